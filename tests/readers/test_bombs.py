"""Small files that are meant to become large ones, or to reach for others: refused or read, at once."""

from __future__ import annotations

import io
import zipfile

import pytest

from newslint.model.errors import UnreadableFile
from newslint.readers import read_article

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(document: str, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as archive:
        archive.writestr("word/document.xml", document)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.json", b'{"uri":"x","body_text":' + b"[" * 200_000, "nested too deeply"),
        (
            "a.xml",
            b'<!DOCTYPE n [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>',
            "declares an entity",
        ),
        (
            "a.xml",
            b'<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>',
            "declares an entity",
        ),
        ("a.xml", b"<nitf>" + b"<p>" * 100_000, "broken"),
        ("a.docx", docx("<a>" + " " * 17_000_000), "larger than 16 MB"),
        ("a.docx", docx(f"<w:document {_WORD}>" + "<w:p/>" * 100_001), "more than 100,000 paragraphs"),
        ("a.docx", docx("<a/>", zipfile.ZIP_BZIP2), "packed in a way that no word processor packs"),
        ("a.docx", docx('<?xml version="1.0" encoding="foo"?><a/>'), "unknown encoding: foo"),
        ("a.docx", docx('<?xml version="1.0" encoding="zlib"?><a/>'), "not a text encoding"),
        ("a.docx", docx(f'<!DOCTYPE n [<!ENTITY a "aa">]><w:document {_WORD}>&a;</w:document>'), "entities"),
    ],
    ids=[
        "json",
        "laughs",
        "external",
        "unclosed",
        "zip",
        "paragraphs",
        "packing",
        "encoding",
        "codec",
        "docx",
    ],
)
def test_refused(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_article(name, data)


@pytest.mark.parametrize(
    ("name", "data", "last"),
    [
        ("a.xml", b"<nitf><body>" + b"<p>" * 30_000 + b"word" + b"</p>" * 30_000 + b"</body></nitf>", "word"),
        ("a.html", b'<p title="' + b"x" * 1_000_000 + b'">word</p>', "word"),
        ("a.html", b"<div>" * 30_000 + b"word", "word"),
        ("a.md", b"---\ntitle: &a [x,x]\nb: [*a,*a]\n---\nword", "word"),
        ("a.md", b"+++\ntitle = " + b"[" * 20_000 + b"\n+++\nword", "word"),
        ("a.md", b"> " * 5_000 + b"word", "word"),
        ("a.md", b"![" * 2_000 + b"](b)" * 2_000 + b" word", "word"),
        ("a.md", b"![" * 2_000 + b"a" + b"](b)" * 2_000 + b"\n\nword", "word"),
        ("a.txt", b"a" * 2_000_000 + b" word", "word"),
    ],
    ids=["xml", "attribute", "html", "yaml", "toml", "quotes", "pictures", "pictures alone", "line"],
)
def test_read(name: str, data: bytes, last: str) -> None:
    assert read_article(name, data).text.endswith(last)


@pytest.mark.parametrize("number", ["1" * 5_000, "1_1" * 5_000, "0x" + "f" * 5_000])
def test_a_number_of_thousands_of_digits_harms_no_front_matter(number: str) -> None:
    source = f'+++\nx = {number}\nauthors = ["Ann Moss"]\ntitle = "A bridge"\n+++\nword'
    article = read_article("a.md", source.encode())
    assert article.text == "A bridge\n\nword"
    assert article.meta == {"headline": "A bridge", "byline": "Ann Moss"}


def test_no_document_is_called_damaged_because_it_takes_long() -> None:
    data = docx(" " * 16_000_000)
    with pytest.raises(UnreadableFile, match=r"^a.docx: reading it took longer than 0.001 s"):
        read_article("a.docx", data, seconds=0.001)
