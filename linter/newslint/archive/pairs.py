"""Which story of an archive was made from which: near-duplicates by MinHash and locality-sensitive hashing, and what
`newslint compare` says of each pair.

A story is the set of its runs of three words. Of two stories a random order of all such runs puts the same one first as
often as the sets are alike (MinHash). Stories that agree in two such hashes out of the pairs of hashes called bands are
looked at closely, so that few of all pairs are. Hashes are those of Spark ML.
"""

from __future__ import annotations

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .progress import watched
from .schemas import GIVEN, PAIRS, WORDED, ddl

if TYPE_CHECKING:
    from typing import Any

    from .check import Archive

#: Words in a run, and the number of numbers that runs are hashed to.
_RUN, _HASHED = 3, 1 << 20
#: Bands, and hashes in each: of stories a tenth of whose runs are the same 57 % share a band, of those a fifth 96 %.
_BANDS, _ROWS = 80, 2
#: Stories in a band that are compared with one another; more than these share a footer, not a source.
_CROWD = 400
#: Words a story needs to be told from others.
_LEAST = 40
#: Rounds in which chains of rewrites are followed to their first story: 2^12 links.
_ROUNDS = 12
_SEED = 20
_TASKS_EACH = 2


class Pairing(NamedTuple):
    """Which stories may be pairs. A story comes at most `days` after its source; stories of the outlets `wire` alone are
    sources (none: any earlier story). At least the share `contained` of a story's runs of three words stands in its
    source."""

    days: int = 14
    wire: tuple[str, ...] = ()
    contained: float = 0.2


def find_pairs(archive: Archive, pairing: Pairing) -> int:
    """Find the pairs in the stories of an archive's source, compare them and commit them as the table of pairs. The
    number of pairs. Raises NewslintError."""
    number: int = archive.guarded(lambda: _found(archive, pairing))
    return number


