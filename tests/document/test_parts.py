"""Words, paragraphs and sentences."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document.document import Document
from newslint.document.paragraphs import split_paragraphs
from newslint.document.sentences import split_sentences
from newslint.document.words import Words, fold
from newslint.model.span import Span

PROSE = st.lists(
    st.sampled_from(
        [
            "The",
            "U.S.",
            "Sen.",
            "Dr.",
            "İ",
            "ß",
            "e\u0301",
            "said",
            "“Yes.”",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "  ",
            ".",
            "?",
            "!",
            "…",
            "Dec. 31",
            "don’t",
            "😀",
        ]
    ),
    max_size=40,
).map(" ".join)


#: What a word is: letters and digits, the marks on them, and apostrophes between them.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f]|['’](?=[^\W_]))*")


def sentences(text):
    return [span.of(text) for span in split_sentences(text, Span(0, len(text)))]


@given(st.text(max_size=80))
def test_folding_keeps_every_offset(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aé'’‘ \n_-1½“”—…\u0301ßİ\u00a0ł中\u00ad×ª\x85𝐀", max_size=25))
def test_words_are_the_same_in_any_script(text):
    for form in (text, fold(text)):
        words = Words(form)
        found = list(WORD.finditer(form))
        assert words.folded == [match.group() for match in found]
        assert words.starts == [match.start() for match in found]


@given(PROSE)
def test_a_sentence_is_found_without_splitting_the_whole_story(text):
    whole = Document(text).sentences
    for offset in range(0, len(text), 7):
        if whole:
            document = Document(text)
            assert document.sentence_around(offset) == document.sentences[document.sentence_at(offset)]


@given(PROSE)
def test_parts_are_spans_of_the_text(text):
    document = Document(text)
    words = document.words
    for number, word in enumerate(words.folded):
        assert words.span(number).of(document.folded) == word
    for paragraph in document.paragraphs:
        part = paragraph.span.of(text)
        assert part == part.strip()
        assert part
    ends = [paragraph.span for paragraph in document.paragraphs]
    assert all(one.end <= two.start for one, two in zip(ends, ends[1:]))
    outside = text
    for span in reversed(ends):
        outside = outside[: span.start] + outside[span.end :]
    assert not outside.strip()
    for sentence in document.sentences:
        assert document.paragraphs[document.paragraph_at(sentence.start)].span.covers(sentence)


@pytest.mark.parametrize(
    "parts",
    [
        [
            "The U.S. Senate met on Dec. 31 in Washington, D.C., without Sen. J.D. Vance of Ohio.",
            "It rose at 3 p.m.",
        ],
        ["He works for Smith Corp. of Reading.", "She does not."],
        ["“I will,” he said.", "“Will you?” she asked.", "They did."],
        ["“It is over.”", "He left."],
        ["Who is No. 1?", "Nobody knows."],
        ["It rained in the U.S.", "The game went on."],
        ["George W. Bush met Mr. Putin and Lt. Gen. H.R. McMaster.", "All smiled."],
        ["She lives on St. James St. in Portland, Ore.", "He lives nearby."],
        ["Yahoo! shares fell 3.5 percent to $4.20 at 4 p.m. EST on Jan. 4, 2011.", "The index rose."],
        ["He waited ... and waited.", "Then he left."],
        ["The E. coli outbreak spread.", "Ten fell ill."],
        ["SMITHVILLE, Mo. (AP) — A bridge fell.", "No one was hurt."],
    ],
)
def test_sentences(parts):
    assert sentences(" ".join(parts)) == parts


def test_paragraphs_separated_by_blank_lines_or_one_a_line():
    text = "One is here.\nTwo is here.\n\n Three. \r\n\r\nFour.\n"
    assert [span.of(text) for span in split_paragraphs(text)] == [
        "One is here.",
        "Two is here.",
        "Three.",
        "Four.",
    ]


def test_hard_wrapped_paragraphs():
    text = (
        "The council voted on Tuesday to close the old\nbridge after inspectors found that three of its\n"
        "piers had been washed out by the spring flood.\n\nRepairs would take a year."
    )
    assert len(split_paragraphs(text)) == 2


def test_looking_up_places():
    document = Document("First one. Second one.\n\nThird one.")
    assert [document.sentence_at(offset) for offset in (0, 12, 25)] == [0, 1, 2]
    assert [document.paragraph_at(offset) for offset in (0, 22, 25)] == [0, 0, 1]
    assert document.words.places["one"] == [6, 18, 30]
    assert document.words.first_at(7) == 2


def test_what_is_remembered_is_made_once_for_each_document():
    asked: list[str] = []

    def first_word(document: Document) -> str:
        asked.append(document.text)
        return document.words.folded[0]

    def nothing(document: Document) -> None:
        asked.append("nothing")

    one, other = Document("One story."), Document("Another story.")
    assert [one.memo(first_word), one.memo(first_word), other.memo(first_word)] == ["one", "one", "another"]
    assert one.memo(nothing) is None and one.memo(nothing) is None
    assert asked == ["One story.", "Another story.", "nothing"]
