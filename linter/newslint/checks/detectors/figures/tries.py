"""Points of a rugby side that its tries, conversions and penalties do not make."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import ONES, in_words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.numbers.final_score import final_of

if TYPE_CHECKING:
    import re

    from ....document.document import Document

_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(list(ONES)[1:])})"
_TRIES = rf"\b(?P<n>{_NUMBER}|an?) (?:[a-z-]+ )?tr(?:y|ies)\b"
_PENALTIES = rf"\b(?P<n>{_NUMBER}|an?) (?:[a-z-]+ )?(?:penalt(?:y|ies)(?: goals?| kicks?)?)\b"
_DROPPED = rf"\b(?P<n>{_NUMBER}|an?) drop(?:ped)?[- ]goals?\b"
_CONVERSIONS = rf"\b(?P<n>{_NUMBER}|an?) conversions?\b|\bconverted (?P<n2>{_NUMBER}|both|all|each|neither|none)\b|\b(?P<n3>neither|none|both|all|each|{_NUMBER}) of (?:which|them|these) (?:was|were) converted\b|\b(?P<n4>un)converted\b"
#: Points for a try, a conversion, and a penalty or dropped goal.
_TRY, _CONVERSION, _KICK = 5, 2, 3


def find(document: Document) -> Iterator[Hit]:
    """Counts of one side, all in one sentence that begins with its name, that do not make the points it has in the result."""
    if not document.words.known & {"tries", "try"} or not document.words.known & {"penalties", "penalty"}:
        return
    final = final_of(document)
    if final is None or not final.sides:
        return
    text = document.text
    for sentence in document.sentences:
        for name, points in final.sides:
            other = next(side for side, _ in final.sides if side != name)
            if text.startswith(name, sentence.start) and other not in sentence.of(text):
                hit = _counted(document, sentence, points, final.span)
                if hit is not None:
                    yield hit


def _counted(document: Document, sentence: Span, points: int, result: Span) -> Hit | None:
    text = document.text
    found = [
        list(compiled(pattern).finditer(text, *sentence))
        for pattern in (_TRIES, _CONVERSIONS, _PENALTIES, _DROPPED)
    ]
    tries, conversions, penalties, dropped = found
    if len(tries) != 1 or len(conversions) != 1 or len(penalties) != 1 or len(dropped) > 1:
        return None
    scored = _value(tries[0], 0)
    converted = _value(conversions[0], scored)
    kicked = _value(penalties[0], 0) + sum(_value(match, 0) for match in dropped)
    sum_ = _TRY * scored + _CONVERSION * converted + _KICK * kicked
    if sum_ == points or converted > scored:
        return None
    short = points - sum_
    blamed, right = penalties[0], _value(penalties[0], 0) + short // _KICK
    if short % _KICK or right < 0:
        blamed, right = conversions[0], converted + short // _CONVERSION
        if short % _CONVERSION or not 0 <= right <= scored:
            blamed, right = tries[0], scored + short // _TRY
            if short % _TRY or right < 0:
                right = -1
    group = next(name for name, value in blamed.groupdict().items() if value)
    offered = (in_words(right),) if right >= 0 else ()
    fields = {"right": in_words(right) if right >= 0 else "", "other": result.of(text), "sum": str(sum_)}
    return (
        Hit(Span(*blamed.span(group)), (), fields, (Related(None, result, "the result"),))
        if offered or sum_
        else None
    )


def _value(match: re.Match[str], tries: int) -> int:
    word = next(value for value in match.groupdict().values() if value)
    if word in ("both", "all", "each"):
        return tries
    if word in ("neither", "none", "un"):
        return 0
    return 1 if word in ("a", "an") else int(word) if word.isdigit() else int(ONES[word])
