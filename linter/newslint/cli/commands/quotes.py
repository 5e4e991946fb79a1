"""`newslint quotes`: who says what in an article, quotation by quotation."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

import click

from ...document.document import Document
from ...document.identity import speaker_names
from ...document.quotations import Damage
from ...model.span import LineIndex, Span
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.escaping import safe
from ...terminal.messages import say, say_data

if TYPE_CHECKING:
    from typing import Any

#: The widest a quotation gets in the table, in characters.
_WIDTH = 60


@click.command("quotes")
@click.argument("article", type=click.Path())
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to report."
)
@click.option("--all", "everything", is_flag=True, help="Titles and scare quotes too.")
def command(article: str, format_: str, everything: bool) -> int:
    """Show every quotation of ARTICLE with its speaker and the words that attribute it.

    `-` is standard input. A quotation nobody is said to speak is marked with ??.
    """
    quotes, path = _quotes(article)
    if format_ == "json":
        import json

        say_data(json.dumps({"schema": 1, "path": path, "quotes": quotes}, ensure_ascii=False, indent=2))
        return 0
    shown = quotes if everything else [q for q in quotes if q["kind"] not in ("title", "scare", "nested")]
    say(_table(shown))
    return 0


def _quotes(path: str) -> tuple[list[dict[str, Any]], str]:
    """All quotations as plain data, with places in the file. Raises UnreadableFile or NewslintError."""
    from ...readers import read_article
    from ...readers.contents import contents, standard_input

    data = standard_input() if path == "-" else contents(path)
    article = read_article(path, data)
    document = Document.of(article)
    lines = LineIndex(article.source)
    text = document.text
    names = speaker_names(document)
    attributed = {
        attribution.quotation: (attribution, name) for attribution, name in zip(document.attributions, names)
    }

    def place(span: Span) -> dict[str, Any]:
        found = article.offsets.span(span)
        start, end = lines.position(found.start), lines.position(found.end)
        return {
            "line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column,
            "text": span.of(text),
        }  # fmt: skip

    damages = _Damages(document.quotations.damage)
    quotes: list[dict[str, Any]] = []
    for number, quotation in enumerate(document.quotations.items):
        attribution, name = attributed.get(number, (None, None))
        cue = speaker = None
        if attribution is not None and attribution.cue is not None:
            cue = place(attribution.cue)
        if attribution is not None and attribution.speaker is not None:
            speaker = {
                **place(attribution.speaker.span), "name": name,
                "head": attribution.speaker.head.of(text), "how": attribution.how,
            }  # fmt: skip
        quotes.append(
            {
                **place(quotation.span),
                "kind": quotation.kind,
                "continues": quotation.continues,
                "continued": quotation.continued,
                "damaged": damages.touch(quotation.span),
                "cue": cue,
                "speaker": speaker,
            }
        )
    return quotes, path


class _Damages:
    """Where the marks of a document are damaged, ready to be asked for each of its quotations."""

    def __init__(self, damages: Sequence[Damage]) -> None:
        spans = sorted(damage.span for damage in damages)
        self._starts = [span.start for span in spans]
        #: how far the damages up to each one reach
        self._reach = list(accumulate((span.end for span in spans), max))
        openings = sorted(damage.opening for damage in damages if damage.opening is not None)
        self._openings = [opening.start for opening in openings]
        #: the first end of the openings from each one on
        self._nearest = list(accumulate((opening.end for opening in reversed(openings)), min))[::-1]

    def touch(self, span: Span) -> bool:
        """True if a damage shares a code point with a span, or belongs to a mark inside it."""
        before = bisect_left(self._starts, span.end)
        if before and self._reach[before - 1] > span.start:
            return True
        first = bisect_left(self._openings, span.start)
        return first < len(self._openings) and self._nearest[first] <= span.end


def _table(quotes: list[dict[str, Any]]) -> str:
    """One line a quotation: where, who, by which words, what."""
    if not quotes:
        return "No quotations"
    rows = []
    for quote in quotes:
        speaker = quote["speaker"]
        name = "??"
        if speaker is not None:
            name = speaker["name"] or speaker["text"]
            if speaker["how"] == "carried":
                name += " ?"
        cue = quote["cue"]["text"] if quote["cue"] else ""
        words = " ".join(quote["text"].split())
        if len(words) > _WIDTH:
            words = words[: _WIDTH - 1].rstrip() + "…"
        marks = ("!" if quote["damaged"] else "") + ("+" if quote["continues"] else "")
        rows.append(
            [f"{quote['line']}:{quote['column']}", safe(name)[:32], safe(cue)[:16], marks, safe(words)]
        )
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    lines = [
        "  ".join(
            [row[0].rjust(widths[0]), *(row[at].ljust(widths[at]) for at in (1, 2, 3)), row[4]]
        ).rstrip()
        for row in rows
    ]
    nobody = sum(quote["speaker"] is None and quote["kind"] == "speech" for quote in quotes)
    count = f"{len(quotes)} quotation{'s' if len(quotes) != 1 else ''}"
    lines.append(f"{count}, {nobody} without a speaker" if nobody else f"{count}, each with a speaker")
    return "\n".join(lines)
