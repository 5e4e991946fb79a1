"""Attributions that slipped inside the quotation: “… said Ames.”"""

from __future__ import annotations

from collections.abc import Iterator

from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ....storage.regex_cache import compiled
from ...interface import Hit

if TYPE_CHECKING:
    from ....document.document import Document

_INSIDE = compiled(
    r"(?<=[a-z][.,!?] )(?:said|says|added|stated|explained|continued) (?:(?:[A-Z][\w’'.-]+ ){0,3}[A-Z][\w’'-]+"
    r"|(?:the|a|an|its|his|her) (?:[a-z-]+ ){0,2}[a-z]+)[.,]?$"
)
#: “… a magic, the scholar underscored.”
_LAST_WORDS = compiled(
    r", (?:(?P<who>(?:the|a|an|his|her) (?:[a-z-]+ ){0,2}[a-z]+) (?:underscored|underlined|opined|conveyed|remarked|emphasi[sz]ed|noted|stressed|expressed|"
    r"exclaimed|informed|asserted|affirmed|declared|concluded|continued|added)|(?:[A-Z][\w’'.-]+ ){0,2}(?P<name>[A-Z][\w’-]+) "
    r"(?:said|says|added|stated|noted|explained|told (?:reporters|a news conference|a press conference|a court|the [a-z]+|[A-Z][\w ]{1,30}))"
    r"|(?P<per>according to (?:(?:the|a|an|his|her|its) (?:[a-z-]+ ){0,2}(?:statement|report|document|ministry|police|company|spokes\w+|source|paper|agency|minister|mayor)|police|officials|authorities)))"
    r"[.,]?$"
)
#: “There will be one question, Ames told reporters. We will ask who it was.”
_MIDDLE = compiled(
    r"(?<=[a-z]), (?:(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Sen|Rep|Gov)\.? )?(?:[A-Z][\w’'.-]+ )?(?P<name>[A-Z][\w’-]+) (?:said|added|explained|noted|told (?:reporters|journalists|the [A-Z]?[a-z]+|The Associated Press|[A-Z]\w+))"
    r"\.(?= [A-Z])"
)
_TAIL = 70


def find(document: Document) -> Iterator[Hit]:
    """“The road is shut. said Ames.”"""
    text = document.text
    for quotation in document.quotations.items:
        if quotation.kind not in ("speech", "partial") or not quotation.closed:
            continue
        start, end = max(quotation.inner.start, quotation.inner.end - _TAIL), quotation.inner.end
        match = _INSIDE.search(text[start:end])
        if match is not None:
            yield Hit(Span(start + match.start(), end), (), {"cue": match.group()})
            continue
        for match in _MIDDLE.finditer(text, *quotation.inner):
            if any(person.last == match["name"] for person in document.people):
                yield Hit(Span(match.start() + 2, match.end()), (), {"cue": match.group().strip(", .")})
        match = _LAST_WORDS.search(text[start:end])
        if match is None or (match["name"] and not any(p.last == match["name"] for p in document.people)):
            continue
        yield Hit(Span(start + match.start() + 2, end), (), {"cue": match.group().strip(", ")})
