"""OpenDocument, rich text and messages: what is read of files that other programs wrote, as what, and from which
paragraph."""

from __future__ import annotations

import random
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO

import pytest
from odf import dc, office, table, text
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.style import ParagraphProperties, Style
from striprtf.striprtf import rtf_to_text

from newslint.model.errors import UnreadableFile
from newslint.model.span import LineIndex, Span
from newslint.readers import read_article


def shown(article) -> list[str]:
    return [f"{block.kind}: {block.span.of(article.text)}" for block in article.blocks]


def saved(document) -> bytes:
    out = BytesIO()
    document.write(out)
    return out.getvalue()


def odt_story() -> OpenDocumentText:
    document = OpenDocumentText()
    title = Style(name="Title", family="paragraph")
    mine = Style(name="P1", family="paragraph", parentstylename="Quotations")
    mine.addElement(ParagraphProperties(marginleft="1cm"))
    document.styles.addElement(title)
    document.automaticstyles.addElement(mine)
    add = document.text.addElement
    add(text.H(outlinelevel=1, stylename=title, text="Dam holds"))
    first = text.P(text="The city’s ")
    first.addElement(text.Span(text="wa"))
    first.addText("ll")
    first.addElement(text.S(c=2))
    first.addText("held.")
    note = text.Note(noteclass="footnote")
    body = text.NoteBody()
    body.addElement(text.P(text="not read"))
    note.addElement(body)
    first.addElement(note)
    comment = office.Annotation()
    comment.addElement(dc.Creator(text="not read"))
    comment.addElement(text.P(text="not read"))
    first.addElement(comment)
    add(first)
    add(text.P())
    add(text.P(stylename=mine, text="We were ready."))
    items = text.List()
    item = text.ListItem()
    item.addElement(text.P(text="One lock"))
    items.addElement(item)
    add(items)
    grid = table.Table()
    grid.addElement(table.TableColumn())
    row = table.TableRow()
    cell = table.TableCell()
    cell.addElement(text.P(text="Gate"))
    row.addElement(cell)
    grid.addElement(row)
    add(grid)
    last = text.P(text="On one line")
    last.addElement(text.LineBreak())
    last.addText("and on another.")
    add(last)
    add(text.P(text="[newslint: off typos]"))
    return document


def test_opendocument() -> None:
    article = read_article("a.odt", saved(odt_story()))
    assert article.format == "odt" and article.meta == {"headline": "Dam holds"}
    assert shown(article) == [
        "headline: Dam holds",
        "body: The city’s wall held.",
        "quote: We were ready.",
        "item: One lock",
        "table: Gate",
        "body: On one line\u2028and on another.",
    ]
    place = article.text.index("We were")
    assert LineIndex(article.source).position(article.offsets.span(Span(place, place + 2)).start) == (4, 1)
    assert read_article("-", saved(odt_story())).format == "odt"


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"a": "b"}, "holds no content.xml"),
        ({"content.xml": "<a>" + " " * 17_000_000 + "</a>"}, "larger than 16 MB"),
        ({"content.xml": "<a>"}, "damaged"),
        ({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "declares entities"),
        ({"content.xml": "x", "META-INF/manifest.xml": "<encryption-data/>"}, "locked with a password"),
        ({"content.xml": '<?xml version="1.0" encoding="zlib"?><a/>'}, "damaged"),
        (
            {
                "content.xml": '<o:text xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
                + "<t:p/>" * 100_001
                + "</o:text>"
            },
            "more than 100,000 paragraphs",
        ),
    ],
)
def test_hostile_opendocument(parts, said) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(UnreadableFile, match=said):
        read_article("a.odt", packed.getvalue())


def test_a_small_element_stands_for_few_spaces() -> None:
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    count = "<t:s t:c='99999'/>" * 1000
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        body = f"<o:text xmlns:o='{space}office:1.0' xmlns:t='{space}text:1.0'><t:p>a{count}b</t:p></o:text>"
        archive.writestr("content.xml", body)
    article = read_article("a.odt", packed.getvalue())
    assert article.text == "a b" and len(article.source) < len(body)


def test_sheets_are_no_articles() -> None:
    with pytest.raises(UnreadableFile, match="a sheet"):
        read_article("a.odt", saved(OpenDocumentSpreadsheet()))


