"""Prose in the making: whatever is taken from a file, in whatever order, it leads back there."""

from hypothesis import given
from hypothesis import strategies as st

from newslint.model.article import OffsetMap, Piece
from newslint.model.span import Span
from newslint.readers.prose import BREAK, HOLE, Prose, View, add_plain, blank, keep

_TEXT = st.text(st.sampled_from("abé🚜 \n\t\r\u00ad\u0301.“\u00a0"), min_size=1, max_size=40)


def test_white_space_is_folded_and_maps_back_whole() -> None:
    prose = Prose()
    view = View("  The \n   dam  ")
    prose.begin("body")
    prose.copy(view, 0, len(view.text))
    prose.finish()
    assert prose.text() == "The dam"
    assert prose.offsets().span(Span(3, 4)) == Span(5, 10)
    assert prose.offsets().span(Span(0, 7)).of(view.text) == "The \n   dam"


def test_holes_at_the_edge_are_dropped() -> None:
    prose = Prose()
    view = View("x dam y z w")
    prose.begin("body")
    prose.hole(view, 0, 1)
    prose.copy(view, 1, 6)
    prose.hole(view, 6, 7)
    prose.copy(view, 7, 9)
    prose.hole(view, 10, 11)
    prose.finish()
    assert prose.text() == f"dam {HOLE} z"


def test_blocks_without_a_word_are_forgotten() -> None:
    prose = Prose()
    for text in ("one", " — ", "two"):
        prose.begin("body")
        prose.copy(View(text), 0, len(text))
    prose.finish()
    assert prose.text() == f"one{BREAK}two"
    assert [block.span for block in prose.blocks] == [Span(0, 3), Span(5, 8)]


def test_replacement_as_long_as_the_original_maps_back_whole() -> None:
    prose = Prose()
    prose.begin("body")
    prose.put(View("{ab}"), "wxyz", 0, 4)
    prose.finish()
    assert prose.text() == "wxyz"
    for at in range(4):
        assert prose.offsets().span(Span(at, at + 1)) == Span(0, 4)


@given(st.lists(_TEXT, max_size=6), st.data())
def test_every_letter_leads_back_to_itself(parts: list[str], data: st.DataObject) -> None:
    source = "".join(parts)
    view = View(source)
    prose = Prose()
    at = 0
    for part in parts:
        action = data.draw(st.sampled_from(("copy", "skip", "begin", "put", "hole")))
        if action == "begin":
            prose.begin("body")
        if action in ("copy", "begin"):
            prose.copy(view, at, at + len(part))
        elif action == "put":
            prose.put(view, "&", at, at + len(part))
        elif action == "hole":
            prose.hole(view, at, at + len(part))
        at += len(part)
    prose.finish()
    text, offsets = prose.text(), prose.offsets()
    last = 0
    for offset, char in enumerate(text):
        span = offsets.span(Span(offset, offset + 1))
        assert span.start >= last
        last = span.start
        if char not in f"&{HOLE} \n":
            assert span.of(source) == char
    for block in prose.blocks:
        words = block.span.of(text)
        assert words == words.strip(" \t\n\r")
        assert "\u00ad" not in words
        assert "  " not in words


@given(_TEXT, st.data())
def test_views_of_views(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=2)))
    pieces = (
        Piece(0, cuts[0], 0, cuts[0]),
        Piece(cuts[0], len(source) - cuts[1], cuts[1], len(source) - cuts[1]),
    )
    view = View(source[: cuts[0]] + source[cuts[1] :], OffsetMap(pieces))
    prose = Prose()
    prose.begin("body")
    prose.copy(view, 0, len(view.text))
    prose.finish()
    for offset, char in enumerate(prose.text()):
        if char not in " \n":
            assert prose.offsets().span(Span(offset, offset + 1)).of(source) == char


def test_keep_leaves_out_what_is_skipped() -> None:
    text, offsets = keep("abcdef", [(0, 1), (3, 5)])
    assert text == "bcf"
    assert [offsets.span(Span(at, at + 1)) for at in range(3)] == [Span(1, 2), Span(2, 3), Span(5, 6)]
    assert keep("abc", [(0, 3)])[0] == ""


def test_blank_keeps_lines() -> None:
    assert blank("ab\ncd\r\nef", [(1, 8)]) == "a \n  \r\n f"


def test_plain_text_in_a_string() -> None:
    prose = Prose()
    add_plain(prose, View("One\nline.\n \nTwo.\r\n\r\n\r\nThree."))
    assert prose.text() == f"One\nline.{BREAK}Two.{BREAK}Three."
