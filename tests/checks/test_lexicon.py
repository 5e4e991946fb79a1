"""The word list and its index."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from newslint.language.data_files import read_ascii, read_bytes
from newslint.language.edit_distance import within_one
from newslint.language.lexicon import class_of, known_among, words_like

WORDS = [line[:-1] for line in read_ascii("spelling.dat").split()]

WORD_SET = set(WORDS)


def test_the_index_leads_to_all_words_of_three_letters_and_to_no_others():
    groups: dict[str, set[str]] = {}
    for word in WORDS:
        groups.setdefault(word[:3], set()).add(word)
    groups["qqq"] = set()
    for three, words in groups.items():
        assert words_like(three) == sorted(words)


def test_what_is_no_folded_word_is_not_in_the_list():
    for text in ("", "a", "The", "don't", "café", "cat1", "ca", "3rd", "`aa", "zzzz"):
        assert (class_of(text) > 0) == (text in WORDS)


def test_of_many_words_those_in_the_list_are_found():
    for word in ("teh", "of", "recieve", "don't", "zzyzx", "naïve", "a"):
        slips = sorted(within_one(word))
        assert known_among(slips) == [slip for slip in slips if slip in WORD_SET]


def test_the_files_beside_the_list_were_built_from_it():
    # a stale index would hide words without a sound
    path = Path(__file__).parents[2] / "tools" / "build_words.py"
    spec = importlib.util.spec_from_file_location("build_words", path)
    assert spec and spec.loader
    build_words = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build_words)
    data = read_bytes("spelling.dat")
    assert read_bytes("spelling-index.dat") == build_words.index_of(data)
    lines = read_ascii("spelling.dat").split()
    assert read_ascii("common.dat").split() == [line[:-1] for line in lines if line[-1] in "12"]
    assert lines == sorted(lines) and len(set(WORDS)) == len(WORDS)
