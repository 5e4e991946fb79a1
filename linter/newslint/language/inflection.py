"""Inflected forms of English verbs and nouns, for the `~verb` and `+noun` of packs.

What no rule tells ("quipped", "fulfilled", "mice") stands in `rules/words/inflection.txt`, built from a lexicon.
"""

from __future__ import annotations

from functools import cache

from .data_files import read_ascii

#: Base, third person singular, past, past participle and -ing form.
Forms = tuple[str, str, str, str, str]

_VOWELS = "aeiou"


def _doubles(word: str) -> bool:
    if len(word) < 3 or word[-1] in _VOWELS + "wxy" or word[-2] not in _VOWELS or word[-3] in _VOWELS:
        return False
    syllables = sum(
        letter in _VOWELS + "y" and (at == 0 or word[at - 1] not in _VOWELS) for at, letter in enumerate(word)
    )
    return syllables == 1


@cache
def _exceptions() -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Verbs with their forms and nouns with their plurals, as the list has them."""
    verbs: dict[str, tuple[str, ...]] = {}
    nouns: dict[str, str] = {}
    for line in read_ascii("inflection.txt").splitlines():
        sort, base, *forms = line.split()
        if sort == "verb":
            verbs[base] = tuple(forms)
        elif sort == "noun":
            nouns[base] = forms[0]
    return verbs, nouns


def irregular_verbs() -> dict[str, tuple[str, ...]]:
    """Verbs that the spelling does not tell: base -> third person, past, past participle and -ing form; "/" parts the
    American from the British spelling of one form."""
    return _exceptions()[0]


def irregular_nouns() -> dict[str, str]:
    """Nouns with a plural that the spelling does not tell, and that plural."""
    return _exceptions()[1]


def plural(noun: str) -> str:
    """The plural of an English noun."""
    return _exceptions()[1].get(noun) or regular_plural(noun)


def regular_plural(noun: str) -> str:
    """The plural as the spelling of a noun tells it."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def verb_forms(base: str, variety: str = "us") -> Forms:
    """Base, third person singular, past, past participle and -ing form of an English verb, in the spelling of a
    variety, "us" or "gb"."""
    listed = _exceptions()[0].get(base)
    if listed is None:
        return regular_verb_forms(base)
    third, past, participle, gerund = (
        form.rpartition("/")[2] if variety == "gb" else form.partition("/")[0] for form in listed
    )
    return base, third, past, participle, gerund


def all_verb_forms(base: str) -> frozenset[str]:
    """Every form of a verb, in American and British spelling."""
    return frozenset((*verb_forms(base), *verb_forms(base, "gb")))


def regular_verb_forms(base: str) -> Forms:
    """The same as the spelling of a verb tells them."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        stem, third = base[:-1] + "i", base[:-1] + "ies"
        return base, third, stem + "ed", stem + "ed", base + "ing"
    third = base + "es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else base + "s"
    if base.endswith("ie"):
        return base, third, base + "d", base + "d", base[:-2] + "ying"
    if base.endswith("e"):
        gerund = base + "ing" if base.endswith(("ee", "oe", "ye")) else base[:-1] + "ing"
        return base, third, base + "d", base + "d", gerund
    stem = base + base[-1] if _doubles(base) else base
    if base.endswith("ic"):
        stem = base + "k"
    return base, third, stem + "ed", stem + "ed", stem + "ing"
