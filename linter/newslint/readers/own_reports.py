"""Reports of newslint itself: what an earlier run left in a folder of articles is none of them."""

from __future__ import annotations

from ..storage.regex_cache import compiled

#: What the head of our HTML pages holds.
GENERATOR = '<meta name="generator" content="newslint">'
_RULE = r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+"
#: How the first line of what is written for people begins: a finding, a problem, a verdict, an order to GitHub, a sum.
_BEGINS = (
    rf"[^\n]+:\d+:\d+(?:  (?:error|warning|suggestion)  {_RULE}  |: {_RULE} )"
    r"|[^\n]+: (?:error: not checked|verdict: )"
    r"|::(?:error|warning|notice) file="
    r"|(?:No findings in )?[\d,]+ files?(?: not checked in full)?(?:[,;][^\n]*)?\n*\Z"
    r"|[^\n]+\n─+┼─+\n"
)


def is_report(head: bytes) -> bool:
    """True if a file that begins so is a report of ours."""
    text = head.decode("utf-8", "replace").replace("\r\n", "\n")
    if GENERATOR in text[:2048] and text.lstrip("\ufeff").startswith("<!DOCTYPE html>"):
        return True
    return compiled(_BEGINS).match(text) is not None
