"""Words that nearly always have the same neighbour, and what breaks their company."""

from __future__ import annotations

import pytest

from newslint.checks.detectors.confusion.companies import alike, companies
from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import confusion
from newslint.document.document import Document

LINES = ["carbon dioxide 300 500", "climate change 351 60", "stark contrast 190 30", "climate shift 0 0"]


class _Words(Context):
    """A context whose only file has these lines."""

    lines = LINES

    def read_words(self, name, key="words-file"):
        return self.lines


CONTEXT = _Words("spun", "spun.x")


def read(text, **keys):
    keys = {"companies": "companies.txt", "test": "synonyms", "least": 6, **keys}
    linked = confusion.link({0: confusion.compile_rule(confusion.Keys(**keys), CONTEXT)})
    return [
        (hit.span.of(text), hit.replacements)
        for _, hit in confusion.find(Document(text), linked, frozenset({0}))
    ]


def test_a_synonym_in_the_place_of_a_bound_word():
    assert read("A report on climate alteration was late.") == [("alteration", ("change",))]


@pytest.mark.parametrize(
    "text",
    [
        "A report on climate change was late.",
        "A report on climate shift was late.",
        "A report on Climate Alteration was late.",
        "A report on climate, alteration and speed was late.",
        "A report on climate alteration-proof roofs was late.",
        "A report on climate alterations was late.",
        "A report on climate porridge was late.",
    ],
)
def test_what_is_left_alone(text):
    assert read(text) == []


def test_a_slip_in_the_place_of_a_bound_word():
    text = "His debut was in stark contract to his own."
    assert read(text, test="slips", least=2) == [("contract", ("contrast",))]
    assert read(text) == []


def test_words_are_alike_in_one_form_only():
    assert alike("alterations", "changes")
    assert not alike("alterations", "change")
    assert not alike("change", "changes")


def test_a_clipped_word_is_the_word_itself():
    assert not alike("net", "internet")
    assert not alike("phone", "telephone")


def test_both_words_lead_to_each_other():
    table = companies([("carbon", "dioxide", 300, 500), ("carbon", "oxide", 0, 0)])
    assert table["carbon"] == ((("dioxide", 300),), (), ("dioxide", "oxide"), ())
    assert table["dioxide"] == ((), (("carbon", 500),), (), ("carbon",))
    assert "oxide" not in table


@pytest.mark.parametrize(
    ("keys", "lines", "message"),
    [
        ({"test": "split"}, LINES, "'test' is one of synonyms, slips"),
        ({"least": 0}, LINES, "more than 0"),
        ({}, ["climate change often"], "no line of bound words"),
    ],
)
def test_mistakes(keys, lines, message, monkeypatch):
    monkeypatch.setattr(_Words, "lines", lines)
    with pytest.raises(RuleMistake, match=message):
        read("Any text.", **keys)
