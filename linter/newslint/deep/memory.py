"""What the model said of paragraphs, kept for later runs: an article that was changed in one place is read there only.

Kept by model, by what alternatives there are, and by paragraph, in a few dozen files that are replaced whole. Two processes that
write one at a time lose what one of them learnt, and read it again some day."""

from __future__ import annotations

from math import isfinite

from ..language.data_files import path_of, read_bytes
from ..storage import cache
from ..storage.shapes import fits_fields
from .alternatives import KINDS
from .weighed import Weighed
from .weighing import VERSION

#: Files, and the paragraphs that one of them holds at most; the oldest are forgotten.
_FILES, _MOST = 64, 400
#: What alternatives are made of: large tables, told by their size, and lists of which what they hold is asked.
_TABLES = ("thesaurus.txt", "confused.txt", "inflection.txt")
_LISTS = ("likelihood.txt", "english/small-words.txt")


class Memory:
    """What a model said of paragraphs; `model` names the model. Nothing is kept in the cache unless `save` is called."""

    def __init__(self, model: str) -> None:
        import os

        sizes = " ".join(str(os.path.getsize(path_of(name))) for name in _TABLES)
        self._of = cache.digest(model.encode(), sizes.encode(), VERSION.encode(), *map(read_bytes, _LISTS))
        self._files: dict[str, dict[str, object]] = {}
        self._changed: set[str] = set()

    def _place(self, text: str) -> tuple[str, str]:
        key = cache.digest(self._of.encode(), text.encode("utf-8", "surrogatepass"))
        name = f"deep/{self._of[:12]}-{int(key[:2], 16) % _FILES:02}"
        if name not in self._files:
            stored = cache.read(name)
            self._files[name] = stored if isinstance(stored, dict) else {}
        return name, key

    def get(self, text: str) -> list[Weighed] | None:
        """What was said of a paragraph; None if nothing is known."""
        name, key = self._place(text)
        kept = self._files[name].get(key)
        if not isinstance(kept, list):
            return None
        said = [Weighed(*one) for one in kept if isinstance(one, tuple) and fits_fields(one, Weighed)]
        return said if len(said) == len(kept) and all(_is_of(one, text) for one in said) else None

    def put(self, text: str, said: list[Weighed]) -> None:
        """Remember what was said of a paragraph."""
        name, key = self._place(text)
        self._files[name][key] = [tuple(one) for one in said]
        self._changed.add(name)

    def gain(self, text: str, edit: tuple[int, int, str]) -> float | None:
        """By how much a paragraph was said to be likelier with an edit; None if nothing is known."""
        name, key = self._place(_edited(text, edit))
        kept = self._files[name].get(key)
        return kept if isinstance(kept, float) and isfinite(kept) else None

    def put_gain(self, text: str, edit: tuple[int, int, str], gain: float) -> None:
        """Remember how much likelier an edit makes a paragraph."""
        name, key = self._place(_edited(text, edit))
        self._files[name][key] = gain
        self._changed.add(name)

    def save(self) -> None:
        """Keep what is new for later runs."""
        for name in self._changed:
            paragraphs = self._files[name]
            while len(paragraphs) > _MOST:
                del paragraphs[next(iter(paragraphs))]
            cache.write(name, paragraphs)
        self._changed.clear()


def _edited(text: str, edit: tuple[int, int, str]) -> str:
    start, end, words = edit
    return f"{start}\n{end}\n{words}\n{text}"


def _is_of(one: Weighed, text: str) -> bool:
    """True for what may have been said of a paragraph: of words that stand there, in numbers that can be reckoned with."""
    numbers = (one.score, one.surprise, one.first, one.following, one.even)
    there = 0 <= one.start <= one.end <= len(text) and text[one.start : one.end] == one.words
    return there and one.kind in KINDS and all(map(isfinite, numbers))
