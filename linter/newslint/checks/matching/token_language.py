"""The small language of token patterns: `between <num> [to] <num>`, `~name *{0,3} a failure`.

Elements are separated by blanks:
    word            the word, whatever its case      {a|b|c d}   one of these; an empty one makes it optional
    ~verb  +noun    a form of the verb, the noun     <class>     a word of a class (see `word_classes`) or set
    *               any word                         *{0,3}      up to three words
    !X              a word that is not X             X?          X or nothing (a word, a class)
    @X              X with a capital letter
    , ; : - ( ) .   the mark that must stand there; between words only blanks may stand otherwise
                    (marks may stand among the choices of {...} too)
    ^               the start of a sentence          $           its end, or the end of a clause
    [ ... ]         the words reported (default: all of them)
A pattern may end in ` => replacement | other replacement`; `{1}` in it is the first word reported, and so on.
Every pattern is spelt out into sequences of fixed length, so that finding one needs no backtracking.
"""

from __future__ import annotations

import re
from itertools import product

from ...language.word_classes import SETS, SHAPES
from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled

_ELEMENT = compiled(
    r"(?P<mark>[,;:()$^.\[\]]|-(?=\s|$))"
    r"|(?P<not>[!@])?(?:\{(?P<choice>[^{}]*)\}|<(?P<cls>[a-z-]+)>|~(?P<verb>[a-z]+)|\+(?P<noun>[a-z]+)"
    r"|(?P<any>\*)(?:\{(?P<low>\d+),(?P<high>\d+)\})?|(?P<word>[\w'.&’]+))(?P<opt>\?)?"
)
# An option that holds a choice of its own, with what stands before and after it in the option.
_NESTED = compiled(r"(?<=[{|])([^{}|]*)\{([^{}]*)\}([^{}|]*)(?=[|}])")
_HOW = {"!": "n", "@": "W"}
_FOLD = str.maketrans({"’": "'"})
#: More sequences than this from one pattern is a slip, not a pattern.
LIMIT = 400
#: `*{0,3}` goes up to so many words.
MOST_ANY = 20

#: One word to match: how, and with what. "w" one of a set, "W" the same with a capital, "n" none of a set,
#: "c" of a class, "x" not of a class, "a" any word.
Test = tuple[str, object]


#: What one element may stand for: tests in a row, and marks between them.
Run = list["Test | str"]
_MARKS = (",", ";", ":", "$", ".", "-", "(", ")")


class Sequence(NamedTuple):
    """A run of tokens. `gaps[i]` is the mark before token i (" " where only blanks may stand, "^" for the
    start of a sentence, "" for anything), `gaps[-1]` what follows the last one ("$", "." or "").
    `first` and `last` number the tokens reported."""

    tests: tuple[Test, ...]
    gaps: tuple[str, ...]
    first: int
    last: int


class BadPattern(ValueError):
    """A pattern that cannot be understood; the message says why."""


def _set_of(match: re.Match[str], sets: dict[str, frozenset[str]]) -> frozenset[str] | str | None:
    """The words an element stands for, or the name of its open class, or None for `*`."""
    if match["cls"]:
        name = match["cls"]
        if name in sets:
            return sets[name]
        if name in SETS:
            return SETS[name]
        if name in SHAPES:
            return str(name)
        raise BadPattern(f"no class of words is called '{name}'")
    if match["any"]:
        return None
    from ...language.inflection import all_verb_forms, plural

    if match["verb"]:
        return all_verb_forms(match["verb"])
    if match["noun"]:
        return frozenset((match["noun"], plural(match["noun"])))
    return frozenset((match["word"].lower().translate(_FOLD),))


