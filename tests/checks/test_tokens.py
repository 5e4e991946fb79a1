"""Patterns of tokens: their language, and finding them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import tokens
from newslint.checks.matching.token_language import BadPattern, parse
from newslint.document.document import Document
from newslint.storage.packed_table import Pieces


def hits(text, *patterns, sets=None, unless=()):
    """[(words, replacements)] of one rule on a text."""
    data = tokens.compile_rule(tokens.Keys(patterns, sets, unless), Context("garbled", "garbled.test"))
    found = tokens.find(Document(text), tokens.link({7: data}), frozenset({7}))
    return sorted((hit.span.of(text), hit.replacements) for number, hit in found if number == 7)


def words(text, *patterns, **keys):
    return [found for found, _ in hits(text, *patterns, **keys)]


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("They named it a tax.", "~name it a", ["named it a"]),
        ("Naming  it\na tax.", "~name it a", ["Naming  it\na"]),
        ("They named it, a tax.", "~name it a", []),
        ("two ministers and a minister", "+minister", ["minister", "ministers"]),
        ("between 10.5% to 11%", "between <num> [to] <num>", ["to"]),
        ("between $1,200 to $1,300", "between <num> [to] <num>", ["to"]),
        ("between 10 and 11", "between <num> [to] <num>", []),
        ("Peru-strongly backed rebels", "[<cap> - strongly <ed>]", ["Peru-strongly backed"]),
        ("Peru strongly backed rebels", "[<cap> - strongly <ed>]", []),
        ("It stopped, however it rained.", ", [however] it", ["however"]),
        ("It stopped however it rained.", ", [however] it", []),
        ("Who is to pay. Nobody knows who is.", "^ who is", ["Who is"]),
        ("“Who is to pay.”", "^ who is", ["Who is"]),
        ("He sat on the.", "on [the] .", ["the"]),
        ("He sat on the rug.", "on [the] .", []),
        ("a b c d e", "a *{1,3} e", ["a b c d e"]),
        ("a b c d e f", "a *{1,3} f", []),
        ("not so very good", "{so|very}? good", ["very good"]),
        ("very good and good", "{very|} good", ["good", "very good"]),
        ("the big, the small", "the !big", ["the small"]),
        ("the cat said The dog barked", "cat said @the dog", ["cat said The dog"]),
        ("the cat said the dog barked", "cat said @the dog", []),
        ("tell the press or the paper", "{tell|say to} {him|the {press|paper}}", ["tell the press"]),
        ("the minister’s aide’s car", "<poss-s> aide's", ["minister’s aide’s"]),
        ("the ministers’ aide", "ministers' aide", ["ministers’ aide"]),
        ("in the U.S. Senate", "the u.s. senate", ["the U.S. Senate"]),
        ("the so-called plan", "so called", []),
    ],
)  # fmt: skip
def test_patterns(text, pattern, expected):
    assert words(text, pattern) == expected


def test_replacement_is_filled_with_the_words_reported():
    text = "A town, of 34 years, and its mayor of 50 years."
    assert hits(text, ", [of <num> years] , => age {2} | aged {2}") == [
        ("of 34 years", ("age 34", "aged 34"))
    ]


def test_replacement_keeps_a_capital():
    assert hits("According him.", "[according] him => according to") == [("According", ("According to",))]


def test_own_sets_inflect_and_nest():
    assert words("rows of quarreling", "of <noise>", sets={"noise": ["~quarrel +row"]}) == ["of quarreling"]


def test_unless_silences_the_sentence_only():
    text = "She believe it. If she believe it."
    assert words(text, "she [believe]", unless=("if",)) == ["believe"]
    assert words("Who is there? Who is there.", "^ [who] is", unless=("?",)) == ["Who"]


def test_the_longer_of_two_counts():
    assert words("for the reason of fog", "for the reason", "for the reason of") == ["for the reason of"]


@pytest.mark.parametrize(
    ("pattern", "complaint"),
    [
        ("<nosuch> word", "no class of words is called 'nosuch'"),
        ("<cap> *", "names no word"),
        ("^ $", "can match nothing"),
        ("a [ ] b", "can hold no word"),
        ("{a|b} {a|b} {a|b x} *{0,9} *{0,9} *{0,9}", "at most"),
        ("a <", "cannot read"),
        ("{^|that} word", "cannot stand inside"),
    ],
)
def test_mistakes_are_named(pattern, complaint):
    with pytest.raises(RuleMistake, match=complaint):
        words("a", pattern)


def test_sequences_are_spelt_out():
    assert len(parse("a {b|c}? d", {})) == 2
    assert len(parse("a *{0,2} {b c|d}", {})) == 6
    with pytest.raises(BadPattern):
        parse("{a b} !{c d} x", {})


@given(st.text(alphabet="the of.,’'\n “A3%-", max_size=80))
def test_spans_lie_on_words(text):
    for found in words(text, "[the of]", "of *{0,2} the", "<num> of", "^ the", "the $"):
        assert found and not found[0].isspace() and not found[-1].isspace()


def test_words_of_two_paragraphs_are_no_phrase():
    pattern = "<lower> [the] <lower> held"
    assert words("So the dam holds\n\nthe dam held", pattern) == []
    assert words("So the dam holds\r\n\r\nthe dam held", pattern) == []
    assert words("So the dam holds the dam held", pattern) == ["the"]
    assert words("Nobody in the town knew why it holds\nthe dam held", pattern) == ["the"]


@given(
    st.lists(
        st.sampled_from(["10.5", "U.S.", "a.b", "5's", "s'", "ministers’", "it’s", "1,200", "e\u0301", " "]),
        max_size=30,
    )
)
def test_tokens_are_what_one_pass_over_the_text_finds(pieces):
    from newslint.checks.matching import token_text

    for text in ("".join(pieces), " ".join(pieces), ",\n".join(pieces)):
        document = Document(text)
        found = token_text.Tokens(document)
        plain = list(token_text._TOKEN.finditer(document.folded))
        assert found.words == [match.group() for match in plain]
        assert found.starts == [match.start() for match in plain]


PATTERNS = [
    "^ {he|she} *{1,3} , [it {is|was}]",
    "<lower> [@{the|it}] {is|was}",
    "{a|the} u.s. <lower> .",
    "^ <ing> *{1,2} it",
    "[<num> {millions|the}] {of|$}",
    "<poss-s> <lower>",
    "{it|he}? was not {the|a b}",
    "ministers' talks",
    "the - <ed>",
]
WORDS = "he she it is was the The It a u.s. U.S. going day's ministers' ministers talks 5 10.5 millions of not b backed".split()


@given(
    st.lists(
        st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", " ", ", ", ". ", "-", "  ", "\n\n"]))
    )
)
def test_the_index_leads_to_all_that_is_there(pieces):
    """What is found with the index is what is found when every tree is tried at every token."""
    text = "".join(word + gap for word, gap in pieces)
    rules = {
        number: tokens.compile_rule(tokens.Keys((pattern,)), Context("garbled", "garbled.test"))
        for number, pattern in enumerate(PATTERNS)
    }
    linked, active = tokens.link(rules), frozenset(rules)
    search = tokens._Search(Document(text), tokens._Unpacked(linked), active)
    for number in range(len(Pieces(linked.trees))):
        for start in range(len(search.tokens.words)):
            search._walk(search.data.tree(number), start, start)
    indexed = tokens._Search(Document(text), tokens._Unpacked(linked), active)
    indexed.run()
    assert indexed.best == search.best


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They left and began sail at dawn.", ["sail"]),
        ("They left and began Sail at dawn.", []),
        ("Sail was begun.", ["Sail"]),
    ],
)
def test_a_word_with_a_capital_is_a_name(text, found):
    assert words(text, "began [sail] at", "[sail] was", unless=("<cap>",)) == found


def test_an_abbreviation_is_no_word_with_a_capital():
    assert words("He bought the The wheel and the IT wheel.", "[@{the|it}] wheel") == ["The"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is all he did, and.", ["and"]),
        ("It is all he did, and ... more.", []),
        ("It writes .pdf, and .doc files.", []),
        ("It cost one, and .55 more.", []),
        ("“It is all he did, and.”", ["and"]),
    ],
)
def test_where_a_sentence_ends(text, found):
    assert words(text, ", [and] .") == found
