"""The kinds every pack author uses: phrases, swap, pattern, consistency, repetition."""

from __future__ import annotations

import pytest

from helpers import check, found, rules_of, write_pack

EXAMPLES = """
    bad: [{text: "[[placeholder]]"}]
    good: ["one", "two"]
"""


@pytest.fixture
def rule(tmp_path):
    def make(body: str, family: str = "garbled"):
        text = f"- id: {family}.probe\n  message: \"'{{match}}' -> '{{replacement}}'\"\n  why: w\n"
        text += "\n".join("  " + line for line in (body + EXAMPLES.replace("    ", "")).strip().splitlines())
        return rules_of(write_pack(tmp_path, text, family=family))

    return make


def words(text, rules):
    return [finding.text for finding in check(text, rules).findings]


class TestPhrases:
    def test_whole_words_only(self, rule):
        rules = rule("kind: phrases\nphrases: [in the fields of]")
        assert words("Work in the fields of law.", rules) == ["in the fields of"]
        assert words("Berlin the fields of law; in the fields often; in the fields of-law", rules) == []

    def test_case_line_breaks_and_apostrophes(self, rule):
        rules = rule('kind: phrases\nphrases: ["don\'t you know"]')
        assert words("Don’t you\nknow it", rules) == ["Don’t you\nknow"]
        assert words("Well, don't  you \r\n know it", rules) == ["don't  you \n know"]

    def test_the_longer_phrase_counts(self, rule):
        rules = rule("kind: phrases\nphrases: [put an end, put an end to]")
        assert words("They put an end to it.", rules) == ["put an end to"]

    def test_case_can_matter(self, rule):
        rules = rule("kind: phrases\ncase: true\nphrases: [Info source]")
        assert words("Info source and info source", rules) == ["Info source"]

    def test_not_inside_quotation_marks(self, rule):
        rules = rule("kind: phrases\nphrases: [in the fields of]")
        assert words("“We work in the fields of law,” she said.", rules) == []

    def test_word_list_file(self, rule, tmp_path):
        (tmp_path / "list.txt").write_text("# a comment\nold {man|woman}\n\n", encoding="utf-8")
        rules = rule("kind: phrases\nwords-file: list.txt")
        assert words("An old man and an old woman.", rules) == ["old man", "old woman"]


class TestSwap:
    def test_replacement_takes_the_case(self, rule):
        rules = rule("kind: phrases\nswap: {in the event that: if, '~utilize': '~use', the uk: the UK}")
        result = check("In the event that he utilized it. IN THE EVENT THAT. The uk", rules)
        assert [f.replacements for f in result.findings] == [("If",), ("used",), ("IF",), ("The UK",)]

    def test_several_replacements(self, rule):
        rules = rule("kind: phrases\nswap: {is anticipated to: [is expected to, will]}")
        assert check("It is anticipated to rain.", rules).findings[0].replacements == (
            "is expected to",
            "will",
        )


class TestPattern:
    def test_group_and_replacement(self, rule):
        rules = rule(
            "kind: pattern\npattern: 'said (?<day>{{weekday}}) on'\ngroup: day\nreplace: 'on \\g<day>'"
        )
        (finding,) = check("He said Monday on air.", rules).findings
        assert (finding.text, finding.replacements) == ("Monday", ("On Monday",))

    def test_a_pattern_that_ends_in_a_comment_may_have_a_replacement(self, rule):
        result = check("He told it.", rule("kind: pattern\npattern: '(?x) told # the verb'\nreplace: said"))
        assert [f.replacements for f in result.findings] == [("said",)]

    def test_runs_only_where_a_word_it_needs_stands(self, rule):
        rules = rule("kind: pattern\nwindow: sentence\npattern: '\\w+ly supported \\w+'")
        assert words("It was strongly. Supported he was. Strongly supported Iran.", rules) == [
            "Strongly supported Iran"
        ]

    def test_window_ends_a_match(self, rule):
        text = "He said.\n\nShe told."
        assert words(text, rule("kind: pattern\npattern: 'said(?s:.*)told'")) == []
        assert words(text, rule("kind: pattern\nwindow: document\npattern: 'said(?s:.*)told'")) == [
            "said.\n\nShe told"
        ]

    def test_a_pattern_without_end_is_stopped_and_named(self, rule, monkeypatch):
        from newslint.checks.matching import search

        monkeypatch.setattr(search, "PER_PATTERN", 0.2)
        rules = rule("kind: pattern\npattern: '(x+x+)+y'\ngate: said")
        result = check("said " + "x" * 5000, rules)
        assert result.error is not None
        assert "garbled.probe" in result.error
        assert "was stopped" in result.error


class TestConsistency:
    FORMS = "kind: consistency\nforms: {us: [U.S.], plain: [US]}\ncase: true"

    def test_the_minority_is_reported(self, rule):
        rules = rule(self.FORMS)
        (finding,) = check("The US is big. The U.S. is rich. A U.S. flag.", rules).findings
        assert (finding.text, finding.replacements) == ("US", ("U.S.",))
        assert finding.related[0].span.start == 19

    def test_one_form_is_fine(self, rule):
        assert words("The US and the US and us.", rule(self.FORMS)) == []

    def test_quotations_neither_count_nor_are_reported(self, rule):
        assert words("The US is big. “The U.S. is rich,” he said.", rule(self.FORMS)) == []

    def test_a_preferred_form_breaks_the_tie(self, rule):
        assert words("The US is big. The U.S. is rich.", rule(self.FORMS + "\nprefer: plain")) == ["U.S."]
        assert words("The US is big. The U.S. is rich.", rule(self.FORMS)) == ["U.S."]

    def test_pairs_are_choices_of_their_own(self, rule):
        rules = rule("kind: consistency\nforms: {a: [email, adviser], b: [e-mail, advisor]}")
        assert words("An email to an advisor.", rules) == []
        assert words("An email, an e-mail, an email to an adviser.", rules) == ["e-mail"]

    def test_together_all_pairs_are_one_choice(self, rule):
        rules = rule("kind: consistency\ntogether: true\nforms: {us: [color, honor], gb: [colour, honour]}")
        (finding,) = check("Color and honor and colour.", rules).findings
        assert (finding.text, finding.replacements) == ("colour", ("color",))


class TestRepetition:
    def test_doubled_words(self, rule):
        rules = rule("kind: repetition\nwords: [the, to]")
        assert words("He went to  to the the hall, to, to; that that.", rules) == ["to  to", "the the"]

    def test_not_over_paragraphs(self, rule):
        assert words("It ended in the\n\nThe man", rule("kind: repetition\nwords: any")) == []

    def test_any_but_some(self, rule):
        rules = rule("kind: repetition\nwords: any\nallow: [had]")
        assert words("He had had a day day.", rules) == ["day day"]


def test_quotes_only(rule):
    rules = rule("kind: phrases\nquotes: only\nphrases: [lifeline]")
    assert found("A lifeline. “A lifeline,” he said.", rules) == [("garbled.probe", "lifeline")]
