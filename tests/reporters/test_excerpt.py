"""Words on their line, cut to a width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.model.span import LineIndex, Span
from newslint.reporters.shared.excerpt import Excerpt, excerpt
from newslint.terminal.width import width


def cut(text: str, words: str, room: int) -> Excerpt:
    start = text.index(words)
    return excerpt(text, LineIndex(text), Span(start, start + len(words)), room)


def drawn(part: Excerpt) -> list[str]:
    return [part.before + part.words + part.after, " " * part.indent + "^" + "~" * (part.width - 1)]


LONG = "The mayor said " + "on Monday that the bridge would close " * 5 + "for teh winter "
LONG += "and beyond " * 30


def test_a_short_line_is_shown_whole() -> None:
    assert drawn(cut("One teh line.\nTwo.\n", "teh", 40)) == ["One teh line.", "    ^~~"]


def test_a_paragraph_is_cut_at_words_around_the_finding() -> None:
    assert drawn(cut(LONG, "teh", 50)) == [
        "…would close for teh winter and beyond and…",
        "                 ^~~",
    ]


def test_the_beginning_of_a_paragraph_is_cut_on_the_right_only() -> None:
    assert drawn(cut(LONG, "mayor", 40)) == ["The mayor said on Monday that the…", "    ^~~~~"]


def test_the_end_of_a_paragraph_is_cut_on_the_left_only() -> None:
    text = LONG + "recieve it."
    assert drawn(cut(text, "recieve", 40)) == [
        "…and beyond and beyond recieve it.",
        "                       ^~~~~~~",
    ]


@pytest.mark.parametrize(
    ("line", "words", "underline"),
    [
        ("東京の the the 記者", "the the", " " * 7 + "^~~~~~~"),
        ("cafe\u0301 teh", "teh", " " * 5 + "^~~"),
        ("a\tteh", "teh", " " * 5 + "^~~"),
        ("say 東京 now", "東京", " " * 4 + "^~~~"),
        ("👨\u200d👩\u200d👧 teh", "teh", " " * 3 + "^~~"),
        ("\tindented teh", "teh", " " * 9 + "^~~"),
        ("a \x1b[1m teh", "teh", " " * 7 + "^~~"),
    ],
)
def test_the_underline_stands_under_the_words(line: str, words: str, underline: str) -> None:
    assert drawn(cut(line, words, 60))[1] == underline


def test_words_on_two_lines_are_shown_to_the_end_of_the_first() -> None:
    text = "He left the\nthe room.\n"
    part = excerpt(text, LineIndex(text), Span(8, 15), 40)
    assert drawn(part) == ["He left the…", "        ^~~"]


def test_more_words_than_fit_are_cut() -> None:
    part = cut(LONG, LONG[4:120], 40)
    assert drawn(part) == ["…mayor said on Monday that the bridge…", " ^" + "~" * 35]


def test_a_place_without_words_gets_a_caret() -> None:
    text = "Something is missing here.\r\nNext."
    part = excerpt(text, LineIndex(text), Span(26, 26), 40)
    assert drawn(part) == ["Something is missing here.", " " * 26 + "^"]


def test_a_line_of_a_million_characters_is_not_read_through() -> None:
    text = "word " * 200_000
    lines = LineIndex(text)
    for start in range(0, 1_000_000, 5_000):
        assert excerpt(text, lines, Span(start, start + 4), 60).words == "word"


@given(
    st.text(st.sampled_from("ab é“東🍜\u0301\t\x1b\n\r\u200b"), max_size=120), st.data(), st.integers(12, 80)
)
def test_every_excerpt_fits_and_is_aligned(text: str, data: st.DataObject, room: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = excerpt(text, LineIndex(text), Span(start, end), room)
    assert width(part.before + part.words + part.after) <= room
    assert width(part.before) == part.indent
    assert part.width >= 1
    assert not set("\n\r\t\x1b\u200b") & set("".join((part.before, part.words, part.after)))
