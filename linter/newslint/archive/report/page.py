"""The page of an archive: one file with its plots and style inside, nothing fetched and no script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...model.finding import FAMILIES
from ...reporters.html.page import begin, end, escape
from ...reporters.shared.base import counted
from ...storage.lazy_namedtuple import TYPE_CHECKING
from .charts import bar, by_time, in_spans, legend
from .tally import Group, Tally

if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]

_STYLES = ("page.css", "archive.css")
_ROWS = 25
#: Characters of the words of a finding that are shown, at most.
_LONG = 120
#: A group with fewer words is too small for its rate to mean anything.
_ENOUGH = 2_000
_UNDATED = "unknown"
_SECTIONS = (
    ("time", "By month"), ("rules", "Rules"), ("desks", "Desks"), ("authors", "Authors"), ("verdicts", "Verdicts"),
    ("worst", "Worst stories"), ("names", "Misspelt names"), ("pairs", "Rewrites"), ("errors", "Not checked"),
)  # fmt: skip


def render(tally: Tally, files: Mapping[str, str], version: str) -> Iterator[str]:
    """The page. `files` are the CSV files by what they hold, as names beside the page."""
    made = {
        "time": _time(tally), "rules": _rules(tally), "desks": _groups("Desk", tally.desks) + _outlets(tally),
        "authors": _groups("Author", tally.authors), "verdicts": _verdicts(tally), "worst": _worst(tally),
        "names": _names(tally), "pairs": _pairs(tally), "errors": _errors(tally),
    }  # fmt: skip
    shown = [(key, name) for key, name in _SECTIONS if made[key]]
    yield begin("Archive report", styles=_STYLES, scripts=())
    yield '<a class="skip" href="#main">Skip to the report</a>\n<header class="bar"><h1>Archive report</h1>\n<nav aria-label="Sections">'
    yield " ".join(f'<a href="#{key}">{name}</a>' for key, name in shown)
    yield '</nav></header>\n<main id="main">\n'
    yield _facts(tally)
    for key, name in shown:
        file = files.get(key)
        link = f' <a class="csv" href="{escape(file)}">CSV</a>' if file else ""
        yield f'<section class="part" id="{key}" aria-labelledby="{key}-h"><h2 id="{key}-h">{name}{link}</h2>\n{made[key]}</section>\n'
    yield f"</main>\n<footer><p>Commit {tally.state.number:,} of {escape(tally.state.at)}. newslint {escape(version)}</p></footer>\n"
    yield end(scripts=())


def _facts(tally: Tally) -> str:
    every = tally.all
    tiles = [
        (f"{every.articles:,}", "articles"), (f"{every.words:,}", "words"), (f"{every.findings:,}", "findings"),
        (f"{every.rate:.2f}", "per 1,000 words"), (f"{every.verdicts:,}", "read as machine-reworded"),
    ]  # fmt: skip
    if tally.pairs:
        tiles.append((f"{len(tally.pairs):,}", "made from earlier stories"))
    if every.errors:
        tiles.append((f"{every.errors:,}", "not checked, or not in full"))
    shown = "".join(f'<div class="tile"><dt>{name}</dt><dd>{value}</dd></div>' for value, name in tiles)
    left = "".join(f"<li>{escape(what)}</li>" for what in tally.state.unreadable)
    unread = (
        f'<div class="banner error"><p>Left out of the last run, since it cannot be read:</p><ul>{left}</ul></div>'
        if left
        else ""
    )
    return f'<dl class="tiles">{shown}</dl>\n{unread}'


def _families(groups: Iterable[Group]) -> list[str]:
    found = {family for group in groups for family in group.by_family}
    return [family for family in FAMILIES if family in found] + sorted(found - set(FAMILIES))


def _time(tally: Tally) -> str:
    dated = {month: group for month, group in tally.months.items() if month != _UNDATED}
    undated = tally.months.get(_UNDATED)
    note = f'<p class="facts">{counted(undated.articles, "article")} without a date.</p>' if undated else ""
    if not dated:
        return note
    length = in_spans(list(dated))
    spans: dict[str, list[Group]] = {}
    for month, group in dated.items():
        spans.setdefault(month[:length], []).append(group)
    families = _families(dated.values())
    rates = {}
    for span, groups in spans.items():
        words = sum(group.words for group in groups)
        rates[span] = {
            family: 1000 * sum(group.by_family[family] for group in groups) / words if words else 0.0
            for family in families
        }
    articles = {
        span: {"articles": float(sum(group.articles for group in groups))} for span, groups in spans.items()
    }
    verdicts = {
        span: {"verdicts": float(sum(group.verdicts for group in groups))} for span, groups in spans.items()
    }
    out = [
        "<h3>Findings per 1,000 words</h3>",
        legend(families),
        by_time("Findings per 1,000 words by family", rates, families, " per 1,000 words"),
    ]
    out += ["<h3>Articles</h3>", by_time("Articles", articles, ("articles",), "", height=140)]
    if any(value["verdicts"] for value in verdicts.values()):
        out += [
            "<h3>Articles that read as machine-reworded</h3>",
            by_time("Verdicts", verdicts, ("verdicts",), "", height=140),
        ]
    return "".join(out) + note


def _table(heads: Iterable[tuple[str, bool]], rows: Iterable[str], label: str) -> str:
    shown = "".join(
        f'<th scope="col"{" class=number" if number else ""}>{head}</th>' for head, number in heads
    )
    return (
        f'<div class="scroll" role="region" aria-label="{escape(label)}" tabindex="0"><table><thead><tr>{shown}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>\n"
    )


def _rules(tally: Tally) -> str:
    if not tally.rules:
        return ""
    listed = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    most = listed[0][1]
    rows = (
        f'<tr><th scope="row"><code>{escape(rule)}</code></th><td class="number">{times:,}</td>'
        f'<td class="number">{tally.rule_stories[rule]:,}</td><td class="number">{1e6 * times / max(tally.all.words, 1):,.1f}</td>'
        f"<td>{bar(times, most, tally.families.get(rule, 'plain'))}</td></tr>\n"
        for rule, times in listed[:_ROWS]
    )
    heads = (("Rule", False), ("Findings", True), ("Stories", True), ("Per million words", True), ("", False))
    return legend(_families([tally.all])) + _table(heads, rows, "Rules") + _more(len(listed))


def _more(number: int, shown: int = _ROWS) -> str:
    return f'<p class="facts">{number - shown:,} more in the CSV file.</p>' if number > shown else ""


def _groups(what: str, groups: dict[str, Group]) -> str:
    if set(groups) <= {"–"}:
        return ""
    enough = min(_ENOUGH, max(group.words for group in groups.values()))
    listed = sorted(groups.items(), key=lambda item: (item[1].words < enough, -item[1].rate, item[0]))
    most = max(group.rate for group in groups.values() if group.words >= enough)
    rows = (
        f'<tr><th scope="row">{escape(name)}</th><td class="number">{group.articles:,}</td><td class="number">{group.words:,}</td>'
        f'<td class="number">{group.findings:,}</td><td class="number">{group.rate:.2f}</td>'
        f'<td>{bar(min(group.rate, most), most)}</td><td class="number">{group.verdicts:,}</td></tr>\n'
        for name, group in listed[:_ROWS]
    )
    heads = (
        (what, False),
        ("Articles", True),
        ("Words", True),
        ("Findings", True),
        ("Per 1,000 words", True),
        ("", False),
        ("Verdicts", True),
    )
    return _table(heads, rows, f"{what}s") + _more(len(listed))


def _outlets(tally: Tally) -> str:
    return f"<h3>Outlets</h3>{_groups('Outlet', tally.outlets)}" if set(tally.outlets) - {"–"} else ""


def _story(row: Row) -> str:
    name = escape(row["id"])
    url = row.get("url") or ""
    link = (
        f'<a href="{escape(url)}" rel="noreferrer">{name}</a>'
        if url.startswith(("https://", "http://"))
        else name
    )
    facts = [escape(str(value)) for value in (row["desk"], row["author"]) if value]
    if row["published"]:
        facts.append(f"{row['published']:%Y-%m-%d}")
    return f'{link}<span class="tag">{" · ".join(facts)}</span>'


def _found(tally: Tally, row: Row) -> str:
    found = tally.found.get(row["id"], [])
    listed = "".join(f"<li>{_one(finding)}</li>" for finding in found)
    rest = row["findings"] - len(found)
    more = f"<li>{rest:,} more</li>" if rest > 0 and found else ""
    place = f'<p class="tag">id {escape(row["id"])} in findings/part={escape(row["part"])}/month={escape(row["month"])}</p>'
    shown = counted(row["findings"], "finding")
    return f'<details><summary>{shown}</summary><ul class="found">{listed}{more}</ul>{place}</details>'


def _one(finding: Row) -> str:
    words = " ".join(finding["text"].split())[:_LONG]
    quoted = "" if words in finding["message"] else f"<q>{escape(words)}</q> "
    place = f"line {finding['line']}, column {finding['column']}"
    return f'{quoted}{escape(finding["message"])} <span class="tag"><code>{escape(finding["rule"])}</code> {place}</span>'


def _verdicts(tally: Tally) -> str:
    rows = (
        f'<tr><th scope="row">{_story(row)}</th><td>{escape(row["verdict_message"] or "")}{_found(tally, row)}</td>'
        f'<td class="number">{row["words"]:,}</td></tr>\n'
        for row in tally.verdicts
    )
    if not tally.verdicts:
        return ""
    return _table((("Story", False), ("Verdict", False), ("Words", True)), rows, "Verdicts") + _more(
        tally.all.verdicts, len(tally.verdicts)
    )


def _worst(tally: Tally) -> str:
    if not tally.worst:
        return ""
    rows = (
        f'<tr><th scope="row">{_story(row)}</th><td>{_found(tally, row)}</td><td class="number">{row["words"]:,}</td>'
        f'<td class="number">{1000 * row["findings"] / max(row["words"], 1):.1f}</td></tr>\n'
        for row in tally.worst
    )
    note = '<p class="facts">Most findings per 1,000 words first; a story of fewer than 300 words counts as one of 300.</p>'
    return note + _table(
        (("Story", False), ("Findings", False), ("Words", True), ("Per 1,000 words", True)),
        rows,
        "Worst stories",
    )


def _names(tally: Tally) -> str:
    if not tally.names:
        return ""
    rows = (
        f'<tr><th scope="row"><del>{escape(name.text)}</del></th><td><ins>{escape(name.replacement)}</ins></td>'
        f'<td class="number">{name.times:,}</td><td class="number">{name.stories:,}</td></tr>\n'
        for name in tally.names[:_ROWS]
    )
    return _table(
        (("Written", False), ("Meant", False), ("Times", True), ("Stories", True)), rows, "Names"
    ) + _more(len(tally.names))


def _pairs(tally: Tally) -> str:
    if not tally.pairs:
        return ""
    ways: dict[tuple[str, str], list[Row]] = {}
    for row in tally.pairs:
        ways.setdefault((row["source_outlet"] or "–", row["outlet"] or "–"), []).append(row)
    flows = (
        f'<tr><th scope="row">{escape(source)}</th><td>{escape(outlet)}</td><td class="number">{len(rows):,}</td>'
        f'<td class="number">{sum(row["quotations_altered"] or 0 for row in rows):,}</td>'
        f'<td class="number">{sum(row["quotations_invented"] or 0 for row in rows):,}</td>'
        f'<td class="number">{sum(row["carried"] or 0 for row in rows) / len(rows):.0f} %</td></tr>\n'
        for (source, outlet), rows in sorted(ways.items(), key=lambda item: (-len(item[1]), item[0]))[:_ROWS]
    )
    heads = (
        ("From", False),
        ("By", False),
        ("Stories", True),
        ("Quotations altered", True),
        ("Quotations invented", True),
        ("Words carried over", True),
    )
    rows = (
        f'<tr><th scope="row">{escape(row["id"])}<span class="tag">from {escape(row["source_id"])}</span></th>'
        f"<td>{escape(row['summary'] or row['error'] or '')}{_changed(row)}</td>"
        f'<td class="number">{100 * row["contained"]:.0f} %</td></tr>\n'
        for row in tally.pairs[:_ROWS]
    )
    listed = _table(
        (("Story", False), ("What was changed", False), ("Runs of words in common", True)), rows, "Rewrites"
    )
    return (
        _table(heads, flows, "Who rewrote whom") + "<h3>Most changed</h3>" + listed + _more(len(tally.pairs))
    )


def _changed(row: Row) -> str:
    items = "".join(
        f"<li>{escape(one['kind'].replace('-', ' '))}: <del>{escape(one['was'])}</del> → <ins>{escape(one['now'])}</ins></li>"
        for one in (row["changed"] or [])[:12]
    )
    return f'<details><summary>changes</summary><ul class="found">{items}</ul></details>' if items else ""


def _errors(tally: Tally) -> str:
    rows = (
        f'<tr><th scope="row">{_story(row)}</th><td>{escape(row["error"])}</td></tr>\n'
        for row in tally.errors
    )
    if not tally.errors:
        return ""
    return _table((("Story", False), ("Why", False)), rows, "Not checked") + _more(
        tally.all.errors, len(tally.errors)
    )
