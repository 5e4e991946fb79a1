"""Columns in the units an editor counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.lsp.positions import Positions
from newslint.model.span import LineIndex, Span

TEXT = "Café 🎉 x\r\nzwei\u2028lines\rlast"


@pytest.mark.parametrize(("unit", "column"), [("utf-8", 11), ("utf-16", 8), ("utf-32", 7)])
def test_columns_count_in_the_unit(unit, column):
    positions = Positions(TEXT, LineIndex(TEXT), unit)
    assert positions.place(TEXT.index("x")) == (0, column)
    assert positions.offset((0, column)) == TEXT.index("x")


def test_lines_end_as_the_protocol_says():
    positions = Positions(TEXT, LineIndex(TEXT), "utf-16")
    assert positions.range(Span(TEXT.index("lines"), TEXT.index("last"))) == ((1, 5), (2, 0))


def test_places_beyond_the_text_are_its_ends():
    positions = Positions(TEXT, LineIndex(TEXT), "utf-16")
    assert positions.offset((0, 999)) == TEXT.index("\r\n")
    assert positions.offset((99, 0)) == len(TEXT)


@given(st.text(alphabet="aé🎉\n\r\u2028́", max_size=40), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_there_and_back(text, unit):
    positions = Positions(text, LineIndex(text), unit)
    for offset in range(len(text) + 1):
        place = positions.place(offset)
        back = positions.offset(place)
        # between the halves of a line break there is no place of its own
        assert back == offset or text[back:offset].strip("\r\n") == ""
