"""Speakers nobody named, or named wrongly: what the examples of the packs do not show."""

from __future__ import annotations

import pytest

from kind_helpers import hits
from newslint.checks.kinds import speaker


def test_a_chain_needs_the_same_name_close_by():
    near = "The road is shut, according to Orr. According to Orr, it is late."
    far = "The road is shut, according to Orr. One. Two. Three. Four. According to Orr, it is late."
    assert hits(speaker, near, test="chain") == ["According to Orr"]
    assert hits(speaker, far, test="chain") == []
    police = "The road is shut, according to police. According to police, it is late."
    assert hits(speaker, police, test="chain") == ["According to police"]
    apart = "The road is shut, according to police. It rains. According to police, it is late."
    assert hits(speaker, apart, test="chain") == []


def test_a_speaker_of_parliament_is_somebody():
    assert hits(speaker, "“It is late,” the speaker added.", test="generic") == ["the speaker added"]
    assert hits(speaker, "The House met. “It is late,” the speaker added.", test="generic") == []


INTRODUCED = "The road was closed on Monday, and the port with it, after the river rose for a third day."


@pytest.mark.parametrize(
    ("after", "count"),
    [
        ("“I had to walk,” Okafor said.", 1),
        ("“I had to walk,” said Okafor.", 1),
        ("“The road was bad,” Okafor said. “It is late.”", 1),
        ("Okafor said: “I had to walk.”", 1),
        ("Okafor said she had to walk.", 1),
        ("Okafor said the road was bad.", 0),  # may be a company
        ("“I had to walk,” said Okafor, a baker.", 0),
        ("“I had to walk,” said baker Okafor.", 0),
        ("“I had to walk,” said James B. Okafor.", 0),
        ("“I had to walk,” said Rep. Okafor.", 0),
        ("“The road was bad,” Moscow said.", 0),
        ("“The road was bad,” Halvex said in a statement.", 0),
        ("“I had to walk,” Trump said.", 0),
        ("Her son, Okafor, slept. “I had to walk,” Okafor said.", 0),
        ("“Okafor is late,” Ames said.", 1),
        ("Everybody said he had to walk.", 0),
        ("Ida Okfaor slept. “I had to walk,” Okafor said.", 0),  # one name spelled two ways
        ("“I had to walk,” Okafor said. “I had to run,” Okafor said.", 1),
    ],
)
def test_a_bare_name_that_speaks_must_have_been_introduced(after, count):
    assert len(hits(speaker, f"{INTRODUCED}\n\n{after}", test="unintroduced")) == count


def test_a_name_may_be_introduced_in_the_headline_or_in_the_part_before():
    story = f"{INTRODUCED}\n\n“I had to walk,” Okafor said."
    assert hits(speaker, story, {"headline": "Okafor walks home"}, test="unintroduced") == []
    assert hits(speaker, f"Okafor walks home\n\n{story}", test="unintroduced") == []
    assert hits(speaker, f"(Continued from Page 1)\n\n{story}", test="unintroduced") == []


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("Ida Orr went with her son, Tom Ames.\n\n“He woke me,” Ames said.", 1),
        ("Ida Orr went with her son, Tom Ames.\n\n“She woke me,” Ames said.", 0),
        ("Ida Orr went with her sister, Ann Ames.\n\n“He woke me,” Ames said.", 0),
        ("The driver and Ida Orr met her son, Tom Ames.\n\n“He woke me,” Ames said.", 0),
        ("Ida Orr went with her son, Tom Ames. “He woke me,” Ames said.", 1),
        ("Ida Orr met Tom Ames. “I heard Ames shout,” Ames said.", 1),
        ("Ida Orr met Tom Ames. “They told me, ‘Ames, wait,’” Ames said.", 0),
        ("Ida Orr met Tom Ames. “I run the Ames farm,” Ames said.", 0),
    ],
)
def test_nobody_speaks_of_himself_by_name(story, count):
    assert len(hits(speaker, story, test="own-words")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("Tom Salas and the historian Elena Orr looked for it. “She called me,” Orr said.", 1),
        ("Tom Salas and the historian Elena Orr looked for it. “He called me,” Orr said.", 0),
        ("Tom Salas and Elena Orr met a diver. “She called me,” Orr said. “The diver did.”", 0),
        ("Tom Salas and Elena Orr met the teacher. “She called me,” Orr said.", 0),
        ("Tom Salas, Ann Moore and Elena Orr met. “She called me,” Orr said.", 0),
        ("Tom Salas and Robin Orr met. “She called me,” Orr said.", 0),
    ],
)
def test_the_only_woman_of_a_story_does_not_say_she_of_herself(story, count):
    assert len(hits(speaker, story, test="own-words")) == count


