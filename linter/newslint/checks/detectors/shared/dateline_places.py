"""The places of a dateline against the gazetteer: they exist, and lie where the dateline says."""

from __future__ import annotations

from collections.abc import Iterator

from ....document.words import fold
from ....language.word_lists import words
from ....storage.lazy_namedtuple import TYPE_CHECKING
from ...interface import Hit
from ...matching.entry_names import entry_name

if TYPE_CHECKING:
    from ....document.dateline import Place
    from ....document.document import Document
    from ....language.places import Guess

# Datelines seen every day: nothing need be looked up for these.
_COMMON = words("news/capitals", "datelines")


def wrong_places(document: Document, test: str) -> Iterator[Hit]:
    """What one of the tests `place`, `region` and `fit` finds."""
    yield from (hit for own, hit in document.memo(_read) if own == test)


def _read(document: Document) -> list[tuple[str, Hit]]:
    """What is wrong with all places, each with the test it is of."""
    text = document.text
    found: list[tuple[str, Hit]] = []
    for dateline in dict.fromkeys((document.dateline, document.dateline_apart)):
        if dateline is None:
            continue
        known = bool(dateline.agencies or dateline.date)
        for place in dateline.places:
            if place.region is None and place.city.of(text).lower() in _COMMON:
                continue
            if {fold(part.of(text)) for part in (place.city, place.region) if part} & document.accepted:
                continue
            hits = _judge(text, place, sure=known or place.region is not None)
            found += (hit for hit in hits if hit[0] != "place" or not _stands_by_it(text, place, hit[1]))
    return found


def _stands_by_it(text: str, place: Place, hit: Hit) -> bool:
    """True if the story writes the name again below, and nowhere the place that we would offer: no gazetteer has every
    village, and few slips are made twice."""
    below = text[place.city.end :]
    if not _written(place.city.of(text), below):
        return False
    return not any(_written(offer, below) for offer in hit.replacements)


def _written(name: str, text: str) -> bool:
    return any(
        text[at - 1 : at].isspace() and not text[at + len(form) : at + len(form) + 1].isalnum()
        for form in {name, name.title()}
        if (at := text.find(form)) > 0
    )


def _near(name: str, guess: Guess) -> bool:
    """True if a place is near enough to be meant: the words that two names share, such as Springs or New, say nothing, so
    one slip in the others is all that is believed there, as in all places that few know."""
    from ....language.edit_distance import slips

    own, other = name.split(), guess.name.split()
    shared = len(own) == len(other) > 1 and any(a == b for a, b in zip(own, other))
    if shared:
        pairs = [(a, b) for a, b in zip(own, other) if a != b]
        return sum(slips(a, b, 2) for a, b in pairs) < 2
    return guess.known or slips(name, guess.name, 2) < 2


def _judge(text: str, place: Place, *, sure: bool) -> list[tuple[str, Hit]]:
    """What is wrong with one place. `sure` says that this is a dateline whatever the words mean."""
    from ....language.places import (
        fold_place,
        groups_of,
        is_no_town,
        is_place,
        large_groups,
        nearest,
        regions,
        shared_name,
    )

    written = place.city.of(text)
    name = fold_place(written)
    entry, fields = entry_name(written), {"city": written}
    hits: list[tuple[str, Hit]] = []
    groups: tuple[str, ...] = ()
    if place.region is not None:
        region = place.region.of(text)
        groups = groups_of(region)
        if not groups:
            meant = _region_meant(name, region)
            if meant:
                hits.append(("region", Hit(place.region, (meant,), fields | {"region": meant}, entry=entry)))
                groups = groups_of(meant)
            elif not large_groups(name) and not is_place(name):
                return hits
    if is_place(name, groups) or is_no_town(name):
        return hits
    if not sure and (len(name) < 4 or len(name.split()) > 3):
        return hits  # "UPDATE —", "NOW OPEN —": capitals before a dash are no dateline yet
    guesses = [guess for guess in nearest(name, groups) if _near(name, guess)]
    elsewhere = large_groups(name) if groups else []
    if elsewhere and not (guesses and guesses[0].cost < 1):
        form = regions().forms.get(elsewhere[0])
        if form and place.region is not None and not shared_name(name):
            hits.append(("fit", Hit(place.region, (form,), fields | {"region": form}, entry=entry)))
        return hits
    if groups and is_place(name):  # a name that other states or countries have: this one may have it too
        guesses = [guess for guess in guesses if guess.known]
    if not sure:
        guesses = [guess for guess in guesses if _believed(name, guess)]
    offers: list[str] = []
    for guess in guesses[:3]:
        offer = guess.name.upper() if written.isupper() else guess.name.title()
        if offer not in offers:
            offers.append(offer)
    if offers:
        hits.append(("place", Hit(place.city, tuple(offers), fields, entry=entry)))
    return hits


def _believed(name: str, guess: Guess) -> bool:
    """True if a place may be meant by capitals before a dash, which may be anything: by one slip in a long name,
    or where the words that are not the place's own are no words at all ("MIMAI", not "PARTS")."""
    if guess.cost < 1.5 and len(name) > 5:
        return True
    from ....language.dictionary import known
    from ....language.places import is_place

    strange = [word for word in name.replace("-", " ").split() if word not in guess.name.split()]
    ended = name.startswith(guess.name) and len(name) > len(guess.name) + 1  # JAKARTANS
    if not strange or ended or any(known(word) or is_place(word) for word in strange):
        return False
    if guess.known:
        return guess.cost < (1.6 if len(name) < 6 else 2.6)
    return len(name) > 7 and guess.cost < (2.0 if len(name) < 9 else 2.6)


def _region_meant(city: str, region: str) -> str | None:
    """The state or country that was meant, where one is near and, if the city is known, has the city."""
    from ....language.edit_distance import slips
    from ....language.places import fold_place, is_place, line, regions

    name = fold_place(region)
    if len(name) < 3 or f"|{name}=" in line("@big"):
        return None
    table = regions()
    best: tuple[float, str] | None = None
    for folded, groups in table.groups.items():
        limit = 2 if len(folded) > 5 else 1
        if len(folded) < 4 or abs(len(folded) - len(name)) > limit:
            continue
        cost = slips(name, folded, limit)
        if cost > limit:
            continue
        ranked = cost - (1 if is_place(city, groups) else 0)
        if best is None or ranked < best[0]:
            best = (ranked, table.written[folded])
    if best is None or (best[0] > 1):
        return None
    return best[1].upper() if region.isupper() and len(region) > 3 else best[1]
