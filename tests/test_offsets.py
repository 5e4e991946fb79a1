"""The way from prose back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from newslint.model.article import OffsetMap, Piece
from newslint.model.span import Span


def test_without_pieces_prose_and_file_are_the_same() -> None:
    assert OffsetMap().span(Span(3, 9)) == Span(3, 9)
    assert OffsetMap().span(Span(4, 4)) == Span(4, 4)


def test_markup_within_a_word_is_within_its_span() -> None:
    offsets = OffsetMap((Piece(0, 2, 0, 2), Piece(2, 2, 4, 2)))  # st**ro
    assert offsets.span(Span(0, 4)) == Span(0, 6)
    assert offsets.span(Span(2, 4)) == Span(4, 6)
    assert offsets.span(Span(0, 2)) == Span(0, 2)
    assert offsets.span(Span(2, 2)) == Span(4, 4)


def test_an_entity_is_covered_whole() -> None:
    offsets = OffsetMap((Piece(0, 1, 0, 1), Piece(1, 1, 1, 5), Piece(2, 1, 6, 1)))  # a&amp;b
    assert offsets.span(Span(1, 2)) == Span(1, 6)
    assert offsets.span(Span(0, 3)) == Span(0, 7)


def test_prose_that_stands_nowhere_is_at_the_end_of_what_was_before() -> None:
    offsets = OffsetMap((Piece(0, 2, 5, 2), Piece(4, 2, 10, 2)))  # two blocks, a paragraph break between
    assert offsets.span(Span(2, 4)) == Span(7, 7)
    assert offsets.span(Span(1, 5)) == Span(6, 11)


_STEPS = st.lists(
    st.tuples(st.sampled_from(("copy", "change", "markup", "break")), st.integers(1, 5), st.integers(0, 7)),
    min_size=1,
)


@given(_STEPS, st.data())
def test_spans_of_any_map(steps: list[tuple[str, int, int]], data: st.DataObject) -> None:
    pieces: list[Piece] = []
    where: list[tuple[int, int] | None] = []  # of each code point of the prose, its stretch of the file
    at = 0
    for step, length, width in steps:
        if step == "markup":
            at += width
        elif step == "break":
            where += [None] * length
        elif step == "copy" or length == width:
            pieces.append(Piece(len(where), length, at, length))
            where += [(at + n, at + n + 1) for n in range(length)]
            at += length
        else:
            pieces.append(Piece(len(where), length, at, width))
            where += [(at, at + width)] * length
            at += width
    known = [offset for offset, stretch in enumerate(where) if stretch]
    if not known:
        return
    offsets = OffsetMap(pieces)
    start = data.draw(st.sampled_from(known))
    end = data.draw(st.sampled_from([offset for offset in known if offset >= start])) + 1
    first, last = where[start], where[end - 1]
    assert first and last
    assert offsets.span(Span(start, end)) == Span(first[0], max(first[0], last[1]))
    inside = list(offsets.between(start, end))
    assert inside == [piece for piece in pieces if piece.start < end and piece.start + piece.length > start]
