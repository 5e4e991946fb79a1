"""Packed data gives back what was packed, and only what was asked for."""

from __future__ import annotations

import marshal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.matching.word_lookup import met
from newslint.document.words import Words
from newslint.storage.cache import Damaged
from newslint.storage.packed_table import HashedWords, Pieces, Table, opened, pack_pieces, pack_table

KEYS = st.text(st.characters(blacklist_characters="\n"), min_size=1, max_size=6)
VALUES = st.one_of(st.integers(), st.text(max_size=5), st.tuples(st.booleans(), st.binary(max_size=9)))


def stored(packed):
    """As another run reads it."""
    return marshal.loads(marshal.dumps(packed))


@given(st.lists(st.none() | VALUES, max_size=20))
def test_pieces_by_number(values):
    pieces = Pieces(stored(pack_pieces(values)))
    assert [pieces[at] for at in range(len(values))] == values
    for wrong in (-1, len(values)):
        with pytest.raises(IndexError):
            pieces[wrong]


@given(st.dictionaries(KEYS, VALUES, max_size=20), st.lists(KEYS, max_size=20))
def test_a_table_is_the_dict_it_was_made_of(entries, others):
    table = Table(stored(pack_table(entries)))
    for _ in range(2):
        assert {key: table.get(key) for key in [*entries, *others]} == {
            key: entries.get(key) for key in [*entries, *others]
        }
    assert {key: table[key] for key in table.keys()} == entries  # noqa: SIM118
    assert table.keys() == set(entries)
    assert all((key in table) == (key in entries) for key in others)


@given(st.dictionaries(KEYS, VALUES, max_size=20), st.lists(KEYS | st.just(""), max_size=20))
def test_a_table_answers_what_it_holds_of_some_words(entries, others):
    table = Table(stored(pack_table(entries)))
    words = [*others, *entries, *others]
    for _ in range(10):  # the first times otherwise than later
        assert table.met(HashedWords(words)) == [word for word in words if word in entries]
        assert list(table.found(HashedWords(words))) == [
            (at, entries[word]) for at, word in enumerate(words) if word in entries
        ]
    assert table.met(HashedWords([])) == []


def test_what_a_table_cannot_hold():
    for key in ("a\nb", ""):
        with pytest.raises(ValueError, match="line break"):
            pack_table({key: 1})
    with pytest.raises(KeyError):
        Table(pack_table({"a": 1}))["b"]


def test_words_and_pairs_of_words_are_found_with_their_numbers():
    table = Table(stored(pack_table({"old": "1", "old man": "2", "man": "3", "the sea": "4"})))
    for _ in range(10):
        assert sorted(met(table, Words("old man and the sea"))) == [
            ("man", "3", [1]),
            ("old", "1", [0]),
            ("old man", "2", [0]),
            ("the sea", "4", [3]),
        ]
        assert list(met(table, Words("old"))) == [("old", "1", [0])]
        assert list(met(table, Words(""))) == []
        assert sorted(met(table, Words("a man the old"))) == [("man", "3", [1]), ("old", "1", [3])]
        assert sorted(met(table, Words("old old man, old man"))) == [
            ("man", "3", [2, 4]),
            ("old", "1", [0, 1, 3]),
            ("old man", "2", [1, 3]),
        ]


def test_packed_data_is_opened_once():
    packed, again = stored(pack_table({"a": 1})), stored(pack_table({"a": 1}))
    assert opened(packed, Table) is opened(packed, Table)
    assert opened(packed, Table) is not opened(again, Table)


def test_a_piece_that_was_changed_is_told_from_what_was_packed():
    starts, blob = pack_pieces(["one", "two", None])
    for at in range(len(blob)):
        pieces = Pieces((starts, blob[:at] + bytes([blob[at] ^ 1]) + blob[at + 1 :]))
        with pytest.raises(Damaged):
            [pieces[number] for number in range(3)]
