"""Votes of candidates, told one by one, that do not come to the total of valid votes."""

from __future__ import annotations

from collections.abc import Iterator

from .....model.finding import Related
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled
from ....interface import Hit
from ..narration import in_narration
from .written_figures import plain, written

if TYPE_CHECKING:
    from .....document.document import Document
    from .....document.numbers.figures import Figure

#: What stands right before all votes together, and right after them.
_WHOLE = (
    r"\b(?:[Vv]alid votes?(?: cast)?|[Vv]otes cast|[Bb]allots cast|total (?:poll|vote)|turnout|[Tt]otal number of votes)"
    r"(?: (?:was|were|is|stood|put|came|at|to|of|as|given|being|in all|totalled|totaled|numbered))* $"
)
_WHOLE_AFTER = r" (?:valid votes|votes (?:were |had been |was )?(?:cast|counted)|ballots (?:were )?cast|votes (?:in all|altogether|in total))\b"
#: What says that the total holds no votes but those for candidates.
_VALID = r"\bvalid\b"
_REJECTED_AFTER = r" (?:votes |papers |ballots |ballot papers )?(?:(?:were|was|that were) )?(?:rejected|spoil[te]\w*|invalid|blank|void|informal)\b"
_REJECTED = r"\b(?:rejected|spoilt|spoiled|invalid|blank|void|informal) (?:votes|papers|ballots|ballot papers)(?: (?:were|was|numbered|stood at|came to|at|of))* $"
#: What stands right before the votes of one candidate.
_GOT = (
    r"\b(?:polled|polls|took|takes|received|won|wins|got|gets|had|has|secured|gained|drew|managed|scored|tallied|attracted|"
    r"(?:first|second|third|fourth|fifth|last|next|ahead|behind|close|home|followed|wins?|won|trailed|finished) (?:with|on|by)|with|, on)(?: (?:a total of|just|only))? $"
)
#: What tells of other counts than the one whose total is given, or of candidates whose votes are not.
_OTHERWISE = (
    r"\b(?:(?:first|second|third|final|preliminary|partial|early|earlier|previous|original|initial) (?:count|round|preference|tally|result)s?|run-?off|"
    r"so far|as of|counted so far|in (?:19|20)\d\d|last (?:time|year)|years? (?:ago|earlier|before)|other candidates|other parties|the others|"
    r"the rest|remaining|remainder|write-ins?|minor (?:parties|candidates)|postal|constituenc\w+ of|wards?)\b"
)
_MANY = 100
#: Paragraphs before that of the total which are looked at.
_REACH = 3


def find(document: Document) -> Iterator[Hit]:
    """Totals of votes that are less than those of the candidates, or differ from them in one digit."""
    text = document.text
    wholes = [figure for figure in document.figures if _whole(text, figure)]
    if len(wholes) != 1 or not in_narration(document, wholes[0].span):
        return
    total = wholes[0]
    paragraph = document.paragraph_at(total.span.start)
    start = document.paragraphs[max(0, paragraph - _REACH)].span.start
    end = document.paragraphs[min(paragraph + 1, len(document.paragraphs) - 1)].span.end
    votes: list[Figure] = []
    rejected: list[Figure] = []
    for figure in document.figures:
        if figure is total or figure.unit or not start <= figure.span.start < end:
            continue
        if compiled(_REJECTED_AFTER).match(text, figure.span.end) or _after(text, figure, _REJECTED):
            rejected.append(figure)
        elif figure.value >= _MANY and _after(text, figure, _GOT):
            if figure.rough or not in_narration(document, figure.span):
                return
            sentence = document.sentences[document.sentence_at(figure.span.start)]
            if compiled(_OTHERWISE).search(text, *sentence):
                return
            if compiled(r" (?!votes?\b)[a-z]+s\b").match(text, figure.span.end):
                continue
            votes.append(figure)
    if len(votes) < 2 or len(rejected) > 1 or votes[0].noun != "votes" or _others(text, start, end):
        return
    sum_ = sum(figure.value for figure in votes)
    without = sum(figure.value for figure in rejected)
    valid = compiled(_VALID).search(text, max(0, total.span.start - 40), total.span.end + 14) is not None
    if total.value in (sum_, sum_ + without) or any(
        figure.value in (sum_, sum_ + without) for figure in document.figures
    ):
        return
    right = sum_ if valid else sum_ + without
    closed = valid or bool(rejected)
    slip = closed and len(votes) > 2 and _slip(total.value, right)
    if not slip and not (
        right > total.value and right < total.value * 1.5 and total.value > max(f.value for f in votes)
    ):
        return
    fields = {"sum": plain(right), "other": total.span.of(text), "right": plain(right)}
    related = tuple(Related(None, figure.span, "votes") for figure in (*votes, *rejected))
    yield Hit(total.span, (written(text, total, right),), fields, related)


def _whole(text: str, figure: Figure) -> bool:
    """Whether a figure is that of all votes together."""
    if figure.unit or figure.rough or figure.value < _MANY:
        return False
    return compiled(_WHOLE_AFTER).match(text, figure.span.end) is not None or _after(text, figure, _WHOLE)


def _after(text: str, figure: Figure, pattern: str) -> bool:
    start = figure.span.start
    return compiled(pattern).search(text, max(0, start - 48), start) is not None


def _others(text: str, start: int, end: int) -> bool:
    """Whether votes of candidates are told of that are not counted here."""
    return (
        compiled(
            r"\b(?:other candidates|other parties|the others|the rest|remaining votes|remainder|shared|write-ins?|between them)\b"
        ).search(text, start, end)
        is not None
    )


def _slip(stated: float, right: float) -> bool:
    """Whether two numbers differ in one digit, or in two that have changed places."""
    one, other = f"{stated:.0f}", f"{right:.0f}"
    if len(one) != len(other):
        return False
    apart = sum(a != b for a, b in zip(one, other))
    return apart == 1 or apart == 2 and sorted(one) == sorted(other)
