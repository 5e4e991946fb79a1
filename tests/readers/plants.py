"""A generator of marked-up articles with known typos planted at places it writes down.

An article is made once, as blocks of words, and written in a format by a `Writer`, which puts markup around,
between and inside words. Where a typo stands is noted while writing; nothing of the package is used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

TYPOS = ("recieved", "goverment", "seperate", "occured", "Febuary", "commited", "adress", "definately")
WORDS = (
    "the a of to in on for with council river bridge mayor budget vote school budget’s report flood crews "
    "said Monday officials Zoë Müller São naïve café 2026 £4,500 12.5% U.S. well-known city’s "
    "“emergency” 🚜 👩‍🚒 co-operate e\u0301clair Nguye\u0302\u0303n 🇺🇦 water residents—many left, quickly; "
    "later. again? home! (AP)"
).split()

#: Words by which a text is known for English, whatever else is in it.
GLUE = "the of and to that with they were not".split()


class Plant(NamedTuple):
    """A typo and its place in the file: lines and columns from 1, columns in code points, end exclusive."""

    word: str
    line: int
    column: int
    end_line: int
    end_column: int


class Story(NamedTuple):
    """What an article says: blocks of (kind, words)."""

    blocks: list[tuple[str, list[str]]]


def make_story(rng: random.Random, *, plants: int, kinds: tuple[str, ...]) -> Story:
    """An article with so many typos, in blocks of random kinds; the first is the headline."""
    blocks: list[tuple[str, list[str]]] = [("headline", _words(rng, 4))]
    for _ in range(rng.randint(4, 9)):
        blocks.append((rng.choice(kinds), _words(rng, rng.randint(4, 30))))
    for _ in range(plants):
        _, words = rng.choice(blocks)
        words.insert(rng.randint(0, len(words)), rng.choice(TYPOS))
    return Story(blocks)


def _words(rng: random.Random, count: int) -> list[str]:
    # a letter first: what begins with a mark or a number may be markup, and is tried in tests of its own
    first = rng.choice(("Council", "River", "Mayor", "Crews"))
    return [first, *(rng.choice(GLUE if rng.random() < 0.4 else WORDS) for _ in range(count))]


class Writer:
    """Text in the making. `typo` writes a word and remembers where; `raw` writes anything else."""

    def __init__(self, rng: random.Random, newline: str = "\n", charset: str = "utf-8") -> None:
        self.rng = rng
        self.newline = newline
        self.charset = charset  # as the file calls it
        self.parts: list[str] = []
        self.length = 0
        self.places: list[tuple[str, int, int]] = []
        self.escape: Callable[[str], str] = str  # how text is written within a string or an element

    def raw(self, text: str) -> None:
        """Write markup or words; line breaks are written as those of the file."""
        text = self.escape(text.replace("\n", self.newline))
        self.parts.append(text)
        self.length += len(text)

    def typo(self, word: str, written: list[str]) -> None:
        """Write a typo in parts: the first and the last hold its first and last letter, nothing else."""
        start = self.length
        for part in written:
            self.raw(part)
        self.places.append((word, start, self.length))

    def text(self) -> str:
        return "".join(self.parts)

    def plants(self) -> list[Plant]:
        """The typos in order, as an editor would show their places."""
        text = self.text()
        starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

        def place(offset: int) -> tuple[int, int]:
            line = sum(start <= offset for start in starts)
            return line, offset - starts[line - 1] + 1

        return sorted(Plant(word, *place(start), *place(end)) for word, start, end in self.places)
