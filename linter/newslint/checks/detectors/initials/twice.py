"""Initials that are given for a second name, both of which they fit."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.initials_given import SMALL, Given, initials_given

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document, known: frozenset[str]) -> Iterator[Hit]:
    """Initials that are given for a second name, both of which they fit."""
    first: dict[str, tuple[Given, tuple[str, ...]]] = {}
    for one in initials_given(document):
        name = one.name
        if name is None:
            continue
        earlier = first.setdefault(one.letters, (one, name))
        stems = {word.lower()[:5] for word in earlier[1] if word not in SMALL}
        other = [word for word in name if word not in SMALL and word.lower()[:5] not in stems]
        if other and earlier[0] is not one:
            yield Hit(
                one.span,
                (),
                {"name": " ".join(name), "other": " ".join(earlier[1])},
                (Related(None, earlier[0].span, "given here first"),),
            )
