"""Long titles that run into the name: "Director of operations of the port Tom Ames stated"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.titles_first import UP_TO_THE_NAME, openings

if TYPE_CHECKING:
    from ....document.document import Document

#: Offices that are always written so: "Secretary of State Ann Orr said".
_OFFICES = (
    r"(?:Secretary|Deputy Secretary|Assistant Secretary|Undersecretary|Under Secretary|Minister|Deputy Minister|Chairman|"
    r"Chairwoman|Speaker|President|Director|Chief|Secretary[- ]General|Commissioner|Attorney|Master|Duke|Prince|Leader|"
    r"Chancellor|Lord|Head|Chief Justice|Vice Chairman|Ambassador|Bishop|Archbishop|Professor|Dean) "
    r"(?:of|for|to|at) (?:the )?(?:[A-Z][\w’-]+(?: (?:and|&|of|for|the|to) )?,? ?)+$"
)


def find(document: Document) -> Iterator[Hit]:
    """Sentences that open with such a title."""
    for match in openings(document, UP_TO_THE_NAME):
        title = match["title"]
        if compiled(_OFFICES).match(title) is None and _plain(title):
            fields = {"title": title, "name": match["name"], "cue": match["cue"]}
            yield Hit(Span(*match.span()), (), fields)


def _plain(title: str) -> bool:
    """True if something in lower case with an article or another "of" follows the title's "of": no office
    that is written with capitals, and no "head of research"."""
    link = compiled(r" (?:of|for|at|in|from|with) (?P<the>the )?(?P<rest>.*)").search(title)
    if link is None or not link["rest"][:1].islower():
        return False
    return link["the"] is not None or " of " in link["rest"]
