"""What grammar lets stand, whatever a language model says."""

from __future__ import annotations

import pytest

from newslint.checks.matching.may_stand import may_stand
from newslint.model.span import Span


def stands(sort, marked):
    """For a sentence with [[written|meant]]."""
    start = marked.index("[[")
    written, meant = marked[start + 2 : marked.index("]]")].split("|")
    text = marked[:start] + written + marked[marked.index("]]") + 2 :]
    return may_stand(sort, text, Span(start, start + len(written)), meant)


@pytest.mark.parametrize(
    "sentence",
    [
        # a word before it asks for the other number
        "It was a [[setbacks|setback]] for the harbour.", "Every old wooden [[piers|pier]] was closed.",
        "The quay was shut for three [[week|weeks]].", "They paid for 12.5 [[ton|tons]] of grain.",
        "Hundreds of [[visitor|visitors]] stayed away.", "These heavy [[beam|beams]] came from Sweden.",
        "Dockers and [[fisherman|fishermen]] went on strike.",
        # a noun behind it makes it half of a compound
        "She leads the [[ports|port]] ministry.",
        # a verb that looks like a noun
        "The ferry will [[docks|dock]] at noon.", "It just [[cost|costs]] too much.",
    ],
)  # fmt: skip
def test_a_noun_in_the_wrong_number(sentence):
    assert not stands("noun-number", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The inquiry looked at past [[failures|failure]] of the pumps.", "They gave [[thank|thanks]] on Sunday.",
        "He praised the [[approach|approaches]] of both mayors.", "The harbour has 1 [[crane|cranes]] left.",
        "It was a shock. [[Prices|Price]] fell at once.", "They closed the Main and Mill [[streets|street]] for a day.",
        "Each of the old [[piers|pier]] was closed.", "A number of [[pumps|pump]] had failed.",
        "Nobody saw a car, [[lorries|lorry]] or buses.",
    ],
)  # fmt: skip
def test_a_noun_in_either_number(sentence):
    assert stands("noun-number", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor asked them to [[closed|close]] the quay.", "The storm would [[forces|force]] them to turn back.",
        "They have [[working|worked]] there since May.", "It took a [[signing|sign]] to stop them.",
        "He began to [[looking|look]] for a boat.", "The wall [[fallen|fell]] on a car.", "She never [[play|played]] so well.",
        "The mill [[know|known]] as the Old Lady burned down.",
    ],
)  # fmt: skip
def test_a_form_that_its_neighbour_forbids(sentence):
    assert not stands("verb-forms", sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“It is late,” [[says|said]] the pilot.", "The mayor’s [[closing|close]] of the quay was no surprise.",
        "The [[mooring|moor]] of yachts is forbidden.", "She paid for [[repairing|repaired]] the mast.",
        "They urged all who [[backed|back]] the plan to come.", "Garrick [[claims|claim]] that the quay is safe.",
        "Ships [[waiting|waits]] outside were sent away.",
    ],
)  # fmt: skip
def test_a_form_that_may_stand(sentence):
    assert stands("verb-forms", sentence)


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("The council [[have|has]] agreed.", True), ("Leeds United [[are|is]] third.", True), ("They [[was|were]] late.", False),
        ("It rained. Workers [[was|were]] sent home.", False), ("The Green Socialists [[has|have]] agreed.", True),
        ("The RSPB [[have|has]] said so.", True), ("the ships in a harbour that [[are|is]] old", True),
        ("She spoke as if she [[were|was]] the mayor.", True), ("No decision [[have|has]] been made.", False),
        ("The trees in the park [[was|were]] cut down.", False),
        ("Attending the vote [[were|was]] two mayors.", True), ("It was late. Among the dead [[are|is]] a pilot.", True),
    ],
)  # fmt: skip
def test_verbs_whose_subject_may_be_one_or_many(sentence, may):
    assert stands("agreement", sentence) == may


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("Voters doubt her [[physical|fiscal]] viability.", True), ("The oldest [[tree|three]] surgeon retired.", True),
        ("They placed an ad [[buy|by]] this week.", True), ("It ended a [[weak|week]] of bad news.", False),
        ("They will decide whether [[too|to]] close the mill.", False), ("The [[trail|trial]] begins on Monday.", False),
        ("It is [[form|from]] 1911.", False),
    ],
)  # fmt: skip
def test_what_nobody_writes_there_was_not_meant(sentence, may):
    assert stands("confusables", sentence) == may


@pytest.mark.parametrize("sort", ["synonyms", "missing-words"])
def test_other_sorts_are_left_to_the_model(sort):
    assert not stands(sort, "The RSPB [[have|has]] said so.")
