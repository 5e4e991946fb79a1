"""What tells whether a story is in American or British English: its words, its agency, its ways of writing."""

from __future__ import annotations

from ....language.word_lists import words
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled

if TYPE_CHECKING:
    from ....document.document import Document

#: The varieties that have one spelling a word, and what they are called.
VARIETIES = {"us": "American", "gb": "British"}
AGENCIES = {
    "us": frozenset(("ap", "upi", "the associated press", "bloomberg", "cnn")),
    "gb": frozenset(("afp", "pa", "bbc")),
}


#: What only British copy writes, whatever it is about. A few are enough to tell a story that has no spelling to tell.
_BRITISH = words("english/british-words")
#: Spellings that news uses often, of either variety.
_AMERICAN = words("english/varieties", "american-only")
_TELLING = words("english/varieties", "british-only")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
#: So many of them tell.
TELL = 1


def signs(document: Document, gb: dict[str, list[int]], british: dict[str, str]) -> set[str]:
    """What tells that the story is British: spellings, those that open a sentence too, and words."""
    places = document.words.places
    folded = document.folded
    found = set(gb)
    for sign in _BRITISH():
        if sign.isalpha():
            if sign in places and any(document.text[start].islower() for start in places[sign]):
                found.add(sign)
        elif sign.replace("#", " ") in folded:
            found.add(sign)
    found.update(_capitalised(document, british))
    return {sign.removesuffix("s") for sign in found}


def _capitalised(document: Document, words: dict[str, str]) -> list[str]:
    """The words of a variety that open a sentence, with a capital."""
    places = document.words.places
    text = document.text
    return [
        word
        for word in places.keys() & words.keys()
        for start in places[word][:1]
        if text[start].isupper() and text[start - 2 : start] in ("", ". ", "\n\n", "— ", "- ", "– ")
    ]


def leaning(document: Document) -> str:
    """The variety a story seems to be in by its house, agency, words and ways of writing: "us", "gb" or ""."""
    if document.variety:
        return document.variety if document.variety in VARIETIES else ""
    places = document.words.places
    agencies = (
        {span.of(document.text).lower() for span in document.dateline.agencies}
        if document.dateline
        else set()
    )
    american = sum(word in places for word in _AMERICAN()) + 2 * bool(agencies & AGENCIES["us"])
    british = sum(word in places for word in _TELLING()) + 2 * bool(agencies & AGENCIES["gb"])
    british += len(signs(document, {}, {}))
    us, gb = ways_of_writing(document.text)
    if american + us == british + gb:
        return ""
    return "us" if american + us > british + gb else "gb"


def ways_of_writing(text: str) -> tuple[bool, bool]:
    """Whether titles, money and the like are written as in America, and as in Britain."""
    return (
        any(sign in text for sign in ("U.S.", "Sen. ", "Gov. ", "Mr. ", "Ms. ", "Dr. ", "Mrs. ")),
        any(
            sign in text
            for sign in (
                " Mr ",
                " Mrs ",
                " Ms ",
                "£",
                " Dr ",
                "GMT",
                "BST",
                " MP ",
                " MPs",
                "Garda",
                "gardaí",
            )
        ),
    )


def order_of_dates(text: str) -> str:
    """ "gb" for 4 May 2005, "us" for May 4, 2005, or "" where the text has neither or both."""
    british = compiled(rf"\b\d{{1,2}} {_MONTH},? \d{{4}}\b").search(text) is not None
    american = compiled(rf"\b{_MONTH} \d{{1,2}}, \d{{4}}\b").search(text) is not None
    return "" if british == american else "gb" if british else "us"
