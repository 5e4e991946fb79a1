"""`newslint quotes`: the table and the JSON, with places in the file as it is on disk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.cli.commands.quotes import command
from newslint.document.document import Document
from newslint.document.speech.identity import speaker_names
from runs import newslint

STORY = (
    "TROY (AP) — Mayor Ida Orr closed the bridge on Monday.\n\n"
    "“It is late,” Orr said. “We wait.\n\n“And we watch the ‘old lady.’”\n\n"
    "She called the river “a slow thief.”\n\nThe road was closed.\n\n“Nobody will ever know what it costs us.”\n"
)


def run(tmp_path: Path, text: str, *options: str, name: str = "story.txt"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return CliRunner().invoke(command, [str(path), *options])


def test_table(tmp_path):
    result = run(tmp_path, STORY)
    assert result.output.splitlines() == [
        " 3:1  Ida Orr  said       “It is late,”",
        "3:25  Ida Orr  said    +  “We wait.",
        " 5:1  Ida Orr  said       “And we watch the ‘old lady.’”",
        "7:22  Ida Orr  called     “a slow thief.”",
        "11:1  ??                  “Nobody will ever know what it costs us.”",
        "5 quotations, 1 without a speaker",
    ]


def test_table_of_a_story_without_quotations(tmp_path):
    assert run(tmp_path, "The road was closed.\n").output == "No quotations\n"


def test_json(tmp_path):
    result = run(tmp_path, "\ufeff" + STORY.replace("\n", "\r\n"), "--format", "json")
    report = json.loads(result.output)
    assert report["schema"] == 1
    quotes = report["quotes"]
    assert [q["kind"] for q in quotes] == ["speech", "speech", "speech", "nested", "partial", "speech"]
    lines = STORY.split("\n")
    for quote in quotes:
        line = lines[quote["line"] - 1]
        assert quote["line"] == quote["end_line"]
        assert line[quote["column"] - 1 : quote["end_column"] - 1] == quote["text"]
    assert [q["continues"] for q in quotes] == [False, True, False, False, False, False]
    assert quotes[1]["speaker"]["name"] == "Ida Orr"
    assert quotes[1]["speaker"]["how"] == "shared"
    assert (quotes[4]["cue"]["text"], quotes[4]["speaker"]["text"]) == ("called", "She")
    assert quotes[5]["speaker"] is None and quotes[5]["cue"] is None


def test_damage_is_marked(tmp_path):
    assert " !  “It is late" in run(tmp_path, "“It is late and\n\nthe road is shut.\n").output


PIECES = ("“", "”", "‘", "’", '"', "'", "a ", "B.", "said Bob. ", " ", "\n\n")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_a_quotation_is_damaged_where_a_mark_of_it_is(text):
    result = CliRunner().invoke(command, ["-", "--format", "json"], input=text.encode())
    found = Document(text).quotations
    assert [quote["damaged"] for quote in json.loads(result.output)["quotes"]] == [
        any(
            wrong.span.overlaps(quotation.span) or (wrong.opening and quotation.span.covers(wrong.opening))
            for wrong in found.damage
        )
        for quotation in found.items
    ]


def test_markup_is_no_part_of_a_quotation(tmp_path):
    result = run(tmp_path, "# Bridge\n\n“It is *late*,” Orr said.\n", "--format", "json", name="story.md")
    (quote,) = json.loads(result.output)["quotes"]
    assert quote["text"] == "“It is late,”"
    assert (quote["line"], quote["column"], quote["end_column"]) == (3, 1, 16)


def test_standard_input():
    result = CliRunner().invoke(command, ["-"], input="“It is late,” Orr said.\n".encode())
    assert "Orr" in result.output


def test_a_missing_file_is_an_error(tmp_path):
    process = newslint("quotes", tmp_path / "none.txt")
    assert process.returncode == 2
    assert "cannot be read" in process.stderr
    assert "Traceback" not in process.stderr


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tom van Dyke, 40, left. “It is late,” van Dyke said.", ["Tom van Dyke"]),
        ("Coach Dana Kovalik won. “It is late,” she said.", ["Dana Kovalik"]),
        ("“It is late,” a spokesman for the port said.", ["a spokesman for the port"]),
        ("“It is late,” they said.", [None]),
        ("The road is shut.\n\n“It is late and nobody knows.”", [None]),
        ("Ana Núñez-Paz, 40, left. Nunez-Paz was late. “It is late,” she said.", ["Ana Núñez-Paz"]),
        ("“It is late,” Bucks coach Alan Ferris said.", ["Alan Ferris"]),
    ],
)
def test_names(text, names):
    assert list(speaker_names(Document(text))) == names


@pytest.mark.parametrize("char", ["\x9b", "\u202e", "\u2028", "\u2066", "\u200f"])
def test_json_steers_no_terminal(tmp_path, char):
    result = run(tmp_path, f"“It is late{char}r,” Orr said.\n", "--format", "json")
    assert char not in result.output
    assert char in json.loads(result.output)["quotes"][0]["text"]
