"""Word documents: what is read, and what is refused."""

import zipfile
from io import BytesIO

import pytest

from newslint.model.article import Article
from newslint.model.errors import UnreadableFile
from newslint.model.span import LineIndex, Span
from newslint.readers import read_article
from readers.docx_writer import NAMESPACE, docx, paragraph, run


def shown(article: Article) -> list[tuple[str, str]]:
    assert article.blocks is not None
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


def test_document() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('In a box'))}</w:txbxContent></w:pict></w:r>"
    choice = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    both = f"{choice}<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = (
        paragraph(run("Dam holds"), "Titre")
        + paragraph("")
        + paragraph(run("Next part"), "Titre1")
        + paragraph(run("The w") + run("al", "<w:rPr><w:b/></w:rPr>") + run("l held.") + both)
        + paragraph(run("We were ready."), "Citation")
        + paragraph(run("not prose"), "Code1")
        + paragraph(run("One lock"), more="<w:numPr/>")
        + f"<w:tbl><w:tr><w:tc>{paragraph(run('4 m'))}</w:tc></w:tr></w:tbl>"
        + paragraph(run("[newslint: off spun]"))
        + paragraph(run("A") + "<w:r><w:noBreakHyphen/></w:r>" + run("b") + "<w:r><w:sym/></w:r>" + run("c"))
    )
    article = read_article("story.docx", docx(body))
    assert article.format == "docx"
    assert article.meta == {"headline": "Dam holds"}
    assert shown(article) == [
        ("headline", "Dam holds"),
        ("heading", "Next part"),
        ("body", "The wall held."),
        ("body", "In a box"),
        ("quote", "We were ready."),
        ("item", "One lock"),
        ("table", "4 m"),
        ("body", "A\u2011b\ufffcc"),
    ]
    at = article.text.index("wall")
    span = article.offsets.span(Span(at, at + 4))
    assert LineIndex(article.source).position(span.start) == (
        4,
        5,
    )  # the fourth paragraph, the fifth character


def test_first_heading_is_the_headline_without_a_title() -> None:
    article = read_article(
        "a.docx", docx(paragraph(run("Dam"), "Titre1") + paragraph(run("Later"), "Titre1"))
    )
    assert shown(article) == [("headline", "Dam"), ("heading", "Later")]


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>not </w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('not ')}</w:moveFrom><w:moveTo>{run('so ')}</w:moveTo>"
    field = "<w:r><w:instrText>not</w:instrText></w:r>"
    mark = "<w:rPr><w:del w:id='1'/></w:rPr>"
    body = paragraph(run("It was ") + deleted + moved + field + f"<w:ins>{run('close')}</w:ins>", more=mark)
    assert read_article("a.docx", docx(body)).text == "It was so close"


def test_line_breaks_stay_in_their_paragraph() -> None:
    article = read_article("a.docx", docx(paragraph(run("one") + "<w:r><w:br/></w:r>" + run("two"))))
    assert article.source == "one\u2028two"


def test_name_is_not_needed() -> None:
    assert read_article("story", docx(paragraph(run("Dam")))).text == "Dam"


def archive(**files: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return out.getvalue()


BOMB = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="{NAMESPACE}">&a;</w:document>'.encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "damaged"),
        (b"no zip at all", "damaged"),
        (docx("")[:200], "damaged"),
        (docx(paragraph(run("Dam")))[:-30], "damaged"),
        (archive(other_xml=b"<x/>"), "no word/document.xml"),
        (archive(word__document_xml=b"<w:document"), "damaged"),
        (archive(word__document_xml=BOMB), "entities"),
        (archive(word__document_xml=b" " * (65 * 1024 * 1024)), "16 MB"),
    ],
)
def test_what_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_article("a.docx", data)
    assert reason in caught.value.message
    assert caught.value.path == "a.docx"


def test_flipped_bytes_are_refused_or_read() -> None:
    data = docx(paragraph(run("The dam held all night. " * 20)))
    for at in range(0, len(data), 7):
        broken = data[:at] + bytes((data[at] ^ 0x55,)) + data[at + 1 :]
        try:
            read_article("a.docx", broken)
        except UnreadableFile:
            pass


def test_deep_nesting() -> None:
    table = "<w:tbl><w:tr><w:tc>" * 3000 + paragraph(run("Dam")) + "</w:tc></w:tr></w:tbl>" * 3000
    assert shown(read_article("a.docx", docx(table))) == [("table", "Dam")]
