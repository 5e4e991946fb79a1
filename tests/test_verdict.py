"""The verdict on an article: what counts, what does not, and how it is told."""

import pytest

from helpers import shipped_rules
from newslint.config.model import Settings
from newslint.model.errors import PackError
from newslint.model.finding import Finding
from newslint.model.span import LineIndex, Span
from newslint.pipeline.check import check_article
from newslint.pipeline.verdict.judge import signs_of, verdict_on
from newslint.pipeline.verdict.thresholds import read_thresholds, thresholds
from newslint.readers import read_article

TEXT = "".join(f"w{number:03} " for number in range(100)) * 2
LINES = LineIndex(TEXT)


FAMILIES = {"lost-quotation": "attribution", "back-translation": "garbled"}


def sign(at, kind="wrong-sense", level="warning", length=4):
    span, family = Span(at, at + length), FAMILIES.get(kind, "spun")
    return Finding(f"{family}.{kind}", family, level, span, span.of(TEXT), "", "", sign=kind)


def signs(*others):
    """Three signs of two families, and others from place 100 on."""
    kinds = ["wrong-sense", "back-translation", "filler"]
    return [
        *(sign(10 * at, kind) for at, kind in enumerate(kinds)),
        *(sign(100 + 10 * at, kind) for at, kind in enumerate(others)),
    ]


def test_enough_signs_of_enough_kinds():
    found = verdict_on(signs("broken-set-phrase"), LINES, 100)
    assert found is not None
    assert found["message"] == "reads as machine-reworded: 4 signs of 4 kinds"
    assert found["kinds"] == ["back-translation", "broken-set-phrase", "filler", "wrong-sense"]
    assert [one["column"] for one in found["signs"]] == [1, 11, 21, 101]
    assert found["signs"][0]["rule"] == "spun.wrong-sense"


@pytest.mark.parametrize(
    ("findings", "words", "kind"),
    [
        ([sign(0), sign(10), sign(20), sign(30)], 100, ""),  # one kind
        ([sign(0), sign(10, "filler"), sign(20), sign(30, "name-translated")], 100, ""),  # one family
        # a set phrase makes no second family
        ([sign(0, "back-translation"), *(sign(at, "broken-set-phrase") for at in (10, 20, 30, 40))], 100, ""),
        (signs(), 100, ""),  # three signs
        ([*signs(), sign(2, "filler")], 100, ""),  # two overlap
        ([*signs(), sign(500)], 100, ""),  # a wording that returns
        ([*signs(), sign(100, "filler", "suggestion")], 100, ""),  # not certain
        (signs("page-residue"), 100, ""),  # people leave credits too
        (signs("filler"), 10, ""),  # too short
        (signs("filler"), 1200, ""),  # four slips in a long story
        (signs("filler"), 100, "transcript"),
        (signs("filler"), 100, "poem"),
        ([sign(0, "")], 100, ""),
        ([], 100, ""),
    ],
)
def test_no_verdict(findings, words, kind):
    assert verdict_on(findings, LINES, words, kind) is None


def test_overlapping_findings_are_one_sign():
    assert len(signs_of([sign(0, length=9), sign(5, "filler"), sign(12)], ())) == 2


@pytest.mark.parametrize("text", ["least: {}", "- 1", "least: {signs: x, kinds: 2, families: 2, signs-per-1000-words: 1, words: 1}",
                                  "least: {signs: 0, kinds: 2, families: 2, signs-per-1000-words: 1, words: 1}"])  # fmt: skip
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
    assert first.families >= 2


REWORDED = """BERGEN (NNA) — The Metropolis Council is anticipated to meet on Thursday to talk about the ferry.

The deputy mayor, Candid Halvorsen, begged guilty in a county courtroom docket last year. She said the price range
deficit had grown and that the pier would be closed in its totality, according to a statement.

Two human beings were hurt when the ramp fell. It was stated by the minister that the ramp was safe.
All eyes will now be on the harbor as the saga continues to unfold. The chief of the diplomacy was awaited to speak."""

EDITED = """BERGEN (NNA) — The City Council is expected to meet on Thursday to talk about the ferry.

The deputy mayor, Frank Halvorsen, pleaded guilty in a county court last year. She said the budget deficit had
grown and that the whole pier would be closed, according to a statement.

Two people were hurt when the ramp fell. The minister said the ramp was safe. The harbor opens at noon."""


def check(text, **settings):
    return check_article(read_article("story.txt", text.encode()), shipped_rules(), Settings(**settings))


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
