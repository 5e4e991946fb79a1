"""Lines and columns, whatever ends the lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.span import LineIndex, Position, Span

TEXTS = st.lists(st.sampled_from(["a", "é", "e\u0301", "😀", "\t", "\n", "\r\n", "\r", " ", "“"])).map(
    "".join
)


@given(TEXTS)
def test_positions_agree_with_counting(text):
    index = LineIndex(text)
    line, column, at = 1, 1, 0
    while at <= len(text):
        assert index.position(at) == Position(line, column)
        assert index.line(at) == line
        if text.startswith("\r\n", at):
            assert index.position(at + 1) == Position(line, column + 1)
            at += 2
            line, column = line + 1, 1
        elif at < len(text) and text[at] in "\r\n":
            at += 1
            line, column = line + 1, 1
        else:
            at += 1
            column += 1


@given(TEXTS)
def test_lines_cover_the_text(text):
    index = LineIndex(text)
    spans = [index.line_span(line) for line in range(1, len(index.starts) + 1)]
    assert "".join(span.of(text) for span in spans) == text


@pytest.mark.parametrize("offset", [-1, 4])
def test_outside(offset):
    with pytest.raises(ValueError, match="outside a text of 3"):
        LineIndex("abc").position(offset)


def test_spans():
    assert Span(0, 3).overlaps(Span(2, 5))
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 5).covers(Span(2, 5))
    assert not Span(2, 5).covers(Span(0, 5))
