"""The table of formats is the one place that knows them: what repeats it agrees, and a new row is enough."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from newslint.fixing import barriers
from newslint.model.article import Article, OffsetMap
from newslint.readers import formats, read_article
from newslint.readers.directives import write_order
from newslint.readers.formats import FORMATS, Format, by_extension, by_language, format_of
from newslint.readers.walk import walk

PROJECT = Path(__file__).parents[2]


def test_an_extension_and_a_language_stand_for_one_format():
    extensions = [name for format in FORMATS for name in (*format.extensions, *format.shared)]
    languages = [name for format in FORMATS for name in format.languages]
    assert len(extensions) == len(set(extensions))
    assert len(languages) == len(set(languages))
    assert all(re.fullmatch(r"\.[a-z]+", name) for name in extensions)


def test_the_documentation_lists_the_same_extensions():
    text = (PROJECT / "docs" / "formats.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| ([^|]*`\.[^|]+) \|", text, re.MULTILINE)
    documented = {name for row in rows for name in re.findall(r"`(\.[a-z]+)`", row)}
    assert documented == {name for format in FORMATS for name in (*format.extensions, *format.shared)}


def test_the_documentation_lists_the_same_orders():
    text = (PROJECT / "docs" / "formats.md").read_text(encoding="utf-8")
    for format in FORMATS:
        assert f"`{format.comment.format('newslint: ignore-next RULE reason')}`" in text, format.name


def test_the_hooks_take_the_same_files():
    # by name: pre-commit knows no types for most of these formats
    extensions = sorted(name[1:] for format in FORMATS for name in (*format.extensions, *format.shared))
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for hook in hooks:
        assert hook["files"] == rf"(?i)\.({'|'.join(extensions)})$"
        assert "types_or" not in hook and "types" not in hook


@pytest.mark.parametrize(
    ("name", "head", "format"),
    [
        ("a.txt", b"<html>", "plain"),
        ("a.MD", b"", "markdown"),
        ("a.json", b"[]", "json"),
        ("a.xml", b"nothing", "xml"),
        ("a.xml", b"<!DOCTYPE html>", "html"),
        ("-", b"<!doctype HTML>", "html"),
        ("-", b'<?xml version="1.0"?><html xmlns="x">', "html"),
        ("-", b'<?xml version="1.0"?><nitf>', "xml"),
        ("-", b"\xef\xbb\xbf<nitf>", "xml"),
        ("-", b' {"uri": 1}', "json"),
        ("-", b"PK\x03\x04..[Content_Types].xml", "docx"),
        ("-", b"Hello", "plain"),
        ("a.unknown", b"Hello", "plain"),
    ],
)
def test_name_then_beginning_decide(name, head, format):
    assert format_of(name, head).name == format


@pytest.fixture
def toy(monkeypatch):
    """A format of its own: prose stands in lines that begin with '>'."""

    def read_toy(path: str, data: bytes) -> Article:
        source = data.decode()
        text = source.replace(">", " ")
        return Article(path, source, text, OffsetMap(), None, {}, "utf-8", False, "toy", ())

    module = ModuleType("toy_reader")
    module.read_toy = read_toy  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "toy_reader", module)
    row = Format(
        "toy",
        "toy_reader:read_toy",
        (".toy",),
        ";; {}",
        sniff=lambda head: head.startswith(b">>toy"),
        unwritten="toys",
        languages=("toylang",),
    )
    monkeypatch.setattr(formats, "FORMATS", (*FORMATS, row))
    return row


def test_a_new_format_is_one_row(toy, tmp_path, capfd, monkeypatch):
    from newslint.cli.group import run
    from newslint.document.document import Document
    from newslint.model.span import Span

    (tmp_path / "story.toy").write_text(">It is is late.\n", encoding="utf-8")
    (tmp_path / "other.data").write_text(">It is is late.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert list(walk(["."])) == ["story.toy"]
    assert run(["check", "--no-cache", "--format", "github", "."]) == 1
    assert "file=story.toy,line=1,endLine=1,col=5," in capfd.readouterr().out
    article = read_article("-", b">>toy It is late.")
    assert article.format == "toy"
    assert write_order("on", "toy", "story.toy") == ";; newslint: on"
    assert by_extension("x.TOY") is toy and by_language("ToyLang") is toy
    assert (
        barriers.barrier_to(Document("a b"), article._replace(source="a b", text="a b"), Span(0, 1), "c")
        == "format"
    )
