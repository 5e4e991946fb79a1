"""Half of a double surname."""

from __future__ import annotations

from collections.abc import Iterator

from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ..shared.bare_names import hit_on_name, speaks, standing_alone

if TYPE_CHECKING:
    from ....document.document import Document


def find(document: Document) -> Iterator[Hit]:
    """ "Huber" for Claire Delacroix-Huber."""
    known = {person.last for person in document.people} | {person.first for person in document.people}
    done: set[str] = set()  # a part that two people share is told of the first
    for person in document.people:
        if "-" not in person.last or " " in person.last:
            continue
        for part in person.last.split("-"):
            if len(part) < 4 or part in known or part in done or not part[0].isupper():
                continue
            done.add(part)
            for span in standing_alone(document, part):
                if span.start > person.span.end and speaks(document, span):
                    yield hit_on_name(document, person, span, (person.last,))
