"""Slips of the hand: letters, spaces, capitals and marks."""

from __future__ import annotations

import random

from newslint.language.dictionary import known, rarity

from .forms import DAYS, FUNCTION, MONTHS, PRONOUNS, singular_of
from .text import Edit, Paragraph, slip

_NEIGHBORS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl",
    "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry", "u": "yi", "v": "cb",
    "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
#: Contractions that are no word without their apostrophe.
_CONTRACTIONS = frozenset(
    "don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't couldn't wouldn't shouldn't they're you're i'm "
    "they've we've that's there's".split()
)
_MISSPELT = (
    ("ie", "ei"), ("ei", "ie"), ("mm", "m"), ("cc", "c"), ("ss", "s"), ("rr", "r"), ("ance", "ence"), ("ence", "ance"), ("ible", "able"),
    ("able", "ible"), ("ary", "ery"), ("ment", "mant"), ("tely", "tly"), ("ally", "aly"), ("sion", "tion"), ("que", "ke"), ("ph", "f"),
)  # fmt: skip


def _plain(paragraph: Paragraph, index: int, least: int = 5) -> str | None:
    """The folded word if it is an ordinary word in lower case of so many letters."""
    token = paragraph[index]
    ordinary = (
        token.text.isascii() and token.text.isalpha() and token.text.islower() and len(token.text) >= least
    )
    return token.lower if ordinary and rarity(token.lower) in (1, 2, 3) else None


def _no_word(word: str) -> bool:
    return not known(word)


def _chance(paragraph: Paragraph, index: int) -> random.Random:
    return random.Random(f"{paragraph[index].start}{paragraph[index].text}")


@slip("letter-dropped", "R:SPELL", ("typos",), quoted=True)
def _dropped(paragraph: Paragraph, index: int) -> Edit | None:
    word = _plain(paragraph, index, 6)
    if word is None:
        return None
    at = _chance(paragraph, index).randrange(1, len(word))
    new = word[:at] + word[at + 1 :]
    return paragraph.word(index, new) if _no_word(new) else None


@slip("letters-transposed", "R:SPELL", ("typos",), quoted=True)
def _transposed(paragraph: Paragraph, index: int) -> Edit | None:
    word = _plain(paragraph, index)
    if word is None:
        return None
    at = _chance(paragraph, index).randrange(1, len(word) - 1)
    new = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return paragraph.word(index, new) if new != word and _no_word(new) else None


@slip("letter-doubled", "R:SPELL", ("typos",))
def _doubled(paragraph: Paragraph, index: int) -> Edit | None:
    word = _plain(paragraph, index)
    if word is None:
        return None
    at = _chance(paragraph, index).randrange(1, len(word))
    new = word[:at] + word[at] + word[at:]
    return paragraph.word(index, new) if _no_word(new) else None


@slip("neighboring-key", "R:SPELL", ("typos",))
def _key(paragraph: Paragraph, index: int) -> Edit | None:
    word = _plain(paragraph, index)
    if word is None:
        return None
    chance = _chance(paragraph, index)
    at = chance.randrange(1, len(word))
    new = word[:at] + chance.choice(_NEIGHBORS[word[at]]) + word[at + 1 :]
    return paragraph.word(index, new) if _no_word(new) else None


@slip("misspelled-by-sound", "R:SPELL", ("typos",))
def _misspelt(paragraph: Paragraph, index: int) -> Edit | None:
    word = _plain(paragraph, index, 6)
    if word is None:
        return None
    for right, wrong in _MISSPELT:
        at = word.find(right, 1)
        if at > 0:
            new = word[:at] + wrong + word[at + len(right) :]
            if _no_word(new):
                return paragraph.word(index, new, right)
    return None


