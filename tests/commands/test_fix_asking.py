"""`newslint fix`: findings one after the other, with somebody at the terminal; chosen rules; what may be written."""

from __future__ import annotations

import json
import os
import select
import sys
import time
from io import BytesIO, TextIOWrapper

import pytest

from daily import newslint, pack
from newslint.cli.group import run as command
from newslint.config.model import Settings
from newslint.fixing.session import Refused, Session
from newslint.model.errors import ConfigError
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs
from newslint.pipeline.check import check_file
from newslint.terminal import keys
from waiting import LONG
from waiting import until as until_true

STORY = (
    "He saw teh sea and teh goverment.\n\n“Teh vote is basically teh end,” she said. It is basically true.\n"
)


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    return RuleSet.of(load_packs((pack(tmp_path_factory.mktemp("pack")),), shipped=False))


@pytest.fixture
def session(rules):
    def begin(text: str | bytes, name: str = "story.txt") -> Session:
        data = text.encode() if isinstance(text, str) else text
        return Session(data, lambda now: check_file(name, rules, Settings(), data=now))

    return begin


def words(session: Session) -> list[str]:
    return [finding.text for finding in session.left()]


def test_what_comes_next_follows_every_change(session):
    one = session(STORY)
    assert words(one) == ["teh", "teh", "goverment", "basically"]
    one.write(one.left()[0], "the")
    one.leave(one.left()[0])
    one.write(one.left()[0], "government, which is longer")
    assert words(one) == ["basically"]
    assert one.after.decode().startswith("He saw the sea and teh government, which is longer.\n")
    assert one.undo() and one.undo() and one.undo() and not one.undo()
    assert one.after == STORY.encode() and words(one) == ["teh", "teh", "goverment", "basically"]


def test_what_followed_from_a_decision_goes_back_with_it(session):
    one = session("Teh sea, teh land, teh sky.\n")
    one.write(one.left()[0], "The")
    one.write(one.left()[0], "the", by_hand=False)
    one.write(one.left()[0], "the", by_hand=False)
    assert not words(one) and one.made == 3
    assert one.undo()
    assert one.after == b"Teh sea, teh land, teh sky.\n" and one.made == 0


def test_quoted_speech_is_changed_by_hand_only(session):
    one = session("“The minster left,” she said.\n")
    (finding,) = one.left()
    assert finding.barrier == "speech" and finding.fix == ""
    with pytest.raises(Refused, match="somebody's words"):
        one.write(finding, "minister")
    one.write_by_hand(finding, "minister")
    assert one.after == "“The minister left,” she said.\n".encode()


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "---\ntitle: Teh vote\n---\n\nHe saw **teh** sea.\r\n", "---\ntitle: The vote\n---\n\nHe saw **the** sea.\r\n"),
        ("a.html", "<p>He saw teh <b>sea</b> &amp; teh land.</p>", "<p>He saw the <b>sea</b> &amp; the land.</p>"),
        ("a.ninjs", '{"uri": "u", "headline": "Teh vote", "body_text": "He saw teh sea."}', '{"uri": "u", "headline": "The vote", "body_text": "He saw the sea."}'),
        ("a.rst", "Teh vote\n========\n\nHe saw teh sea.\n", "The vote\n========\n\nHe saw the sea.\n"),
        ("a.adoc", "= Teh vote\n\nHe saw teh sea.\n", "= The vote\n\nHe saw the sea.\n"),
        ("a.mdx", "# Teh vote\n\nHe saw teh sea.\n", "# The vote\n\nHe saw the sea.\n"),
        ("a.nitf", "<nitf><body><body.content><p>He saw teh sea.</p></body.content></body></nitf>", "<nitf><body><body.content><p>He saw the sea.</p></body.content></body></nitf>"),
    ],
)  # fmt: skip
def test_every_format_that_can_be_written(session, name, before, after):
    one = session(before, name)
    while left := one.left():
        one.write(left[0], left[0].replacements[0])
    assert one.after.decode() == after


