"""Unknown words speak where they can be no name, no term and no foreign phrase."""

from __future__ import annotations

import pytest

from kind_helpers import CONTEXT, hits_on
from newslint.checks.kinds import spelling
from newslint.document.document import Document

RULES = spelling.link(
    {
        0: spelling.compile_rule(spelling.Keys(), CONTEXT),
        1: spelling.compile_rule(spelling.Keys(7, sentence_start=True), CONTEXT),
    }
)


def read(text, accepted=()):
    """The words found, each with the number of the rule and the first offer."""
    document = Document(text)
    document.accepted = frozenset(accepted)
    return [
        (n, hit.span.of(text), hit.replacements[0])
        for n, hit in spelling.find(document, RULES, frozenset({0, 1}))
    ]


def test_a_slip_is_found_where_it_stands():
    assert read("The comittee met.") == [(0, "comittee", "committee")]


def test_a_slip_that_opens_a_sentence_has_a_rule_of_its_own():
    assert read("It rained. Resdients fled the flood.") == [(1, "Resdients", "Residents")]


def test_a_slip_repeated_is_a_term_unless_the_right_word_is_there_too():
    assert read("A rezoner spoke. Another rezoner left.") == []
    text = "The senate met. The senate voted. The senate rose. The seante met; the seante voted."
    assert [word for _, word, _ in read(text)] == ["seante", "seante"]


def test_the_vocabulary_of_the_house_is_accepted():
    assert read("The comittee met.", accepted={"comittee"}) == []


@pytest.mark.parametrize(
    "text",
    [
        "The Gaurd family met.",
        "Mail gaurd@example.com now.",
        "See example.com/gaurd for more.",
        "The avant-gaurd met.",
        "He said they were walkin' home.",
        "“Recieved (sic) with thanks,” it said.",
        "The song is frere jacqes dormez vous.",
        "Résumé of a naïve façade.",
        "Nietzschean hmmm zzzz.",
    ],
)
def test_silence(text):
    assert read(text) == []


def test_a_rare_word_beside_the_neighbours_of_an_everyday_one():
    def rare(text):
        hits = hits_on(spelling, Document(text), shortest=5, rare=True)
        return [(hit.span.of(text), hit.replacements) for hit in hits]

    assert rare("He was asked about the positon of the party.") == [("positon", ("position",))]
    assert rare("A positon, they said, decays.") == []
    assert rare("The positon of the one and the positon of the other.") == []


def test_short_words_by_what_goes_with_both_neighbours():
    assert [word for _, word, _ in read("He said thta the trial would hvae to wait.")] == ["hvae", "thta"]


def test_dialect_may_be_said_and_not_written(tmp_path):
    (tmp_path / "dialect.txt").write_text("meself\n", encoding="utf-8")
    context = CONTEXT._replace(folders=(str(tmp_path),))

    def meself(text):
        hits = hits_on(spelling, Document(text), context, shortest=3, spoken_file="dialect.txt")
        return [hit.replacements[0] for hit in hits]

    assert meself("“I have binned it meself,” he said.") == []
    assert meself("He has binned it meself.") == ["myself"]


def test_what_one_story_has_said_aloud_is_a_slip_in_the_next():
    assert read("They were just runnin' and hidin' from the rain.") == []
    assert [word for _, word, _ in read("She has been runnin the shop for a year.")] == ["runnin"]
