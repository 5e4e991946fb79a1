"""Everyday words with a capital where no name is."""

from __future__ import annotations

import pytest

from newslint.checks.kinds import capitalization
from newslint.document.document import Document


def read(text, allow=()):
    linked = {0: capitalization.compile_rule(capitalization.Keys("needless", allow=tuple(allow)), None)}
    return [
        (hit.span.of(text), hit.replacements[0])
        for _, hit in capitalization.find(Document(text), linked, frozenset({0}))
    ]


def test_a_capital_between_words_in_lower_case():
    assert read("They handed out foil Blankets, and tea.") == [("Blankets", "blankets")]
    assert read("They handed out warm Clothes to all.", allow=["Clothes"]) == []


@pytest.mark.parametrize(
    "text",
    [
        "They handed out Blankets and more Blankets to all.",
        "The film of Blankets was long.",
        "They left Blankets Road.",
        "It went to the state Office of Elections on Monday.",
        "They sang: Blankets are warm.",
        "They left. Blankets were lost.",
        "They met Rivera there.",
        "They wore CLOTHES, and left.",
    ],
)
def test_what_may_be_a_name(text):
    assert read(text) == []
