"""Somebody who is the mayor here and the deputy mayor there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ....model.finding import Related
from ....model.span import Span
from ....storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ....storage.regex_cache import compiled
from ...interface import Hit
from ..shared.namings import namings

if TYPE_CHECKING:
    from ....document.document import Document

_RANKS = ("deputy", "vice", "assistant", "associate")
_OFFICE = (
    r"(?P<office>(?P<rank>(?:[Dd]eputy|[Vv]ice|[Aa]ssistant|[Aa]ssociate)[ -])?(?P<kept>(?:(?!of\b|and\b|for\b|in\b|at\b|who\b|has\b|is\b|was\b|an?\b|the\b)[\w-]+ ){0,3}"
    r"(?:[Mm]ayor|[Cc]hair(?:man|woman)?|[Pp]resident|[Mm]inister|[Pp]remier|[Dd]irector|[Oo]fficer|[Gg]overnor|[Ss]ecretary|"
    r"[Pp]rofessor|[Cc]ommissioner|[Ee]ditor|[Mm]anager|[Pp]rincipal|[Hh]eadteacher|[Ll]eader|[Ss]peaker|[Cc]hief|[Cc]oach|"
    r"[Ss]uperintendent|[Pp]rosecutor|[Oo]mbudsman|[Tt]reasurer|[Ii]nspector)))"
)
_WHOSE = r"(?:[Tt]he |[Ii]ts |[Tt]heir |[Aa]n? |(?:[Tt]he )?(?:[\w’-]+ ){0,2}?[\w-]+(?:[’']s|s[’']) )"
_BEFORE = rf"(?:^|(?<=[.”,;:] ))(?:{_WHOSE})?{_OFFICE}(?: (?:of|for) [^,.;]{{2,40}})?,? (?:(?:Mr|Ms|Mrs|Dr|Prof|Cllr|Sir)\.? )?$"
_AFTER = rf", (?:who (?:is|has been) )?(?:{_WHOSE})?{_OFFICE}\b(?! to\b| and\b|[’'])"
_ONCE = (
    r"\b(?:[Ff]ormer(?:ly)?|then|[Pp]romoted|became|become|elected|until|[Pp]reviously|once|acting|[Aa]ppointed|next|"
    r"outgoing|incoming|new|retired|steps? (?:up|down)|stepp\w+|successor|succeed\w*|predecessor)\b"
)
_FAR = 90


class Held(NamedTuple):
    """An office beside a name: where it stands, its rank, or "", and the office without it, folded."""

    span: Span
    rank: str
    kept: str


def find(document: Document) -> Iterator[Hit]:
    """An office with another rank than the one the same person has elsewhere in the story."""
    if not any(rank in document.words.known for rank in _RANKS):
        return
    offices: dict[int, list[Held]] = {}
    for naming in document.memo(namings):
        if naming.person >= 0 and not document.quoted(naming.span):
            held = _held(document, naming.span)
            if held is not None:
                offices.setdefault(naming.person, []).append(held)
    for number, held_by in offices.items():
        first = held_by[0]
        ranks = Counter(held.rank for held in held_by if held.kept == first.kept)
        if len(ranks) != 2 or "" not in ranks or min(ranks.values()) != 1:
            continue
        right = max(ranks, key=lambda rank: (ranks[rank], rank == first.rank))
        usual = next(held for held in held_by if held.rank == right and held.kept == first.kept)
        odd = next(held for held in held_by if held.rank != right and held.kept == first.kept)
        person = document.people[number]
        office = usual.span.of(document.text)
        fields = {"name": person.span.of(document.text), "last": person.last, "first": office}
        yield Hit(odd.span, (office,), fields, (Related(None, usual.span, f"'{office}' here"),))


def _held(document: Document, name: Span) -> Held | None:
    """The office that stands beside a name, unless the sentence tells of another time."""
    text = document.text
    sentence = document.sentence_around(name.start)
    start = max(sentence.start, name.start - _FAR)
    match = compiled(_BEFORE).search(text[start : name.start])
    if match is None:
        start = name.end
        match = compiled(_AFTER).match(text[start : min(sentence.end, start + _FAR)])
    if match is None or compiled(_ONCE).search(text, *sentence):
        return None
    span = Span(start + match.start("office"), start + match.end("office"))
    return Held(span, (match["rank"] or "").lower().strip(" -"), match["kept"].lower())
