"""How a word begins to the ear: words, initials by their letters or as a word, and figures."""

from __future__ import annotations

from .dictionary import rarity
from .word_lists import words

# Letters whose names begin with a vowel: "an FBI agent", "an X-ray"
_VOWEL_NAMES = frozenset("aefhilmnorsx")
_VOWELS = frozenset("aeiou")
_SAID = words("english/initials", "said")
_SPELLED = words("english/initials", "spelled")
_EITHER_INITIALS = words("english/initials", "either")
_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
# Words in h that take either, by speaker
_EITHER_H = words("english/sounds", "either-h")
# "u" that is said "you", and names in U- whose sound is anybody's guess
_YOU = words("english/sounds", "you")
_UNLIKE = ("unin", "unim", "uninh", "unid")
_OPENINGS = words("english/sounds", "openings")
_ENDINGS = words("english/sounds", "endings")


def vowel_sound(word: str, following: str = "") -> bool | None:
    """True if a word as written begins with the sound of a vowel, None where speakers differ or nobody can tell.
    `following` is the text right after it: figures go on after a comma, initials after a full stop."""
    if word[0].isdigit():
        return _of_figure(word, following)
    if not word[0].isascii():
        return None
    if len(word) == 1:
        return _of_letter(word, following)
    initials = word.replace("’", "'").removesuffix("'s")
    initials = initials[:-1] if initials.endswith("s") and len(initials) > 2 else initials  # "an MPs' vote"
    if initials.isupper() and initials.isalnum():
        return _of_initials(initials.lower(), following)
    return _of_word(word)


def _of_letter(word: str, following: str) -> bool | None:
    """A letter by its name ("an X-ray", "an S"), but not where it may be short for a word ("a S. African")."""
    if following[:1] == "." and word in "NSEW" and following[1:2] == " ":
        return None
    return word.lower() in _VOWEL_NAMES if word.isupper() or following[:1] in ("-", "") else None


def _of_initials(low: str, following: str = "") -> bool | None:
    """Initials said letter by letter or as a word; where nobody can tell which, only what both agree on."""
    spelled = low[0] in _VOWEL_NAMES
    if low.rstrip("0123456789") in _EITHER_INITIALS() or (len(low) == 2 and following[:1] == "."):
        return None
    if low in _SPELLED:
        return spelled
    if low in _SAID:
        return _of_word(low)
    if not low.isalpha():
        # "an M4", "an H1N1 case"; but "a R31 million deal" is in rand
        return None if low[0] == "r" and low[1:].isdigit() else spelled
    if not _sayable(low):
        return spelled
    if low[0] == "u" and (len(low) == 3 or low[1] not in "lmnp"):
        return False
    return spelled if _of_word(low) == spelled else None


def _sayable(low: str) -> bool:
    """True if initials could be said as a word. As a rule of thumb: vowels stand between consonants,
    and these begin and end as those of English words do."""
    if len(low) == 2:
        return 0 < rarity(low) < 3  # "a NO vote"
    if _VOWELS.isdisjoint(low) or not _opens_as_words(low):
        return False
    last = max(map(low.rfind, "aeiouy"))
    ending = low[last + 1 :]
    return (
        len(ending) < 2 or ending in _ENDINGS or ending[0] == ending[1] or ending[-1] == "s" or len(low) > 5
    )


def _opens_as_words(low: str) -> bool:
    """False if no word of English begins as these letters do, and the name of the first begins with a vowel: "ncurses"."""
    if low[0] not in _VOWEL_NAMES:
        return True
    first = next(
        (at for at, letter in enumerate(low) if letter in _VOWELS or (at and letter == "y")), len(low)
    )
    return not first or low[:first] in _OPENINGS


def _of_word(word: str) -> bool | None:
    low = word.lower()
    if low.startswith((*_SILENT_H, "xbox", "xmas")):
        return True
    if not _opens_as_words(low) and word[:2] != "Mc":
        # "an MSc"; "an Mbeki" or "a Mbeki"
        return True if word[:2].isalpha() and word[:2].isupper() else None
    if low.startswith(tuple(_EITHER_H())):
        return None
    if low[0] == "u":
        return _of_u(word, low)
    if low.startswith(("eu", "ewe", "one", "once", "oui")) and not low.startswith(("oner", "oneida")):
        return False
    if low[0] in "aeio":
        return True
    if low[0] == "y" and low[1:2] not in "aeiou":
        return None
    return False


def _of_u(word: str, low: str) -> bool | None:
    if low.startswith(_UNLIKE) and not low.startswith("unidir"):
        return True
    if low.startswith(tuple(_YOU())):
        return False
    if word[0].isupper() and not low.startswith(("un", "up")):
        return None
    return None if low[1] in "rstvz" and low[:3] not in ("urg", "utt", "ush", "urb", "urc", "urn") else True


def _of_figure(word: str, following: str) -> bool | None:
    """A figure as it is read: "an 8", "an 18th", "an 11,000-seat hall"; "an 1,800-seat" by some."""
    end = next((at for at, char in enumerate(word) if not char.isdigit()), len(word))
    digits = word[:end]
    if digits[0] == "0":
        return None
    if digits[0] == "8":
        return True
    if following[:1] == "," and following[1:4].isdigit():
        if digits == "1":
            return None if following[1] in "18" else False
        return digits in ("11", "18")
    if not digits.startswith(("11", "18")):
        return False
    # "a 110th", "an 1800s house" and "a 1,800-seat hall": it depends on how it is said
    return None if len(digits) == 4 else len(digits) in (2, 5)
