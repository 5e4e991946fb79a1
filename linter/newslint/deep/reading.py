"""A text read with a language model: paragraph by paragraph, each remembered."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence

from ..model.engine_match import EngineMatch
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled
from .alternatives import LOST, PREPOSITIONS, SPARE
from .decision import DOUBT, chance, chance_again
from .host import VARIABLE
from .memory import Memory
from .weighed import Weighed
from .weighing import gain_of, weigh

if TYPE_CHECKING:
    from .scorer import LanguageModel
    from .shared_model import SharedModel

#: An alternative that makes a sentence less likely than this many nats is not told.
_LEAST = 0.5
#: So many characters of a story before a paragraph tell what it is about.
_STORY = 800
#: Prose whose words surprise more than this, at the median, is in another language, or no prose; so is that in which fewer
#: words than this share are small English ones. Of Spanish the model knows enough not to be surprised.
_STRANGE, _SMALL = 8.0, 0.1
_WORD = compiled(r"[^\W\d_]+")
_SMALL_WORDS = frozenset((*LOST, *SPARE, *PREPOSITIONS))


class OwnModel:
    """The model in a folder, loaded into this process. Raises OSError or RuntimeError for a folder that holds none."""

    def __init__(self, folder: str) -> None:
        from .scorer import LanguageModel

        self._model: LanguageModel = LanguageModel(folder)

    def weigh(self, text: str) -> list[Weighed]:
        """All alternatives in a paragraph that deserve a look, in order."""
        return weigh(text, self._model)

    def allow(self, tokens: int) -> None:
        """From now on answer what takes about so many tokens, and raise NotNow for the rest."""
        self._model.allow(tokens)

    def gain(self, text: str, place: Span, words: str) -> float:
        """By how many nats a paragraph is likelier with other words at a place."""
        return gain_of(text, place, words, self._model)


class Reading:
    """Reads texts with the model in a folder, which is loaded when there is something new to read: here, or where a process
    holds it for several."""

    #: True if to read the same text again may tell more of it.
    unsettled = False

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._model: OwnModel | SharedModel | None = None
        self._memory = Memory(f"{os.path.realpath(folder)} {os.path.getmtime(folder)}")

    def asked(self) -> OwnModel | SharedModel:
        """The model, which is loaded when it is first needed."""
        if self._model is None:
            if VARIABLE in os.environ:
                from .shared_model import SharedModel

                self._model = SharedModel(self._folder)
            else:
                self._model = OwnModel(self._folder)
        return self._model

    def weighed(self, paragraph: str) -> list[Weighed]:
        """What is known of a paragraph, or found out now."""
        known = self._memory.get(paragraph)
        if known is None:
            known = self.asked().weigh(paragraph)
            self._memory.put(paragraph, known)
        return known

    def matches(self, text: str, paragraphs: Sequence[Span]) -> list[EngineMatch]:
        """The alternatives that make paragraphs of a text likelier; `id` is the sort, `score` the chance that it was meant, and
        the message by how much it is likelier."""
        found = []
        story = ""
        used = words_of(text)
        try:
            for paragraph in paragraphs:
                prose = paragraph.of(text).replace("\n", " ")
                if not _in_english(prose):
                    continue
                for one in self.weighed(prose):
                    if one.score < _LEAST or one.even > _STRANGE or chance(one) < DOUBT:
                        continue
                    written, words = edit_of(one, prose)
                    gain = self.gain(story, prose, written, words)
                    if gain >= _LEAST:
                        span = Span(paragraph.start + written.start, paragraph.start + written.end)
                        sure = chance_again(one, gain, used)
                        found.append(EngineMatch(one.kind, span, likelier(gain), (words,), sure))
                story = story_with(story, prose)
        finally:  # time may be up: what was read need not be read again
            self._memory.save()
        return found

    def gains(self, text: str, edits: Sequence[tuple[Span, Span, str]]) -> list[float]:
        """For each edit (its paragraph, its place, what would be written) by how many nats it makes its story likelier."""
        try:
            return [
                self.gain(
                    text[max(0, where.start - _STORY) : where.start],
                    where.of(text).replace("\n", " "),
                    Span(place.start - where.start, place.end - where.start),
                    words,
                )
                for where, place, words in edits
            ]
        finally:
            self._memory.save()

    def gain(self, before: str, paragraph: str, place: Span, words: str) -> float:
        """By how many nats a paragraph is likelier with other words at a place, after what stands before it."""
        story = before + paragraph
        edit = (len(before) + place.start, len(before) + place.end, words)
        known = self._memory.gain(story, edit)
        if known is None:
            known = self.asked().gain(story, Span(*edit[:2]), words)
            self._memory.put_gain(story, edit, known)
        return known


def edit_of(one: Weighed, paragraph: str) -> tuple[Span, str]:
    """Where an alternative changes its paragraph, and what stands there then. When a word goes, what is left is the one before it."""
    if one.replacement:
        return Span(one.start, one.end), one.replacement
    before = paragraph[: one.start].rstrip()
    words = before.rpartition(" ")[2]
    return Span(len(before) - len(words), one.end), words


def words_of(text: str) -> Counter[str]:
    """How often each word stands in a text, folded."""
    return Counter(_WORD.findall(text.lower()))


def story_with(story: str, paragraph: str) -> str:
    """What tells of a story before its next paragraph, with one paragraph more."""
    return f"{story}{paragraph}\n\n"[-_STORY:]


def _in_english(prose: str) -> bool:
    """True if enough of the words are small English ones."""
    words = prose.lower().split()
    return sum(word in _SMALL_WORDS for word in words) >= _SMALL * len(words)


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
