"""A record of games that does not add up: won six, drawn two and lost one of ten, with 21 points."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import ONES, in_words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    import re

    from ....document.document import Document

_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(ONES)})"
_RECORD = (
    rf"\b(?P<won>won) (?P<w>{_NUMBER})\b[^.;]{{0,40}}?\b(?:drawn|drew|tied) (?P<d>{_NUMBER}),? (?:and )?(?:have |has )?lost (?P<l>{_NUMBER})\b"
    rf"|\b(?P<won2>won) (?P<w2>{_NUMBER}),? (?:and )?lost (?P<l2>{_NUMBER})\b[^.;]{{0,20}}?\b(?:drawn|drew|tied) (?P<d2>{_NUMBER})\b"
)
_GAMES = rf"\b(?:of|in|from) (?:their|its|his|her|the|all)(?: (?:first|last|opening|league|past|\w+))? (?P<n>{_NUMBER}) (?:[a-z]+ )?(?:games|matches|outings|fixtures|tests)\b"
_POINTS = rf"\b(?P<n>{_NUMBER}) points\b"
_OTHERWISE = (
    r"\b(?:deduct\w*|bonus|abandon\w*|washed out|no result|penalised|points? (?:ahead|clear|behind|adrift))\b"
)


def find(document: Document) -> Iterator[Hit]:
    """Games that wins, draws and defeats do not come to, and points of a football side that they do not make."""
    known = document.words.known
    if known.isdisjoint(("drawn", "drew", "tied")) or not ("won" in known and "lost" in known):
        return
    text = document.text
    for match in compiled(_RECORD).finditer(text):
        which = "" if match["won"] else "2"
        won, drawn, lost = (_number(match[f"{name}{which}"]) for name in "wdl")
        sentence = document.sentence_around(match.start())
        place = Span(*match.span())
        if compiled(_OTHERWISE).search(text, *sentence):
            continue
        games = list(compiled(_GAMES).finditer(text, *sentence))
        if len(games) == 1 and _number(games[0]["n"]) != won + drawn + lost:
            yield _hit(document, games[0], won + drawn + lost, place)
        points = list(compiled(_POINTS).finditer(text, match.end(), sentence.end))
        if len(points) == 1 and not document.words.known.isdisjoint(("goal", "goals", "goalkeeper")):
            right = 3 * won + drawn
            if 0 < abs(_number(points[0]["n"]) - right) < 5:
                yield _hit(document, points[0], right, place)


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(ONES[word])


def _hit(document: Document, match: re.Match[str], right: int, record: Span) -> Hit:
    said = in_words(right)
    fields = {"right": said, "other": record.of(document.text), "sum": said}
    return Hit(Span(*match.span("n")), (said,), fields, (Related(None, record, "the record"),))
