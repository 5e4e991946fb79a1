"""`newslint compare`: what a rewrite did to the wire copy, side by side."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from ...model.errors import NewslintError
from ...model.finding import RANK
from ...run.report_stream import output_stream
from ...run.settings import Run
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.colour import wanted
from ..options import OptionalValues, choose, colour_option, selection_options

if TYPE_CHECKING:
    from typing import Any


@click.command("compare", cls=OptionalValues)
@click.argument("source", nargs=-1, required=True, type=click.Path())
@click.argument("article", type=click.Path())
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "html")),
    default="text",
    help="How to report (default text).",
)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report to a file.")
@click.option("--all-rules", is_flag=True, help="Show what every rule finds, not only the comparison.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option(
    "--width",
    type=click.IntRange(40, 400),
    metavar="N",
    help="Columns of the text report (default: the terminal's).",
)
@colour_option
@selection_options
def command(source: tuple[str, ...], article: str, **options: Any) -> int:
    """Hold ARTICLE against the wire copy it was made from, one SOURCE or several.

    Shows both side by side with the words that were cut, added and changed, and what was done to
    quotations, speakers, figures, names, meaning and wording.
    """
    from ... import __version__
    from ...pipeline.held_against import held_against
    from ...pipeline.source_copy import read_source, source_copy_of

    format_, output, colour, width = (options.pop(name) for name in ("format_", "output", "colour", "width"))
    every, exit_zero = options.pop("all_rules"), options.pop("exit_zero")
    run = Run(choose({**options, "source": source}))
    config = run.config(article)
    rules, settings = run.rules(config), run.settings(config, article)
    if output is not None:
        from ...run.output_file import Guard, settled

        output = settled(output)
        Guard(output, (article, *source))
    read = read_source(article, "the article")
    wire = source_copy_of(read, settings)
    if wire.problem:
        raise NewslintError(wire.problem)
    if not wire.articles:
        raise NewslintError(f"{article} is compared with itself; name its source first, then the article")
    result, checked = held_against(read, wire, rules, settings, every=every)
    pieces: Iterable[str]
    if format_ == "json":
        from ...reporters.comparison import json

        pieces = [json.render(result, checked)]
    elif format_ == "html":
        from ...reporters.comparison import html

        pieces = html.render(result, checked, __version__)
    else:
        from ...reporters.comparison import text

        in_colour = wanted(colour, sys.stdout) if output is None else colour == "always"
        pieces = text.render(result, checked, width or _terminal(), in_colour)
    _write(pieces, output, format_)
    if checked.error:
        return 2
    least = RANK[settings.fail_level]
    failed = any(RANK.get(finding.level, 0) >= least for finding in checked.findings)
    return 1 if failed and not exit_zero else 0


def _terminal() -> int:
    from shutil import get_terminal_size

    return get_terminal_size((120, 24)).columns


def _write(pieces: Iterable[str], output: str | None, form: str) -> None:
    with output_stream(output, form) as stream:
        for piece in pieces:
            stream.write(piece)
