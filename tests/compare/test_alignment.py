"""Sentences find their sources whatever order they come in, and diffs show what changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newslint.compare.align.sentences import align, bags
from newslint.compare.comparison import Comparison
from newslint.compare.text.tokens import tokenize
from newslint.document.document import Document

SOURCE = (
    "The harbor board of Skagen voted 7-2 on Monday to raise fees for cruise ships.\n\n"
    "Ships pay 3 kroner a ton today, and the new fee is 5 kroner. The money goes to a new pier.\n\n"
    "“We cannot dredge with promises,” said Inge Holm, who leads the board.\n\n"
    "Hotel owners in the town had warned that fewer guests would come ashore."
)


def links(article: str, source: str = SOURCE) -> list[tuple[int, ...]]:
    return [link.sources for link in Comparison(Document(article), Document(source)).links]


def test_a_copy_is_aligned_sentence_by_sentence():
    assert links(SOURCE) == [(0,), (1,), (2,), (3,), (4,)]


def test_order_does_not_matter():
    paragraphs = SOURCE.split("\n\n")
    assert links("\n\n".join(reversed(paragraphs))) == [(4,), (3,), (1,), (2,), (0,)]


def test_a_split_sentence_leads_back_to_one_source():
    article = "Ships pay 3 kroner a ton today. The new fee is 5 kroner."
    assert links(article) == [(1,), (1,)]


def test_a_merged_sentence_leads_back_to_both():
    article = (
        "The harbor board of Skagen voted on Monday to raise fees for cruise ships, "
        "though hotel owners in the town had warned that fewer guests would come ashore."
    )
    assert set(links(article)[0]) == {0, 4}


def test_a_sentence_of_the_newsroom_s_own_has_no_source():
    article = "The harbor board of Skagen voted 7-2 on Monday.\n\nIn Aalborg, trams ran late because of ice."
    assert links(article)[1] == ()


def test_a_diff_shows_the_words_changed_in_place():
    comparison = Comparison(
        Document("Hotel owners in the village had warned that fewer guests would come ashore."),
        Document(SOURCE),
    )
    (edit,) = comparison.diffs[0].edits
    assert comparison.a.words(edit.a_low, edit.a_high) == "village"
    assert comparison.source_words(edit.source) == "town"
    assert comparison.faithful(comparison.diffs[0])


def test_a_rewritten_sentence_is_not_taken_for_a_copy():
    article = "Fees for cruise ships go up in Skagen after a 7-2 vote by its harbor board on Monday."
    comparison = Comparison(Document(article), Document(SOURCE))
    assert comparison.links[0].sources == (0,)
    assert not comparison.faithful(comparison.diffs[0])
    assert comparison.carried < 0.6


def test_carried_is_the_share_of_words_taken_over():
    assert Comparison(Document(SOURCE), Document(SOURCE)).carried == 1.0
    assert Comparison(Document("Trams ran late because of ice."), Document(SOURCE)).carried == 0.0


def test_several_sources_are_searched_and_places_lead_back_to_each():
    first, second = Document("Trams ran late in Aalborg."), Document(SOURCE)
    first.path, second.path = "one.txt", "two.txt"
    comparison = Comparison(Document("Hotel owners in the town had warned the board."), first, second)
    link = comparison.links[0]
    span = comparison.source.sentences[link.sources[0]]
    path, place = comparison.origin(span)
    assert path == "two.txt"
    assert place.of(SOURCE).startswith("Hotel owners")


words = st.lists(
    st.sampled_from("the a harbor ship fee vote said Monday 5 kroner “ ” . , \n\n".split(" ")), max_size=60
)


@given(words, words)
def test_any_two_texts_can_be_aligned(one, other):
    article, source = Document(" ".join(one)), Document(" ".join(other))
    comparison = Comparison(article, source)
    found = align(
        bags(tokenize(article), len(article.sentences)), bags(tokenize(source), len(source.sentences))
    )
    assert [link.sentence for link in found] == list(range(len(article.sentences)))
    for made in comparison.diffs:
        low, high = made.article
        paired = sorted(made.pairs)
        assert all(low <= at < high for at in paired)
        assert [made.pairs[at] for at in paired] == sorted(made.pairs.values())
        assert all(comparison.a.keys[at] == comparison.s.keys[there] for at, there in made.pairs.items())
        changed = {at for edit in made.edits for at in range(edit.a_low, edit.a_high)}
        assert changed | set(paired) == set(range(low, high))
        assert not changed & set(paired)
