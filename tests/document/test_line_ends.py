"""Paragraphs of plain text are the same whatever ends the lines."""

import pytest

from newslint.document.paragraphs import split_paragraphs

WRAPPED = (
    "The council voted on Tuesday to close the old bridge\n"
    "over the river for at least four months while its\n"
    "deck is taken up and laid anew.\n"
    "\n"
    "Work begins in May.\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_one_paragraph(end: str) -> None:
    text = WRAPPED.replace("\n", end)
    first, second = split_paragraphs(text)
    assert first.of(text).split() == WRAPPED.partition("\n\n")[0].split()
    assert second.of(text) == "Work begins in May."
