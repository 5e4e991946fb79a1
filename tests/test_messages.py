"""What rules say: nothing that cannot be right, whatever the text, and no two of them the same thing."""

from __future__ import annotations

import pytest

from newslint.authoring.message_flaws import flaws_in
from newslint.authoring.run_examples import document_for, needs_engine
from newslint.model.finding import Finding
from newslint.packs.rule_set import NotRun, Stopped
from newslint.packs.sources import load_packs, rule_set
from newslint.pipeline import filters
from newslint.pipeline.findings import message_for, wanted

LOADED = load_packs()
RULES = rule_set()  # the same rules in the same order
CHECKED = [number for number, entry in enumerate(LOADED) if not needs_engine(entry)]
LEVEL_OF = {entry.rule.id: entry.rule.level for entry in LOADED}
ON = frozenset(number for number in CHECKED if not LOADED[number].rule.off)


def said(example, active):
    """What the active rules say of an example: (rule, span, words, message, replacements)."""
    document = document_for(example)
    for outcome in RULES.run(document, active):
        assert not isinstance(outcome, (Stopped, NotRun))
        rule, hit = outcome
        if wanted(rule, hit.span, document):
            words = hit.span.of(document.text)
            yield rule.id, hit.span, words, message_for(rule, hit, words), hit.replacements


@pytest.mark.parametrize("number", CHECKED, ids=[LOADED[number].rule.id for number in CHECKED])
def test_messages_of_a_rule(number):
    for example in LOADED[number].examples:
        for rule, _, words, message, replacements in said(example, frozenset({number})):
            flaws = list(flaws_in(message, replacements, words))
            assert not flaws, f"{example.path}:{example.line}: {rule}: {flaws} in {message!r}, {replacements}"


@pytest.mark.parametrize("family", sorted({entry.rule.family for entry in LOADED}))
def test_no_two_findings_say_the_same(family):
    """On words that two findings share: the same message, or replacements that come to the same text."""
    twice: dict[tuple[str, str], str] = {}
    for entry in (LOADED[number] for number in CHECKED):
        for example in entry.examples if entry.rule.family == family else ():
            shown = filters.drop_duplicates(
                [
                    Finding(
                        rule, rule.partition(".")[0], LEVEL_OF[rule], span, words, message, "", replacements
                    )
                    for rule, span, words, message, replacements in said(example, ON)
                ]
            )
            for number, one in enumerate(shown):
                for two in shown[:number]:
                    if one.rule != two.rule and one.span.overlaps(two.span) and same(one, two, example.text):
                        pair = tuple(sorted((one.rule, two.rule)))
                        twice.setdefault(pair, f"{example.path}:{example.line}: {one.message} {two.message}")
    assert not twice, "\n".join(f"{one} and {two}: {where}" for (one, two), where in sorted(twice.items()))


def same(one, two, text):
    mended = [
        text[: finding.span.start] + finding.replacements[0] + text[finding.span.end :]
        for finding in (one, two)
        if finding.replacements
    ]
    return one.message == two.message or (len(mended) == 2 and mended[0] == mended[1])


@pytest.mark.parametrize(
    ("message", "replacements", "text", "flaw"),
    [
        ("Write '{a|b}'.", (), "x", "braces in the message"),
        ("Write ''.", (), "x", "around nothing"),
        ("Write  it.", (), "x", "double spaces in the message"),
        ("Write it.", ("...",), "x", "an ellipsis for a replacement"),
        ("Write it.", ("to ...",), "at", "an ellipsis in the replacement"),
        ("Write it.", ("a  b",), "a b", "double spaces in the replacement"),
        ("Write it.", ("same",), "same", "stands there already"),
        ("Write it.", ("{is|are}",), "be", "braces in the replacement"),
        ("Write it.", ("a", "a"), "b", "twice"),
    ],
)
def test_flaws(message, replacements, text, flaw):
    assert any(flaw in one for one in flaws_in(message, replacements, text))


@pytest.mark.parametrize(
    ("message", "replacements", "text"),
    [
        ("'a  b' has two spaces.", ("a b",), "a  b"),
        ("Write 'the Joneses' car'.", ("x",), "y"),
        ("Is it 'wait …'?", ("wait … what",), "wait …"),
        ("The mark '\"' is never closed.", (), '"'),
    ],
)
def test_no_flaws(message, replacements, text):
    assert not list(flaws_in(message, replacements, text))
