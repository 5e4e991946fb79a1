"""Known words, and what a slip was meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.language.data_files import read_ascii
from newslint.language.dictionary import common, known, meant, rarity, settled

LINES = read_ascii("spelling.dat").split()
WORDS = {line[:-1] for line in LINES}


def test_the_list_is_sorted_and_every_line_is_a_word_and_a_class():
    words = [line[:-1] for line in LINES]
    assert words == sorted(set(words))
    assert all(line[-1] in "1234567" and line[:-1].isalpha() for line in LINES)


@given(st.sampled_from(LINES))
def test_every_word_of_the_list_is_found_with_its_class(line):
    assert rarity(line[:-1]) == int(line[-1])


@given(st.text(alphabet="abcdez'é", max_size=12))
def test_words_not_in_the_list_are_not_found(word):
    assert (rarity(word) > 0) == (word in WORDS)


def test_everyday_words_are_in_the_list():
    assert all(rarity(word) in (1, 2) for word in common())


@pytest.mark.parametrize(
    "word",
    [
        "council",
        "colour",
        "color",
        "realise",
        "fiance",
        "unretired",
        "drugmaker",
        "podcasted",
        "clickbait",
        "geoengineering",
    ],
)
def test_words_and_their_makings_are_known(word):
    assert known(word)


@pytest.mark.parametrize(
    ("word", "right"),
    [
        ("recieve", "receive"),
        ("occured", "occurred"),
        ("goverment", "government"),
        ("speechs", "speeches"),
        ("occurance", "occurrence"),
        ("beempty", "be empty"),
        ("teh", "the"),
        ("unviersity", "university"),
    ],
)
def test_slips_lead_to_the_word_meant(word, right):
    assert not known(word)
    assert meant(word)[0] == right


def test_far_from_every_word_nothing_is_offered():
    assert meant("qzxvkjw") == []


@pytest.mark.parametrize("word", ["comission", "prodcuts", "genereal", "colapse"])
def test_a_word_that_could_be_made_is_none_beside_an_everyday_one(word):
    assert known(word)
    assert not settled(word)


@pytest.mark.parametrize("word", ["committee", "drugmaker", "retweeted", "friggin", "minisplit"])
def test_words_anybody_may_make_stand(word):
    assert settled(word)
