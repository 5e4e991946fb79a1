"""The facts of an article on the HTML report, folded away above it: people, dates, figures and abbreviations, and where
the story contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...document.document import Document
from ...document.facts import facts_of
from ...model.article import Article
from ...model.finding import FileResult
from ...model.span import Span
from ..shared.base import ReportContext, counted
from ..shared.facts import date_of, figures_of, said_of, touches
from .page import escape

_LONGEST = 60


def facts_fold(result: FileResult, article: Article, number: int, context: ReportContext) -> str:
    """The facts of a file as `<details>`; nothing where the story has none. `number` is that of the file, by which
    the notes of its findings are known. A fact that a contradiction touches leads to its note."""
    facts = facts_of(Document.of(article))
    doubts = [
        (at, finding, [finding.span, *(one.span for one in finding.related if one.path is None)])
        for at, finding in enumerate(result.findings, 1)
        if finding.rule in context.against_itself
    ]

    def where(spans: Sequence[Span]) -> str:
        """The lines of places, and the notes that speak of them."""
        places = [article.offsets.span(span) for span in spans]
        lines = list(dict.fromkeys(result.lines.position(place.start).line for place in places))
        shown = f"line{'s' if len(lines) > 1 else ''} {', '.join(map(str, lines))}"
        for at, _, spots in doubts:
            if touches(places, spots):
                shown += f' <a class="doubt" href="#n{number}-{at}">contradicted: note {at}</a>'
        return f'<span class="where">{shown}</span>'

    def contradictions() -> Iterator[str]:
        for at, finding, _ in doubts:
            words = escape(" ".join(finding.text.split()))
            yield f'<a href="#n{number}-{at}">Note {at}</a>: <b>{words}</b>. {escape(finding.message)}'

    def people() -> Iterator[str]:
        for one in facts.people:
            said = "".join(f" · {escape(part)}" for part in said_of(one))
            yield f"<b>{escape(one.name)}</b>{said} {where(one.places)}"

    def dates() -> Iterator[str]:
        for day in facts.dates:
            shown, weekday = date_of(day)
            before, _, after = day.about.partition("[]")
            about = f"{escape(before)}<b>{escape(day.text)}</b>{escape(after)}"
            yield f"<b>{escape(shown)}</b> {weekday} · {about} {where([day.place])}"

    def figures() -> Iterator[str]:
        for label, shown in figures_of(facts, _LONGEST):
            listed = " · ".join(f"{escape(words)} {where(spans)}" for words, spans in shown.items())
            yield f"<b>{label.capitalize()}</b> {listed}"

    def abbreviations() -> Iterator[str]:
        for one in facts.initials:
            yield f"<b>{escape(one.text)}</b> {escape(one.name or '(not spelled out)')} {where(one.places)}"

    parts = (
        ("Contradictions", contradictions(), counted(len(doubts), "contradiction")),
        ("People", people(), f"{len(facts.people)} {'person' if len(facts.people) == 1 else 'people'}"),
        ("Dates", dates(), counted(len(facts.dates), "date")),
        ("Figures", figures(), counted(len(facts.figures), "figure")),
        ("Abbreviations", abbreviations(), counted(len(facts.initials), "abbreviation")),
    )
    body, counts = "", []
    for title, items, count in parts:
        if listed := "".join(f"<li>{item}</li>\n" for item in items):
            body += f"<h3>{title}</h3>\n<ul>\n{listed}</ul>\n"
            counts.append(f"<strong>{count}</strong>" if title == "Contradictions" else count)
    if not body:
        return ""
    own = f"<p>A story of {facts.own}.</p>\n" if facts.own else ""
    return f'<details class="told"><summary>Facts: {", ".join(counts)}</summary>\n{own}{body}</details>\n'