def test_what_cannot_be_written_is_refused(session):
    assert (
        "more than one encoding"
        in session("caf\u00e9 r\u00e9sum\u00e9 teh sea ".encode() * 3 + b"caf\xe9").problem
    )
    one = session("He saw teh caf\u00e9.\n".encode("cp1252"))
    with pytest.raises(Refused, match="cannot say that"):
        one.write_by_hand(one.left()[0], "\u0442\u0435")
    with pytest.raises(Refused, match="changes nothing"):
        one.write_by_hand(one.left()[0], "teh")
    assert one.undo() is False


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache, capfd):
    """A folder with two stories, and the command run in it by somebody who types what is given."""
    monkeypatch.chdir(tmp_path)
    pack(tmp_path)
    (tmp_path / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test]\n")
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text("It saw teh end.\n", encoding="utf-8")

    def run(typed: str, *args: str, lines: tuple[str, ...] = ()) -> tuple[int, str]:
        waiting, written = iter(typed), iter(lines)
        monkeypatch.setattr(keys, "is_there", lambda: True)
        monkeypatch.setattr(keys, "read_key", lambda: next(waiting))
        monkeypatch.setattr(keys, "read_line", lambda prompt, begun: next(written))
        code = command(["fix", "-i", *(args or ("a.txt", "b.txt"))])
        assert next(waiting, None) is None, "not all was asked"
        return code, capfd.readouterr().out

    run.folder = tmp_path
    return run


def text(path) -> str:
    return path.read_text(encoding="utf-8")


def test_accept_skip_edit_and_always(desk):
    code, out = desk("sa1e!", lines=("truly",))
    assert text(desk.folder / "a.txt").splitlines()[0] == "He saw teh sea and the government."
    assert "It is truly true." in text(desk.folder / "a.txt") and "“Teh vote is basically teh end,”" in text(
        desk.folder / "a.txt"
    )
    assert text(desk.folder / "b.txt") == "It saw the end.\n"
    assert code == 1 and out.endswith("4 changes made in 2 files\n")  # one was left as it was


def test_always_holds_in_this_file_and_the_next(desk):
    code, out = desk("!ss")
    assert text(desk.folder / "a.txt").startswith("He saw the sea and the goverment.")
    assert "“Teh vote is basically teh end,”" in text(desk.folder / "a.txt")
    assert text(desk.folder / "b.txt") == "It saw the end.\n"
    assert "3 changes made in 2 files" in out


def test_undo_takes_always_back(desk):
    desk("!uq")
    assert text(desk.folder / "a.txt") == STORY


def test_quitting_writes_what_was_decided_and_stops(desk):
    _, out = desk("aq")
    assert text(desk.folder / "a.txt").startswith("He saw the sea and teh goverment.")
    assert text(desk.folder / "b.txt") == "It saw teh end.\n"
    assert "1 change made in 1 file" in out


def test_an_interruption_leaves_the_file(desk, monkeypatch):
    def interrupted() -> str:
        raise KeyboardInterrupt

    typed = iter("a")
    monkeypatch.setattr(keys, "is_there", lambda: True)
    monkeypatch.setattr(keys, "read_key", lambda: next(typed, None) or interrupted())
    with pytest.raises(KeyboardInterrupt):
        command(["fix", "-i", "a.txt"])
    assert text(desk.folder / "a.txt") == STORY


def test_the_difference_and_the_help_are_shown(desk):
    _, out = desk("ad?xq", "a.txt")
    assert "-He saw teh sea and teh goverment." in out and "+He saw the sea and teh goverment." in out
    assert out.count("take back the last decision") == 2  # '?' and a key that is none
    assert "a.txt:1:8  warning  typos.test.misspelling  (4 findings left)" in out
    assert "  - He saw teh sea" in out and "  + He saw the sea" in out


