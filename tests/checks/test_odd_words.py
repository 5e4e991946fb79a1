"""Words held against much English: the counted pairs, the contexts worth a look, and the kind that rests on them."""

from __future__ import annotations

import pytest

from kind_helpers import hits_on
from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import confusion
from newslint.checks.matching.bigram_contexts import contexts_at, contexts_of
from newslint.document.document import Document
from newslint.language.bigrams import MAGIC, OPENING, WordPairs, word_pairs

CONTEXT = Context("typos", "typos.x")


def read(text, **keys):
    """Words found and their first offers."""
    return [(hit.span.of(text), hit.replacements[0]) for hit in hits_on(confusion, Document(text), **keys)]


def test_words_and_pairs():
    pairs = word_pairs()
    share, rest = pairs.word("the")
    assert -3.5 < share < -2.5
    assert rest <= 0
    assert pairs.word("zqxv") is None
    assert pairs.pair("prime", "minister") > 8
    assert pairs.pair("minister", "prime") is None
    assert pairs.pair(OPENING, "the") is not None
    assert "parish" in pairs.mistaken_for("perish")
    assert pairs.mistaken_for("zqxv") == ()
    assert pairs.mistaken_for("\udc80") == ()


def test_pairs_of_words_outside_the_list_are_hardly_ever_taken_for_listed():
    pairs = word_pairs()
    taken = sum(pairs.pair(f"qx{number}", "minister") is not None for number in range(20_000))
    assert taken < 40


def test_spellings_of_two_varieties_are_no_slips():
    pairs = word_pairs()
    for one, two in (("tyre", "tire"), ("grey", "gray"), ("cheque", "check"), ("storey", "story")):
        assert two not in pairs.mistaken_for(one)


def test_a_file_of_another_version_is_refused():
    with pytest.raises(ValueError, match="another version"):
        WordPairs(b"x" * len(MAGIC))


def seen(text):
    return {context.word: (context.before, context.after) for context in contexts_of(Document(text))}


def test_contexts():
    assert seen("The prime minister of the country said so.") == {}
    found = seen("The vote drew objections from the perish council.")
    assert found["perish"] == ("the", "council")
    assert "council" in found  # no known pair with the word before it either


@pytest.mark.parametrize(
    "text", ["the perish, council", "the perish\ncouncil", "the perish-council", "the Perish council"]
)
def test_marks_lines_and_capitals_part_words(text):
    assert seen(text).get("perish", (None, None)) != ("the", "council")


def test_a_paragraph_opens_with_no_word():
    found = {
        context.word: context for context in contexts_of(Document("perish council said.\n\nperish council"))
    }
    assert found["perish"].before == OPENING


def test_slips_need_both_neighbours_and_stand_once():
    assert read("It drew objections from the perish council.", test="slips", least=10) == [
        ("perish", "parish")
    ]
    assert read("It drew objections from the perish, council.", test="slips", least=10) == []
    twice = "It drew objections from the perish council. The perish council met."
    assert read(twice, test="slips", least=10) == []


def test_rare_words_are_held_against_common_ones():
    assert read("He said the prime minster of the country would go.", test="slips", least=10) == [
        ("minster", "minister")
    ]


def test_accepted_words_are_left_alone():
    document = Document("It drew objections from the perish council.")
    document.accepted = frozenset({"perish"})
    assert hits_on(confusion, document, test="slips", least=10) == []


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"least": 3}, "needs one of"),
        ({"least": 3, "test": "slips", "confused": "x.txt"}, "needs one of"),
        ({"least": 3, "test": "sound"}, "is one of slips, split"),
        ({"least": 0, "test": "slips"}, "more than 0"),
        ({"least": 3, "confused": "absent.txt"}, "no such word list"),
    ],
)
def test_mistakes(keys, said):
    with pytest.raises(RuleMistake, match=said):
        confusion.compile_rule(confusion.Keys(**keys), CONTEXT)


def confused(text, lines, least=0.0, tmp_path=None):
    (tmp_path / "confused.txt").write_text(lines, encoding="utf-8")
    context = CONTEXT._replace(folders=(str(tmp_path),))
    hits = hits_on(confusion, Document(text), context, confused="confused.txt", least=least)
    return [(hit.span.of(text), hit.replacements) for hit in hits]


def test_confused_words_each_have_their_own_measure(tmp_path):
    text = "The runner beat there own record."
    assert confused(text, "there their 4\n", tmp_path=tmp_path) == [("there", ("their",))]
    assert confused(text, "there three 9\nthere their 4\n", tmp_path=tmp_path) == [("there", ("their",))]
    assert confused(text, "there their 9\n", tmp_path=tmp_path) == []
    assert confused(text, "there their 4\n", 5.0, tmp_path=tmp_path) == []


def test_short_forms_are_held_against_the_words_they_are_short_for(tmp_path):
    text = "The tide uncovered miles of it’s beaches. He said its unclear."
    assert confused(text, "it's its 4\nits it’s 2\n", tmp_path=tmp_path)[0] == ("it’s", ("its",))


@pytest.mark.parametrize("line", ["there their\n", "there their much\n", "there they are 4\n"])
def test_a_line_of_confused_words_that_is_none(tmp_path, line):
    with pytest.raises(RuleMistake, match="no line of confused words"):
        confused("He went.", line, tmp_path=tmp_path)


def test_contexts_of_some_words_are_those_of_all():
    document = Document(
        "He was able walk to the quiet harbour.\n\nThe perish council hot meet, and then it met."
    )
    every = contexts_of(document)
    for words in ({"able", "walk"}, {"council", "met", "perish"}, set(document.words.places)):
        assert contexts_at(document, words) == [place for place in every if place.word in words]


def test_halves_of_a_word_that_a_space_split():
    assert read("On Monday he dis agreed with the mayor.", test="split", least=4) == [
        ("dis agreed", "disagreed")
    ]
    assert read("On Monday he qzx agreed with the mayor.", test="split", least=4) == []
    assert read("On Monday he can not agree.", test="split", least=4) == []


def test_what_is_remembered_of_words_and_pairs_is_bounded():
    pairs = word_pairs()
    for number in range(45_000):
        pairs.word(f"word{number}")
        pairs.pair("the", f"word{number}")
    assert len(pairs._words) <= 20_001 and len(pairs._pairs) <= 20_001
