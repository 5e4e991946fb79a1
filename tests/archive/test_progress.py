"""What a terminal shows while Spark works."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from newslint.archive.progress import _line, watched
from newslint.terminal import live_line


def tracker(*stages):
    made = {
        at: SimpleNamespace(numCompletedTasks=done, numTasks=tasks) for at, (done, tasks) in enumerate(stages)
    }
    return SimpleNamespace(getActiveStageIds=lambda: list(made), getStageInfo=made.get)


def test_lines_say_how_far_and_how_long():
    assert _line(tracker(), "Checking", 10, 1.0) == "Checking ..."
    assert _line(tracker((1, 4)), "Writing", 0, 1.0) == "Writing: 25%"
    assert (
        _line(tracker((30, 60)), "Checking", 1000, 10.0)
        == "Checking: about 500 of 1,000 articles, 50 a second, 10 s to go"
    )
    assert _line(tracker((1, 100)), "Checking", 10**6, 600.0).endswith("17 a second, 16.5 h to go")


def test_a_line_is_taken_away_when_all_is_done():
    told = []
    spark = SimpleNamespace(sparkContext=SimpleNamespace(statusTracker=lambda: tracker((1, 2))))
    with watched(spark, told.append, "Checking", 4):
        pass
    assert told[-1] == ""
    with watched(None, None, "Checking"):  # nobody looks
        pass


def test_no_line_where_nobody_looks(monkeypatch, capsys):
    assert live_line.live_line() is None
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    tell = live_line.live_line()
    tell("x" * 500)
    tell("\x1b[2J")
    written = capsys.readouterr().err
    assert len(written) < 200 and "\x1b[2J" not in written
