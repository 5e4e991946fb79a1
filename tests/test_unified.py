"""Unified differences: what `difflib` would say of an article, without what it costs where lines recur."""

from __future__ import annotations

import subprocess
from difflib import unified_diff

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.fixing.unified_diff import unified

#: What becomes of a line: it stays, it is mended, it is joined to the next one, or broken in two.
FATES = st.lists(st.sampled_from(["stays"] * 6 + ["mended"] * 2 + ["joined", "broken"]), max_size=60)


def mended(fates: list[str], gap: bool) -> tuple[list[str], list[str]]:
    """An article of lines that differ, with blank lines between them or none, before and after."""
    before: list[str] = []
    after: list[str] = []
    blank = ["\n"] if gap else []
    for number, fate in enumerate(fates):
        words, more = f"line {number}", f"its end {number}\n"
        if fate == "joined":
            before += [f"{words}\n", more, *blank]
        else:
            before += [f"{words}, {more}", *blank]
        after += {
            "stays": [f"{words}, {more}"],
            "mended": [f"{words}; {more}"],
            "joined": [f"{words} {more}"],
            "broken": [f"{words},\n", more],
        }[fate] + blank
    return before, after


@given(FATES, st.booleans())
def test_an_article_has_the_difference_it_always_had(fates, gap):
    before, after = mended(fates, gap)
    assert list(unified(before, after, "a/x", "b/x")) == list(unified_diff(before, after, "a/x", "b/x"))


LINES = st.lists(st.sampled_from(["\n", "p\n", "q\n", "the\n"]), max_size=30)


@settings(max_examples=60, deadline=None)
@given(LINES, LINES, st.integers(0, 60))
def test_whatever_recurs_the_difference_can_be_applied(tmp_path_factory, before, after, apart):
    folder = tmp_path_factory.mktemp("apply")
    middle = [f"{number}\n" for number in range(apart)]
    old, new = [*before, *middle, *before], [*before[1:], *middle, *after]
    (folder / "x").write_text("".join(old))
    text = "".join(unified(old, new, "a/x", "b/x"))
    if old == new:
        assert text == ""
        return
    subprocess.run(["git", "apply"], input=text, text=True, cwd=folder, check=True)
    left = (folder / "x").read_text() if (folder / "x").exists() else ""
    assert left == "".join(new)


def test_lines_that_recur_are_compared_in_their_places():
    before = ["teh\n", "the\n", "teh\n"]
    assert "".join(unified(before, ["the\n"] * 3, "a", "b")) == (
        "--- a\n+++ b\n@@ -1,3 +1,3 @@\n-teh\n+the\n the\n-teh\n+the\n"
    )
