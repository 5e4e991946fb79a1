"""What holds of an archive's tables. Each commit is one small file that names the parts which make up the tables; it
appears whole or not at all, and nothing is read that it does not name.

    OUT/_commits/00000007.json      the last one holds
    OUT/articles/part=P/month=M/    rows of part P, and so are those of findings
    OUT/replaced/by=P/              rows of earlier parts that rows of part P took the place of
    OUT/pairs/part=P/
    OUT/_work/P/                    what a run has not committed yet
"""

from __future__ import annotations

import json
import re

from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import NamedTuple
from .schemas import SCHEMA

FOLDER = "_commits"
_NAME = re.compile(r"([0-9]{8})\.json")
_PART = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{0,79}")
#: Above all counts of rows, and the last number that a commit may have.
_MOST, _LAST = 1 << 62, 99_999_998
#: What a run calls its parts.
_OF_RUN = re.compile(r"[0-9]{8}T[0-9]{6}-[0-9a-f]{6}(?:-[0-9]{4,})?")


class Part(NamedTuple):
    """A part of the tables: its name (time of its run first), how many rows it has, and how many rows of other parts it
    took the place of, for each of them."""

    name: str
    articles: int
    findings: int
    words: int
    replaced: dict[str, int]


class State(NamedTuple):
    """A commit. `number` counts from 1 (0: there is none yet). `pairs` is the part that holds the pairs, or "".
    `unreadable` is what of the source could not be read in the last run."""

    number: int = 0
    at: str = ""
    newslint: str = ""
    parts: tuple[Part, ...] = ()
    pairs: str = ""
    unreadable: tuple[str, ...] = ()

    @property
    def replaced(self) -> dict[str, int]:
        """For each part, how many of its rows no longer hold."""
        counts: dict[str, int] = {}
        for part in self.parts:
            for name, number in part.replaced.items():
                counts[name] = counts.get(name, 0) + number
        return counts

    @property
    def articles(self) -> int:
        """How many articles there are results of."""
        known = {part.name for part in self.parts}
        gone = sum(number for name, number in self.replaced.items() if name in known)
        return sum(part.articles for part in self.parts) - gone

    def with_part(self, new: Part) -> State:
        """The state with another part. Parts of which no row holds any more are named no longer."""
        state = self._replace(parts=(*self.parts, new))
        gone = state.replaced
        kept = tuple(part for part in state.parts if part is new or gone.get(part.name, 0) < part.articles)
        return state._replace(parts=kept)

    def next(self, at: str, version: str) -> State:
        """The state as the commit that follows."""
        return self._replace(number=self.number + 1, at=at, newslint=version)

    def names(self) -> set[str]:
        """The names of all parts that hold, that of pairs among them."""
        return {part.name for part in self.parts} | ({self.pairs} if self.pairs else set())


def file_name(number: int) -> str:
    """The name of the file of a commit."""
    return f"{number:08}.json"


def latest(names: list[str]) -> str | None:
    """Of the names in the folder of commits, the one that holds."""
    return max(filter(_NAME.fullmatch, names), default=None)


def written(state: State) -> str:
    """The text of the file of a commit."""
    values = {"schema": SCHEMA, **state._asdict(), "parts": [part._asdict() for part in state.parts]}
    return json.dumps(values, indent=1, ensure_ascii=False) + "\n"


def read(text: str, path: str) -> State:
    """What the file of a commit says. Raises NewslintError for one that another version of newslint wrote, or nobody."""
    try:
        values = json.loads(text)
        schema = values.pop("schema")
        if schema != SCHEMA:
            raise NewslintError(
                f"holds tables of schema {schema!r:.20}, and this newslint reads and writes schema {SCHEMA}; name another "
                "folder with --to, or use the newslint that wrote it",
                path=path,
            )
        parts = tuple(Part(**part) for part in values.pop("parts"))
        state = State(**{**values, "unreadable": tuple(values["unreadable"])}, parts=parts)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        state = None
    if state is None or not _makes_sense(state):
        raise NewslintError("is no commit of an archive that newslint wrote", path=path)
    return state


def is_part(name: object) -> bool:
    """True for what a part can be called: nothing that leads to another folder."""
    return isinstance(name, str) and _PART.fullmatch(name) is not None


def is_of_run(name: str) -> bool:
    """True for what a run calls a part of its own: anything else in the folder is somebody's."""
    return _OF_RUN.fullmatch(name) is not None


def _makes_sense(state: State) -> bool:
    counts = [count for part in state.parts for count in (part.articles, part.findings, part.words)]
    for part in state.parts:
        if (
            not is_part(part.name)
            or not isinstance(part.replaced, dict)
            or not all(map(is_part, part.replaced))
        ):
            return False
        counts += part.replaced.values()
    return (
        all(type(count) is int and 0 <= count < _MOST for count in (*counts, state.number))
        and state.number <= _LAST
        and all(isinstance(text, str) for text in (state.at, state.newslint, *state.unreadable))
        and (state.pairs == "" or is_part(state.pairs))
    )
