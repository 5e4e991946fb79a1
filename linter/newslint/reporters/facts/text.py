"""The facts of a story as text that is read in a few seconds: what contradicts itself first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from ...document.facts import Told
from ...model.span import LineIndex, Span
from ...terminal.escaping import safe
from ..shared.facts import date_of, figures_of, said_of, touches


def render(told: Told, width: int) -> Iterator[str]:
    """The report, line by line; `width` is that of the terminal in cells. A fact that a contradiction touches is marked
    with `!`."""
    facts, article = told.facts, told.article
    lines = LineIndex(article.source)
    doubted = [
        span
        for finding in told.checked.findings
        for span in (finding.span, *(one.span for one in finding.related if one.path is None))
    ]

    def at(span: Span) -> int:
        return lines.position(article.offsets.span(span).start)[0]

    def mark(spans: Sequence[Span]) -> str:
        return "!" if touches([article.offsets.span(span) for span in spans], doubted) else " "

    yield f"{safe(article.path)}{f': a story of {facts.own}' if facts.own else ''}"
    findings = told.checked.findings
    yield ""
    yield f"CONTRADICTIONS ({len(findings)})" if findings else "NO CONTRADICTIONS FOUND"
    for finding in findings:
        line, column = lines.position(finding.span.start)
        yield from _hanging(
            f"  {line}:{column}  ", safe(f"{' '.join(finding.text.split())}: {finding.message}"), width
        )
    if facts.people:
        yield ""
        yield "PEOPLE"
        longest = min(max(len(one.name) for one in facts.people), 28)
        for one in facts.people:
            said = said_of(one, 70)
            numbers = ", ".join(map(str, dict.fromkeys(at(span) for span in one.places)))
            yield from _hanging(
                f"{mark(one.places)} {safe(one.name):{longest}}  ",
                safe(f"{' · '.join(said)}{' · ' if said else ''}line {numbers}"),
                width,
            )
    if facts.dates:
        yield ""
        yield "DATES"
        for day in facts.dates:
            date, weekday = date_of(day)
            about = day.about.replace("[]", f"[{day.text}]")
            yield from _hanging(
                f"{mark([day.place])} {date:11}  {weekday:11}  ",
                safe(f"{about} · line {at(day.place)}"),
                width,
            )
    if facts.figures:
        yield ""
        yield "FIGURES"
        for label, shown in figures_of(facts, 40):
            parts = [
                f"{'!' if mark(spans) == '!' else ''}{safe(words)} ({', '.join(str(n) for n in dict.fromkeys(map(at, spans)))})"
                for words, spans in shown.items()
            ]
            yield from _hanging(f"  {label:9}", " · ".join(parts), width)
    if facts.initials:
        yield ""
        yield "ABBREVIATIONS"
        for letters in facts.initials:
            numbers = ", ".join(map(str, dict.fromkeys(at(span) for span in letters.places)))
            yield f"{mark(letters.places)} {safe(letters.text):7}  {safe(letters.name) or '(not spelled out)'} · line {numbers}"


def _hanging(head: str, text: str, width: int) -> list[str]:
    """A line that begins with `head`; what does not fit goes on below the text."""
    return wrap(
        text,
        max(width, len(head) + 20),
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_on_hyphens=False,
    ) or [head.rstrip()]


def beside(sources: list[Told], article: Told, width: int) -> Iterator[str]:
    """The facts that only the sources have, and those that only the article has, sort by sort."""
    theirs, ours = [], _stated(article)
    for source in sources:
        theirs += _stated(source)
    column = max((min(width, 200) - 5) // 2, 20)
    yield f"  {_fit(', '.join(safe(source.article.path) for source in sources), column)} │ {_fit(safe(article.article.path), column)}"
    known, said = {key for _, key, _ in theirs}, {key for _, key, _ in ours}
    for sort in ("people", "dates", "figures", "abbreviations"):
        left = [shown for kind, key, shown in theirs if kind == sort and key not in said]
        right = [shown for kind, key, shown in ours if kind == sort and key not in known]
        left, right = list(dict.fromkeys(left)), list(dict.fromkeys(right))
        if not left and not right:
            continue
        yield f"{sort.upper()} that only one of them has"
        for at in range(max(len(left), len(right))):
            one, other = (side[at] if at < len(side) else "" for side in (left, right))
            yield f"  {_fit(safe(one), column)} │ {_fit(safe(other), column)}".rstrip()
    same = len(known & said)
    yield f"{same} fact{'s' if same != 1 else ''} in both"


def _stated(told: Told) -> list[tuple[str, str, str]]:
    """Each fact: its sort, what tells it from others, and how it is shown."""
    facts = told.facts
    found = [
        ("people", one.name.lower(), f"{one.name}{', ' + one.ages[0] if one.ages else ''}")
        for one in facts.people
    ]
    found += [
        ("people", f"{one.name} {title}".lower(), f"{one.name}: {title}")
        for one in facts.people
        for title in one.titles
    ]
    found += [("dates", one.iso, f"{one.text}  {one.about.replace('[]', '…')}") for one in facts.dates]
    found += [("figures", f"{one.kind} {one.value:g}", f"{one.text} {one.about}") for one in facts.figures]
    return found + [("abbreviations", one.text, f"{one.text} {one.name}") for one in facts.initials]


def _fit(text: str, width: int) -> str:
    return f"{text[: width - 1]}…" if len(text) > width else f"{text:{width}}"
