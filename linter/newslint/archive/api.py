"""Archives for programs and notebooks that have a Spark session already: what `newslint archive` does, as functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..run.settings import Selection
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .check import Archive, Options
from .columns import parse_columns
from .files import Files
from .job import job_of
from .pairs import Pairing, find_pairs
from .session import for_queries
from .tables import live_articles, live_findings

if TYPE_CHECKING:
    from typing import Any

__all__ = ["Summary", "check_archive", "read_table"]


class Summary(NamedTuple):
    """What a run did: `checked` articles, `unchanged` ones that it left alone, how many `errors` (articles that could not
    be checked, or not in full), what was `unreadable`, how many `articles` the tables hold now, and how many `pairs` of
    a story and its source (None: nobody asked for them)."""

    checked: int
    unchanged: int
    errors: int
    unreadable: tuple[str, ...]
    articles: int
    pairs: int | None = None


def check_archive(
    spark: Any,
    source: str,
    out: str,
    *,
    kind: str | None = None,
    columns: Mapping[str, str] | None = None,
    format: str = "",
    sample: float = 1.0,
    since: str = "",
    commit_every: int = 500_000,
    config: str | None = None,
    level: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    enable: Sequence[str] = (),
    rules: Sequence[str] = (),
    time_limit: float | None = None,
    pairs: bool = False,
    wire: Sequence[str] = (),
    days: int = 14,
) -> Summary:
    """Check an archive and write its tables to `out`. The arguments are the options of `newslint archive`: `columns` maps
    roles to names, `sample` is a share from 0 to 1, `since` a day as YYYY-MM-DD; `config` is a configuration file, ""
    for none, None for the nearest to the working folder. Raises NewslintError for what cannot be used or written."""
    chosen = Selection(
        select=tuple(select), ignore=tuple(ignore), enable=tuple(enable), level=level, config=config or None,
        rules=tuple(rules), time_limit=time_limit, use_config=config != "",
    )  # fmt: skip
    named = parse_columns([f"{role}={name}" for role, name in (columns or {}).items()])
    archive = Archive(
        spark, source, out, job_of(chosen, format), Options(kind, named, sample, since, commit_every)
    )
    done = archive.check()
    number = find_pairs(archive, Pairing(days=days, wire=tuple(wire))) if pairs else None
    return Summary(
        done.todo.articles, done.todo.known, done.errors, archive.unreadable, done.state.articles, number
    )


def read_table(spark: Any, out: str, name: str) -> Any:
    """The rows of a table ("articles", "findings" or "pairs") that hold, as a data frame. Raises NewslintError, and
    ValueError for another name."""
    session = for_queries(spark)
    files = Files(session, out)
    held = files.state()
    if name == "pairs" and held.pairs:
        return session.read.parquet(files.path("pairs", f"part={held.pairs}"))
    made = {"articles": live_articles, "findings": live_findings}.get(name)
    if made is None:
        raise ValueError(f"there is no table of {name} in {out}")
    return made(session, files, held)
