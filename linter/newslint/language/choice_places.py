"""The closed sets of words that are taken for one another, and where in a text a choice between them stands.

`words/choices.txt` names the sets: `[group]` opens a group, and a line `name: member member ...` is a set. A member may be
of several words, with `_` between them. With `*` behind it a member is never doubted, only
offered. A name with `!` before it is a set of verbs, whose subject is looked for; `@` a set of the forms of any verb, noun
or adverb.
"""

from __future__ import annotations

from functools import cache
from re import Pattern

from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled
from .data_files import read_ascii
from .lemmas import noun_of, verb_of
from .thesaurus import near

FILE = "choices.txt"
_TOKEN = r"[A-Za-z]+(?:['’][A-Za-z]+)*|\d(?:[\d,.]*\d)?|[^\W\d_]+|[^\w\s]"
#: Shapes of subjects from this on are no subjects: see `choices.Head`.
_NO_SUBJECT = 4


class SetEntry(NamedTuple):
    """A set of words: its name and group, its members as tuples of folded tokens, the members that are never doubted, what
    the members are forms of ("verb", "noun", "adverb" or ""), and whether a subject is looked for."""

    name: str
    group: str
    members: tuple[tuple[str, ...], ...]
    settled: frozenset[tuple[str, ...]]
    forms: str
    subject: bool

    def label(self, number: int) -> str:
        """A member as text."""
        return " ".join(self.members[number])


@cache
def read_sets() -> dict[str, SetEntry]:
    """The sets that ship, by name. Raises ValueError that names the line of one that cannot be read."""
    found: dict[str, SetEntry] = {}
    group = ""
    for number, line in enumerate(read_ascii(FILE).splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            group = line.strip("[]")
            continue
        name, colon, rest = line.partition(":")
        forms = name.lstrip("!@") if "@" in name else ""
        subject = name.startswith("!")
        name = name.lstrip("!@")
        words = rest.split()
        if not (colon and group and len(words) > 1 and name not in found):
            raise ValueError(
                f"words/{FILE}, line {number}: '{line}' is no set; write it as in 'its: its it's'"
            )
        members = tuple(tuple(word.rstrip("*").split("_")) for word in words)
        settled = frozenset(member for member, word in zip(members, words) if word.endswith("*"))
        found[name] = SetEntry(name, group, members, settled, forms, subject)
    return found


def token_pattern() -> Pattern[str]:
    """What a token is here: a word with its apostrophes, a figure, or a mark."""
    return compiled(_TOKEN)


def sort_of_place(entry: SetEntry, word: str, shape: int) -> str:
    """Places of different sorts have thresholds of their own: by the shape of what stands before a verb, and "n" where a
    form may be of another class of words too."""
    shown = str(shape) if entry.subject and (entry.forms or shape < _NO_SUBJECT) else ""
    both = bool(entry.forms) and another_class(entry.forms, word)
    return shown + ("n" if both else "")


def another_class(forms: str, word: str) -> bool:
    """True if a folded form of a verb, noun or adverb may be another class of word."""
    classes = near(word)
    if forms == "verb":
        return "n" in classes or "a" in classes or noun_of(word) is not None
    if forms == "noun":
        return "v" in classes or "a" in classes or verb_of(word) is not None
    return "v" in classes or "n" in classes or verb_of(word) is not None


def is_name(token: str, folded: str, *, opens: bool) -> bool:
    """True if a token is written with a capital where none of its sentence `opens`: a name, or part of one."""
    return not opens and token[0].isupper() and folded not in ("i", "i'm", "i've", "i'll", "i'd")


def opens_after(token: str, *, opens: bool) -> bool:
    """True if what comes after a token opens a sentence; `opens` says whether the token itself did."""
    return token in '.!?:“"‘(' or (opens and not token[0].isalnum())
