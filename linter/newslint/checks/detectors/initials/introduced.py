"""Initials that are not those of the body before them: "the World Health Organization (WTO)".

Many bodies abroad are known by initials of another language (MSF, FARC, SPD): only where the words before the
bracket begin with initials that everybody knows, or all letters but one are theirs, is another set of letters a slip.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....language.edit_distance import slips
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.initials_given import Given, initials_given, spellings

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document, known: frozenset[str]) -> Iterator[Hit]:
    """Initials that are not those of the body before them."""
    places = document.words.places
    for one in initials_given(document):
        if one.name is not None:
            continue
        right = _all_but_one(one)
        if right and (right.lower() in places or len(places.get(one.letters.lower(), ())) == 1):
            yield Hit(one.span, (right,), {"name": " ".join(one.tails[0]), "other": right})
            continue
        for tail in one.tails:
            meant = sorted(spellings(tail) & known)
            if (
                meant
                and len(meant[0]) > 2
                and not _of_a_longer_name(one, meant[0])
                and abs(len(meant[0]) - len(one.letters)) < 2
                and slips(one.letters, meant[0], 2) < 3
                and (len(meant[0]) > 3 or slips(one.letters, meant[0], 1) == 1)
                and (
                    sorted(meant[0]) == sorted(one.letters)
                    or one.letters in known
                    or not _fits(one.letters, one.words)
                )
            ):
                yield Hit(one.span, (meant[0],), {"name": " ".join(tail), "other": meant[0]})
                break


def _all_but_one(one: Given) -> str:
    """The initials of the words before the bracket, if the letters in it are these with one changed, or two swapped that
    stand side by side; "" if not. Four words with capitals at least make a name whose initials are no chance."""
    for tail in one.tails:
        if tail[0][:1].isupper() and len(tail) >= len(one.letters):
            for initials in spellings(tail):
                if (
                    len(initials) == len(one.letters) > 3
                    and initials.isalpha()
                    and _one_off(initials, one.letters)
                ):
                    return initials
    return ""


def _one_off(one: str, other: str) -> bool:
    differ = [at for at, (a, b) in enumerate(zip(one, other)) if a != b]
    if len(differ) == 1:
        return differ[0] > 0
    return (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] == other[differ[1]]
        and one[differ[1]] == other[differ[0]]
    )


def _fits(letters: str, words: tuple[str, ...]) -> bool:
    """True if the letters stand in the words in that order, the first as an initial."""
    run = "".join(words).upper()
    at = run.find(letters[0])
    for letter in letters:
        at = run.find(letter, at) + 1
        if not at:
            return False
    return True


def _of_a_longer_name(one: Given, meant: str) -> bool:
    """True if the letters are those of a name that is longer than the well-known one in it: "Transportation, Housing
    and Urban Development (THUD)", "National Petroleum Reserve in Alaska (NPRA)"."""
    if len(one.letters) > len(meant) and (one.letters.startswith(meant) or one.letters.endswith(meant)):
        return True
    initials = iter(word[0].upper() for word in one.words)
    return all(letter in initials for letter in one.letters)
