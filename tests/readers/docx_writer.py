"""A writer of Word documents, by hand: what is needed of the format and no library; see `plants`."""

from __future__ import annotations

import random
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from readers.plants import TYPOS, Plant, Story
from readers.writers import cut

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = {
    "Titre": "Title",
    "Titre1": "heading 1",
    "Citation": "Quote",
    "Lgende": "caption",
    "Code1": "Source Code",
}


def docx(body: str, *, styles: dict[str, str] = STYLES) -> bytes:
    """A document with this XML as its body."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in styles.items()
    )
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{NAMESPACE}">{named}</w:styles>')
    return out.getvalue()


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(content: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{content}</w:p>"


def story_document(rng: random.Random, story: Story) -> tuple[bytes, list[Plant]]:
    """The story as a document, and its typos: a line is a paragraph, a column a character in it."""
    parts: list[str] = []
    plants: list[Plant] = []
    line = 0

    def gone() -> str:
        return f"<w:del>{run('recieved').replace('w:t', 'w:delText')}</w:del><w:r><w:instrText>recieved</w:instrText></w:r>"

    for kind, words in story.blocks:
        while rng.random() < 0.3:
            line += 1
            parts.append(rng.choice((paragraph(""), paragraph(run("recieved"), "Code1"))))
        line += 1
        column = 1
        runs = ""
        for number, word in enumerate(words):
            if number:
                runs += rng.choice((run(" "), run(" "), "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>"))
                column += 1
            if word in TYPOS:
                plants.append(Plant(word, line, column, line, column + len(word)))
                a, b, c = cut(rng, word)
                runs += rng.choice(
                    (
                        run(word),
                        run(a) + run(b, "<w:rPr><w:b/></w:rPr>") + run(c),
                        run(a) + gone() + run(b + c),
                        run(a + b) + f'<w:ins w:id="1">{run(c)}</w:ins>',
                        f'<w:hyperlink w:anchor="x">{run(word)}</w:hyperlink>',
                        run(a) + '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0"/>' + run(b + c),
                    )
                )
            else:
                runs += run(word) + (gone() if rng.random() < 0.1 else "")
            column += len(word)
        style = {"headline": "Titre", "quote": "Citation", "caption": "Lgende"}.get(kind, "")
        numbered = '<w:numPr><w:ilvl w:val="0"/></w:numPr>' if kind == "item" else ""
        written = paragraph(runs, style, numbered)
        parts.append(f"<w:tbl><w:tr><w:tc>{written}</w:tc></w:tr></w:tbl>" if kind == "table" else written)
    return docx("".join(parts)), sorted(plants)
