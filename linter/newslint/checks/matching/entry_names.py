"""Names for the entries of a rule: a line of its list, a row of its table, by which one of them can be switched off.

A name is made of the words of the entry, so that it can be guessed, and it stays while lines are added below.
"""

from __future__ import annotations

from collections.abc import Iterable

from ...storage.cache import digest
from ...storage.regex_cache import compiled

_WORD = compiled(r"[^\W_]+")
#: So many words and code points of an entry make its name; where there are more, a short hash tells what they are.
_WORDS, _LENGTH = 5, 40
#: A word that is shorter says little by itself.
_TELLING = 5


def entry_name(entry: str) -> str:
    """The name of an entry that is a word or a few: its words in lower case, with hyphens."""
    words = _WORD.findall(entry.lower())
    name = "-".join(words[:_WORDS])
    if len(words) > _WORDS or len(name) > _LENGTH or not words:
        return f"{name[:_LENGTH].rstrip('-')}-{_hash(entry)}".lstrip("-")
    return name


def entry_names(entries: Iterable[str]) -> dict[str, str]:
    """The names of the lines of a list: as many of the words of each, from the first on, as tell it from those above."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for entry in entries:
        if entry in names:
            continue
        words = _WORD.findall(entry.lower())
        least = next((at for at, word in enumerate(words, 1) if len(word) >= _TELLING), 1)
        tries = ("-".join(words[:many]) for many in range(least, min(len(words), _WORDS) + 1))
        name = next((name for name in tries if name not in taken and len(name) <= _LENGTH), "")
        names[entry] = name or f"{'-'.join(words[:2])[:_LENGTH]}-{_hash(entry)}".lstrip("-")
        taken.add(names[entry])
    return names


def _hash(entry: str) -> str:
    return digest(" ".join(entry.split()).encode(errors="surrogatepass"))[:4]
