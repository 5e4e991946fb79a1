"""The report on tables that were written by hand: what it counts, what it shows, and that it obeys nothing."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import datetime, timezone
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newslint.archive import state
from newslint.archive.report.charts import _ceiling, by_time
from newslint.archive.report.rows import Tables
from newslint.archive.report.tally import Tally
from newslint.archive.report.write import write_report
from newslint.archive.schemas import ARTICLES, FINDINGS, PAIRS, REPLACED, arrow
from newslint.model.errors import NewslintError

RULES = {"typos": "typos.made-up", "spun": "spun.made-up", "attribution": "attribution.made-up"}
EVIL = "<script>alert(1)</script>"


def article(at, **values):
    families = {"typos": 1 + at % 2, "spun": at % 3} if at % 4 else {}
    row = dict.fromkeys(ARTICLES) | {
        "id": f"s{at:03}", "desk": ("city", "world", EVIL)[at % 3], "author": f"Writer {at % 5}", "outlet": "site",
        "url": "javascript:alert(1)" if at == 1 else f"https://news.example/{at}",
        "published": datetime(2008 + at // 40, 1 + at % 12, 3, tzinfo=timezone.utc), "copies": 1, "words": 400 + at,
        "characters": 2500, "findings": sum(families.values()), "by_level": {"warning": sum(families.values())},
        "by_family": families, "by_rule": {RULES[name]: times for name, times in families.items()}, "signs": [],
        "seconds": 0.01, "crashed": False,
    }  # fmt: skip
    if at % 10 == 7:
        signs = [
            {"kind": "filler", "rule": RULES["spun"], "text": "x", "line": 1, "column": 1, "fingerprint": ""}
        ] * (at // 10 + 3)
        row |= {
            "verdict": "machine-reworded",
            "verdict_message": "reads as machine-reworded: signs",
            "signs": signs,
        }
    if at == 9:
        row["error"] = "cannot be read"
    return row | values


def found(row):
    for at in range(row["findings"]):
        family = "typos" if at < dict(row["by_family"])["typos"] else "spun"
        yield dict.fromkeys(FINDINGS) | {
            "id": row["id"], "number": at + 1, "rule": RULES[family], "family": family, "level": "warning", "line": 1, "column": 2,
            "text": "Niarobi" if family == "typos" else "=begged guilty", "message": f"Write it well, {EVIL}.",
            "replacements": ["Nairobi"] if family == "typos" else ["pleaded guilty"],
        }  # fmt: skip


def put(out: Path, table: str, part: str, rows, schema, partition="part"):
    by_month: dict[str, list] = {}
    for row in rows:
        month = row.pop("_month", "")
        by_month.setdefault(month, []).append(row)
    for month, listed in by_month.items():
        folder = out / table / f"{partition}={part}" / (f"month={month}" if month else "")
        folder.mkdir(parents=True)
        pq.write_table(pa.Table.from_pylist(listed, schema=arrow(schema)), folder / "0.parquet")


def tables(out: Path, rows, *, pairs=(), replaced=()):
    def dated(row, of):
        return {**row, "_month": f"{of['published']:%Y-%m}"}

    put(out, "articles", "a", [dated(row, row) for row in rows], ARTICLES)
    put(out, "findings", "a", [dated(one, row) for row in rows for one in found(row)], FINDINGS)
    total = sum(row["findings"] for row in rows)
    held = state.State().with_part(state.Part("a", len(rows), total, 1, {}))
    if replaced:
        put(out, "articles", "b", [dated(row, row) for row in replaced], ARTICLES)
        put(out, "replaced", "b", [{"id": row["id"], "part": "a"} for row in replaced], REPLACED, "by")
        held = held.with_part(state.Part("b", len(replaced), 0, 1, {"a": len(replaced)}))
    if pairs:
        put(out, "pairs", "a", list(pairs), PAIRS)
        held = held._replace(pairs="a")
    (out / "_commits").mkdir()
    (out / "_commits" / "00000001.json").write_text(state.written(held.next("2008-01-01T00:00:00Z", "1")))


def pair(at):
    return dict.fromkeys(PAIRS) | {
        "id": f"s{at:03}", "source_id": f"w{at}", "group": f"w{at}", "outlet": "site", "source_outlet": "wire", "similarity": 0.4,
        "contained": 0.6, "carried": 50, "quotations": 3, "quotations_altered": 1, "quotations_invented": 0,
        "changes": {"figure-changed": at}, "changed": [{"kind": "figure-changed", "was": "12", "now": EVIL}], "summary": "1 of 3 intact",
    }  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables")
    rows = [article(at) for at in range(120)]
    tables(
        folder,
        rows,
        pairs=[pair(1), pair(2)],
        replaced=[article(at, findings=0, by_family={}, by_rule={}) for at in (5, 6)],
    )
    return folder


def test_counts_are_those_of_the_rows_that_hold(out):
    tally = Tally(Tables(str(out)), 10)
    rows = [article(at) if at not in (5, 6) else article(at, findings=0, by_family={}) for at in range(120)]
    assert (tally.all.articles, tally.all.words) == (120, sum(row["words"] for row in rows))
    assert tally.all.findings == sum(row["findings"] for row in rows) == sum(tally.rules.values())
    assert sum(group.articles for group in tally.months.values()) == 120
    assert tally.desks["city"].articles == 40
    typos = sum(row["by_family"].get("typos", 0) for row in rows)
    assert [(name.text, name.replacement, name.times) for name in tally.names] == [
        ("Niarobi", "Nairobi", typos)
    ]
    rates = [row["findings"] / row["words"] for row in tally.worst]
    assert len(rates) == 10 and rates == sorted(rates, reverse=True)
    assert [len(row["signs"]) for row in tally.verdicts] == sorted(
        (len(row["signs"]) for row in rows), reverse=True
    )[:10]
    assert [row["id"] for row in tally.errors] == ["s009"]


def test_the_page_and_its_tables(out, tmp_path):
    code = f"import sys; from newslint.archive.report.write import write_report; write_report({str(out)!r}, {str(tmp_path)!r}, 20); print('pyspark' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert run.stdout == "False\n", run.stderr
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page and "javascript:alert" not in page and "&lt;script&gt;" in page
    assert page.count('<svg class="plot"') == 3 and "Niarobi" in page and "1 of 3 intact" in page
    for anchor in ("time", "rules", "desks", "authors", "verdicts", "worst", "names", "pairs", "errors"):
        assert f'id="{anchor}"' in page and f'href="#{anchor}"' in page
        assert f'href="{anchor}.csv"' in page and (tmp_path / f"{anchor}.csv").is_file()
    with (tmp_path / "time.csv").open(encoding="utf-8", newline="") as file:
        months = list(csv.DictReader(file))
    assert len(months) == 36 and sum(int(row["articles"]) for row in months) == 120
    with (tmp_path / "desks.csv").open(encoding="utf-8", newline="") as file:
        assert {row["desk"] for row in csv.DictReader(file)} == {"city", "world", EVIL}
    with (tmp_path / "worst.csv").open(encoding="utf-8", newline="") as file:
        assert all(row["part"] and row["month"] for row in csv.DictReader(file))


def test_axes_are_round_and_time_has_no_holes():
    assert [_ceiling(value) for value in (0, 0.7, 1.2, 2.1, 9.1, 101)] == [1.0, 0.8, 1.5, 3.0, 10.0, 150.0]
    plot = by_time("x", {"2008-11": {"spun": 1.0}, "2009-02": {"spun": 2.0}}, ("spun",), "")
    assert [f"<title>{span}" in plot for span in ("2008-12", "2009-01", "2009-03")] == [True, True, False]
    assert by_time("x", {}, ("spun",), "") == ""


def test_a_folder_without_tables(tmp_path):
    with pytest.raises(NewslintError, match="no tables"):
        write_report(str(tmp_path), None, 5)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "said",
    [
        {"parts": [{"name": "../../elsewhere"}]}, {"parts": [{"name": "a\0b"}]}, {"parts": [{"name": []}]},
        {"parts": [{"words": -1}]}, {"parts": [{"articles": "5"}]}, {"parts": [{"findings": 10**30}]},
        {"parts": [{"replaced": None}]}, {"parts": [{"replaced": {"../x": 1}}]}, {"parts": [{"replaced": {"b": "1"}}]},
        {"parts": ["a"]}, {"parts": None}, {"pairs": "../../elsewhere"}, {"pairs": None}, {"at": None}, {"at": 5},
        {"number": EVIL}, {"number": True}, {"number": 10**9}, {"newslint": []}, {"unreadable": [5]}, {"more": 1},
        "{", "[]", "null", "[" * 200_000, '{"a":' * 100_000, "\udcff",
    ],
)  # fmt: skip
def test_the_file_of_a_commit_is_what_newslint_writes_or_refused(said):
    """Somebody may have sent the folder."""
    right = json.loads(state.written(state.State(1, "now", "1", (state.Part("a", 1, 1, 1, {"b": 1}),))))
    if isinstance(said, dict):
        parts = said.get("parts")
        if parts and isinstance(parts[0], dict):
            said = {"parts": [{**right["parts"][0], **parts[0]}]}
        assert state.read(json.dumps(right), "x").parts[0].name == "a"
        said = json.dumps({**right, **said})
    with pytest.raises(NewslintError, match="no commit of an archive"):
        state.read(said, "x")


@pytest.mark.parametrize("name", ["report", "report/index.html", "report/rules.csv"])
def test_a_report_is_written_through_no_link_of_the_tables(tmp_path, name):
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    tables(out, [article(at) for at in range(4)])
    if name == "report":
        elsewhere.mkdir()
    else:
        (out / "report").mkdir()
        elsewhere.write_text("precious")
    (out / name).symlink_to(elsewhere)
    with pytest.raises(NewslintError, match="leads elsewhere"):
        write_report(str(out), None, 5)
    assert elsewhere.is_file() and elsewhere.read_text() == "precious" or not list(elsewhere.iterdir())


def test_a_commit_that_is_no_file(tmp_path):
    tables(tmp_path, [article(0)])
    commit = next((tmp_path / "_commits").iterdir())
    commit.unlink()
    commit.mkdir()
    with pytest.raises(NewslintError, match="cannot be read"):
        Tables(str(tmp_path))
