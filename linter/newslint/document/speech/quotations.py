"""Quotations: what stands between quotation marks, over as many paragraphs as it takes."""

from __future__ import annotations

import re
from bisect import bisect_right

from ...language.word_lists import Pattern, either, words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from .nesting import find_singles
from .pairing import Damage, Pairing

if TYPE_CHECKING:
    from ..text import Text

__all__ = ["Damage", "Quotation", "Quotations", "find_quotations"]

_WORD = compiled(r"[^\W_]+(?:[’'-][^\W_]+)*")
_LETTER = compiled(r"[^\W\d_]")
_TERMINAL = compiled(r"[.!?…,;:—–-][’']?$")
_ENDS = compiled(r"(?:[.!?…:;]|[.!?…,][”\"’'»)]+|[—–])\s*$")
# Small words that a title in capitals leaves in lower case.
_SMALL = words("english/function-words", "small-in-titles")
#: What announces a quotation: a colon, a comma, or a verb of saying straight before it.
_ANNOUNCED = Pattern(
    lambda: rf"(?:[:,]|\b(?:{either('news/reporting-verbs', 'before-a-quotation')}|told \w+))\s*$",
    re.IGNORECASE,
)

#: How far around a quotation its kind is told from; without a bound a long paragraph costs its square.
_NEAR = 200
#: Room for a verb of saying and a word after it.
_WORD_OR_TWO = 60


class Quotation(NamedTuple):
    """One quotation within one paragraph.

    `span` includes the marks, `inner` does not. `kind` is speech (whole sentences, or running on from
    or into another paragraph), partial (part of a sentence), scare (a word or two held at arm's length),
    title (a name or title in marks) or nested (inside another quotation). `continues` is true where it
    goes on in the next paragraph (a running quotation has no closing mark until its last paragraph);
    `continued` where it carries on from the one before. `closed` is false where no mark ends it.
    """

    span: Span
    inner: Span
    kind: str
    paragraph: int
    continues: bool = False
    continued: bool = False
    closed: bool = True


class Quotations(NamedTuple):
    """All quotations of a document, in order, and all damaged marks."""

    items: tuple[Quotation, ...]
    damage: tuple[Damage, ...]


def _kind(text: str, span: Span, inner: Span, left: int, right: int) -> str:
    """What sort of quotation stands at `span` of a paragraph that runs from `left` to `right`."""
    words = _WORD.findall(text, inner.start, inner.end)
    if not words:
        return "scare"
    body = text[inner.start : inner.end]
    before = text[max(left, span.start - _NEAR) : span.start]
    first = _LETTER.search(body)
    upper = first is not None and first.group().isupper()
    ended = _TERMINAL.search(body, max(0, len(body) - 3)) is not None
    lead = before.rstrip()
    announced = lead[-1:].isalnum() or lead[-1:] in (":", ",")
    announced = announced and _ANNOUNCED.search(before, max(0, len(lead) - _WORD_OR_TWO)) is not None
    starts = not lead or (not lead[-1].isalnum() and _ENDS.search(before, max(0, len(lead) - 8)) is not None)
    after = text[span.end : min(right, span.end + _NEAR)]
    ended = ended or after[:1] in (",", ".")  # British copy sets them outside
    after = after.lstrip()
    sentence = body[-1:] in ".!?…" and (not after or not after[0].islower())
    capitals = all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in words)
    if capitals and upper and len(words) <= 12 and not (starts and ended):
        if announced and ended and len(words) < 3:
            return "speech"
        # “Our Town,” in the middle of a sentence; a nickname; a headline
        return "title" if len(words) > 1 or not announced else "speech"
    if (starts or announced) and (upper or len(words) > 6) and (ended or len(words) > 3):
        return "speech"
    if upper and sentence and len(words) > 2:
        return "speech"
    if len(words) <= 2 and not announced:
        return "scare"
    return "partial"


def find_quotations(document: Text) -> Quotations:
    """Pair the quotation marks of every paragraph, and find the damaged ones. A block quotation
    without marks is one quotation."""
    text = document.text
    paragraphs = document.paragraphs
    pairing = Pairing(text, paragraphs)
    items: list[Quotation] = []
    damage = list(pairing.damage)
    bare = {number for number, p in enumerate(paragraphs) if p.kind == "quote"}
    outer: list[Span] = []
    for pair in pairing.pairs:
        span, inner = pair.span, pair.inner
        paragraph = paragraphs[pair.paragraph].span
        bare.discard(pair.paragraph)
        if pair.nested:
            items.append(Quotation(span, inner, "nested", pair.paragraph))
            continue
        outer.append(span)
        if pair.continues or pair.continued:
            kind = "speech"
        else:
            kind = _kind(text, span, inner, paragraph.start, paragraph.end)
        items.append(
            Quotation(span, inner, kind, pair.paragraph, pair.continues, pair.continued, pair.closed)
        )
        singles, unclosed = find_singles(text, inner.start, inner.end)
        items += [Quotation(s, i, "nested", pair.paragraph) for s, i in singles]
        if unclosed is not None and pair.closed and text[span.end : span.end + 1] not in ("’", "'"):
            # the mark is missing before the closing double mark and the stop that goes with it
            place = Span(inner.end - (text[inner.end - 1] in ".,?!…"), span.end)
            mark = "'" if text[unclosed] == "'" else "’"
            fix = text[place.start : inner.end] + mark + text[inner.end : span.end]
            damage.append(Damage("nested-unclosed", place, fix, Span(unclosed, unclosed + 1)))
    items += _single_marked(document, outer)
    for number in bare:
        span = paragraphs[number].span
        items.append(Quotation(span, span, "speech", number))
    items.sort(key=lambda item: (item.span.start, -item.span.end))
    damage.sort(key=lambda wrong: wrong.span)
    return Quotations(tuple(items), tuple(damage))


def _single_marked(document: Text, outer: list[Span]) -> list[Quotation]:
    """Quotations in single marks that stand outside double ones: headlines, and papers that use single
    marks for all quotations."""
    text = document.text
    if "‘" not in text and " '" not in text and "\n'" not in text and not text.startswith("'"):
        return []
    starts = sorted(span.start for span in outer)
    ends = [span.end for span in sorted(outer)]
    found: list[Quotation] = []
    paragraphs = document.paragraphs
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind == "quote":
            continue
        left, right = paragraph.span
        singles, unclosed = find_singles(text, left, right)
        for span, inner in singles:
            at = bisect_right(starts, span.start) - 1
            if at >= 0 and ends[at] > span.start:
                continue
            if _any_within(starts, span):
                continue  # a quotation in double marks within: too unsure to be one of its own
            found.append(Quotation(span, inner, _kind(text, span, inner, left, right), number))
        if unclosed == left and text[left] == "‘" and number + 1 < len(paragraphs):
            following = paragraphs[number + 1].span.start
            if text[following] == "‘" and not _any_within(starts, paragraph.span):
                found.append(Quotation(Span(left, right), Span(left + 1, right), "speech", number, True))
    return found


def _any_within(starts: list[int], span: Span) -> bool:
    """True if one of these sorted places lies within a span, past its first character."""
    at = bisect_right(starts, span.start)
    return at < len(starts) and starts[at] < span.end
