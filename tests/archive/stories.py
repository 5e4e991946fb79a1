"""Stories and tables for tests of archives, written for them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from newslint.archive.report.rows import Tables

from . import shared_classes

#: For little data that is looked at once: what Java and Spark do to be quick with much data takes longest here.
_SMALL = {
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


def small() -> dict[str, str]:
    """The settings of a Spark for little data."""
    return {"spark.driver.extraJavaOptions": shared_classes.options(), **_SMALL}


SLIPS = (
    "TAIPIE, Taiwan (AP) — The minister spoke on Friday about the the harbor and its old cranes.\n\nShe left early.\n",
    "OSLO (AP) — In a demonstration of support, the metropolis council met on Monday.\n\nNobody was hurt.\n",
    "LONDON (AP) — The council met on Tuesday to talk about the bridge.\n\n“We will build it,” Anna Holt said.\n",
    "A clean brief about a bake sale at the school in Kelso, which raised $400 for the roof.\n",
)


def rows(number: int) -> list[dict[str, Any]]:
    """Stories in turn with slips and without, of two desks and three authors, one a day."""
    return [
        {
            "id": f"s{at:03}",
            "text": SLIPS[at % len(SLIPS)].replace("Kelso", f"Kelso {at}"),
            "date": f"2008-{1 + at % 6:02}-{1 + at % 28:02}T08:00:00Z",
            "section": ("city", "world")[at % 2],
            "byline": f"Writer {at % 3}",
        }
        for at in range(number)
    ]


def write_jsonl(path: Path, stories: list[dict[str, Any]]) -> Path:
    """A file of JSON lines; the folder that it is in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in stories), encoding="utf-8")
    return path.parent


def articles(out: Path) -> dict[str, dict[str, Any]]:
    """The rows of articles that hold, by id, without what differs from run to run."""
    found = {}
    columns = ("digest", "copies", "words", "characters", "findings", "by_family", "by_rule", "verdict", "error", "crashed", "desk", "author", "published")  # fmt: skip
    for row in Tables(str(out)).articles(columns):
        row.pop("part")
        assert row["id"] not in found
        found[row["id"]] = row
    return found


def findings(out: Path) -> list[tuple[Any, ...]]:
    """The rows of findings that hold, in order, without the partition columns."""
    from newslint.archive.schemas import FINDINGS

    names = list(FINDINGS)
    shown = [tuple(tuple(row[name]) if name == "replacements" else row[name] for name in names) for row in Tables(str(out)).findings(names)]  # fmt: skip
    return sorted(shown)
