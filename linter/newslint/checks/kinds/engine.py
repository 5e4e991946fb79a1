"""What a grammar engine found, as far as a rule names its ids (see `matching.engine_rule`)."""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake
from ..matching import engine_rule
from ..matching.engine_rule import FIELDS

if TYPE_CHECKING:
    from ...document.document import Document

__all__ = ["FIELDS", "Keys", "compile_rule", "find"]

Data = tuple[engine_rule.Data, str]


class Keys(NamedTuple):
    """`engine`: the engine's name. `ids`: its ids this rule passes on. `unless`: words it must leave alone.
    `spelling`: the ids are those of a dictionary, which knows neither names nor the words of this story. `least`: how
    sure the engine must be, from 0 to 1, where it says so."""

    engine: str
    ids: tuple[str, ...]
    unless: tuple[str, ...] = ()
    spelling: bool = False
    least: float = 0.0


def compile_rule(keys: Keys, context: Context) -> Data:
    """The keys as they are."""
    if not keys.engine:
        raise RuleMistake("name the engine", "engine")
    shared = engine_rule.Keys(keys.ids, keys.unless, keys.spelling, keys.least)
    return engine_rule.compile_rule(shared, context), keys.engine


def find(document: Document, linked: dict[int, Data], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """The matches a rule passes on; none where its engine has not run."""
    for engine in document.engine_matches:
        numbers = frozenset(number for number in active if linked[number][1] == engine)
        yield from engine_rule.find_for(
            engine, document, {number: linked[number][0] for number in numbers}, numbers
        )
