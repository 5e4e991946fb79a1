"""The kind `article`: `a` and `an` by the sound of the next word, figures and initials included."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.dictionary import rarity
from ...language.word_lists import words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit
from ..matching.entry_names import entry_name

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("word",)

# Letters whose names begin with a vowel: "an FBI agent", "an X-ray"
_VOWEL_NAMES = frozenset("aefhilmnorsx")
# Initials that could be said as a word and never are
_SPELLED = words("english/initials", "spelled")
# Initials that are said as a word that begins with a consonant
_SAID = words("english/initials", "said")
# Consonants that words begin with
_ONSETS = frozenset("bl br ch cl cr dr fl fr gh gl gr kn ph pl pr sc sh sk sl sm sn sp st sw th tr tw wh wr".split())
_NO_NOUN = words("english/function-words", "after-and")
# What names of Irish and Scottish bodies go on with: An Post, An Bord Pleanála, An Lanntair
_IRISH = frozenset("garda post bord lar ceathru".split())
_SILENT_H = ("hour", "honest", "honor", "honour", "heir")
# Words in h that take either, by speaker
_EITHER_H = words("english/sounds", "either-h")


class Keys(NamedTuple):
    """No keys."""


def compile_rule(keys: Keys, context: Context) -> None:
    """Nothing to prepare."""


def find(document: Document, linked: dict[int, None], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every article that does not fit the sound after it."""
    words = document.words
    text = document.text
    for wrong, right in (("a", "an"), ("an", "a")):
        for start in words.places.get(wrong, ()):
            end = start + len(wrong)
            if text[end : end + 1] == " " and _plain(text[end + 1 : end + 3], wrong):
                continue
            at = words.first_at(start) + 1
            if at >= len(words) or text[end : words.starts[at]] not in (
                " ",
                " “",
                ' "',
                " ‘",
                "\u00a0",
                "\n",
            ):
                continue
            if start and not text[start - 1].isspace() and text[start - 1] not in '“"‘([—–':
                continue  # the initial of "Malik A. Ames", a hyphen
            if text[start] == "A" and not _opens(document, start):
                continue  # a grade, a vitamin, a section
            shown = words.span(at).of(text)
            if shown.istitle() and at > 1 and _in_title(text, words.span(at - 2), start):
                continue  # whoever named it so: "Such a Ugly Day"
            if wrong == "an" and text[start] == "A" and _irish(shown):
                continue
            vowel = sounds_like_vowel(shown, text[words.span(at).end : words.span(at).end + 1])
            if vowel is not None and vowel == (right == "an"):
                # "an thus" has lost the d of "and"
                offer = "and" if wrong == "an" and words.folded[at] in _NO_NOUN else right
                offer = offer.capitalize() if text[start] == "A" else offer
                for number in active:
                    yield number, Hit(Span(start, end), (offer,), {"word": shown}, entry=entry_name(shown))


def _in_title(text: str, before: Span, start: int) -> bool:
    """True if a capitalised word right before an article says that both stand in a title."""
    return text[before.end : start] == " " and text[before.start].isupper()


def _irish(word: str) -> bool:
    """True if a capitalised word makes a name of the "An" before it: An Taisce, An Garda Síochána."""
    if not word[0].isupper():
        return False
    low = word.lower()
    return low in _IRISH or not low.isascii() or not rarity(low)


def _plain(opening: str, article: str) -> bool:
    """True if a word that opens with these two characters surely sounds as the article has it: nearly all do."""
    if len(opening) < 2 or not (opening.isalpha() and opening.islower()):
        return False
    if article == "a":
        return opening[0] in "bcdfgjklmnpqrstvwxyz"
    return opening[0] in "aeio" and opening[1] not in "nuw"


def _opens(document: Document, start: int) -> bool:
    opening = document.sentence_around(start).start
    return not document.text[opening:start].strip('“"‘([—– ')


def sounds_like_vowel(word: str, following: str = "") -> bool | None:
    """True if a word as written begins with the sound of a vowel, None where speakers differ. `following`
    is the character after it: initials may be written with full stops."""
    low = word.lower()
    if word[0].isupper() and word[1:].isdigit():
        return None  # "a R31 million deal" in rand, "an R18 film"
    if word[0].isdigit():
        return _figure(low, following)
    if not word[0].isascii():
        return None
    if len(word) == 1:
        # "an X-ray", "a U-turn", "an F"; "a E. coli" is left to the reader
        return low in _VOWEL_NAMES if following in ("-", "") or word.isupper() else None
    initials = word[:-1] if word.endswith("s") else word  # "an SUV", "an MPs' vote"
    if initials.isupper() and 1 < len(initials) < 6:
        return _initials(initials.lower())
    if following == "." and len(word) == 2 and word.isupper():
        return None
    if low.startswith((*_SILENT_H, "xbox", "xmas")):
        return True
    if low.startswith(tuple(_EITHER_H())):
        return None
    if low[0] == "u":
        return _letter_u(word, low)
    if low.startswith(("eu", "ewe", "one", "once", "oui")) and not low.startswith(("oner", "oneida")):
        return False
    if low[0] in "aeio":
        return True
    if low[0] == "y" and low[1:2] not in "aeiou":
        return None
    return False


# "u" that is said "you", and names in U- whose sound is anybody's guess
_YOU = words("english/sounds", "you")
_UNLIKE = ("unin", "unim", "uninh", "unid")


def _letter_u(word: str, low: str) -> bool | None:
    if low.startswith(_UNLIKE) and not low.startswith("unidir"):
        return True
    if low.startswith(tuple(_YOU())):
        return False
    if word[0].isupper() and not low.startswith(("un", "up")):
        return None
    return None if low[1] in "rstvz" and low[:3] not in ("urg", "utt", "ush", "urb", "urc", "urn") else True


def _initials(low: str) -> bool | None:
    """Initials by their sound: two letters, and those without a vowel, are said letter by letter; others may be said as a
    word, so that only what sounds alike both ways is told."""
    if low in _SAID:
        return False
    spelled = low[0] in _VOWEL_NAMES
    if len(low) == 2 or low in _SPELLED or not _sayable(low):
        return spelled
    said = low[0] in "aeio"
    return spelled if spelled == said and low[0] != "o" else None


def _sayable(low: str) -> bool:
    """True if initials could be said as a word: they have a vowel, and no word of English begins unlike them."""
    vowels = [letter in "aeiouy" for letter in low]
    return any(vowels) and (vowels[0] or vowels[1] or low[:2] in _ONSETS)


def _figure(low: str, following: str) -> bool | None:
    digits = low
    for at, char in enumerate(low):
        if not char.isdigit():
            digits = low[:at]
            break
    if digits[0] == "0" or (digits == "1" and following == ","):
        return None
    if digits.startswith("8"):
        return True
    if following == "," or len(digits) in (2, 5):
        return digits.startswith(("11", "18")) and len(digits) in (2, 5)
    if digits.startswith(("11", "18")) and len(digits) > 2:
        return None  # "an 1800s house" and "a 1,800-seat hall": it depends on how it is said
    return False
