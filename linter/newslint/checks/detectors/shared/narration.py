"""Where a story speaks for itself."""

from __future__ import annotations

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from ....document.document import Document


def in_narration(document: Document, span: Span) -> bool:
    """True outside quoted speech. The turns of an interview count as narration: its editor answers for their figures."""
    return not document.quoted(span) or (document.kind == "interview" and not document.quotations_in(span))
