"""Who speaks, by the last word of the name, and what stands between two mentions."""

from __future__ import annotations

from collections.abc import Iterator

from .....language.word_lists import words
from .....model.span import Span
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.speech.speakers import Attribution

_POSSESSIVE = compiled(r"[’']s?$")
#: Anybody at all, by name, title or role
_ANYBODY = compiled(
    r"(?<=[a-z,’\d] )[A-Z][a-z]+|\b[A-Z][\w’-]+ [A-Z]|\b(?:he|she|him|her|his|who|whose|I|me|my|one|(?:[a-z]+)?(?:man|woman)|boy|girl|"
    r"mother|father|son|daughter|brother|sister|wife|husband|friend|neighbou?r|spokes\w+|president|minister|mayor|governor|king|"
    r"queen|chief|head|leader|boss|director|judge|coach|host|source|aide|guest)\b"
    r"|\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]nother) (?:[\w-]+ ){0,3}?[a-z]+(?:er|or|ist|ian|ant|ent|ee|eur|ive|ess|ard)\b"
)
#: The first word of a sentence, unless it is one of these, may be a name.
_FIRST = compiled(r"(?:^|[.?!:”\"’)|]\s+)([A-Z][\w’'-]+)")
_NO_NAMES = words("english/function-words", "first-with-a-capital")
_SAYING = frozenset(
    "said says added adds continued stated told concluded explained noted warned wrote asked".split()
)


def speakers_by_name(document: Document) -> Iterator[tuple[Attribution, str]]:
    """The attributions that stand beside their quotation, with the head of the speaker."""
    text = document.text
    items = document.quotations.items
    for attribution in document.attributions:
        speaker, cue = attribution.speaker, attribution.cue
        if speaker is None or attribution.how not in ("after", "before", "inverted"):
            continue
        if attribution.how == "before" and cue is not None:
            gap = text[cue.end : items[attribution.quotation].span.start].strip(" ,:\n")
            beside = cue.of(text).lower() in _SAYING and gap in ("", "that")
        else:
            beside = True
        yield attribution, _POSSESSIVE.sub("", speaker.head.of(text)) if beside else ""


def names_anybody(words: str) -> bool:
    """True if the words may name or mean a person."""
    return _ANYBODY.search(words) is not None or any(
        first.lower() not in _NO_NAMES for first in _FIRST.findall(words)
    )


def outside_quotations(document: Document, span: Span) -> str:
    """The words of a stretch with blanks for its quotations."""
    outside = list(document.text[span.start : span.end])
    for quotation in document.quotations_in(span):
        start, end = max(quotation.span.start, span.start), min(quotation.span.end, span.end)
        if start < end:
            outside[start - span.start : end - span.start] = " " * (end - start)
    return "".join(outside)
