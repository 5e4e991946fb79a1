"""Tables whose keys or columns are called alike, and JSON lines that name a key twice: that costs the line alone.

Spark refuses a whole table where two of its columns have one name, or names that differ in capitals only.
"""

from __future__ import annotations

import json

from ..model.errors import UsageMistake
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

_TWICE = "COLUMN_ALREADY_EXISTS"
_BROKEN = "_corrupt_record"
_REPEATED, _FILE = "_newslint_repeated", "_newslint_file"
_OPTIONS = {"primitivesAsString": "true"}
_APART = "spark.sql.caseSensitive"


class Lines(NamedTuple):
    """The lines that can be read, as a data frame, and what asks Spark to count the others."""

    frame: Any
    problems: Callable[[], tuple[str, ...]]


def read_apart(spark: Any, read: Callable[[], Any]) -> Any:
    """What `read` makes of a table. Names that differ in capitals only are names of their own, for the rest of the session,
    where a table has such; None where two are the same to the letter."""
    while True:
        try:
            return read()
        except Exception as error:
            if _TWICE not in str(error):
                raise
        if spark.conf.get(_APART) == "true":
            return None
        spark.conf.set(_APART, "true")


def read_lines(
    spark: Any, reader: Callable[[], Any], paths: list[str], chosen: Iterable[str], mark: Any
) -> Lines:
    """JSON lines. `reader` makes readers, `mark` is `mark_batches` on executors, `chosen` are columns that somebody named.
    Raises UsageMistake if there is no line that can be read."""
    from pyspark.sql import functions as F

    frame = read_apart(spark, lambda: reader().options(**_OPTIONS).json(paths))
    if frame is None:
        frame = _parsed(spark, reader().text(paths), mark)
    elif _BROKEN not in frame.columns and len(set(map(str.lower, frame.columns))) == len(frame.columns):
        return Lines(frame, tuple)
    else:
        frame = frame.withColumn(_FILE, F.input_file_name()).withColumn(_REPEATED, F.lit(False))
    frame = _merged(frame, frozenset(chosen))
    counted = []
    if _BROKEN in frame.columns:
        counted.append(F.count(F.when(~F.col(_REPEATED), F.col(_BROKEN))))
    counted.append(F.count(F.when(F.col(_REPEATED), 1)))
    at = F.when(F.col(_REPEATED), F.col(_FILE))
    # Spark refuses to count the broken ones alone
    asked = frame.agg(*counted, F.min(at), F.count_distinct(at), *_others(frame))

    def problems() -> tuple[str, ...]:
        row = list(asked.first())
        broken = row.pop(0) if _BROKEN in frame.columns else 0
        repeated, file, files = row[:3]
        said = [f"{broken:,} lines that are not JSON"] if broken else []
        if repeated:
            more = f" and {files - 1:,} more" if files > 1 else ""
            what = "1 line that names" if repeated == 1 else f"{repeated:,} lines that name"
            said.append(f"{what} a key twice, in {file.rpartition('/')[2]}{more}")
        return tuple(said)

    good = ~F.col(_REPEATED)
    if _BROKEN in frame.columns:
        good &= F.col(_BROKEN).isNull()
    return Lines(frame.where(good).drop(_BROKEN, _REPEATED, _FILE), problems)


def _others(frame: Any) -> list[Any]:
    from pyspark.sql import functions as F

    return [F.count(f"`{name}`") for name in frame.columns if name not in (_BROKEN, _REPEATED, _FILE)][:1]


def _parsed(spark: Any, text: Any, mark: Any) -> Any:
    """Lines of text as what they say; the columns are those of the lines in which no key comes twice."""
    from pyspark.sql import functions as F
    from pyspark.sql.types import BooleanType, StringType, StructField, StructType

    given = text.where(F.col("value").rlike(r"\S")).withColumn(_FILE, F.input_file_name())
    marked = given.mapInArrow(mark, StructType([*given.schema.fields, StructField(_REPEATED, BooleanType())]))
    lines = getattr(marked.where(~F.col(_REPEATED)).select("value")._jdf, "as")(
        spark._jvm.org.apache.spark.sql.Encoders.STRING()
    )
    found = StructType.fromJson(
        json.loads(spark.read.options(**_OPTIONS)._jreader.json(lines).schema().json())
    )
    if not found.fields:
        raise UsageMistake("every line of it names a key twice, or is no JSON; nothing can be read")
    if _BROKEN not in found.names:
        found = found.add(_BROKEN, StringType())
    said = F.from_json("value", found, {"mode": "PERMISSIVE", "columnNameOfCorruptRecord": _BROKEN})
    beside = [F.col(f"`{name}`") for name in marked.columns if name != "value" and name not in found.names]
    opened = marked.select(said.alias("_newslint_said"), *beside)
    return opened.select(*(F.col(f"_newslint_said.`{name}`").alias(name) for name in found.names), *beside)


def _merged(frame: Any, chosen: frozenset[str]) -> Any:
    """Columns whose names differ in capitals only as one; a line that has more than one of them names a key twice. Those
    that somebody named are left as they are."""
    from pyspark.sql import functions as F

    alike: dict[str, list[str]] = {}
    for name in frame.columns:
        alike.setdefault(name if name in chosen else name.lower(), []).append(name)
    repeated, columns = F.col(_REPEATED), []
    for called, names in alike.items():
        if len(names) == 1:
            columns.append(F.col(f"`{names[0]}`"))
            continue
        of_one_kind = len({frame.schema[name].dataType.simpleString() for name in names}) == 1
        there = [F.col(f"`{name}`") if of_one_kind else _as_text(frame, name) for name in names]
        columns.append(F.coalesce(*there).alias(called if called in names else names[0]))
        repeated |= F.size(F.array_compact(F.array(*(F.when(one.isNotNull(), 1) for one in there)))) > 1
    # `drop` would not tell them apart
    others = [one for one, names in zip(columns, alike.values()) if names != [_REPEATED]]
    return frame.select(*others, repeated.alias(_REPEATED))


def _as_text(frame: Any, name: str) -> Any:
    from pyspark.sql import functions as F
    from pyspark.sql.types import StringType

    column = F.col(f"`{name}`")
    return column if isinstance(frame.schema[name].dataType, StringType) else F.to_json(column)


def mark_batches(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches of lines (`value`) with a column more: whether a line names a key of an object twice, in capitals or not at its
    top. What is no JSON names none."""
    import pyarrow as pa

    for batch in batches:
        marks = [_names_twice(line) for line in batch.column("value").to_pylist()]
        names = [*batch.schema.names, _REPEATED]
        yield pa.RecordBatch.from_arrays([*batch.columns, pa.array(marks, pa.bool_())], names=names)


def _names_twice(line: str) -> bool:
    twice = False

    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        made = dict(found)
        twice = twice or len(made) < len(found)
        return made

    try:
        said = json.loads(line, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        return False
    return twice or (isinstance(said, dict) and len({key.lower() for key in said}) < len(said))
