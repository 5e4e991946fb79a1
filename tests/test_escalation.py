"""Suggestions that are warnings where other things are wrong."""

from __future__ import annotations

import pytest

from newslint.config.model import Settings
from newslint.model.finding import Finding
from newslint.model.span import Span
from newslint.packs.sources import rule_set
from newslint.pipeline.check import check_article
from newslint.pipeline.verdict.escalation import is_bad_company
from newslint.readers import read_article

PACK = """
family: garbled
rules:
  - id: garbled.sure
    kind: phrases
    phrases: [quux, quuz]
    message: "'{match}' is no word."
    why: "x"
    bad: ["a [[quux]]"]
    good: ["a", "b"]
  - id: garbled.doubtful
    kind: phrases
    level: suggestion
    escalates: true
    sign: filler
    phrases: [corge]
    message: "'{match}' is odd."
    why: "x"
    bad: ["a [[corge]]"]
    good: ["a", "b"]
  - id: garbled.needy
    kind: phrases
    needs: company
    phrases: [grault]
    message: "'{match}' is odd in company."
    why: "x"
    bad: ["a [[grault]]"]
    good: ["a", "b"]
"""


def found(tmp_path, text, **settings):
    pack = tmp_path / "house.yaml"
    pack.write_text(PACK, encoding="utf-8")
    rules = rule_set((str(pack),))
    settings.setdefault("select", ("garbled",))
    wanted = Settings(**settings)
    result = check_article(read_article("a.txt", text.encode()), rules, wanted)
    return [(finding.rule, finding.level, finding.sign) for finding in result.findings]


SURE = ("garbled.sure", "warning", "")


@pytest.mark.parametrize(
    "text", ["The corge stood.", "The corge and the quux stood.", "A quux, a quux, a corge."]
)
def test_good_company(tmp_path, text):
    assert all(rule != "garbled.doubtful" for rule, _, _ in found(tmp_path, text))


def test_two_sure_findings_on_different_words(tmp_path):
    text = "A quux, a quuz and a corge."
    assert found(tmp_path, text) == [SURE, SURE, ("garbled.doubtful", "warning", "")]
    assert found(tmp_path, text, level="suggestion") == [SURE, SURE, ("garbled.doubtful", "warning", "")]
    assert found(tmp_path, text, level="error") == []


def test_what_somebody_decided_stands(tmp_path):
    text = "A quux, a quuz and a corge."
    assert found(tmp_path, text, levels=(("garbled.doubtful", "suggestion"),)) == [SURE, SURE]
    assert found(tmp_path, text, ignore=("garbled.doubtful",)) == [SURE, SURE]


def test_a_rule_that_needs_company(tmp_path):
    ours = {"ignore": ()}
    assert [
        f for f in found(tmp_path, "The grault stood.", level="suggestion", **ours) if f[0] == "garbled.needy"
    ] == []
    assert ("garbled.needy", "warning", "") not in found(tmp_path, "A quux and a grault.")
    assert ("garbled.needy", "warning", "") in found(tmp_path, "A quux, a quuz and a grault.")
    assert found(tmp_path, "A quux, a quuz and a grault.", ignore=("garbled.needy",)) == [SURE, SURE]
    assert found(tmp_path, "The grault stood.", select=("garbled.needy",)) == [
        ("garbled.needy", "warning", "")
    ]


def finding(rule, start, text="abcd", level="warning"):
    return Finding(rule, rule.partition(".")[0], level, Span(start, start + 4), text, "", "")


@pytest.mark.parametrize(
    ("findings", "words", "bad"),
    [
        ([finding("spun.a", 0), finding("garbled.b", 10)], 600, True),
        ([finding("spun.a", 0), finding("spun.a", 10, "efgh")], 600, True),
        ([finding("spun.a", 0), finding("spun.a", 10)], 600, False),  # the same slip again
        ([finding("spun.a", 0), finding("garbled.b", 2)], 600, False),  # of the same words
        ([finding("spun.a", 0), finding("typos.quotation-unclosed", 10)], 600, False),
        ([finding("spun.a", 0), finding("style.ap.percent", 10)], 600, False),
        ([finding("spun.a", 0), finding("newslint.encoding", 10)], 600, False),
        ([finding("spun.a", 0), finding("garbled.b", 10, level="suggestion")], 600, False),
        ([finding("spun.a", 0), finding("garbled.b", 10)], 3000, False),  # two slips in a long story
        ([finding("spun.a", 0)], 600, False),
        ([], 0, False),
    ],
)
def test_bad_company(findings, words, bad):
    assert is_bad_company(findings, words) is bad
