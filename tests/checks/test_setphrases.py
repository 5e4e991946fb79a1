"""Set phrases with replaced words: tables, matching, and what must stay silent."""

import marshal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import setphrases
from newslint.checks.matching.synonym_tables import BadLine, forms, read_table
from newslint.document.document import Document


def compiled(**keys):
    keys.setdefault(
        "slots", {"+city": ["metropolis", "town hall folk"], "~plead": ["beg"], "council": ["assembly"]}
    )
    return setphrases.compile_rule(setphrases.Keys(**keys), Context("spun", "spun.probe"))


def found(text, **keys):
    linked = setphrases.Data(*marshal.loads(marshal.dumps(tuple(setphrases.link({7: compiled(**keys)})))))
    hits = setphrases.find(Document(text), linked, frozenset({7}))
    return sorted((hit.span.of(text), hit.replacements[0]) for _, hit in hits)


def test_forms_follow_the_word_they_stand_for():
    assert forms("~", "hand over")[2] == "handed over"
    assert forms("+", "birthday party") == ("birthday party", "birthday parties")
    assert forms("", "lawful") == ("lawful",)
    table = read_table(["+city: metropolis, =downtown", "~plead: beg"])
    assert table["cities"] == ["metropolises", "downtown"]
    assert table["pleaded"] == ["begged"]


@pytest.mark.parametrize("line", ["city metropolis", "two words: x", "city:", "city: ~metropolis"])
def test_a_line_that_cannot_be_read(line):
    with pytest.raises(BadLine):
        read_table([line])


@pytest.mark.parametrize(
    ("text", "words", "instead"),
    [
        ("The metropolis council met.", "metropolis council", "city council"),
        ("The Metropolis Council met.", "Metropolis Council", "City Council"),
        ("Metropolis councils met.", "Metropolis councils", "City councils"),
        ("The metropolis council’s vote", "metropolis council", "city council"),
        ("The metropolis\ncouncil met.", "metropolis\ncouncil", "city council"),
        ("The town hall folk council met.", "town hall folk council", "city council"),
        ("He begged guilty.", "begged guilty", "pleaded guilty"),
        ("METROPOLIS COUNCIL MEETS", "METROPOLIS COUNCIL", "CITY COUNCIL"),
    ],
)
def test_a_replaced_word_is_found_and_put_back(text, words, instead):
    assert found(text, phrases=["city +council", "~plead guilty"]) == [(words, instead)]


@pytest.mark.parametrize(
    "text",
    [
        "The city council met.",
        "A metropolis, council members say, needs buses.",
        "The metropolis.\n\nCouncil members met.",
        "A council of a metropolis met.",
        "The metropolis’s council met.",
        "The small-metropolis council met.",
        "The metropolis council-house burned.",
        "The city assembly met.",
    ],
)
def test_near_misses(text):
    assert found(text, phrases=["city =council"]) == []


def test_a_name_needs_its_capitals():
    phrases = ["White House"]
    slots = {"house": ["dwelling"]}
    assert found("The White Dwelling said no.", phrases=phrases, slots=slots)
    assert not found("The white dwelling was sold.", phrases=phrases, slots=slots)


def test_a_fixed_word_is_never_replaced():
    assert found("The city assembly met.", phrases=["city council"])
    assert not found("The city assembly met.", phrases=["city =council"])


def test_two_replaced_words_need_both_to_count(tmp_path):
    (tmp_path / "near.txt").write_text("council: board\n", encoding="utf-8")
    context = Context("spun", "spun.probe", (str(tmp_path),))
    keys = setphrases.Keys(
        phrases=("city council", "city council meeting"), slots={"+city": ["metropolis"]}, beside="near.txt"
    )
    linked = setphrases.link({0: setphrases.compile_rule(keys, context)})

    def hits(text):
        return [hit.span.of(text) for _, hit in setphrases.find(Document(text), linked, frozenset({0}))]

    assert hits("The metropolis council met.") == ["metropolis council"]
    assert hits("The metropolis board met.") == []
    assert hits("The city board met.") == []
    assert hits("A metropolis board meeting.") == ["metropolis board meeting"]


