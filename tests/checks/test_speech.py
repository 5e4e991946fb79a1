"""Speech without quotation marks: what the examples of the packs do not show."""

from __future__ import annotations

import pytest

from kind_helpers import hits
from newslint.checks.kinds import speech


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I will not go, said Ames.", ["I will not go, said Ames."]),
        ("I will not go!, Ames said.", ["I will not go!, Ames said."]),
        ("I’m tired, the mayor, who was up all night, told reporters on Monday.",
         ["I’m tired, the mayor, who was up all night, told reporters on Monday."]),
        ("Ames lost his seat after World War I, said Orr.", []),
        ("The bill of Sen. Orr (I-Vt.) was lost, said Ames.", []),
        ("Two F.B.I. agents left, said Ames.", []),
        ("“I will not go,” said Ames. “Not I.”", []),
        ("As I left, Ames said he would not go.", []),
        ("Ames told me he would not go.", []),
    ],
)  # fmt: skip
def test_first_person(text, expected):
    assert hits(speech, text, test="attributed", persons=("singular",)) == expected


def test_first_person_plural_is_not_a_country():
    assert hits(speech, "The US will not pay, Ames said.", test="attributed", persons=("plural",)) == []
    assert hits(speech, "They owe us money, Ames said.", test="attributed", persons=("plural",)) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Do not wait for the ferry, said Ames.", ["Do not wait for the ferry, said Ames."]),
        ("“Do not wait for the ferry,” said Ames.", []),
        ("Help, said Ames.", []),
        ("Call volume rose in May. Ames said so.", []),
    ],
)
def test_orders(text, expected):
    assert hits(speech, text, test="ordered") == expected


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("We are sure of it, Ames said on the call, and our books are open.", 1),
        ("It is a good plan, Ames admitted, but I want to see it.", 1),
        ("We met Ames on Monday, he said, and Orr on Tuesday.", 1),
        ("It is a good plan, Ames admitted, and he wants to see it.", 0),
        ("“We are sure of it,” Ames said on the call, and our books are open.", 0),
    ],
)
def test_an_attribution_may_stand_inside_the_words(story, count):
    persons = ("singular", "plural")
    assert len(hits(speech, story, test="attributed", persons=persons)) == count


@pytest.mark.parametrize(
    ("story", "count"),
    [
        ("The road was never safe, he continued.", 1),
        ("The road was never safe, Ida Ames retorted.", 1),
        ("“The road was never safe,” he continued.", 0),
        ("The work, he continued.", 0),
        ("Despite the rain and the dark, the work continued.", 0),
        ("The road was never safe, Ames continued to say.", 0),
    ],
)
def test_verbs_that_only_speech_takes(story, count):
    assert len(hits(speech, story, test="spoken")) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He got to the port, he said. I was tying the boat.", ["I was tying the boat."]),
        ("He got to the port, he said.\n\nI was tying the boat.", []),
        ("He got to the port, he said. The boat was mine, I was sure.", []),
        ("“I got to the port,” he said. I was tying the boat.", []),
        ("He got to the port. I was tying the boat.", []),
        ("I was tying the boat.", []),
    ],
)
def test_first_persons_after_reported_speech(text, expected):
    assert hits(speech, text, test="beside-speech", persons=("singular",)) == expected


def test_words_of_the_street_only_where_the_story_has_none_itself():
    text = "The guys were late, Ames said."
    assert hits(speech, text, test="attributed", persons=("loose",)) == [text]
    assert hits(speech, f"The road isn’t open. {text}", test="attributed", persons=("loose",)) == []
