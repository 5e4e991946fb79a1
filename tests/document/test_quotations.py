"""Quotations: pairs, kinds, running quotations, and what is wrong with the marks."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.document.document import Document
from newslint.model.article import Block
from newslint.model.span import Span


def quotes(text: str) -> list[tuple[str, str]]:
    document = Document(text)
    return [(q.kind, q.inner.of(text)) for q in document.quotations.items]


def damage(text: str) -> list[tuple[str, str, str | None]]:
    return [(d.kind, d.span.of(text), d.fix) for d in Document(text).quotations.damage]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” Ames said. “We lost.”", [("speech", "It is over,"), ("speech", "We lost.")]),
        ('"It is over," Ames said. "We lost."', [("speech", "It is over,"), ("speech", "We lost.")]),
        ("``It is over,'' Ames said.", [("speech", "It is over,")]),
        ("''It is over,'' Ames said.", [("speech", "It is over,")]),
        ("\"It is over,” Ames said.", [("speech", "It is over,")]),
        ("Ames called the vote “a quiet disgrace” and left.", [("partial", "a quiet disgrace")]),
        ("The so-called “experts” left.", [("scare", "experts")]),
        ("She starred in “The Long Winter of Love” in 1998.", [("title", "The Long Winter of Love")]),
        ("Tony “Big Tuna” Accardi left.", [("title", "Big Tuna")]),
        ("Ames said: “No.”", [("speech", "No.")]),
        ("He is 6'2\" and she is 5' 11\".", []),
        ('It is a 12" pipe, he said.', []),
        ('“It\'s the ’90s, and rock ’n’ roll, and the workers’ party,” he said.',
         [("speech", "It's the ’90s, and rock ’n’ roll, and the workers’ party,")]),
        ("“He told me, ‘Go home,’ and I did,” she said.",
         [("speech", "He told me, ‘Go home,’ and I did,"), ("nested", "Go home,")]),
        ("“He asked, `What now?'” she said.", [("speech", "He asked, `What now?'"), ("nested", "What now?")]),
        ('"He told me "no" twice," she said.', [("speech", 'He told me "no" twice,'), ("nested", "no")]),
        ("‘We are ready,’ the minister said.", [("speech", "We are ready,")]),
        ("The team’s ‘golden boy’ left the players’ lounge.", [("scare", "golden boy")]),
        ("The Joneses' car and the Smiths' dog met at six o'clock.", []),
        ("He said the bill was “dead”—and left.", [("scare", "dead")]),
        ("„Nein“, he said.", [("speech", "Nein")]),
        ('<img alt="a view">', []),
    ],
)  # fmt: skip
def test_pairs_and_kinds(text: str, expected: list[tuple[str, str]]) -> None:
    assert quotes(text) == expected
    assert damage(text) == []


def test_running_quotation_over_paragraphs_is_sound() -> None:
    text = "“First of all, no,” Ames said. “Then again.\n\n“And this is why.\n\n“That is all.”\n\nHe left."
    items = Document(text).quotations.items
    assert [(q.paragraph, q.continues, q.continued, q.closed) for q in items] == [
        (0, False, False, True),
        (0, True, False, False),
        (1, True, True, False),
        (2, False, True, True),
    ]
    assert {q.kind for q in items} == {"speech"}
    assert damage(text) == []


def test_running_quotation_flattened_into_one_paragraph() -> None:
    filler = "The council met for a long time and nothing much came of it in the end. " * 14
    text = filler + "“We must go on. “We cannot stop now,” Ames said."
    assert damage(text) == []
    assert [q.inner.of(text) for q in Document(text).quotations.items] == [
        "We must go on.",
        "We cannot stop now,",
    ]


def test_a_block_quotation_without_marks_is_one_quotation() -> None:
    text = "He wrote:\n\nWe shall not be moved."
    document = Document(text, [Block("body", Span(0, 9)), Block("quote", Span(11, len(text)))])
    assert [(q.kind, q.span) for q in document.quotations.items] == [("speech", Span(11, len(text)))]
    assert document.quoted(Span(15, 20))
    assert not document.quoted(Span(0, 4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the closing mark is missing at the end, or before the attribution
        ("“We are done here.\n\nThe vote is on Monday.", [("unclosed", "here.", "here.”")]),
        ('"We are done here.\n\nThe vote is on Monday.', [("unclosed", "here.", 'here."')]),
        ("“We are done here, Ames said. “We lost.”", [("unclosed", "here,", "here,”")]),
        ("“We are done here, he said.\n\n“We lost,” said Orr.", [("unclosed", "here,", "here,”")]),
        ("“We are done here, Ames said.", [("unclosed", "here,", "here,”")]),
        # a second opening mark where none was closed
        ("“No town can wait. “We have offered all we had,” she said.", [("reopened", "“", None)]),
        # no opening mark
        ("He spoke to fans after midnight. I have seen worse.”", [("stray", "”", None)]),
        ("“We lost,” he said.”", [("stray", "”", None)]),
        ("“We lost.””", [("stray", "””", "”")]),
        ("“We lost and\n\nwe go home,” he said.", [("not-reopened", "we", "“we")]),
        # turned the wrong way
        ("“We lost,“ he said.", [("wrong-direction", "“", "”")]),
        ("”We lost,” he said.", [("wrong-direction", "”", "“")]),
        # inner marks
        ("“He said, ‘Go home,” she said.", [("nested-unclosed", ",”", ",’”")]),
        ("“He said, ‘Go home”, she said.", [("nested-unclosed", "”", "’”")]),
    ],
)
def test_damage(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert damage(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“He asked, ‘Who is worst?’\n\n“Nobody knew.”",
        "“It was ‘over.’” he said.",
        "“I’ve got nowhere else to go, ’cause it’s the ‘90s,” Brand said.",
        "“The word is ‘maybe,’” she said.",
        "“The nurses’ union and the doctors’ union agreed,” she said.",
        "He wrote “I saw ”"[:0] + "“Yes,” he said—“for now.”",
        "Was it “a mistake”? Or “a crime”?",
        "(“We lost,” he said.)",
    ],
)
def test_sound_marks_are_not_damaged(text: str) -> None:
    assert damage(text) == []


def test_a_fix_mends_what_it_reports() -> None:
    text = "“We are done here, Ames said. “We lost.”"
    (wrong,) = Document(text).quotations.damage
    mended = text[: wrong.span.start] + (wrong.fix or "") + text[wrong.span.end :]
    assert mended == "“We are done here,” Ames said. “We lost.”"
    assert damage(mended) == []


def test_quoted() -> None:
    text = "Ames said “we lost” and left."
    document = Document(text)
    assert document.quoted(Span(11, 13))
    assert document.quoted(Span(0, 29))
    assert not document.quoted(Span(0, 9))
    assert not document.quoted(Span(20, 23))


@example("‘5“5?\n‘")
@given(st.text(alphabet="ab .,?\n“”\"'‘’`„«»5é😀", max_size=80))
def test_spans_lie_in_their_paragraph_and_in_order(text: str) -> None:
    document = Document(text)
    found = document.quotations
    for quotation in found.items:
        paragraph = document.paragraphs[quotation.paragraph].span
        assert paragraph.covers(quotation.span)
        assert quotation.span.covers(quotation.inner)
    outer = [q.span for q in found.items if q.kind != "nested"]
    assert all(a.end <= b.start for a, b in zip(outer, outer[1:]))
    assert all(0 <= wrong.span.start <= wrong.span.end <= len(text) for wrong in found.damage)
