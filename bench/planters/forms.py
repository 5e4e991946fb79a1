"""What planters know of words: forms of verbs, plurals of nouns, what may stand as which."""

from __future__ import annotations

from functools import cache

from newslint.language.dictionary import rarity
from newslint.language.inflection import plural, verb_forms
from newslint.language.thesaurus import near

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no each every".split()
)
PRONOUNS = frozenset("he she it they we i you".split())
MODALS = frozenset("will would can could may might must should shall cannot".split())
BE = frozenset("is are was were be been being am".split())
HAVE = frozenset("has have had".split())
PREPOSITIONS = frozenset(
    "of to in for on with at by from into about after before over under between through during against without within".split()
)
FUNCTION = (
    DETERMINERS | PRONOUNS | MODALS | BE | HAVE | PREPOSITIONS
    | frozenset("and or but not as than that which who whom whose if when where while because so also only just more most "
                "very much many few all both him them us me do does did there here then now".split())
)  # fmt: skip
#: Nouns of bodies: a plural verb after them is British, not wrong.
COLLECTIVE = frozenset(
    "government team company police group committee council party staff family crew public club board bank firm band side "
    "majority minority number couple half rest lot pair range series media data press army navy force union association "
    "opposition cabinet parliament congress senate jury panel squad audience community population generation percent "
    "per cent cent us uk england ireland scotland wales australia india pakistan".split()
)
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
#: Words that are verbs by a dictionary alone, or forms of other verbs.
_NO_VERBS = frozenset(
    "bed need own like number even second well long people saw found fell bound felt wound ground rent placed bore fee "
    "positioned rating underlay programme fulfil rout putt".split()
)
IRREGULAR_PLURALS = frozenset("people men women children".split())


@cache
def verbs() -> dict[str, tuple[str, str, str, str, str]]:
    """The everyday verbs by base, with third person, past, participle and -ing form."""
    found = {}
    for base in sorted(_bases()):
        found[base] = verb_forms(base)
    return found


def _bases() -> set[str]:
    from newslint.language.dictionary import common

    everyday = {word for word in common() if "v" in near(word) and len(word) > 2 and word.isalpha()}
    return (everyday | {"say", "tell"}) - FUNCTION - _NO_VERBS


@cache
def slots() -> dict[str, list[tuple[str, int]]]:
    """Forms to (base, slot): 0 base, 1 third person, 2 past, 3 participle, 4 -ing."""
    found: dict[str, list[tuple[str, int]]] = {}
    for base, forms in verbs().items():
        for slot, form in enumerate(forms):
            found.setdefault(form, []).append((base, slot))
    return found


def form_of(word: str, slot: int) -> str | None:
    """The base of a folded word that is such a form of one verb only, else None."""
    bases = {base for base, at in slots().get(word, ()) if at == slot}
    return bases.pop() if len(bases) == 1 else None


def is_noun(word: str) -> bool:
    return "n" in near(word)


def only_noun(word: str) -> bool:
    """True for a word that is a noun and no verb, adjective or adverb."""
    return set(near(word)) == {"n"} and word not in FUNCTION


def only_adjective(word: str) -> bool:
    return set(near(word)) == {"a"} and word not in FUNCTION


@cache
def singular_of(word: str) -> str | None:
    """The singular of a plural noun, None for what is no plural."""
    if word in IRREGULAR_PLURALS:
        return {"people": "person", "men": "man", "women": "woman", "children": "child"}[word]
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4:
        return None
    tries = [word[:-1]]
    if word.endswith("ies"):
        tries.insert(0, word[:-3] + "y")
    if word.endswith("es"):
        tries.append(word[:-2])
    for base in tries:
        if is_noun(base) and plural(base) == word and 0 < rarity(base) < 5 and "n" not in near(word):
            return base
    return None


def is_singular_noun(word: str) -> bool:
    """True for a noun in the singular that is no name of a body and no amount."""
    return (
        word.isalpha() and is_noun(word) and singular_of(word) is None and not word.endswith("s")
        and word not in COLLECTIVE and word not in IRREGULAR_PLURALS and word not in FUNCTION
    )  # fmt: skip