def _found(archive: Archive, pairing: Pairing) -> int:
    from pyspark.sql import functions as F

    spark, part = archive.spark, archive.run
    work = archive.out.path("_work", f"{part}-pairs")
    archive.out.delete(work)  # of a try that met a file that cannot be read
    tasks = _TASKS_EACH * archive.cores
    spark.conf.set("spark.sql.shuffle.partitions", str(tasks))
    stories = archive.latest(tasks)
    with watched(spark, archive.tell, "Finding what stories have in common"):
        signed = _signed(stories, archive.sender.function("word_batches"))
        signed.write.parquet(f"{work}/signed")
        best = _best(spark.read.parquet(f"{work}/signed"), pairing)
        best.write.parquet(f"{work}/best")
        best = spark.read.parquet(f"{work}/best")
        _roots(spark, best, f"{work}/roots").write.parquet(f"{work}/grouped")
    grouped = spark.read.parquet(f"{work}/grouped")
    number = int(grouped.count())
    given = stories.select("id", F.struct(*GIVEN).alias("whole"))
    story = given.select(F.col("id"), F.col("whole").alias("story"))
    source = given.select(F.col("id").alias("source_id"), F.col("whole").alias("source"))
    joined = grouped.join(story, "id").join(source, "source_id")
    blank = [
        F.lit(None).cast(kind).alias(name)
        for name, kind in PAIRS.items()
        if name not in (*grouped.columns, "id")
    ]
    shown = joined.select(*grouped.columns, *blank, "story", "source").repartition(
        max(min(tasks, number), 1), "id"
    )
    compared = shown.mapInArrow(archive.sender.function("compare_batches"), ddl(PAIRS))
    with watched(spark, archive.tell, "Comparing stories", number):
        # in one file for each task, in the order of the ids
        compared.write.parquet(f"{work}/compared")
        rows = spark.read.schema(ddl(PAIRS)).parquet(f"{work}/compared").coalesce(max(number // 500_000, 1))
        rows.sortWithinPartitions("id").write.mode("overwrite").parquet(
            archive.out.path("pairs", f"part={part}")
        )
    archive.commit_pairs(part)
    archive.out.delete(work)
    return number


def _signed(stories: Any, words: Any) -> Any:
    """For each story with enough words its bands, and the hashes of its runs of words."""
    from pyspark.ml.feature import HashingTF, MinHashLSH, NGram
    from pyspark.ml.functions import vector_to_array
    from pyspark.sql import functions as F

    worded = stories.select(*GIVEN).mapInArrow(words, ddl(WORDED)).where(F.size("words") >= _LEAST)
    runs = NGram(n=_RUN, inputCol="words", outputCol="runs").transform(worded)
    hashed = HashingTF(numFeatures=_HASHED, binary=True, inputCol="runs", outputCol="vector").transform(runs)
    lsh = MinHashLSH(inputCol="vector", outputCol="hashes", numHashTables=_BANDS * _ROWS, seed=_SEED)
    # what it is fitted to says how many numbers there are, and nothing else
    model = lsh.fit(hashed.sparkSession.createDataFrame([(_one(),)], ["vector"]))
    signed = model.transform(hashed)
    numbers = [vector_to_array(F.col("hashes")[at])[0].cast("long") for at in range(_BANDS * _ROWS)]
    told = signed.select(
        "id",
        F.array(*numbers).alias("numbers"),
        F.array_distinct(F.expr("transform(runs, run -> hash(run))")).alias("runs"),
    )
    bands = F.expr(
        f"transform(sequence(0, {_BANDS - 1}), band -> xxhash64(band, slice(numbers, band * {_ROWS} + 1, {_ROWS})))"
    )
    facts = stories.select("id", "published", "outlet")
    return told.select("id", "runs", bands.alias("bands")).join(facts, "id")


def _one() -> Any:
    from pyspark.ml.linalg import Vectors

    return Vectors.sparse(_HASHED, [0], [1.0])


def _best(signed: Any, pairing: Pairing) -> Any:
    """For each story that was made from an earlier one, that one, with how much they have in common."""
    from pyspark.sql import functions as F

    window = pairing.days * 86_400
    time = F.coalesce(
        F.col("published").cast("long"), F.lit(0)
    )  # stories without a date are among themselves
    is_wire = F.col("outlet").isin(*pairing.wire) if pairing.wire else F.lit(True)
    timed = signed.select(
        "id",
        time.alias("time"),
        F.coalesce(is_wire, F.lit(False)).alias("wire"),
        F.explode("bands").alias("band"),
    )
    # a source is in the span of time that it was published in, and in the one after, where stories look for it
    span = F.floor(F.col("time") / window)
    one = F.struct("time", "id", "wire")
    here = timed.select("band", span.alias("span"), one.alias("one"), F.lit(True).alias("here"))
    later = timed.where("wire").select(
        "band", (span + 1).alias("span"), one.alias("one"), F.lit(False).alias("here")
    )
    crowd = (
        here.unionByName(later)
        .groupBy("band", "span")
        .agg(F.collect_list(F.struct("one", "here")).alias("all"))
    )
    crowd = crowd.where(F.size("all").between(2, _CROWD))
    both = (
        crowd.select(F.explode("all").alias("a"), "all")
        .where("a.here")
        .select("a.one", F.explode("all").alias("b"))
    )
    both = both.select(F.col("one.id").alias("id"), F.col("b.one.id").alias("source_id"), F.col("one.time").alias("time"), F.col("b.one.time").alias("then"), F.col("b.one.wire").alias("wire"))  # fmt: skip
    earlier = (F.col("then") < F.col("time")) | (
        (F.col("then") == F.col("time")) & (F.col("source_id") < F.col("id"))
    )
    if pairing.wire:
        earlier = (F.col("then") <= F.col("time")) & (F.col("source_id") != F.col("id"))
    near = both.where(F.col("wire") & earlier & (F.col("time") - F.col("then") <= window))
    near = near.select("id", "source_id").distinct()
    columns = ("published", "outlet", "runs")
    story = signed.select("id", *columns)
    source = signed.select(
        F.col("id").alias("source_id"), *(F.col(name).alias(f"source_{name}") for name in columns)
    )
    common = F.size(F.array_intersect("runs", "source_runs"))
    own, all_ = F.size("runs"), F.size("runs") + F.size("source_runs") - common
    held = near.join(story, "id").join(source, "source_id").select(
        "id", "source_id", "published", "source_published", "outlet", "source_outlet",
        (common / all_).alias("similarity"), (common / own).alias("contained"),
    )  # fmt: skip
    alike = held.where(F.col("contained") >= pairing.contained)
    # the one most alike counts, of those the first, and of those always the same
    first = F.struct("similarity", -F.coalesce(F.col("source_published").cast("long"), F.lit(0)), "source_id")
    best = alike.groupBy("id").agg(F.max_by(F.struct("*"), first).alias("best"))
    return best.select("best.*")


def _roots(spark: Any, best: Any, work: str) -> Any:
    """The pairs with the `group` of each: the first story of the chain that leads to it. In each round a link is as
    long as all links before it."""
    from pyspark.sql import functions as F

    links = best.select("id", F.col("source_id").alias("group"))
    for number in range(_ROUNDS):
        further = links.select(F.col("id").alias("group"), F.col("group").alias("further"))
        links = links.join(further, "group", "left")
        links.write.parquet(f"{work}-{number}")
        links = spark.read.parquet(f"{work}-{number}")
        if links.where(F.col("further").isNotNull()).isEmpty():
            break
        links = links.select("id", F.coalesce("further", "group").alias("group"))
    return best.join(links.select("id", "group"), "id")
