"""How people are called after their first mention: what the examples of the packs do not show."""

from __future__ import annotations

import pytest

from kind_helpers import hits
from newslint.checks.kinds import person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” said Helen Moore. “Go home,” he added.", ["he"]),
        ("“It is late,” said Helen Moore. Her son left. “Go home,” he added.", []),
        ("“It is late,” said Helen Moore.\n\nTom Ames agreed. “Go home,” he said.", []),
        ("“It is late,” said Helen Moore.\n\nThe road was shut.\n\n“Go home,” he said.", []),
        # a surname alone may be somebody else of the family, if the story has more of it
        ("Helen Moore left. “It is late,” Moore said. “Go home,” he added.", ["he"]),
        ("Helen Moore left with Tom Moore. “It is late,” Moore said. “Go home,” he added.", []),
        # names that either sex bears say nothing; titles do
        ("“It is late,” said Robin Moore. “Go home,” he added.", []),
        ("“It is late,” said spokeswoman Robin Moore. “Go home,” he added.", ["he"]),
        ("“It is late,” said spokesman Robin Moore. “Go home,” he added.", []),
        ("Helen Moore left. Moore, for his part, said it was late.", ["his"]),
        ("Helen Moore left. Moore, for her part, said it was late.", []),
        ("Helen Moore and Tom Moore left. Moore, for his part, said it was late.", []),
    ],
)
def test_pronouns(text, expected):
    assert hits(person, text, test="pronoun") == expected


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("Helen Moore runs the port. “It is late,” Moore said. “The road is shut,” he added.", 1),
        ("Helen Moore runs the port. “It is late,” Moore said. Her son agreed. “It is,” he added.", 0),
        ("Helen Moore met Mr. Orr. “It is late,” Moore said. Orr agreed. “It is,” he added.", 0),
        ("Helen Moore and Tom Moore met. “It is late,” Moore said. “It is,” he added.", 0),
        ("Moore said that Helen Moore’s plan was “good.” “It is late,” he said.", 0),
    ],
)
def test_a_pronoun_must_fit_the_speaker_named_by_surname(story, count):
    assert len(hits(person, story, test="pronoun")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("“The road is shut,” the ministry said. “It will open in May,” he added.", 1),
        ("“The road is shut,” the ministry said. “It will open in May,” it added.", 0),
        ("“The road is shut,” the ministry said. Ames agreed. “It will open in May,” he added.", 0),
        ("The minister was late. “The road is shut,” the ministry said. “Go,” he added.", 0),
        ("“The road is shut,” the ministry said.\n\nIt rained.\n\nIt rained.\n\n“Go,” he added.", 0),
    ],
)
def test_he_after_a_body_needs_a_person(story, count):
    assert len(hits(person, story, test="body")) == count


def test_a_first_name_is_somebodys_and_no_childs():
    story = "Coach {0} Ames won. Ames is late. {0} would close the port, the board said."
    assert hits(person, story.format("Nadia"), test="first-name") == ["Nadia"]
    assert hits(person, story.format("Halvex"), test="first-name") == []
    pupil = "Coach Nadia Ames, a 13-year-old from Troy, won. Ames is late. Nadia ran."
    assert hits(person, pupil, test="first-name") == []


def test_half_a_surname_speaks():
    story = "Clara Marchand-Weiss leads the talks. {}"
    assert hits(person, story.format("“It is late,” Weiss said."), test="clipped") == ["Weiss"]
    for sentence in ("She likes Weiss beer.", "Banks in Weiss said no.", "The Marchand region is late."):
        assert hits(person, story.format(sentence), test="clipped") == []


def test_a_first_name_is_held_to_the_surnames_of_the_others():
    story = "“Go,” said Tom Ames. “Go home,” Ames said. His lawyer, Nadia Orr, agreed. “Home,” Nadia said."
    assert hits(person, story, test="first-name") == ["Nadia"]
    assert hits(person, story.replace("Nadia", "Gao"), test="first-name") == []  # perhaps a family name
    assert hits(person, story.replace("Ames said", "he said"), test="first-name") == []


def test_family_names_that_come_first():
    text = "Chief Executive Seo Min-jae spoke. “It is late,” Min-jae said."
    assert hits(person, text, test="first-name") == ["Min-jae"]
    text = "Chief Executive Seo Min-jae spoke. “It is late,” Seo said."
    assert hits(person, text, test="first-name") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helen Moore left. Moore agreed. But he said it was late.", ["he"]),
        ("Helen Moore left. Moore agreed. But she said it was late.", []),
        ("Helen Moore left. Moore agreed with her husband. But he said it was late.", []),
        ("Helen Moore left. “It is late,” Moore said. He added that it rained.", ["He"]),
        ("Helen Moore left. Moore agreed that it was late.\n\n“It rains,” he said.", ["he"]),
    ],
)
def test_the_pronoun_after_a_name(text, expected):
    assert hits(person, text, test="pronoun") == expected
