"""Subjects of verbs of saying, looked for on either side of the verb."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.reporting_verbs import (
    AUXILIARIES,
    BETWEEN,
    CLAUSE,
    CUES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
)
from ...language.word_lists import words
from ...model.span import Span
from ..tokens import Token
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

#: Words a clause with "who" has at the most, from there to the verb after it.
_CLAUSE_REACH = 15
#: What opens a sentence and says when or where, up to its comma: "Two months later, Orr said".
_WHEN = words("english/function-words", "say-when")
#: A name with its title has no more words.
_NAMED = 9
#: A dateline has no more words.
_DATELINE = 12
_PASTS = words("english/word-shapes", "pasts")


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
    whose = _before_who(tokens, low, at)
    if whose is not None:
        return whose
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
                and not _says_which(tokens, low, start - 1)
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


def _says_which(tokens: Sequence[Token], low: int, at: int) -> bool:
    """True for "a source speaking to the press": the word says more of the noun before it."""
    return (
        tokens[at].low.endswith("ing")
        and at > low
        and is_word(tokens[at - 1])
        and not boundary(tokens[at - 1])
    )


def _before_who(tokens: Sequence[Token], low: int, at: int) -> Mention | None:
    """The official of "an official who spoke anonymously said": the verb of the clause stands between."""
    verbs = False
    for place in range(at, max(low, at - _CLAUSE_REACH), -1):
        token = tokens[place]
        if token.quote >= 0 or token.text in STOPS or token.text in ".!?" or token.low == "that":
            return None
        if token.low == "who":
            before = tokens[place - 1]
            if not verbs or before.low in CUES or before.low in PREPOSITIONS or not is_word(before):
                return None
            return subject_before(tokens, low, place)
        verbs = verbs or token.text[0].islower() and (token.low in CUES or participle(token))
    return None


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
    if len(first.text) > 3 and first.text.isupper():  # "TROY, Ohio (AP) — Orr said"
        dash = next(
            (n for n in range(at, min(high, at + _DATELINE)) if tokens[n].text in ("—", "–", "--")), -1
        )
        if dash >= 0:
            return main_subject(tokens, dash + 1, high)
    opening = (
        first.low in PREPOSITIONS
        or first.low in _WHEN
        or first.low in CLAUSE
        or first.low.endswith(("ing", "ly"))
        or lower_ed(first)
    )
    if opening or first.low in BETWEEN or first.low in DAYS:
        for comma in range(at, high):
            if tokens[comma].text == "," and not _goes_on(tokens, comma + 1, high):
                rest = main_subject(tokens, comma + 1, high)
                if rest is not None:
                    return rest
                if first.low.endswith("ing"):
                    return None
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
        if (
            end > at
            and token.text[0].islower()
            and (token.low in CUES or token.low.endswith("ed") or token.low in _PASTS)
        ):
            break
        if (
            end > at
            and token.text[0].islower()
            and tokens[end - 1].text[0].isupper()
            and tokens[end - 1].low not in DETERMINERS
            and token.low not in PARTICLES
        ) and (token.low != "and" or end + 1 >= high or not tokens[end + 1].text[0].isupper()):
            break
        end += 1
        if token.low in PRONOUNS:
            break
    return mention_of(list(tokens[at:end]))


def _goes_on(tokens: Sequence[Token], at: int, high: int) -> bool:
    """True if a comma parts two words of one phrase: "In a wide-ranging, in-prison interview"."""
    if at >= high:
        return False
    token = tokens[at]
    return (
        token.text[0].islower()
        and "-" in token.text
        and token.low not in DETERMINERS
        and token.low not in PRONOUNS
    )


def fixed_phrase(tokens: Sequence[Token], low: int, high: int) -> tuple[Span, Mention] | None:
    """ "according to X", "in the words of X", "as X put it"."""
    if high - low > 2 and tokens[low].low == "according" and tokens[low + 1].low == "to":
        subject = subject_after(tokens, low + 2, high)
        if subject:
            return Span(tokens[low].start, tokens[low + 1].end), subject
    if high - low > 4 and [t.low for t in tokens[low : low + 4]] == ["in", "the", "words", "of"]:
        subject = subject_after(tokens, low + 4, high)
        if subject:
            return Span(tokens[low].start, tokens[low + 3].end), subject
    return None


def with_saying(tokens: Sequence[Token], low: int, verb: int) -> Mention | None:
    """Whoever speaks in "with the mayor saying" or "footage of Orr saying"."""
    for at in range(verb - 1, max(low, verb - _NAMED), -1):
        token = tokens[at]
        if token.quote >= 0 or token.text in (",", ";", ":"):
            return None
        if token.low in ("with", "of", "has", "had"):
            return mention_of(tokens[at + 1 : verb])
    return None


def is_signature(tokens: Sequence[Token]) -> bool:
    """True for a name and nothing else, as after a dash: “Go home.” — Ann Orr, baker"""
    words = [t for t in tokens if t.text[0].isalnum()]
    return len(words) > 1 and all(t.text[0].isupper() for t in words[:2]) and len(words) < 12


def begins_a_name(token: Token) -> bool:
    """True for a word that a name, a title or a pronoun begins with."""
    return token.text[0].isupper() or token.low in ("he", "she", "they")
