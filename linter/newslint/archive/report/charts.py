"""Plots as SVG. Colours come from the style sheet of the page, by class; every bar says its value to whoever points at
it or has the page read to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor, log10

from ...reporters.html.page import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 960, 240, 52, 12, 30
#: Months on the axis, at most; with more, years are shown.
_MOST_MONTHS = 84
_LABELS = 12


def by_time(
    title: str,
    months: Mapping[str, Mapping[str, float]],
    kinds: Sequence[str],
    unit: str,
    *,
    height: int = _HEIGHT,
) -> str:
    """Stacked bars for spans of time ('2008-03', or '2008'), each with a value for each kind, in the order of `kinds`."""
    spans = _all_between(sorted(months))
    if not spans:
        return ""
    top = _ceiling(max(sum(months.get(span, {}).values()) for span in spans))
    plot = height - _TOP - _BOTTOM
    step = (_WIDTH - _LEFT) / len(spans)
    out = [f'<svg class="plot" viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title)}">']
    whole = all(value == int(value) for values in months.values() for value in values.values())
    for value in (0.0, top / 2, top):
        if whole and value != int(value):
            continue  # nobody counts half a story
        y = _TOP + plot * (1 - value / top)
        out.append(f'<line class="grid" x1="{_LEFT}" x2="{_WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>')
        out.append(f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_short(value)}</text>')
    every = -(-len(spans) // _LABELS)
    for at, span in enumerate(spans):
        x, values = _LEFT + at * step, months.get(span, {})
        y = float(_TOP + plot)
        told = ", ".join(f"{kind} {_exact(values[kind])}" for kind in kinds if values.get(kind))
        out.append(f"<g><title>{escape(span)}: {escape(told or '0')}{escape(unit)}</title>")
        out.append(f'<rect class="hit" x="{x:.2f}" y="{_TOP}" width="{step:.2f}" height="{plot}"/>')
        for kind in kinds:
            if tall := plot * values.get(kind, 0.0) / top:
                y -= tall
                gap = min(2.0, step / 5)
                out.append(
                    f'<rect class="k-{escape(kind)}" x="{x + gap / 2:.2f}" y="{y:.2f}" width="{step - gap:.2f}" height="{tall:.2f}"/>'
                )
        out.append("</g>")
        if at % every == 0 and x + 40 < _WIDTH + step:
            out.append(
                f'<text x="{x + min(step, 60) / 2:.1f}" y="{height - 10}" text-anchor="middle">{escape(span)}</text>'
            )
    return "".join(out) + "</svg>"


def legend(kinds: Sequence[str]) -> str:
    """Which colour is what."""
    return '<p class="legend">' + " ".join(
        f'<span><svg width="12" height="12" aria-hidden="true"><rect class="k-{escape(kind)}" width="12" height="12" rx="2"/></svg> '
        f"{escape(kind)}</span>"
        for kind in kinds
    ) + "</p>"  # fmt: skip


def bar(value: float, most: float, kind: str = "plain") -> str:
    """A bar for a cell of a table."""
    width = 120 * value / most if most else 0
    return f'<svg class="bar-cell" width="120" height="10" aria-hidden="true"><rect class="k-{escape(kind)}" width="{width:.1f}" height="10" rx="2"/></svg>'


def in_spans(months: Sequence[str]) -> int:
    """How many characters of a month make a span of time that fits on the axis: 7 for months, 4 for years."""
    return 7 if len(_all_between(sorted(months))) <= _MOST_MONTHS else 4


def _all_between(spans: list[str]) -> list[str]:
    """The spans with those between them of which nothing is known, so that time has no holes."""
    if not spans:
        return []
    first, last = spans[0], spans[-1]
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    low, high = (int(span[:4]) * 12 + int(span[5:]) - 1 for span in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(low, high + 1)]


def _ceiling(value: float) -> float:
    """The least round number that is not less."""
    if value <= 0:
        return 1.0
    scale = 10.0 ** floor(log10(value))
    return next(factor * scale for factor in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if factor * scale >= value)


def _short(value: float) -> str:
    for scale, sign in ((1e6, "M"), (1e3, "k")):
        if value >= 10 * scale or (value >= scale and value % scale == 0):
            return f"{value / scale:,.4g}{sign}"
    return f"{value:,.3g}" if value < 100 else f"{value:,.0f}"


def _exact(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
