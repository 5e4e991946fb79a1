"""From a glance to a second look in the story: what each step knows, and what it makes of that."""

from __future__ import annotations

import pytest

from newslint.deep.alternatives import KINDS
from newslint.deep.decision import AGAIN, DOUBT, GLANCE, WEIGHED, _weights, chance, chance_again, promising
from newslint.deep.reading import edit_of, words_of
from newslint.deep.weighed import Weighed
from newslint.deep.weighing import _as_good
from newslint.model.span import Span

SWAPPED = Weighed("synonyms", 17, 24, "surveys", "polls", 12.0, 14.0, 9.0, 3.0, 2.5, False)


def test_every_step_has_a_weight_for_all_it_knows():
    for step, names in (("glance", GLANCE), ("weighed", WEIGHED), ("again", AGAIN)):
        for kind in KINDS:
            assert len(_weights()[step, kind]) == 1 + len(names), (step, kind)


def test_what_gains_much_is_promising_and_what_gains_nothing_is_not():
    assert promising(SWAPPED)
    assert not promising(SWAPPED._replace(first=0.0, surprise=2.0))


def test_what_makes_the_sentence_likelier_is_surer():
    sure = [chance(SWAPPED._replace(score=score)) for score in (0.0, 4.0, 8.0, 16.0)]
    assert sure == sorted(set(sure))
    assert sure[0] < DOUBT < sure[-1]


@pytest.mark.parametrize("kind", KINDS)
def test_the_story_has_the_last_word(kind):
    one = SWAPPED._replace(kind=kind)
    assert chance_again(one, -3.0, {}) < 0.5 < chance_again(one, 12.0, {})


@pytest.mark.parametrize(
    ("kind", "counts"), [("synonyms", True), ("name-parts", True), ("prepositions", False)]
)
def test_a_word_that_the_story_uses_all_along_is_meant(kind, counts):
    one = SWAPPED._replace(kind=kind)
    once, often = (chance_again(one, 6.0, {"surveys": times}) for times in (1, 3))
    assert (often < once) is counts


def test_words_are_counted_folded():
    assert words_of("Polls, polls and a poll-watcher’s POLLS.") == {
        "polls": 3, "and": 1, "a": 1, "poll": 1, "watcher": 1, "s": 1,
    }  # fmt: skip


def test_an_edit_that_takes_a_word_out_keeps_the_one_before_it():
    text = "Homes were without of power."
    one = SWAPPED._replace(kind="extra-words", start=19, end=21, words="of", replacement="")
    assert edit_of(one, text) == (Span(11, 21), "without")


@pytest.mark.parametrize(
    ("small", "word", "good"),
    [
        ("from", "going", True), ("from", "town", False), ("had", "said", True),
        ("to", "go", False), ("was", "late", True), ("is", "going", False), ("had", "been", False),
        ("was", "built", False), ("has", "earlier", True),
    ],
)  # fmt: skip
def test_what_may_as_well_stand_alone(small, word, good):
    assert bool(_as_good(small, word)) is good


def test_what_stands_before_explains_a_name(reading):
    """A body with an odd name, and a story that has said so."""
    last = "The ruling of the Preeminent Court on abortion is expected before the end of June, lawyers say."
    before = (
        "The island has two high courts, and the older one is called the Preeminent Court, after the hall in which it sits.\n\n"
        "The Preeminent Court has nine judges, and all of them were there on Monday. The Preeminent Court seldom meets.\n\n"
    )
    alone = reading.matches(last, [Span(0, len(last))])
    assert "Supreme" in {match.replacements[0] for match in alone if (match.score or 0) > 0.5}
    story = before + last
    spans = [
        Span(0, before.index("\n")),
        Span(before.index("\n") + 2, len(before) - 2),
        Span(len(before), len(story)),
    ]
    told = reading.matches(story, spans)
    assert not [match for match in told if match.span.start >= len(before) and (match.score or 0) > 0.3]
