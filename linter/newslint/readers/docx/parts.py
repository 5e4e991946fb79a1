"""The XML within Word documents: paragraphs with their text, style and surroundings."""

from __future__ import annotations

from xml.parsers import expat

from ...model.errors import UnreadableFile
from ...storage.lazy_namedtuple import NamedTuple
from ..paragraph_lines import MOST, too_many
from ..prose import HOLE

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",  # strict documents
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
#: What is not in the text as it will be printed: deletions, moved text at its old place, codes of fields.
_GONE = frozenset(
    ("del", "moveFrom", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "fldData")
)
#: Elements that stand for a character. A line break stays in its paragraph, so it is none of the file's lines.
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\u2028",
    "cr": "\u2028",
    "noBreakHyphen": "\u2011",
    "softHyphen": "",
    "sym": HOLE,
    "drawing": "",
    "pict": "",
    "object": HOLE,
}


class Paragraph(NamedTuple):
    """One paragraph of a document; `style` is the id of its style."""

    text: str
    style: str
    in_table: bool
    in_list: bool


class _Open:
    def __init__(self, number: int) -> None:
        self.number = number
        self.parts: list[str] = []
        self.style = ""
        self.in_list = False


class _Reader:
    """Takes what the parser finds, without recursion: paragraphs may hold text boxes that hold paragraphs."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Paragraph | None] = []
        self.open: list[_Open] = []
        self.tables = 0
        self.hidden = 0
        self.properties = 0
        self.in_text = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.hidden or tag == _FALLBACK:
            self.hidden += 1
            return
        name = _local(tag)
        if name in _GONE and not (name == "del" and self.properties):
            self.hidden = 1
        elif name == "p":
            if len(self.found) == MOST:
                raise too_many("Word document", self.path)
            self.open.append(_Open(len(self.found)))
            self.found.append(None)
        elif name == "tbl":
            self.tables += 1
        elif name in ("pPr", "rPr"):
            self.properties += 1
        elif name == "t":
            self.in_text = True
        elif self.open:
            paragraph = self.open[-1]
            if self.properties:
                if name == "pStyle":
                    paragraph.style = _value(attributes)
                elif name == "numPr":
                    paragraph.in_list = True
            elif name in _CHARACTERS:
                paragraph.parts.append(_CHARACTERS[name])

    def end(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= 1
            return
        name = _local(tag)
        if name == "p" and self.open:
            done = self.open.pop()
            text = "".join(done.parts)
            self.found[done.number] = Paragraph(text, done.style, self.tables > 0, done.in_list)
        elif name == "tbl":
            self.tables -= 1
        elif name in ("pPr", "rPr"):
            self.properties -= 1
        elif name == "t":
            self.in_text = False

    def text(self, data: str) -> None:
        if self.in_text and self.open and not self.hidden:
            # a line break in the XML is white space; those of the paragraph are elements
            self.open[-1].parts.append(data.replace("\r", " ").replace("\n", " "))


def _local(tag: str) -> str:
    """The name of an element of Word's, "" for those of others."""
    return next((tag[len(space) :] for space in _W if tag.startswith(space)), "")


def _value(attributes: dict[str, str]) -> str:
    return next((attributes[space + "val"] for space in _W if space + "val" in attributes), "")


def _parser(path: str) -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise UnreadableFile("the Word document declares entities, which no word processor does", path=path)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _run(parser: expat.XMLParserType, data: bytes, path: str) -> None:
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last of an unknown encoding
        raise UnreadableFile(f"the Word document is damaged ({error}); save it again", path=path) from None


def read_paragraphs(document: bytes, path: str) -> list[Paragraph]:
    """All paragraphs of `word/document.xml`, in the order in which they begin. Raises UnreadableFile."""
    reader = _Reader(path)
    parser = _parser(path)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    _run(parser, document, path)
    return [paragraph for paragraph in reader.found if paragraph is not None]


def read_styles(styles: bytes, path: str) -> dict[str, str]:
    """The names of the styles of `word/styles.xml` by their ids: names are English in every Word, ids not."""
    names: dict[str, str] = {}
    current = [""]

    def start(tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "style":
            current[0] = next(
                (attributes[space + "styleId"] for space in _W if space + "styleId" in attributes), ""
            )
        elif name == "name" and current[0]:
            names.setdefault(current[0], _value(attributes))

    parser = _parser(path)
    parser.StartElementHandler = start
    _run(parser, styles, path)
    return names
