"""OpenDocument texts (.odt), as LibreOffice and Google Docs write them."""

from __future__ import annotations

from xml.parsers import expat

from ...model.article import Article
from ...model.errors import UnreadableFile
from ..paragraph_lines import LINE_BREAK, MOST, Line, article_of_lines, one_line, too_many
from ..zip_parts import zip_parts

_WHAT = "OpenDocument text"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = {
    f"{_URN}{space}:1.0 ": short
    for space, short in (("text", "text:"), ("office", "office:"), ("table", "table:"), ("style", "style:"))
}
#: What is not in the text as it will be printed, or not of the story: notes, comments, deletions, indexes.
_GONE = frozenset(
    (
        "text:note",
        "office:annotation",
        "text:tracked-changes",
        "text:table-of-content",
        "text:alphabetical-index",
        "text:bibliography",
        "office:forms",
        "text:ruby-text",
        "text:hidden-text",
    )
)
_CHARACTERS = {"text:tab": "\t", "text:line-break": LINE_BREAK, "text:soft-page-break": ""}
#: Styles by their names, lower case, and the kind of block each stands for. Names are English in every language.
_STYLES = {
    "title": "headline",
    "subtitle": "heading",
    "caption": "caption",
    "illustration": "caption",
    "quotations": "quote",
    "list paragraph": "item",
    "preformatted text": "code",
}
#: Spaces that one element stands for at most: no more than it takes to write it, and white space is folded anyway.
_SPACES_AT_MOST = 16
#: How many styles each rest on another.
_STYLES_DEEP = 20


class _Open:
    def __init__(self, number: int, kind: str) -> None:
        self.number = number
        self.kind = kind
        self.parts: list[str] = []


class _Reader:
    """Takes what the parser finds, without recursion: paragraphs may hold frames that hold paragraphs."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Line | None] = []
        self.open: list[_Open] = []
        self.parents: dict[str, str] = {}
        self.hidden = self.tables = self.lists = 0
        self.body = self.text_document = False

    def start(self, tag: str, given: dict[str, str]) -> None:
        name = _short(tag)
        if self.hidden or name in _GONE:
            self.hidden += 1
        elif name == "style:style":
            attributes = {_short(key): value for key, value in given.items()}
            if parent := attributes.get("style:parent-style-name"):
                self.parents.setdefault(attributes.get("style:name", ""), parent)
        elif name == "office:text":
            self.body = self.text_document = True
        elif not self.body:
            return
        elif name in ("text:p", "text:h"):
            if len(self.found) == MOST:
                raise too_many(_WHAT, self.path)
            self.open.append(_Open(len(self.found), self._kind(name, given)))
            self.found.append(None)
        elif name == "table:table":
            self.tables += 1
        elif name == "text:list":
            self.lists += 1
        elif self.open and name in _CHARACTERS:
            self.open[-1].parts.append(_CHARACTERS[name])
        elif self.open and name == "text:s":
            count = given.get(f"{_URN}text:1.0 c", "1")
            number = int(count) if count.isdecimal() and len(count) < 6 else 1
            self.open[-1].parts.append(" " * min(number, _SPACES_AT_MOST))

    def _kind(self, name: str, given: dict[str, str]) -> str:
        style = given.get(f"{_URN}text:1.0 style-name", "")
        for _ in range(_STYLES_DEEP):
            kind = _STYLES.get(style.replace("_20_", " ").lower())
            if kind or style not in self.parents:
                break
            style = self.parents[style]
        if kind:
            return kind
        if name == "text:h":
            return f"heading {given.get(f'{_URN}text:1.0 outline-level', '1')[:1]}"
        return "table" if self.tables else "item" if self.lists else "body"

    def end(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= 1
            return
        name = _short(tag)
        if name in ("text:p", "text:h") and self.open:
            done = self.open.pop()
            self.found[done.number] = Line(done.kind, one_line("".join(done.parts)))
        elif name == "table:table":
            self.tables -= 1
        elif name == "text:list":
            self.lists -= 1
        elif name == "office:text":
            self.body = False

    def text(self, data: str) -> None:
        if self.open and not self.hidden:
            # a line break in the XML is white space; those of the paragraph are elements
            self.open[-1].parts.append(data.replace("\r", " ").replace("\n", " "))


def _short(tag: str) -> str:
    """A name with the usual prefix; as it is for those of other vocabularies."""
    space, _, name = tag.rpartition(" ")
    return _SPACES.get(f"{space} ", "") + name if space else tag


def read_odt(path: str, data: bytes) -> Article:
    """The prose of an OpenDocument text: its body with tables and frames, changes accepted, notes and comments left
    out. Raises UnreadableFile."""
    content, manifest = zip_parts(path, data, _WHAT, "content.xml", "META-INF/manifest.xml")
    if b"encryption-data" in manifest:
        raise UnreadableFile(f"the {_WHAT} is locked with a password; save it without", path=path)

    def refuse(*_: object) -> None:
        raise UnreadableFile(f"the {_WHAT} declares entities, which no word processor does", path=path)

    reader = _Reader(path)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = refuse
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last of an unknown encoding
        raise UnreadableFile(f"the {_WHAT} is damaged ({error}); save it again", path=path) from None
    if not reader.text_document:
        raise UnreadableFile("this OpenDocument file is no text but a sheet, slides or a drawing", path=path)
    lines = [line for line in reader.found if line is not None]
    kinds = [line.kind for line in lines]
    if "headline" not in kinds and "heading 1" in kinds:
        first = kinds.index("heading 1")
        lines[first] = lines[first]._replace(kind="headline")
    lines = [line._replace(kind="heading") if line.kind.startswith("heading") else line for line in lines]
    return article_of_lines(path, lines, {}, "odt")
