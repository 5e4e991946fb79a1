"""What the figures of a story are figures of: the thing counted, and the part each plays in its sentence."""

from __future__ import annotations

import re
from bisect import bisect_right

from ...language.reporting_verbs import AUXILIARIES, CLAUSE, DETERMINERS, PREPOSITIONS
from ...language.word_classes import SHAPES
from ...language.word_lists import words
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..text import Text
    from .figures import Figure

_SPACE = (" ", "\u00a0", "\n")
_TAIL = r"(?:[ \u00a0-][A-Za-z][\w’'-]*){1,6}"
_JOINTS = words("news/story", "joints")
#: "six of the nine members": a figure of some of what follows.
_OF = r" (?:out )?of (?:the|its|their|his|her|those|these|our|all|them|which|whom)\b"
#: What may stand between a figure and the word that tells its part.
_PASSED = words("english/quantities", "between")
#: The part that a figure plays, by the word before it.
_ROLES = {
    **dict.fromkeys(("another", "further", "additional", "extra"), "more"),
    **dict.fromkeys(("other", "remaining", "last", "final"), "rest"),
    **dict.fromkeys(("totalling", "totaling", "totalled", "totaled", "totals", "combined"), "total"),
    **dict.fromkeys(("by", "up", "down"), "change"),
    **dict.fromkeys(("averaging", "averaged", "averages"), "each"),
    "from": "origin", "to": "target",
}  # fmt: skip
#: The same, where "of" follows.
_ROLES_OF = {"total": "total", "sum": "total", "average": "each"}
_CHANGES = words("english/quantities", "changes")
_BEFORE = 48
_CHANGING = r"(?:rise|increase|jump|gain|fall|drop|decrease|decline|reduction|cut|higher|lower|more|fewer|less|up|down|improvement)"
_ROLES_AFTER = compiled(
    rf"[ \u00a0-](?:(?P<more>more|others?|extra|further|additional)\b|(?:[a-z]+ )?(?P<each>each\b|apiece\b|a head\b|per [a-z]+|an? (?:share|person|member|ticket|day|night|week|month|year|hour|head|bag|piece|litre|liter|pound|mile|kilometre|barrel|ton|tonne))\b"
    rf"|(?:[a-z]+ ){{0,2}}?(?P<total>in (?:all|total)\b|altogether\b|all told\b|combined\b)|(?:percentage )?(?P<change>{_CHANGING})\b)"
)
_DEFINITE = frozenset("the those these all its their his her same".split())
_THE = frozenset("the its their his her and".split())
#: What tells of a figure of another time than that of the story, one that was only thought, or one of another set: before
#: it, and after it.
_OTHERWISE = (
    r"\b(?:last (?:year|month|week|season|time)|(?:a |the )?(?:year|month|week|day)s? (?:ago|earlier|before)|previous\w*|earlier|initial\w*|original\w*|"
    r"at first|so far|at the time|by then|since|until|would|could|may|might|expect\w*|estimat\w*|plan\w*|propos\w*|forecast\w*|hop\w+|want\w*|"
    r"once|used to|another|other|more|separate\w*|elsewhere|if|in (?:19|20)\d\d|not|never|instead|compared|against|than|each|per|average|among|least|only|"
    r"when|next|future|had been|includ\w+|first|second|third)\b"
)
_AFTERWARDS = (
    r"\b(?:last (?:year|month|week|season|time)|(?:year|month|week|day)s? (?:ago|earlier|before)|previously|earlier|initially|originally|at first|so far|"
    r"at the time|by then|since|until|in (?:19|20)\d\d|now|more|each|every|per|on average)\b"
)
_SINGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child"}


class Quantity(NamedTuple):
    """A figure bound to its sentence. `head` is the noun it counts, in the singular, "" where it counts none (a sum of
    money, a share); `described` the words between figure and noun; `definite` is true for "the 14", "all 14"; `role` is
    "origin" ("from 40"), "target" ("to 52"), "change" ("by 12", "a rise of 12"), "total", "rest" ("the other six"), "more"
    ("six others"), "each", "some" ("six of the nine"), or ""; `end` is where the noun ends, or the figure without one;
    `sentence` is its number."""

    figure: Figure
    head: str
    described: tuple[str, ...]
    definite: bool
    role: str
    end: int
    sentence: int


