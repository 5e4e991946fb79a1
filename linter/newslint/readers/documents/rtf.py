"""Rich text (RTF), as WordPad, TextEdit, old word processors and news systems write it."""

from __future__ import annotations

import codecs

from ...model.article import Article
from ...model.errors import UnreadableFile
from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled
from ..paragraph_lines import LINE_BREAK, MOST, Line, article_of_lines, one_line, too_many
from ..prose import HOLE

_TOKEN = compiled(
    r"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?|'(?P<byte>[0-9A-Fa-f]{2})|(?P<sign>[^A-Za-z]))"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)|."
)
#: Groups whose content is no text of the story; besides those that begin with `\*`.
_GONE = frozenset(
    (
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "pict",
        "header",
        "headerl",
        "headerr",
        "headerf",
        "footer",
        "footerl",
        "footerr",
        "footerf",
        "footnote",
        "fldinst",
        "object",
        "listtext",
        "pntext",
        "xe",
        "tc",
    )
)
_ENDS = frozenset(("par", "sect", "page", "row", "cell", "nestcell", "nestrow", "column"))
_CHARACTERS = {
    "line": LINE_BREAK, "tab": "\t", "emdash": "—", "endash": "–", "emspace": "\u2003", "enspace": "\u2002",
    "qmspace": "\u2005", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
}  # fmt: skip
_SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "\u2011", "{": "{", "}": "}", "\\": "\\"}
#: Fonts for other scripts, and the code page each is written in.
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
_STYLES = {
    "title": "headline",
    "headline": "headline",
    "subtitle": "heading",
    "caption": "caption",
    "quote": "quote",
}
#: Groups within one another, at most.
_DEEPEST = 2_000


class _State(NamedTuple):
    """What holds within a group. `fallback` is how many characters stand for one that Unicode names."""

    gone: bool = False
    styles: bool = False
    fonts: bool = False
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1
    page: str = ""
    style: int = 0
    item: bool = False
    table: bool = False
    level: int = -1


