"""A text read with a language model: paragraph by paragraph, each remembered."""

from __future__ import annotations

import os
from collections.abc import Sequence

from ..model.engine_match import EngineMatch
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .decision import chance
from .memory import Memory
from .weighing import Weighed, gain_of, weigh

if TYPE_CHECKING:
    from .scorer import LanguageModel

#: An alternative that makes a sentence less likely than this many nats is not told.
_LEAST = 0.5
#: Prose whose words surprise more than this, at the median, is in another language, or no prose.
_STRANGE = 8.0


class Reading:
    """Reads texts with the model in a folder, which is loaded when there is something new to read."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._model: LanguageModel | None = None
        self._memory = Memory(f"{os.path.realpath(folder)} {os.path.getmtime(folder)}")

    @property
    def model(self) -> LanguageModel:
        """The model, loaded when it is first asked for."""
        if self._model is None:
            from .scorer import LanguageModel

            self._model = LanguageModel(self._folder)
        return self._model

    def weighed(self, paragraph: str) -> list[Weighed]:
        """What is known of a paragraph, or found out now."""
        known = self._memory.get(paragraph)
        if known is None:
            known = weigh(paragraph, self.model)
            self._memory.put(paragraph, known)
        return known

    def matches(self, text: str, paragraphs: Sequence[Span]) -> list[EngineMatch]:
        """The alternatives that make paragraphs of a text likelier; `id` is the sort, `score` the chance that it was meant, and
        the message by how much it is likelier."""
        found = []
        try:
            for paragraph in paragraphs:
                for one in self.weighed(paragraph.of(text).replace("\n", " ")):
                    if one.score < _LEAST or one.even > _STRANGE:
                        continue
                    span = Span(paragraph.start + one.start, paragraph.start + one.end)
                    words = one.replacement
                    if not words:  # what is left when a word goes is the one before it
                        before = text[paragraph.start : span.start].rstrip()
                        words = before.rpartition(" ")[2]
                        span = Span(paragraph.start + len(before) - len(words), span.end)
                    found.append(EngineMatch(one.kind, span, likelier(one.score), (words,), chance(one)))
        finally:  # time may be up: what was read need not be read again
            self._memory.save()
        return found

    def gains(self, text: str, edits: Sequence[tuple[Span, Span, str]]) -> list[float]:
        """For each edit (its paragraph, its place, what would be written) by how many nats it makes the paragraph likelier."""
        return [
            gain_of(
                paragraph.of(text).replace("\n", " "),
                Span(place.start - paragraph.start, place.end - paragraph.start), words, self.model,
            )
            for paragraph, place, words in edits
        ]  # fmt: skip


def likelier(nats: float) -> str:
    """A difference of nats as a reporter understands it: "about 400 times likelier"."""
    from math import exp

    times = exp(min(nats, 20.0))
    if times < 2:
        return "a little likelier"
    if times >= 1_000_000:
        return "more than a million times likelier"
    unit = 10 ** (len(str(int(times))) - 1)
    return f"about {round(times / unit) * unit:,} times likelier"
