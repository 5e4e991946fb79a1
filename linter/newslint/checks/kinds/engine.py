"""Rules that pass on what a grammar engine found: which of its ids, and where it must be disbelieved.

Engines run before the checks and leave their matches on the document; a rule only chooses among them, so that
an engine's finding is a rule like any other: with a level, a reason, examples, and silence inside quotations."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.edit_distance import slips
from ...model.engine_match import EngineMatch
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake
from ..matching.entry_names import entry_name

if TYPE_CHECKING:
    from ...document.document import Document

#: Names a message may use: what the engine itself says of the place.
FIELDS = ("engine",)
NEEDS = "engine_matches"
FORMER_NAMES = {"languagetool": {"engine": "languagetool"}, "harper": {"engine": "harper"}}

_PLAIN = compiled(r"[a-z]+(?:'[a-z]+)?")
_JOINED = compiled(r"[@#/_.\-–‑\\]")
#: American endings and what British writers put instead; a spelling of the other variety is no mistake.
_VARIETIES = (
    ("or", "our"), ("iz", "is"), ("yz", "ys"), ("er", "re"), ("og", "ogue"), ("l", "ll"), ("ense", "ence"), ("e", "ae"),
    ("e", "oe"), ("m", "mme"), ("ck", "que"), ("g", "ge"), ("ic", "is"), ("ward", "wards"), ("ed", "t"), ("", "t"),
)  # fmt: skip
_MOST_REPLACEMENTS = 5


class Keys(NamedTuple):
    """`engine`: the name of the engine; in runs without it the rule is silent. `ids`: the engine's ids this rule
    passes on. `unless`: words it must leave alone. `spelling`: the ids are those of a dictionary, which knows neither
    names nor the words of this story. `least`: how sure the engine must be, from 0 to 1, where it says so."""

    engine: str
    ids: tuple[str, ...]
    unless: tuple[str, ...] = ()
    spelling: bool = False
    least: float = 0.0


#: Rules are compiled to their keys.
Data = Keys


def engine(keys: Keys) -> str:
    """The engine that a rule asks."""
    return keys.engine


def compile_rule(keys: Keys, context: Context) -> Keys:
    """The keys as they are, the words folded."""
    if not keys.engine.strip():
        raise RuleMistake("name the engine", "engine")
    if not keys.ids:
        raise RuleMistake("name at least one id of the engine", "ids")
    if len(set(keys.ids)) < len(keys.ids):
        raise RuleMistake("an id is listed twice", "ids")
    if not 0 <= keys.least <= 1:
        raise RuleMistake("'least' is a number from 0 to 1", "least")
    return keys._replace(unless=tuple(word.lower() for word in keys.unless))


def find(document: Document, linked: dict[int, Keys], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """The matches of engines that an active rule names and believes."""
    by_id: dict[tuple[str, str], list[int]] = {}
    for number in active:
        for name in linked[number].ids:
            by_id.setdefault((linked[number].engine, name), []).append(number)
    for name, matches in document.engine_matches.items():
        for match in matches:
            word = match.span.of(document.folded)
            for number in by_id.get((name, match.id), ()):
                rule = linked[number]
                if match.score is not None and match.score < rule.least:
                    continue
                if word in rule.unless or word in document.accepted:
                    continue
                if rule.spelling and not _misspelt(document, match, word):
                    continue
                offered = match.replacements[:_MOST_REPLACEMENTS]
                yield number, Hit(match.span, offered, {"engine": match.message}, entry=entry_name(match.id))


def _misspelt(document: Document, match: EngineMatch, word: str) -> bool:
    """True if an unknown word is surely a slip: all lower case, written once, not part of an address or a
    compound, and one letter (two in a long word) away from the first thing the engine would write."""
    span, text = match.span, document.text
    if len(word) < 4 or not _PLAIN.fullmatch(word) or not span.of(text).islower() or not match.replacements:
        return False
    if _JOINED.match(text[span.start - 1 : span.start]) or _JOINED.match(text[span.end : span.end + 1]):
        ending = text[span.end : span.end + 2]
        if not (ending[:1] == "." and not ending[1:].isalnum()) or _JOINED.match(
            text[span.start - 1 : span.start]
        ):
            return False
    first = match.replacements[0]
    if not _PLAIN.fullmatch(first) or slips(word, first, 2) > (2 if len(word) > 8 else 1):
        return False
    return len(document.words.places.get(word, ())) == 1 and not _other_variety(word, first)


def _other_variety(word: str, suggested: str) -> bool:
    return any(
        word.replace(other, american, 1) == suggested or suggested.replace(other, american, 1) == word
        for american, other in _VARIETIES
        if other in word or other in suggested
    )
