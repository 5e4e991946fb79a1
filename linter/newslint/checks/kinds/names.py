"""The kind `names`: one name of the story spelled two ways.

A name is a capitalised word inside a sentence that no dictionary has. The way seen once, one slip (or one accent)
from one seen more often is reported, unless it has a first name of its own: Smith and Smyth may both be in
the story.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language.accents import without_accents
from ...language.word_lists import words
from ...model.finding import Related
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..detectors.names import of_neighbours, of_people, of_titled
from ..detectors.shared.relatives import kin_near, spelling_told
from ..interface import Context, Hit

if TYPE_CHECKING:
    from ...document.document import Document

FIELDS = ("other", "times")
AGAINST_ITSELF = True

#: Letters a name must have for a slip to be told from another name, and for an accent to be missed.
_LEAST, _LEAST_BY_ACCENT = 6, 4
#: Names of which the spelling list has both are two names, unless one stands more often than this.
_FEW = 3
#: Letters a name must have for two swapped or a doubled one left out to be told from another name.
_LEAST_BY_SWAP = 5
#: From this class on the words of the spelling list are hardly met but as names: "pruitt".
_RARE = 6
#: Below this class the words of the list are words and offices, unless they are given names: "commissioner".
_NO_NAME = 5
#: Titles that no list of everyday words has.
_TITLES = words("news/titles", "not-names")
#: What a person does and a family seldom: "Hightowers said" is Hightower with a letter too many.
_DOES = frozenset("said says told added is was has wrote argued denied testified pleaded declined".split())

ASKS_VOCABULARY = True


class Keys(NamedTuple):
    """`shortest`: letters a name must have to be judged by a slip; by an accent four will do."""

    shortest: int = 6


def compile_rule(keys: Keys, context: Context) -> int:
    """The shortest length."""
    return keys.shortest


def find(document: Document, linked: dict[int, int], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every name that is another name of the story with a slip in it."""
    seen: set[str] = set()
    for number, hit in _by_words(document, linked, active):
        if not _may_be_spelled(document, hit):
            continue
        seen |= {hit.span.of(document.text), *hit.replacements}
        yield number, hit
    for hit in (*of_people.find(document), *of_neighbours.find(document), *of_titled.find(document)):
        if hit.span.of(document.text) not in seen and _may_be_spelled(document, hit):
            seen.add(hit.span.of(document.text))
            yield from ((number, hit) for number in active)


def _may_be_spelled(document: Document, hit: Hit) -> bool:
    """True unless a name stands in quoted words that may mean somebody else: whoever speaks is heard, and it is the story
    that spells, so that of names said alike the one it has elsewhere is right there too."""
    if not document.quoted(hit.span):
        return True
    speech = any(quotation.kind == "speech" for quotation in document.quotations_in(hit.span))
    return speech and of_people.one_sound(hit.span.of(document.text), hit.replacements[0])


