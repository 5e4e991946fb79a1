"""Which word a form belongs to, and the other forms of it: "went" is the past of "go", "mice" the plural of "mouse".

Only everyday words are looked at, and only where the form tells one word: forms that two verbs share are left out.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .dictionary import rarity
from .inflection import irregular_nouns, irregular_verbs, plural, verb_forms
from .thesaurus import near
from .word_lists import words

_VOWELS = "aeiou"
#: Small words, and words of two classes that are most often neither.
_CLOSED = words("english/subjects", "no-verbs")
#: So much rarer (in classes of rarity) a verb is that its forms are taken for those of another.
_FAR = 2


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    """Irregular form -> its verb and which form it is. Of two verbs that share a form the one counts that is far more
    frequent ("went" belongs to "go", not to "wend"), or none."""
    found: dict[str, tuple[str, str]] = {}
    shared: set[str] = set()
    for base in sorted(filter(_is_verb, irregular_verbs()), key=rarity):
        for slot, form in forms_of(base).items():
            other = found.setdefault(form, (base, slot))[0]
            if other != base and rarity(base) - rarity(other) < _FAR:
                shared.add(form)
    return {form: entry for form, entry in found.items() if form not in shared}


def _is_verb(base: str) -> bool:
    return 1 <= rarity(base) <= 4 and (base in irregular_verbs() or "v" in near(base))


@lru_cache(maxsize=2_000)
def forms_of(base: str) -> dict[str, str]:
    """The forms of a verb that differ: base, third, ing, and ed or else past and participle; none where two that should
    differ are the same ("cut")."""
    _, third, past, participle, gerund = verb_forms(base)
    if past == participle:
        slots = {"base": base, "third": third, "ed": past, "ing": gerund}
    else:
        slots = {"base": base, "third": third, "past": past, "participle": participle, "ing": gerund}
        if participle == base:
            del slots["participle"]
    return slots if len(set(slots.values())) == len(slots) else {}


@lru_cache(maxsize=20_000)
def verb_of(word: str) -> tuple[str, str] | None:
    """The base of the verb that a folded word is a form of, and which form: base, third, ed, past, participle or ing.
    None if it is none, or of several verbs."""
    if len(word) < 3 or word in _CLOSED or not (word.isascii() and word.isalpha()):
        return None
    irregular = _irregular().get(word)
    if irregular:
        return irregular
    for base in _bases(word):
        if _is_verb(base):
            for slot, form in forms_of(base).items():
                if form == word:
                    return base, slot
    return None


def _bases(word: str) -> list[str]:
    """What verb a word may be a form of, the surest first."""
    found: list[str] = []
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > 4:
            found.append(word[:-3] + "y")
    if word.endswith("s") and not word.endswith("ss"):
        found += [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if len(stem) < 2:
                continue
            found += [stem + "e", stem]
            if stem[-1] == stem[-2]:
                found.append(stem[:-1])
    found.append(word)
    return found


@lru_cache(maxsize=20_000)
def noun_of(word: str) -> tuple[str, str] | None:
    """The singular of the noun that a folded word is a form of, and "singular" or "plural"; None if it is none."""
    if len(word) < 3 or word in _CLOSED or not (word.isascii() and word.isalpha()):
        return None
    singular = _singulars().get(word)
    if singular:
        return singular, "plural"
    tries = []
    if word.endswith("ies") and len(word) > 4:
        tries.append(word[:-3] + "y")
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        tries += [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]
    for one in tries:
        if _is_noun(one) and plural(one) == word:
            return one, "plural"
    return (word, "singular") if _is_noun(word) and plural(word) != word else None


def _is_noun(word: str) -> bool:
    return 1 <= rarity(word) <= 4 and "n" in near(word)


@cache
def _singulars() -> dict[str, str]:
    found: dict[str, str] = {}
    for singular, many in irregular_nouns().items():
        if many != singular and many not in found:
            found[many] = singular
    return found


@lru_cache(maxsize=20_000)
def adverb_of(word: str) -> tuple[str, str] | None:
    """The adjective that a folded word is or is the adverb in -ly of, and "adjective" or "adverb"; None if neither."""
    if len(word) < 4 or word in _CLOSED or not (word.isascii() and word.isalpha()):
        return None
    if word.endswith("ly"):
        for adjective in (word[:-2], word[:-3] + "y", word[:-2] + "le", word[:-1] + "e", word[:-4]):
            if _adverb(adjective) == word and "a" in near(adjective):
                return adjective, "adverb"
        return None
    adverb = _adverb(word)
    known = 1 <= rarity(word) <= 4 and "a" in near(word) and 1 <= rarity(adverb) <= 4
    return (word, "adjective") if known else None


def _adverb(adjective: str) -> str:
    if adjective.endswith("y") and adjective[-2:-1] not in _VOWELS:
        return adjective[:-1] + "ily"
    if adjective.endswith("le") and adjective[-3:-2] not in _VOWELS:
        return adjective[:-1] + "y"
    return adjective + ("ally" if adjective.endswith("ic") else "ly")


def beside(sort: str, word: str) -> dict[str, str]:
    """The forms of the word that a folded word is a form of, itself included, by which form each is; `sort` is "verb",
    "noun" or "adverb". Empty where it is none."""
    if sort == "verb":
        verb = verb_of(word)
        return forms_of(verb[0]) if verb else {}
    if sort == "noun":
        noun = noun_of(word)
        return {"singular": noun[0], "plural": plural(noun[0])} if noun else {}
    adverb = adverb_of(word)
    return {"adjective": adverb[0], "adverb": _adverb(adverb[0])} if adverb else {}


def slot_of(sort: str, word: str) -> str:
    """Which form a folded word is, "" if none: "past", "plural", "adverb", ..."""
    found = {"verb": verb_of, "noun": noun_of, "adverb": adverb_of}[sort](word)
    return found[1] if found else ""
