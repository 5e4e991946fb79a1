"""`newslint facts`: people, dates, figures and abbreviations, and what contradicts itself."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newslint.cli.group import run

STORY = """Council backs $36 million plan for pier

FARO, Portugal, Friday, March 14, 2025 — The council of Faro voted on Friday for a $38 million plan for the pier.

The harbor master, Ana Teixeira, 47, said that the pier would open on April 2, 2026. “I am glad,” Teixeira said.

Ms. Teixiera said that she would not see the Wirrin Catchment Authority (WCA) again.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_json_has_people_dates_figures_and_contradictions(story, capsys):
    assert run(["facts", str(story), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == 1
    assert told["date"] == "2025-03-14"
    (ana,) = [one for one in told["people"] if one["name"] == "Ana Teixeira"]
    assert (ana["age"], ana["pronoun"], ana["titles"]) == (47, "she", ["harbor master"])
    assert ana["places"] == [[5, 20], [5, 99]]
    assert [one["date"] for one in told["dates"]] == ["2025-03-14", "2026-04-02"]
    assert {"$36 million", "$38 million"} <= {one["text"] for one in told["figures"]}
    assert told["initials"][0]["name"] == "Wirrin Catchment Authority"
    assert {one["rule"] for one in told["contradictions"]} == {
        "typos.headline-figure-differs",
        "typos.name-spelled-twice",
    }


def test_text_puts_contradictions_first_and_marks_what_they_touch(story, capsys):
    assert run(["facts", str(story), "--width", "120"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].endswith("a story of 2025-03-14")
    assert lines[2] == "CONTRADICTIONS (2)"
    assert any(line.startswith("! Ana Teixeira") for line in lines)
    assert any("!$36 million" in line for line in lines)


def test_a_source_is_shown_beside(story, tmp_path, capsys):
    source = tmp_path / "wire.txt"
    source.write_text(STORY.replace("April 2, 2026", "April 2, 2027").replace("$36", "$38"), encoding="utf-8")
    assert run(["facts", str(story), "--source", str(source), "--width", "120"]) == 0
    shown = capsys.readouterr().out
    row = next(line for line in shown.splitlines() if "April 2, 2027" in line)
    assert "April 2, 2026" in row.partition("│")[2]


def test_a_story_at_one_with_itself_has_none(tmp_path, capsys):
    path = tmp_path / "story.txt"
    path.write_text("The pier of Faro opened on Friday.\n\nNobody came.\n", encoding="utf-8")
    assert run(["facts", str(path)]) == 0
    assert "NO CONTRADICTIONS FOUND" in capsys.readouterr().out


ODD = """KELMOUTH, Ohio, Friday, June 13, 2025 — Councillors voted nine to four for a wall.

By Priya Raman

The leader, Margaret Hollis, 58, said that work begins on Monday, June 30, 2025, and ends by June 31.

The Harbor Users’ Association has 212 members and four calendars and no votes, Tom Brannigan said.

Ms. Hollis, 59, sent them to Ridge Street. Superintendent Dana Whitcomb sent one to Ridge Street, Superintendent Dana Whitcomb said.
"""


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = tmp_path / "odd.txt"
    path.write_text(ODD, encoding="utf-8")
    return path


def test_a_day_that_no_calendar_has_is_named_so(odd, capsys):
    assert run(["facts", str(odd), "--width", "120"]) == 0
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "[June 31]" in line]
    assert row.split()[:2] == ["!", "2025-06-31?"]
    assert "no such day" in row
    odd.write_text(ODD.replace(", 2025", ""), encoding="utf-8")
    assert run(["facts", str(odd), "--width", "120"]) == 0
    (row,) = [line for line in capsys.readouterr().out.splitlines() if "[June 31]" in line]
    assert row.startswith("! Jun 31       no such day  ")


def test_a_figure_counts_what_follows_it_and_no_more(odd, capsys):
    assert run(["facts", str(odd), "--format", "json"]) == 0
    figures = {one["text"]: one["of"] for one in json.loads(capsys.readouterr().out)["figures"]}
    assert figures["four"] == "calendars"
    assert figures["212"] == "members"
    assert not {"13", "2025", "30", "31", "58", "59"} & figures.keys(), "days and ages stand elsewhere"


def test_people_are_neither_bylines_nor_bodies_and_have_all_their_ages(odd, capsys):
    assert run(["facts", str(odd), "--format", "json"]) == 0
    people = {one["name"]: one for one in json.loads(capsys.readouterr().out)["people"]}
    assert people.keys() == {"Margaret Hollis", "Tom Brannigan", "Dana Whitcomb"}
    assert (people["Margaret Hollis"]["age"], people["Margaret Hollis"]["ages"]) == (58, [58, 59])
    assert people["Dana Whitcomb"]["titles"] == ["Superintendent"]


def test_standard_input(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ODD.encode()), encoding="utf-8"))
    assert run(["facts", "-", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["path"] == "-" and told["date"] == "2025-06-13"


@pytest.mark.parametrize(
    ("sentence", "titles", "ages"),
    [
        ("The film may be unfit for young children, film-maker Ines Duarte has said.", ["film-maker"], []),
        ("The report led to the impeachment of President Ines Duarte.", ["President"], []),
        ("It began with the seductive con artist Ines Duarte.", ["seductive con artist"], []),
        ("The prize went to managing director Ines Duarte.", ["managing director"], []),
        ("He praised Ines Duarte, another singer of the choir.", ["singer of the choir"], []),
        ("She was seen as Ines Duarte, another film that won her praise.", [], []),
        ("He was met by Ines Duarte, and her aunt, who had been told on Monday.", [], []),
        ("Novelist Ines Duarte died on Monday at the age of 95, her son said.", ["Novelist"], [95]),
        ("Ines Duarte died at 95 Harley Street on Monday.", [], []),
    ],
)  # fmt: skip
def test_titles_end_at_the_name_and_ages_are_those_at_death_too(sentence, titles, ages, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{sentence}\n".encode())))
    assert run(["facts", "-", "--format", "json"]) == 0
    (person,) = json.loads(capsys.readouterr().out)["people"]
    assert person["titles"] == titles
    assert ([person["age"]] if person["age"] else []) == ages