def test_a_file_that_changed_meanwhile_is_left(desk, monkeypatch, capfd):
    (desk.folder / "a.txt").write_text("It saw teh end.\n")

    def key() -> str:
        (desk.folder / "a.txt").write_text("Somebody else wrote teh end.\n")
        return "a"

    monkeypatch.setattr(keys, "is_there", lambda: True)
    monkeypatch.setattr(keys, "read_key", key)
    assert command(["fix", "-i", "a.txt"]) == 2
    assert "changed while it was being fixed" in capfd.readouterr().err
    assert text(desk.folder / "a.txt") == "Somebody else wrote teh end.\n"


def test_links_and_word_files_are_left(desk, capfd):
    (desk.folder / "link.txt").symlink_to("a.txt")
    code, _ = desk("", "link.txt")
    assert code == 1 and text(desk.folder / "a.txt") == STORY


def test_a_word_goes_to_the_house_words_and_comes_back(desk):
    config = desk.folder / ".newslint.yaml"
    config.write_text("select: [typos.unknown-word]\n")
    (desk.folder / "a.txt").write_text("The old comittee met again. Nobody had recieved a letter by then.\n")
    _, out = desk("wuwa", "a.txt")
    assert "accept:\n  - comittee\n" in text(config)
    assert "'comittee' added to .newslint.yaml" in out and "taken back" in out
    assert (
        text(desk.folder / "a.txt") == "The old comittee met again. Nobody had received a letter by then.\n"
    )
    _, out = desk("", "a.txt")
    assert "Nothing was changed" in out


@pytest.fixture
def words_of_the_house(desk, monkeypatch):
    """A story with a word to accept; `run(typed, meanwhile)` calls `meanwhile` when the second key is asked for."""
    config = desk.folder / ".newslint.yaml"
    config.write_text("select: [typos.unknown-word]\n")
    (desk.folder / "a.txt").write_text("The old comittee met again. Nobody had recieved a letter.\n")

    def run(typed: str, meanwhile) -> None:
        keys_left = list(typed)

        def key() -> str:
            if len(keys_left) == len(typed) - 1:
                meanwhile()
            return keys_left.pop(0)

        monkeypatch.setattr(keys, "is_there", lambda: True)
        monkeypatch.setattr(keys, "read_key", key)
        command(["fix", "-i", "a.txt"])

    run.config = config
    return run


def test_what_somebody_else_wrote_into_the_configuration_stays(words_of_the_house, capfd):
    config = words_of_the_house.config
    words_of_the_house("wuq", lambda: config.write_text("select: [typos.unknown-word]\n# mine\n"))
    assert text(config) == "select: [typos.unknown-word]\n# mine\n"
    assert "has been changed meanwhile" in capfd.readouterr().out


def test_taking_a_word_back_goes_through_no_link(words_of_the_house, tmp_path_factory):
    config, other = words_of_the_house.config, tmp_path_factory.mktemp("other") / "notes.txt"

    def link() -> None:
        other.write_text(text(config))
        config.unlink()
        config.symlink_to(other)

    with pytest.raises(ConfigError, match="leads out of the project"):
        words_of_the_house("wuq", link)
    assert "comittee" in text(other)


def test_a_pipe_in_the_place_of_the_configuration_keeps_nobody_waiting(desk, monkeypatch, capfd):
    (desk.folder / ".newslint.yaml").unlink()
    os.mkfifo(desk.folder / ".newslint.yaml")
    (desk.folder / "a.txt").write_text("The old comittee met again.\n")
    desk("wq", "a.txt", "--select", "typos.unknown-word")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_a_terminal_that_lacks_the_characters(desk, monkeypatch, encoding):
    (desk.folder / "a.txt").write_text("“Hm,” she said — 漢字. He saw teh sea.\n", encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), encoding, "strict"))
    monkeypatch.setattr(keys, "is_there", lambda: True)
    typed = iter("?da")
    monkeypatch.setattr(keys, "read_key", lambda: next(typed))
    command(["fix", "-i", "a.txt"])
    assert "saw the sea" in text(desk.folder / "a.txt")


