"""Sentences in the first person in a story that has no voice of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.speech.unmarked_speech import sentences_with, spoken_sentence

if TYPE_CHECKING:
    from ....document.document import Document


_DIRECT = compiled(r"\s*(?:[“\"‘(\[]|[-–—•*])")
#: What gives a story a voice of its own, or somebody else's without quotation marks
_VOICE = compiled(
    r"\b(?:editor[’']s note|this (?:reporter|column|newspaper)|our (?:reporter|correspondent|staff|readers|newsroom|story|coverage)|"
    r"(?:between|among|tell|told|give|gave|shows?|remind\w*|teach\w*|let|lets|most|many|some|all|both|each|one|of|for) us|let us|us all|"
    r"(?:stay|join|follow|contact|e-?mail|write|call|watch|back)(?: (?:with|to|here|back|on))? us|"
    r"we (?:all|know|now know|live in|are told|see)|as we|our (?:own )?(?:planet|species|solar|galaxy|ancestors|time|times|era|age|world|sun|moon|star|bodies))\b",
    re.IGNORECASE,
)
#: The reporter is there, and the story is told by somebody.
_NARRATOR = compiled(
    r"\bI (?:visit|meet|met|ask|arrive|sit|sat|spoke|speak|watch|travel|join|call)(?:e?d)?\b"
)
_IN_NAMES = compiled(r"(?<=[\w,] )(?:We|Our|Us|My|Me)\b|\bI and\b|[A-Z]\w+ I\b|<")
_QUESTION = compiled(r"[?:]|—|^\W*(?:Q|A)[.:]")


def find(document: Document, words: tuple[str, ...]) -> Iterator[Hit]:
    """Sentences in the first person in a story that quotes people, if there are no more than two of them."""
    numbers = sentences_with(document, words)
    if 0 < len(numbers) <= 2:
        yield from _voiceless(
            document, [number for number in numbers if spoken_sentence(document, number) is None]
        )


def _voiceless(document: Document, numbers: list[int]) -> Iterator[Hit]:
    """Of the sentences with these numbers those that may be somebody's words without marks."""
    if (
        sum(
            attribution.speaker is not None and attribution.cue is not None
            for attribution in document.attributions
        )
        < 2
    ):
        return
    texts = [document.sentences[number].of(document.text) for number in numbers]
    if any(_NARRATOR.search(text) for text in texts):
        return
    for number, text in zip(numbers, texts, strict=True):
        span = document.sentences[number]
        if _VOICE.search(text) or _IN_NAMES.search(text) or _QUESTION.search(text) or _DIRECT.match(text):
            continue
        if document.quotations_in(span) or len(text.split()) < 4 or text[-1:] not in ".!":
            continue
        yield Hit(span)
