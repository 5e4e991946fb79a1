"""The facts of a story as reports for people show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document.facts import Day, Facts, Somebody
from ...document.numbers.dates import exists
from ...model.span import Span

#: The kinds of figures in the order of reports, and what each is called there.
_KINDS = {
    "money": "money",
    "share": "shares",
    "measure": "measures",
    "time": "time",
    "count": "counts",
    "year": "years",
}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def said_of(person: Somebody, longest: int = 0) -> list[str]:
    """What a story says of somebody: titles, in no more characters than `longest` (0: all of them), age, pronoun, and the
    other forms of the name."""
    titles = "; ".join(person.titles)
    said = [shortened(titles, longest) if longest else titles] if titles else []
    said += [part for part in (", also ".join(person.ages), person.pronoun) if part]
    others = [form for form in person.forms[1:] if form != person.name]
    return said + ([f"also {', '.join(others)}"] if others else [])


def date_of(day: Day) -> tuple[str, str]:
    """A date by the calendar, with a question mark where its year is inferred, and its weekday, in brackets where
    the story does not give it. Without a year it is "Jun 30"."""
    year, month, number = day.iso.rsplit("-", 2)
    shown = day.iso + ("?" if day.inferred else "")
    if year == "-":
        shown = f"{_MONTHS[int(month) - 1]} {int(number)}"
    possible = exists(0 if year == "-" else int(year), int(month), int(number))
    return shown, day.weekday if possible else "no such day"


def figures_of(facts: Facts, longest: int) -> Iterator[tuple[str, dict[str, list[Span]]]]:
    """For each kind of figure that a story has, its name and the figures with what they count, in no more characters
    than `longest`, and the places of each."""
    for kind, label in _KINDS.items():
        shown: dict[str, list[Span]] = {}
        for amount in facts.figures:
            if amount.kind == kind:
                words = shortened(f"{amount.text} {amount.about}".strip(), longest)
                shown.setdefault(words, []).append(amount.place)
        if shown:
            yield label, shown


def touches(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether two lists of spans have a place in common."""
    return any(span.overlaps(other) for span in spans for other in others)


def shortened(words: str, longest: int) -> str:
    """Words on one line, cut after one of them where they are too many."""
    from textwrap import shorten

    return shorten(words, longest, placeholder="…")