RTF = r"""{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\froman Times;}{\f1\fnil\fcharset204 Arial Cyr;}}
{\colortbl;\red0\green0\blue0;}{\stylesheet{\s0 Normal;}{\s1\sbasedon0 heading 1;}{\s2 Title;}{\s3 Quote;}{\*\cs9 Strong;}}
{\info{\title not read}{\author not read}}{\*\generator not read}{\header not read\par}
\pard\s2 Dam holds\par
\pard\plain The city\'92s {\b wa}ll held, J\u257\'61nis \u-10179?\u-8644? said.{\footnote not read}{\v not read}{\deleted not read}\par
\pard\par
\pard\s3 We {\*\bkmkstart x}were{\*\bkmkend x} ready\u8212\'97always.\par
\pard\ls1{\listtext\bullet\tab}One lock\par
\trowd\intbl Gate\cell 4 m\cell\row
\pard See {\field{\*\fldinst HYPERLINK "http://not.read"}{\fldrslt the page}}, {\f1\'cc\'ee\'f1\'ea\'e2\'e0}\line and on.{\pict\bin9 }}}}}}}}}}\par
}"""


def test_rich_text() -> None:
    article = read_article("a.rtf", RTF.encode())
    assert article.format == "rtf" and article.meta == {"headline": "Dam holds"}
    assert shown(article) == [
        "headline: Dam holds",
        "body: The city’s wall held, Jānis 😼 said.",
        "quote: We were ready—always.",
        "item: One lock",
        "table: Gate",
        "table: 4 m",
        "body: See the page, Москва\u2028and on.",
    ]
    place = article.text.index("We were")
    assert LineIndex(article.source).position(article.offsets.span(Span(place, place + 2)).start) == (4, 1)
    assert read_article("-", RTF.encode()).format == "rtf"


def test_rich_text_reads_as_a_library_reads_it() -> None:
    rng = random.Random(1)
    words = ["dam", "Jānis", "“held”", "{it}", "back\\slash", "café", "—", "wall"]
    for _ in range(30):
        paragraphs = [" ".join(rng.choices(words, k=rng.randint(1, 9))) for _ in range(rng.randint(1, 6))]
        body = "\\par\n".join("".join(map(_written, paragraph)) for paragraph in paragraphs)
        data = "{\\rtf1\\ansi\\ansicpg1252\\uc1 " + body + "\\par}"
        article = read_article("a.rtf", data.encode("ascii"))
        assert article.source.split("\n") == paragraphs == rtf_to_text(data).rstrip("\n").split("\n")


def _written(char: str) -> str:
    if char in "{}\\":
        return "\\" + char
    if char.isascii():
        return char
    try:
        return f"\\'{char.encode('cp1252')[0]:02x}"
    except UnicodeEncodeError:
        return f"\\u{ord(char)}?"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Hello", "no rich text"),
        (b"{\\rtf1" + b"{" * 100_000, "nested too deeply"),
        (b"{\\rtf1" + b"\\par" * 100_001, "more than 100,000 paragraphs"),
    ],
)
def test_hostile_rich_text(data, said) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_article("a.rtf", data)


def message(subject: str = "Re: Dam holds — überall", **content) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["Subject"] = subject
    made["From"] = "Ann Moss <ann@example.org>"
    made.set_content(content.get("plain", "The wall held."), cte=content.get("cte"))
    if "html" in content:
        made.add_alternative(content["html"], subtype="html")
    return made


PLAIN = (
    "RIGA, Latvia — The city’s wall held on Monday, said the mayor, who had not slept since\n"
    "the storm, and went home.\n\n“We were ready.”\n\n> not read\n> not read\n\nThen it was over.\n"
    "-- \nAnn Moss, not read\n"
)


@pytest.mark.parametrize("cte", ["8bit", "quoted-printable", "base64"])
def test_messages(cte: str) -> None:
    made = message(plain=PLAIN, cte=cte, html="<p>not read</p>")
    made.add_attachment("not read", filename="story.txt")
    article = read_article("a.eml", made.as_bytes())
    assert article.format == "eml" and article.meta == {"headline": "Dam holds — überall"}
    assert shown(article) == [
        "headline: Dam holds — überall",
        "body: RIGA, Latvia — The city’s wall held on Monday, said the mayor, who had not slept since the storm, and went home.",
        "body: “We were ready.”",
        "body: Then it was over.",
    ]


def test_messages_in_html() -> None:
    made = EmailMessage()
    made["Subject"] = "Dam"
    made.set_content("<h2>Next</h2><p>The <b>wa</b>ll<br>held.</p><script>not read</script>", subtype="html")
    assert shown(read_article("a.eml", made.as_bytes())) == [
        "headline: Dam",
        "heading: Next",
        "body: The wall\u2028held.",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Hello there", "no message"),
        (b"", "no message"),
        (b"Subject: x\nContent-Type: image/png\n\nabc", "holds no text"),
        (
            b"Subject: x\n" + b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 5000,
            "parts within parts",
        ),
    ],
)
def test_hostile_messages(data, said) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_article("a.eml", data)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.srt", "subtitles"),
        ("A.VTT", "subtitles"),
        ("a.tex", "LaTeX"),
        ("a.csv", "a table"),
        ("a.tsv", "a table"),
    ],
)
def test_what_is_no_copy_is_refused_by_name(name, said) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read_article(name, b"The council met.\n")
