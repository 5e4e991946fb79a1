"""Words of closed sets where another member of the set belongs: "ended it's first day"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zlib import crc32

from ...language.capitalization import match_case
from ...language.choice_places import (
    SetEntry,
    is_name,
    opens_after,
    read_sets,
    sort_of_place,
    token_pattern,
)
from ...language.choices import (
    PAD,
    REACH,
    Choices,
    Head,
    choices,
    hashes_at,
    head_codes,
    head_of,
    place_key,
    sure_shape,
)
from ...language.lemmas import beside, slot_of
from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Hit
from ..matching.entry_names import entry_name
from .shared.headlines import headline_end

if TYPE_CHECKING:
    from ...document.document import Document

#: What a rule looks for: its sets, the pairs of members it speaks of ("base third"; none: all), whether it wants the
#: doubtful ones.
Wanted = tuple[tuple[str, ...], tuple[str, ...], bool]

#: Kinds of paragraphs that are no prose.
_NO_PROSE = frozenset(("headline", "heading", "caption", "byline", "dateline", "code", "table"))
_SHORTEST = 6


class _Place(NamedTuple):
    """A member of a set in a paragraph: the set, the number of its first token and of the one after its last, which
    member it is, its sort, what may stand there instead (empty: what the set has), and the subject of a verb."""

    entry: SetEntry
    left: int
    right: int
    member: int
    sort: str
    forms: Mapping[str, str]
    lemma: str
    head: Head | None


class _Tokens(NamedTuple):
    """A paragraph as tokens, with pads on both sides: folded, with "" for names, where each starts and ends."""

    low: list[str]
    plain: list[str]
    starts: list[int]
    ends: list[int]
    capital: list[bool]


def find_choices(
    document: Document, wanted: Mapping[int, Wanted], active: frozenset[int]
) -> Iterator[tuple[int, Hit]]:
    """Every member of a set that another fits so much better, with the number of the rule that asks for it."""
    rules = [(number, wanted[number]) for number in sorted(active)]
    names = {name for _, (sets, _, _) in rules for name in sets}
    table = choices()
    sets = [entry for name, entry in read_sets().items() if name in names and name in table]
    firsts: dict[str, list[tuple[SetEntry, int]]] = {}
    for entry in sets:
        if not entry.forms:
            for number, member in enumerate(entry.members):
                if member not in entry.settled:
                    firsts.setdefault(member[0], []).append((entry, number))
    for found in firsts.values():
        found.sort(key=lambda one: -len(one[0].members[one[1]]))
    open_forms = [entry for entry in sets if entry.forms]
    asked = {int(doubtful) for _, (_, _, doubtful) in rules}
    told = {
        entry.name: frozenset[str]().union(*(table[entry.name].told[which] for which in asked))
        for entry in sets
    }
    body = headline_end(document)
    for paragraph in document.paragraphs:
        start = max(paragraph.span.start, body)
        if paragraph.kind in _NO_PROSE or paragraph.span.end <= start:
            continue
        tokens = _tokens(document.text, start, paragraph.span.end)
        if len(tokens.low) < _SHORTEST + 2 * REACH:
            continue
        codes = table.coded(tokens.low, tokens.capital)
        for place in _places(tokens, firsts, open_forms):
            name = place.entry.name
            if place_key(table[name].members[place.member], place.sort) not in told[name]:
                continue  # whatever fits better is never told
            head = head_codes(table, place.head, tokens.low, place.left) if place.head else (0, 0, 0, 0)
            hashes = hashes_at(codes, place.left - 1, place.right, crc32(place.lemma.encode("utf-8")), head)
            hit = _judged(document, table, rules, tokens, place, hashes)
            if hit is not None:
                yield hit


def _tokens(text: str, start: int, end: int) -> _Tokens:
    low, plain, starts, ends, capital = (
        [PAD] * REACH,
        [""] * REACH,
        [start] * REACH,
        [start] * REACH,
        [False] * REACH,
    )
    opens = True
    for match in token_pattern().finditer(text, start, end):
        word = match[0]
        folded = word.lower().replace("’", "'")
        name = is_name(word, folded, opens=opens) or (
            folded == "i" and text[match.end() : match.end() + 1] in ".-/&’'>"
        )
        low.append(folded)
        plain.append("" if name else folded)
        starts.append(match.start())
        ends.append(match.end())
        capital.append(name)
        opens = opens_after(word, opens=opens)
    for some, filler in ((low, PAD), (plain, "")):
        some.extend([filler] * REACH)
    starts.extend([end] * REACH)
    ends.extend([end] * REACH)
    capital.extend([False] * REACH)
    return _Tokens(low, plain, starts, ends, capital)


def _places(
    tokens: _Tokens,
    firsts: Mapping[str, list[tuple[SetEntry, int]]],
    open_forms: list[SetEntry],
) -> Iterator[_Place]:
    low, capital = tokens.low, tokens.capital
    for at in range(REACH, len(low) - REACH):
        word = low[at]
        if capital[at]:
            continue
        for entry, number in firsts.get(word, ()):
            member = entry.members[number]
            end = at + len(member)
            if len(member) > 1 and (
                tuple(low[at:end]) != member or tokens.starts[at + 1] != tokens.ends[at] + 1
            ):
                continue
            head = head_of(tokens.plain, at, low) if entry.subject else None
            sort = sort_of_place(entry, word, sure_shape(head) if head else 0)
            yield _Place(entry, at, end, number, sort, {}, "", head)
        if open_forms and len(word) > 2 and word.isascii():
            for entry in open_forms:
                slot = slot_of(entry.forms, word)
                if slot and (slot,) in entry.members:
                    number = entry.members.index((slot,))
                    head = head_of(tokens.plain, at, low) if entry.subject else None
                    forms = beside(entry.forms, word)
                    sort = sort_of_place(entry, word, sure_shape(head) if head else 0)
                    lemma = forms.get(_FIRST[entry.forms], word)
                    yield _Place(entry, at, at + 1, number, sort, forms, lemma, head)


#: The form that names a word.
_FIRST = {"verb": "base", "noun": "singular", "adverb": "adjective"}


def _judged(
    document: Document,
    table: Choices,
    rules: list[tuple[int, Wanted]],
    tokens: _Tokens,
    place: _Place,
    hashes: list[int],
) -> tuple[int, Hit] | None:
    """The rule that speaks of a place, and what it says; None if no member fits so much better."""
    entry, fitted = place.entry, table[place.entry.name]
    scores = table.scores(fitted, hashes)
    own = scores[place.member]
    written = fitted.members[place.member]
    others = [
        number
        for number, label in enumerate(fitted.members)
        if number != place.member and (not entry.forms or label in place.forms)
    ]
    if not others:
        return None
    best = max(others, key=scores.__getitem__)
    margin, meant = scores[best] - own, fitted.members[best]
    least, doubted = fitted.limits.get(f"{written}>{meant} {place.sort}".strip(), (None, None))
    sure = least is not None and margin > least
    if not sure and (doubted is None or margin <= doubted):
        return None
    for rule, (sets, pairs, doubtful) in rules:
        if doubtful is not sure and entry.name in sets and (not pairs or f"{written} {meant}" in pairs):
            return _hit(document, tokens, place, meant, rule)
    return None


def _hit(document: Document, tokens: _Tokens, place: _Place, meant: str, rule: int) -> tuple[int, Hit] | None:
    left, right = place.left, place.right
    span = Span(tokens.starts[left], tokens.ends[right - 1])
    around = document.folded[
        tokens.starts[max(REACH, left - 1)] : tokens.ends[min(right, len(tokens.low) - REACH - 1)]
    ]
    if document.folded.count(around) > 1:  # what a story writes twice is meant
        return None
    text = document.text[span.start : span.end]
    if text.lower().replace("’", "'") in document.accepted:
        return None
    new = place.forms[meant] if place.forms else meant
    offer = match_case(new, text)
    if "’" in document.text:
        offer = offer.replace("'", "’")
    entry = f"{text} {new}".replace("’", "'")
    return rule, Hit(span, (offer,), {"word": text}, entry=entry_name(entry.lower()))
