"""Building the prose of an article block by block, with the way back to the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.article import Block, OffsetMap, Piece
from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled

#: Between the blocks of an article: an empty line, as in plain text.
BREAK = "\n\n"
#: Stands in the prose for what is no prose but has a place in the sentence: code, an image, an embed.
#: Without it "the `the` method" would read as a doubled word.
HOLE = "\ufffc"


#: White space that a browser shows as one space, and the soft hyphen, which it mostly does not show.
_SPACE = compiled("[ \t\r\n\f]+|\u00ad")
#: A line break and the empty lines after it. CR and LF together are one break, which the look-ahead keeps
#: from being taken for two.
EMPTY_LINES = compiled(r"(?:\r\n|\r(?!\n)|\n)(?:[ \t]*(?:\r\n|\r|\n))+")


class View(NamedTuple):
    """Text as a reader sees it, and its way back to the file: the file itself (None), or the value of a
    string in it whose escapes are resolved."""

    text: str
    offsets: OffsetMap | None = None

    def in_file(self, start: int, end: int) -> Span:
        """Where the view from `start` to `end` stands in the file."""
        return self.offsets.span(Span(start, end)) if self.offsets else Span(start, end)


class _Chunk(NamedTuple):
    text: str
    start: int  # in the file
    end: int
    verbatim: bool  # the text of the file itself


def keep(source: str, skipped: Iterable[tuple[int, int]]) -> tuple[str, OffsetMap]:
    """All of `source` but the stretches given (in order, none overlapping)."""
    parts: list[str] = []
    pieces: list[Piece] = []
    length = at = 0
    for start, end in (*skipped, (len(source), len(source))):
        if start > at:
            parts.append(source[at:start])
            pieces.append(Piece(length, start - at, at, start - at))
            length += start - at
        at = end
    return "".join(parts), OffsetMap(pieces)


def blank(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The text with some stretches turned to spaces, line breaks kept: every offset stays the same."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(stretches):
        start = max(start, at)
        if end > start:
            parts += text[at:start], compiled(r"[^\r\n]").sub(" ", text[start:end])
            at = end
    return "".join((*parts, text[at:]))


class Prose:
    """Prose in the making.

    A reader calls `begin`, then `copy`, `put` and `hole` in the order of the text, and `finish`; all take
    offsets of a view. White space is folded as a browser does: a run of it is one space. A block without
    a letter or digit is forgotten.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._kind = "body"
        self._chunks: list[_Chunk] = []

    def begin(self, kind: str) -> None:
        """Start a block, after finishing the one before."""
        self.finish()
        self._kind = kind

    @property
    def empty(self) -> bool:
        """True if nothing was said in this block yet."""
        return not self._chunks

    def copy(self, view: View, start: int, end: int) -> None:
        """Append the view from `start` to `end` as it is."""
        if end <= start:
            return
        if view.offsets is None:
            self._chunks.append(_Chunk(view.text[start:end], start, end, True))
            return
        for piece in view.offsets.between(start, end):
            low, high = max(piece.start, start), min(piece.start + piece.length, end)
            where = view.in_file(low, high)
            verbatim = piece.length == piece.source_length
            self._chunks.append(_Chunk(view.text[low:high], *where, verbatim))

    def put(self, view: View, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for the view from `start` to `end`: an entity, an escape."""
        if text:
            self._chunks.append(_Chunk(text, *view.in_file(start, end), False))

    def hole(self, view: View, start: int, end: int) -> None:
        """Mark that something stands here that is no prose."""
        self.put(view, HOLE, start, end)

    def last(self) -> str:
        """The last character of the block so far, or ""."""
        return self._chunks[-1].text[-1] if self._chunks else ""

    def finish(self) -> None:
        """End the block."""
        chunks, self._chunks = self._chunks, []
        while chunks and (chunks[-1].text == HOLE or chunks[-1].text.isspace()):
            chunks.pop()
        first = 0  # a picture before or after the words is not among them
        while first < len(chunks) and (chunks[first].text == HOLE or chunks[first].text.isspace()):
            first += 1
        chunks = chunks[first:]
        if not any(char.isalnum() for chunk in chunks for char in chunk.text):
            return
        begun = -1
        space: _Chunk | None = None
        for chunk in _split(chunks):
            if chunk.text == "\u00ad":
                continue
            if _SPACE.match(chunk.text):
                end = max(space.end, chunk.end) if space else chunk.end
                space = _Chunk("  ", space.start, end, False) if space else chunk
                continue
            if begun < 0:
                if self._length:
                    self._add(BREAK)
                begun = self._length
            elif space:
                self._append(_folded(space))
            space = None
            self._append(chunk)
        self.blocks.append(Block(self._kind, Span(begun, self._length)))

    def _append(self, chunk: _Chunk) -> None:
        length, width = len(chunk.text), chunk.end - chunk.start
        if not chunk.verbatim and length == width > 1:
            # equal lengths would be taken for the same text: all of it stands for all of the file's
            self._append(chunk._replace(text=chunk.text[:1]))
            self._append(chunk._replace(text=chunk.text[1:]))
            return
        last = self._pieces[-1] if self._pieces else None
        if (
            last
            and length == width
            and last.length == last.source_length
            and last.start + last.length == self._length
            and last.source_start + last.source_length == chunk.start
        ):
            grown = last.length + length
            self._pieces[-1] = last._replace(length=grown, source_length=grown)
        else:
            self._pieces.append(Piece(self._length, length, chunk.start, width))
        self._add(chunk.text)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def text(self) -> str:
        """The prose so far; `finish` must have been called."""
        return "".join(self._parts)

    def offsets(self) -> OffsetMap:
        """The way back to the file."""
        return OffsetMap(self._pieces or (Piece(0, 0, 0, 0),))


def add_plain(prose: Prose, view: View, kind: str = "body") -> None:
    """Text without markup: empty lines end its paragraphs."""
    at = 0
    for gap in EMPTY_LINES.finditer(view.text):
        prose.begin(kind)
        prose.copy(view, at, gap.start())
        at = gap.end()
    prose.begin(kind)
    prose.copy(view, at, len(view.text))
    prose.finish()


def _split(chunks: list[_Chunk]) -> Iterator[_Chunk]:
    """The same text in chunks that are either all white space or without any that can be folded."""
    for chunk in chunks:
        at = 0
        for match in _SPACE.finditer(chunk.text):
            if match.start() > at:
                yield _part(chunk, at, match.start())
            yield _part(chunk, *match.span())
            at = match.end()
        if at < len(chunk.text):
            yield _part(chunk, at, len(chunk.text))


def _folded(space: _Chunk) -> _Chunk:
    """A run of white space as one character: a line break alone stays one, whatever system it comes from."""
    if space.text in ("\r\n", "\r"):
        return space._replace(text="\n", verbatim=False)
    return space if len(space.text) == 1 else space._replace(text=" ", verbatim=False)


def _part(chunk: _Chunk, start: int, end: int) -> _Chunk:
    if chunk.verbatim:
        return _Chunk(chunk.text[start:end], chunk.start + start, chunk.start + end, True)
    return chunk._replace(text=chunk.text[start:end])
