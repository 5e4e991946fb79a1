"""What an editor can do about a finding besides mending it: ignore it here, turn its rule off, accept its word."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest
from lsprotocol import types

from daily import newslint, pack
from editor import Editor, session, shown
from newslint.config.model import SCHEMA_LINE
from waiting import LONG

STORY = "LONDON (AP) — The council saw teh sea on Monday.\n\nShe saw teh sea, too.\n"
SPELLING = """
family: typos
rules:
  - id: typos.test.unknown
    kind: spelling
    message: "'{match}' is no word."
    why: "A misspelling."
    bad: [ {text: "She has a [[goverment]] job."} ]
    good: ["She has a government job.", "They left."]
"""


@pytest.fixture
def desk(tmp_path, compiled_packs):
    (tmp_path / ".git").mkdir()
    (tmp_path / "words-pack.yaml").write_text(SPELLING, encoding="utf-8")
    (tmp_path / ".newslint.yaml").write_text(
        f"# the desk's own\nrules: [{pack(tmp_path)}, words-pack.yaml]\n"
        "select: [typos.test.misspelling, typos.test.unknown]\n"
    )
    return tmp_path


def the(actions, beginning: str) -> types.CodeAction:
    (action,) = [action for action in actions if action.title.startswith(beginning)]
    return action


def test_turning_a_rule_off_changes_the_configuration_and_all_open_articles(desk):
    async def play(editor: Editor, answer):
        assert set(answer.capabilities.execute_command_provider.commands) == {
            "newslint.acceptWord",
            "newslint.ignoreRule",
        }
        editor.open(STORY)
        found = await editor.diagnostics()
        assert len(found) == 2
        actions = await editor.actions(found[0].range)
        await editor.command(the(actions, "Turn typos.test.misspelling off"))
        assert await editor.diagnostics() == []
        assert editor.messages == []

    session(desk, play)
    assert (desk / ".newslint.yaml").read_text().startswith("# the desk's own\n")
    assert (desk / ".newslint.yaml").read_text().endswith("\nignore:\n  - typos.test.misspelling\n")


def test_one_entry_of_a_rule_is_turned_off_alone(desk):
    async def play(editor: Editor, answer):
        editor.open(STORY + "\nThey recieve post.\n")
        found = await editor.diagnostics()
        assert len(found) == 3
        await editor.command(the(await editor.actions(found[0].range), "Turn off 'teh'"))
        assert [one.message for one in await editor.diagnostics()] == ["'recieve': write 'receive'."]

    session(desk, play)
    assert "- typos.test.misspelling/teh\n" in (desk / ".newslint.yaml").read_text()


def test_a_word_is_accepted_where_that_would_help(desk):
    async def play(editor: Editor, answer):
        editor.open("The committe fell on Monday. She saw teh sea.\n")
        first, second = await editor.diagnostics()
        accepting = [a for a in await editor.actions(second.range) if a.title.startswith("Add")]
        assert accepting == []  # a swap is not about unknown words
        await editor.command(the(await editor.actions(first.range), "Add 'committe' to the words"))
        assert [one.code for one in await editor.diagnostics()] == ["typos.test.misspelling"]

    session(desk, play)
    assert (desk / ".newslint.yaml").read_text().endswith("\naccept:\n  - committe\n")


def test_a_configuration_open_in_the_editor_is_changed_there(desk):
    config = desk / ".newslint.yaml"

    async def play(editor: Editor, answer):
        before = config.read_text()
        text = before + "level: warning  # not saved yet\n"
        item = types.TextDocumentItem(config.as_uri(), "yaml", 7, text)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        editor.open(STORY)
        found = await editor.diagnostics()
        await editor.command(the(await editor.actions(found[0].range), "Turn typos.test.misspelling off"))
        (edit,) = editor.edits
        (change,) = edit.document_changes
        assert (change.text_document.uri, change.text_document.version) == (config.as_uri(), 7)
        (change,) = change.edits
        assert change.new_text == "ignore:\n  - typos.test.misspelling\n"
        assert change.range.start.line == text.count("\n")
        assert config.read_text() == before

    session(desk, play)


def test_where_there_is_no_configuration_one_is_made_at_the_top_of_the_project(tmp_path, compiled_packs):
    (tmp_path / ".git").mkdir()
    (tmp_path / "news").mkdir()

    async def play(editor: Editor, answer):
        editor.open("He said the the mayor left.\n")
        found = await editor.diagnostics()
        assert found
        actions = await editor.actions(found[0].range)
        await editor.command(the(actions, f"Turn {found[0].code} off"))
        assert await editor.diagnostics() == []
        return found[0].code

    code = session(tmp_path, play, name="news/story.txt")
    assert (tmp_path / ".newslint.yaml").read_text() == f"{SCHEMA_LINE}\nignore:\n  - {code}\n"


def test_no_file_outside_of_the_project_is_made(tmp_path, compiled_packs):
    """A link that leads nowhere yet is not where a configuration is made."""
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / ".newslint.yaml").symlink_to(tmp_path / "outside.yaml")

    async def play(editor: Editor, answer):
        editor.open("He said the the mayor left.\n")
        found = await editor.diagnostics()
        await editor.command(the(await editor.actions(found[0].range), f"Turn {found[0].code} off"))
        assert any("leads out of the project" in message for message in editor.messages)

    session(project, play)
    assert not (tmp_path / "outside.yaml").exists()


def test_a_configuration_nothing_can_be_added_to_is_left_alone_and_that_is_said(desk):
    config = desk / ".newslint.yaml"
    config.write_text(f"{{rules: [{desk}/house-rules.yaml], select: [typos.test.misspelling]}}\n")
    before = config.read_text()

    async def play(editor: Editor, answer):
        editor.open(STORY)
        found = await editor.diagnostics()
        await editor.command(the(await editor.actions(found[0].range), "Turn typos.test.misspelling off"))
        assert any("by hand" in message for message in editor.messages)

    session(desk, play)
    assert config.read_text() == before


#: For each language of an editor an article with two findings in different paragraphs.
ARTICLES = {
    "plaintext": "The minster left on Monday.\n\nThe minster came back.\n",
    "markdown": "# Sea\n\n- one item\n- She saw the minster.\n\n> And she\n> saw the minster.\n",
    "mdx": "# Sea\n\nShe saw the minster.\n\nAnd she saw the minster.\n",
    "html": "<html><body><h1>Sea</h1>\n<p>She saw\nthe minster.</p>\n<p>And she saw the minster.</p>\n</body></html>\n",
    "restructuredtext": "Sea\n===\n\nShe saw\nthe minster.\n\nAnd she saw the minster.\n",
    "asciidoc": "= Sea\n\nShe saw\nthe minster.\n\nAnd she saw the minster.\n",
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_ignoring_here_silences_this_finding_alone_in_every_format(desk, ends):
    (desk / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test.anywhere]\n")

    async def play(editor: Editor, answer):
        for language, text in ARTICLES.items():
            for number in (0, 1):
                editor.uri = (desk / f"untitled-{language}-{number}").as_uri()
                editor.open(text.replace("\n", ends), language)
                found = await editor.diagnostics()
                assert len(found) == 2, language
                left = found[1 - number]
                actions = await editor.actions(found[number].range)
                editor.type(editor.applied(the(actions, "Ignore typos.test.anywhere")))
                (still,) = await editor.diagnostics()
                assert still.code == left.code, editor.text
                assert still.range.start.line - left.range.start.line == (1 if number == 0 else 0), (
                    editor.text
                )
                assert editor.text.count("\r\n") == (editor.text.count("\n") if ends == "\r\n" else 0)

    session(desk, play)


def test_a_finding_leads_to_what_can_be_read_about_its_rule(desk):
    (desk / ".newslint.yaml").write_text(f"rules: [{pack(desk)}]\n")

    async def play(editor: Editor, answer):
        editor.open("The minster left and the the council stayed.\n")
        own, shipped = await editor.diagnostics()
        assert own.code_description.href == f"{(desk / 'house-rules.yaml').as_uri()}#L12"
        page = shipped.code_description.href
        assert page.startswith("file://") and page.endswith(f"/{shipped.code}.md")
        await editor.hover(shipped.range.start)  # whoever checks is done with its pages by then
        text = Path(page.removeprefix("file://")).read_text(encoding="utf-8")
        assert text.startswith(f"# {shipped.code}\n") and "Speaks on:" in text and "Silent on:" in text

    session(desk, play)


def test_diagnostics_can_be_pulled(desk):
    pulls = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            diagnostics=types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
        ),
        text_document=types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities()),
    )

    async def play(editor: Editor, answer):
        assert answer.capabilities.diagnostic_provider.identifier == "newslint"
        assert not answer.capabilities.diagnostic_provider.workspace_diagnostics
        editor.open(STORY)
        first = await editor.pulled()
        assert first.kind == "full" and len(first.items) == 2
        again = await editor.pulled(first.result_id)
        assert (again.kind, again.result_id) == ("unchanged", first.result_id)
        editor.type(STORY.replace("teh", "the", 1))
        changed = await editor.pulled(first.result_id)
        assert changed.kind == "full" and len(changed.items) == 1
        await editor.command(
            the(await editor.actions(changed.items[0].range), "Turn typos.test.misspelling off")
        )
        await asyncio.wait_for(editor.refreshed.wait(), LONG)
        assert not (await editor.pulled(changed.result_id)).items
        assert editor.told.empty()  # who asks is not told, too

    session(desk, play, capabilities=pulls)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("package.json", '{"name": "x", "scripts": {"teh": '),
        ("package.json", '{"name": "teh sea", "version": "1.0.0"}'),
        ("pom.xml", "<project><name>teh sea</name"),
        ("data.json", "[1, 2"),
        ("broken.json", ""),
    ],
)
def test_nothing_is_said_of_json_and_xml_that_is_no_article(desk, name, text):
    async def play(editor: Editor, answer):
        editor.open(text, name.rpartition(".")[2])
        assert await editor.diagnostics() == []
        assert editor.messages == []
        assert await editor.actions(types.Range(types.Position(0, 0), types.Position(0, 9))) == []

    session(desk, play, name=name)


def test_json_that_is_an_article_is_checked(desk):
    article = '{"uri": "x", "body_text": "She saw teh sea on Monday, and she left."}'

    async def play(editor: Editor, answer):
        editor.open(article, "json")
        assert [shown(one) for one in await editor.diagnostics()] == [
            "0:35-0:38 warning typos.test.misspelling: 'teh': write 'the'."
        ]

    session(desk, play, name="story.json")


def test_the_command_line_agrees_on_what_was_accepted(desk):
    """What an editor adds is what the command reads."""
    (desk / ".newslint.yaml").write_text(
        (desk / ".newslint.yaml").read_text() + "ignore:\n  - typos.test.misspelling\n", encoding="utf-8"
    )
    (desk / "story.txt").write_text(STORY, encoding="utf-8")
    code, out, err = newslint("story.txt", cwd=desk, **dict(os.environ))
    assert (code, err) == (0, ""), out


def test_a_baseline_outside_of_the_project_is_not_read(tmp_path):
    """The same is said whether there is one or not."""
    from newslint.lsp.session import Session
    from newslint.model.errors import ConfigError

    project, other = tmp_path / "project", tmp_path / "other.json"
    (project / ".git").mkdir(parents=True)
    (project / ".newslint.yaml").write_text("baseline: ../other.json\n")
    said = set()
    for text in ("", "{}", '{"schema": 1, "findings": []}'):
        if text:
            other.write_text(text)
        with pytest.raises(ConfigError) as raised:
            Session().check(str(project / "story.txt"), "plaintext", STORY)
        said.add(str(raised.value))
    (one,) = said
    assert "the baseline is no file of this project" in one
