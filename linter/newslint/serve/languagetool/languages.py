"""The languages of the protocol: English and its varieties, and whether a text is in English at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...language.reporting_verbs import AUXILIARIES, CLAUSE, DETERMINERS, PREPOSITIONS


class Language(NamedTuple):
    """A language as clients list it."""

    name: str
    code: str


ENGLISH = (
    Language("English", "en"),
    Language("English (US)", "en-US"),
    Language("English (GB)", "en-GB"),
    Language("English (Canada)", "en-CA"),
    Language("English (Australia)", "en-AU"),
    Language("English (New Zealand)", "en-NZ"),
    Language("English (South African)", "en-ZA"),
)
_BY_CODE = {language.code.lower(): language for language in ENGLISH}
#: The share of small words at which a text is surely English, and below which it surely is not. Those of a letter or two
#: are words of other languages too.
_SURE, _HARDLY, _SHORTEST = 0.15, 0.05, 3
#: Words that are looked at, and how many say anything at all.
_LOOKED_AT, _ENOUGH = 400, 20
_WORD = re.compile(r"[^\W\d_]+")


def english(code: str) -> Language | None:
    """The variety of English that a code stands for; None for another language."""
    return _BY_CODE.get(code.lower().replace("_", "-"))


def confidence(text: str) -> float:
    """How sure it is that a text is English, from 0 to 1. A few words are taken to be."""
    words = [found.group().lower() for found, _ in zip(_WORD.finditer(text), range(_LOOKED_AT))]
    if len(words) < _ENOUGH:
        plain = sum(word.isascii() for word in words)
        return 0.5 if plain * 2 >= len(words) else 0.0
    small = [some() for some in (AUXILIARIES, PREPOSITIONS, DETERMINERS, CLAUSE)]
    share = sum(len(word) >= _SHORTEST and any(word in some for some in small) for word in words) / len(words)
    return 0.0 if share < _HARDLY else min(1.0, share / _SURE)


def listed() -> list[dict[str, str]]:
    """The languages as the protocol lists them."""
    return [{"name": one.name, "code": one.code.partition("-")[0], "longCode": one.code} for one in ENGLISH]
