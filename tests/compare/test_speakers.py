"""The same words in another mouth."""

from __future__ import annotations

import pytest

from compare.helpers_compare import kinds

SOURCE = (
    "Janet Orr drove out with her neighbor, Bill Pruitt, who is blind.\n\n"
    "“He asked me what I saw and I told him nothing much,” Orr said at a shelter in Redvale.\n\n"
    "Sheriff Dale Amundsen praised the drivers. “They kept calm when the rest of us did not,” he said."
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Orr said at", "she said at"),
        ("Orr said at", "Janet Orr said at"),
        ("Orr said at", "said Orr at"),
        ("he said.", "Amundsen said."),
        ("he said.", "the sheriff said."),
    ],
)
def test_the_same_person_by_another_word(old, new):
    assert kinds(SOURCE, SOURCE.replace(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("Orr said at", "Pruitt said at", "Pruitt"), ("he said.", "Orr said.", "Orr")],
)
def test_another_person(old, new, words):
    assert kinds(SOURCE, SOURCE.replace(old, new)) == [("speaker-changed", words)]


def test_another_kind_of_source():
    source = "A fire burned through the old town overnight, destroying 30 homes, authorities said Sunday."
    assert kinds(source, source.replace("authorities", "specialists")) == [("source-changed", "specialists")]


def test_another_verb():
    assert kinds(SOURCE, SOURCE.replace("Orr said at", "Orr admitted at")) == [("said-replaced", "admitted")]
