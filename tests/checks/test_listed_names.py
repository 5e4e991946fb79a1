"""Names and offices of everyday news, a slip away."""

from __future__ import annotations

import pytest

from kind_helpers import CONTEXT
from newslint.checks.detectors.spelling.listed_names import Names
from newslint.checks.interface import RuleMistake
from newslint.checks.kinds import spelling
from newslint.document.document import Document

LINKED = spelling.link(
    {
        0: spelling.Compiled(names=Names(("Nairobi", "February", "Jordan", "Islamic"), ("Neste",), False)),
        1: spelling.Compiled(names=Names(("President", "Senator"), (), True)),
    }
)


def read(text, accepted=()):
    """The words found, each with what was meant."""
    document = Document(text)
    document.accepted = frozenset(accepted)
    found = spelling.find(document, LINKED, frozenset((0, 1)))
    return [(hit.span.of(text), hit.replacements[0]) for _, hit in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained in Niarobi.", [("Niarobi", "Nairobi")]),
        ("It rained in Niarobi’s suburbs.", [("Niarobi", "Nairobi")]),
        ("In Febuary it rained.", [("Febuary", "February")]),
        ("The Isalmic State said so.", [("Isalmic", "Islamic")]),
        ("In Nairobi Presidnet Ames left.", [("Presidnet", "President")]),
    ],
)
def test_slips(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "It rained in Nairobi, and Nairobi’s mayor left.",
        "Elsa Febuary and B. Febuary left.",  # a surname
        "Jourdan Vasquer left.",  # a first name
        "Mr. Jordana left, and so did the Jordans.",  # another ending, another name
        "NIAROBI is an acronym of theirs.",
        "The Niarobi case, the Niarobi fund and the Niarobi suit go on.",  # a name of the story
        "See #Niarobi or Niarobi.example.",
        "Presidio Senatorial Febru.",
    ],
)
def test_names(text):
    assert read(text) == []


def test_the_vocabulary_of_the_house_is_accepted():
    assert read("It rained in Niarobi.", accepted={"niarobi"}) == []


def test_a_name_without_a_capital_is_a_mistake_of_the_pack(tmp_path):
    (tmp_path / "names.txt").write_text("Nairobi nairobi\n", encoding="utf-8")
    context = CONTEXT._replace(folders=(str(tmp_path),))
    with pytest.raises(RuleMistake, match="'nairobi' is no capitalised word"):
        spelling.compile_rule(spelling.Keys(names_file="names.txt"), context)


@pytest.mark.parametrize(
    ("keys", "key"), [({"titles": True}, "titles"), ({"names_file": "x.txt", "rare": True}, "names-file")]
)
def test_keys_of_words_and_of_names_do_not_mix(keys, key):
    with pytest.raises(RuleMistake) as mistake:
        spelling.compile_rule(spelling.Keys(**keys), CONTEXT)
    assert mistake.value.key == key
