"""Titles set before the name the way other languages do: "Director of the port, Tom Ames, stated"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.titles_first import UP_TO_A_COMMA, openings

if TYPE_CHECKING:
    from ....document.document import Document

#: Verbs that mean no more than "said"
_NO_MORE = (
    "stat",
    "convey",
    "opin",
    "express",
    "mention",
    "remark",
    "assert",
    "affirm",
    "highlight",
    "pointed",
)


def find(document: Document) -> Iterator[Hit]:
    """Sentences that open with such a title."""
    for match in openings(document, UP_TO_A_COMMA):
        title, name, cue = match["title"], match["name"], match["cue"]
        offer = f"{name}, {title[0].lower() + title[1:]}, {_plainly(cue)}"
        yield Hit(Span(*match.span()), (offer,), {"title": title, "name": name, "cue": cue})


def _plainly(cue: str) -> str:
    """The verb of a mended attribution: "said" for a verb that means no more, or the verb as it stands."""
    return "said" if cue.startswith(_NO_MORE) else cue
