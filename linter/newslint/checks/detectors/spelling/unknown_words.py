"""Words that are not English, and one slip of the keys away from one that is.

Names are what dictionaries get wrong in news, so a word speaks only in lower case (or as the first word of a
sentence, where a rule allows `sentence-start`), once in the story or beside its right form, and not among
other words that are foreign.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....language.dictionary import known, meant, rarity, settled
from ....language.word_lists import words
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...interface import Hit
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.document import Document


class Sought(NamedTuple):
    """The fewest letters of a word; whether capitalised words that open a sentence are sought, and only those; whether
    rare words are; and words that may be said."""

    shortest: int
    sentence_start: bool
    rare: bool
    spoken: frozenset[str]


# What may touch a word of prose; other signs mean addresses, handles, code.
_BEFORE = frozenset(" \n\t\r\u00a0\"“‘'’([—–")
_AFTER = frozenset(" \n\t\r\u00a0\"”’',.;:!?)]—–")

#: Letters a word that opens a sentence must have, and how rare the word meant may be, for it to be no name.
_LONG, _EVERYDAY = 8, 3
#: Longer runs of letters are no slips of the keys, and trying all of their neighbours costs their square.
_LONGEST = 24

#: Words of these classes and beyond are met so seldom in news that a slip is the likelier reading.
_RARE = 6
#: How well a short word must go with its neighbours to be what another was meant for: logarithms, the share of the word
#: among all words and how much more often it stands beside each.
_FITS = -9.0
#: What is taken for the neighbour that is a mark, or a name.
_UNSAID = -1.0
#: Short words of names and of other tongues.
_NO_SLIPS = words("english/spelling", "no-slips")

#: words that were looked up in this run and are known
_seen: set[str] = set()


def find_unknown(
    document: Document, linked: dict[int, Sought], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Every word that is none, with what was probably meant."""
    places = document.words.places
    if not active:
        return
    least = min(linked[number][0] for number in active)
    unknown = [
        word
        for word in document.words.uncommon
        if len(word) >= least and word not in _seen and word not in document.accepted
    ]
    for word in sorted(_in_prose(document, unknown)):
        bare = word[:-2] if word.endswith("'s") else word
        if bare in document.accepted or bare in _NO_SLIPS:
            continue
        if rarity(bare) >= _RARE:
            yield from _rare(document, bare, places[word], linked, active)
            continue
        if settled(bare):
            _seen.add(word)
            continue
        if bare.endswith("in") and _drawled(document, bare, places[word]):
            continue  # in this document only
        found = _suspect(document, bare, places[word])
        if found is None:
            continue
        from ....language.capitalization import match_case

        offers, opens = found
        for number in active:
            shortest, sentence_start, rare, spoken = linked[number]
            if bare in spoken and _said(document, places[word]):
                continue
            if len(bare) >= shortest and opens == sentence_start and not rare:
                for start in places[word]:
                    span = Span(start, start + len(bare))
                    offered = tuple(match_case(offer, span.of(document.text)) for offer in offers)
                    yield number, Hit(span, offered, entry=entry_name(bare))


