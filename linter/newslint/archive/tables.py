"""The rows of an archive's tables that hold, for Spark."""

from __future__ import annotations

from ..storage.lazy_namedtuple import TYPE_CHECKING
from .schemas import ARTICLES, FINDINGS, REPLACED, ddl

if TYPE_CHECKING:
    from typing import Any

    from .files import Files
    from .state import State

_TABLES = {"articles": ARTICLES, "findings": FINDINGS}


def live_articles(spark: Any, files: Files, state: State) -> Any:
    """The table of articles: one row for each."""
    return _live(spark, files, state, "articles")


def live_findings(spark: Any, files: Files, state: State) -> Any:
    """The table of findings, of articles as they are now."""
    return _live(spark, files, state, "findings")


def _live(spark: Any, files: Files, state: State, table: str) -> Any:
    schema = ddl({**_TABLES[table], "part": "string", "month": "string"})
    paths = [files.path(table, f"part={part.name}") for part in state.parts]
    paths = [path for path, part in zip(paths, state.parts) if getattr(part, table)]
    if not paths:
        return spark.createDataFrame([], schema)
    rows = spark.read.schema(schema).option("basePath", files.path(table)).parquet(*paths)
    known = {part.name for part in state.parts}
    replacing = [part.name for part in state.parts if known & set(part.replaced)]
    if not replacing:
        return rows
    gone = spark.read.schema(ddl(REPLACED)).parquet(
        *(files.path("replaced", f"by={name}") for name in replacing)
    )
    return rows.join(gone.distinct(), ["id", "part"], "left_anti")
