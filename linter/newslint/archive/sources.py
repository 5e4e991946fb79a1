"""An archive as rows of stories, whatever it is kept in."""

from __future__ import annotations

from ..model.errors import UsageMistake
from ..readers.formats import FORMATS
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .columns import choose_columns
from .containers import WARCS, ZIPS
from .json_lines import read_apart, read_lines
from .schemas import MEMBER, ddl

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .files import Files, Found

#: What an archive may be kept in, with the endings of names that tell; an empty tuple: by what newslint reads.
KINDS: dict[str, tuple[str, ...]] = {
    "parquet": (".parquet",),
    "jsonl": (".jsonl", ".ndjson", ".json", ".jsonl.gz", ".ndjson.gz", ".json.gz"),
    "csv": (".csv", ".tsv", ".csv.gz", ".tsv.gz"),
    "zip": ZIPS,
    "warc": WARCS,
    "files": (),
}
#: Files that are looked at to tell what an archive is kept in.
_LOOK = 10_000
#: Dates and times as archives write them, besides what Spark reads as a timestamp by itself.
_TIMES = (
    "yyyy-MM-dd HH:mm:ss Z", "yyyy-MM-dd'T'HH:mm:ssZ", "yyyyMMdd", "yyyyMMdd'T'HHmmssX", "yyyy/MM/dd", "MM/dd/yyyy",
    "d MMM yyyy HH:mm:ss Z", "d MMM yyyy HH:mm:ss z", "d MMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d MMMM yyyy",
)  # fmt: skip
_WEEKDAY = r"^(?:Mon|Tues?|Wed|Wednes|Thu|Thurs?|Fri|Satur|Sat|Sun)(?:day)?\.?,?\s+"
_IN_PATH = r"(?:^|[/_-])((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?:[^0-9]|$)"
_IN_PAGE = r'(?i)(?:article:published_time"?\s+content="|"datePublished"\s*:\s*")([^"]{8,40})"'
_HEAD = 20_000
#: A story of another year has no date.
_FIRST_YEAR, _LAST_YEAR = 1000, 9998


class Opened(NamedTuple):
    """An archive: its stories as a data frame, and what says which rows of it cannot be read."""

    stories: Any
    problems: Callable[[], tuple[str, ...]] = tuple


def kind_of(found: Sequence[Found], source: str) -> str:
    """What an archive is kept in, by the names of its files. Raises UsageMistake where they are of several sorts."""
    kinds = {
        kind
        for file in found
        for kind, endings in KINDS.items()
        if endings and file.path.lower().endswith(endings)
    }
    if len(kinds) > 1:
        raise UsageMistake(
            f"{source} holds files of several sorts ({', '.join(sorted(kinds))}); say which to read with --as"
        )
    return next(iter(kinds), "files")


def open_archive(
    spark: Any,
    files: Files,
    source: str,
    kind: str | None,
    columns: dict[str, str],
    format: str,
    skipped: Sequence[str],
    function: Callable[[str], Any],
) -> Opened:
    """The stories of an archive, without the files that are `skipped`. `function` gives functions of `worker` as executors
    call them. Raises NewslintError."""
    found = files.below(_LOOK)
    kind = kind or kind_of(found, source)
    if kind in ("files", "zip", "warc"):
        return Opened(_from_files(spark, files, kind, function("member_batches")))
    wanted = [file.path for file in found if file.path.lower().endswith(KINDS[kind])]
    if not wanted:
        raise UsageMistake(f"{source} holds no {kind} file; say what it is with --as")
    if skipped:
        wanted = [file.path for file in files.below(1 << 30) if file.path.lower().endswith(KINDS[kind])]
        wanted = [path for path in wanted if not any(_same(path, other) for other in skipped)]
        if not wanted:
            raise UsageMistake(f"{source}: no file of it can be read")
    elif all(file.path.lower().endswith(KINDS[kind]) for file in found):
        wanted = [files.root]
    reader = _reader(spark, wanted, files.root)
    if kind == "jsonl":
        lines = read_lines(spark, reader, wanted, columns.values(), function("mark_batches"))
        chosen = choose_columns(lines.frame.columns, columns)
        return Opened(_from_table(lines.frame, chosen, format), lines.problems)
    frame = _table(spark, kind, reader, wanted, files.root)
    return Opened(_from_table(frame, choose_columns(frame.columns, columns, csv=kind == "csv"), format))


