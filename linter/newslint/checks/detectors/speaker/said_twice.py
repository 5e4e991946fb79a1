"""Quotations with two attributions."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_SAID = frozenset("said says added stated told explained noted continued".split())
_AFTER = compiled(r"\s([\w’'-]+)\s([\w’'-]+)\b")
_ACCORDING_SAID = (
    r"\b[Aa]ccording to (?:(?:Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Gen|Prof)\. )?(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}),"
    r"[^“”\".!?]{5,200}, (?P<again>(?:he|she|the (?:[a-z-]+ )?[a-z]+|(?P<same>[A-Z][\w’'-]+)) "
    r"(?:said|stated|added|noted|opined|explained|told)\b)"
)

#: Two in one sentence without a quotation: "Orr said that the hall was full, she said, within an hour."
_SAID_SAID = (
    r"^(?:But |And )?(?:[\w’'.-]+ ){0,7}?(?P<name>[A-Z][\w’'-]+) (?:also )?(?:said|says)(?: on [A-Z]\w+day)?(?: that)? (?!he\b|she\b)(?:(?!, (?:and|but|while|which|who)\b)[^“”\"?!;:]|“[^“”]{1,60}”){8,200}, (?P<again>(?:he|she|(?P<same>[A-Z][\w’'-]+)) (?:said|says|added))(?=[,.])"
    r"|, (?P<again2>(?:he|she) said), [^“”\"?!;:]{5,160}, [A-Z][\w’'-]+ said\."
)


def find(document: Document) -> Iterator[Hit]:
    text = document.text
    items = document.quotations.items
    for attribution in document.attributions:
        quotation = items[attribution.quotation]
        if (
            attribution.how != "before"
            or attribution.cue is None
            or text[quotation.inner.end - 1] not in ",?!"
        ):
            continue
        if attribution.cue.of(text).lower() not in _SAID or quotation.span.start - attribution.cue.end > 30:
            continue
        match = _AFTER.match(text, quotation.span.end)
        if match is None:
            continue
        one, two = match[1], match[2]
        if (two in _SAID and (one in ("he", "she", "they") or one[0].isupper())) or (
            one in _SAID and (two in ("he", "she", "the", "a", "an") or two[0].isupper())
        ):
            first = attribution.cue
            if attribution.speaker is not None:
                first = Span(
                    min(first.start, attribution.speaker.span.start),
                    max(first.end, attribution.speaker.span.end),
                )
            yield _hit(Span(match.start(1), match.end(2)), match[0].strip(), first)
    yield from _told_again(document)
    if "according" not in document.words.places:
        return
    for match in compiled(_ACCORDING_SAID).finditer(text):
        if document.quoted(Span(*match.span())):
            continue
        same = match["same"]
        if same is None or same == match["name"].split()[-1]:
            yield _hit(Span(*match.span("again")), match["again"], Span(match.start(), match.end("name")))


def _told_again(document: Document) -> Iterator[Hit]:
    """Sentences of reported speech that name their speaker before and after."""
    places = document.words.places
    starts = sorted(start for verb in ("said", "says", "added") for start in places.get(verb, ()))
    for number in sorted({document.sentence_at(start) for start in starts}):
        sentence = document.sentences[number]
        if sum(sentence.start <= start < sentence.end for start in starts) != 2:
            continue
        match = compiled(_SAID_SAID).search(sentence.of(document.text))
        if match is None or document.quoted(
            Span(sentence.start + match.start(), sentence.start + match.start() + 1)
        ):
            continue
        if match["same"] is not None and match["same"] != match["name"]:
            continue
        group = "again" if match["again"] else "again2"
        span = Span(sentence.start + match.start(group), sentence.start + match.end(group))
        start, end = match.span("name") if match["again"] else (match.end(group), match.end())
        yield _hit(span, match[group], Span(sentence.start + start, sentence.start + end))


def _hit(span: Span, speaker: str, other: Span) -> Hit:
    return Hit(span, (), {"speaker": speaker}, (Related(None, other, "attributed here"),))
