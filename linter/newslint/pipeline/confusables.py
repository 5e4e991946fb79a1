"""Letters that are not what they seem, and characters that nobody sees: tricks to get words past a search, a
filter or an editor, and what is left of text that went through many programs.

What a script needs is let be: marks of direction in a paragraph with Hebrew or Arabic, joiners between letters of
Indic and Arabic scripts, what holds emoji together, soft hyphens, Greek letters of formulas.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled

_LATIN = "A-Za-z\u00c0-\u024f"
#: Without width, or blank: in the middle of a word of Latin, Greek or Cyrillic letters they have no business.
_UNSEEN = "\u115f\u1160\u180e\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef\u200e\u200f\u061c"
_WITHIN = compiled(f"(?<=[{_LATIN}\u0370-\u052f0-9])[{_UNSEEN}]+(?=[{_LATIN}\u0370-\u052f0-9])")
#: Marks of direction; those that turn letters around are no part of any script.
_DIRECTION = compiled("[\u202a-\u202e\u2066-\u2069]+")
_TURNING = frozenset("\u202d\u202e")
_RIGHT_TO_LEFT = compiled("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
#: Letters of a tag, which only a flag may bring along.
_TAG = compiled("(?<![\U0001f3f4\U000e0000-\U000e007f])[\U000e0000-\U000e007f]+")

_CYRILLIC = dict(zip("аеорсухіјѕԁһАВЕКМНОРСТХІЈЅҮ", "aeopcyxijsdhABEKMHOPCTXIJSY", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_ALIKE = {**_CYRILLIC, **_GREEK}
_WORD = compiled(f"[{_LATIN}\u0370-\u052f]+")
_LATIN_LETTER = compiled(f"[{_LATIN}]")


class Confusable(NamedTuple):
    """Characters in disguise: where, what to say of them, and the words without them ("" if nobody knows)."""

    span: Span
    message: str
    plain: str
    alike: bool  # letters that look like others; otherwise characters that cannot be seen


def find_confusables(text: str) -> list[Confusable]:
    """All of them in a text, in order."""
    return sorted((*_hidden(text), *_lookalikes(text)))


def _named(text: str) -> str:
    codes = list(dict.fromkeys(f"U+{ord(char):04X}" for char in text))
    return ", ".join(codes[:3]) + (", ..." if len(codes) > 3 else "")


def _hidden(text: str) -> Iterator[Confusable]:
    for match in _WITHIN.finditer(text):
        message = f"A character that cannot be seen ({_named(match.group())}) stands in the middle of a word; take it out."
        yield Confusable(Span(*match.span()), message, "", False)
    for match in _TAG.finditer(text):
        if not _WITHIN.match(text, match.start()):
            message = f"Characters that cannot be seen ({_named(match.group())}) can hide a message here; take them out."
            yield Confusable(Span(*match.span()), message, "", False)
    for match in _DIRECTION.finditer(text):
        if _TURNING.isdisjoint(match.group()) and _beside_right_to_left(text, *match.span()):
            continue
        message = f"A mark that turns the direction of the text ({_named(match.group())}) hides what is written; take it out."
        yield Confusable(Span(*match.span()), message, "", False)


def _beside_right_to_left(text: str, start: int, end: int) -> bool:
    """True if the paragraph, or the stretch of it around the mark, holds letters that run from right to left."""
    left = max(text.rfind("\n", max(0, start - 300), start), start - 300, 0)
    right = text.find("\n", end, end + 300)
    return _RIGHT_TO_LEFT.search(text, left, right if right >= 0 else end + 300) is not None


def _lookalikes(text: str) -> Iterator[Confusable]:
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii() or not _LATIN_LETTER.search(word):
            continue
        strange = [char for char in word if char in _ALIKE]
        if not strange:
            continue
        plain = "".join(_ALIKE.get(char, char) for char in word)
        if _GREEK.keys() & set(strange) and len(_LATIN_LETTER.findall(word)) < 2:
            continue  # a formula
        script = "Cyrillic" if strange[0] in _CYRILLIC else "Greek"
        whole = all(char < "\u0370" or char > "\u052f" for char in plain)
        message = (
            f"'{word}' mixes alphabets: its '{strange[0]}' is {script} (U+{ord(strange[0]):04X}), not Latin"
            + (f"; write '{plain}'." if whole else ".")
        )
        yield Confusable(Span(*match.span()), message, plain if whole else "", True)
