"""The verdict on an article: what counts, what does not, and how it is told."""

import pytest

from newslint.config.model import Settings
from newslint.model.errors import PackError
from newslint.model.finding import Finding
from newslint.model.span import LineIndex, Span
from newslint.packs.sources import rule_set
from newslint.pipeline.check import check_article
from newslint.pipeline.verdict.judge import signs_of, verdict_on
from newslint.pipeline.verdict.thresholds import read_thresholds, thresholds
from newslint.readers import read_article

TEXT = "".join(f"w{number:03} " for number in range(100)) * 2
LINES = LineIndex(TEXT)


def sign(at, kind="wrong-sense", level="warning", length=4):
    span = Span(at, at + length)
    return Finding(f"spun.{kind}", "spun", level, span, span.of(TEXT), "", "", sign=kind)


def test_enough_signs_of_enough_kinds():
    found = verdict_on([sign(0), sign(10, "filler"), sign(20)], LINES, 100)
    assert found is not None
    assert found["message"] == "reads as machine-reworded: 3 signs of 2 kinds"
    assert found["kinds"] == ["filler", "wrong-sense"]
    assert [one["column"] for one in found["signs"]] == [1, 11, 21]
    assert found["signs"][0]["rule"] == "spun.wrong-sense"


@pytest.mark.parametrize(
    ("findings", "words", "kind"),
    [
        ([sign(0), sign(10), sign(20)], 100, ""),  # one kind
        ([sign(0), sign(10, "filler")], 100, ""),  # two signs
        ([sign(0), sign(2, "filler"), sign(10)], 100, ""),  # two overlap
        ([sign(0), sign(10, "filler"), sign(500)], 100, ""),  # a wording that returns
        ([sign(0), sign(10, "filler", "suggestion"), sign(20)], 100, ""),  # not certain
        ([sign(0), sign(10, "page-residue"), sign(20, "filler")], 100, ""),  # people leave credits too
        ([sign(0), sign(10, "filler"), sign(20)], 10, ""),  # too short
        ([sign(0), sign(10, "filler"), sign(20)], 9000, ""),  # three slips in a long story
        ([sign(0), sign(10, "filler"), sign(20)], 100, "transcript"),
        ([sign(0), sign(10, "filler"), sign(20)], 100, "poem"),
        ([sign(0, "")], 100, ""),
        ([], 100, ""),
    ],
)
def test_no_verdict(findings, words, kind):
    assert verdict_on(findings, LINES, words, kind) is None


def test_overlapping_findings_are_one_sign():
    assert len(signs_of([sign(0, length=9), sign(5, "filler"), sign(12)], ())) == 2


@pytest.mark.parametrize("text", ["least: {}", "- 1", "least: {signs: x, kinds: 2, signs-per-1000-words: 1, words: 1}",
                                  "least: {signs: 0, kinds: 2, signs-per-1000-words: 1, words: 1}"])  # fmt: skip
def test_thresholds_that_cannot_be_used(tmp_path, text):
    path = tmp_path / "verdict.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError):
        read_thresholds(str(path))


def test_the_thresholds_that_ship_are_read_and_cached(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    thresholds.cache_clear()
    first = thresholds()
    assert list(tmp_path.glob("verdict-*"))
    thresholds.cache_clear()
    assert thresholds() == first
    assert first.signs >= 3
    assert first.kinds >= 2


REWORDED = """BERGEN (NNA) — The Metropolis Council is anticipated to meet on Thursday to talk about the ferry.

The deputy mayor, Candid Halvorsen, begged guilty in a county courtroom docket last year. She said the price range
deficit had grown and that the pier would be closed in its totality, according to a statement.

Two human beings were hurt when the ramp fell. It was stated by the minister that the ramp was safe.
All eyes will now be on the harbor as the saga continues to unfold."""

EDITED = """BERGEN (NNA) — The City Council is expected to meet on Thursday to talk about the ferry.

The deputy mayor, Frank Halvorsen, pleaded guilty in a county court last year. She said the budget deficit had
grown and that the whole pier would be closed, according to a statement.

Two people were hurt when the ramp fell. The minister said the ramp was safe. The harbor opens at noon."""


def check(text, **settings):
    return check_article(read_article("story.txt", text.encode()), rule_set(), Settings(**settings))


def test_a_reworded_article_gets_the_verdict_and_its_edited_twin_does_not():
    result = check(REWORDED)
    assert result.verdict is not None
    assert len(result.verdict["kinds"]) >= 4
    for one in result.verdict["signs"]:
        line = REWORDED.split("\n")[one["line"] - 1]
        assert line[one["column"] - 1 :].startswith(one["text"].split("\n")[0])
    assert check(EDITED).verdict is None


def test_a_labelled_transcript_gets_none():
    assert check("---\nkind: transcript\n---\n" + REWORDED, kind="transcript").verdict is None
