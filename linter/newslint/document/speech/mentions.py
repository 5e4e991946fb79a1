"""Noun phrases that name a speaker, read off the words on either side of a verb."""

from __future__ import annotations

from collections.abc import Sequence

from ...language.reporting_verbs import AUXILIARIES, BETWEEN, DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS
from ...language.word_lists import words
from ...model.span import Span
from ...storage.lazy_namedtuple import NamedTuple
from ..tokens import Token

STOPS = frozenset(',;:—–…"“”()[]') | {"--", "..."}
PARTICLES = words("news/name-particles")


class Mention(NamedTuple):
    """Words that name a speaker. `head` is the word that carries the name: the surname, the pronoun,
    or the noun ("spokeswoman" in "a spokeswoman for the port")."""

    span: Span
    head: Span


def is_word(token: Token) -> bool:
    return token.quote < 0 and (token.text[0].isalnum() or token.text[0] in "@$")


def is_name(token: Token) -> bool:
    return token.text[0].isupper() and token.low not in DETERMINERS


def bracket(token: Token) -> bool:
    return token.text[0] == "(" and len(token.text) > 1


def boundary(token: Token) -> bool:
    """True for words that end the core of a noun phrase: prepositions, participles, "who"."""
    low = token.low
    if low in PREPOSITIONS or low in ("who", "whose", "that", "which", "himself", "herself", "itself"):
        return True
    return low.endswith("ing") and len(low) > 5 and not token.text[0].isupper() and low not in ("something",)


def participle(token: Token) -> bool:
    low = token.low
    return (
        token.text[0].islower()
        and "-" not in low
        and (low.endswith("ed") and len(low) > 4 or low in AUXILIARIES)
    )


def possessive(token: Token) -> bool:
    return token.low.endswith(("'s", "s'"))


def mention_of(tokens: Sequence[Token]) -> Mention | None:
    """The phrase made of `tokens`, with its head: the last word of the part before any preposition."""
    while tokens and (tokens[0].low in ("and", "but", "or") or not is_word(tokens[0])):
        tokens = tokens[1:]
    while tokens and not (is_word(tokens[-1]) or bracket(tokens[-1])):
        tokens = tokens[:-1]
    if not tokens:
        return None
    core: list[Token] = []
    for at, token in enumerate(tokens):
        if at and (boundary(token) or participle(token)) and core:
            break
        if bracket(token):
            continue
        if token.low == "and" and core and not is_name(tokens[at - 1]) and at + 1 < len(tokens):
            following = tokens[at + 1]
            if following.low in DETERMINERS:
                break
        core.append(token)
    if not core:
        return None
    head = core[-1]
    for token in reversed(core):
        if (
            token.low in BETWEEN
            or token.low in DAYS
            and len(core) > 1
            or token.low in ("and", "jr", "sr", "iii", "ii")
        ):
            continue
        head = token
        break
    return Mention(Span(tokens[0].start, tokens[-1].end), head.span)


def skippable(token: Token) -> bool:
    low = token.low
    return (
        (low in AUXILIARIES and token.text[0].islower())  # "Will wrote"
        or low in BETWEEN
        or low in DAYS
        or (
            low.endswith("ly")
            and len(low) > 4
            and token.text[0].islower()
            and low not in ("family", "assembly", "ally", "rally")
        )
        or bracket(token)
    )


def joins(left: Token, right: Token) -> bool:
    if not is_word(left) or not is_word(right):
        return False
    return left.text[0].isupper() == right.text[0].isupper() or right.low in DETERMINERS


def noun_like(tokens: Sequence[Token], at: int) -> bool:
    """True if the verb form at `at` is a noun there: "the report said", "her attack ad"."""
    before = tokens[at - 1] if at else None
    return before is not None and (before.low in DETERMINERS or possessive(before))


def apposition(phrase: list[Token]) -> bool:
    """True if a stretch between commas says more of the subject: who, an age, a title, a place."""
    first = phrase[0]
    low = first.low
    if low in (
        "who",
        "whose",
        "which",
        "where",
        "when",
        "now",
        "then",
        "himself",
        "herself",
        "formerly",
        "also",
        "once",
    ):
        return True
    if low in PREPOSITIONS or low in ("and", "or") or first.text[0].isdigit():
        return True
    if low in ("a", "an", "the", "one", "his", "her", "their", "another", "its"):
        return True
    if low.endswith(("ing", "ed", "year-old")) and first.text[0].islower():
        return True
    return (
        first.text[0].islower()
        and low not in PRONOUNS
        or (len(phrase) == 1 and low in ("jr", "sr", "r", "d"))
    )


def capital_phrase(phrase: list[Token]) -> bool:
    """True for a bare name: "Its director, Ingrid Falk, said"."""
    return all(t.text[0].isupper() or t.low in PARTICLES for t in phrase) and len(phrase) > 1


def lower_ed(token: Token) -> bool:
    return token.low.endswith("ed") and len(token.low) > 4
