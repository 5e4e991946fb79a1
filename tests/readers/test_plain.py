"""Plain text: what is prose, and where it stands in the file."""

import pytest

from newslint.model.span import Span
from newslint.readers import read_article


def test_plain_text_is_its_own_prose() -> None:
    article = read_article("story.txt", b"One line.\n\nAnother.\n")
    assert article.text == article.source == "One line.\n\nAnother.\n"
    assert article.offsets.span(Span(3, 8)) == Span(3, 8)
    assert article.blocks is None
    assert article.format == "plain"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_the_prose_end_at_lf_whatever_the_file_says(end: str) -> None:
    source = "---\ntitle: Dam\n---\nOne line,\nwrapped.\n[newslint: off x]\n\nAnother.\n".replace("\n", end)
    article = read_article("story.txt", source.encode())
    assert article.text == "One line,\nwrapped.\n\nAnother.\n"
    assert article.source == source
    for at, char in enumerate(article.text):
        stands = article.offsets.span(Span(at, at + 1)).of(source)
        assert stands == char or (char == "\n" and stands == end[-1])
    assert article.offsets.span(Span(0, 17)).of(source) == f"One line,{end}wrapped"


def test_orders_are_kept_out_of_the_prose() -> None:
    source = (
        "The vote was close.\n[newslint: ignore-next garbled.x our style]\nThe recount begins.\n"
        "<!-- newslint: off spun -->\nIt ends <!-- newslint: on --> soon.\n"
    )
    article = read_article("story.txt", source.encode())
    assert article.text == "The vote was close.\nThe recount begins.\nIt ends  soon.\n"
    for word in ("close", "recount", "ends", "soon"):
        at = article.text.index(word)
        assert article.offsets.span(Span(at, at + len(word))).of(article.source) == word


def test_brackets_within_a_line_are_prose() -> None:
    text = "He wrote [newslint: off x] on the wall.\n"
    assert read_article("story.txt", text.encode()).text == text


def test_front_matter_of_plain_text() -> None:
    source = "---\nheadline: Dam holds\nsource: wire.txt\nkind: Opinion\n---\nThe dam held.\n"
    article = read_article("story.txt", source.encode())
    assert article.text == "The dam held.\n"
    assert article.meta == {"headline": "Dam holds", "source": "wire.txt", "kind": "opinion"}
    assert article.offsets.span(Span(4, 7)).of(source) == "dam"


def test_dashes_and_no_known_key_are_no_front_matter() -> None:
    for front in ("The dam held.\n---\n", "foo: bar\n---\n", "", "a: [\n---\n", "title: x\n"):
        source = f"---\n{front}It did.\n"
        assert read_article("story.txt", source.encode()).text == source


def test_byte_order_mark_is_no_part_of_the_source() -> None:
    article = read_article("story.txt", b"\xef\xbb\xbfThe dam held.")
    assert article.source == "The dam held."
    assert article.bom


def test_name_decides_the_format_of_standard_input() -> None:
    assert read_article("-", b"Hello", name="draft.txt").path == "-"
    assert read_article("-", b"Hello").format == "plain"