class _Reader:
    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: list[Line] = []
        self.parts: list[str] = []
        self.raw = bytearray()  # bytes whose character is not whole yet
        self.page = "cp1252"
        self.names: dict[int, str] = {}
        self.named: list[str] = []
        self.font = 0
        self.fonts: dict[int, str] = {}
        self.state = _State()
        self.stack: list[_State] = []
        self.skip = 0  # characters that stand for one that Unicode named

    def read(self, text: str) -> None:
        at, token, first = 0, _TOKEN, False
        while at < len(text):
            match = token.match(text, at)
            assert match is not None
            at = match.end()
            if brace := match["brace"]:
                self._brace(brace)
                first = brace == "{"
                continue
            if (word := match["word"]) is not None:
                number = int(match["number"]) if match["number"] else None
                if word == "bin":
                    at += max(number or 0, 0)
                else:
                    self._word(word, number, first)
            elif (sign := match["sign"]) is not None:
                if sign == "*" and first:
                    self.state = self.state._replace(gone=True)
                    continue
                if sign in "\r\n":
                    self._end()
                elif sign in _SIGNS:
                    self._say(_SIGNS[sign])
            elif (byte := match["byte"]) is not None:
                self._byte(int(byte, 16))
            elif (plain := match["text"]) is not None:
                self._plain(plain)
            first = False
        if self.parts or self.raw:
            self._end()

    def _brace(self, brace: str) -> None:
        self._whole()
        self.skip = 0
        if brace == "{":
            if len(self.stack) == _DEEPEST:
                raise UnreadableFile("the rich text is nested too deeply to be an article", path=self.path)
            self.stack.append(self.state)
        elif self.stack:
            if self.state.styles and self.named:
                name = "".join(self.named).strip().rstrip(";").strip().lower()
                self.names.setdefault(self.state.style, name)
                self.named.clear()
            self.state = self.stack.pop()

    def _word(self, word: str, number: int | None, first: bool) -> None:
        state = self.state
        on = number != 0
        if first and word in _GONE:
            self.state = state._replace(gone=True, styles=word == "stylesheet", fonts=word == "fonttbl")
        elif word == "u" and number is not None:
            self._say(chr(number & 0xFFFF))
            self.skip = state.fallback
        elif word == "uc":
            self.state = state._replace(fallback=min(max(number or 0, 0), 32))
        elif word == "s" and number is not None:
            self.state = state._replace(style=number)
        elif word == "f" and number is not None:
            self.font = number
            self.state = state._replace(page=self.fonts.get(number, ""))
        elif word == "fcharset" and state.fonts:
            self.fonts[self.font] = _CHARSETS.get(number or 0, "")
        elif word == "ansicpg" and number:
            self.page = _known(f"cp{number}") or self.page
        elif word in _PAGES and not self.stack[1:]:
            self.page = _PAGES[word]
        elif state.gone:
            return
        elif word in _ENDS:
            self._end("table" if word in ("cell", "nestcell") else "")
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])
        elif word == "pard":
            self.state = state._replace(style=0, item=False, table=False, level=-1)
        elif word == "plain":
            self.state = state._replace(hidden=False, deleted=False, page="")
        elif word == "v":
            self.state = state._replace(hidden=on)
        elif word == "deleted":
            self.state = state._replace(deleted=on)
        elif word == "outlinelevel" and number is not None:
            self.state = state._replace(level=number)
        elif word == "ls":
            self.state = state._replace(item=True)
        elif word == "intbl":
            self.state = state._replace(table=True)
        elif word == "chpgn":
            self._say(HOLE)

    def _plain(self, text: str) -> None:
        if self.skip:
            gone = min(self.skip, len(text))
            self.skip -= gone
            text = text[gone:]
        if self.state.styles:
            self.named.append(text)
        elif text.isascii():
            self._say(text)
        else:  # no RTF of today, but some hold bytes as they are
            for byte in text.encode("latin-1"):
                self._byte(byte)

    def _byte(self, byte: int) -> None:
        if self.skip:
            self.skip -= 1
        elif not (self.state.gone or self.state.hidden or self.state.deleted):
            self.raw.append(byte)

    def _whole(self) -> None:
        """Make characters of the bytes so far."""
        if self.raw:
            self.parts.append(self.raw.decode(self.state.page or self.page, "replace"))
            self.raw.clear()

    def _say(self, text: str) -> None:
        self._whole()
        state = self.state
        if not (state.gone or state.hidden or state.deleted):
            self.parts.append(text)

    def _end(self, kind: str = "") -> None:
        self._whole()
        if len(self.lines) == MOST:
            raise too_many("rich text", self.path)
        self.lines.append(Line(kind or self._kind(), one_line("".join(self.parts))))
        self.parts.clear()

    def _kind(self) -> str:
        state = self.state
        name = self.names.get(state.style, "")
        if name in _STYLES:
            return _STYLES[name]
        if name.startswith("heading ") or 0 <= state.level < 9:
            return "heading"
        return "table" if state.table else "item" if state.item else "body"


def _known(name: str) -> str:
    """The name of a code page that is one for text, or ""."""
    try:
        return name if b"a".decode(codecs.lookup(name).name) == "a" else ""
    except (LookupError, ValueError):
        return ""


def read_rtf(path: str, data: bytes) -> Article:
    """The prose of a rich text: notes, headers, hidden and deleted words left out. Raises UnreadableFile."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableFile("this is no rich text: it does not begin with {\\rtf; save it again", path=path)
    reader = _Reader(path)
    reader.read(data.lstrip().decode("latin-1"))
    lines = reader.lines
    kinds = [line.kind for line in lines]
    if "headline" not in kinds and kinds[:1] == ["heading"]:
        lines[0] = lines[0]._replace(kind="headline")
    return article_of_lines(path, lines, {}, "rtf")
