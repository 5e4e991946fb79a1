"""How old somebody was who has died, or is who a story is about."""

from __future__ import annotations

import re

from .....model.span import Span
from .....storage.lazy_namedtuple import TYPE_CHECKING
from .....storage.regex_cache import compiled

if TYPE_CHECKING:
    from .....document.document import Document

_DIED = (
    r"\b(?:died|dies|dead|has died)\b[^.;“”\"]{0,120}?\b(?:aged|at(?: the age of)?|age) (?P<age>\d{2,3})\b(?! [a-z]+(?:am|pm)?\b(?<!\band))"
    r"|(?:^|[.”] )(?:[HS]he|[A-Z][\w’-]+) was (?P<age2>\d{2,3})\.(?= |\n|$)"
)


def ages_of_the_dead(document: Document) -> list[Span]:
    """Where the story says how old the dead was, or the one it is about is."""
    return [
        Span(*match.span("age" if match["age"] else "age2"))
        for match in compiled(_DIED, re.MULTILINE).finditer(document.text)
        if not document.quotations_in(Span(match.start(), match.start() + 1))
    ]
