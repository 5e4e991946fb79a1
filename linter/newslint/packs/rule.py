"""A rule: what its author wrote, without the keys of its kind."""

from __future__ import annotations

from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


class RuleKeys(NamedTuple):
    """The keys every rule may have, whatever its kind."""

    id: str
    kind: str
    message: str
    why: str
    level: str = "warning"
    quotes: str = "skip"
    source: str = ""
    fix: str = ""
    sign: str = ""
    where: tuple[str, ...] = ()
    skip_kinds: tuple[str, ...] = ()
    off: bool = False
    enabled: bool | None = None  # the same as `off`, the other way round
    escalates: bool = False
    needs: str = ""
    former_ids: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One rule as the rest of newslint knows it; `path` and `line` (from 1) say where it was written."""

    id: str
    family: str
    kind: str
    level: str
    quotes: str
    message: str
    why: str
    source: str
    fix: str
    sign: str
    where: tuple[str, ...]
    skip_kinds: tuple[str, ...]
    off: bool
    path: str
    line: int
    escalates: bool = False  # a suggestion that is a warning where an article has other signs of defects
    needs: str = ""  # "company": silent but where an article has other signs of defects; "deep": but for a language model
    allow: tuple[str, ...] = ()  # folded phrases at which the rule is silent, from a house's override
    engine: str = ""  # the grammar engine whose matches the rule passes on; it runs only where that is asked
    former_ids: tuple[str, ...] = ()  # ids it had before, the first one first: people may still use them


def names_of(rule_id: str) -> tuple[str, ...]:
    """The names by which a rule can be selected: its id and every beginning of it that ends before a dot
    (`style.ap.percent`, `style.ap`, `style`)."""
    parts = rule_id.split(".")
    return tuple(".".join(parts[:end]) for end in range(len(parts), 0, -1))


def present(name: str, former: Mapping[str, str]) -> str:
    """A name of rules as it is now, of an entry (`RULE/ENTRY`) too; `former` leads from ids that rules had to theirs."""
    rule, slash, entry = name.partition("/")
    return f"{former[rule]}{slash}{entry}" if rule in former else name


def renamed(name: str, former: Mapping[str, str]) -> str:
    """What to tell those who use a former name."""
    return (
        f"'{name}' is called '{present(name, former)}' now; the old name will stop working in a later version"
    )


class Example(NamedTuple):
    """A text a rule must (`bad`) or must not (`good`) speak on.

    `spans` are the marked words, in the text without marks. `fixed` is the text after applying the first
    replacements. `sources` are wire copies the text is compared with; `meta` is what front matter would
    say. `todo` marks a known shortcoming: expected to fail.
    """

    rule: str
    kind: str  # "bad" or "good"
    text: str
    spans: tuple[Span, ...]
    fixed: str | None
    sources: tuple[str, ...]
    meta: dict[str, str]
    todo: bool
    path: str
    line: int


class ExampleKeys(NamedTuple):
    """The keys of one example."""

    text: str
    fixed: str | None = None
    source: str | list[str] | None = None
    meta: dict[str, str] | None = None


class Note(NamedTuple):
    """What the author of a rule should know, though the rule works; `line` (from 1) is where it is written, in the file
    of the rule or in that of an override."""

    line: int
    message: str
    path: str = ""


class Loaded(NamedTuple):
    """A rule with all that its pack says: its own keys, compiled data and examples. `shipped` if the pack
    comes with newslint; `overridden` if another pack changed something; `notes` are on names that have
    changed since the pack was written."""

    rule: Rule
    data: Any
    examples: tuple[Example, ...]
    shipped: bool = False
    overridden: bool = False
    notes: tuple[Note, ...] = ()