def test_a_replaced_word_that_goes_with_the_word_outside_belongs_to_that():
    phrases, slots = ["trade show", "fiscal quarter"], {"trade": ["change"], "quarter": ["fourth"]}
    keys = {"phrases": phrases, "slots": slots, "sure": 0}
    assert found("The change show opened.", **keys)
    assert not found("The climate change show opened.", **keys)
    assert not found("Sales rose in the fiscal fourth quarter.", **keys)
    assert found("The climate.\n\nChange show opened.", **keys)


def test_accepted_variants_and_known_phrases_are_left_alone():
    assert not found("The metropolis council met.", phrases=["city council"], accepted=["Metropolis council"])
    assert not found("The metropolis council met.", phrases=["city council", "metropolis council"])


def test_the_longest_of_overlapping_phrases_counts():
    phrases = ["city council", "city council member"]
    assert found("A metropolis council member left.", phrases=phrases) == [
        ("metropolis council member", "city council member")
    ]


def test_of_overlapping_phrases_that_with_most_words_replaced_counts():
    slots = {"profit": ["benefit"], "forecast": ["prophecy"]}
    text = "It was an extraordinary benefit prophecy cut."
    assert found(text, phrases=["extraordinary profit", "profit forecast cut"], slots=slots, sure=0) == [
        ("benefit prophecy cut", "profit forecast cut")
    ]


def test_only_active_rules_speak():
    linked = setphrases.link(
        {1: compiled(phrases=["city council"]), 2: compiled(phrases=["city council vote"])}
    )
    document = Document("The metropolis council vote")
    assert {number for number, _ in setphrases.find(document, linked, frozenset({2}))} == {2}
    assert {number for number, _ in setphrases.find(document, linked, frozenset({1, 2}))} == {1, 2}
    assert list(setphrases.find(document, linked, frozenset())) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"phrases": ["council"]},
        {"phrases": ["harbor master"]},
        {"phrases": []},
        {"phrases": ["city {council"]},
        {"phrases": ["city council"], "slots": {}},
        {"phrases": ["city council"], "slots": {"two words": ["x"]}},
        {"phrases": ["city council"], "synonyms": "absent.txt"},
    ],
)
def test_mistakes_of_authors(keys):
    with pytest.raises(RuleMistake):
        compiled(**keys)


def test_variants_are_counted():
    # city: 2 synonyms, council: 1 -> 3 * 2 wordings, less the phrase itself
    assert setphrases.count_variants(compiled(phrases=["city council"])) == 5
    assert setphrases.count_variants(compiled(phrases=["city =council"])) == 2


@given(st.text(alphabet="metropolis council's-.\n “”é", max_size=60))
def test_any_text_gives_spans_of_whole_words(text):
    document = Document(text)
    linked = setphrases.link({0: compiled(phrases=["city council"])})
    for _, hit in setphrases.find(document, linked, frozenset({0})):
        words = hit.span.of(text)
        assert words.strip() == words
        assert words.lower().startswith(("metropolis", "town", "city"))
        assert hit.span.start == 0 or not text[hit.span.start - 1].isalnum()


@given(
    st.lists(
        st.sampled_from(
            "the city's city council metropolis board of directors chiefs town hall great big deal thing".split()
        ),
        max_size=12,
    )
)
def test_fingerprints_lose_no_variant(words):
    from newslint.checks.matching import variant_search

    phrases = ["city council", "board of directors", "the city hall", "big deal", "city board"]
    slots = {
        "city": ["metropolis", "big town"],
        "council": ["board", "chiefs of board"],
        "directors": ["chiefs", "council"],
        "big": ["great"],
        "deal": ["thing"],
        "hall": ["great thing"],
    }
    document = Document(" ".join(words))
    linked = setphrases.link({7: compiled(phrases=phrases, slots=slots)})
    found = set(map(str, setphrases.find(document, linked, frozenset({7}))))
    known = variant_search.fingerprint
    variant_search.fingerprint = lambda word: ""  # is in every string
    try:
        assert found == set(map(str, setphrases.find(document, linked, frozenset({7}))))
    finally:
        variant_search.fingerprint = known
