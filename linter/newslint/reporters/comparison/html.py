"""A comparison as one HTML page, whole in itself: source and article side by side, findings in the
margin, every quotation linked to its original."""

from __future__ import annotations

from collections.abc import Iterator

from ...compare.run import Compared
from ...compare.summary import sentence
from ...compare.view import Row, rows, runs
from ...model.finding import FileResult, Finding
from ...model.span import Span
from ..html.marked import Mark, Marks, marked
from ..html.page import begin, end, escape
from ..shared.prose import ProseMap

_STYLES = ("page.css", "compare.css")
_TAG = {"added": "ins", "cut": "del"}
_FATE = {
    "intact": "Quotation intact",
    "altered": "Quotation altered",
    "extended": "Quotation goes on beyond the source’s",
    "from-narration": "The source tells this in its own words",
    "invented": "Quotation not in the source",
}
#: Changes whose findings say of a quotation what became of it.
_TELLING = frozenset(("quotation-altered", "quotation-extended", "quotation-invented", "narration-quoted"))


def render(result: Compared, checked: FileResult, version: str) -> Iterator[str]:
    """The page, in pieces."""
    page = _Page(result, checked)
    source = ", ".join(text.path or "source" for text in result.comparison.sources)
    said = sentence(result)
    yield begin(f"{checked.path} against {source}", styles=_STYLES)
    yield '<a class="skip" href="#main">Skip to the comparison</a>\n'
    yield (
        '<header class="bar"><h1>Comparison with the wire copy</h1>\n<div class="tools js-only">'
        '<p id="status" role="status"></p><div class="steps">'
        '<button type="button" id="previous">Previous finding</button>'
        '<button type="button" id="next">Next finding</button></div></div></header>\n'
    )
    yield f'<main id="main">\n<section class="file view compared" id="f1" aria-labelledby="f1-h">\n<h2 id="f1-h" tabindex="-1">{escape(checked.path)}</h2>\n'
    yield f'<p class="facts">against {escape(source)}</p>\n'
    yield f'<p class="banner summary"><strong>{escape(said[0].upper() + said[1:])}.</strong></p>\n'
    if checked.error:
        yield f'<p class="banner error">{escape(checked.error)}</p>\n'
    yield (
        '<p class="key"><del>cut or replaced</del> stands only in the source, '
        "<ins>added or changed</ins> only in the article.</p>\n"
        '<div class="article">\n<div class="row heads"><p class="wire">Source</p><p class="copy">Article</p>'
        '<p class="notes">Findings</p></div>\n'
    )
    for row in rows(result.comparison):
        yield page.row(row)
    yield f"</div>\n</section>\n</main>\n<footer><p>newslint {escape(version)}</p></footer>\n"
    yield end()


class _Page:
    """Marks and notes of the page, by the paragraph they belong to."""

    def __init__(self, result: Compared, checked: FileResult) -> None:
        self.comparison = result.comparison
        self.checked = checked
        ours: list[Mark] = []
        theirs: list[Mark] = []
        self.begun: set[str] = set()
        self.notes: dict[int, list[str]] = {}
        places = {change.span: change.source for change in result.changes}
        to_prose = ProseMap(checked.article) if checked.article is not None else None
        for number, finding in enumerate(checked.findings, 1):
            span = to_prose.span(finding.span) if to_prose else finding.span
            if span is None:
                continue
            ours.append(Mark(span, f"m{number}", f"n{number}", finding.level, number))
            source = places.get(span)
            if source is not None:
                theirs.append(Mark(source, f"s{number}"))
            self._add(span, self._note(finding, number, source is not None))
        found = {mark.span for mark in ours}
        told_of = [c.span for c in result.changes if c.kind in _TELLING and c.span in found]
        for number, match in enumerate(result.matches, 1):
            span = self.comparison.a.span(*match.segment)
            if match.status not in _FATE or any(span.covers(one) for one in told_of):
                continue  # a finding says what became of it
            ours.append(Mark(span, f"q{number}"))
            where = self.comparison.source_span(match.source)
            words = " ".join(span.of(self.comparison.article.text).split())
            told = f"{_FATE[match.status]}: “{escape(words if len(words) < 44 else words[:42] + '…')}”"
            if where is not None:
                theirs.append(Mark(where, f"o{number}"))
                told = f'{told} <a href="#o{number}">its original</a>'
            self._add(span, f'<li class="quote {match.status}">{told}</li>')
        self.ours, self.theirs = Marks(ours), Marks(theirs)

    def _add(self, span: Span, note: str) -> None:
        self.notes.setdefault(self.comparison.article.paragraph_at(span.start), []).append(note)

    def _note(self, finding: Finding, number: int, linked: bool) -> str:
        line, column = self.checked.lines.position(finding.span.start)
        source = f' <a href="#s{number}">in the source</a>' if linked else ""
        return (
            f'<li class="note {finding.level}" id="n{number}" data-level="{finding.level}" '
            f'data-family="{escape(finding.family)}"><p class="kind"><a class="number" href="#m{number}">{number}'
            f'<span class="sr">, to the words</span></a> <span class="level">{finding.level.capitalize()}</span> '
            f'<span class="family">{escape(finding.family)}</span></p><p class="message">{escape(finding.message)}{source}</p>'
            f"<details><summary>Why</summary><p>{escape(finding.why)}</p>"
            f'<p class="rule"><code>{escape(finding.rule)}</code> line {line}, column {column}</p></details></li>'
        )

    def row(self, row: Row) -> str:
        """One row of the page."""
        wire = "".join(self._paragraph(number, of_source=True) for number in row.sources)
        lone = ""
        if row.article is None:
            lone = " lone"
            copy = '<div class="copy"><p class="none">Cut</p></div>'
        else:
            copy = f'<div class="copy">{self._paragraph(row.article, of_source=False)}</div>'
        if not wire:
            lone = " none"
            wire = "<p>Made from paragraphs above</p>" if row.repeats else "<p>Not in the source</p>"
        notes = self.notes.get(row.article, []) if row.article is not None else []
        margin = f'<ol class="notes">{"".join(notes)}</ol>' if notes else ""
        return f'<div class="row"><div class="wire{lone}">{wire}</div>{copy}{margin}</div>\n'

    def _paragraph(self, number: int, *, of_source: bool) -> str:
        document = self.comparison.source if of_source else self.comparison.article
        marks = self.theirs if of_source else self.ours
        out = []
        for run in runs(self.comparison, document.paragraphs[number].span, of_source=of_source):
            words = marked(document.text, run.span, marks, self.begun)
            tag = _TAG.get(run.state)
            out.append(f"<{tag}>{words}</{tag}>" if tag else words)
        return f"<p>{''.join(out)}</p>"