def _same(path: str, other: str) -> bool:
    return (
        path.partition(":")[2].lstrip("/") == other.partition(":")[2].lstrip("/")
        if ":" in other
        else path.endswith(other)
    )


def _reader(spark: Any, paths: list[str], root: str) -> Callable[[], Any]:
    """What makes a reader of tables at these paths."""
    if paths != [root]:
        return lambda: spark.read.option("basePath", root)
    # folders called NAME=VALUE are columns, others are just folders
    if any("=" in path for path in (found[len(root) :] for found in _sample(spark, root))):
        return lambda: spark.read
    return lambda: spark.read.option("recursiveFileLookup", "true")


def _table(spark: Any, kind: str, reader: Callable[[], Any], paths: list[str], root: str) -> Any:
    if kind == "parquet":
        table = read_apart(spark, lambda: reader().parquet(*paths))
        if table is None:
            raise UsageMistake(f"{root}: two columns of it have the same name; give one of them another name")
        return table
    tabs = all(
        path.lower().endswith((".tsv", ".tsv.gz"))
        for path in (paths if paths != [root] else _sample(spark, root))
    )
    options = {"header": "true", "multiLine": "true", "escape": '"', "sep": "\t" if tabs else ","}
    return reader().options(**options).csv(paths)


def _sample(spark: Any, root: str) -> list[str]:
    from .files import Files

    return [file.path for file in Files(spark, root).below(100)]


def _from_table(frame: Any, columns: dict[str, str], format: str) -> Any:
    from pyspark.sql import functions as F
    from pyspark.sql.types import ArrayType, StructType

    def column(role: str) -> Any:
        if role not in columns:
            return F.lit(None).cast("string")
        found = F.col(f"`{columns[role]}`")
        kind = frame.schema[columns[role]].dataType
        if isinstance(kind, ArrayType):
            text = F.concat_ws(", ", found.cast("array<string>"))
        else:
            text = F.to_json(found) if isinstance(kind, StructType) else found.cast("string")
        # bytes, and what somebody wrote as text, may be none; Spark 3.5 cannot put that right
        valid = getattr(F, "make_valid_utf8", None)
        return text if valid is None else valid(text)

    text, html = column("text"), column("html")
    is_html = (
        F.lit("html" in columns) & (F.length(F.coalesce(F.trim(text), F.lit(""))) == 0) & html.isNotNull()
    )
    stories = frame.select(
        column("id").alias("id"),
        F.lit(None).cast("string").alias("name"),
        column("url").alias("url"),
        column("desk").alias("desk"),
        column("author").alias("author"),
        column("outlet").alias("outlet"),
        _when(frame, columns).alias("published"),
        F.when(is_html, F.lit("html")).otherwise(F.lit(format)).alias("format"),
        F.when(is_html, html).otherwise(text).alias("text"),
        F.lit(None).cast("binary").alias("data"),
        column("wire").alias("wire"),
    )
    return _finished(stories)


