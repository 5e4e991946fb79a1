"""The verbs and phrases that say who said something, and who that is."""

from __future__ import annotations

from ...language.word_lists import words
from ...storage.lazy_namedtuple import NamedTuple
from .stems import content, stem
from .tokens import Tokens

#: Verbs that only report speech: none of them adds anything to what was said.
NEUTRAL = frozenset("said says say told tells saying".split())
#: Verbs that report speech and add a shade of meaning.
SHADED = words("news/reporting-verbs", "shades", stem)
#: What tells that a claim is somebody's, in any form.
_MARKS = frozenset("according accordance sources reportedly quoted alleged allegedly view opinion".split())
#: What a claim is said to rest on.
_GROUNDS = frozenset("suggests suggest suggested shows showed study poll survey report documents".split())


class Cue(NamedTuple):
    """A word that reports speech: its token, and the tokens of the one who speaks (empty if unknown)."""

    at: int
    speaker: tuple[int, int]


def reports(key: str) -> bool:
    """True for a form of a verb that can report speech."""
    return key in NEUTRAL or (content(key) and stem(key) in SHADED)


def attributed(tokens: Tokens, low: int, high: int) -> bool:
    """True if something among these tokens, quotations aside, says whose word this is."""
    return any(
        tokens.quoted[at] < 0 and (reports(tokens.keys[at]) or tokens.keys[at] in _MARKS)
        for at in range(low, high)
    )


_PRONOUNS = frozenset("he she they it".split())
_STOP = words("english/comparing", "subject-ends")


def cue_in(tokens: Tokens, names: list[bool], low: int, high: int) -> Cue | None:
    """The first cue outside quotation marks among tokens `low:high`, with its speaker: the name, pronoun
    or noun next to the verb ("Yee said", "said Kaja Winther", "according to the port authority")."""
    for at in range(low, high):
        key = tokens.keys[at]
        if tokens.quoted[at] >= 0:
            continue
        if key == "according" and at + 2 < high and tokens.keys[at + 1] == "to":
            return Cue(at, _after(tokens, names, at + 2, high))
        if key in NEUTRAL or _says(tokens, names, at, low) or _of_many(tokens, at, low, high):
            return Cue(at, _subject(tokens, names, at, low, high))
    return None


def credited(tokens: Tokens, names: list[bool], low: int, high: int) -> bool:
    """True if these tokens, quotations aside, credit what they say to somebody."""
    keys = tokens.keys
    for at in range(low, high):
        if tokens.quoted[at] >= 0:
            continue
        if keys[at] in _MARKS or keys[at] in _GROUNDS or keys[at] in NEUTRAL:
            return True
        if reports(keys[at]) and keys[at].endswith("ed") and not (at > low and keys[at - 1] in _BE):
            return True
    return cue_in(tokens, names, low, high) is not None


_BE = frozenset("is are was were be been being".split())


def _says(tokens: Tokens, names: list[bool], at: int, low: int) -> bool:
    """True for the past or the present of a verb that can report speech, where nobody is said to be told."""
    key = tokens.keys[at]
    if not reports(key) or names[at]:
        return False
    before = tokens.keys[at - 1] if at > low else ""
    somebody = at > low and (names[at - 1] or before in ("he", "she", "they"))
    if key.endswith("s"):
        return somebody
    if not (key.endswith("ed") or key in ("wrote", "thought", "found")) or before in _BE:
        return False
    after = tokens.keys[at + 1] if at + 1 < len(tokens.keys) else ""
    gap = tokens.text[tokens.ends[at - 1] : tokens.starts[at]] if at else ""
    return somebody or after == "that" or "," in gap


def _of_many(tokens: Tokens, at: int, low: int, high: int) -> bool:
    """True for a verb of speech in its plain form that several people go before: "analysts estimate that"."""
    keys = tokens.keys
    if not (
        low < at < high - 1 and reports(keys[at]) and keys[at - 1].endswith("s") and keys[at - 1][0].isalpha()
    ):
        return False
    return keys[at + 1] == "that" and not keys[at].endswith("s")


def _subject(tokens: Tokens, names: list[bool], verb: int, low: int, high: int) -> tuple[int, int]:
    before = verb - 1
    if before >= low and tokens.keys[before] in ("has", "have", "had"):
        before -= 1
    gap = tokens.text[tokens.ends[before] : tokens.starts[verb]] if before >= low else ""
    if (
        before >= low
        and tokens.quoted[before] < 0
        and tokens.keys[before] not in _STOP
        and not set(gap) & set('“”"')
    ):
        if "," in gap:  # "Yee, who drove, said": the nearest name before the clause
            for at in range(before, low - 1, -1):
                if names[at] and tokens.quoted[at] < 0 and (at + 1 > before or "," in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]):  # fmt: skip
                    return _run(tokens, names, at, low)
            return (0, 0)
        if names[before]:
            return _run(tokens, names, before, low)
        return (before, before + 1)
    after = verb + 1
    if after < high and tokens.quoted[after] < 0:
        return _after(tokens, names, after, high)
    return (0, 0)


def _run(tokens: Tokens, names: list[bool], at: int, low: int) -> tuple[int, int]:
    end = at + 1
    while (
        at - 1 >= low
        and names[at - 1]
        and tokens.text[tokens.ends[at - 1] : tokens.starts[at]].strip() in ("", "-", ".")
    ):
        at -= 1
    return (at, end)


def _after(tokens: Tokens, names: list[bool], at: int, high: int) -> tuple[int, int]:
    """The speaker named after the verb: up to the end of the first name, or the first noun phrase."""
    start = at
    named = 0  # the end of the last name, as in "said Swiss envoy Claire Delacroix-Huber"
    while at < high and tokens.quoted[at] < 0 and at - start < 8:
        if names[at]:
            named = at + 1
        elif tokens.keys[at] in _STOP and at > start:
            break
        gap = tokens.text[tokens.ends[at] : tokens.starts[at + 1]] if at + 1 < high else ","
        at += 1
        if any(mark in gap for mark in ',;:“"') or (gap.strip() == "." and not named):
            break
    return (start, named or at)