def _by_words(
    document: Document, linked: dict[int, int], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Those that the words alone tell."""
    names = _names(document)
    for name, alike in _alike(names):
        starts = names[name]
        if name in document.accepted:
            continue
        for other in alike:
            others = names[other]
            if without_accents(name) != without_accents(other) and (
                _english(name) or (len(others) < 2 and (_english(other) or _listed(name)))
            ):
                continue
            if name == f"{other}s" and not _acts_alone(document, starts[0], len(name)):
                continue
            if (
                len(others) <= _FEW
                and _listed(name)
                and _listed(other)
                and not (_swapped(name, other) or _titled(document, starts[0]))
            ):
                continue  # Conway and Conaway are both about
            if len(others) == len(starts) and not _doubtful(name, other, starts[0], others[0]):
                continue
            if not _same_person(document, starts[0], others) or _two(document, name, starts[0], others[0]):
                continue
            span = Span(starts[0], starts[0] + len(name))
            there = Span(others[0], others[0] + len(other))
            right = there.of(document.text)
            fields = {"other": right, "times": "once" if len(others) == 1 else f"{len(others)} times"}
            for number in active:
                if max(len(name), len(other)) >= linked[number] or _swapped(name, other) or len(others) > 2:
                    yield number, Hit(span, (right,), fields, (Related(None, there, f"'{right}' here"),))
            break


def _two(document: Document, name: str, start: int, other: int) -> bool:
    """True if the story speaks of kin or of names where a name stands, or of a family: "the Olsens"."""
    span = Span(start, start + len(name))
    if _in_a_list(document, span) or _where(document, span):
        return True
    if name.endswith("s") and any(_family(document.text[max(0, at - 8) : at]) for at in (start, other)):
        return True
    there = Span(other, other + len(name))
    return spelling_told(document, span) or spelling_told(document, there) or kin_near(document, span, 0)


def _family(before: str) -> bool:
    """True if what stands before a name in -s makes a family of it: "the Olsens", "there are also Olsens"."""
    return before.lower().endswith(("the ", " are ", " were ", " also ", " other ", " all ", " two "))


def _in_a_list(document: Document, span: Span) -> bool:
    """True for a name among others with nothing but commas between: a line-up."""
    before, after = (
        document.text[max(0, span.start - 40) : span.start],
        document.text[span.end : span.end + 40],
    )
    return compiled(r",? ?(?:\([a-z]+\))?, (?:[A-Z] )?[A-Z][\w’'-]+(?:,|;|\.| \()").match(
        after
    ) is not None and (compiled(r"(?:^|[,;:.]\s+(?:[A-Z] )?|\n)(?:[A-Z] )?$").search(before) is not None)


def _where(document: Document, span: Span) -> bool:
    """True for a place after "in" or "from"."""
    if document.text[max(0, span.start - 5) : span.start].rpartition(" ")[0].rpartition(" ")[2] not in (
        "in",
        "from",
        "at",
        "of",
    ):
        return False
    from ...language.places import fold_place, is_place

    return is_place(fold_place(span.of(document.text)))


def _doubtful(name: str, other: str, start: int, there: int) -> bool:
    """Of two ways seen once each, true for the one to report: without the accents, or not the name of a
    place (half of all surnames are), or else the later one."""
    if without_accents(name) == without_accents(other):
        return len(name.encode()) < len(other.encode())
    from ...language.places import fold_place, is_place

    known, other_known = is_place(fold_place(name)), is_place(fold_place(other))
    return other_known if known != other_known else start > there


def _names(document: Document) -> dict[str, list[int]]:
    """The folded names of the story with their places: those long enough for a slip, and where the story has
    accents, shorter ones too."""
    from ...language.dictionary import common

    text = document.text
    places = document.words.places
    everyday = common()
    words = document.words.uncommon
    least = _LEAST_BY_ACCENT
    found: dict[str, list[int]] = {}
    for word in words:
        if len(word) < least:
            continue
        bare = word[:-2] if word.endswith("'s") else word
        if len(bare) < least or not bare.isalpha() or bare in everyday:
            continue
        for start in places[word]:
            if text[start].isupper():
                shown = text[start + 1 : start + len(bare)]
                if shown != shown.upper():
                    found.setdefault(bare, []).append(start)
    return {name: sorted(starts) for name, starts in found.items()}


def _alike(names: dict[str, list[int]]) -> Iterator[tuple[str, list[str]]]:
    """Each name seen once that others are a slip away from, with those in the order of `names`. Two names a slip
    apart are the same without one letter of each, or without one letter of the longer."""
    rests: dict[str, list[str]] = {}
    order = {name: number for number, name in enumerate(names)}
    for name in names:
        for rest in _rests(name):
            rests.setdefault(rest, []).append(name)
    for name in sorted(names):
        if len(names[name]) == 1:
            others = {other for rest in _rests(name) for other in rests[rest]}
            near = [
                other
                for other in others
                if other != name
                and (
                    _slip(name, other)
                    or (len(names[other]) > 2 and not _listed(name) and _strays(name, other))
                )
            ]
            if near:
                yield name, sorted(near, key=order.__getitem__)


def _rests(name: str) -> set[str]:
    """A name without its accents, and what is left of it without any one letter but the first."""
    letters = name if name.isascii() else without_accents(name)
    return {letters, *(letters[:at] + letters[at + 1 :] for at in range(1, len(letters)))}


def _english(word: str) -> bool:
    from ...language.dictionary import rarity

    return word.isascii() and 0 < rarity(word) < _RARE


def _listed(name: str) -> bool:
    """True for a name that the spelling list has, such as Larsen."""
    from ...language.dictionary import rarity

    return name.isascii() and rarity(name) > 0


def _slip(name: str, other: str) -> bool:
    """True if `name` is `other` with one slip that makes no other name of it."""
    if abs(len(name) - len(other)) > 1:
        return False
    if not name.isascii() or not other.isascii():
        if without_accents(name) == without_accents(other):
            return True
        name, other = without_accents(name), without_accents(other)
    from ...language.edit_distance import slips

    if name[0] != other[0] or slips(name, other, 1) != 1:
        return False
    if max(len(name), len(other)) < _LEAST or min(len(name), len(other)) < _LEAST_BY_SWAP:
        return _swapped(name, other)
    if name == f"{other}s":
        return True
    # a letter put on or taken off at the end is grammar, another last vowel another person
    longer, shorter = (name, other) if len(name) >= len(other) else (other, name)
    if longer[:-1] == shorter and longer[-1] == "e" and shorter[-1] not in "aeiouyi" and len(shorter) > 5:
        return True  # Ashdown and Ashdowne
    if longer[:-1] == shorter and longer[-1] == longer[-2] and longer[-1] not in "aeious":
        return not _listed(longer) and not _listed(shorter)  # Kelmet and Kelmett
    return longer[:-1] != shorter and not (len(name) == len(other) and name[:-1] == other[:-1])


def _strays(name: str, other: str) -> bool:
    """True if a name that no list has is one slip from one the story has again and again: shorter ones than else, and
    where the slip is in the last letter, if neither form can be the other's in grammar."""
    from ...language.edit_distance import one_slip

    if len(other) < 5 or len(name) < 4 or name[0] != other[0] or not one_slip(name, other):
        return False
    if name[-1] == other[-1]:
        return len(name) != len(other) or len(name) > 5 or _another_vowel(name, other)
    if len(name) < len(other):
        return other.startswith(name) and other[-1] not in "aeiouys"
    if len(name) > len(other):
        return name.startswith(other) and name[-1] == other[-1]
    return name[:-1] == other[:-1] and name[-1] not in "aeiouysn" and len(name) > 5


def _another_vowel(name: str, other: str) -> bool:
    """True if two names of one length differ in nothing but a vowel: Cowen and Cowan, not Osama and Obama."""
    return all(a == b or (a in "aeiouy" and b in "aeiouy") for a, b in zip(name, other))


def _swapped(name: str, other: str) -> bool:
    """True if two letters in a row are swapped, or names are the same without their accents; these make no other name."""
    name, other = without_accents(name), without_accents(other)
    return len(name) == len(other) and sorted(name) == sorted(other)


def _acts_alone(document: Document, start: int, length: int) -> bool:
    """True if a name in -s does what one person does, and no "the" makes a family of it."""
    words = document.words
    at = words.first_at(start)
    if at and words.folded[at - 1] == "the":
        return False
    if _listed(words.folded[at]) and not _titled(document, start):
        return False  # Americans, Thwaites
    end = start + length
    return document.text[end : end + 1] == " " and at + 1 < len(words) and words.folded[at + 1] in _DOES


def _titled(document: Document, start: int) -> bool:
    """True for a name after Mr, Ms or another title."""
    at = document.words.first_at(start)
    return at > 0 and document.words.folded[at - 1] in _TITLES


def _before(document: Document, start: int) -> str:
    """The capitalised word right before a place, folded, or ""."""
    words = document.words
    at = words.first_at(start) - 1
    if at < 0:
        return ""
    span = words.span(at)
    gap = document.text[span.end : start]
    if gap not in (" ", "-", ". ", "\u00a0") or not document.text[span.start].isupper():
        return ""
    from ...document.gender import given_name
    from ...language.dictionary import rarity

    word = words.folded[at].removesuffix("'s")  # "That's", "But", "Mayor", "Mr" are no first names
    return "" if (0 < rarity(word) < _NO_NAME and not given_name(word)) or word in _TITLES else word


def _same_person(document: Document, start: int, others: list[int]) -> bool:
    """True unless the name has a first name that the other never has, or is a first name of another."""
    first = _before(document, start)
    known = {_before(document, other) for other in others} - {""}
    if first and known and first not in known:
        return False
    words = document.words
    at = words.first_at(start)
    if at + 1 < len(words):
        following = words.starts[at + 1]
        gap = document.text[words.span(at).end : following]
        if gap == " " and document.text[following].isupper():
            ahead = words.folded[at + 1]
            return any(
                (place := words.first_at(other) + 1) < len(words) and words.folded[place] == ahead
                for other in others
            )
    return True
