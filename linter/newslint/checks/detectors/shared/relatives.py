"""Words that tell of people who share a name."""

from __future__ import annotations

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled

if TYPE_CHECKING:
    from ....document.document import Document

_KIN = (
    r"\b(?:[Bb]rothers?|[Ss]isters?|[Ss]ons?|[Dd]aughters?|[Ff]athers?|[Mm]others?|[Ww]ife|[Ww]ives|[Hh]usbands?|[Ww]idow(?:er)?|[Cc]ousins?|[Uu]ncles?|"
    r"[Aa]unts?|[Nn]ephews?|[Nn]ieces?|[Tt]wins?|[Gg]reat-\w+|[Gg]rand-?(?:father|mother|son|daughter|child|children|parents?|dad|pa|ma|nephew|niece)s?|[Ss]ibl\w+|[Pp]arents?|[Cc]ouple|[Mm]arried|[Ss]pouses?|[Ff]ianc\w+|[Dd]ad|[Mm]um|[Mm]om|"
    r"[Ff]amil(?:y|ies)|[Rr]elated|[Rr]elation|[Rr]elatives?|namesakes?|in-laws?|[Ss]tep-?(?:father|mother|son|daughter|brother|sister|child|children|parents?|dad|mum|mom)s?|[Bb]orn [A-Z]|changed (?:his|her) name|Jr|Sr|elder|younger)\b"
)
_SPELLED = r"\b(?:spell\w*|spelt|surnames?|first names?|names?|no relation|unrelated|namesakes?)\b"


def kin_near(document: Document, span: Span, sentences: int = 1) -> bool:
    """True if kin are spoken of in the sentence of a place, or in as many before and after it."""
    return _near(document, span, sentences, _KIN)


def kin_before(document: Document, span: Span) -> bool:
    """True if kin are spoken of in the words of a sentence up to a place."""
    sentence = document.sentence_around(span.start)
    return compiled(_KIN).search(document.text, sentence.start, span.start) is not None


def spelling_told(document: Document, span: Span) -> bool:
    """True if a sentence about a name speaks of names and how they are spelled."""
    return _near(document, span, 0, _SPELLED)


def _near(document: Document, span: Span, sentences: int, pattern: str) -> bool:
    number = document.paragraph_at(span.start)
    here = document.sentences_of(number)
    at = next((n for n, sentence in enumerate(here) if sentence.end > span.start), len(here) - 1)
    if at < 0:
        return False
    first, last = here[max(0, at - sentences)].start, here[min(len(here) - 1, at + sentences)].end
    return compiled(pattern).search(document.text, first, last) is not None
