"""Checking an archive: what is new or changed is checked, slice after slice, and each slice is committed whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from math import ceil
from uuid import uuid4

from .. import __version__
from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from . import state
from .failures import reworded, unreadable_file
from .files import Files
from .progress import watched
from .schemas import ARTICLES, FINDINGS, GIVEN, STAGED, ddl
from .session import for_queries
from .sources import open_archive
from .spark_job import SparkJob
from .state import Part, State
from .tables import live_articles

if TYPE_CHECKING:
    from typing import Any

    from .job import Job

#: Files that cannot be read, at most: more is a wrong path or a broken disk.
_MOST_UNREADABLE = 100
#: Articles of a task, if there are enough for all cores.
_TASK = 500
#: With fewer articles for a task than this, beginning it takes longer than they do.
_FEW = 25
#: Articles that a dry run checks to see how long one takes.
_TRIED = 200
#: Rows in a file of the tables, about.
_ROWS = 500_000
#: The folders that a run writes to.
_TABLES = ("articles", "findings", "replaced", "pairs", "_work")
#: What is neither committed nor of the last day belongs to a run that was killed.
_DAY = 86_400


class Options(NamedTuple):
    """What of an archive is checked, and how. `kind` is what it is kept in (None: by the names of its files), `columns`
    says which column has which role. `sample` (0..1) is the share of stories, always the same ones; `since` is a day,
    as YYYY-MM-DD, before which stories are left out, as are those without a date. `slice` is how many articles are
    committed at a time."""

    kind: str | None = None
    columns: dict[str, str] = {}
    sample: float = 1.0
    since: str = ""
    slice: int = 500_000
    ship: bool | None = None


class Todo(NamedTuple):
    """What a run has to do: `articles` to check with about so many `words`, `known` that have not changed, and rows of
    the source that are `copies` of others by their ids."""

    articles: int
    words: int
    known: int
    copies: int


class Done(NamedTuple):
    """What a run did. `unreadable` names files and counts rows that could not be read."""

    todo: Todo
    state: State
    errors: int = 0
    unreadable: tuple[str, ...] = ()


class Estimate(NamedTuple):
    """What a run would take. `seconds` is processor time of all articles together, from checking `tried` of them;
    `cores` is how many Spark has."""

    todo: Todo
    tried: int
    seconds: float
    cores: int
    unreadable: tuple[str, ...] = ()


class Archive:
    """An archive, the folder its tables are in, and what to check it with. `tell` is given lines on the progress.
    Raises NewslintError."""

    def __init__(
        self,
        spark: Any,
        source: str,
        out: str,
        job: Job,
        options: Options,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self.spark = for_queries(spark)
        self.options = options
        self.job = job
        self.tell = tell
        self.out = Files(self.spark, out)
        self.source = Files(self.spark, source)
        self._named = source
        self.sender = SparkJob(self.spark, job, options.ship)
        self.skipped: list[str] = []
        self._lines: tuple[str, ...] | None = None  # counted once
        self.run = f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}"

    @property
    def cores(self) -> int:
        """How many tasks Spark does at a time."""
        return int(self.spark.sparkContext.defaultParallelism)

    @property
    def unreadable(self) -> tuple[str, ...]:
        """Files that could not be read, and how many rows."""
        return (*self.skipped, *(self._lines or ()))

    def stories(self) -> Any:
        """The stories of the source that the options ask for, as a data frame."""
        from pyspark.sql import functions as F

        options = self.options
        opened = open_archive(
            self.spark,
            self.source,
            self._named,
            options.kind,
            options.columns,
            self.job.format,
            self.skipped,
            self.sender.function,
        )
        if self._lines is None:
            self._lines = opened.problems()
        stories = opened.stories
        if options.sample < 1:
            stories = stories.where(
                F.expr("pmod(xxhash64(id, 'sample'), 1000000)") < int(options.sample * 1_000_000)
            )
        if options.since:
            stories = stories.where(F.col("published") >= F.lit(options.since).cast("timestamp"))
        return stories

    def todo(self, held: State) -> Todo:
        """How much there is to do. Reads the whole source once."""
        from pyspark.sql import functions as F

        body = F.coalesce(F.col("text"), F.decode(F.col("data"), "UTF-8"), F.lit(""))
        size = F.size(F.split(F.trim(body), r"\s+"))
        plain = self.stories().select("id", "published", "digest", size.alias("size"))
        one = plain.groupBy("id").agg(
            F.max(F.struct("published", "digest", "size")).alias("one"), F.count("*").alias("copies")
        )
        flat = one.select("id", "one.*", "copies")
        new = F.coalesce(self._changed(), F.lit(True))
        found = self._with_known(flat, held).agg(
            F.count(F.when(new, 1)),
            F.sum(F.when(new, F.col("size"))),
            F.count(F.when(~new, 1)),
            F.sum(F.col("copies") - 1),
        )
        with watched(self.spark, self.tell, "Reading the archive"):
            articles, words, known, copies = found.first()
        return Todo(articles, words or 0, known, copies or 0)

    def _with_known(self, stories: Any, held: State) -> Any:
        """Stories with what is known of each: the columns `known_*`."""
        from pyspark.sql import functions as F

        names = ("digest", "rules", "configuration", "part")
        if not held.parts:
            return stories.select("*", *(F.lit(None).cast("string").alias(f"known_{name}") for name in names))
        known = live_articles(self.spark, self.out, held)
        renamed = known.select(
            F.col("id").alias("known_id"), *(F.col(name).alias(f"known_{name}") for name in names)
        )
        return stories.join(renamed, F.col("id") == F.col("known_id"), "left").drop("known_id")

    def _changed(self) -> Any:
        """True for a story that is new, or changed, or was checked with other rules or another configuration."""
        from pyspark.sql import functions as F

        same = F.col("known_digest") == F.col("digest")
        same &= F.col("known_rules") == self.job.rules
        same &= F.col("known_configuration") == self.job.configuration
        return F.col("known_digest").isNull() | ~same

    def given(self, held: State, slices: int, number: int, tasks: int) -> Any:
        """The stories of a slice that are to be checked, in so many tasks whatever files they came from."""
        from pyspark.sql import functions as F

        stories = self.stories()
        if slices > 1:
            stories = stories.where(F.expr(f"pmod(xxhash64(id), {slices}) = {number}"))
        self.spark.conf.set("spark.sql.shuffle.partitions", str(tasks))
        new = (
            self._with_known(_latest(stories, tasks), held)
            .where(self._changed())
            .withColumn("replaces", F.col("known_part"))
        )
        return new.select(*GIVEN)

    def latest(self, tasks: int) -> Any:
        """All stories of the source, each id once, in so many tasks."""
        from pyspark.sql import functions as F

        return _latest(self.stories(), tasks).withColumn("replaces", F.lit(None).cast("string"))

    def check(self) -> Done:
        """Check all that is new, and commit it slice by slice."""
        self.guarded(lambda: self.out.keep_within(state.FOLDER, *_TABLES))
        held = self.guarded(self.out.state)
        self.guarded(lambda: self._sweep(held))
        todo = self.guarded(lambda: self.todo(held))
        slices = ceil(todo.articles / self.options.slice)
        errors = 0
        for number in range(slices):
            part = f"{self.run}-{number:04}" if slices > 1 else self.run
            held, failed = self.guarded(lambda: self._slice(held, slices, number, part, todo))  # noqa: B023
            errors += failed
        if not slices and held.number == 0:
            held = self.guarded(lambda: self._commit(held))
        return Done(todo, held, errors, self.unreadable)

    def _slice(self, held: State, slices: int, number: int, part: str, todo: Todo) -> tuple[State, int]:
        from pyspark.sql import functions as F

        expected = ceil(todo.articles / slices)
        # many enough for all cores and for one slow story not to hold up the rest, and none of a handful
        tasks = max(min(max(ceil(expected / _TASK), 4 * self.cores), ceil(expected / _FEW)), 1)
        work = self.out.path("_work", part)
        given = self.given(held, slices, number, tasks)
        checked = given.mapInArrow(self.sender.function("check_batches"), ddl(STAGED))
        # written once and read again: computing a row twice might give two answers, where one took too long
        what = "Checking" if slices == 1 else f"Checking part {number + 1} of {slices}"
        with watched(self.spark, self.tell, what, expected):
            checked.write.mode("overwrite").parquet(f"{work}/checked")
        staged = self.spark.read.schema(ddl(STAGED)).parquet(f"{work}/checked")
        counted = staged.agg(
            F.count("*"), F.sum("findings"), F.sum("words"), F.count("error"),
        ).first()  # fmt: skip
        replaced = staged.where(F.col("replaces").isNotNull())
        gone = {row[0]: row[1] for row in replaced.groupBy("replaces").count().collect()}
        articles, findings, words = (int(value or 0) for value in counted[:3])
        with watched(self.spark, self.tell, "Writing"):
            self._write(staged.select(*ARTICLES, "month"), "articles", part, articles)
            exploded = staged.select("id", "month", F.explode("found").alias("one")).select(
                "id", "one.*", "month"
            )
            self._write(exploded.select(*FINDINGS, "month"), "findings", part, findings)
            if gone:
                table = replaced.select("id", F.col("replaces").alias("part")).coalesce(
                    ceil(sum(gone.values()) / _ROWS)
                )
                table.write.mode("overwrite").parquet(self.out.path("replaced", f"by={part}"))
        new = held.with_part(Part(part, articles, findings, words, gone)) if articles else held
        new = self._commit(new)
        self.out.delete(work)
        return new, int(counted[3])

    def _write(self, frame: Any, table: str, part: str, rows: int) -> None:
        by_month = frame.repartition(max(ceil(rows / _ROWS), 1), "month").sortWithinPartitions("month", "id")
        by_month.write.mode("overwrite").partitionBy("month").parquet(self.out.path(table, f"part={part}"))

    def _commit(self, new: State) -> State:
        made = new._replace(unreadable=self.unreadable).next(
            f"{datetime.now(timezone.utc):%Y-%m-%dT%H:%M:%SZ}", __version__
        )
        self.out.commit(made)
        return made

    def commit_pairs(self, part: str) -> State:
        """Make the pairs of a part those that hold."""
        return self._commit(self.out.state()._replace(pairs=part))

    def _sweep(self, held: State) -> None:
        """Delete what runs that were killed left behind, once they cannot be at work any more."""
        names = held.names()
        now = datetime.now(timezone.utc)
        for folder in _TABLES:
            for name in self.out.names(self.out.path(folder)):
                part = name.partition("=")[2] or name
                if not state.is_of_run(part):
                    continue
                try:
                    begun = datetime.strptime(part[:15], "%Y%m%dT%H%M%S").replace(tzinfo=timezone.utc)
                except ValueError:
                    continue
                if part not in names and (now - begun).total_seconds() > _DAY:
                    self.out.delete(self.out.path(folder, name))

    def estimate(self) -> Estimate:
        """What checking would take, from checking some of it. Writes nothing."""
        from pyspark.sql import functions as F

        held = self.guarded(self.out.state)
        todo = self.guarded(lambda: self.todo(held))

        def tried() -> tuple[int, float]:
            tasks = max(min(self.cores, todo.articles), 1)
            some = (
                self.given(held, 1, 0, tasks)
                .orderBy(F.expr("xxhash64(id, 'tried')"))
                .limit(_TRIED)
                .repartition(tasks)
            )
            checked = some.mapInArrow(self.sender.function("check_batches"), ddl(STAGED))
            with watched(self.spark, self.tell, f"Trying {min(_TRIED, todo.articles)} articles"):
                number, seconds = checked.agg(F.count("*"), F.sum("seconds")).first()
            return int(number), float(seconds or 0.0)

        number, seconds = self.guarded(tried) if todo.articles else (0, 0.0)
        return Estimate(todo, number, seconds * todo.articles / max(number, 1), self.cores, self.unreadable)

    def guarded(self, work: Callable[[], Any]) -> Any:
        """What some work of Spark gives. A file of the source that cannot be read is left out and named, and the work is
        begun anew. Raises NewslintError for all else that goes wrong."""
        while True:
            try:
                return work()
            except NewslintError:
                raise
            except Exception as error:
                bad = unreadable_file(error)
                if (
                    bad is None
                    or bad in self.skipped
                    or len(self.skipped) >= _MOST_UNREADABLE
                    or _within(bad, self.out.root)
                ):
                    raise reworded(error) from error
                self.skipped.append(bad)


def _latest(stories: Any, tasks: int) -> Any:
    """Of rows with the same id the latest, and among these always the same one, with the number of `copies`."""
    from pyspark.sql import functions as F

    rest = [name for name in GIVEN if name not in ("id", "copies", "replaces", "published", "digest")]
    found = stories.repartition(tasks, "id").groupBy("id")
    one = F.max(F.struct("published", "digest", *rest)).alias("one")
    return found.agg(one, F.count("*").alias("copies")).select("id", "one.*", "copies")


def _within(path: str, folder: str) -> bool:
    return path.partition(":")[2].lstrip("/").startswith(folder.partition(":")[2].strip("/") + "/")
