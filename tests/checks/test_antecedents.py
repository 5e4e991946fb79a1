"""Whom a pronoun can mean, and whom a name may bring in."""

from __future__ import annotations

import pytest

from newslint.checks.detectors.shared.antecedents import alone, gender, pronouns
from newslint.checks.detectors.shared.namings import is_no_person, namings, strangers
from newslint.document.document import Document
from newslint.model.span import Span


def meant(text: str) -> list[tuple[str, str]]:
    """The pronouns that can mean one person alone, with that person's name."""
    document = Document(text)
    return [
        (one.span.of(text), document.people[one.named.person].span.of(text))
        for one in document.memo(pronouns)
        if alone(document, one)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helen Moore runs the port. She likes rain.", [("She", "Helen Moore")]),
        ("The director of the port, Helen Moore, said she was late.", [("she", "Helen Moore")]),
        ("Helen Moore, a former baker, said she was late.", [("she", "Helen Moore")]),
        ("Helen Moore is the first woman to run the port. She likes rain.", [("She", "Helen Moore")]),
        ("Helen Moore runs the port.\n\n“It is late,” she said.", [("she", "Helen Moore")]),
        ("Helen Moore runs the port. A baker sang. She likes rain.", []),
        ("Helen Moore runs the port with her sister. She likes rain.", [("her", "Helen Moore")]),
        ("Helen Moore met Tom Ames. She likes rain.", []),
        ("Helen Moore met Obuya. She likes rain.", []),
        ("Helen Moore left for Paris in May. She likes rain.", [("She", "Helen Moore")]),
        ("Howard Stiles taught her the trade.", []),
        ("“She sang,” said Helen Moore.", []),
    ],
)
def test_the_only_one_a_pronoun_can_mean(text: str, expected: list[tuple[str, str]]) -> None:
    assert meant(text) == expected


def test_namings_are_resolved_unless_the_name_is_shared() -> None:
    text = "Helen Moore met Tom Moore. Moore left with Helen. Tom’s dog barked."
    assert [(one.span.of(text), one.person) for one in namings(Document(text))] == [
        ("Helen Moore", 0),
        ("Tom Moore", 1),
        ("Moore", -1),
        ("Helen", 0),
        ("Tom", 1),
    ]


def test_a_body_is_no_stranger() -> None:
    text = "The Port Authority met on Monday in Leeds, and the river rose."
    assert strangers(Document(text), Span(0, len(text)), []) == []


def test_a_place_is_no_person() -> None:
    document = Document("Kelp grows in the Hauraki Gulf. Helen Moore said she was late.")
    assert [is_no_person(document, number) for number in range(len(document.people))] == [True, False]


def test_pronouns_tell_what_a_name_does_not() -> None:
    document = Document("Kim Moore runs the port. She likes rain.\n\nSasha Orr sang. He left, and she left.")
    assert [gender(document, number) for number in range(2)] == ["she", None]
