"""`newslint quotes`: who says what in an article, quotation by quotation."""

from __future__ import annotations

import click

from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.escaping import safe
from ...terminal.messages import say, say_data
from ..within_time import within_time

if TYPE_CHECKING:
    from typing import Any

    from ...pipeline.quotes import Quote

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
    from ...pipeline.quotes import read_quotes
    from ...readers.contents import contents, standard_input
    from ...run.settings import Run, Selection

    run = Run(Selection())
    own = run.own_lists(run.config(article))
    data = standard_input() if article == "-" else contents(article)
    with within_time(article, len(data)):
        quotes = read_quotes(article, data, own=own)
    if format_ == "json":
        import json

        listed = [_plain(quote) for quote in quotes]
        say_data(json.dumps({"schema": 1, "path": article, "quotes": listed}, ensure_ascii=False, indent=2))
        return 0
    shown = [one for one in quotes if everything or one.kind not in ("title", "scare", "nested")]
    say(_table(shown))
    return 0


def _plain(quote: Quote) -> dict[str, Any]:
    """A quotation as JSON has it."""
    return {
        **quote._asdict(),
        "cue": quote.cue._asdict() if quote.cue else None,
        "speaker": quote.speaker._asdict() if quote.speaker else None,
    }


def _table(quotes: list[Quote]) -> str:
    """One line a quotation: where, who, by which words, what."""
    if not quotes:
        return "No quotations"
    rows = []
    for quote in quotes:
        speaker = quote.speaker
        name = "??"
        if speaker is not None:
            name = speaker.name or speaker.text
            if speaker.how == "carried":
                name += " ?"
        cue = quote.cue.text if quote.cue else ""
        words = " ".join(quote.text.split())
        if len(words) > _WIDTH:
            words = words[: _WIDTH - 1].rstrip() + "…"
        marks = ("!" if quote.damaged else "") + ("+" if quote.continues else "")
        rows.append([f"{quote.line}:{quote.column}", safe(name)[:32], safe(cue)[:16], marks, safe(words)])
    widths = [max(len(row[at]) for row in rows) for at in range(4)]
    lines = [
        "  ".join(
            [row[0].rjust(widths[0]), *(row[at].ljust(widths[at]) for at in (1, 2, 3)), row[4]]
        ).rstrip()
        for row in rows
    ]
    nobody = sum(quote.speaker is None and quote.kind == "speech" for quote in quotes)
    count = f"{len(quotes)} quotation{'s' if len(quotes) != 1 else ''}"
    lines.append(f"{count}, {nobody} without a speaker" if nobody else f"{count}, each with a speaker")
    return "\n".join(lines)
