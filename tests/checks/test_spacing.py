"""Spaces and stops."""

from __future__ import annotations

import pytest

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import spacing
from newslint.document.document import Document

TESTS = ("before-mark", "after-mark", "double-mark", "last-stop")
RULES = dict(enumerate(map(spacing.Data, TESTS)))
STORY = "The vote was close.\n\nThe mayor won.\n\nNobody cheered.\n\n"


def read(text):
    found = spacing.find(Document(text), RULES, frozenset(RULES))
    return [(TESTS[n], hit.span.of(text), hit.replacements[0]) for n, hit in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In town , they met.", ("before-mark", " ,", ",")),
        ("It was over.They left.", ("after-mark", "over.They", "over. They")),
        ("It was over.. They left.", ("double-mark", "..", ".")),
        ("In town,, they met.", ("double-mark", ",,", ",")),
        (STORY + "The council meets again on the first Monday in June", ("last-stop", "June", "June.")),
    ],
)
def test_slips(text, found):
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "One , two , three , four , five of them.",
        "See www.over.They.example now.",
        "He works for Booking.Com in town.",
        "It was over... They left.",
        STORY + "The council meets again on the first Monday in June.",
        STORY + "“The council meets again on the first Monday in June”",
        STORY + "Follow the council and its members online at @thecouncil",
        STORY + "Mayor Of Small Town Wins Vote By Nine After Long Count",
        "Short.\n\nThe council meets again on the first Monday in June",
    ],
)
def test_silence(text):
    assert read(text) == []


def test_the_word_after_what_must_be_known():
    with pytest.raises(RuleMistake):
        spacing.compile_rule(spacing.Keys(test="tabs"), Context("typos", "typos.x"))
