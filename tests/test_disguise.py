"""Characters nobody sees and letters that look like others: found at their exact place, and let be where a script needs them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.config.model import Settings
from newslint.packs.rule_set import RuleSet
from newslint.pipeline.check import check_file
from newslint.pipeline.confusables import find_confusables

_NONE = RuleSet.of([])

BAD = {
    "The min\u200bister left.": ["\u200b"],
    "A pass\u2060word and a to\u200dken.": ["\u2060", "\u200d"],
    "The co\ufeffuncil met.": ["\ufeff"],
    "The vote\ufe0fd bill.": ["\ufe0f"],
    "It was \u202eton\u202c true.": ["\u202e", "\u202c"],
    "Nothing\U000e0041\U000e0042 here": ["\U000e0041\U000e0042"],
    "An aside \U000e0041\U000e0042 here": ["\U000e0041\U000e0042"],
    "Left\u2066 and right\u2069.": ["\u2066", "\u2069"],
    "He used p\u0430ypal.": ["p\u0430ypal"],
    "M\u0410RCH in \u041doston": ["M\u0410RCH", "\u041doston"],
    "The F\u0392I agent": ["F\u0392I"],
}
GOOD = (
    "Families 👩\u200d👩\u200d👧 and flags 🏳️\u200d🌈 and 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f waved.",
    "Press 3\ufe0f\u20e3 and ❤\ufe0f.",
    "He said \u2067שלום\u2069 and left.",
    "He said \u202bשלום\u202c and left.",
    "The paper می\u200cخواهم and क्\u200dष.",
    "Москва and Κύπρος are names; so is Київ.",
    "TNFα, κB, ΔT, 5 μm and the β-carotene of carrots.",
    "An IT-компания in Kazan",
    "A long\u00adword is broken by a soft hyphen.",
    "Thai: สวัสดี\u200bครับ",
    "A zero\u200b width at the end of a word is harmless.",
    "“Curly quotes” – dashes – and naïve cafés in Łódź.",
)


@pytest.mark.parametrize("text", BAD)
def test_disguises_are_found_at_their_place(text: str) -> None:
    result = check_file("a.txt", _NONE, Settings(), data=text.encode())
    assert [finding.text for finding in result.findings] == BAD[text]
    assert all(finding.span.of(text) == finding.text for finding in result.findings)
    assert {finding.rule for finding in result.findings} <= {
        "newslint.hidden-character",
        "newslint.lookalike-letter",
    }
    assert all(finding.message.isprintable() for finding in result.findings)


@pytest.mark.parametrize("text", GOOD)
def test_what_a_script_needs_is_let_be(text: str) -> None:
    assert check_file("a.txt", _NONE, Settings(), data=text.encode()).findings == ()


def test_what_to_write_instead() -> None:
    (found,) = find_confusables("He used p\u0430yp\u0430l.")
    assert found.plain == "paypal"
    assert "U+0430" in found.message and "Cyrillic" in found.message


def test_entities_are_covered_whole() -> None:
    source = "<p>The min&#8203;ister left. The c&shy;ity.</p>"
    (found,) = check_file("a.html", _NONE, Settings(), data=source.encode()).findings
    assert found.span.of(source) == "&#8203;"


def test_settings_hold_for_them() -> None:
    data = "The min\u200bister used p\u0430ypal.".encode()
    for settings, rules in (
        (Settings(ignore=("newslint.hidden-character",)), ["newslint.lookalike-letter"]),
        (Settings(select=("newslint.hidden-character",)), ["newslint.hidden-character"]),
        (Settings(ignore=("newslint",)), []),
        (Settings(select=("typos",)), []),
    ):
        found = check_file("a.txt", _NONE, settings, data=data).findings
        assert [finding.rule for finding in found] == rules


@given(st.text(st.sampled_from("ab \n\u200b\u200d\u202e\u2066\ufe0f\U000e0041аΒש👩3"), max_size=30))
def test_spans_of_any_text(text: str) -> None:
    for found in find_confusables(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
