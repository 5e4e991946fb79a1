"""Classes of words that patterns of tokens name: closed classes as sets, open ones told by shape."""

from __future__ import annotations

from collections.abc import Callable

from .word_lists import Table, shipped, words

#: Closed classes. A pattern's `<name>` stands for any of these words.
SETS = Table(
    lambda: {name: frozenset(found) for name, found in shipped("english/word-classes").items() if name}
)

_IRREGULAR_PARTICIPLES = words("english/word-shapes", "participles")
_IRREGULAR_PASTS = words("english/word-shapes", "pasts")
_NOT_LY = words("english/word-shapes", "not-ly")
_NOT_ED = words("english/word-shapes", "not-ed")
_NOT_ING = words("english/word-shapes", "not-ing")
_NOT_PLURAL = words("english/word-shapes", "not-plural")


#: Verbs of saying and reporting: "the ministry said" may stand anywhere in a sentence.
SPEECH = words("news/reporting-verbs", "reporting-forms")


def _past(word: str, text: str) -> bool:
    return (
        word.endswith("ed") and len(word) > 3 and word not in _NOT_ED and text[0].islower()
    ) or word in _IRREGULAR_PASTS


def _ordinal(word: str) -> bool:
    return word[0].isdigit() and word[-1].isalpha()


#: Open classes: (folded word, as written) -> bool.
SHAPES: dict[str, Callable[[str, str], bool]] = {
    "any": lambda word, text: True,
    "cap": lambda word, text: text[0].isupper(),
    "lower": lambda word, text: text[0].islower(),
    "num": lambda word, text: word[0].isdigit() and not word[-1].isalpha(),
    "number": lambda word, text: (word[0].isdigit() and not word[-1].isalpha()) or word in SETS["number-word"],
    "year": lambda word, text: len(word) == 4 and word.isdigit() and word[:2] in ("17", "18", "19", "20"),
    "ordinal": lambda word, text: _ordinal(word),
    "ly": lambda word, text: word.endswith("ly") and len(word) > 4 and word not in _NOT_LY and text[0].islower(),
    "ed": lambda word, text: (word.endswith("ed") and len(word) > 3 and word not in _NOT_ED and text[0].islower())
    or word in _IRREGULAR_PARTICIPLES,
    "past": _past,
    "past-deed": lambda word, text: _past(word, text) and word not in SPEECH,
    "ing": lambda word, text: word.endswith("ing") and len(word) > 4 and word not in _NOT_ING and text[0].islower(),
    "plural": lambda word, text: (
        word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "ous", "'s", "is"))
        and word not in _NOT_PLURAL and text[0].islower()
    )
    or word in ("people", "men", "women", "children", "policemen", "lawmen", "firemen", "spokesmen"),
    "poss-s": lambda word, text: word.endswith(("'s", "s'")),
    "cap-s": lambda word, text: word.endswith(("'s", "s'")) and text[0].isupper(),
}  # fmt: skip
