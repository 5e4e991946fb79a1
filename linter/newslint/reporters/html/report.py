"""The report people like to look at: one HTML page, whole in itself.

Each article stands as it reads, words underlined, notes beside them; levels and families can be switched
on and off; many files get an overview first. Without scripts everything is on the page and in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.finding import FAMILIES, FileResult
from ..shared.base import WORST_FIRST, ReportContext, Tally, counted, problem, summary, verdict_text
from .article import LEVEL_NAMES, section
from .page import begin, end, escape

_MAX_RULES = 12


def render(results: Iterable[FileResult], context: ReportContext) -> Iterator[str]:
    """The page. It is written when all files are checked, since what comes first counts them all."""
    tally = Tally()
    sections: list[str] = []
    rows: list[str] = []
    held: tuple[FileResult, int] | None = None
    for number, result in enumerate(results, 1):
        tally.add(result)
        shown = bool(result.findings or result.verdict)
        rows.append(_row(result, number, shown))
        if number == 1:
            held = result, number  # it gets a way back to the overview only if others follow
            continue
        if shown:
            sections.append(section(result, number, True, context))
    many = tally.files > 1
    if held is not None and (not many or held[0].findings or held[0].verdict):
        sections.insert(0, section(*held, many, context))
    title = "Copy-edit report"
    if not many and held is not None:
        title = f"{held[0].path} – {title}"
    yield begin(title)
    yield '<a class="skip" href="#main">Skip to the report</a>\n'
    yield _bar(tally)
    yield '<main id="main">\n'
    if tally.files != 1:
        yield _overview(tally, rows)
    yield from sections
    yield f"</main>\n<footer><p>{escape(summary(tally, context.left_out))}. newslint {escape(context.version)}</p></footer>\n"
    yield end()


def _bar(tally: Tally) -> str:
    levels = "".join(
        _box("level", level, f"{LEVEL_NAMES[level]}s", number) for level, number in tally.levels.items()
    )
    known = [name for name in FAMILIES if tally.families.get(name)]
    known += sorted(name for name in tally.families if name not in FAMILIES)
    families = "".join(_box("family", name, name, tally.families[name]) for name in known)
    family_set = f"<fieldset><legend>Family</legend>{families}</fieldset>" if families else ""
    return (
        '<header class="bar"><h1>Copy-edit report</h1>\n<div class="tools js-only">'
        f"<fieldset><legend>Level</legend>{levels}</fieldset>{family_set}"
        '<div class="steps"><button type="button" id="previous">Previous</button>'
        '<button type="button" id="next">Next</button>'
        '<button type="button" id="theme">Theme: auto</button></div>'
        '<p id="status" role="status"></p></div></header>\n'
    )


def _box(kind: str, value: str, name: str, number: int) -> str:
    shown = escape(value)
    return (
        f'<label class="chip {shown if kind == "level" else "plain"}"><input type="checkbox" data-filter="{kind}" '
        f'value="{shown}" checked> {escape(name)} <b>{number:,}</b></label>'
    )


def _overview(tally: Tally, rows: list[str]) -> str:
    facts = [counted(tally.files, "file"), counted(tally.words, "word")]
    facts.append(counted(tally.findings, "finding") if tally.findings else "nothing found")
    if tally.findings and tally.words:
        facts.append(f"{1000 * tally.findings / tally.words:.1f} per 1,000 words")
    if tally.verdicts:
        facts.append(f"{counted(tally.verdicts, 'file')} with a verdict")
    if tally.unreadable:
        facts.append(f"{counted(tally.unreadable, 'file')} not checked in full")
    heads = "".join(
        f'<th scope="col" aria-sort="none"{" class=number" if number else ""}><button type="button">{name}</button></th>'
        for name, number in (
            ("File", False), ("Errors", True), ("Warnings", True), ("Suggestions", True), ("Words", True),
        )
    )  # fmt: skip
    return (
        '<section class="view" id="overview" aria-labelledby="overview-h">\n'
        f'<h2 id="overview-h" tabindex="-1">All files</h2>\n<p class="facts">{" · ".join(facts)}</p>\n'
        f'<div class="panels"><div class="scroll" role="region" aria-label="Files" tabindex="0"><table class="files">'
        f"<thead><tr>{heads}</tr></thead>\n"
        f"<tbody>\n{''.join(rows)}</tbody></table></div>\n{_frequent(tally)}</div>\n</section>\n"
    )


def _row(result: FileResult, number: int, shown: bool) -> str:
    name = escape(result.path)
    link = f'<a href="#f{number}">{name}</a>' if shown else name
    extra = ""
    if result.error is not None:
        extra += f'<span class="tag error">{escape(problem(result))}</span>'
    if result.verdict and (words := verdict_text(result.verdict)):
        extra += f'<span class="tag verdict">{escape(words)}</span>'
    counts = dict.fromkeys(WORST_FIRST, 0)
    for finding in result.findings:
        counts[finding.level] += 1
    cells = "".join(
        f'<td class="number {level if count else "zero"}" data-level="{level}">{count}</td>'
        for level, count in counts.items()
    )
    clean = "" if shown else ' class="clean"'
    return (
        f'<tr{clean} data-file="f{number}"><th scope="row">{link}{extra}</th>{cells}'
        f'<td class="number">{result.words:,}</td></tr>\n'
    )


def _frequent(tally: Tally) -> str:
    ranked = tally.ranked_rules()[:_MAX_RULES]
    if not ranked:
        return ""
    most = ranked[0][1]
    rows = "".join(
        f'<tr><th scope="row"><code>{escape(rule)}</code></th><td class="number">{number:,}</td>'
        f'<td><svg width="90" height="8" aria-hidden="true"><rect width="{90 * number / most:.1f}" height="8" rx="2"/>'
        "</svg></td></tr>"
        for rule, number in ranked
    )
    return (
        '<aside aria-labelledby="frequent"><h3 id="frequent">Found most often</h3>'
        f'<table class="rules"><thead class="sr"><tr><th scope="col">Rule</th><th scope="col">Findings</th>'
        f"<td></td></tr></thead><tbody>{rows}</tbody></table></aside>"
    )
