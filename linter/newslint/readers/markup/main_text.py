"""Where the text of a page stands that marks no article, and what in it is no text of its author's."""

from __future__ import annotations

from .elements import SKIPPED, VOID
from .tokens import Token

#: Elements that a page is parted into.
_CONTAINERS = frozenset(
    ("body", "div", "section", "td", "center", "form", "table", "blockquote", "aside", "ul", "ol")
)
#: A shorter paragraph says nothing of where the text stands, in characters that are no link.
_LEAST = 40
#: With less text in paragraphs than this, all of a page is its text.
_LEAST_OF_ALL = 600
#: Share of all paragraphs' text that the element must hold.
_MOST_OF_IT = 0.75


#: How Google Docs names the places of comments, and the comments below the text.
_REFERENCE, _COMMENT = "cmnt_ref", "cmnt"


class _Box:
    """An element that is open: `length` is that of the text of paragraphs in it so far."""

    def __init__(self, name: str, start: int) -> None:
        self.name = name
        self.start = start
        self.length = 0


class _Pages:
    """Takes the tokens of a page and keeps the lengths of the text in each of its elements."""

    def __init__(self) -> None:
        self.open = [_Box("", 0)]
        self.closed: list[tuple[int, int, int]] = []  # start, end, length of text
        self.length = 0
        self.links = self.paragraphs = False
        self.skipped = 0

    def take(self, token: Token) -> None:
        name, kind = token.name, token.kind
        if kind in ("text", "entity"):
            if self.paragraphs and not self.links and not self.skipped:
                self.length += token.end - token.start if kind == "text" else 1
        elif kind not in ("start", "end"):
            return
        elif name in SKIPPED and name not in VOID:
            self.skipped = max(self.skipped + (1 if kind == "start" else -1), 0)
        elif name == "a":
            self.links = kind == "start"
        elif name == "p" or name in _CONTAINERS:
            self._end_paragraph()
            self.paragraphs = name == "p" and kind == "start"
            if name == "p":
                return
            if kind == "start":
                self.open.append(_Box(name, token.start))
            elif self.open[-1].name == name:
                self._close(token.end)

    def _end_paragraph(self) -> None:
        if self.length >= _LEAST:
            self.open[-1].length += self.length
        self.length = 0

    def _close(self, end: int) -> None:
        box = self.open.pop()
        self.open[-1].length += box.length
        self.closed.append((box.start, end, box.length))

    def finish(self, end: int) -> int:
        """Close what is left open. Returns the length of all text."""
        self._end_paragraph()
        while len(self.open) > 1:
            self._close(end)
        return self.open[0].length


def main_text(found: list[Token]) -> tuple[int, int] | None:
    """From where to where the text of a page stands: the smallest element that has most of the text of its paragraphs.
    None for what is no page, or too short to tell."""
    if not any(token.name in ("html", "body") and token.kind == "start" for token in found):
        return None
    page = _Pages()
    for token in found:
        page.take(token)
    total = page.finish(found[-1].end)
    if total < _LEAST_OF_ALL:
        return None
    large = [(end - start, start, end) for start, end, length in page.closed if length >= _MOST_OF_IT * total]
    return min(large)[1:] if large else None


def first_heading(found: list[Token], before: int) -> tuple[int, int] | None:
    """Where the first `h1` before a place stands, if there is one and it ends before that place."""
    start = -1
    for token in found:
        if token.start >= before:
            break
        if token.name == "h1" and token.kind == "start" and start < 0:
            start = token.start
        elif token.name == "h1" and token.kind == "end" and start >= 0:
            return start, token.end
    return None


def comments(found: list[Token]) -> list[tuple[int, int]]:
    """Where comments of Google Docs stand in a document exported as a web page, and their marks in its text."""
    gone: list[tuple[int, int]] = []
    boxes: list[tuple[int, bool]] = []
    mark = -1
    raised = -1
    for token in found:
        if token.name == "div" and token.kind == "start":
            boxes.append((token.start, False))
        elif token.name == "div" and token.kind == "end" and boxes:
            start, comment = boxes.pop()
            if comment:
                gone.append((start, token.end))
        elif token.name == "sup":
            raised = token.start if token.kind == "start" else -1
        elif token.name == "a" and token.kind == "start":
            name = token.attributes().get("id", "")
            if name.startswith(_REFERENCE):
                mark = raised if raised >= 0 else token.start
            elif name.startswith(_COMMENT) and name[len(_COMMENT) :].isdecimal() and boxes:
                boxes[-1] = (boxes[-1][0], True)
        elif token.name == "a" and token.kind == "end" and mark >= 0:
            gone.append((mark, token.end))
            mark = -1
    return _apart(gone)


def _apart(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, without those within others."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
