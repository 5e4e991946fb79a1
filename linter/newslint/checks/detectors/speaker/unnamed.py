"""Texts and people that other stories have and name: "the passage reads", "the person added"."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from .generic import nobody_in_particular

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document) -> Iterator[Hit]:
    """Those that this story has not named, with the speaker named last."""
    return nobody_in_particular(document, named_elsewhere=True)
