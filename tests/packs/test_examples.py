"""Marks in examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.span import Span
from newslint.packs.examples import apply_fixes, read_marks, show_marks
from newslint.packs.rule import Example


def test_spans_are_in_the_text_without_marks():
    text, spans = read_marks("The [[the]] council’s [[new hall]].")
    assert text == "The the council’s new hall."
    assert [span.of(text) for span in spans] == ["the", "new hall"]


def test_literal_brackets_are_escaped():
    assert read_marks(r"A \[\[ b") == (r"A \[\[ b", ())
    assert read_marks(r"A \[[ b \]] [[c]]") == ("A [[ b ]] c", (Span(10, 11),))


@pytest.mark.parametrize("text", ["[[open", "shut]]", "[[a [[b]] c]]"])
def test_marks_must_pair(text):
    with pytest.raises(ValueError, match=r"\[\[|\]\]"):
        read_marks(text)


@given(st.lists(st.tuples(st.text("ab ’é😀", min_size=1), st.text("xyz", min_size=1)), max_size=5))
def test_showing_and_reading_agree(pieces):
    marked = "".join(f"{plain}[[{found}]]" for plain, found in pieces)
    text, spans = read_marks(marked)
    example = Example("r", "bad", text, spans, None, (), {}, False, "p", 1)
    assert show_marks(example) == marked


def test_fixes_do_not_move_one_another():
    text, spans = read_marks("[[a]] b [[c]]")
    assert apply_fixes(text, [(spans[0], "long words"), (spans[1], "")]) == "long words b "
