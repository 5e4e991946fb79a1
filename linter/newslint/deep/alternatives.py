"""What could stand for a word, and what sort of change that is.

The sorts (`KINDS`) are what rules of kind `likelihood` name. A word's classes are not told from its sentence: an
alternative of the wrong class is unlikely there, and the model says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from ..language.data_files import read_ascii
from ..language.inflection import all_verb_forms, plural, verb_forms
from ..language.thesaurus import near
from ..language.word_lists import words

#: Sorts of alternatives, in the order in which one that is of several is counted.
KINDS = (
    "relatives", "agreement", "prepositions", "confusables", "verb-forms", "noun-number", "synonyms", "name-parts",
    "missing-words", "extra-words",
)  # fmt: skip

PREPOSITIONS = words("english/small-words", "prepositions")
#: That, who and which after a noun are a matter of style where the noun allows two of them: "that" is not among these, nor
#: is "whom", for which people say "who".
_RELATIVES = {
    "who": ("which", "whom", "whose"),
    "which": ("who", "whose"),
    "whose": ("who's", "which"),
    "what": ("that", "which"),
}
_AGREEING = {
    "is": "are", "are": "is", "was": "were", "were": "was", "has": "have", "have": "has", "does": "do", "do": "does",
    "isn't": "aren't", "aren't": "isn't", "wasn't": "weren't", "weren't": "wasn't", "hasn't": "haven't",
    "haven't": "hasn't", "doesn't": "don't", "don't": "doesn't",
}  # fmt: skip
#: Small words that get lost, and those that are one too many.
LOST = words("english/small-words", "lost")
SPARE = words("english/small-words", "spare")
#: Small words that a language model expects nearly anywhere: to have it weigh them against others says little.
_ARTICLES = frozenset("a an the".split())
#: Auxiliaries have forms enough of their own.
_NO_FORMS = words("english/small-words", "no-forms")


@cache
def _confused() -> dict[str, tuple[str, ...]]:
    """For each word those it is commonly written for."""
    found: dict[str, list[str]] = {}
    for line in read_ascii("confused.txt").splitlines():
        if not line.startswith("#"):
            written, meant, _ = line.split()
            found.setdefault(written, []).append(meant)
    return {written: tuple(meant) for written, meant in found.items()}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """For each form that follows no rule the base forms it may belong to."""
    found: dict[str, list[str]] = {}
    for line in read_ascii("inflection.txt").splitlines():
        sort, base, *forms = line.split()
        if sort in ("verb", "noun"):
            for form in "/".join(forms).split("/"):
                found.setdefault(form, []).append(base)
    return {form: tuple(dict.fromkeys(bases)) for form, bases in found.items()}


_ENDINGS = (
    ("ies", ("y",)), ("ied", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ed", ("", "e")), ("d", ("",)),
    ("ying", ("y", "ie")), ("ing", ("", "e")),
)  # fmt: skip


def _bases(word: str) -> Iterator[str]:
    """What the base form of a folded word may be."""
    yield word
    yield from _irregular().get(word, ())
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield from (stem + one for one in instead)
            if ending in ("ed", "ing") and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


@lru_cache(maxsize=20_000)
def replacements(word: str) -> tuple[tuple[str, str], ...]:
    """For a folded word pairs of sort and alternative, nearest first; names and small words put in or taken out
    aside."""
    found: dict[str, str] = {}

    def add(kind: str, other: str) -> None:
        if other != word:
            found.setdefault(other, kind)

    for other in _RELATIVES.get(word, ()):
        add("relatives", other)
    if word in _AGREEING:
        add("agreement", _AGREEING[word])
    if word in PREPOSITIONS:
        for other in sorted(PREPOSITIONS):
            add("prepositions", other)
    for other in _confused().get(word, ()):
        if other not in _ARTICLES:
            add("confusables", other)
    if word not in _NO_FORMS and len(word) > 2:
        senses = list(_senses(word))
        for _, part, forms in senses:
            for form in forms:
                if part == "n":
                    add("noun-number", form)
                elif not _tense_alone(word, form, forms):
                    add("verb-forms", form)
        for base, part, _ in senses:
            for other in near(base)[part]:
                for form in _as(word, base, other, part):
                    add("synonyms", form)
    return tuple((kind, other) for other, kind in found.items())


def _tense_alone(written: str, meant: str, forms: Sequence[str]) -> bool:
    """True for "insists" and "insisted": either may stand where the other does, and which one is for the writer to choose."""
    _, third, past, _, _ = forms
    return {written, meant} == {third, past}


@lru_cache(maxsize=20_000)
def present_and_past(word: str, other: str) -> bool:
    """True for "find" and "found", folded: behind a plural either may stand."""
    return any(part == "v" and {word, other} == {forms[0], forms[2]} for _, part, forms in _senses(word))


@lru_cache(maxsize=20_000)
def is_past(word: str) -> bool:
    """True for a folded word that is the past of a verb, and may stand without an auxiliary."""
    if any(word == verb_forms(base)[2] for base in _irregular().get(word, ())):
        return True  # the commonest verbs are in no thesaurus
    return any(part == "v" and word == forms[2] for _, part, forms in _senses(word))


@lru_cache(maxsize=20_000)
def is_participle(word: str) -> bool:
    """True for a folded word that is the participle of an irregular verb, such as "built"."""
    return any(word == verb_forms(base)[3] for base in _irregular().get(word, ()))


def _senses(word: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Base form, class and forms of all that a word may be."""
    for base in dict.fromkeys(_bases(word)):
        for part in near(base):
            if part == "n" and word in (base, plural(base)):
                yield base, part, (base, plural(base))
            elif part == "v" and word in all_verb_forms(base):
                yield base, part, verb_forms(base)
            elif part in "ar" and word == base:
                yield base, part, ()


def _as(word: str, base: str, other: str, part: str) -> Iterator[str]:
    """Another base form in the forms that a word has of its own."""
    if part == "n":
        yield other if word == base else plural(other)
    elif part == "v":
        for variety in ("us", "gb"):
            for mine, its in zip(verb_forms(base, variety), verb_forms(other, variety)):
                if mine == word:
                    yield its
    else:
        yield other


@lru_cache(maxsize=20_000)
def in_names(word: str) -> tuple[str, ...]:
    """What may have stood in a name for one of its words, folded."""
    found = [other for base, part, _ in _senses(word) for other in near(base)[part] if part in "na"]
    if word.endswith("s"):
        found = [form for other in found for form in (other, plural(other))]
    return tuple(dict.fromkeys(found))
