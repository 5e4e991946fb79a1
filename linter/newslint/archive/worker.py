"""What the workers of Spark call: batches of rows in, batches of rows out. Rules are loaded once a process."""

from __future__ import annotations

from functools import wraps
from time import process_time

from ..storage.lazy_namedtuple import TYPE_CHECKING
from .checker import Checker
from .comparing import Comparer
from .containers import members_of
from .job import Job, rules_name
from .json_lines import mark_batches as marked
from .sandbox import Ended, Sandbox
from .schemas import MEMBER, PAIRS, STAGED, WORDED, arrow
from .wording import words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeVar

    Row = dict[str, Any]
    Made = TypeVar("Made")


def once(make: Callable[[Job], Made]) -> Callable[[Job], Made]:
    """What makes a thing for a job the first time it is asked for it."""
    made: dict[str, Made] = {}

    @wraps(make)
    def known(job: Job) -> Made:
        key = repr(job)  # a configuration has mappings, and no hash
        if key not in made:
            made[key] = make(job)
        return made[key]

    return known


class AnotherNewslint(RuntimeError):
    """An executor has other rules than the program that sent it work."""


@once
def _checker(job: Job) -> Checker:
    here = rules_name(job.config.rules)
    if here != job.rules:
        raise AnotherNewslint(
            f"newslint or its packs on the executor ({here}) are not those of the driver ({job.rules}); install the same"
        )
    return Checker(job)


@once
def _sandbox(job: Job) -> Sandbox:
    _checker(job)  # a child that begins as a copy has it, then
    return Sandbox(lambda: _timed(_checker(job).check), job.chosen.time_limit or 0.0)


@once
def _comparing(job: Job) -> Sandbox:
    comparer = Comparer(_checker(job))
    return Sandbox(lambda: comparer.compare, job.chosen.time_limit or 0.0)


def _timed(check: Callable[[Row], Row]) -> Callable[[Row], Row]:
    def timed(row: Row) -> Row:
        began = process_time()
        checked = check(row)
        checked["seconds"] = process_time() - began
        return checked

    return timed


def check_batches(job: Job, batches: Iterable[Any]) -> Iterator[Any]:
    """Stories (`GIVEN`) checked (`STAGED`), each in its turn and whatever happens to it."""
    sandbox, checker = _sandbox(job), _checker(job)

    def check(row: Row) -> Row:
        try:
            checked: Row = sandbox.call(row, _size(row))
            return checked
        except Ended as ended:
            return checker.failed(row, str(ended), crashed=True)

    yield from _each(batches, STAGED, lambda row: [check(row)])


def compare_batches(job: Job, batches: Iterable[Any]) -> Iterator[Any]:
    """Pairs of stories with their texts, compared (`PAIRS`)."""
    sandbox = _comparing(job)

    def compare(row: Row) -> Row:
        known = {name: row.get(name) for name in PAIRS}
        try:
            return {**known, **sandbox.call(row, _size(row["story"]) + _size(row["source"]))}
        except Ended as ended:
            return {**known, "error": str(ended)}

    yield from _each(batches, PAIRS, lambda row: [compare(row)])


def word_batches(job: Job, batches: Iterable[Any]) -> Iterator[Any]:
    """The words of stories (`WORDED`); none of one that cannot be read."""
    checker = _checker(job)
    yield from _each(batches, WORDED, lambda row: [{"id": row["id"], "words": words_of(checker, row)}])


def member_batches(job: Job, batches: Iterable[Any]) -> Iterator[Any]:
    """The stories (`MEMBER`) in files, zips and WARC files, one at a time: a file may hold many large ones."""
    for batch in batches:
        for row in batch.to_pylist():
            for member in members_of(row["name"], row["content"]):
                yield _batch([member], MEMBER)


def mark_batches(job: Job, batches: Iterable[Any]) -> Iterator[Any]:
    """Lines of JSON, marked where they name a key twice."""
    yield from marked(batches)


def _size(row: Row) -> int:
    return len(row["data"] or row["text"] or "") + len(row.get("wire") or "")


def _each(batches: Iterable[Any], columns: dict[str, str], made: Callable[[Row], list[Row]]) -> Iterator[Any]:
    for batch in batches:
        yield _batch([new for row in batch.to_pylist() for new in made(row)], columns)


def _batch(rows: list[Row], columns: dict[str, str]) -> Any:
    import pyarrow as pa

    return pa.RecordBatch.from_pylist(rows, schema=arrow(columns))
