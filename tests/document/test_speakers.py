"""Speakers: who says each quotation, by which words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.document.document import Document


def said(text: str) -> list[tuple[str | None, str | None, str]]:
    """Cue, head of the speaker, and how it was found, for every quotation."""
    document = Document(text)
    return [
        (a.cue.of(text) if a.cue else None, a.speaker.head.of(text) if a.speaker else None, a.how)
        for a in document.attributions
    ]


@pytest.mark.parametrize(
    ("text", "cue", "head", "how"),
    [
        ("“It is over,” Ames said.", "said", "Ames", "after"),
        ("“It is over,” said Ames.", "said", "Ames", "inverted"),
        ("“It is over,” Ms. Pike-Orr, whose mother founded the choir, said.", "said", "Pike-Orr", "after"),
        ("Ida Falk posted a message: “It is over,” she wrote.", "wrote", "she", "after"),
        ("Ames called it “a joke,” and his deputy, Ida Falk, left.", "called", "Ames", "before"),
        ("“It is over,” she said.", "said", "she", "after"),
        ("“Is it over?” Ames asked.", "asked", "Ames", "after"),
        ("“It is over!” shouted a man in the crowd.", "shouted", "man", "inverted"),
        ("“It is over”, said Ames.", "said", "Ames", "inverted"),
        ("“It is over,” Tom Ames, the mayor of Troy, told reporters on Monday.", "told", "Ames", "after"),
        ("“It is over,” Ames, who lost in May, later said.", "said", "Ames", "after"),
        ("“It is over,” said Tom Ames, a spokesman for the port.", "said", "Ames", "inverted"),
        ("“It is over,” a spokesman for the port said.", "said", "spokesman", "after"),
        ("“It is over,” the agency’s country director, Ida Falk, said.", "said", "Falk", "after"),
        ("“It is over,” Sen. J. D. Ames (R-Ohio) said.", "said", "Ames", "after"),
        ("“It is over,” according to Ames.", "according to", "Ames", "according"),
        ("“It is over,” has declared the chief of staff.", "declared", "chief", "inverted"),
        ("“It is over,” Ames fumed.", "fumed", "Ames", "after"),
        ("Ames said: “It is over.”", "said", "Ames", "before"),
        ("Ames told the council, “It is over.”", "told", "Ames", "before"),
        ("In the end, Ames said, “It is over.”", "said", "Ames", "before"),
        ("Ames stood up and said, “It is over.”", "said", "Ames", "before"),
        ("According to Ames, “it is over and done with.”", "According to", "Ames", "according"),
        ("Ames called the plan “a slow way to lose.”", "called", "Ames", "before"),
        ("He pointed to Ames’s statement that “nobody knew a thing.”", "statement", "Ames’s", "before"),
        ("Ames thanked the fans. “It is over.”", None, None, ""),
        ("Ames agreed. “It is over.”", "agreed", "Ames", "before"),
        ("“It is over.” — Tom Ames, baker", "—", "Ames", "after"),
    ],
)
def test_speaker_of_one_quotation(text: str, cue: str | None, head: str | None, how: str) -> None:
    assert said(text) == [(cue, head, how)]


def test_a_speaker_goes_on_within_a_paragraph() -> None:
    assert said("“It is over,” Ames said. “We lost. We go home.”") == [
        ("said", "Ames", "after"),
        ("said", "Ames", "shared"),
    ]
    assert said("“It is over. It is done.” “We lost,” Ames said.") == [
        ("said", "Ames", "shared"),
        ("said", "Ames", "after"),
    ]


def test_two_speakers_in_one_sentence() -> None:
    text = "Ames called it “a shame for the town,” and Orr said it was “the best of bad choices.”"
    assert [head for _, head, _ in said(text)] == ["Ames", "Orr"]


def test_a_running_quotation_keeps_its_speaker() -> None:
    text = "“It is over,” Ames said. “We lost.\n\n“We go home.”\n\n“Not I.”"
    assert [(head, how) for _, head, how in said(text)] == [
        ("Ames", "after"),
        ("Ames", "shared"),
        ("Ames", "shared"),
        ("Ames", "carried"),
    ]


def test_a_speaker_announced_in_the_paragraph_above() -> None:
    assert said("Ames wrote to the council on Monday:\n\n“It is over.”") == [("wrote", "Ames", "before")]


def test_no_speaker() -> None:
    assert said("The street was quiet.\n\n“It is over and we go home.”") == [(None, None, "")]


def test_nested_quotations_have_no_attribution_of_their_own() -> None:
    text = "“He said, ‘Go home,’ and I did,” she said."
    (found,) = Document(text).attributions
    assert found.quotation == 0 and found.speaker is not None
    assert found.speaker.head.of(text) == "she"


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("“It is hard” for Orr, said Tom Ames, a baker.", ["Ames"]),
        ("“It is hard” about the road, Ames said.", ["Ames"]),
        ("“It is hard now,” and the road was shut again, Ames said.", ["Ames"]),
        ("“Go home,” and crowds cheered.", [None]),
        ("“It is hard,” Tom Ames, chief baker at Loaf Ltd., said on Friday.", ["Ames"]),
        ("“I hope so.” Ames said.", ["Ames"]),
        ("“It is hard,” Will wrote.", ["Will"]),
        ("“Is it hard?” Ames pressed.", ["Ames"]),
        ("Orr was asked by baker Tom Ames, “Is it hard?”", ["Ames"]),
        ("The party did not comment, with spokesman Tom Ames saying, “It is hard.”", ["Ames"]),
        ("The film ends with footage of Ames saying, “It is hard.”", ["Ames"]),
        ("An aide who spoke quietly to Orr said Friday, “It is hard.”", ["aide"]),
        ("A source speaking to Orr News said, “It is hard.”", ["source"]),
        ("Two months later, Ames stepped up his work, saying, “It is hard.”", ["Ames"]),
        ("TROY, Ohio (AP) — The board left town in March, saying, “It is hard.”", ["board"]),
        ("“It is hard and it is late.”\n\n“We go home,” Ames said.", ["Ames", "Ames"]),
        ("Ames said, and I quote, “It is hard.”", ["Ames"]),
    ],
)
def test_who_speaks(text: str, heads: list[str | None]) -> None:
    assert [head for _, head, _ in said(text)] == heads


@given(
    st.lists(
        st.sampled_from(["“It is,”", "said", "Ames", ",", "the", "who", "and", "of", ".", "\n\n", "“No", "”"])
    )
)
def test_every_attribution_lies_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    document = Document(text)
    for attribution in document.attributions:
        assert document.quotations.items[attribution.quotation].kind != "nested"
        if attribution.speaker:
            assert attribution.speaker.span.covers(attribution.speaker.head)
            assert attribution.speaker.span.end <= len(text)
