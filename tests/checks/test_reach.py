"""A pattern that is run near its gates finds what it finds in whole paragraphs."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.checks.kinds import pattern
from newslint.checks.matching.match_width import reach
from newslint.checks.matching.search import time_for
from newslint.document.document import Document
from newslint.limits.timer import Limit
from newslint.packs.sources import load_packs

ARTICLES = [
    path.read_text(encoding="utf-8")
    for folder in ("articles", "../examples")
    for path in sorted((Path(__file__).parents[1] / folder).glob("*.txt"))
]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        (r"abc", 5),
        (r"ab{1,3}c?", 7),
        (r"(?<=xy)ab(?! cde)", 10),
        (r"(?:a(?=bb)){2}", 8),
        (r"(?:one|(?<!no )two)", 8),
        (r"ab+", 0),
        (r"a(?=b*)", 0),
        (r"(a|b)\1{500}", 0),
        (r"(", 0),
    ],
)
def test_how_far_a_pattern_looks(text, length):
    assert reach(text) == length


def test_nothing_is_lost_by_looking_near_the_gates():
    loaded = [entry for entry in load_packs() if entry.rule.kind == "pattern" and entry.data.reach]
    assert len(loaded) > 10
    found = 0
    for entry in loaded:
        examples = [*ARTICLES, *(example.text for example in entry.examples)]
        for text in examples:
            document = Document(text)
            with Limit(time_for(text)) as limit:
                near = pattern._matches(document, entry.data, limit)
                whole = pattern._matches(document, entry.data._replace(reach=0), limit)
            assert [match.span() for match in near] == [match.span() for match in whole], entry.rule.id
            found += len(near)
    assert found > 50