def _rare(
    document: Document, word: str, starts: list[int], linked: dict[int, Sought], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """A rare word of the list where an everyday one a slip away goes with both neighbours."""
    numbers = [number for number in active if linked[number][2] and len(word) >= linked[number][0]]
    if any(word in linked[number][3] for number in numbers) and _said(document, starts):
        return
    if not numbers or len(starts) > 1 or not document.text[starts[0]].islower():
        return
    start = starts[0]
    end = start + len(word)
    text = document.text
    if (start and text[start - 1] not in _BEFORE) or (end < len(text) and text[end] not in _AFTER):
        return
    offers = [offer for offer in meant(word, 2) if " " not in offer and offer[0] == word[0]]
    sides = _beside(document, start, len(word))
    fitting = _fitting(document, starts, word, offers) if offers and all(sides) else ""
    if fitting and (fitting != f"{word}s" and word != f"{fitting}s"):
        for number in numbers:
            yield number, Hit(Span(start, end), (fitting,), entry=entry_name(word))


def _said(document: Document, starts: list[int]) -> bool:
    """True if a word stands in quotations only."""
    spans = [quotation.span for quotation in document.quotations.items]
    return all(any(span.start < start < span.end for span in spans) for start in starts)


def _drawled(document: Document, word: str, starts: list[int]) -> bool:
    """True if the apostrophe of "runnin'" stands behind the word, or somebody says it."""
    text = document.text
    return all(text[start + len(word) : start + len(word) + 1] in ("'", "’") for start in starts) and known(
        word
    )


_VOWELS = frozenset("aeiouy")
_AROUND = frozenset([('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'")])
_ABBREVIATION = 3


def _in_prose(document: Document, words: list[str]) -> list[str]:
    """Those of the words that could be misspelt where they stand: in lower case, or once and opening a
    sentence. Most words that are not common are names, so this comes before any look into the dictionary."""
    text = document.text
    places = document.words.places
    found = []
    for word in words:
        starts = places[word]
        if not text[starts[0]].islower() and (len(starts) > 1 or not _may_open(text, starts[0], len(word))):
            continue
        bare = word[:-2] if word.endswith("'s") else word
        # three letters without a vowel are an abbreviation: mln, bpd
        short = len(bare) <= _ABBREVIATION and _VOWELS.isdisjoint(bare)
        if len(bare) <= _LONGEST and bare.isalpha() and bare.isascii() and not short:
            found.append(word)
    return found


def _may_open(text: str, start: int, length: int) -> bool:
    """True if a word may open a sentence here: it has a capital, the next word none, and no word stands right
    before it."""
    end = start + length
    if (
        not text[start].isupper()
        or not text[end : end + 1].isspace()
        or not text[end + 1 : end + 2].islower()
    ):
        return False  # "Christyn Gionfriddo", "Mediaite,": a name
    before = text[max(start - 2, 0) : start]
    return not (before[1:] == " " and before[0].isalnum())


def _suspect(document: Document, word: str, starts: list[int]) -> tuple[list[str], bool] | None:
    """What an unknown word was meant to be, and whether it stands at the start of a sentence; None where
    it may well be right."""
    text = document.text
    opens = False
    for start in starts:
        end = start + len(word)
        shown = text[start:end]
        if (start and text[start - 1] not in _BEFORE) or (end < len(text) and text[end] not in _AFTER):
            return None
        if text[end : end + 1] in ("'", "’") and text[end + 1 : end + 2].isalpha() and len(word) < 7:
            return None
        if _in_address(text, start, end) or _names_a_species(document, start):
            return None
        if text[end : end + 6].lower().strip("([ ").startswith("sic"):
            return None
        if _named_or_cut(text, start, end):
            return None
        if shown.islower():
            continue
        if len(starts) > 1 or shown[1:] != shown[1:].lower() or not _opens_sentence(document, start):
            return None
        opens = True
    if _foreign(document, starts[0], end=starts[0] + len(word)):
        return None
    offers = meant(word)[:3]
    if opens:
        end = starts[0] + len(word)
        possessive = text[end : end + 1] in ("'", "’")
        offers = [] if possessive else [offer for offer in offers if _no_surname(word, offer)]
    if not offers:
        return None
    places = document.words.places
    # a word that returns is a term, unless the story also has what was meant
    if len(starts) > 1 and not (offers[0] in places and len(places[offers[0]]) > len(starts)):
        return None
    if len(word) < 5 and not _surely(word, offers[0]):
        fitting = _fitting(document, starts, word, offers)
        return ([fitting], opens) if fitting and not opens else None
    return offers, opens


def _named_or_cut(text: str, start: int, end: int) -> bool:
    """True if a word is quoted for its own sake, as what somebody coined, or an excerpt is cut off within it: "softwar..."."""
    if text[end : end + 6].lstrip(" [(").startswith(("...", "…")):
        return text[end : end + 1] != " " or text[end + 1] in "[("
    after = text[end : end + 2].lstrip(",.")[:1]
    return start > 0 and (text[start - 1], after) in _AROUND


def _in_address(text: str, start: int, end: int) -> bool:
    """True if a word is part of an address or the name of a file: allmusic.com, index.html."""
    after = text[end : end + 2]
    before = text[max(0, start - 2) : start]
    return (after[:1] == "." and after[1:].isalnum()) or (before[1:] == "." and before[:1].isalnum())


def _names_a_species(document: Document, start: int) -> bool:
    """True if a capitalised word that is no English stands right before: the genus of Salmonella enterica."""
    words = document.words
    at = words.first_at(start) - 1
    if at < 0:
        return False
    before = words.starts[at]
    name = words.folded[at]
    return (
        document.text[before].isupper()
        and document.text[before + len(name) : start] == " "
        and len(name) > 3
        and not known(name)
    )


def _fitting(document: Document, starts: list[int], word: str, offers: list[str]) -> str:
    """Of what a short word may have been meant for, the one that goes with the words on both sides; "" if none does,
    or the word is written twice."""
    from ....language.bigrams import word_pairs

    if len(starts) > 1 or word in _NO_SLIPS:
        return ""
    pairs = word_pairs()
    before, after = _beside(document, starts[0], len(word))
    best = (_FITS, "")
    for offer in offers:
        share = pairs.word(offer)
        left = _UNSAID if not before or pairs.word(before) is None else pairs.pair(before, offer)
        right = _UNSAID if not after or pairs.word(after) is None else pairs.pair(offer, after)
        if left is not None and right is not None and share is not None and left + right > 2 * _UNSAID:
            best = max(best, (left + right + share[0] - (2.0 if offer[0] != word[0] else 0.0), offer))
    return best[1]


def _beside(document: Document, start: int, length: int) -> tuple[str, str]:
    """The words on either side of one, "" where more than a space stands between."""
    words = document.words
    at = words.first_at(start)
    before = after = ""
    if at and document.text[words.span(at - 1).end : start] == " ":
        before = words.folded[at - 1]
    if at + 1 < len(words) and document.text[start + length : words.starts[at + 1]] == " ":
        after = words.folded[at + 1]
    return before, after


def _surely(word: str, offer: str) -> bool:
    """True if a short word is an everyday word with two letters swapped or a vowel left out."""
    if len(word) < 4 or rarity(offer) > 1 or word[0] != offer[0]:
        return False
    return sorted(word) == sorted(offer) or len(offer) > len(word)


def _no_surname(word: str, offer: str) -> bool:
    """True if an unknown word that opens a sentence is an everyday word with a letter lost, doubled or moved: one letter in
    the place of another makes surnames (Wolking, Suderman)."""
    return (
        len(word) >= _LONG
        and 0 < rarity(offer.partition(" ")[0]) <= _EVERYDAY
        and (len(word) != len(offer) or sorted(word) == sorted(offer))
    )


def _opens_sentence(document: Document, start: int) -> bool:
    opening = document.sentence_around(start).start
    return document.text[opening:start].strip("\"“‘'’([—– ") == ""


def _clear_slip(word: str) -> bool:
    """True if an unknown word is a long everyday one with a slip: two of them side by side are no foreign phrase."""
    offers = meant(word)[:1] if len(word) >= _LONG else []
    return bool(offers) and 0 < rarity(offers[0]) <= _EVERYDAY and offers[0][0] == word[0]


def _foreign(document: Document, start: int, end: int) -> bool:
    """True if the words on either side are not English either."""
    words = document.words
    at = words.first_at(start)
    for other in (at - 1, at + 1):
        if 0 <= other < len(words):
            word = words.folded[other]
            span = words.span(other)
            if document.text[min(span.end, end) : max(span.start, start)].strip():
                continue  # something stands between
            if not word.isascii():
                return True
            if word.isalpha() and len(word) > 1 and document.text[span.start].islower() and not known(word):
                return not (_clear_slip(word) and _clear_slip(words.folded[at]))
    return False
