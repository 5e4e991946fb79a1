"""People introduced by full name, and the kind of a story."""

from __future__ import annotations

import pytest

from newslint.document.document import Document


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Coach Dana Kovalik won.", [("Dana", "Kovalik", True)]),
        ("On Monday Dana Kovalik, 44, won.", [("Dana", "Kovalik", True)]),
        ("President Raymond Teller left.", [("Raymond", "Teller", True)]),
        ("Foreign Minister Ararat Simon met envoy Clara Marchand-Weiss.",
         [("Ararat", "Simon", True), ("Clara", "Marchand-Weiss", True)]),
        ("Manager Louis van Gaal spoke.", [("Louis", "van Gaal", True)]),
        ("George W. Hill spoke.", [("George", "Hill", False)]),
        ("The Supreme Court sat in New York.", []),
        ("Tom Ames spoke. Tom Ames, 40, left.", [("Tom", "Ames", True)]),
    ],
)  # fmt: skip
def test_people(text: str, people: list[tuple[str, str, bool]]) -> None:
    document = Document(text)
    assert [(p.first, p.last, p.sure) for p in document.people] == people
    for person in document.people:
        assert person.span.of(text).endswith(person.last)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The council met on Monday.", ""),
        ("Opinion: The bridge must go\n\nThe council met.", "opinion"),
        ("The bridge must go\n\nBy Ida Orr, columnist\n\nThe council met.", "opinion"),
        ("Q&A | The bridge keeper\n\nThe council met.", "interview"),
        ("Q: Who are you?\n\nA: A baker.\n\nQ: Why?\n\nA: I like bread.", "interview"),
        ("ORR: Good evening.\n\nAMES: Hello.\n\nORR: How are you?\n\nAMES: Well.", "interview"),
        ("The council met.\n\nThis interview has been edited for length and clarity.", "interview"),
        ("Transcript: The mayor speaks\n\nGood evening.", "transcript"),
        ("I was late. I ran. My shoe fell off.\n\nI stopped. I laughed, and I went home.", "first-person"),
        ("“I was late. I ran. I fell. I stopped. I laughed. I left,” Orr said. “My shoe!”", ""),
        ("The mayor: a history\n\nThe council met.", ""),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert Document(text).kind == kind


def test_kind_from_front_matter_comes_first() -> None:
    assert Document("Q: Who?\n\nA: I.", None, {"kind": "opinion"}).kind == "opinion"
