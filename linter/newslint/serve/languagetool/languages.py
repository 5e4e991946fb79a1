"""The languages of the protocol: English and its varieties."""

from __future__ import annotations

from typing import NamedTuple


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


def english(code: str) -> Language | None:
    """The variety of English that a code stands for; None for another language."""
    return _BY_CODE.get(code.lower().replace("_", "-"))


def listed() -> list[dict[str, str]]:
    """The languages as the protocol lists them."""
    return [{"name": one.name, "code": one.code.partition("-")[0], "longCode": one.code} for one in ENGLISH]
