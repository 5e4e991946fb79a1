"""A space before a mark: "town ,"."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.slips_of_marks import few

if TYPE_CHECKING:
    from ....document.document import Document

_SPACED = r"(?<=[^\W_]{2}) +(?P<mark>[,;]|[.?!](?!\.|\s\.))(?=\s|\Z)"
_GATES = (" ,", " ;", " .", " ?", " !")
#: How many a story may have.
_MOST = 3


def find(document: Document) -> Iterator[Hit]:
    """Every such space with its mark."""
    text = document.text
    if any(gate in text for gate in _GATES):
        for match in few(compiled(_SPACED).finditer(text), _MOST):
            yield Hit(Span(*match.span()), (match["mark"],))
