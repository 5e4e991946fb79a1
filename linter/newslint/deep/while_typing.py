"""A text that is read again after every few letters, while somebody types in it: no reading takes longer than a pause.

What takes longer goes on when the same text is read again. Until then what was said of a place lately is taken to hold, as long
as the words around it are the same."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..model.engine_match import EngineMatch
from ..model.span import Span
from .reading import OwnModel, Reading
from .scorer import NotNow
from .weighed import Weighed

#: What one reading may ask of the model: some 0.3 seconds of processor time.
_TOKENS = 190
#: The words around a place are those so near (characters); so many places are known at most.
_NEAR, _KNOWN = 80, 5_000


class ReadingWhileTyping(Reading):
    """Reads texts as `Reading` does, a little at a time; `unsettled` where that was not all."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self._own: OwnModel | None = None
        self._gains: dict[tuple[str, str], float] = {}
        self._before: list[tuple[str, list[Weighed]]] = []
        self._now: list[tuple[str, list[Weighed]]] = []

    def asked(self) -> OwnModel:
        """The model, which is loaded when it is first needed."""
        if self._own is None:
            self._own = OwnModel(self._folder)
            self._own.allow(_TOKENS)
        return self._own

    def matches(self, text: str, paragraphs: Sequence[Span]) -> list[EngineMatch]:
        """What `Reading` says of a text, as far as it is known by now."""
        self.unsettled = False
        if self._own is not None:
            self._own.allow(_TOKENS)
        self._before, self._now = self._now, []
        return super().matches(text, paragraphs)

    def weighed(self, paragraph: str) -> list[Weighed]:
        """What is known of a paragraph, or found out now, or what still holds of what was said before it was changed."""
        try:
            said = super().weighed(paragraph)
        except NotNow:
            self.unsettled = True
            number = len(self._now)
            said = _still(*self._before[number], paragraph) if number < len(self._before) else []
        self._now.append((paragraph, said))
        return said

    def gain(self, before: str, paragraph: str, place: Span, words: str) -> float:
        """By how many nats a paragraph is likelier with other words at a place: in its story, or in what the story was lately, or 0
        where nothing is known."""
        near = (paragraph[max(0, place.start - _NEAR) : place.end + _NEAR], words)
        try:
            gain = super().gain(before, paragraph, place, words)
        except NotNow:
            self.unsettled = True
            return self._gains.get(near, 0.0)
        if len(self._gains) > _KNOWN:
            self._gains.clear()
        self._gains[near] = gain
        return gain


def _still(before: str, said: Sequence[Weighed], now: str) -> list[Weighed]:
    """What was said of a paragraph, without what was said of the words around a change in it."""
    first = len(os.path.commonprefix((before, now)))
    last = len(os.path.commonprefix((before[first:][::-1], now[first:][::-1])))
    change, moved = len(before) - last, len(now) - len(before)
    return [
        one._replace(start=one.start + by, end=one.end + by)
        for one in said
        if (by := 0 if one.end + _NEAR <= first else moved if one.start - _NEAR >= change else None)
        is not None
    ]
