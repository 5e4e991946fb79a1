"""Words of another sense that the topic of a story gives away."""

from __future__ import annotations

import pytest

from newslint.checks import topical
from newslint.checks.base import RuleMistake
from newslint.document import Document

CRICKET = ["@cricket: +wicket, ~bowl, +batsman, innings", "+duck: waterfowl, mallard", "hat trick: cap trick"]


class Pack:
    """What a rule is compiled with: a file of lines."""

    rule_id = "house.topic"

    def __init__(self, lines):
        self.lines = lines

    def read_words(self, name, key="words-file"):
        return self.lines

    def spend(self, *_):
        pass


def read(text, lines=CRICKET, least=1.0):
    data = topical.compile_rule(topical.Keys("topics.txt", least), Pack(lines))
    found = topical.find(Document(text), topical.link({0: data}), frozenset({0}))
    return [(hit.span.of(text), hit.replacements[0]) for _, hit in found]


def test_a_word_out_of_place():
    assert read("The batsman made a waterfowl, bowled before a wicket fell.") == [("waterfowl", "duck")]
    assert read("A wicket in the innings was his for a cap trick, bowled slowly.") == [("cap trick", "hat trick")]


def test_the_right_word_counts_for_two():
    assert read("The batsman made a duck and then a waterfowl.") == [("waterfowl", "duck")]


@pytest.mark.parametrize(
    "text",
    [
        "The waterfowl saw a wicket.",
        "The batsman met Ms. Waterfowl; a wicket fell, and he bowled.",
        "A waterfowl-loving batsman bowled, and a wicket fell.",
        "The batsman saw a waterfowl, bowled a waterfowl, hit a waterfowl, and a wicket fell.",
    ],
)
def test_what_is_left_alone(text):
    assert read(text) == []


@pytest.mark.parametrize("lines", [["+duck: waterfowl"], ["@cricket:"], ["@cricket: bat", "~~duck: waterfowl"]])
def test_files_that_cannot_be_read(lines):
    with pytest.raises(RuleMistake):
        topical.compile_rule(topical.Keys("topics.txt", 1.0), Pack(lines))
