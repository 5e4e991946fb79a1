"""Subjects of verbs of saying, looked for on either side of the verb."""

from __future__ import annotations

from collections.abc import Sequence

from ..language.reporting_verbs import (
    AUXILIARIES,
    BETWEEN,
    CLAUSE,
    CUES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from .mentions import (
    PARTICLES,
    STOPS,
    Mention,
    apposition,
    boundary,
    capital_phrase,
    is_word,
    joins,
    lower_ed,
    mention_of,
    noun_like,
    participle,
    skippable,
)
from .tokens import Token


def subject_before(tokens: Sequence[Token], low: int, verb: int) -> Mention | None:
    """The subject of the verb at `verb`, looked for backwards as far as `low`. None if there is none
    next to it (as in "stood up and said")."""
    at = verb - 1
    while at >= low and (skippable(tokens[at])):
        at -= 1
    if at < low:
        return None
    if tokens[at].text == ",":
        return _before_apposition(tokens, low, at)
    start = at + 1
    while start > low:
        token = tokens[start - 1]
        if token.quote >= 0 or token.text in STOPS or token.text in ".!?":
            break
        if token.low in CLAUSE and token.low not in PREPOSITIONS or token.low == "that":
            break
        if token.low in ("and", "but"):
            # between names or plain nouns the two speak together; otherwise another clause ends here
            if not (start < at + 1 and start - 2 >= low and joins(tokens[start - 2], tokens[start])):
                break
        elif (
            token.low in PRONOUNS
            and start < at + 1
            or (
                token.low in CUES
                and start < at + 1
                and token.text[0].islower()
                and not noun_like(tokens, start - 1)
            )
        ):
            break
        start -= 1
        if token.low in PRONOUNS:
            break
    phrase = list(tokens[start : at + 1])
    if not phrase:
        return None
    return _drop_opening_phrase(phrase)


def _drop_opening_phrase(phrase: list[Token]) -> Mention | None:
    """Without "In Florida" or "Asked about it" that a comma does not set off from the subject."""
    first = phrase[0]
    if first.low in PREPOSITIONS or (participle(first) and len(phrase) > 1) or first.low in AUXILIARIES:
        end = len(phrase)
        start = end - 1
        while start > 0 and not (boundary(phrase[start - 1]) or phrase[start - 1].low in DETERMINERS):
            if phrase[start].low in PRONOUNS:
                break
            start -= 1
        if start > 0 and phrase[start - 1].low in DETERMINERS:
            start -= 1
        phrase = phrase[start:]
    return mention_of(phrase)


def _before_apposition(tokens: Sequence[Token], low: int, comma: int) -> Mention | None:
    """The subject of a verb that follows a comma: what stands before "…, who runs the port,"."""
    segments: list[tuple[int, int]] = []
    end = comma
    at = comma - 1
    while at >= low - 1:
        if (
            at == low - 1
            or tokens[at].text == ","
            or tokens[at].quote >= 0
            or tokens[at].text in (";", ":", "—", "–", "--")
        ):
            segments.append((at + 1, end))
            if at == low - 1 or tokens[at].text != ",":
                break
            end = at
        at -= 1
    # the nearest segment that can be a subject and has something in apposition behind it
    for number, (start, stop) in enumerate(segments):
        phrase = list(tokens[start:stop])
        if not phrase:
            continue
        last = number == len(segments) - 1
        if not last and apposition(phrase):
            continue
        first = phrase[0]
        if first.low in CLAUSE and len(phrase) > 1:
            phrase = phrase[1:]
        found = subject_before(tokens, start, stop) if number or last else None
        if number == 0 and not last and not capital_phrase(phrase):
            continue
        return found or mention_of(phrase)
    return None


def subject_after(tokens: Sequence[Token], at: int, high: int) -> Mention | None:
    """The subject that follows its verb ("said Orr, the mayor"), looked for up to `high`."""
    while at < high and (
        tokens[at].low in BETWEEN or (tokens[at].low.endswith("ly") and tokens[at].text[0].islower())
    ):
        at += 1
    start = at
    phrase: list[Token] = []
    while at < high:
        token = tokens[at]
        if token.quote >= 0 or token.text in STOPS or token.text in ".!?":
            break
        if not phrase and (token.low in PREPOSITIONS or token.low in CLAUSE or token.low in DAYS):
            return None
        if phrase and (
            boundary(token) or token.low in CLAUSE or token.low in DAYS or token.low in ("last", "this")
        ):
            break
        if phrase and token.low in AUXILIARIES or (phrase and participle(token)):
            break
        phrase.append(token)
        at += 1
        if token.low in PRONOUNS and start == at - 1:
            break
    if not phrase:
        return None
    if phrase[0].low in PRONOUNS and phrase[0].low not in ("he", "she", "they", "it", "i", "we", "you"):
        return None
    return mention_of(phrase)


def main_subject(tokens: Sequence[Token], low: int, high: int) -> Mention | None:
    """The subject of the clause `tokens[low:high]`: its first noun phrase after any opening phrase."""
    at = low
    while at < high and (
        tokens[at].low in ("and", "but", "yet", "so", "still", "or") or not is_word(tokens[at])
    ):
        if tokens[at].quote >= 0:
            return None
        at += 1
    if at >= high:
        return None
    first = tokens[at]
    opening = (
        first.low in PREPOSITIONS
        or first.low in CLAUSE
        or first.low.endswith(("ing", "ly"))
        or lower_ed(first)
    )
    if opening or first.low in BETWEEN or first.low in DAYS:
        for comma in range(at, high):
            if tokens[comma].text == ",":
                rest = main_subject(tokens, comma + 1, high)
                if rest is not None:
                    return rest
                break
        else:
            if first.low.endswith("ing"):
                return None
    end = at
    while end < high:
        token = tokens[end]
        if token.quote >= 0 or token.text in STOPS or token.text in ".!?":
            break
        if end > at and (
            boundary(token) or token.low in AUXILIARIES or token.low in CLAUSE or skippable(token)
        ):
            break
        if end > at and token.text[0].islower() and (token.low in CUES or token.low.endswith("ed")):
            break
        if (
            end > at
            and token.text[0].islower()
            and tokens[end - 1].text[0].isupper()
            and token.low not in PARTICLES
        ) and (token.low != "and" or end + 1 >= high or not tokens[end + 1].text[0].isupper()):
            break
        end += 1
        if token.low in PRONOUNS:
            break
    return mention_of(list(tokens[at:end]))
