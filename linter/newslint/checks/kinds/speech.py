"""Speech that stands outside quotation marks, as rewriting tools leave it."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import detector
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

PERSONS = {
    "singular": frozenset("i i'm i've i'll i'd my me myself".split()),
    "plural": frozenset("we we're we've we'll we'd our us ourselves let's".split()),
    "second": frozenset("you you're you've you'll you'd your yours yourself".split()),
    "loose": frozenset(
        "gonna gotta wanna ok okay guys stuff damn hell anyway honestly darn bloody lads mum mom dad dads mums daddy mummy grandma mate "
        "mates folks y'all ain't can't don't won't isn't aren't wasn't weren't doesn't didn't couldn't wouldn't shouldn't hasn't haven't hadn't "
        "it's that's they're there's".split()
    ),
    "talk": frozenset(
        "it's that's there's they're what's here's he's she's that'll it'll they'll gonna yeah okay yes well look listen nobody "
        "everybody honestly frankly thank sorry maybe please folks guys god wow oh hey sure imagine".split()
    ),
}
FIELDS = ("speaker", "cue")


class Keys(NamedTuple):
    """`test`: attributed (a sentence without marks that somebody is said to have spoken), beside-quotation
    (a sentence in the speaker's own person next to a quotation), beside-speech (the same next to "…, he said." without
    marks), alone (one that stands anywhere in a story that
    quotes people and has no other voice of its own), addressed ("told him he … you …"), asked
    (a question or exclamation with a speaker and no marks), ordered (the same of an order: "Do not wait,
    said Ames."), spoken (a verb that nothing but speech takes: "…, he continued."). `persons`: singular, plural,
    second, talk: contractions and words of everyday speech that open a sentence, or loose: such words anywhere."""

    test: str
    persons: tuple[str, ...] = ("singular",)


class Data(NamedTuple):
    """The test of a rule, and the words that give speech away."""

    test: str
    words: tuple[str, ...]


def compile_rule(keys: Keys, context: Context) -> Data:
    """The test and the words it looks for."""
    from ..detectors.lookup import test_names

    if keys.test not in (known := test_names("speech")):
        raise RuleMistake(f"'test' is one of {', '.join(known)}", "test")
    words: set[str] = set()
    for person in keys.persons:
        if person not in PERSONS:
            raise RuleMistake(f"'persons' are of {', '.join(PERSONS)}", "persons", person)
        words |= PERSONS[person]
    return Data(keys.test, tuple(sorted(words)))


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active rules."""
    for number in active:
        test, words = linked[number]
        for hit in detector("speech", test)(document, words):
            yield number, hit
