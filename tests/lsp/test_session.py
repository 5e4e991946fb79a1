"""A real client and a real server over pipes: open, type, see, mend, ask, ignore, close."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from daily import pack
from editor import Editor, session, shown
from waiting import LONG

GOLDEN = Path(__file__).with_name("session.txt")
STORY = "LONDON (AP) — The 🎉 council saw teh sea on Monday.\n\n“It was teh best,” Ann Moss said.\n"


@pytest.fixture
def desk(tmp_path, compiled_packs):
    (tmp_path / ".newslint.yaml").write_text(
        f"rules: [{pack(tmp_path)}]\nselect: [typos.test.misspelling, typos.test.filler]\n"
    )
    return tmp_path


def test_a_session_from_open_to_close(desk):
    """The whole of it, compared with a recording."""
    said: list[str] = []

    def note(title: str, lines) -> None:
        said.append(f"== {title}")
        said.extend(lines)

    async def play(editor: Editor, answer):
        capabilities = answer.capabilities
        assert capabilities.hover_provider and capabilities.code_action_provider
        assert answer.server_info.name == "newslint"

        editor.open(STORY)
        found = await editor.diagnostics()
        note("open", map(shown, found))

        editor.type(STORY.replace("Monday", "Monday, basically, in teh rain"))
        found = await editor.diagnostics()
        note("type", map(shown, found))

        page = await editor.hover(found[0].range.start)
        note("hover", page.contents.value.splitlines())
        assert await editor.hover(types.Position(0, 0)) is None

        actions = await editor.actions(found[0].range)
        note(
            "actions",
            (
                f"{action.kind}: {action.title}{' (preferred)' if action.is_preferred else ''}"
                for action in actions
            ),
        )
        note("quick fix", editor.applied(actions[0]).splitlines())
        ignoring = next(action for action in actions if action.title.startswith("Ignore"))
        note("ignore", editor.applied(ignoring).splitlines())
        (everything,) = await editor.actions(
            types.Range(types.Position(0, 0), types.Position(0, 0)), ["source.fixAll"]
        )
        note("fix all", editor.applied(everything).splitlines())

        editor.type(editor.applied(everything))
        note("after", map(shown, await editor.diagnostics()))
        editor.client.text_document_did_close(
            types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri))
        )
        note("close", map(shown, await editor.diagnostics()))
        assert editor.messages == []

    session(desk, play)
    transcript = "\n".join(said) + "\n"
    if os.environ.get("NEWSLINT_RECORD"):
        GOLDEN.write_text(transcript, encoding="utf-8")
    assert transcript == GOLDEN.read_text(encoding="utf-8")


def test_goodbye(desk):
    sent = [
        {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
        {"id": 2, "method": "shutdown"},
        {"method": "exit"},
    ]
    frames = b""
    for message in sent:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        frames += b"Content-Length: %d\r\n\r\n" % len(body) + body
    process = subprocess.run(
        [sys.executable, "-m", "newslint", "lsp"], cwd=desk, input=frames, capture_output=True, timeout=LONG, check=False
    )  # fmt: skip
    assert (process.returncode, process.stderr) == (0, b"")
    assert b'"id": 2' in process.stdout


def test_typing_fast_is_checked_once_and_last(desk):
    async def play(editor: Editor, answer):
        editor.open("Nothing is wrong.\n")
        assert await editor.diagnostics() == []
        for length in range(1, len(STORY) + 1):
            editor.type(STORY[:length])
        told = [await editor.told.get()]
        while told[-1].version != editor.version:
            told.append(await editor.told.get())
        assert [shown(d) for d in told[-1].diagnostics] == [
            "0:33-0:36 warning typos.test.misspelling: 'teh': write 'the'."
        ]
        assert len(told) < len(STORY) / 4  # a busy machine takes its time over so many changes

    session(desk, play)


def test_the_ignore_action_silences_the_paragraph(desk):
    async def play(editor: Editor, answer):
        for language, text in (("plaintext", STORY), ("markdown", f"# Sea\n\n{STORY}")):
            editor.uri = (desk / f"untitled-{language}").as_uri()
            editor.open(text, language)
            found = await editor.diagnostics()
            assert len(found) == 1
            actions = await editor.actions(found[0].range)
            editor.type(editor.applied(next(a for a in actions if a.title.startswith("Ignore"))))
            assert await editor.diagnostics() == []

    session(desk, play)


def test_configuration_changes_and_mistakes_are_noticed(desk):
    async def play(editor: Editor, answer):
        editor.open(STORY)
        assert len(await editor.diagnostics()) == 1
        config = desk / ".newslint.yaml"
        sound = config.read_text()
        config.write_text("ingore: [typos]\n")
        os.utime(config, (1, 1))
        editor.type(STORY + "\nMore.\n")
        assert await editor.diagnostics() == []
        assert (
            len(editor.messages) == 1
            and "'ingore'" in editor.messages[0]
            and "did you mean" in editor.messages[0]
        )
        config.write_text(sound)
        os.utime(config, (2, 2))
        editor.type(STORY)
        assert len(await editor.diagnostics()) == 1

    session(desk, play)


def test_options_of_the_editor_and_files_that_are_no_articles(desk):
    async def play(editor: Editor, answer):
        editor.open(STORY)
        assert await editor.diagnostics() == []
        editor.uri = (desk / "program.py").as_uri()
        editor.open("teh = 1\n", "python")
        assert await editor.diagnostics() == []

    session(desk, play, {"newslint": {"ignore": ["typos.test.misspelling"]}})


def test_options_change_and_can_be_taken_back(desk):
    async def play(editor: Editor, answer):
        def configure(settings):
            editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings))

        editor.open(STORY)
        assert len(await editor.diagnostics()) == 1
        configure({"newslint": {"ignore": ["typos.test.misspelling"]}})
        assert await editor.diagnostics() == []
        configure({})  # says nothing of us
        assert await editor.diagnostics() == []
        configure({"newslint": {}})
        assert len(await editor.diagnostics()) == 1

    session(desk, play)


def test_without_the_library_the_command_says_what_to_install(tmp_path):
    from daily import newslint

    blocked = tmp_path / "pygls"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise ModuleNotFoundError('no', name='pygls')\n")
    code, _, err = newslint("lsp", cwd=tmp_path, stdin=b"", PYTHONPATH=str(tmp_path))
    assert code == 2
    assert "pip install 'newslint[lsp]'" in err
