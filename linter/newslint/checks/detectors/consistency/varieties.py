"""Words spelled as in one variety of English in a story that is in the other.

Only lower-case words are judged: the Labour Party keeps its u. British English may write -ize; that alone makes a story
of neither kind mixed.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....language.word_lists import Table, values, words
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ...matching.entry_names import entry_name
from ..shared.leaning import AGENCIES, TELL, VARIETIES, order_of_dates, signs, ways_of_writing

if TYPE_CHECKING:
    from ....document.document import Document

#: American -> British, British -> American
Tables = tuple[dict[str, str], dict[str, str]]

#: American spellings that British copy never has, and American copy not always.
_STRAYS = Table(lambda: values("english/varieties", "never-british"))
#: Canadian English has American and British spellings side by side: so many of these make a story Canadian.
_CANADIAN = words("news/canada")
#: A province after a place: "Sydney, N.S."
_PROVINCE = r", (?:N\.S|N\.B|N\.L|P\.E\.I|B\.C|Ont|Que|Alta|Sask|Man)\."
_CANADIAN_LEAST = 2


def other_variety(
    document: Document, linked: dict[int, Tables], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Every word in the variety that is not the story's."""
    if _mixes(document):
        return
    for number in active:
        american, british = linked[number]
        gb = _places(document, british)
        found = signs(document, gb, british)
        if not gb and document.variety != "gb" and not found:
            continue  # nothing British to report, and nothing that makes American words wrong
        us = _places(document, american)
        known_stray = _places(document, _STRAYS()) if len(found) > TELL and not us else {}
        if not us and not gb and not known_stray:
            continue
        # "organized" beside "colour" is good British English, and no evidence of another
        oxford = all(_oxford(american, word) for word in us) and not any(
            _oxford(american, british[word]) for word in gb
        )
        house = document.variety or (
            "gb"
            if known_stray
            else ""
            if oxford and len(found) <= TELL + 1
            else _house(document, us, gb, found)
        )
        if not house:
            continue
        wrong, right = (gb, us) if house == "us" else (us, gb)
        table = british if house == "us" else american
        if house == "gb":
            wrong, table = {**wrong, **_places(document, _STRAYS())}, {**_STRAYS(), **american}
        if (
            house == "gb"
            and len(found) <= TELL + 1
            and not any("is" in word for word in right if _oxford(table, british[word]))
        ):
            wrong = {word: starts for word, starts in wrong.items() if not _oxford(american, word)}
        example = min(right.items(), key=lambda item: item[1][0], default=None)
        related: tuple[Related, ...] = ()
        if example:
            span = Span(example[1][0], example[1][0] + len(example[0]))
            related = (Related(None, span, f"{VARIETIES[house]} spelling here"),)
        fields = {"variety": VARIETIES[house], "other": example[0] if example else "the rest"}
        for word, starts in sorted(wrong.items()):
            if _compared(document, word, table[word]):
                continue
            for start in starts:
                yield (
                    number,
                    Hit(Span(start, start + len(word)), (table[word],), fields, related, entry_name(word)),
                )


def _mixes(document: Document) -> bool:
    """True if the house or the story writes a variety that has both spellings."""
    if document.variety:
        return document.variety not in VARIETIES
    places = document.words.places
    if "Canadian Press" in document.text:
        return True
    told = sum(word in places for word in _CANADIAN())
    return told >= _CANADIAN_LEAST or (
        told + 1 >= _CANADIAN_LEAST and compiled(_PROVINCE).search(document.text) is not None
    )


def _compared(document: Document, word: str, other: str) -> bool:
    """True if somebody is quoted with the word both ways: “their center and our centre”."""
    places = document.words.places
    return any(
        document.quoted(Span(start, start + 1))
        and any(
            quotation.inner.start <= at < quotation.inner.end
            for quotation in document.quotations_in(Span(start, start + 1))
            for at in places.get(other, ())
        )
        for start in places[word]
    )


def _places(document: Document, words: dict[str, str]) -> dict[str, list[int]]:
    """The words of a variety that the story has in lower case, with their places."""
    places = document.words.places
    found = {}
    for word in places.keys() & words.keys():
        starts = [start for start in places[word] if document.text[start].islower()]
        if starts:
            found[word] = starts
    return found


def _oxford(american: dict[str, str], word: str) -> bool:
    """True for -ize words, which British English may write too."""
    return american.get(word, "") == word.replace("iz", "is") != word


def _house(document: Document, us: dict[str, list[int]], gb: dict[str, list[int]], told: set[str]) -> str:
    """The variety of the story: the one with more of its words; of equals that of the agency. "" where the story is
    not mixed, or nothing tells which of two words is the stray."""
    if us and len(told) > TELL and len(us) < len(told):
        return "gb"
    if not us or not gb:
        return ""
    counts = {"us": sum(map(len, us.values())), "gb": sum(map(len, gb.values()))}
    if counts["us"] != counts["gb"]:
        return max(counts, key=lambda name: counts[name])
    agencies = (
        {span.of(document.text).lower() for span in document.dateline.agencies}
        if document.dateline
        else set()
    )
    for name, known in AGENCIES.items():
        if agencies & known:
            return name
    if agencies or max(map(len, us.values())) > 1:
        return ""
    dates = order_of_dates(document.text)
    strays = _STRAYS()
    if not dates and _places(document, dict.fromkeys(strays.values(), "")) and not _places(document, strays):
        dates = "gb"
    ways = {name for name, told in zip(("us", "gb"), ways_of_writing(document.text)) if told}
    return dates if dates and not ways - {dates} else ""
