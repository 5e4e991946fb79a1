"""A pronoun that nobody answers to: "she" where a man alone is spoken of."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.unanswered import hits

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document) -> Iterator[Hit]:
    """Those where nobody of the pronoun's gender comes up for many words around."""
    return hits(document, doubtful=False)
