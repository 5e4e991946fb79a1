"""Writing the report: the page and a CSV file for each of its tables."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator

from ... import __version__
from ...model.errors import NewslintError, UsageMistake
from ...model.finding import FAMILIES
from ...storage.atomic_write import replacing
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.place import PathWithin, places_of, real_path, within
from .page import render
from .rows import Tables
from .tally import Group, Tally

if TYPE_CHECKING:
    from typing import Any

    Line = list[Any]

#: Cells that a spreadsheet would take for a formula begin with one of these.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def write_report(out: str, to: str | None, stories: int) -> str:
    """Write the report on the tables in `out` into the folder `to` (None: `report` in `out`); the path of its page. Raises
    NewslintError, OSError."""
    tables = Tables(out)
    if to is None:
        if not tables.local:
            raise UsageMistake(
                f"{out} is on another machine; say with --to which folder here the report goes to"
            )
        to = os.path.join(out, "report")
        _check(to, out)
        place = real_path(out)
    else:
        place = real_path(to)
    tally = Tally(tables, stories)
    os.makedirs(to, exist_ok=True)
    files = {}
    for name, lines in _tables(tally):
        files[name] = f"{name}.csv"
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerows([_plain(cell) for cell in line] for line in lines)
        _write(os.path.join(to, files[name]), place, [text.getvalue()])
    page = os.path.join(to, "index.html")
    _write(page, place, render(tally, files, __version__))
    return page


def _check(path: str, folder: str) -> None:
    """Raise NewslintError for a link that leads out of a folder: whoever sent the tables may have put it there."""
    if os.path.islink(path) and not within(path, places_of((folder,))):
        raise NewslintError("is a link that leads elsewhere; nothing is written there", path=path)


def _write(path: str, place: str, pieces: Iterable[str]) -> None:
    _check(path, os.path.dirname(path))
    with replacing(PathWithin(path, (place,))) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8", "replace"))


def _plain(cell: Any) -> Any:
    """A cell that a spreadsheet shows and does not obey."""
    return (
        f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else "" if cell is None else cell
    )


def _tables(tally: Tally) -> Iterator[tuple[str, list[Line]]]:
    for name, head, groups in (
        ("time", "month", tally.months), ("desks", "desk", tally.desks), ("authors", "author", tally.authors),
        ("outlets", "outlet", tally.outlets),
    ):  # fmt: skip
        heads = [head, "articles", "words", "findings", "per_1000_words", "verdicts", "errors", *FAMILIES]
        yield name, [heads, *(_group(key, group) for key, group in sorted(groups.items()))]
    ruled = sorted(tally.rules.items(), key=lambda item: (-item[1], item[0]))
    yield (
        "rules",
        [
            ["rule", "findings", "stories"],
            *([rule, times, tally.rule_stories[rule]] for rule, times in ruled),
        ],
    )
    for name, rows in (("verdicts", tally.verdicts), ("worst", tally.worst), ("errors", tally.errors)):
        columns = (
            "id",
            "url",
            "desk",
            "author",
            "published",
            "words",
            "findings",
            "verdict_message",
            "error",
            "part",
            "month",
        )
        yield name, [list(columns), *([row[column] for column in columns] for row in rows)]
    yield "names", [["written", "meant", "times", "stories"], *map(list, tally.names)]
    if tally.pairs:
        shown = ("id", "source_id", "group", "published", "source_published", "outlet", "source_outlet", "similarity", "contained", "carried", "quotations", "quotations_altered", "quotations_invented", "summary", "error")  # fmt: skip
        yield "pairs", [list(shown), *([row[column] for column in shown] for row in tally.pairs)]


def _group(key: str, group: Group) -> Line:
    families = [group.by_family[family] for family in FAMILIES]
    rate = round(group.rate, 3)
    return [key, group.articles, group.words, group.findings, rate, group.verdicts, group.errors, *families]