def test_what_is_to_be_edited_steers_no_terminal(desk, monkeypatch):
    path = desk.folder / "house-rules.yaml"
    path.write_text(text(path).replace("teh: the", 'teh: "t\\u202eh\\u009b2Je"'), encoding="utf-8")
    begun = []
    monkeypatch.setattr(keys, "is_there", lambda: True)
    typed = iter("eq")
    monkeypatch.setattr(keys, "read_key", lambda: next(typed))
    monkeypatch.setattr(keys, "read_line", lambda prompt, words: begun.append(words) or "the")
    command(["fix", "-i", "b.txt"])
    assert begun == ["teh"]


def test_only_words_become_house_words(desk):
    _, out = desk("wq", "b.txt")
    assert "not done: this is about no single word" in out


def test_nobody_at_the_terminal(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    code, _, err = newslint("fix", "-i", "a.txt", cwd=tmp_path, stdin=b"a\n")
    assert code == 2 and "asks at a terminal" in err
    code, _, err = newslint("fix", "-i", "--unsafe", "a.txt", cwd=tmp_path)
    assert code == 2 and "go without it" in err


@pytest.mark.skipif(sys.platform == "win32", reason="has no pseudo-terminals")
def test_a_real_terminal(tmp_path, compiled_packs):
    import pty
    import termios

    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / ".newslint.yaml").write_text("rules: [house-rules.yaml]\nselect: [typos.test]\n")
    pack(tmp_path)
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(tmp_path)
        os.execv(sys.executable, [sys.executable, "-m", "newslint", "fix", "-i", "a.txt"])
    shown = b""

    def until(what: bytes) -> None:
        nonlocal shown
        began = time.monotonic()
        while what not in shown:
            assert time.monotonic() - began < LONG, shown.decode(errors="replace")
            if select.select([terminal], [], [], 1)[0]:
                shown += os.read(terminal, 4096)

    try:
        for number, key in ((4, b"a"), (3, b"e"), (2, b"s"), (1, b"q")):
            until(b"(%d finding" % number)
            until(b"[?]")
            shown = shown[shown.rindex(b"[?]") + 3 :]
            # a key that is typed before it is asked for is thrown away; then the terminal waits for no line
            until_true(lambda: not termios.tcgetattr(terminal)[3] & termios.ICANON)
            os.write(terminal, key)
            if key == b"e":
                until(b"the")
                os.write(terminal, b"n\r")
        until(b"2 changes made in 1 file")
    finally:
        os.close(terminal)
        os.waitpid(process, 0)
    assert text(tmp_path / "a.txt").startswith("He saw the sea and then goverment.")


def test_chosen_rules(desk, capfd):
    assert command(["--fix", "typos.test.filler", "a.txt"]) == 1
    assert text(desk.folder / "a.txt") == STORY.replace("It is basically true", "It is true")
    assert "1 fix made in 1 file" in capfd.readouterr().err
    command(["fix", "--rule", "typos.test.misspelling/teh", "--diff", "a.txt"])
    out = capfd.readouterr().out
    assert "+He saw the sea and the goverment." in out
    (desk.folder / "house-rules.yaml").write_text(
        text(desk.folder / "house-rules.yaml").replace("    fix: safe\n", ""), encoding="utf-8"
    )
    assert command(["check", "--fix", "a.txt"]) == 1 and "teh sea" in text(desk.folder / "a.txt")
    command(["check", "--fix", "typos.test.misspelling,typos.test.anywhere", "a.txt"])
    assert text(desk.folder / "a.txt").splitlines()[0] == "He saw the sea and the government."
    assert "“Teh vote is basically teh end,”" in text(desk.folder / "a.txt")


