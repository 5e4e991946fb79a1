"""One person who is a senator here and a representative there, Mr. here and Mrs. there.

Titles speak against each other only where the story gives the surname to one person: never where two first
names go with it, or where kin are spoken of.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document


#: "a father of two" is no kin of anybody in the story.
_OF_SO_MANY = r" of (?:\d|one|two|three|four|five|six|seven|eight|nine|ten)\b"


#: Titles that may be one woman's, where a man's would be her husband's.
_OF_WOMEN = frozenset(("mrs", "ms", "miss"))
#: Titles that go with the first name.
_KNIGHTS = ("sir", "dame")


class Use(NamedTuple):
    """A title before a name: the number of its word, its group, and the first name if one stands between."""

    at: int
    group: int
    first: str


def find(
    document: Document, titles: dict[str, int], unless: frozenset[str], beside: frozenset[str]
) -> Iterator[Hit]:
    """Every title that is not the one the person has in the rest of the story. `titles` has each, folded, with the
    number of its group; words beside the surname (`unless`) and right before a title (`beside`) silence it."""
    places = document.words.places
    met = [title for title in titles if title in places]
    if len({titles[title] for title in met}) < 2:
        return
    kin = _sentences_with(document, unless)
    for surname, uses in sorted(_uses(document, titles, met).items()):
        if any(use.at and document.words.folded[use.at - 1] in beside for use in uses):
            continue
        groups = [use.group for use in uses]
        if len(set(groups)) != 2 or len({use.first for use in uses} - {""}) > 1:
            continue
        if kin and _speaks_of(document, surname, kin):
            continue
        most = max(sorted(set(groups), key=groups.index), key=groups.count)
        firsts = _first_names(document, surname, titles) | {use.first for use in uses} - {""}
        if len(firsts) > 1 or (
            firsts - {use.first for use in uses if use.group == most} and not titles.keys() <= _OF_WOMEN
        ):
            continue
        right = next(use for use in uses if use.group == most)
        words = document.words
        for use in uses:
            if use.group != most:
                span, other = words.span(use.at), words.span(right.at)
                offers: tuple[str, ...] = (other.of(document.text),)
                if words.folded[right.at] in _KNIGHTS:  # Sir Tom, not Sir Ames
                    other, offers = Span(other.start, words.span(right.at + 1).end), ()
                fields = {"other": other.of(document.text), "name": surname.capitalize()}
                yield Hit(span, offers, fields, (Related(None, other, f"'{fields['other']}' here"),))


def _sentences_with(document: Document, words: frozenset[str]) -> set[int]:
    """The numbers of the sentences that hold any of the words, and of those after them."""
    places = document.words.places
    found = {
        document.sentence_at(start)
        for word in words & places.keys()
        for start in places[word]
        if not compiled(_OF_SO_MANY).match(document.text, start + len(word))
    }
    return found | {number + 1 for number in found}


def _speaks_of(document: Document, surname: str, sentences: set[int]) -> bool:
    """True if the surname stands in any of these sentences, or in the plural anywhere."""
    places = document.words.places
    starts = (*places.get(surname, ()), *places.get(f"{surname}'s", ()))
    return f"{surname}s" in places or any(document.sentence_at(start) in sentences for start in starts)


def _uses(document: Document, titles: dict[str, int], met: list[str]) -> dict[str, list[Use]]:
    """The titles before each surname, in order."""
    found: dict[str, list[Use]] = {}
    words = document.words
    for title in met:
        for start in words.places[title]:
            at = words.first_at(start)
            names = _names_after(document, at)
            if names and document.text[start].isupper() and not document.quoted(words.span(at)):
                first = words.folded[names[0]] if len(names) > 1 else ""
                found.setdefault(words.folded[names[-1]].removesuffix("'s"), []).append(
                    Use(at, titles[title], first)
                )
    return {surname: sorted(uses) for surname, uses in found.items()}


def _names_after(document: Document, at: int) -> list[int]:
    """The numbers of the capitalised words right after a title, four at most."""
    words, text = document.words, document.text
    found: list[int] = []
    while at + 1 < len(words) and len(found) < 4:
        gap = text[words.span(at).end : words.starts[at + 1]]
        if gap not in (" ", ". ", "\u00a0", ".\u00a0", "-") or not text[words.starts[at + 1]].isupper():
            break
        if gap.startswith(".") and found and len(words.folded[at]) > 1:
            break  # the sentence has ended
        at += 1
        found.append(at)
    return found


def _first_names(document: Document, surname: str, titles: dict[str, int]) -> set[str]:
    """The capitalised words that stand right before a surname and are no titles."""
    words, text = document.words, document.text
    found = set()
    for start in (*words.places.get(surname, ()), *words.places.get(f"{surname}'s", ())):
        at = words.first_at(start) - 1
        if at < 0 or not text[start].isupper():
            continue
        span = words.span(at)
        if text[span.end : start] == " " and text[span.start].isupper() and words.folded[at] not in titles:
            found.add(words.folded[at])
    return found
