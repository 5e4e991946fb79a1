"""Speech that stands outside quotation marks, as rewriting tools leave it."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import Table, lines, shipped
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import check_test, detector
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

PERSONS = Table(
    lambda: {name: frozenset(lines("english/speech", name)) for name in shipped("english/speech") if name}
)
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
    check_test("speech", keys.test)
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