@slip("capitalized-word-misspelled", "R:SPELL", ("typos",))
def _institution(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if (
        token.lower not in _INSTITUTIONS
        or not token.is_name
        or token.text.isupper()
        or paragraph.begins(index)
    ):
        return None
    at = _chance(paragraph, index).randrange(2, len(token.text) - 1)
    new = token.text[:at] + token.text[at + 1 :]
    return paragraph.word(index, new) if _no_word(new.lower()) else None


_INSTITUTIONS = frozenset(
    "minister president ministry department government university committee republican democrat senate congress parliament "
    "secretary chancellor international national association federation company corporation british australian american "
    "european commission council district hospital police".split()
)


@slip("misspelled-month-or-day", "R:SPELL", ("typos",))
def _calendar(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if token.text not in (*MONTHS, *DAYS) or len(token.text) < 5 or token.text in ("March", "April"):
        return None
    at = _chance(paragraph, index).randrange(1, len(token.text) - 1)
    new = token.text[:at] + token.text[at + 1 :]
    return Edit(token.start, token.end, new, token.text) if _no_word(new.lower()) else None


@slip("lowercase-month-or-day", "R:ORTH", ("typos",))
def _small_day(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if token.text in (*MONTHS, *DAYS) and token.text not in ("March", "May") and not paragraph.begins(index):
        return Edit(token.start, token.end, token.lower, token.text)
    return None


@slip("space-lost", "R:ORTH", ("typos", "garbled"))
def _joined(paragraph: Paragraph, index: int) -> Edit | None:
    word, after = _plain(paragraph, index, 2), _plain(paragraph, index + 1, 2)
    if word is None or after is None or paragraph[index].end + 1 != paragraph[index + 1].start:
        return None
    if word in FUNCTION and not known(word + after):
        return Edit(paragraph[index].start, paragraph[index + 1].end, word + after, word)
    return None


@slip("space-in-word", "R:ORTH", ("typos", "garbled"))
def _split(paragraph: Paragraph, index: int) -> Edit | None:
    word = _plain(paragraph, index, 7)
    if word is None:
        return None
    at = _chance(paragraph, index).randrange(2, len(word) - 2)
    one, other = word[:at], word[at:]
    if rarity(one) in (1, 2) and rarity(other) in (1, 2):
        return None
    return Edit(paragraph[index].start, paragraph[index].end, f"{one} {other}", word)


@slip("space-moved", "R:ORTH", ("typos", "garbled"))
def _moved(paragraph: Paragraph, index: int) -> Edit | None:
    word, after = paragraph[index], _plain(paragraph, index + 1, 4)
    if (
        after is None
        or word.text not in ("the", "in", "of", "to", "for", "and", "on", "with")
        or word.end + 1 != paragraph[index + 1].start
    ):
        return None
    one, other = word.text + after[0], after[1:]
    if known(one) and known(other):
        return None
    return Edit(word.start, paragraph[index + 1].end, f"{one} {other}", word.text)


@slip("word-doubled", "U:OTHER", quoted=True)
def _twice(paragraph: Paragraph, index: int) -> Edit | None:
    word = _plain(paragraph, index, 2)
    if (
        word is None
        or word in ("had", "that", "is", "very", "do", "so", "no", "her", "in", "on")
        or word not in FUNCTION
    ):
        return None
    return paragraph.before(index, word)


@slip("phrase-doubled", "U:OTHER")
def _again(paragraph: Paragraph, index: int) -> Edit | None:
    one, other = paragraph[index], paragraph[index + 1]
    if one.text in ("of", "to", "in", "for", "on", "with", "at", "by") and other.text in (
        "the",
        "a",
        "an",
        "its",
        "his",
        "their",
    ):
        return paragraph.before(index, f"{one.text} {other.text}", one.text)
    return None


@slip("full-stop-lost", "M:PUNCT")
def _stop(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    before = paragraph[index - 1]
    if token.text != "." or not before.text.isalpha() or not before.text.islower() or len(before.text) < 4:
        return None
    if after.lower in ("the", "he", "she", "it", "they", "but", "a", "in") and after.is_name:
        return Edit(token.start, token.end, "", after.lower)
    return None


@slip("space-before-mark", "R:PUNCT", ("typos",))
def _before_mark(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    if token.text in ",.;" and before.text.isalpha() and before.end == token.start:
        return Edit(token.start, token.start, " ", token.text)
    return None


@slip("space-after-mark-lost", "R:PUNCT", ("typos", "garbled"))
def _after_mark(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    if (
        token.text == ","
        and before.text.islower()
        and before.text.isalpha()
        and after.text.islower()
        and after.text.isalpha()
    ):
        return Edit(token.end, after.start, "", token.text) if after.start == token.end + 1 else None
    return None


@slip("lowercase-after-full-stop", "R:ORTH", ("typos", "garbled"))
def _small(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    ends = before.text == "." and paragraph[index - 2].text.islower() and len(paragraph[index - 2].text) > 3
    if ends and token.lower in (FUNCTION | PRONOUNS) and token.is_name and token.text != "I":
        return Edit(token.start, token.end, token.lower, token.lower)
    return None


@slip("capital-held", "R:ORTH", ("typos",))
def _held(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if (
        token.is_name
        and token.text.isalpha()
        and token.text[1:].islower()
        and len(token.text) > 2
        and paragraph.begins(index)
    ):
        return Edit(token.start, token.end, token.text[:2].upper() + token.text[2:], token.lower)
    return None


@slip("lowercase-name", "R:ORTH", ("typos", "attribution"))
def _small_name(paragraph: Paragraph, index: int) -> Edit | None:
    token, before = paragraph[index], paragraph[index - 1]
    titled = before.text in ("Mr", "Mrs", "Ms", "Dr") or (
        before.text == "." and paragraph[index - 2].text in ("Mr", "Mrs", "Ms", "Dr")
    )
    if titled and token.is_name and token.text.isalpha():
        return Edit(token.start, token.end, token.lower, token.lower)
    return None


@slip("lowercase-country", "R:ORTH", ("typos",))
def _small_place(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if (
        token.text in _PLACES
        and not paragraph.begins(index)
        and not paragraph[index - 1].is_name
        and not paragraph[index + 1].is_name
    ):
        return Edit(token.start, token.end, token.lower, token.lower)
    return None


_PLACES = frozenset(
    "Australia Britain England Scotland Ireland Germany France Spain Italy Iraq Iran Israel Russia Japan Canada India Mexico London "
    "Sydney Melbourne Washington Paris Baghdad Moscow Brazil Africa Europe American British Australian German French Russian".split()
)


@slip("closing-quotation-mark-lost", "M:PUNCT", ("typos", "attribution", "garbled"), quoted=True)
def _unclosed(paragraph: Paragraph, index: int) -> Edit | None:
    token, before, after = paragraph[index], paragraph[index - 1], paragraph[index + 1]
    closes = token.text == "”" or (token.text == '"' and before.end == token.start and before.text in ",.")
    if closes and before.text in ",." and after.is_word and after.text.islower():
        return Edit(token.start, token.end, "", token.text)
    return None


@slip("possessive-apostrophe-lost", "R:NOUN:POSS", choice=True)
def _possessive(paragraph: Paragraph, index: int) -> Edit | None:
    token, after, before = paragraph[index], paragraph[index + 1], paragraph[index - 1]
    if (
        not token.lower.endswith("'s")
        or token.is_name
        or not after.is_word
        or before.lower not in ("the", "a", "an", "this", "his", "her", "its")
    ):
        return None
    base = token.text[:-2]
    return Edit(token.start, token.end, base + "s", base) if len(base) > 2 and after.text.islower() else None


@slip("name-possessive-apostrophe-lost", "R:NOUN:POSS", choice=True)
def _name_possessive(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    if (
        token.is_name
        and token.lower.endswith("'s")
        and len(token.text) > 5
        and after.text.islower()
        and after.is_word
    ):
        return Edit(token.start, token.end, token.text[:-2] + "s", token.lower)
    return None


@slip("apostrophe-in-plural", "R:NOUN:NUM", choice=True)
def _greengrocer(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    if not token.text.islower() or singular_of(token.lower) is None or not token.text.endswith("s"):
        return None
    if (
        after.lower in ("were", "are", "have", "of", "in", "to", "who", "and", "had", "from", "on", "at")
        or after.text in ",."
    ):
        return Edit(token.start, token.end, token.text[:-1] + "'s", token.lower)
    return None


@slip("time-possessive-apostrophe-lost", "R:NOUN:POSS", choice=True)
def _time(paragraph: Paragraph, index: int) -> Edit | None:
    token, after = paragraph[index], paragraph[index + 1]
    base = token.lower.rstrip("'").removesuffix("'s")
    if (
        base.removesuffix("s") in ("week", "month", "year", "day", "today", "yesterday")
        and "'" in token.lower
        and after.is_word
    ):
        return Edit(token.start, token.end, token.text.replace("'", "").replace("’", ""), token.lower)
    return None


@slip("contraction-apostrophe-lost", "R:ORTH", ("typos",), quoted=True)
def _contraction(paragraph: Paragraph, index: int) -> Edit | None:
    token = paragraph[index]
    if token.lower in _CONTRACTIONS:
        return Edit(token.start, token.end, token.text.replace("'", "").replace("’", ""), token.lower)
    return None
