"""How the matches of a pattern begin: the literals are there, and trying only them loses no match."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import pattern as kind
from newslint.checks.matching.prefixes import heads, whole_word
from newslint.document.document import Document


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\bsaid (?:he|she)\b", (("said he", "said", 0), ("said she", "said", 0))),
        (r"said he", (("said he", "", 0),)),
        (r"(?<=[,?]”) said \w+", ((",” said ", "said", -2), ("?” said ", "said", -2))),
        (r"(?<!\bMr)\.(?=[”\"] )", (('." ', "", 0), (".” ", "", 0))),
        (r"(?:(?<=\n)|^)(?:as|in) per", (("as per", "", 0), ("in per", "", 0))),
        (r"’s\s+author", (("'s", "", 0),)),
        (r"[1-3x],", (("1,", "", 0), ("2,", "", 0), ("3,", "", 0), ("x,", "", 0))),
        (r"[a-z] [^x]", ()),
        (r"(?:ab)+c", (("ab", "", 0),)),
        (r"a?bc", ()),
        (r"\d percent", ()),
        (r" ", ()),
        ("(", ()),
    ],
)
def test_known(pattern, found):
    assert heads(pattern) == found


def test_whole_words_stand_between_spaces_or_marks():
    assert whole_word("in accordance with") == "accordance"
    assert whole_word("said he ") == "he"
    assert whole_word("said he ", bounded=True) == "said"
    assert whole_word("it's a, b") == "a"
    assert whole_word("it's, b") == ""
    assert whole_word(" said.") == "said"
    assert whole_word("-days-") == "days"


PIECES = st.sampled_from(
    [
        "said",
        r"\w+",
        " ",
        r"\s*",
        "(?:told|asked|x)",
        "(?:on|)",
        "t",
        "[xy]",
        r"(?<=[ ,] )",
        r"(?<=\w)",
        r"\b",
    ]
    + ["(?=he)", "(?<=a|b)", "(?:go)+", "(?!x)", "(?:the (?:a|b)|on)", "o{2}", "H"]
)
TEXT = st.text("saidtoldkehbgonxy, ", max_size=60)


@given(st.lists(PIECES, min_size=1, max_size=5).map("".join), TEXT)
def test_every_match_begins_with_one(pattern, text):
    found = heads(pattern)
    folded = Document(text).folded
    for match in regex.finditer(pattern, text, regex.IGNORECASE):
        assert not found or any(
            folded.startswith(literal, match.start() + offset) and match.start() + offset >= 0
            for literal, _, offset in found
        )


@given(st.lists(PIECES, min_size=1, max_size=5).map("".join), TEXT)
def test_trying_them_finds_what_a_search_finds(pattern, text):
    try:
        data = kind.compile_rule(kind.Keys(pattern), Context("typos", "typos.probe"))
    except RuleMistake:
        return
    document = Document(text)
    full = data._replace(heads=(), reach=0)
    assert list(kind.find(document, {0: data}, frozenset({0}))) == list(
        kind.find(document, {0: full}, frozenset({0}))
    )
