"""Initials of bodies: given, used and shared."""

from __future__ import annotations

import pytest

from newslint.checks.interface import Context, RuleMistake
from newslint.checks.kinds import initials
from newslint.document.document import Document

KNOWN = frozenset(("WHO", "WTO", "UNHCR", "FBI"))
LINKED = {number: initials.Data(what, KNOWN) for number, what in enumerate(("introduced", "used", "twice"))}


def read(text, what):
    """The initials found by a rule, each with the first offer or None."""
    number = ("introduced", "used", "twice").index(what)
    found = initials.find(Document(text), LINKED, frozenset((number,)))
    return [(hit.span.of(text), hit.replacements[0] if hit.replacements else None) for _, hit in found]


def test_initials_of_another_body():
    assert read("The World Health Organization (WTO) met.", "introduced") == [("WTO", "WHO")]
    assert read("The Federal Bureau of Investigation (FIB) met.", "introduced") == [("FIB", "FBI")]


@pytest.mark.parametrize(
    "text",
    [
        "The World Health Organization (WHO) met.",
        "Doctors Without Borders (MSF) met.",
        "The Revolutionary Armed Forces of Colombia (FARC) met.",
        "The Social Democratic Party (SPD) met.",
        "At home (WTO) they met.",
        "The (WTO) met.",
    ],
)
def test_initials_that_stand(text):
    assert read(text, "introduced") == []


def test_a_slip_in_initials_given_before():
    text = "The High Commissioner for Refugees (UNHCR) met. The UNCHR left."
    assert read(text, "used") == [("UNCHR", "UNHCR")]
    assert read(text + " The UNCHR came back.", "used") == []


def test_one_set_of_initials_for_two_names():
    text = "The Department of Energy (DOE) met the Department of Education (DOE)."
    assert read(text, "twice") == [("DOE", None)]
    assert read("The Food Programme (FP) met. The Food Program (FP) met.", "twice") == []


def test_what_is_one_of_three(tmp_path):
    (tmp_path / "list.txt").write_text("WHO WTO\n", encoding="utf-8")
    context = Context("typos", "typos.x", (str(tmp_path),))
    assert initials.compile_rule(initials.Keys("used", "list.txt"), context) == ("used", {"WHO", "WTO"})
    with pytest.raises(RuleMistake):
        initials.compile_rule(initials.Keys("other", "list.txt"), context)