def test_the_argument_of_fix_is_a_rule_or_a_file(tmp_path, warm_cache, monkeypatch):
    from newslint.model.errors import NewslintError

    monkeypatch.chdir(tmp_path)
    with pytest.raises(NewslintError, match="no rule, family or file is called 'storyx.md'"):
        command(["--fix", "storyx.md"])
    with pytest.raises(NewslintError, match="did you mean 'typos.unknown-word'"):
        command(["--fix", "typos.unknown-wort", "."])
    (tmp_path / "typos").mkdir()
    with pytest.raises(NewslintError, match="is a family of rules and a path"):
        command(["--fix", "typos"])
    with pytest.raises(NewslintError, match="goes with '--fix' alone"):
        command(["--fix", "spun", "--unsafe", "."])
    (tmp_path / "story.md").write_text("It saw the the end.\n")
    command(["check", "--force-exclude", "--fix", "--", "story.md"])
    assert text(tmp_path / "story.md") == "It saw the end.\n"


def test_json_says_of_each_replacement_whether_it_is_safe(desk, capfd):
    (desk.folder / "a.txt").write_text(
        "Teh end is basically near.\n\n“The minster left,” she said.\n", encoding="utf-8"
    )
    (desk.folder / ".newslint.yaml").write_text(
        "rules: [house-rules.yaml]\nselect: [typos.test, typos.unknown-word]\n"
    )
    command(["--format", "json", "a.txt"])
    findings = json.loads(capfd.readouterr().out)["files"][0]["findings"]
    assert {found["text"]: found["fix"] for found in findings} == {
        "Teh": "safe",
        "basically": "unsafe",
        "minster": "hand",
    }


@pytest.mark.parametrize(
    ("entry", "before", "after"),
    [
        ("Kiev = Kyiv", "In Kiev it rained.", "In Kyiv it rained."),
        ("Kiev => Kyiv", "In Kiev it rained.", "In Kyiv it rained."),
        ("whilst -> while", "Whilst it rained, they left.", "While it rained, they left."),
        ("utilize = use", "They utilized it, utilizing all.", "They used it, using all."),
        ("utilise = use", "They utilised it.", "They used it."),
        ("~carry out = ~do", "They carried out the work.", "They did the work."),
        ("lorry = truck", "Two lorries came.", "Two trucks came."),
        ("utilize = make use of", "They utilized it.", "They made use of it."),
    ],
)  # fmt: skip
def test_words_the_house_rejects_are_mended(desk, entry, before, after):
    (desk.folder / ".newslint.yaml").write_text(f'reject: ["{entry}"]\nselect: [typos.rejected-word]\n')
    (desk.folder / "a.txt").write_text(f"{before}\n\n“{before}” she said.\n", encoding="utf-8")
    command(["--fix", "a.txt"])
    assert text(desk.folder / "a.txt") == f"{after}\n\n“{before}” she said.\n"


def test_two_forms_are_offered_and_not_chosen_between(desk, capfd):
    (desk.folder / ".newslint.yaml").write_text('reject: ["utilize = take"]\nselect: [typos.rejected-word]\n')
    (desk.folder / "a.txt").write_text("They utilized it. They have utilized it.\n")
    command(["--format", "json", "a.txt"])
    findings = json.loads(capfd.readouterr().out)["files"][0]["findings"]
    assert [(found["replacements"], found["fix"]) for found in findings] == [
        (["took", "taken"], "unsafe"),
        (["taken", "took"], "unsafe"),
    ]


@pytest.mark.parametrize(
    ("entry", "said"),
    [("= Kyiv", "names no word"), ("Kiev =", "does not say what to write"), ("a = b = c", "more than one '='"), ("a >= b", "cannot be understood")],
)  # fmt: skip
def test_entries_that_say_nothing_clear_are_refused(tmp_path, monkeypatch, entry, said):
    from newslint.config.read import load_config
    from newslint.model.errors import ConfigError

    monkeypatch.chdir(tmp_path)
    (tmp_path / ".newslint.yaml").write_text(
        f'level: error\npaths:\n  - match: a\n    reject:\n      - "{entry}"\n'
    )
    with pytest.raises(ConfigError, match=said) as caught:
        load_config(".newslint.yaml")
    assert ".newslint.yaml:5:9:" in str(caught.value)
