"""Sentences, split as news copy needs it: AP abbreviations, initials, quotations, datelines."""

from __future__ import annotations

import re

from ..patterns import compiled
from ..span import Span

_STOP = compiled(
    r"(?P<stop>[.!?…]+|\.{3})(?P<close>[\"”’'»)\]]*)(?P<gap>\s+)(?P<next>[\"“‘'«(\[]*\s?[^\W_]|[\"“‘«(\[]*[$€£#@])"
)
_BEFORE = compiled(r"[^\s(\[“\"‘'—–]+$")

# Abbreviations that stand before a name, a number or the rest of their phrase: no sentence ends there.
_LEADS_ON = frozenset(
    "mr mrs ms mx dr prof gov lt sen rep reps sens gen col maj capt cmdr adm sgt cpl pvt pfc spc brig "
    "supt det insp rev fr hon pres st ste mt ft messrs mme mlle sr sra srta jr. no nos vol fig figs sec "
    "ch art p pp vs v cf viz approx ca est dept univ assn bros attys atty del amb sr prime supt".split()
)
# Abbreviations that lead on to a number only.
_NUMBERED = frozenset("no nos vol fig figs sec ch art p pp".split())
# Months and states: a sentence may end there, but not before a number or within an address.
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"])
_MAY_END = frozenset(
    "u.s u.k u.n e.u d.c u.a.e u.s.a a.m p.m inc corp co ltd llc jr sr ph.d m.d b.a m.a etc ala ariz "
    "ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev n.h n.j "
    "n.m n.y n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo ont que b.c alta sask man "
    "ave blvd rd i.e e.g al plc".split()
)
# Words that begin a sentence far more often than they follow "U.S." or "Corp." inside one.
_STARTERS = frozenset(
    "the a an he she it they we i you but and in on at for from by as if when while after before since "
    "this that these those there his her their its our my however meanwhile still yet also so then now "
    "what who why how where according although because despite during many most some several another "
    "both each no not one two last".split()
)


def _ends_here(text: str, match: re.Match[str], start: int) -> bool:
    if match["stop"] != ".":
        # "Yahoo! Inc." and "who knows ... maybe": a lower-case word goes on with the sentence
        return not match["next"][-1].islower()
    if match["next"][-1].islower() or (match["close"] and match["next"][-1].islower()):
        return False
    if match["close"]:
        return True
    before = _BEFORE.search(text, start, match.start())
    word = before.group().lower() if before else ""
    upcoming = compiled(r"[\w.’'-]+").match(text, match.end() - 1)
    following = upcoming.group() if upcoming else ""
    if word in _LEADS_ON:
        return False
    if word in _MONTHS or word in _NUMBERED:
        return not following[:1].isdigit()
    if len(word) == 1 and word.isalpha():
        # an initial: "George W. Bush", unless it is the last word of a name
        return following.lower() in _STARTERS
    if word in _MAY_END or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        if match["next"][0] in "\"“‘'«":  # an opening mark: a new quotation
            return True
        return following.lower().rstrip(".") in _STARTERS
    return True


def split_sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of one paragraph, in order, without the white space between them."""
    spans: list[Span] = []
    start = paragraph.start
    at = start
    while match := _STOP.search(text, at, paragraph.end):
        if _ends_here(text, match, start):
            spans.append(Span(start, match.end("close")))
            start = match.end("gap")
        at = match.end("gap")
    if start < paragraph.end:
        spans.append(Span(start, paragraph.end))
    return spans
