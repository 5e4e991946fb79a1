"""Initials used once that are those given, a slip away: "UNCHR" in a story of the UNHCR."""

from __future__ import annotations

from collections.abc import Iterator

from ....language.edit_distance import one_slip
from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.initials_given import initials_given

if TYPE_CHECKING:
    from ....document.document import Document

_CAPITALS = compiled(r"\b[A-Z]{3,7}\b")


def find(document: Document, known: frozenset[str]) -> Iterator[Hit]:
    """Initials used once that are those given, a slip away."""
    letters = {one.letters: one for one in initials_given(document)}
    if not letters:
        return
    places = document.words.places
    for match in _CAPITALS.finditer(document.text):
        word = match.group()
        if word in letters or word in known or len(places.get(word.lower(), ())) != 1:
            continue
        for other, one in letters.items():
            if len(word) < 4 or len(word) == len(other):
                alike = _as_body(document.text, match.start(), match.end()) and one.letters[0] == word[0]
            else:
                alike = len(other) > 4
            alike = alike or (len(word) > 3 and sorted(word) == sorted(other))
            if alike and one_slip(word, other) and word not in (other + "S", other[:-1]):
                yield Hit(
                    Span(*match.span()),
                    (other,),
                    {"name": " ".join(one.words), "other": other},
                    (Related(None, one.span, f"'{other}' given here"),),
                )
                break


def _as_body(text: str, start: int, end: int) -> bool:
    """True for "the NPO hoped": what takes the place of a body that has been introduced."""
    if text[max(0, start - 4) : start].lower() != "the " or compiled(r" [A-Z]|-|[’']?s?\s?\(").match(
        text, end
    ):
        return False
    name = r"[\w’'-]*,? (?:(?:of|for|and|the|in) )*".join(text[start:end])  # named in full elsewhere
    return compiled(rf"\b{name}").search(text) is None
