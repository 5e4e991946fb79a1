"""One article on the HTML report: as it reads, words underlined, notes in the margin beside them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ...document.document import Document
from ...model.article import Article
from ...model.finding import FileResult, Finding, Related
from ...model.span import Position, Span
from ...storage.lazy_namedtuple import NamedTuple
from ..shared.alignment import align
from ..shared.base import ReportContext, counted, problem, related_lines, verdict_signs, verdict_text
from ..shared.prose import ProseMap
from .facts import facts_fold
from .marked import Mark, Marks, marked
from .page import escape

_TAGS = {"headline": "h3", "heading": "h3", "quote": "blockquote"}
_LONG = 60
LEVEL_NAMES = {"error": "Error", "warning": "Warning", "suggestion": "Suggestion"}


class Side(NamedTuple):
    """A text of the page: the prose, its paragraphs (kind, span), and the marks on it."""

    text: str
    paragraphs: Sequence[tuple[str, Span]]
    marks: list[Mark]
    begun: set[str]

    @classmethod
    def of(cls, article: Article) -> Side:
        document = Document.of(article)
        return cls(article.text, [(part.kind, part.span) for part in document.paragraphs], [], set())


def section(result: FileResult, number: int, many: bool, context: ReportContext) -> str:
    """The section of a file. `number` counts files from 1 and makes the anchors of the page unique;
    with `many` the section has a way back to the overview."""
    article = result.article or Article(result.path, result.source, result.source)
    copy = Side.of(article)
    wire = Side.of(result.wire) if result.wire is not None and result.wire.text.strip() else None
    to_prose = ProseMap(article)
    to_wire = ProseMap(result.wire) if result.wire is not None else None
    notes: list[tuple[Span | None, str]] = []
    for index, finding in enumerate(result.findings, 1):
        key = f"{number}-{index}"
        place = to_prose.span(finding.span)
        if place is not None:
            copy.marks.append(Mark(place, f"m{key}", f"n{key}", finding.level, index))
        targets: list[str] = []
        for count, related in enumerate(finding.related, 1):
            anchor = f"r{key}-{count}"
            side, prose = (copy, to_prose) if related.path is None else (wire, to_wire)
            spot = None
            if side is not None and prose is not None and (related.path is None or _is_wire(related, result)):
                spot = prose.span(related.span)
            if side is not None and spot is not None:
                side.marks.append(Mark(spot, anchor))
            targets.append(anchor if spot is not None else "")
        notes.append((place, _note(result, finding, index, key, targets, place is not None)))
    rows, placed = _rows(copy, wire, notes)
    astray = [note for at, (_, note) in enumerate(notes) if at not in placed]
    title = escape(article.meta.get("headline", "") or "")
    lang = article.meta.get("lang", "")
    back = '<p class="back"><a href="#overview">← All files</a></p>' if many else ""
    classes = "file view compared" if wire else "file view"
    head = (
        f'<section class="{classes}" id="f{number}" aria-labelledby="f{number}-h">\n{back}'
        f'<h2 id="f{number}-h" tabindex="-1">{escape(result.path)}</h2>\n'
        f'<p class="facts">{_facts(result)}</p>\n'
    )
    if result.error is not None:
        head += f'<p class="banner error">{escape(problem(result))}</p>\n'
    if result.verdict and (words := verdict_text(result.verdict)):
        head += f'<p class="banner verdict"><strong>Verdict.</strong> {escape(words)}'
        signs = [
            f'<a href="#n{number}-{at}">{escape(" ".join(result.findings[at - 1].text.split()))}</a>'
            for at in verdict_signs(result)
        ]
        head += f": {', '.join(signs)}</p>\n" if signs else "</p>\n"
    if astray:
        head += (
            '<div class="astray"><h3>In the file, not in its prose</h3>'
            f'<ol class="notes">{"".join(astray)}</ol></div>\n'
        )
    if result.article is not None and not result.language:
        head += facts_fold(result, article, number, context)
    if wire and result.wire is not None:
        head += (
            '<p class="sides"><button type="button" class="toggle-wire js-only" aria-pressed="true">'
            f"Side by side with the wire copy</button> <span>{escape(result.wire.path)}</span></p>\n"
        )
    lang_attribute = f' lang="{escape(lang)}"' if lang else ""
    shown_title = ""
    shows_title = any(
        kind == "headline" or escape(span.of(copy.text)) == title for kind, span in copy.paragraphs[:3]
    )
    if title and not shows_title:
        shown_title = f'<div class="row"><div class="copy"><h3 class="headline">{title}</h3></div></div>\n'
    return f'{head}<div class="article"{lang_attribute}>\n{shown_title}{rows}</div>\n</section>\n'


def _is_wire(related: Related, result: FileResult) -> bool:
    return result.wire is not None and related.path == result.wire.path


def _facts(result: FileResult) -> str:
    facts = [counted(result.words, "word")] if result.words else []
    counts = dict.fromkeys(LEVEL_NAMES, 0)
    for finding in result.findings:
        counts[finding.level] += 1
    facts += [counted(number, level) for level, number in counts.items() if number]
    return " · ".join(facts if result.findings else [*facts, "nothing found"])


def _rows(copy: Side, wire: Side | None, notes: list[tuple[Span | None, str]]) -> tuple[str, set[int]]:
    """The rows of an article, and which of the notes found a place in them."""
    own = [span.of(copy.text) for _, span in copy.paragraphs]
    pairs: list[tuple[int | None, int | None]]
    if wire is None:
        pairs = [(at, None) for at in range(len(own))]
    else:
        pairs = align(own, [span.of(wire.text) for _, span in wire.paragraphs])
    marks = Marks(copy.marks)
    wire_marks = Marks(wire.marks if wire is not None else ())
    by_place = sorted((place.start, number) for number, (place, _) in enumerate(notes) if place is not None)
    out: list[str] = []
    placed: set[int] = set()
    for at, other in pairs:
        cells: list[str] = []
        if at is not None:
            kind, span = copy.paragraphs[at]
            # A note stands beside the paragraph in which its words begin.
            first = bisect_left(by_place, (span.start, 0))
            near = by_place[first : bisect_left(by_place, (span.end + 1, 0))]
            here = sorted(number for _, number in near if number not in placed)
            placed.update(here)
            cells.append(f'<div class="copy">{_paragraph(copy, kind, span, marks)}</div>')
            if here:
                cells.append(f'<ol class="notes">{"".join(notes[number][1] for number in here)}</ol>')
        if wire is not None:
            if other is not None:
                kind, span = wire.paragraphs[other]
                lone = " lone" if at is None else ""
                cells.append(f'<div class="wire{lone}">{_paragraph(wire, kind, span, wire_marks)}</div>')
            elif at is not None and copy.paragraphs[at][0] not in ("headline", "byline"):
                cells.append('<div class="wire none"><p>Not in the wire copy</p></div>')
        out.append(f'<div class="row">{"".join(cells)}</div>\n')
    return "".join(out), placed


def _paragraph(side: Side, kind: str, span: Span, marks: Marks) -> str:
    tag = _TAGS.get(kind, "p")
    return f'<{tag} class="{escape(kind)}">{marked(side.text, span, marks, side.begun)}</{tag}>'


def _note(
    result: FileResult, finding: Finding, index: int, key: str, targets: list[str], linked: bool
) -> str:
    place = result.lines.position(finding.span.start)
    number = f'<a class="number" href="#m{key}">{index}<span class="sr">, to the words</span></a>'
    if not linked:
        number = f'<span class="number">{index}</span>'
    level = f'<span class="level">{LEVEL_NAMES[finding.level]}</span>'
    parts = [
        f'<p class="kind">{number} {level} <span class="family">{escape(finding.family)}</span></p>',
        f'<p class="message">{escape(finding.message)}</p>',
    ]
    if finding.replacements:
        shown = " or ".join(
            f"<ins>{escape(text)}</ins>" if text else "<ins>nothing</ins>"
            for text in finding.replacements[:4]
        )
        words = " ".join(finding.text.split())
        before = f"<del>{escape(words)}</del> " if len(words) <= _LONG else ""  # a whole sentence says little
        parts.append(f'<p class="fix">{before}<span aria-hidden="true">→</span> {shown}</p>')
    for related, target in zip(finding.related, targets):
        parts.append(f'<p class="related">{_related(related, result, target)}</p>')
    why = f"<p>{escape(finding.why)}</p>" if finding.why else ""
    parts.append(
        f'<details><summary>Why</summary>{why}<p class="rule"><code>{escape(finding.rule)}</code> '
        f"line {place.line}, column {place.column}</p></details>"
    )
    attributes = f'data-level="{finding.level}" data-family="{escape(finding.family)}"'
    return f'<li class="note {finding.level}" id="n{key}" {attributes}>{"".join(parts)}</li>'


def _related(related: Related, result: FileResult, target: str) -> str:
    lines = related_lines(related, result)
    where: Position | None = lines.position(related.span.start) if lines is not None else None
    words = escape(related.note)
    if lines is not None:
        source = result.source if related.path is None or result.wire is None else result.wire.source
        quoted = " ".join(source[related.span.start : related.span.end].split())
        if any(map(str.isalnum, quoted)) and quoted not in related.note:
            words += f": “{escape(quoted if len(quoted) < 160 else quoted[:159] + '…')}”"
    place = f"line {where.line}" if where else ""
    if _is_wire(related, result):
        place = f"the wire copy, {place}"
    elif related.path is not None:
        place = escape(related.path)
    return (
        f'{words} (<a href="#{target}">{place}</a>)' if target else f"{words} ({place})" if place else words
    )
