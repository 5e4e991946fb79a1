"""Where the headline of a story ends."""

from __future__ import annotations

from ....storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from ....document.document import Document


def headline_end(document: Document) -> int:
    """The offset at which the headline ends if the first paragraph is one, else 0."""
    if len(document.paragraphs) < 2:
        return 0
    first = document.paragraphs[0].span
    return first.end if document.text[first.end - 1] not in '.”"!?' else 0
