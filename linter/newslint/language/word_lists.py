"""Lists of words that people may read and change: `words/news/*.txt` and `words/english/*.txt` of the packs that ship.

A file holds one entry a line: a word or words, or `entry = value`. Lines that begin with `#` are comments; `[name]` begins
a section. Entries are sorted, each stands once.

A house may have files of its own for the lists of `news/`, by the same names: what they say is laid over what ships (see
`House`). Which house's lists hold is part of the context: `house_lists` sets it for the article that is looked at. So what
rests on a list is no constant of a module. It is a `WordSet`, `Table` or `Pattern` here, or made by a `PerHouse`, each of
which is worked out once for each house, when somebody asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from functools import cache, lru_cache

from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.regex_cache import compiled
from .data_files import path_of

if TYPE_CHECKING:
    from contextvars import Token
    from types import TracebackType
    from typing import Any

#: What a house has of its own: for each of its files the name, without `.txt`, and the content.
Own = tuple[tuple[str, str], ...]
#: The folder of the lists that a house may change.
NEWS = "news/"


def sections_of(text: str) -> dict[str, list[str]]:
    """The lines of a list by section, comments and empty lines left out; "" is what stands before the first head."""
    found: dict[str, list[str]] = {}
    name = ""
    for part in ("\n" + text).split("\n["):
        if found or part[:1] not in ("", "\n"):
            name, _, part = part.partition("]")
        while part[:1] in ("#", "\n"):
            part = part.partition("\n")[2]
        told = part.rstrip().split("\n") if part else []
        if "\n#" in part or "\n\n" in part or " \n" in part or "\n " in part or part[:1] == " ":
            told = [line for line in map(str.strip, told) if line and line[0] != "#"]
        found.setdefault(name.strip(), []).extend(told)
    return found


@cache
def shipped(file: str) -> dict[str, list[str]]:
    """The sections of a list that ships, such as "news/titles". Raises OSError if there is none."""
    with open(path_of(f"{file}.txt"), "rb") as opened:
        return sections_of(opened.read().decode().replace("\r\n", "\n"))


class House:
    """The lists that hold for one house: those that ship, with what its own files add and take out. In these, a line adds
    an entry, or gives another value to one there is; with `-` before it, it takes the entry out."""

    __slots__ = ("_own", "made")

    def __init__(self, own: Own = ()) -> None:
        self._own = {f"{NEWS}{name}": sections_of(text) for name, text in own}
        #: What was worked out from these lists, by what did it.
        self.made: dict[PerHouse[Any], Any] = {}

    def lines(self, file: str, section: str) -> list[str]:
        """The lines of a section."""
        known = shipped(file)[section]
        own = self._own.get(file, {}).get(section)
        if not own:
            return known
        lines = {entry_of(line): line for line in known}
        for line in own:
            if line.startswith("-"):
                lines.pop(entry_of(line[1:].lstrip()), None)
            else:
                lines[entry_of(line)] = line
        return list(lines.values())


def entry_of(line: str) -> str:
    """The entry of a line, without its value."""
    return line.partition(" =")[0]


_SHIPPED = House()
_house: ContextVar[House] = ContextVar("house", default=_SHIPPED)
_house_of = lru_cache(maxsize=16)(House)


class house_lists:
    """Within `with house_lists(own):` the lists of a house hold, those that ship if it has none of its own."""

    __slots__ = ("_house", "_token")

    def __init__(self, own: Own = ()) -> None:
        self._house = _house_of(own) if own else _SHIPPED

    def __enter__(self) -> None:
        self._token: Token[House] = _house.set(self._house)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _house.reset(self._token)


if TYPE_CHECKING:
    from typing import Generic, TypeVar

    Made = TypeVar("Made")
else:
    Made = None

    class Generic:
        """Stands in for `typing.Generic`, which takes long to import."""

        __slots__ = ()

        def __class_getitem__(cls, item):
            return cls


class PerHouse(Generic[Made]):
    """What is made from lists: `PerHouse(make)()` calls `make` once for each house."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make

    def __call__(self) -> Made:
        made = _house.get().made
        if self not in made:
            made[self] = self._make()
        return made[self]  # type: ignore[no-any-return]


class WordSet(PerHouse[frozenset[str]]):
    """A set of words. Where many words are looked up, take the set itself, `words()`, before."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        try:
            return word in _house.get().made[self]
        except KeyError:
            return word in self()

    def __iter__(self) -> Iterator[str]:
        return iter(self())


class Table(PerHouse[dict[str, Made]]):
    """WordSet, each with a value."""

    __slots__ = ()

    def __contains__(self, word: object) -> bool:
        return word in self()

    def __getitem__(self, word: str) -> Made:
        return self()[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self())

    def get(self, word: str, default: Any = None) -> Any:
        """The value of a word, or `default`."""
        return self().get(word, default)


class Pattern(PerHouse[re.Pattern[str]]):
    """A regular expression with words of a list in it; `make` gives its text."""

    __slots__ = ()

    def __init__(self, make: Callable[[], str], flags: int = 0) -> None:
        super().__init__(lambda: compiled(make(), flags))

    def search(self, *given: Any) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        return self().search(*given)

    def match(self, *given: Any) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        return self().match(*given)


def lines(file: str, section: str = "") -> list[str]:
    """The lines of a section as they hold now."""
    return _house.get().lines(file, section)


def words(file: str, section: str = "", each: Callable[[str], str] | None = None) -> WordSet:
    """The entries of a section, or what a function makes of each."""
    return WordSet(lambda: frozenset(map(each, lines(file, section)) if each else lines(file, section)))


def values(file: str, section: str = "") -> dict[str, str]:
    """The entries of a section as they hold now, with their values."""
    pairs = (line.partition(" =") for line in lines(file, section))
    return {entry: value.strip() for entry, _, value in pairs}


def bases(file: str, section: str = "") -> dict[str, str]:
    """For each form that a value of a section lists, the entry it belongs to, as they hold now."""
    return {form: entry for entry, forms in values(file, section).items() for form in forms.split()}


def either(file: str, section: str = "") -> str:
    """The entries of a section as they hold now, as alternatives of a regular expression, the longest first."""
    ordered = sorted(map(entry_of, lines(file, section)), key=lambda entry: (-len(entry), entry))
    return "(?:" + "|".join(map(re.escape, ordered)) + ")"