def _from_files(spark: Any, files: Files, kind: str, members: Callable[[Any], Any]) -> Any:
    from pyspark.sql import functions as F

    endings = KINDS[kind] or tuple(
        ending for format in FORMATS for ending in (*format.extensions, *format.shared)
    )
    pattern = "(?i)(" + "|".join(ending.replace(".", "[.]") for ending in endings) + ")$"
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(files.root)
    inside = (
        F.expr(f"substring(path, {len(files.root.rstrip('/')) + 2})")
        if files.is_folder()
        else F.element_at(F.split("path", "/"), -1)
    )
    hidden = F.col("name").rlike(r"(?:^|/)[._]")
    given = found.where(F.col("path").rlike(pattern)).select(inside.alias("name"), "content").where(~hidden)
    taken = given.mapInArrow(members, ddl(MEMBER))
    none = F.lit(None).cast("string")
    head = F.decode(F.substring(F.col("data"), 1, _HEAD), "ISO-8859-1")
    in_path = F.concat_ws(
        "-", *(F.nullif(F.regexp_extract("name", _IN_PATH, part), F.lit("")) for part in (1, 2, 3))
    )
    in_page = F.when(
        F.col("format").isin("html") | F.col("name").rlike(r"(?i)\.x?html?$"),
        F.regexp_extract(head, _IN_PAGE, 1),
    )
    published = F.coalesce(
        _parsed(F.col("published")), _parsed(in_page), _parsed(F.when(F.length(in_path) == 10, in_path))
    )
    stories = taken.select(
        F.coalesce(F.when(F.lit(kind == "warc"), F.col("url")), F.col("name")).alias("id"),
        "name", "url", none.alias("desk"), none.alias("author"), none.alias("outlet"), published.alias("published"),
        "format", none.alias("text"), "data", none.alias("wire"),
    )  # fmt: skip
    return _finished(stories)


def _finished(stories: Any) -> Any:
    """The stories with an id each, a digest of all that a result depends on, and the month of the tables."""
    from pyspark.sql import functions as F

    hashed = [F.sha2(F.col(name).cast("binary"), 256) for name in ("text", "data", "wire")]
    parts = [F.coalesce(part, F.lit("-")) for part in (F.col("format"), F.col("name"), *hashed)]
    digest = F.substring(F.sha2(F.concat_ws("\n", *parts).cast("binary"), 256), 1, 32)
    filled = F.coalesce(F.nullif(F.trim("id"), F.lit("")), F.nullif(F.trim("url"), F.lit("")), digest)
    # Python has no other years
    published = F.when(F.year("published").between(_FIRST_YEAR, _LAST_YEAR), F.col("published"))
    stories = stories.withColumn("published", published)
    month = F.coalesce(F.date_format("published", "yyyy-MM"), F.lit("unknown"))
    return stories.withColumn("digest", digest).withColumn("id", filled).withColumn("month", month)


def _when(frame: Any, columns: dict[str, str]) -> Any:
    from pyspark.sql import functions as F
    from pyspark.sql.types import DateType, NumericType, StringType, TimestampType

    if "published" not in columns:
        return F.lit(None).cast("timestamp")
    found = F.col(f"`{columns['published']}`")
    kind = frame.schema[columns["published"]].dataType
    if isinstance(kind, NumericType):
        return _seconds(found.cast("double"))
    if isinstance(kind, StringType):
        return _parsed(found)
    return (
        found.cast("timestamp")
        if isinstance(kind, (DateType, TimestampType))
        else _parsed(found.cast("string"))
    )


def _seconds(number: Any) -> Any:
    """A time in seconds or milliseconds since 1970."""
    from pyspark.sql import functions as F

    return F.when(F.abs(number) > 1e11, number / 1000).otherwise(number).cast("timestamp")


def _parsed(text: Any) -> Any:
    from pyspark.sql import functions as F

    bare = F.regexp_replace(F.trim(text), _WEEKDAY, "")
    digits = F.when(bare.rlike(r"^\d{9,10}$|^\d{12,13}$"), _seconds(bare.cast("double")))
    plain = F.when(bare.rlike(r"^\d{4}-\d\d?"), bare.cast("timestamp"))
    return F.coalesce(digits, plain, *(F.try_to_timestamp(bare, F.lit(form)) for form in _TIMES))
