"""What sort of article a story says it is."""

from __future__ import annotations

import pytest

from newslint.document.document import Document

STORY = "The bridge is late\n\n{}The bridge over the river will open in May, and nobody is glad.{}"


@pytest.mark.parametrize(
    ("above", "below", "kind"),
    [
        ("", "", ""),
        ("OPINION: A bridge too late\n\n", "", "opinion"),
        ("By Tom Ames, guest columnist\n\n", "", "opinion"),
        ("As told to Ida Orr\n\n", "", "first-person"),
        ("Q&A: The engineer\n\n", "", "interview"),
        ("", "\n\nTom Ames is a columnist for the Troy Record.", "opinion"),
        ("", "\n\nTom Ames is a contributing writer.", "opinion"),
        ("", "\n\nThe writer lives in Troy.", "opinion"),
        ("", "\n\nThe opinions expressed here are the author’s own.", "opinion"),
        ("", "\n\nTom Ames, a columnist, was hurt when it fell.", ""),
        ("", " The writer of the plan lives in Troy. He is not glad.", ""),
        ("", "\n\nThis interview has been edited for length and clarity.", "interview"),
        ("", "\n\nEdited for length and clarity.", "interview"),
        ("", "\n\nThis article was first published in Troy and has been edited for clarity.", ""),
    ],
)
def test_kinds(above, below, kind):
    assert Document(STORY.format(above, below)).kind == kind
