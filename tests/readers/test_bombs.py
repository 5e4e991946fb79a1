"""Small files that are meant to become large ones, or to reach for others: refused or read, at once."""

from __future__ import annotations

import io
import zipfile

import pytest

from newslint.errors import UnreadableFile
from newslint.readers import read_article

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(document: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
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
        ("a.docx", docx("<a>" + " " * 70_000_000), "larger than 64 MB"),
        ("a.docx", docx(f'<!DOCTYPE n [<!ENTITY a "aa">]><w:document {_WORD}>&a;</w:document>'), "entities"),
    ],
    ids=["json", "laughs", "external", "unclosed", "zip", "docx"],
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
        ("a.txt", b"a" * 2_000_000 + b" word", "word"),
    ],
    ids=["xml", "attribute", "html", "yaml", "toml", "quotes", "line"],
)
def test_read(name: str, data: bytes, last: str) -> None:
    assert read_article(name, data).text.endswith(last)
