"""The words of the house: right wherever they stand. Kept in a file of one word a line, or in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable

from ..document.words import fold
from ..model.errors import ConfigError, NewslintError, UnreadableFile
from ..storage.atomic_write import replacing
from ..storage.safe_read import read_regular

#: Characters of a word or name, and words of a list.
LONGEST = 100
MOST = 100_000


class HouseWords:
    """A list of words, in order. `path` is its file, read again when it has changed and made when there is something to
    keep; "" keeps the words in memory. Raises ConfigError for a file that cannot be used."""

    def __init__(self, path: str = "") -> None:
        self._path = path
        self._stamp: tuple[int, int] | None = None
        self._lines: list[str] = []
        self._words: tuple[str, ...] = ()
        self.read()

    def read(self) -> tuple[str, ...]:
        """All words as they are now. Raises ConfigError."""
        if not self._path:
            return self._words
        try:
            status = os.stat(self._path)
        except FileNotFoundError:
            self._stamp = None
            self._set([])
            return self._words
        except OSError as error:
            raise ConfigError(f"the words cannot be read: {error.strerror}", path=self._path) from None
        stamp = (status.st_mtime_ns, status.st_size)
        if stamp != self._stamp:
            try:
                lines = read_regular(self._path).decode("utf-8-sig").splitlines()
            except OSError as error:
                raise ConfigError(f"the words cannot be read: {error.strerror}", path=self._path) from None
            except UnicodeDecodeError:
                raise ConfigError(
                    "the words are not UTF-8 text; save the file as UTF-8", path=self._path
                ) from None
            self._set(lines)
            self._stamp = stamp
        return self._words

    def _set(self, lines: Iterable[str]) -> None:
        self._lines = list(lines)
        words = (line.strip() for line in self._lines)
        self._words = tuple(dict.fromkeys(word for word in words if word and word[0] != "#"))

    def add(self, word: str) -> bool:
        """Take a word in; False if it is there. Raises ValueError for what is no word, and NewslintError where it cannot be
        kept."""
        word = " ".join(word.split())
        if not word or len(word) > LONGEST or not word.isprintable() or word[0] == "#":
            raise ValueError(f"a word has 1 to {LONGEST} characters on one line and does not begin with '#'")
        words = self.read()
        if fold(word) in map(fold, words):
            return False
        if len(words) >= MOST:
            raise ValueError(f"the list holds {MOST:,} words, and takes no more")
        self._keep([*self._lines, word])
        return True

    def delete(self, word: str) -> bool:
        """Take a word out; False if it is not there. Raises NewslintError where that cannot be kept."""
        word = fold(" ".join(word.split()))
        self.read()
        left = [line for line in self._lines if line.lstrip()[:1] == "#" or fold(line.strip()) != word]
        if len(left) == len(self._lines) or not word:
            return False
        self._keep(left)
        return True

    def _keep(self, lines: list[str]) -> None:
        if self._path:
            try:
                with replacing(self._path) as file:
                    file.write("".join(f"{line}\n" for line in lines).encode())
                status = os.stat(self._path)
            except NewslintError:
                raise
            except OSError as error:
                raise UnreadableFile(f"the word cannot be kept: {error.strerror}", path=self._path) from None
            self._stamp = (status.st_mtime_ns, status.st_size)
        self._set(lines)
