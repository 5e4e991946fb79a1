"""A pronoun that hardly anybody answers to: the one named last is of the other gender, and who is not stands far off."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.unanswered import hits

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document) -> Iterator[Hit]:
    """Those where somebody of the pronoun’s gender is not far enough away to be sure."""
    return hits(document, doubtful=True)
