"""Tokens, paragraphs and the register of classes that planters share."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

_TOKEN = re.compile(
    r"[A-Za-z]+(?:['’\-][A-Za-z]+)*['’]?(?=\W|$)|\d+(?:[.,]\d+)*(?:st|nd|rd|th)?|[^\W_]+|[^\w\s]"
)
_QUOTED = re.compile(r"[“\"](?:[^“”\"]*)[”\"]")
#: Marks that end a sentence.
_ENDS = frozenset(".!?")


class Token(NamedTuple):
    """A word, number or mark of a paragraph: as written, folded, and from where to where (code points, end exclusive)."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalpha()

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper()


#: Stands before the first and after the last token.
NONE = Token(" ", " ", 0, 0)


class Edit(NamedTuple):
    """A slip: from `start` to `end` (code points in the paragraph, end exclusive) `new` is written instead. `sort` groups
    the places of a class, so that none of its words takes more than its share."""

    start: int
    end: int
    new: str
    sort: str = ""


class Paragraph:
    """A paragraph of edited copy, cut into tokens. Past either end there is `NONE`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [
            Token(m.group(), m.group().lower().replace("’", "'"), m.start(), m.end())
            for m in _TOKEN.finditer(text)
        ]
        self.quoted = [(m.start(), m.end()) for m in _QUOTED.finditer(text)]
        odd = text.count('"') % 2 or text.count("“") != text.count("”")
        if odd:
            self.quoted = [(0, len(text))]

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index] if 0 <= index < len(self.tokens) else NONE

    def in_quotes(self, token: Token) -> bool:
        """True if a token stands in a quotation, or quotation marks of the paragraph do not match."""
        return any(start <= token.start < end for start, end in self.quoted)

    def begins(self, index: int) -> bool:
        """True if a token is the first of its sentence."""
        return index == 0 or self[index - 1].text in _ENDS or self[index - 1].text in '“"”:'

    def words_before(self, index: int, many: int) -> tuple[str, ...]:
        """The folded tokens before one, as many as asked, the nearest last."""
        return tuple(self[index - back].lower for back in range(many, 0, -1))

    def word(self, index: int, new: str, sort: str = "") -> Edit:
        """The edit that writes another word for a token, in its case."""
        token = self[index]
        if token.text.isupper() and len(token.text) > 1:
            new = new.upper()
        elif token.is_name:
            new = new[:1].upper() + new[1:]
        return Edit(token.start, token.end, new, sort or token.lower)

    def without(self, index: int, sort: str = "") -> Edit:
        """The edit that leaves a token out, with the space after it; what follows at the head of a sentence gets its capital."""
        token, after = self[index], self[index + 1]
        if self.begins(index):
            return Edit(token.start, after.start + 1, after.text[:1].upper(), sort or token.lower)
        return Edit(token.start, after.start, "", sort or token.lower)

    def before(self, index: int, new: str, sort: str = "") -> Edit:
        """The edit that puts a word before a token."""
        start = self[index].start
        return Edit(start, start, new + " ", sort or new)


#: What a planter is given: a paragraph and the number of a token in it; None where there is nothing to spoil.
Planter = Callable[[Paragraph, int], "Edit | None"]


class SlipClass(NamedTuple):
    """A class of slips: its name, its type (ERRANT's operation and part of speech, or the field's term), the families a
    finding may have, and whether it is planted in quoted speech too."""

    name: str
    type: str
    families: tuple[str, ...]
    quoted: bool
    choice: bool
    planter: Planter


CLASSES: dict[str, SlipClass] = {}

_ALL = ("typos", "garbled")


def slip(
    name: str, type: str, families: tuple[str, ...] = _ALL, *, quoted: bool = False, choice: bool = False
) -> Callable[[Planter], Planter]:
    """Enter a planter as a class. `choice` marks the choices among few, `quoted` what is looked for in speech as well."""

    def enter(planter: Planter) -> Planter:
        if name in CLASSES:
            raise ValueError(f"two classes are called {name}")
        CLASSES[name] = SlipClass(name, type, families, quoted, choice, planter)
        return planter

    return enter
