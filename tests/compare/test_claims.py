"""Sentences that say more than the source, or the contrary, and rewrites that say the same."""

from __future__ import annotations

import pytest

from compare.helpers_compare import kinds


@pytest.mark.parametrize(
    ("source", "article", "kind"),
    [
        ("Night trains are not included in the deal.", "Night trains are included in the deal.", "negation-changed"),
        ("The council will pay for the new bridge.", "The council will not pay for the new bridge.", "negation-changed"),
        ("He was acquitted of two counts of fraud on Friday.", "He was convicted of two counts of fraud on Friday.", "meaning-reversed"),
        ("Half of the crop around Ilmen may have been lost, growers said.", "Half of the crop around Ilmen may have been lost.", "attribution-dropped"),
        ("The alleged smuggler was held at the border on Monday.", "The smuggler was held at the border on Monday.", "hedge-dropped"),
        ("The reef may be the oldest in the southern ocean.", "The reef is the oldest in the southern ocean.", "hedge-dropped"),
        ("The plant employs about 600 people in Halden.", "The plant employs 600 people in Halden.", "bound-dropped"),
        ("The strike left more than 40 ships waiting offshore.", "The strike left nearly 40 ships waiting offshore.", "bound-turned"),
        ("The port laid off 300 workers in spring.", "In spring 300 workers were fired at the port.", "term-changed"),
        ("Talks resume on Monday in Geneva.", "Talks resume on Tuesday in Geneva.", "date-changed"),
        ("The flood cut off 90,000 people in the delta.", "The flood cut off 9,000 people in the delta.", "figure-changed"),
        ("The closure will cost 45 million francs this year.", "The closure will cost 45 francs this year.", "magnitude-changed"),
        ("Trawlers landed 9,000 tons of hake last year.", "Trawlers landed 9,000 tonnes of hake last year.", "unit-changed"),
    ],
)  # fmt: skip
def test_what_is_not_the_same(source, article, kind):
    assert kind in [found for found, _ in kinds(source, article)]


@pytest.mark.parametrize(
    ("source", "article"),
    [
        ("There is no specific drug for the fever.", "No drug exists specifically to treat the fever."),
        ("Ferry traffic was not affected.", "Ferry traffic was unaffected."),
        (
            "The pilot found no significant change in results.",
            "Results did not change significantly in the pilot.",
        ),
        (
            "More than 300 cases were recorded, the ministry said.",
            "The ministry has recorded more than 300 cases.",
        ),
        (
            "Owners would be fined up to 50,000 rupees, he said.",
            "Owners face fines of up to 50,000 rupees, he said.",
        ),
        (
            "The program cost 1,200,000 pounds, half of it for buses.",
            "The program cost 1.2 million pounds; 50% went on buses.",
        ),
        ("Talks resume on Monday.", "Talks resume tomorrow."),
        (
            "The minister rejected claims that he had ignored a warning.",
            "The minister denied having ignored a warning.",
        ),
    ],
)
def test_what_is_the_same(source, article):
    # a lone sentence always counts as carried over; its wording is tested elsewhere
    wording = ("word-swapped", "phrase-reworked", "word-form-changed", "word-exchanged")
    assert [found for found, _ in kinds(source, article) if found not in wording] == []
