"""The small language of phrases in packs: `{is|are} anticipated to`, `~impose penalties on`, `a +penalty`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from ...document.words import fold

_PART = re.compile(r"\{(?P<choice>[^{}]*)\}|~(?P<verb>[a-z]+)|\+(?P<noun>[a-z]+)|(?P<text>[^{}~+]+|.)")
_BACK = re.compile(r"\{(\d+)\}|~([a-z]+)|\+([a-z]+)")
_SPACE = re.compile(r"\s+")

#: More variants than this from one phrase is a slip, not a phrase; so are more characters than this.
LIMIT = 5000
LONGEST = 2000


class BadPhrase(ValueError):
    """A phrase that cannot be expanded; the message says why."""


def _parts(phrase: str) -> list[tuple[str, tuple[str, ...]]]:
    from ...language.inflection import plural

    parts: list[tuple[str, tuple[str, ...]]] = []
    for match in _PART.finditer(phrase):
        if match["choice"] is not None:
            parts.append(("choice", tuple(option.strip() for option in match["choice"].split("|"))))
        elif match["verb"]:
            parts.append(("verb", _spellings(match["verb"])))
        elif match["noun"]:
            parts.append(("noun", (match["noun"], plural(match["noun"]))))
        elif match["text"] in "{}":
            raise BadPhrase(f"'{match['text']}' without its partner in '{_short(phrase)}'")
        else:
            parts.append(("text", (match["text"],)))
    return parts


def _spellings(verb: str) -> tuple[str, ...]:
    """The forms of a verb, and behind them those in British spelling if any differs."""
    from ...language.inflection import verb_forms

    american, british = verb_forms(verb), verb_forms(verb, "gb")
    return american if american == british else (*american, *british)


def _fill(replacement: str, chosen: list[tuple[str, int, str]]) -> str:
    """The replacement with `{1}` filled by the first choice, `~verb` and `+noun` in the form that matched."""
    from ...language.inflection import plural, verb_forms

    choices = [text for kind, _, text in chosen if kind == "choice"]
    verbs = iter([number for kind, number, _ in chosen if kind == "verb"])
    nouns = iter([number for kind, number, _ in chosen if kind == "noun"])

    def put(match: re.Match[str]) -> str:
        number, verb, noun = match.groups()
        if number:
            if not 1 <= int(number) <= len(choices):
                raise BadPhrase(f"'{{{number}}}' in '{replacement}': the phrase has {len(choices)} choices")
            return choices[int(number) - 1]
        if verb:
            return (*verb_forms(verb), *verb_forms(verb, "gb"))[next(verbs, 0)]
        return (noun, plural(noun))[next(nouns, 0)]

    return _SPACE.sub(" ", _BACK.sub(put, replacement)).strip()


def _short(phrase: str) -> str:
    return phrase if len(phrase) <= 80 else phrase[:77] + "..."


def expand(phrase: str, replacements: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every variant of a phrase as written (spaces single), with its replacements in the same form.

    Raises BadPhrase on unpaired braces, an empty variant, more than `LIMIT` variants or `LONGEST` characters."""
    if len(phrase) > LONGEST:
        raise BadPhrase(f"'{_short(phrase)}' is longer than {LONGEST:,} characters; write several phrases")
    parts = _parts(phrase)
    count = 1
    for _, options in parts:
        count *= len(options)
    if count > LIMIT:
        raise BadPhrase(f"'{_short(phrase)}' makes {count:,} variants; at most {LIMIT:,} are allowed")
    seen: set[str] = set()
    for picked in product(*(range(len(options)) for _, options in parts)):
        chosen = [(kind, at, options[at]) for (kind, options), at in zip(parts, picked)]
        variant = _SPACE.sub(" ", "".join(text for _, _, text in chosen)).strip()
        if not re.search(r"[^\W_]", variant):
            raise BadPhrase(f"'{_short(phrase)}' has a variant without any word")
        if variant in seen:
            continue
        seen.add(variant)
        yield variant, tuple(_fill(replacement, chosen) for replacement in replacements)


def folded(variant: str) -> str:
    """A variant as it is looked for in `Document.folded`."""
    return fold(variant)
