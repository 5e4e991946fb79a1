"""The kind `likelihood`: what it makes of alternatives that a language model thought of. None is needed here."""

from __future__ import annotations

import pytest

from kind_helpers import hits_on
from newslint.checks.kinds import likelihood
from newslint.document.document import Document
from newslint.model.engine_match import EngineMatch
from newslint.model.span import Span


def found(text, matches, sort, **keys):
    """How many places a rule for a sort of alternatives finds in a text with `matches`: place, what was meant, how sure."""
    document = Document(text)
    document.engine_matches = {
        likelihood.ENGINE: tuple(
            EngineMatch(sort, place, "likelier", (meant,), sure) for place, meant, sure in matches
        )
    }
    return len(hits_on(likelihood, document, alternatives=(sort,), **keys))


@pytest.mark.parametrize(
    ("sure", "count"), [((0.3, 0.3, 0.3), 0), ((0.3, 0.3, 0.5), 3), ((0.2, 0.7), 1), ((0.3, 0.5), 2)]
)
def test_company_counts_where_one_is_half_certain(sure, count):
    text = "The council foots the account. Nobody else does.\n"
    places = (Span(4, 11), Span(22, 29), Span(31, 37))
    matches = [(place, "bill", one) for place, one in zip(places, sure)]
    assert found(text, matches, "synonyms", least=0.6, company=0.25) == count


def test_a_lost_word_is_told_of_once():
    text = "It is hard not think that the council will foot the bill.\n"
    matches = [(Span(11, 14), "to not", 0.8), (Span(15, 20), "to think", 0.9), (Span(48, 52), "to foot", 0.8)]
    assert found(text, matches, "missing-words", least=0.6) == 2


@pytest.mark.parametrize(("words", "count"), [(100, 2), (700, 2), (900, 0)])
def test_in_a_long_story_two_are_odd_by_chance(words, count):
    text = "The council foots the account. Nobody else does. " + "It rained. " * (words // 2)
    matches = [(Span(4, 11), "bill", 0.5), (Span(22, 29), "bill", 0.5)]
    assert found(text, matches, "synonyms", least=0.6, company=0.25) == count


@pytest.mark.parametrize(
    ("sentence", "sort", "meant"),
    [
        ("She spoke as if she [[were]] the mayor of the town.", "agreement", "was"),
        ("They closed the Main and Mill [[streets]] for a day.", "noun-number", "street"),
    ],
)
def test_what_is_right_as_it_stands_is_left_alone(sentence, sort, meant):
    for text, count in ((sentence, 0), (f"It [[{meant}s]] there, and so it goes on all day.", 1)):
        place = Span(text.index("[["), text.index("]]") - 2)
        bare = text.replace("[[", "").replace("]]", "")
        assert found(bare, [(place, meant, 0.9)], sort, least=0.6) == count


@pytest.mark.parametrize(
    ("before", "count"), [("It was late.\n\nApple ", 0), ("Nobody knew. The models ", 1)]
)
def test_a_company_goes_either_way_at_the_head_of_a_paragraph(before, count):
    text = f"{before}are late, and everybody who ordered one will have to wait.\n"
    place = Span(len(before), len(before) + 3)
    assert found(text, [(place, "is", 0.9)], "agreement", least=0.6) == count
