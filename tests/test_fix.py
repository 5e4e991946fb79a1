"""Fixes: what is replaced, what is kept, and that files are whole whatever happens."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from daily import newslint, pack
from helpers import shipped_rules
from newslint.config.model import Settings
from newslint.document.document import Document
from newslint.fixing.apply import apply_edits, diff, edits_of, fix_bytes, write_whole
from newslint.model.errors import NewslintError
from newslint.model.finding import Finding
from newslint.model.span import Span
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs
from newslint.pipeline.check import check_file
from newslint.storage.safe_read import Seen, see


@pytest.fixture(scope="module")
def rules(tmp_path_factory):
    return RuleSet.of(load_packs((pack(tmp_path_factory.mktemp("pack")),), shipped=False))


@pytest.fixture(scope="module")
def fix(rules):
    def run(data: bytes, *, unsafe: bool = False, name: str = "story.txt"):
        return fix_bytes(
            data,
            lambda now: check_file(name, rules, Settings(), data=now if now is not None else data),
            unsafe=unsafe,
        )

    return run


def found(source: str, words: str, replacement: str, rule: str = "typos.x", fix: str = "safe") -> Finding:
    start = source.index(words)
    return Finding(
        rule, "typos", "warning", Span(start, start + len(words)), words, "", "", (replacement,), fix
    )


def test_case_and_sentence_start(fix):
    text = "Teh mayor met teh GOVERMENT. Recieve them."
    assert fix(text.encode()).after.decode() == "The mayor met the GOVERNMENT. Receive them."


@pytest.mark.parametrize(
    "text",
    [
        "“He saw teh sea,” she said.",
        '"The minster saw teh sea," she said.',
        "He spoke of “teh minster” twice.",
        "“He saw teh sea.\n\n“And teh minster left,” she said.",
    ],
)
def test_quoted_speech_is_never_changed(fix, text):
    assert fix(text.encode(), unsafe=True).after.decode() == text


def test_around_quoted_speech_words_are_mended(fix):
    text = "Teh mayor said: “It is teh end.” Teh minster left."
    assert fix(text.encode()).after.decode() == "The mayor said: “It is teh end.” The minister left."


def test_paragraph_with_damaged_marks_is_left_alone(fix):
    text = "“We saw teh sea, she said, and teh rest is known.\n\nTeh minster left."
    assert fix(text.encode()).after.decode().splitlines()[0] == text.splitlines()[0]
    assert fix(text.encode()).after.decode().splitlines()[2] == "The minister left."


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_mark_are_kept(fix, end, bom):
    text = end.join(["Teh café is open.", "", "They recieve guests 🎉.", ""])
    done = fix(bom + text.encode())
    assert done.after == bom + text.replace("Teh", "The").replace("recieve", "receive").encode()
    assert done.counts == {"typos.test.misspelling": 2}


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-be"])
def test_encodings_are_kept(fix, encoding):
    text = "Teh café of the minster is open — still, and “quoted” speech stays as it was.\n"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    done = fix(mark + text.encode(encoding))
    assert done.after == mark + text.replace("Teh", "The").replace("minster", "minister").encode(encoding)


def test_mixed_bytes_are_refused(fix):
    data = "Teh “café” of the première naïveté — ".encode() + b"caf\xe9.\n"
    done = fix(data)
    assert done.after == data
    assert "more than one encoding" in done.refused


def test_unsafe_only_on_demand(fix):
    text = "It is basically true.\n\nBasically it rains. So it is, basically.\n"
    assert fix(text.encode()).after.decode() == text
    assert fix(text.encode(), unsafe=True).after.decode() == "It is true.\n\nIt rains. So it is,.\n"


def test_markup_in_the_words_is_left_alone(fix):
    text = "<p>The <b>te</b>h sea. Teh sea &amp; <i>teh</i> minster.</p>"
    done = fix(text.encode(), name="story.html").after.decode()
    assert "<b>te</b>h" in done
    assert "<i>" in done and "&amp;" in done


def test_words_on_two_lines_stay_on_two_lines():
    source = "He walked to the\n  the hall."
    edits = edits_of(source, [found(source, "the\n  the", "the")])
    assert apply_edits(source, edits) == "He walked to the\n  hall."
    source = "He did a lot\nof of it."
    edits = edits_of(source, [found(source, "a lot\nof of", "a lot of")])
    assert apply_edits(source, edits) == "He did a lot\nof it."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_words_on_two_lines_are_mended_whatever_ends_the_lines(end):
    rules = shipped_rules()
    text = f"The council voted to close the old bridge over the{end}the river for four months while its deck is laid.{end}"

    def check(data):
        return check_file("a.txt", rules, Settings(), data=data)

    assert fix_bytes(text.encode(), check).after.decode() == text.replace(
        f"the{end}the river", f"the{end}river"
    )


def test_overlapping_fixes_are_made_one_by_one():
    source = "one two three"
    edits = edits_of(source, [found(source, "one two", "1 2"), found(source, "two three", "2 3")])
    assert apply_edits(source, edits) == "1 2 three"


def test_rules_at_odds_are_left_out(rules):
    def check(data):
        result = check_file("a.txt", rules, Settings(), data=data)
        source = result.source
        swaps = (("grey", "gray", "typos.a"), ("gray", "grey", "typos.b"), ("colur", "colour", "typos.c"))
        all_of = [found(source, old, new, rule) for old, new, rule in swaps if old in source]
        return result._replace(findings=tuple(all_of))

    done = fix_bytes(b"A grey colur.", check)
    assert done.after == b"A grey colour."
    assert fix_bytes(done.after, check).after == done.after


WORDS = st.sampled_from(
    [
        "teh",
        "Teh",
        "the",
        "The",
        "recieve",
        "minster",
        "basically",
        "sea",
        "“",
        "”",
        '"',
        "he said",
        ",",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        "café",
        "🎉",
        "of of",
        "‘",
        "’",
        "—",
    ]
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=30), st.booleans(), st.booleans())
def test_twice_is_once_and_speech_is_kept(fix, words, unsafe, bom):
    data = (b"\xef\xbb\xbf" if bom else b"") + " ".join(words).encode()
    once = fix(data, unsafe=unsafe)
    assert fix(once.after, unsafe=unsafe).after == once.after
    text = _plain(once.after.decode("utf-8-sig"))
    for said in _speech(data):
        assert said in text


def _plain(text: str) -> str:
    """Words alone: a missing quotation mark may be put in."""
    return re.sub(r"[\s“”\"‘’]+", " ", text).strip()


def _speech(data: bytes) -> list[str]:
    """What the article quotes before anything is fixed."""
    document = Document(data.decode("utf-8-sig"))
    return [_plain(item.inner.of(document.text)) for item in document.quotations.items]


def test_diff_applies(fix, tmp_path):
    text = "Teh café.\r\n\r\nAs it was.\nThey recieve"
    (tmp_path / "story.txt").write_bytes(text.encode())
    done = fix(text.encode())
    subprocess.run(["git", "apply", "-"], input=diff("story.txt", done).encode(), cwd=tmp_path, check=True)
    assert (tmp_path / "story.txt").read_bytes() == done.after


def test_write_keeps_links_and_permissions(tmp_path):
    real = tmp_path / "real.txt"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_whole(str(link), b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_write_to_a_name_as_long_as_can_be(tmp_path):
    path = tmp_path / ("n" * 251 + ".txt")
    for content in (b"old", b"new"):
        write_whole(str(path), content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_write_keeps_the_owner(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    asked = []
    monkeypatch.setattr(os, "chown", lambda _, owner, group: asked.append((owner, group)))
    write_whole(str(path), b"new")
    status = path.stat()
    assert asked == [(-1, status.st_gid), (status.st_uid, -1)]


def test_write_does_not_need_the_owner(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError(1, "Operation not permitted")

    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "chown", refused)
    write_whole(str(path), b"new")
    assert path.read_bytes() == b"new"


def test_write_leaves_pipes(tmp_path):
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    with pytest.raises(NewslintError, match="not a regular file"):
        write_whole(str(path), b"new", expected=Seen(b"old", (1, 1)))
    assert path.is_fifo()


def test_write_leaves_files_that_were_changed_meanwhile(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"older!")
    there = see(str(path))
    path.write_bytes(b"theirs")
    with pytest.raises(NewslintError, match="was changed"):
        write_whole(str(path), b"ours", expected=there)
    assert path.read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="a place may be spelt otherwise there")
@pytest.mark.parametrize("how", ["file", "folder"])
def test_what_was_a_link_for_a_moment_counts_as_one(tmp_path, monkeypatch, how):
    from newslint.fixing import apply

    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_bytes(b"old")
    link, named, kept = {
        "file": (inside / "b.txt", outside / "a.txt", inside / "b.txt"),
        "folder": (tmp_path / "link", outside, tmp_path / "link"),
    }[how]
    link.symlink_to(named)
    path = link if how == "file" else link / "a.txt"

    def seen(path: str) -> Seen:
        kept.unlink()  # and back again, before anybody asks whether it is one
        if how == "file":
            kept.write_bytes(b"old")
        else:
            inside.rename(kept)
        return Seen(b"old", (1, 1))

    monkeypatch.setattr(apply, "seen", seen)
    assert apply.found(str(path)).linked
    monkeypatch.undo()
    assert not apply.found(str(path)).linked


@pytest.mark.parametrize("how", ["file", "folder"])
def test_write_goes_through_no_link_that_was_put_there_meanwhile(tmp_path, how):
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / "a.txt").write_bytes(b"old")
    path = inside / "a.txt"
    there = see(str(path))
    if how == "file":
        path.unlink()
        path.symlink_to(outside / "a.txt")
    else:
        inside.rename(tmp_path / "moved")
        inside.symlink_to(outside)
    with pytest.raises(NewslintError, match="was changed"):
        write_whole(str(path), b"new", expected=there)
    assert (outside / "a.txt").read_bytes() == b"old"
    assert [one.name for one in outside.iterdir()] == ["a.txt"]


def test_a_kill_leaves_every_file_whole(tmp_path):
    """Killed at any moment, each file is as it was or as it should be."""
    rules = pack(tmp_path)
    folder = tmp_path / "articles"
    folder.mkdir()
    before = b"Teh mayor and teh council recieve teh guests of the goverment.\n" * 40
    after = (
        before.replace(b"Teh", b"The")
        .replace(b"teh", b"the")
        .replace(b"recieve", b"receive")
        .replace(b"goverment", b"government")
    )
    for number in range(40):
        (folder / f"{number}.txt").write_bytes(before)
    stopped_midway = 0
    for least in (1, 8, 16):
        process = subprocess.Popen(
            [sys.executable, "-m", "newslint", "check", "--fix", "--rules", rules, "--select", "typos.test", str(folder)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        deadline = time.monotonic() + 30
        while _count(folder, after) < least and time.monotonic() < deadline:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        contents = [path.read_bytes() for path in folder.glob("*.txt")]
        assert len(contents) == 40
        assert set(contents) <= {before, after}
        stopped_midway += 0 < contents.count(after) < 40
    assert stopped_midway
    code, _, said = newslint(
        "check", "--fix", "--rules", rules, "--select", "typos.test", "articles", cwd=tmp_path
    )
    assert code == 0, said
    assert {path.read_bytes() for path in folder.glob("*.txt")} == {after}


def _count(folder, content: bytes) -> int:
    return sum(path.read_bytes() == content for path in folder.glob("*.txt"))


def test_command_fixes_and_reports_the_rest(tmp_path):
    rules = pack(tmp_path)
    story = tmp_path / "story.txt"
    story.write_bytes(b"Teh sea is basically salt.\n")
    code, out, err = newslint(
        "check", "--fix", "--rules", rules, "--select", "typos.test", "story.txt", cwd=tmp_path
    )
    assert code == 1
    assert "typos.test.filler" in out and "typos.test.misspelling" not in out
    assert "1 fix made in 1 file" in err
    assert story.read_bytes() == b"The sea is basically salt.\n"


def test_command_shows_a_diff_and_changes_nothing(tmp_path):
    rules = pack(tmp_path)
    (tmp_path / "story.txt").write_bytes(b"Teh sea is salt.\n")
    code, out, err = newslint(
        "check", "--diff", "--rules", rules, "--select", "typos.test", "story.txt", cwd=tmp_path
    )
    assert code == 1
    assert out == "--- a/story.txt\n+++ b/story.txt\n@@ -1 +1 @@\n-Teh sea is salt.\n+The sea is salt.\n"
    assert (tmp_path / "story.txt").read_bytes() == b"Teh sea is salt.\n"
    assert (
        newslint("check", "--fix", "--rules", rules, "--select", "typos.test", "story.txt", cwd=tmp_path)[0]
        == 0
    )
    assert newslint("check", "--diff", "--rules", rules, "--select", "typos.test", "story.txt", cwd=tmp_path)[
        :2
    ] == (0, "")


def test_command_fixes_standard_input(tmp_path):
    rules = pack(tmp_path)
    code, out, _ = newslint(
        "check",
        "--fix",
        "--rules",
        rules,
        "--select",
        "typos.test",
        "-",
        cwd=tmp_path,
        stdin=b"Teh caf\xc3\xa9.\r\n",
    )
    assert (code, out) == (0, "The café.\r\n")


def test_unsafe_alone_is_refused(tmp_path):
    assert newslint("check", "--unsafe", ".", cwd=tmp_path)[0] == 2


def test_write_protected_file_is_an_error(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o440)
    if os.access(path, os.W_OK):  # root may write anything
        monkeypatch.setattr(os, "access", lambda path, mode, **_: mode != os.W_OK)
    with pytest.raises(NewslintError, match="write-protected"):
        write_whole(str(path), b"new")
    assert path.read_bytes() == b"old"


def test_a_fix_that_would_make_the_file_unreadable_is_not_made():
    """What is left would be mostly control characters, and refused as no text."""
    rules = shipped_rules()
    data = ("\u0130\u2039 \x1d" + "\u201c" * 38).encode()

    def check(now):
        return check_file("a.md", rules, Settings(level="suggestion", fail_level="suggestion"), data=now)

    fixed = fix_bytes(data, check, unsafe=True)
    assert fixed.result.error is None
    assert fix_bytes(fixed.after, check, unsafe=True).after == fixed.after