def singular(noun: str) -> str:
    """The singular of a plural noun, as its spelling tells it."""
    if noun in _SINGULAR:
        return _SINGULAR[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") else noun


def find_quantities(document: Text, figures: Sequence[Figure]) -> tuple[Quantity, ...]:
    """All figures but years, each with what it is a figure of, in order."""
    text = document.text
    starts = [sentence.start for sentence in document.sentences]
    found = []
    for figure in figures:
        if figure.unit == "dated":
            continue
        start, end = figure.span
        after = text[end : end + 1]
        counted = not figure.unit and after in (" ", "-", "\u00a0")
        head, described, until, some = _counted(text, end) if counted else ("", (), end, False)
        words_before = (
            text[max(0, start - _BEFORE) : start].lower().split() if text[start - 1 : start] in _SPACE else []
        )
        role = _role_before(words_before)
        if role == "change" and some:
            role = ""  # "picked up 31 of them"
        if not role and (match := _ROLES_AFTER.match(text, end)):
            role = match.lastgroup or ""
        definite = bool(words_before) and words_before[-1] in _DEFINITE
        sentence = bisect_right(starts, start) - 1
        found.append(
            Quantity(figure, head, described, definite, role or ("some" if some else ""), until, sentence)
        )
    return tuple(found)


def _role_before(before: Sequence[str]) -> str:
    """The part of a figure by the words before it, the last of them nearest."""
    for at in range(len(before) - 1, max(-1, len(before) - 7), -1):
        word = before[at]
        earlier = before[at - 1] if at else ""
        if (role := _ROLES.get(word)) and (word != "to" or earlier != "up"):
            return role if role != "rest" or earlier in _THE else ""
        if word == "of" and (earlier in _ROLES_OF or earlier in _CHANGES):
            return _ROLES_OF.get(earlier, "change")
        if word not in _PASSED:
            break
    return ""


def _counted(text: str, end: int) -> tuple[str, tuple[str, ...], int, bool]:
    """The noun that a figure counts, the words before it, where it ends, and whether it is one of which some are meant."""
    some = compiled(_OF).match(text, end)
    start = some.end() if some else end
    tail = compiled(_TAIL).match(text, start)
    if tail is None:
        return "", (), start if some else end, some is not None
    described: list[str] = []
    head, until = "", end
    at = start
    for word in tail.group()[1:].replace("\u00a0", " ").split(" "):
        at += 1 + len(word)
        folded = word.lower().replace("’", "'")
        if folded in PREPOSITIONS or folded in _JOINTS or folded in AUXILIARIES or folded in CLAUSE:
            break
        if SHAPES["plural"](folded, word) and not folded.endswith("'s"):
            if head:
                described.append(head)
            head, until = folded, at
        elif head or folded in DETERMINERS:
            break
        else:
            described.append(folded)
    if not head:
        return "", (), end, some is not None
    return singular(head), tuple(described), until, some is not None


def of_another_time(document: Text, quantity: Quantity, before: int = 60) -> bool:
    """Whether what stands around a figure tells that it is one of another time or set, or only thought, so that it may differ
    from another of the same thing; so many characters before it are looked at."""
    sentence = document.sentences[quantity.sentence]
    start = quantity.figure.span.start
    return (
        compiled(_OTHERWISE, re.IGNORECASE).search(document.text, max(sentence.start, start - before), start)
        is not None
        or compiled(_AFTERWARDS).search(document.text, quantity.end, min(sentence.end, quantity.end + 32))
        is not None
    )


def with_head(quantities: Sequence[Quantity]) -> dict[str, list[Quantity]]:
    """The figures of each noun, in order."""
    found: dict[str, list[Quantity]] = {}
    for quantity in quantities:
        if quantity.head:
            found.setdefault(quantity.head, []).append(quantity)
    return found