@pytest.mark.parametrize(
    ("test", "story", "expected"),
    [
        ("no-speaker", "“It is late,” declared. “Go.”", ["declared"]),
        ("no-speaker", "“It is late,” said Friday.", ["said"]),
        ("no-speaker", "“It is late,” said Ames. “No,” he said.", []),
        ("no-speaker", "They shouted “no” and said. So.", []),
        ("inside", "“It is late. said Ames.”", ["said Ames."]),
        ("inside", "“It is late, added the old baker,” and left.", ["added the old baker,"]),
        ("inside", "“It is late, he said.”", []),
        ("inside", "“‘It is late,’ said Ames.”", []),
    ],
)
def test_where_quotation_and_attribution_meet(test, story, expected):
    assert hits(speaker, story, test=test) == expected


def test_the_post_is_a_paper_and_the_passage_nobody():
    assert hits(speaker, "The Post said the road was shut.", test="unnamed") == []
    assert hits(speaker, "The passage said the road was shut.", test="unnamed") == ["The passage said"]
    assert hits(speaker, "The passage said the road was shut.", test="generic") == []


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("“It is late,” the writer said. The paper mill is shut.", 1),
        ("The paper mill is shut. “It is late,” the writer said.", 1),
        ("She edits a column. “It is late,” the writer said.", 0),
        ("The survey is out. “It is late,” the speaker said.", 1),
        ("The survey is out. “It is late,” the respondent said.", 0),
        ("The film is out. “It is late,” the narrator said.", 0),
    ],
)
def test_authors_narrators_and_speakers_may_belong_to_the_story(story, count):
    assert len(hits(speaker, story, test="generic")) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("The road is safe, per Ames. Per Ames, it will open in May.", 1),
        ("The road is safe, as indicated by Ames. As indicated by Ames, it will open.", 1),
        ("Growth is 2% per capita. It is 3%, per capita, in Troy.", 0),
    ],
)
def test_chains_of_other_words_than_according(story, count):
    assert len(hits(speaker, story, test="chain")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is late,” Ida Orr, 81, of Troy.", ["Ida Orr"]),
        ("“It is very late,” so the director Ida Orr.", ["so the director Ida Orr"]),
        ("“It is very late,” Ida Orr, 81, of Troy.", ["Ida Orr"]),
        ("“It is very late,” Ida Orr, who is 81, said.", []),
        ("“It is very late,” Mr. Orr said.", []),
        ("“It is very late,” according to Ida Orr.", []),
    ],
)
def test_attributions_without_a_verb(text, expected):
    expected = [] if text.startswith("“It is late") else expected  # too short to tell from a title
    assert hits(speaker, text, test="verbless") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain fell. “It is late,” he added.", ["he added"]),
        ("Rain fell, Ames said. “It is late,” he added.", []),
        ("“Go home.” It is late, he added.", []),
        ("The board added a bridge, and he added a road.", []),
    ],
)
def test_nobody_adds_to_nothing(text, expected):
    assert hits(speaker, text, test="added-first") == expected


@pytest.mark.parametrize(
    ("before", "quotation", "expected"),
    [
        ("The road is shut.", "“I am no reader,” she said. “She goes for the company.”", ["She"]),
        ("Helen Orr left.", "“I am no reader,” Orr said. “She goes for the company.”", ["She"]),
        ("Helen Orr left.", "“I am no reader,” said Orr. “She goes for the company.”", ["She"]),
        ("The road is shut.", "“I am no reader,” he said. “She goes for the company.”", []),
        ("The road is shut.", "“I am like my aunt,” she said. “She goes for the company.”", []),
        ("The road is shut.", "“I asked Ida,” she said. “She goes for the company.”", []),
        ("The road is shut.", "“The road is no use,” she said. “She goes for the company.”", []),
        ("Her mother left.", "“I am no reader,” she said. “She goes for the company.”", []),
        ("Ida Orr and Ann Ames left.", "“I am no reader,” Orr said. “She goes for the company.”", []),
    ],
)
def test_quotations_that_go_on_in_the_third_person(before, quotation, expected):
    assert hits(speaker, f"{before}\n\n{quotation}", test="third-person") == expected


def test_offices_are_no_inverted_titles():
    for text in (
        "Secretary of State Ann Orr said it was late.",
        "Director of Public Health Tom Ames said it was late.",
        "The director of the port, Tom Ames, said it was late.",
    ):
        assert hits(speaker, text, test="title-run-on") == []
        assert hits(speaker, text, test="title-first") == []
