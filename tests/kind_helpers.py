"""Running one kind on a text, as tests of kinds do."""

from __future__ import annotations

from types import ModuleType

from newslint.checks.interface import Context, Hit
from newslint.document.document import Document

CONTEXT = Context("attribution", "attribution.probe")


def hits_on(kind: ModuleType, document: Document, context: Context = CONTEXT, **keys) -> list[Hit]:
    """What a rule of a kind with these keys finds in a document."""
    data = kind.compile_rule(kind.Keys(**keys), context)
    linked = kind.link({0: data}) if hasattr(kind, "link") else {0: data}
    return [hit for _, hit in kind.find(document, linked, frozenset({0}))]


def hits(kind: ModuleType, text: str, meta: dict[str, str] | None = None, **keys) -> list[str]:
    """The words that a rule of a kind with these keys finds in a text."""
    return [hit.span.of(text) for hit in hits_on(kind, Document(text, None, meta), **keys)]
