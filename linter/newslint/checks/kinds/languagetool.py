"""What LanguageTool found, as far as a rule names its ids (see `matching.engine_rule`)."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING
from ..interface import Hit
from ..matching.engine_rule import FIELDS, Data, Keys, compile_rule, find_for

if TYPE_CHECKING:
    from ...document.document import Document

__all__ = ["ENGINE", "FIELDS", "Keys", "compile_rule", "find"]

#: Rules of this kind are silent in runs without this engine.
ENGINE = "languagetool"


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """The matches a rule passes on; none where the engine has not run."""
    return find_for(ENGINE, document, linked, active)
