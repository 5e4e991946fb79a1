"""The kind `article`: `a` and `an` by the sound of the next word, figures and initials included."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.dictionary import rarity
from ...language.sounds import vowel_sound
from ...language.word_lists import words
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit
from ..matching.entry_names import entry_name

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("word",)

_NO_NOUN = words("english/function-words", "after-and")
# What names of Irish and Scottish bodies go on with: An Post, An Bord Pleanála, An Lanntair
_IRISH = frozenset("garda post bord lar ceathru".split())


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
            after = words.span(at).end
            vowel = vowel_sound(shown, text[after : after + 4])
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
