"""The forms of a word that a house does not use, each with the form of the word that it writes instead."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.inflection import plural, verb_forms
from ...language.lexicon import class_of
from .phrase_language import BadPhrase, expand

#: Forms rarer than this (`lexicon.class_of`) are words of other sorts: "bigs", "uppeds".
_RAREST = 5
_LANGUAGE = frozenset("~+{}|")


def forms_of(wrong: str, right: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(form, what to write for it) pairs, the word as written first. Of a verb whose past and participle are one, and
    those of the other are two, both are given, the past first. What is no sound phrase is taken as it is written."""
    if not _LANGUAGE.isdisjoint(wrong):
        try:
            yield from list(expand(wrong, (right,) if right else ()))
            return
        except BadPhrase:
            pass
    yield wrong, (right,) if right else ()
    if not (wrong.isascii() and wrong.isalpha() and wrong.islower()):
        return
    if _is_verb(wrong):
        yield from _of_verb(wrong, right)
    elif _is_known(plural(wrong)):
        yield plural(wrong), _plural_of(right)


def _is_known(word: str) -> bool:
    return 0 < class_of(word) <= _RAREST


def _is_verb(word: str) -> bool:
    return all(map(_is_known, verb_forms(word)))


def _of_verb(wrong: str, right: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    first, space, rest = right.partition(" ")
    found: dict[str, list[str]] = {}
    for variety in ("us", "gb"):
        offered = verb_forms(first, variety) if first and _is_verb(first) else ("",) * 5
        for form, put in list(zip(verb_forms(wrong, variety), offered))[1:]:
            known = found.setdefault(form, [])
            if put and put + space + rest not in known:
                known.append(put + space + rest)
    yield from ((form, tuple(rights)) for form, rights in found.items() if form != wrong)


def _plural_of(right: str) -> tuple[str, ...]:
    """The plural of what is written instead; nothing if it has none."""
    before, space, noun = right.rpartition(" ")
    return (before + space + plural(noun),) if noun and _is_known(plural(noun)) else ()
