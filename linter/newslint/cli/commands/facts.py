"""`newslint facts`: what an article says of people, dates and figures, and where it contradicts itself."""

from __future__ import annotations

import click

from ...run.settings import Run
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.messages import say, say_data
from ..options import choose, selection_options
from ..within_time import within_time

if TYPE_CHECKING:
    from typing import Any


@click.command("facts")
@click.argument("article", type=click.Path())
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to report."
)
@click.option(
    "--source",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="Show the facts of the wire copy beside.",
)
@click.option(
    "--width",
    type=click.IntRange(40, 400),
    metavar="N",
    help="Columns of the text report (default: the terminal's).",
)
@selection_options
def command(article: str, format_: str, width: int | None, source: tuple[str, ...], **options: Any) -> int:
    """Show who, when and how many in ARTICLE: people with their names, titles, ages and pronouns, dates, figures and abbreviations.

    `-` is standard input. What the story says two ways is marked. Exits 0 whatever is found.
    """
    from ...pipeline.facts import facts_told
    from ...pipeline.source_copy import read_source
    from ...readers import read_article
    from ...readers.contents import standard_input

    run = Run(choose({**options, "source": ()}))
    config = run.config(article)
    rules, settings = run.rules(config), run.settings(config, article)
    own = read_article(article, standard_input()) if article == "-" else read_source(article, "the article")
    told = []
    for one in (own, *map(read_source, source)):
        with within_time(one.path, len(one.source), settings.time_limit):
            told.append(facts_told(one, rules, settings))
    if format_ == "json":
        from ...reporters.facts import json

        say_data(json.render(told[0]) if not source else json.render_all(told))
        return 0
    from shutil import get_terminal_size

    from ...reporters.facts import text

    columns = width or get_terminal_size((100, 24)).columns
    if not source:
        say("\n".join(text.render(told[0], columns)))
        return 0
    say("\n".join(text.beside(told[1:], told[0], columns)))
    return 0
