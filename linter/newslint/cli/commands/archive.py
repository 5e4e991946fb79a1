"""`newslint archive`: checking an archive on Apache Spark, and the report on it."""

from __future__ import annotations

import re

import click

from ...model.errors import UsageMistake
from ...readers.formats import FORMATS
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.live_line import live_line
from ...terminal.messages import say
from ..options import choose, selection_options

if TYPE_CHECKING:
    from typing import Any

    from ...archive.check import Done, Estimate, Todo

_FORMER = (
    "`newslint archive` checks an archive on Apache Spark and needs --to FOLDER for its tables; what it did before, "
    "listing the wordings that rules speak on, is `newslint wordings PATHS` now"
)


def _share(ctx: click.Context, param: click.Parameter, value: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*%|(0?\.\d+|1(?:\.0+)?)", value.strip())
    share = 0.0 if match is None else float(match[1]) / 100 if match[1] else float(match[2])
    if not 0 < share <= 1:
        raise click.BadParameter(f"'{value}' is no share; write it as 1%")
    return share


def _pairs(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for text in value:
        name, mark, setting = text.partition("=")
        if not mark:
            raise click.BadParameter(f"'{text}': write it as NAME=VALUE")
        found[name] = setting
    return found


class _Archive(click.Command):
    """The command, with `report` as a command of its own: `newslint archive report OUT`."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        if args[:1] == ["report"]:
            return report.make_context("archive report", args[1:], parent, **extra)
        return super().make_context(info_name, args, parent, **extra)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--accepted" in args:
            raise UsageMistake(_FORMER)
        return super().parse_args(ctx, args)


@click.command("archive", cls=_Archive)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE")
@click.option(
    "--to",
    "out",
    metavar="FOLDER",
    help="Where the tables are, or will be: a folder, or an address Spark can write to.",
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(("parquet", "jsonl", "csv", "zip", "warc", "files")),
    help="What SOURCE is (default: by the names of its files).",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="ROLE=NAME",
    help="Which column is id, text, html, published, url, desk, author, outlet or wire (default: by their names).",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(
        tuple(format.name for format in FORMATS if format.extensions and format.name != "docx")
    ),
    help="What the texts of a table are written in (default: what each looks like).",
)
@click.option(
    "--sample",
    default="100%",
    callback=_share,
    metavar="SHARE",
    help="Only this share of the stories, such as 1%; always the same ones.",
)
@click.option(
    "--since",
    type=click.DateTime(("%Y-%m-%d",)),
    metavar="DAY",
    help="Only stories published on this day (YYYY-MM-DD) or later.",
)
@click.option(
    "--dry-run",
    is_flag=True,
    help="Say how many articles and words there are and how long checking would take; write nothing.",
)
@click.option("--pairs", is_flag=True, help="Find which stories were made from which, too, and compare them.")
@click.option(
    "--wire",
    multiple=True,
    metavar="OUTLET",
    help="With --pairs: only stories of this outlet are what others were made from.",
)
@click.option(
    "--days",
    type=click.IntRange(1),
    metavar="N",
    default=14,
    show_default=True,
    help="With --pairs: how many days after its source a story may come.",
)
@click.option(
    "--commit-every",
    "slice_",
    type=click.IntRange(1),
    default=500_000,
    show_default=True,
    metavar="N",
    help="Commit after so many articles; a run that is killed loses no more.",
)
@click.option(
    "--master",
    metavar="URL",
    help="The Spark cluster (default: this machine, all cores; or what spark-submit says).",
)
@click.option("--conf", multiple=True, callback=_pairs, metavar="NAME=VALUE", help="A setting of Spark.")
@selection_options
def command(
    sources: tuple[str, ...],
    out: str | None,
    kind: str | None,
    columns: tuple[str, ...],
    format_: str | None,
    sample: float,
    since: Any,
    dry_run: bool,
    pairs: bool,
    wire: tuple[str, ...],
    days: int,
    slice_: int,
    master: str | None,
    conf: dict[str, str],
    **options: Any,
) -> int:
    """Check an archive on Apache Spark. SOURCE is a folder or file of Parquet, JSON lines, CSV, zip or WARC, or a folder of
    articles; the tables go to --to, and what is in them already and has not changed is not checked again.

    `newslint archive report FOLDER` makes a page of the tables.
    """  # fmt: skip
    if out is None or len(sources) != 1:
        raise UsageMistake(_FORMER if out is None else f"one SOURCE at a time: {', '.join(sources)}")
    if wire and not pairs:
        raise UsageMistake("--wire goes with --pairs")
    from ...archive.check import Archive, Options
    from ...archive.columns import parse_columns
    from ...archive.job import asks_engines, job_of
    from ...archive.session import need_spark, started

    chosen = choose(options)
    parsed = parse_columns(columns)
    need_spark()
    job = job_of(chosen, format_ or "")
    if asks_engines(chosen):
        say("newslint: grammar engines are not asked about archives", err=True)
    day = since.date().isoformat() if since else ""
    with started(master, conf) as spark:
        archive = Archive(
            spark, sources[0], out, job, Options(kind, parsed, sample, day, slice_), live_line()
        )
        if dry_run:
            say(_estimated(archive.estimate()))
            return _unusable(archive.unreadable)
        done = archive.check()
        say(_done(done))
        if pairs:
            from ...archive.pairs import Pairing, find_pairs

            number = find_pairs(archive, Pairing(days=days, wire=wire))
            say(f"{number:,} stories were made from earlier ones of the archive.")
        say(f"newslint archive report {out} makes a page of it.")
        return _unusable(archive.unreadable)


def _unusable(unreadable: tuple[str, ...]) -> int:
    for what in unreadable:
        say(f"newslint: {what} cannot be read, and was left out", err=True)
    return 2 if unreadable else 0


def _todo(todo: Todo) -> str:
    parts = [f"{todo.articles:,} articles to check, about {todo.words:,} words"]
    if todo.known:
        parts.append(f"{todo.known:,} have not changed since they were checked")
    if todo.copies:
        parts.append(f"{todo.copies:,} rows have the id of another and were left out")
    return "; ".join(parts)


def _done(done: Done) -> str:
    checked = f"{_todo(done.todo)}.".replace(" to check", " checked")
    failed = f" {done.errors:,} could not be checked, or not in full." if done.errors else ""
    findings = sum(part.findings for part in done.state.parts)
    return f"{checked}{failed}\nThe tables hold {done.state.articles:,} articles (commit {done.state.number}, {findings:,} findings written)."


def _estimated(estimate: Estimate) -> str:
    hours = estimate.seconds / 3600
    wall = hours / max(estimate.cores, 1)
    lines = [f"{_todo(estimate.todo)}."]
    if estimate.tried:
        lines.append(
            f"About {hours:,.2f} core hours, as {estimate.tried:,} of them took here; {wall:,.2f} hours with the "
            f"{estimate.cores} cores that Spark has."
        )
    return "\n".join(lines)


@click.command("archive report")
@click.argument("out", metavar="FOLDER")
@click.option(
    "--to",
    "to",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Where the page and its tables go (default: `report` in FOLDER).",
)
@click.option(
    "--stories",
    type=click.IntRange(1),
    metavar="N",
    default=50,
    show_default=True,
    help="How many stories to list of each sort.",
)
def report(out: str, to: str | None, stories: int) -> int:
    """Make a page (index.html) and tables (CSV) of what checking an archive found. Needs no Spark."""  # fmt: skip
    from ...archive.report.write import write_report

    page = write_report(out, to, stories)
    say(page)
    return 0
