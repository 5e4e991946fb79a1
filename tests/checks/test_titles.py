"""Titles set before the name: what the examples of the packs do not show."""

from __future__ import annotations

from kind_helpers import hits
from newslint.checks.kinds import title


def test_offices_are_no_inverted_titles():
    for text in (
        "Secretary of State Ann Orr said it was late.",
        "Director of Public Health Tom Ames said it was late.",
        "The director of the port, Tom Ames, said it was late.",
    ):
        assert hits(title, text, test="run-on") == []
        assert hits(title, text, test="commas") == []
