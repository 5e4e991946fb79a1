"""Words of articles, names of files and packs never become orders to the CI system whose log they land in."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest

from daily import newslint
from newslint.terminal.escaping import WithoutOrders, without_orders
from runs import newslint_bytes

#: What GitHub's runner, Azure and TeamCity obey: at the beginning of a line after blanks, or anywhere in it.
ORDER = re.compile(r"(?m)^\s*::\w|##\w*\[")
STORY = (
    "::warning ::the the council\n\n"
    "   ::set-output name=x::y said the the mayor.\n\n"
    "It was ##[command]the the end. ##vso[task.setvariable variable=x]the the end ##teamcity[x].\n"
)
NAME = "a\n::warning::b ##[group].txt"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / NAME).write_text(STORY)
    (tmp_path / "wire.txt").write_text("The council said it was the end.\n\n::notice::It is.\n")
    (tmp_path / "story.txt").write_text(STORY)
    return tmp_path


CALLS = [
    ("check", "."),
    ("check", "--statistics", "--color", "."),
    *(
        ("check", "--format", form, ".")
        for form in ("json", "gitlab", "sarif", "checkstyle", "junit", "rdjson", "html")
    ),
    ("check", "--diff", "."),
    ("try", "typos", "."),
    ("quotes", "story.txt"),
    ("quotes", "--format", "json", "story.txt"),
    ("compare", "wire.txt", "story.txt"),
    ("compare", "--format", "html", "wire.txt", "story.txt"),
    ("compare", "--format", "json", "wire.txt", "story.txt"),
    ("check", "::error::no such file ##[x]"),
    ("check", "--no\n::such-option"),
    ("explain", "::error::x"),
    ("baseline", "."),
    ("config", NAME),
]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_order_goes_out(folder, call):
    _, out, err = newslint(*call, cwd=folder)
    assert not ORDER.search(out), ORDER.search(out)
    assert not ORDER.search(err), err


def test_what_programs_read_says_the_same(folder):
    _, out, _ = newslint("check", "--format", "json", ".", cwd=folder)
    files = json.loads(out)["files"]
    assert NAME in {file["path"] for file in files}
    _, out, _ = newslint("check", "--format", "junit", ".", cwd=folder)
    assert "##[group]" in "".join(case.get("name", "") for case in ElementTree.fromstring(out).iter())


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif", "checkstyle", "junit", "rdjson", "html"])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_reports_are_utf_8_whatever_the_locale(tmp_path, form, encoding):
    (tmp_path / "café ☕.txt").write_text(
        "“The the end – of 東京,” said Ann Lee.\nThe the café.\n", encoding="utf-8"
    )
    streams = f"import sys\nfor stream in (sys.stdout, sys.stderr): stream.reconfigure(encoding={encoding!r})"
    done = newslint_bytes("check", "--format", form, ".", cwd=tmp_path, before=streams)
    text = done.stdout.decode("utf-8")
    assert done.returncode == 1, done.stderr
    if form in ("checkstyle", "junit"):
        ElementTree.fromstring(done.stdout)
    elif form != "html":
        json.loads(text)
    assert "café ☕.txt" in text or "caf%C3%A9" in text


def test_lines_are_looked_at_whole():
    import io

    stream = io.StringIO()
    writer = WithoutOrders(stream)
    for piece in ("a\n ", ":", ":err", "or::x", "\nb ::c\n", "#", "#[x", "]\n::d"):
        writer.write(piece)
    writer.flush()
    assert not ORDER.search(stream.getvalue())
    assert stream.getvalue().replace("\u200b", "") == "a\n ::error::x\nb ::c\n##[x]\n::d"


def test_common_text_is_left_alone():
    for text in ("std::string", "a :: b", "# Heading", "## Heading", ":: ", "###[", "12::30"):
        if not ORDER.search(text):
            assert without_orders(text) == text


@pytest.mark.parametrize("before", ["\r", "\r\r  ", "\r\n", "a\r\t", "\n", ""])
@pytest.mark.parametrize("language", ["text", "markup"])
def test_lines_end_at_cr_for_a_log_too(before, language):
    """What is shown as it stands, such as a difference of a file with such lines, may hold them."""
    shown = without_orders(f"{before}::set-env name=x::y", language)
    assert not re.search(r"(?:^|[\r\n])\s*::\w", shown) and shown.startswith(before)
    assert without_orders("a ::b\ta::b", language) == "a ::b\ta::b"
