"""The language of phrases, inflection and replacements."""

from __future__ import annotations

import pytest

from newslint.checks.matching.phrase_language import BadPhrase, expand
from newslint.language.inflection import plural, verb_forms


def variants(phrase, *replacements):
    return list(expand(phrase, replacements))


def test_alternatives_and_options():
    assert [text for text, _ in variants("{is|are} {very|} glad")] == [
        "is very glad",
        "is glad",
        "are very glad",
        "are glad",
    ]


def test_a_verb_keeps_its_form_in_the_replacement():
    assert variants("~impose penalties on", "~slap fines on") == [
        ("impose penalties on", ("slap fines on",)),
        ("imposes penalties on", ("slaps fines on",)),
        ("imposed penalties on", ("slapped fines on",)),
        ("imposing penalties on", ("slapping fines on",)),
    ]


def test_a_choice_can_be_named_in_the_replacement():
    assert variants("{is|was} awaited to", "{1} expected to")[1] == ("was awaited to", ("was expected to",))


def test_nouns_have_two_forms():
    assert variants("storehouse +slip", "warehouse +receipt") == [
        ("storehouse slip", ("warehouse receipt",)),
        ("storehouse slips", ("warehouse receipts",)),
    ]


@pytest.mark.parametrize("phrase", ["{a|b", "a}", "{|}", "{a|b}" * 14])
def test_what_cannot_be_expanded(phrase):
    with pytest.raises(BadPhrase):
        variants(phrase)


def test_a_choice_that_is_not_there():
    with pytest.raises(BadPhrase, match="has 1 choices"):
        variants("{a|b} c", "{2} c")


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("impose", "imposes imposed imposed imposing"),
        ("carry", "carries carried carried carrying"),
        ("stop", "stops stopped stopped stopping"),
        ("visit", "visits visited visited visiting"),
        ("commit", "commits committed committed committing"),
        ("lie", "lies lay lain lying"),
        ("tie", "ties tied tied tying"),
        ("see", "sees saw seen seeing"),
        ("free", "frees freed freed freeing"),
        ("push", "pushes pushed pushed pushing"),
        ("play", "plays played played playing"),
        ("veto", "vetoes vetoed vetoed vetoing"),
        ("panic", "panics panicked panicked panicking"),
        ("write", "writes wrote written writing"),
        ("overcome", "overcomes overcame overcome overcoming"),
        ("equip", "equips equipped equipped equipping"),
        ("kidnap", "kidnaps kidnapped kidnapped kidnapping"),
        ("quip", "quips quipped quipped quipping"),
        ("outfit", "outfits outfitted outfitted outfitting"),
        ("fulfill", "fulfills fulfilled fulfilled fulfilling"),
        ("fulfil", "fulfils fulfilled fulfilled fulfilling"),
        ("program", "programs programmed programmed programming"),
        ("travel", "travels traveled traveled traveling"),
        ("singe", "singes singed singed singeing"),
        ("dye", "dyes dyed dyed dyeing"),
        ("age", "ages aged aged aging"),
        ("eavesdrop", "eavesdrops eavesdropped eavesdropped eavesdropping"),
        ("benefit", "benefits benefited benefited benefiting"),
        ("focus", "focuses focused focused focusing"),
        ("mislead", "misleads misled misled misleading"),
        ("rig", "rigs rigged rigged rigging"),
        ("newslint", "newslints newslinted newslinted newslinting"),
    ],
)
def test_verbs(base, forms):
    assert " ".join(verb_forms(base)[1:]) == forms


@pytest.mark.parametrize(
    ("base", "past"),
    [
        ("travel", "travelled"),
        ("cancel", "cancelled"),
        ("learn", "learnt"),
        ("quip", "quipped"),
        ("say", "said"),
    ],
)
def test_verbs_in_british_spelling(base, past):
    assert verb_forms(base, "gb")[2] == past


def test_a_phrase_has_both_spellings_of_a_verb_and_keeps_the_one_that_matched():
    found = dict(variants("~travel to", "~level with"))
    assert found["traveled to"] == ("leveled with",)
    assert found["travelled to"] == ("levelled with",)
    assert found["travelling to"] == ("levelling with",)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("penalty", "penalties"),
        ("man", "men"),
        ("box", "boxes"),
        ("day", "days"),
        ("crisis", "crises"),
        ("mouse", "mice"),
        ("veto", "vetoes"),
        ("photo", "photos"),
        ("chief", "chiefs"),
        ("belief", "beliefs"),
        ("thief", "thieves"),
        ("aircraft", "aircraft"),
        ("stadium", "stadiums"),
        ("spokeswoman", "spokeswomen"),
        ("law", "laws"),
    ],
)
def test_nouns(noun, expected):
    assert plural(noun) == expected
