"""Choices among few words: models, places, and what rules may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kind_helpers import CONTEXT, hits_on
from newslint.checks.interface import RuleMistake
from newslint.checks.kinds import choice
from newslint.document.document import Document
from newslint.language import choices as table_of
from newslint.language.choice_places import read_sets, sort_of_place
from newslint.language.choices import (
    AFTER_BE,
    AFTER_HAVE,
    AFTER_MODAL,
    MAGIC,
    PAD,
    PLAIN,
    PLAN,
    REACH,
    Choices,
    choices,
    hashes_at,
    head_of,
)
from newslint.language.lemmas import adverb_of, beside, noun_of, verb_of


def read(text, **keys):
    return [
        (hit.span.of(text), hit.replacements[0]) for hit in hits_on(choice, Document(text), CONTEXT, **keys)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council has held it's first meeting of the year in the town hall.", ("it's", "its")),
        ("The council has held it’s first meeting of the year in the town hall.", ("it’s", "its")),
        ("Residents said that there homes had been flooded after the storm.", ("there", "their")),
        ("The tunnel cost more then the company had planned for in its budget.", ("then", "than")),
    ],
)
def test_words_that_sound_alike(text, found):
    assert read(text, sets=["apostrophes", "small-words"]) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "The council has held its first meeting of the year in the town hall.",
        "It's the first meeting of the year, and it's held in the town hall.",
        "They're happy that their homes are still there after the storm.",
        "It’s",
        "",
        "Its not a test",
    ],
)
def test_good_copy_is_left_alone(text):
    assert read(text, sets=["apostrophes", "small-words", "agreement", "forms"]) == []


def test_forms_of_any_verb():
    text = "The court has order the company to pay the workers in full."
    assert read(text, sets=["verb"]) == [("order", "ordered")]
    assert read(text, sets=["verb"], pairs=["base ed"]) == [("order", "ordered")]
    assert read(text, sets=["verb"], pairs=["base third"]) == []


def test_words_that_a_story_writes_twice_are_meant():
    text = "The council has held it's first meeting of the year in the town hall."
    assert read(f"{text}\n\n{text}", sets=["apostrophes"]) == []


def test_headings_and_short_lines_are_no_prose():
    assert read("Council hold it's first meeting\n", sets=["apostrophes"]) == []


def test_an_unknown_set_is_named_with_the_nearest():
    with pytest.raises(RuleMistake, match="did you mean 'apostrophes'") as caught:
        choice.compile_rule(choice.Keys(sets=["apostrophe"]), CONTEXT)
    assert (caught.value.key, caught.value.value) == ("sets", "apostrophe")


def test_a_pair_that_is_none_is_named():
    with pytest.raises(RuleMistake, match="'is have' is no pair"):
        choice.compile_rule(choice.Keys(sets=["agreement"], pairs=["is have"]), CONTEXT)


@pytest.mark.parametrize(
    "data", [b"", b"newslint choices 0", MAGIC, MAGIC + b"\xff\xff\0\0", MAGIC + b"\0\0\0\0" + b"x" * 9]
)
def test_a_broken_table_is_named(data):
    with pytest.raises(ValueError, match=r"words/choices\.dat"):
        Choices(data)


def test_a_table_that_is_cut_off_is_named():
    from newslint.language.data_files import path_of

    data = Path(path_of("choices.dat")).read_bytes()
    with pytest.raises(ValueError, match=r"words/choices\.dat"):
        Choices(data[:-1])


def test_a_table_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setattr(table_of, "path_of", lambda name: str(tmp_path / name))
    choices.cache_clear()
    with pytest.raises(ValueError, match=r"choices\.dat cannot be read: No such file"):
        choices()
    choices.cache_clear()


def test_every_set_has_weights_for_its_members():
    table, sets = choices(), read_sets()
    for name, entry in sets.items():
        if name in table:
            assert table[name].members == tuple(map(entry.label, range(len(entry.members))))
    assert {"its", "their", "is-are", "verb", "than-then"} <= {name for name in sets if name in table}


def test_features_are_those_of_the_layout():
    table = choices()
    codes = [table.code(PAD)] * REACH + [table.code(word) for word in ("the", "dog", "barks")]
    codes += [table.code(PAD)] * REACH
    hashes = hashes_at(codes, REACH, REACH + 2, 7, (1, 2, 3, 4))
    assert len(hashes) == len(PLAN)
    assert all(0 <= key < 1 << 32 for key in hashes)
    assert hashes != hashes_at(codes, REACH, REACH + 2, 8, (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("before", "head", "shape"),
    [
        ("the head of the companies", "head", 2),
        ("the companies", "companies", PLAIN),
        ("they", "they", PLAIN),
        ("the men who", "men", 3),
        ("they want to", "", AFTER_MODAL),
        ("they have", "", AFTER_HAVE),
        ("they were", "", AFTER_BE),
    ],
)
def test_the_subject_of_a_verb(before, head, shape):
    low = [PAD] * REACH + before.split() + ["x"]
    found = head_of(low, len(low) - 1, low)
    assert (found.head, found.shape) == (head, shape)


def test_after_a_verb_of_asking_a_base_form_is_right():
    low = [PAD] * REACH + "he insisted that the council x".split()
    assert head_of(low, len(low) - 1, low).shape == 3


@pytest.mark.parametrize(
    ("word", "base", "slot"),
    [
        ("went", "go", "past"),
        ("made", "make", "ed"),
        ("driven", "drive", "participle"),
        ("tries", "try", "third"),
        ("stopping", "stop", "ing"),
        ("build", "build", "base"),
    ],
)
def test_the_verb_of_a_form(word, base, slot):
    assert verb_of(word) == (base, slot)
    assert beside("verb", word)[slot] == word


@pytest.mark.parametrize("word", ["the", "is", "quickly", "xyzzy", "", "cafés"])
def test_what_is_no_verb(word):
    assert verb_of(word) is None
    assert beside("verb", word) == {}


def test_nouns_and_adverbs():
    assert noun_of("companies") == ("company", "plural")
    assert noun_of("mice") == ("mouse", "plural")
    assert beside("noun", "company") == {"singular": "company", "plural": "companies"}
    assert adverb_of("easily") == ("easy", "adverb")
    assert beside("adverb", "quick") == {"adjective": "quick", "adverb": "quickly"}


def test_sorts_of_places():
    verb, its = read_sets()["verb"], read_sets()["its"]
    assert sort_of_place(verb, "announce", 1) == "1"
    assert sort_of_place(verb, "report", 1) == "1n"
    assert sort_of_place(its, "its", 0) == ""
