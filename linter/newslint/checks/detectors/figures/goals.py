"""More goals than the score has: a 2-1 win and "the fourth goal of the match"."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import ORDINALS
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_GOAL = rf"\bthe (?P<n>{'|'.join(ORDINALS)}) (?:and (?:last|final) )?goal of the (?:match|game|afternoon|night|evening|contest)\b"
_SCORE = r"\b(?P<a>\d{1,2})[-–](?P<b>\d{1,2}) (?:win|victory|defeat|loss|draw|triumph|thrashing|success)\b"
_LINE = (
    r"(?m)^(?P<home>[A-Z][\w’' .&-]{2,30}) (?P<a>\d{1,2}),? (?P<away>[A-Z][\w’' .&-]{2,30}) (?P<b>\d{1,2})$"
)


def find(document: Document) -> Iterator[Hit]:
    """Goals numbered higher than the score of the story, where the last one is said to decide."""
    if "goal" not in document.words.known or not (ORDINALS.keys() & document.words.known):
        return
    text = document.text
    goals = list(compiled(_GOAL).finditer(text))
    if not goals:
        return
    scores = list(compiled(_LINE).finditer(text)) or list(compiled(_SCORE).finditer(text))
    totals = {int(score["a"]) + int(score["b"]) for score in scores}
    if len(totals) != 1:
        return
    total = totals.pop()
    score = Span(scores[0].start("a"), scores[0].end("b"))
    last = max(ORDINALS[goal["n"]] for goal in goals)
    for goal in goals:
        number = ORDINALS[goal["n"]]
        sentence = document.sentence_around(goal.start())
        decides = compiled(
            r"\b(?:win|won|winner|winning|settled|sealed|late|stoppage|injury|last|final)\b"
        ).search(text, sentence.start, sentence.end)
        if number > total or (
            number == last and number == total - 1 and decides and total > 2 and len(goals) == 1
        ):
            right = next((word for word, value in ORDINALS.items() if value == total), "")
            yield Hit(
                Span(*goal.span("n")),
                (right,) if right else (),
                {"right": right, "other": score.of(text), "sum": str(total)},
                (Related(None, score, "the score"),),
            )
