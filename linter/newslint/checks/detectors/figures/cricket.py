"""Totals, targets and margins of a cricket match that do not go together."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.numbers import ONES, in_words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    import re

    from ....document.document import Document

_SMALL = "|".join(list(ONES)[:11])
_WICKETS = rf"(?:\d|10|{_SMALL})"
#: What a side made: runs, with the wickets it lost, in all ways of writing both.
_MADE = (
    r"\b(?:made|scored|reached|posted|compiled|all out for|bowled out for|dismissed for|skittled for|out for|replied with|responded with|closed on|finished on|ended on|reached their target at|"
    r"declared (?:at|on)|target at|total of|innings of|home at|victory at)(?: \w+){0,2}?"
    rf" (?:(?P<lost>\d|10)[-/](?P<runs>\d{{2,3}})\b|(?P<runs2>\d{{2,3}})(?:(?: for |[-/])(?P<lost2>{_WICKETS})\b)?)(?![\w.,]*\d)"
)
_BY_WICKETS = rf"\bby (?P<n>{_WICKETS}) wickets?\b|\b(?P<n2>{_WICKETS})-wicket (?:win|victory|success|triumph|defeat|loss)\b"
_BY_RUNS = r"\bby (?P<n>\d{1,3}) runs?\b|\b(?P<n2>\d{1,3})-run (?:win|victory|success|triumph|defeat|loss)\b"
_BY_INNINGS = r"\b(?:by )?an innings and (?P<n>\d{1,3})(?: runs?)?\b"
_CHASED = r"\b(?:[Cc]hasing|[Cc]hased|[Ss]et|[Nn]eeding|target of|[Pp]ursuing|[Cc]hase of)(?: a| an)?(?: \w+)? (?P<n>\d{2,3})\b(?! (?:off|from|more|balls|in|for))"
_INDIVIDUAL = r"(?:,| off| from \d| balls| not out|\s?\*)"
_REVISED = r"\b(?:revised|Duckworth|DLS|rain-\w+|reduced|shortened|follow-on|first-innings|second innings|first innings|declared|needed|deficit)\b"


class Total(NamedTuple):
    """What a side made: the runs, the wickets it lost (10 if not said), and where the runs and the wickets stand."""

    runs: int
    lost: int | None
    span: Span
    wickets: Span | None


def find(document: Document) -> Iterator[Hit]:
    """Margins that the totals do not make, and targets and chases that the other side's total does not."""
    known = document.words.known
    if not known & {"wicket", "wickets", "innings", "runs"}:
        return
    text = document.text
    totals = [_total(match) for match in compiled(_MADE).finditer(text)]
    totals = [total for total in totals if total.runs > 39]
    yield from _innings(document, totals)
    yield from _by_runs(document, totals)
    yield from _chase(document, totals)


def _total(match: re.Match[str]) -> Total:
    which = "" if match["runs"] else "2"
    lost = match[f"lost{which}"]
    wickets = Span(*match.span(f"lost{which}")) if lost else None
    number = None if lost is None else int(lost) if lost.isdigit() else int(ONES[lost])
    return Total(int(match[f"runs{which}"]), number, Span(*match.span(f"runs{which}")), wickets)


def _innings(document: Document, totals: list[Total]) -> Iterator[Hit]:
    """ "By an innings and 22 runs": 168 and 201 against 391."""
    text = document.text
    margins = list(compiled(_BY_INNINGS).finditer(text))
    if len(margins) != 1:
        return
    paragraph = document.paragraph_at(margins[0].start())
    end = document.paragraphs[min(paragraph + 3, len(document.paragraphs) - 1)].span.end
    near = [total for total in totals if total.runs > 99 and total.span.start < end]
    if len(near) != 3 or len({total.runs for total in near}) != 3:
        return
    least, middle, most = sorted(near)
    right = least.runs + middle.runs + int(margins[0]["n"])
    if right != most.runs and abs(right - most.runs) < 0.2 * right:
        yield _hit(
            document, most.span, str(right), Span(*margins[0].span()), f"{least.runs} and {middle.runs}"
        )


def _by_runs(document: Document, totals: list[Total]) -> Iterator[Hit]:
    """ "Bowled out for 187, and lost to Surrey, who had made 231, by 54 runs" """
    text = document.text
    for match in compiled(_BY_RUNS).finditer(text):
        sentence = document.sentence_around(match.start())
        here = [
            total for total in totals if sentence.start <= total.span.start < sentence.end and total.runs > 59
        ]
        if len(here) != 2 or compiled(_REVISED).search(text, *sentence):
            continue
        right = abs(here[0].runs - here[1].runs)
        group = "n" if match["n"] else "n2"
        if right and right != int(match[group]) and right < 300:
            yield _hit(
                document,
                Span(*match.span(group)),
                str(right),
                here[1].span,
                f"{here[0].runs} and {here[1].runs}",
            )


def _chase(document: Document, totals: list[Total]) -> Iterator[Hit]:
    """A chase that ends short of its target, with other wickets than the margin has, or after a target that was none."""
    text = document.text
    margins = list(compiled(_BY_WICKETS).finditer(text))
    numbers = {_number(margin) for margin in margins}
    if len(numbers) != 1 or compiled(r"\b(?:declared|innings and)\b").search(text):
        return
    margin = margins[0]
    chases = list(compiled(_CHASED).finditer(text))
    if len(chases) != 1:
        return
    target = int(chases[0]["n"])
    place = Span(*chases[0].span("n"))
    ends = [total for total in totals if total.lost is not None and 0.9 * target < total.runs < target + 12]
    sentence = document.sentence_around(place.start)
    ends = [total for total in ends if sentence.start <= total.span.start < sentence.end]
    at = document.sentence_at(place.start)
    near = (
        document.sentences[max(0, at - 1)].start,
        document.sentences[min(at + 1, len(document.sentences) - 1)].end,
    )
    totals = [total for total in totals if near[0] <= total.span.start < near[1]]
    others = {
        total
        for total in totals
        if total not in ends and 0.8 * target < total.runs < 1.25 * target and total.runs > 79
    }
    other = (
        others.pop()
        if len({one.runs for one in others}) == 1 and not compiled(_REVISED).search(text)
        else None
    )
    reached = not ends or other is not None and ends[0].runs > other.runs
    if other is not None and other.runs + 1 != target and other.runs != target and reached:
        yield _hit(document, place, str(other.runs + 1), other.span, f"{other.runs} and one")
        target = other.runs + 1
    for end in ends[:1]:
        lost = 10 - _number(margin)
        if end.lost != lost and end.wickets is not None:
            said = end.wickets.of(text)
            yield _hit(
                document,
                end.wickets,
                str(lost) if said.isdigit() else in_words(lost),
                Span(*margin.span()),
                f"10 less {lost}",
            )
        if target - 30 < end.runs < target:
            yield _hit(document, end.span, str(target), place, str(target))


def _number(match: re.Match[str]) -> int:
    word = match["n"] or match["n2"]
    return int(word) if word.isdigit() else int(ONES[word])


def _hit(document: Document, span: Span, right: str, other: Span, sum_: str) -> Hit:
    fields = {"right": right, "other": other.of(document.text), "sum": sum_}
    return Hit(span, (right,), fields, (Related(None, other, "reckoned from this"),))
