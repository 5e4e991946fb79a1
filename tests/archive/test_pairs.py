"""Rewrites among the stories of an archive are found, and what they changed is told."""

from __future__ import annotations

from dataclasses import dataclass

from newslint.archive.pairs import Pairing, find_pairs
from newslint.archive.report.rows import Tables
from planted import planted

from .stories import write_jsonl


@dataclass
class Scores:
    recall: float
    precision: float


def scores(pairs, stories) -> Scores:
    meant = {story.id: story.source for story in stories if story.source}
    right = sum(meant.get(pair["id"]) == pair["source_id"] for pair in pairs)
    return Scores(right / len(meant), right / len(pairs))


def test_planted_rewrites_are_found_and_compared(archive, tmp_path):
    stories = list(planted(120, seed=7))
    source = write_jsonl(tmp_path / "in" / "a.jsonl", [story._asdict() for story in stories])
    number = find_pairs(archive(source), Pairing())
    pairs = {row["id"]: row for row in Tables(str(tmp_path / "out")).pairs()}
    assert number == len(pairs)
    found = scores(pairs.values(), stories)
    assert found.recall >= 0.9
    assert found.precision >= 0.95
    assert all(row["error"] is None for row in pairs.values())
    assert {row["outlet"] for row in pairs.values()} == {"site"}
    light = [pairs[story.id] for story in stories if story.how == "light"]
    heavy = [pairs[story.id] for story in stories if story.how == "heavy" and story.id in pairs]
    carried = [sum(row["carried"] for row in rows) / len(rows) for rows in (light, heavy)]
    assert carried[0] > carried[1]
    assert all(row["group"] == row["source_id"] for row in pairs.values())
    assert all("quotations" in row["summary"] or "carried over" in row["summary"] for row in pairs.values())
    assert sum(sum(dict(row["changes"]).values()) for row in pairs.values()) > len(pairs)
