"""Initials used in the story before the name they are given for."""

from __future__ import annotations

from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.initials_given import initials_given

if TYPE_CHECKING:
    from ....document.document import Document

#: What a body does, and what follows the name of a thing less often.
_ACTS = compiled(
    r" (?:said|says|has|had|will|would|is|was|hopes?|hoped|wants?|wanted|welcomed|urged|warned|plans?|also|did|does|could|may)\b"
)


def find(document: Document, known: frozenset[str]) -> Iterator[Hit]:
    """Initials used in the story before the name they are given for."""
    given = initials_given(document)
    if not given:
        return
    text = document.text
    body = document.paragraphs[0].span.end if text[document.paragraphs[0].span.end - 1] not in '.”"' else 0
    for one in given:
        name = one.name
        if (
            name is None
            or one.letters in known
            or " ".join(name) in text[: one.span.start - len(" ".join(name)) - 8]
        ):
            continue
        for start in sorted(document.words.places.get(one.letters.lower(), ())):
            span = Span(start, start + len(one.letters))
            if start >= one.span.start:
                break
            if start < body or span.of(text) != one.letters or document.quoted(span):
                continue
            if (
                document.paragraphs[document.paragraph_at(start)].kind == "body"
                and text[start - 4 : start].lower() == "the "
                and (_ACTS.match(text, span.end) or text[span.end : span.end + 1] in ",.;")
            ):
                yield Hit(
                    span,
                    (),
                    {"name": " ".join(name), "other": f"{' '.join(name)} ({one.letters})"},
                    (Related(None, one.span, "the name comes only here"),),
                )
            break