def _options(match: re.Match[str], sets: dict[str, frozenset[str]]) -> list[Run]:
    """What one element may stand for: runs of tests."""
    options: list[Run] = []
    if match["choice"] is not None:
        single: set[str] = set()
        for option in match["choice"].split("|"):
            words = option.strip().lower().translate(_FOLD).split()
            run: Run = []
            for word in words:
                if word in _MARKS:
                    run.append(word)
                    continue
                if (inner := _ELEMENT.fullmatch(word)) and not inner["mark"]:
                    found = _set_of(inner, sets)
                else:
                    raise BadPattern(f"'{word}' cannot stand inside {{...}}")
                run.append(
                    ("c", found) if isinstance(found, str) else ("a", None) if found is None else ("w", found)
                )
            if len(run) == 1 and isinstance(run[0], tuple) and isinstance(run[0][1], frozenset):
                single |= run[0][1]
            else:
                options.append(run)
        if single:
            options.insert(0, [("w", frozenset(single))])
        if match["not"]:
            if len(options) != 1 or not single:
                raise BadPattern(f"'{match['not']}{{...}}' takes single words only")
            options = [[(_HOW[match["not"]], frozenset(single))]]
    elif match["any"]:
        low, high = (int(match["low"]), int(match["high"])) if match["low"] else (1, 1)
        if not low <= high <= MOST_ANY:
            raise BadPattern(f"'{match.group()}': write two numbers up to {MOST_ANY}, the smaller one first")
        options = [[("a", None)] * count for count in range(low, high + 1)]
    else:
        found = _set_of(match, sets)
        if isinstance(found, str):
            if match["not"] == "@":
                raise BadPattern(f"'@<{found}>': a class of that kind takes no '@'")
            options = [[("x" if match["not"] else "c", found)]]
        else:
            options = [[(_HOW[match["not"]] if match["not"] else "w", found)]]
    if match["opt"]:
        options.append([])
    return options


def _flat(pattern: str) -> str:
    """The pattern with choices inside choices multiplied out: `{a|the {b|c}}` is `{a|the b|the c}`."""
    while inner := _NESTED.search(pattern):
        before, option, after = inner.groups()
        words = [f"{before}{word.strip()}{after}" for word in option.split("|")]
        pattern = pattern[: inner.start()] + "|".join(words) + pattern[inner.end() :]
    return pattern


def parse(pattern: str, sets: dict[str, frozenset[str]]) -> list[Sequence]:
    """Every sequence a pattern stands for. Raises BadPattern."""
    parts: list[str | list[Run]] = []
    at = 0
    pattern = _flat(pattern)
    while at < len(pattern):
        if pattern[at].isspace():
            at += 1
            continue
        match = _ELEMENT.match(pattern, at)
        if not match:
            raise BadPattern(f"cannot read '{pattern[at:]}' in '{pattern}'")
        parts.append(match["mark"] if match["mark"] else _options(match, sets))
        at = match.end()
    count = 1
    for part in parts:
        count *= 1 if isinstance(part, str) else len(part)
    if count > LIMIT:
        raise BadPattern(f"'{pattern}' stands for {count:,} sequences; at most {LIMIT} are allowed")
    sequences: list[Sequence] = []
    choices: list[list[str | Run]] = [[part] if isinstance(part, str) else [*part] for part in parts]
    for picked in product(*choices):
        sequence = _sequence(picked, pattern)
        if sequence not in sequences:
            sequences.append(sequence)
    return sequences


def _sequence(picked: tuple[str | Run, ...], pattern: str) -> Sequence:
    tests: list[Test] = []
    gaps: list[str] = []
    first, last, mark = -1, -1, ""
    for part in picked:
        if part == "[":
            first = len(tests)
        elif part == "]":
            last = len(tests) - 1
        elif isinstance(part, str):
            mark += part
        else:
            for test in part:
                if isinstance(test, str):
                    mark += test
                    continue
                gaps.append(mark or (" " if tests else ""))
                tests.append(test)
                mark = ""
    if not tests:
        raise BadPattern(f"'{pattern}' can match nothing at all")
    gaps.append(mark)
    first = 0 if first < 0 else first
    last = len(tests) - 1 if last < 0 else last
    if last < first:
        raise BadPattern(f"'{pattern}': the brackets can hold no word")
    return Sequence(tuple(tests), tuple(gaps), first, last)
