"""Scores of games whose goals and points are counted apart: 12.8 (80) in Australian football, 2-14 (20) in Gaelic games."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_AUSTRALIAN = r"(?<![\d.$£€])(?P<goals>\d{1,2})\.(?P<points>\d{1,2}) \((?P<total>\d{1,3})\)"
_GAELIC = r"(?<![\d.:–-])(?P<goals>\d)[-–](?P<points>\d{1,2}) \((?P<total>\d{1,2})\)"
#: The score of a Gaelic match, the total left to the reader.
_BARE = r"(?<![\d.:–-])(?P<a>\d)[-–](?P<b>\d{2})(?: \(\d+\))? to (?P<c>\d)[-–](?P<d>\d{1,2})\b"
_MARGIN = r"\b(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine)[- ]points?[- ](?:win|victory|defeat|loss|margin)\b|\bby (?P<n2>\d{1,2}|one|two|three|four|five|six|seven|eight|nine) points?\b"
_WORDS = "zero one two three four five six seven eight nine".split()


class _Score(NamedTuple):
    worth: int
    span: Span


def find(document: Document) -> Iterator[Hit]:
    """Totals that goals and points do not make, and margins that two such scores do not."""
    if document.words.known.isdisjoint(("goal", "goals", "point", "points", "football", "hurling")):
        return
    text = document.text
    found: list[_Score] = []
    totals = compiled(r" \(\d{1,3}\)").search(text) is not None
    for pattern, goal in ((_AUSTRALIAN, 6), (_GAELIC, 3)):
        scores = list(compiled(pattern).finditer(text)) if totals else []
        worths = [goal * int(score["goals"]) + int(score["points"]) for score in scores]
        right = [worth == int(score["total"]) for score, worth in zip(scores, worths)]
        if not any(right):  # nothing shows that these are such scores
            continue
        for score, worth, fits in zip(scores, worths, right):
            found.append(_Score(worth, Span(*score.span())))
            if not fits and abs(worth - int(score["total"])) < 20:
                other = Span(score.start("goals"), score.end("points"))
                yield _hit(document, Span(*score.span("total")), str(worth), other)
    if not found and not document.words.known.isdisjoint(
        ("gaa", "hurling", "gaelic", "championship", "minor")
    ):
        bare = list(compiled(_BARE).finditer(text))
        if len({match.groups() for match in bare}) == 1:
            a, b, c, d = map(int, bare[0].groups())
            found = [
                _Score(3 * a + b, Span(bare[0].start("a"), bare[0].end("b"))),
                _Score(3 * c + d, Span(bare[0].start("c"), bare[0].end("d"))),
            ]
    if len(found) == 2:
        yield from _margins(document, found)


def _margins(document: Document, found: list[_Score]) -> Iterator[Hit]:
    text = document.text
    right = abs(found[0].worth - found[1].worth)
    for match in compiled(_MARGIN).finditer(text):
        group = "n" if match["n"] else "n2"
        word = match[group]
        sentence = document.sentence_around(match.start())
        if not any(sentence.start <= score.span.start < sentence.end for score in found):
            continue
        if (int(word) if word.isdigit() else _WORDS.index(word)) != right:
            said = str(right) if word.isdigit() or right > 9 else _WORDS[right]
            yield _hit(document, Span(*match.span(group)), said, Span(found[0].span.start, found[1].span.end))


def _hit(document: Document, span: Span, right: str, other: Span) -> Hit:
    fields = {"right": right, "other": other.of(document.text), "sum": right}
    return Hit(span, (right,), fields, (Related(None, other, "the score"),))
