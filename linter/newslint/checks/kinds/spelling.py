"""Words that are not English, and one slip of the keys away from one that is; and names one slip from those of a list.

Names are what dictionaries get wrong in news, so an unknown word speaks only in lower case (or as the first word of a
sentence, where a rule allows `sentence-start`), once in the story or beside its right form, and not among
other words that are foreign. With `names-file` it is the other way round: a capitalised word that is no word and no
name we know is held against the names of the list, such as months, countries and offices.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document
    from ..detectors.spelling.listed_names import Filed, Names
    from ..detectors.spelling.unknown_words import Sought

ASKS_VOCABULARY = True
FORMER_NAMES: dict[str, dict[str, str]] = {"proper": {}}
#: The kind `proper` had it.
FORMER_KEYS = {"words-file": "names-file"}

#: Letters a word must have, and a name for a slip to be told from another name.
_WORD, _NAME = 4, 6


class Keys(NamedTuple):
    """`shortest`: letters a word must have (default 4), or a name (default 6). Of words: `sentence_start`: report
    capitalised words that open a sentence, and only those; `rare`: report words so rare that they are slips for an
    everyday one that goes with both neighbours, and only those; `spoken_file`: a list of words that are right in
    quotations, such as dialect. `names_file`: report slips in the names of this list, several a line, as they are written;
    `titles`: they stand before names ("Presidnet Ames")."""

    shortest: int = 0
    sentence_start: bool = False
    rare: bool = False
    spoken_file: str = ""
    names_file: str = ""
    titles: bool = False


class Compiled(NamedTuple):
    """A rule: what it looks for among words, or its names."""

    words: Sought | None = None
    names: Names | None = None


class Data(NamedTuple):
    """What the rules for words look for, and the names of all others, filed."""

    words: dict[int, Sought]
    names: Filed | None


def compile_rule(keys: Keys, context: Context) -> Compiled:
    """The keys as they are, with the words of the file, or the names."""
    if keys.names_file:
        if keys.sentence_start or keys.rare or keys.spoken_file:
            raise RuleMistake("with 'names-file' only 'shortest' and 'titles' have a meaning", "names-file")
        return Compiled(names=_names(keys, context))
    if keys.titles:
        raise RuleMistake("'titles' goes with 'names-file'", "titles")
    from ..detectors.spelling.unknown_words import Sought

    spoken: set[str] = set()
    for line in context.read_words(keys.spoken_file, "spoken-file") if keys.spoken_file else ():
        spoken.update(line.lower().split())
    return Compiled(Sought(keys.shortest or _WORD, keys.sentence_start, keys.rare, frozenset(spoken)))


def _names(keys: Keys, context: Context) -> Names:
    from ..detectors.spelling.listed_names import Names

    found: dict[str, None] = {}
    shorter: dict[str, None] = {}
    for line in context.read_words(keys.names_file, "names-file"):
        for name in line.split():
            if name == name.lower() or not name.isalpha():
                raise RuleMistake(f"'{name}' is no capitalised word", "names-file", keys.names_file)
            (found if len(name) >= (keys.shortest or _NAME) else shorter)[name] = None
    return Names(tuple(found), tuple(shorter), keys.titles)


def link(rules: dict[int, Compiled]) -> Data:
    """The rules, sorted by what they have."""
    from ..detectors.spelling.listed_names import file_names

    names = {number: rule.names for number, rule in rules.items() if rule.names}
    words = {number: rule.words for number, rule in rules.items() if rule.words}
    return Data(words, file_names(names) if names else None)


def find(document: Document, linked: Data, active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every word and name that was probably meant to be another."""
    words = active & linked.words.keys()
    if words:
        from ..detectors.spelling.unknown_words import find_unknown

        yield from find_unknown(document, linked.words, words)
    if linked.names is not None and (wanted := active - words):
        from ..detectors.spelling.listed_names import find_names

        yield from find_names(document, linked.names, wanted)
