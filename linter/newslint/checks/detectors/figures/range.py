"""A range from the higher to the lower: aged between 60 and 4."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.numbers.figures import FIGURE
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

#: What is given as a range: "revenue of $340 million to $360 million".
_EXPECTED = r"(?:revenues?|sales|earnings|profits?|income|growth|spending|costs?|range|guidance|forecast|estimates?|prices?|temperatures?|highs|lows|winds?|gusts|speeds?|depths?)"
_BETWEEN = rf"\b(?:[Bb]etween (?P<low>{FIGURE}) and|{_EXPECTED} of (?P<low3>{FIGURE}) to|(?:aged|ages|(?:rang(?:e|es|ed|ing)) from)(?: from)? (?P<low2>{FIGURE}) to) (?P<high>{FIGURE})"
#: "the difference between 60 and 4", "a choice between two and one"
_PAIR = r"\b(?:difference|gap|choice|choose|choosing|distinction|margin|score|alternat\w+|split|divided|match|game|stretch|sandwiched|relationship|link|agreement|talks) (?:\w+ ){0,2}$"


def find(document: Document) -> Iterator[Hit]:
    """Ranges that begin with their end."""
    if not document.words.known & {"between", "aged", "ages", "range", "ranges", "ranged", "ranging", "of"}:
        return
    text = document.text
    for frame in document.frames:
        for match in compiled(_BETWEEN).finditer(frame.text):
            low, high = (
                frame.figure(match["low"] or match["low2"] or match["low3"]),
                frame.figure(match["high"]),
            )
            if low.value <= high.value or low.rough or high.rough:
                continue
            if low.unit not in ("", high.unit) or (low.unit == "dated") != (high.unit == "dated"):
                continue
            if not high.unit and not high.noun and high.value > 1700:
                continue  # "between 2016 and 2019" is dated; numbers of roads and flights are not
            if compiled(r"(?: \w+)? (?:ago|B\.?C\.?|before)\b").match(frame.text, match.end()):
                continue  # time is counted back
            if compiled(_PAIR).search(frame.text[: match.start()]):
                continue
            if low.value > 30 * max(high.value, 0.01) and low.unit != "dated" and low.value > 100:
                continue  # "between 800 and 1 million": the magnitude is left to the second
            if low.noun and high.noun and low.noun != high.noun:
                continue  # "between four wickets and two"
            if not high.unit and (not high.noun or low.word or high.word):
                aged = compiled(r"\b(?:aged|ages|age|ranging)\b").search(frame.text[: match.end()])
                if not aged:
                    continue
            if match["low3"] and (not high.unit or low.unit != high.unit):
                continue
            opening = frame.text[match.start() : match.start() + len("between ")]
            between_them = opening.lower() == "between "
            span = Span(low.span.start - (len("between ") if between_them else 0), high.span.end)
            first, second = low.span.of(text), high.span.of(text)
            tail = ""
            if high.unit and not low.unit and high.unit not in ("dated",) and not high.money:
                digits = compiled(r"[\d,.]+").match(second)
                if digits:
                    second, tail = digits.group(), second[digits.end() :]
            between = text[low.span.end : high.span.start]
            said = text[span.start : low.span.start]
            yield Hit(
                span, (f"{said}{second}{between}{first}{tail}",), {"right": second, "other": first, "sum": ""}
            )
