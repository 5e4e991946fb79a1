"""The flow of blocks and words in HTML and XML: from tokens to prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled
from ..prose import EMPTY_LINES, Prose, View
from .elements import BLOCKS, CLASSES, CLOSES, HOLES, SKIPPED, SKIPPED_CLASSES, VOID
from .tokens import Token, tokens

_HIDDEN = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_MARKS = "“\"‘'«„"


class _Open(NamedTuple):
    name: str
    block: bool
    kind: str
    skipped: bool
    quoted: bool = False  # a quotation mark was put in at its beginning


class Flow:
    """Reads markup into prose. One flow may read several stretches: fragments between Markdown, the posts
    of an export. `headings` counts the headlines; only the first of an article is one.
    """

    def __init__(
        self, prose: Prose, *, xml: bool = False, empty_lines: bool = False, skipped: Collection[str] = ()
    ) -> None:
        self.prose = prose
        self._skipped = SKIPPED.union(skipped)
        self.xml = xml
        self.empty_lines = empty_lines  # they end paragraphs, as in WordPress
        self.headlined = False
        self._stack: list[_Open] = []
        self._names: Counter[str] = Counter()
        self._base = _Open("", True, "body", False)
        self._hole_from = -1

    def read(self, view: View, start: int, end: int, kind: str = "body") -> None:
        """Read the view from `start` to `end`; blocks that do not say what they are are of `kind`."""
        self._base = _Open("", True, kind, False)
        self._stack.clear()
        self._names.clear()
        self.prose.begin(kind)
        for token in tokens(view.text, start, end, xml=self.xml):
            self._take(view, token)
        if self._hole_from >= 0:
            self._hole_from = -1
        self.prose.finish()

    @property
    def _top(self) -> _Open:
        return self._stack[-1] if self._stack else self._base

    def _take(self, view: View, token: Token) -> None:
        kind = token.kind
        if kind == "text":
            if not self._top.skipped:
                self._text(view, token.start, token.end)
        elif kind == "entity":
            if not self._top.skipped:
                self.prose.put(view, token.name, token.start, token.end)
        elif kind == "end":
            self._end(view, token)
        elif kind == "start" and not (token.name in VOID and not self.xml):
            self._start(view, token)
        elif kind in ("start", "empty"):
            self._empty(view, token)

    def _text(self, view: View, start: int, end: int) -> None:
        if self.empty_lines:
            for gap in EMPTY_LINES.finditer(view.text, start, end):
                self.prose.copy(view, start, gap.start())
                self.prose.begin(self._top.kind)
                start = gap.end()
        self.prose.copy(view, start, end)

    def _empty(self, view: View, token: Token) -> None:
        if self._top.skipped:
            return
        if token.name == "br":
            self.prose.put(view, "\n", token.start, token.end)
        elif token.name in HOLES:
            self.prose.hole(view, token.start, token.end)
        elif token.name in BLOCKS:
            self.prose.begin(self._top.kind)

    def _start(self, view: View, token: Token) -> None:
        name = token.name
        if name in CLOSES and self._stack:
            while self._stack and self._top.name in CLOSES[name]:
                self._pop()
        attributes = token.attributes() if token.data else {}
        above = self._top
        skipped = above.skipped or name in self._skipped or _is_hidden(attributes)
        kind = BLOCKS.get(name)
        block = kind is not None
        if block and not kind and attributes:
            kind = _named_kind(name, attributes)
        if kind == "headline":
            kind = "heading" if self.headlined and name == "h1" else "headline"
        opened = _Open(name, block, kind or above.kind, skipped)
        if block and not skipped:
            self.prose.begin(opened.kind)
            if opened.kind == "headline":
                self.headlined = True
        elif skipped and not above.skipped:
            if name in BLOCKS or name == "pre":
                self.prose.begin(above.kind)
            elif name in HOLES:
                self._hole_from = token.start
        elif name == "q" and not skipped and not self._marked(view, token):
            self.prose.put(view, "“", token.start, token.end)
            opened = opened._replace(quoted=True)
        self._stack.append(opened)
        self._names[name] += 1

    def _end(self, view: View, token: Token) -> None:
        name = token.name
        if not self._names[name]:
            return
        while self._top.name != name:
            self._pop()
        closed = self._pop()
        above = self._top
        if closed.skipped and not above.skipped:
            if self._hole_from >= 0:
                self.prose.hole(view, self._hole_from, token.end)
                self._hole_from = -1
            elif closed.name == "pre":
                self.prose.begin(above.kind)
        elif closed.quoted:
            self.prose.put(view, "”", token.start, token.end)

    def _marked(self, view: View, token: Token) -> bool:
        """True if the quotation that begins here has marks of its own, outside or inside."""
        following = view.text[token.end : token.end + 1]
        return (self.prose.last() or " ") in _MARKS or (following or " ") in _MARKS

    def _pop(self) -> _Open:
        closed = self._stack.pop()
        self._names[closed.name] -= 1
        if closed.block and not closed.skipped:
            self.prose.begin(self._top.kind)
        return closed


def _is_hidden(attributes: dict[str, str]) -> bool:
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style", "")))
        or not SKIPPED_CLASSES.isdisjoint(attributes.get("class", "").split())
    )


def _named_kind(element: str, attributes: dict[str, str]) -> str:
    if element == "p" and attributes.get("id", "").startswith(
        "h."
    ):  # Google Docs, and no heading by its element
        words = attributes.get("class", "").split()
        return "headline" if "title" in words else "heading"
    for name in ("class", "itemprop", "rel"):
        for word in attributes.get(name, "").lower().split():
            if word in CLASSES:
                return CLASSES[word]
    return ""
