"""Kinds that hold a story to one form: names, mixed ways of writing, varieties of English."""

from __future__ import annotations

import pytest

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import consistency, names
from newslint.document.document import Document

CONTEXT = Context("typos", "typos.x")
ONE = frozenset({0})


def spelled_twice(text, accepted=()):
    document = Document(text)
    document.accepted = frozenset(accepted)
    return [(hit.span.of(text), hit.replacements[0]) for _, hit in names.find(document, {0: 6}, ONE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Okonkwo spoke. Okonkwo left. Okonwko stayed.", ("Okonwko", "Okonkwo")),
        ("Ana Okonkwo spoke. Okonkwo left. Ana Okonwko stayed.", ("Okonwko", "Okonkwo")),
        ("Mr. Peña spoke. Later Pena left, and Peña stayed.", ("Pena", "Peña")),
        ("Mr. Nuñez spoke. Later Nunez left.", ("Nunez", "Nuñez")),
        (
            "Ana Okonkwo spoke. Okonkwos’ house burned. Okonkwo’s car and Okonwko’s dog.",
            ("Okonwko", "Okonkwo"),
        ),
    ],
)
def test_the_odd_spelling_of_a_name_is_found(text, found):
    assert spelled_twice(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Okonkwo spoke. Okonkwo left. Rui Okonwko stayed.",
        "Okonkwo spoke. Okonkwo left. The Okonkwos stayed.",
        "Marina Ostrova spoke. Ostrova left. Then Ostrov came.",
        "Gambians met Gambian envoys. Gambian farmers left.",
        "The Council met. The Counsel met. The Council left.",
        "OKONKWO spoke. Okonkwo left.",
    ],
)
def test_other_people_and_plain_words_are_silent(text):
    assert spelled_twice(text) == []


def test_a_name_of_the_vocabulary_is_right():
    assert spelled_twice("Okonkwo spoke. Okonkwo left. Okonwko stayed.", accepted={"okonwko"}) == []


WAYS = {
    "word": {"pattern": r"(\d+) percent", "gate": "percent", "write": r"\1 percent"},
    "sign": {"pattern": r"(\d+)%", "gate": "%", "write": r"\1%"},
}


def ways(text, **keys):
    data = consistency.compile_rule(consistency.Keys(ways=WAYS, **keys), CONTEXT)
    return [
        (hit.span.of(text), hit.replacements[0])
        for _, hit in consistency.find(Document(text), consistency.link({0: data}), ONE)
    ]


def test_the_minority_is_written_like_the_rest():
    assert ways("3% and 4% and 5 percent") == [("5 percent", "5%")]
    assert ways("3 percent and 4 percent and 5%") == [("5%", "5 percent")]


def test_a_tie_goes_to_the_preferred_way_or_the_first():
    assert ways("3% and 5 percent") == [("5 percent", "5%")]
    assert ways("3% and 5 percent", prefer="word") == [("3%", "3 percent")]
    assert ways("3% and 5 percent", lead=1) == []


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"one": {"pattern": "a", "gate": "a"}}, "two ways"),
        ({"one": {"pattern": "a"}, "two": {"pattern": "b", "gate": "b"}}, "needs 'pattern' and 'gate'"),
        ({"one": {"pattern": "(", "gate": "a"}, "two": {"pattern": "b", "gate": "b"}}, "cannot be read"),
        ({"one": {"pattern": "a*", "gate": "a"}, "two": {"pattern": "b", "gate": "b"}}, "matches nothing"),
    ],
)
def test_mistakes_of_ways_are_named(given, words):
    with pytest.raises(RuleMistake, match=words):
        consistency.compile_rule(consistency.Keys(ways=given), CONTEXT)


def test_patterns_of_ways_may_begin_with_flags_and_end_in_a_comment():
    given = {
        "word": {"pattern": r"(?ix) (\d+)\ PERCENT # in words", "gate": "percent", "write": r"\1 percent"}
    }
    data = consistency.compile_rule(consistency.Keys(ways=WAYS | given), CONTEXT)
    text = "3% and 4% and 5 percent"
    ((_, hit),) = consistency.find(Document(text), consistency.link({0: data}), ONE)
    assert hit.span.of(text) == "5 percent"
    with pytest.raises(RuleMistake, match="invalid group reference"):
        consistency.compile_rule(
            consistency.Keys(ways=WAYS | {"sign": WAYS["sign"] | {"write": r"\2"}}), CONTEXT
        )


def test_the_preferred_way_must_be_one_of_them():
    with pytest.raises(RuleMistake, match="'prefer' is one of"):
        consistency.compile_rule(consistency.Keys(ways=WAYS, prefer="sing"), CONTEXT)


US = {"color": "colour", "labor": "labour", "realize": "realise"}
TABLES = (US, {british: american for american, british in US.items()})
LINKED = consistency.link({0: consistency.Compiled(tables=TABLES)})


def varieties(text, house=""):
    document = Document(text)
    document.variety = house
    return [(hit.span.of(text), hit.replacements[0]) for _, hit in consistency.find(document, LINKED, ONE)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("color labor colour", [("colour", "color")]),
        ("colour labour color", [("color", "colour")]),
        ("OSLO, Norway (AP) — colour and labor", [("colour", "color")]),
        ("OSLO, Norway (AFP) — color and labour", [("color", "colour")]),
        ("realise first, then realize", []),
        ("realise and colour first, then color", [("color", "colour")]),
        ("the Labour Party wants labor", []),
        ("colour and labour realize", []),
    ],
)
def test_one_variety_a_story(text, found):
    assert varieties(text) == found


@pytest.mark.parametrize(
    ("text", "house"),
    [
        ("The colour of the harbour is a color.", "ca"),
        ("The colour of the harbour is a color.", "intl"),
        ("In Toronto the colour of the harbour is a Canadian color.", ""),
        ("The colour was a color.", ""),
    ],
)
def test_a_variety_that_mixes_spellings_and_a_tie_are_silent(text, house):
    assert varieties(text, house) == []


def test_the_variety_of_the_house_decides():
    assert varieties("colour and labour", house="us") == [("colour", "color"), ("labour", "labor")]
    assert varieties("color", house="gb") == [("color", "colour")]


def test_a_line_of_the_list_is_a_pair(tmp_path):
    (tmp_path / "words.txt").write_text("color colour\nlabor\n")
    with pytest.raises(RuleMistake, match="no pair"):
        consistency.compile_rule(
            consistency.Keys(words_file="words.txt"), Context("typos", "typos.x", (str(tmp_path),))
        )
