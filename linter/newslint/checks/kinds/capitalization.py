"""Capitals that are missing, and capitals where none belongs."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..detectors.lookup import check_test, detector
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...document.document import Document

FORMER_NAMES = {"lower-case": {"test": "missing"}, "raised": {"test": "needless"}}


class Keys(NamedTuple):
    """`test`: missing (one of `words`, which are written here with their capitals and separated by spaces, stands in
    lower case) or needless (an everyday word has a capital in the middle of a sentence). Of the second, `allow` are words
    that are names by themselves, and `shortest` is how many letters a word must have."""

    test: str
    words: str = ""
    allow: tuple[str, ...] = ()
    shortest: int = 5


class Data(NamedTuple):
    """The test, lower form -> name, words never reported, and the least number of letters."""

    test: str
    names: Mapping[str, str]
    allow: frozenset[str]
    shortest: int


def compile_rule(keys: Keys, context: Context) -> Data:
    """The words in lower case."""
    check_test("capitalization", keys.test)
    names = keys.words.split()
    if (keys.test == "missing") != bool(names):
        raise RuleMistake("'words' goes with the test 'missing'", "words" if names else "test")
    for name in names:
        if name == name.lower():
            raise RuleMistake(f"'{name}' has no capital", "words", name)
    return Data(
        keys.test,
        {name.lower(): name for name in names},
        frozenset(word.lower() for word in keys.allow),
        keys.shortest,
    )


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """All hits of the active rules."""
    for number in sorted(active):
        test, names, allow, shortest = linked[number]
        given = (names,) if test == "missing" else (allow, shortest)
        for hit in detector("capitalization", test)(document, *given):
            yield number, hit
