"""What a check kind is.

A kind is a module of `kinds/`. Its name is the `kind` of a rule (with `-` for `_`). It offers

`Keys`
    a NamedTuple: the YAML keys of the kind, with types (`str`, `bool`, `int`, `float`, `list[str]`,
    `dict[str, str]`, `dict[str, list[str]]`, `list[dict[str, Any]]`, ... or None) and defaults; a field
    without a default is a required key. In YAML the keys are written with `-` for `_`.
`compile_rule(keys, context) -> data`
    once, when packs are loaded: raises `RuleMistake` for what the types cannot say, and returns plain
    data (None, numbers, strings, tuples, lists, dicts), or a NamedTuple of such data that the kind names in
    `Data`: it is stored as a tuple, and is what it was when `find` is given it.
`link(rules) -> data`
    optional: from {number of the rule: its data} to one structure for all rules of the kind, stored in
    the cache too. Without it the dict itself is passed to `find`.
`find(document, linked, active) -> iterator of (number of the rule, Hit)`
    pure; `active` is the set of rule numbers wanted. Hits inside quoted speech are dropped later,
    according to the rule's `quotes` key, so a kind need not look at quotation marks for that.

What else a kind tells of itself, each only where there is something to tell:

`Data`
    the NamedTuple that `compile_rule` returns, or `link` if there is one.
`FIELDS`
    the placeholders that a message may have besides `{match}` and `{replacement}`.
`NEEDS`
    the attribute of a document without which no rule of the kind has anything to look at (`sources`, `rejected`,
    `engine_matches`): the kind and its data are not even loaded then.
`engine(keys) -> str`
    the name of the engine whose matches the rule passes on: it runs only where that engine does.
`named_groups(data) -> iterable of str`
    more placeholders, which depend on the rule.
`dead_entries(data) -> iterator of str`
    a sentence for each entry of a rule that can never be found. `data` is what `compile_rule` gave.
`entries(data) -> iterator of str`
    the names of the lines of a rule's list, those that its hits carry. `data` is what `compile_rule` gave.
`ASKS_VOCABULARY`
    True if the words a house accepts silence the kind, so that its hits teach which words to accept.
`AGAINST_ITSELF`
    True if the kind holds what a story says of people, dates and figures against the rest of it.
`RUNS_PATTERNS`
    True if rules hold patterns of their authors, which may be slow.
`FORMER_NAMES`, `FORMER_KEYS`
    names that packs may still use: {former name of the kind: {key: value that goes with it}}, {former key: key}. Where
    a value is a dict, it has the values of that key as they were written with the former name: {former value: value}.

Kinds never import one another; what several need stands in `matching/` or `detectors/`. Modules of kinds are imported only when a run needs them: keep imports at their top few.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from ..model.finding import Related
from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled


class Hit(NamedTuple):
    """One place where a rule speaks. `fields` fill the placeholders of the rule's message besides
    `{match}` (the words at `span`) and `{replacement}` (the first replacement). `entry` names the line of the
    rule's list or the row of its table that it rests on (see `matching.entry_names`), "" where a rule has none. What is
    `doubtful` is offered, but not written without asking, whatever the rule says."""

    span: Span
    replacements: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}
    related: tuple[Related, ...] = ()
    entry: str = ""
    doubtful: bool = False


class RuleMistake(Exception):
    """A mistake in a rule that only its kind can see. `key` is the YAML key it concerns, and `value`
    the item under that key, so that the report can point at the line."""

    def __init__(self, message: str, key: str | None = None, value: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.key = key
        self.value = value


class RuleTimeout(Exception):
    """A rule took longer than `seconds` on one article; `number` is the number of the rule, `done` are those
    whose hits have all been given."""

    def __init__(self, number: int, seconds: float, done: frozenset[int] = frozenset()) -> None:
        super().__init__(number, seconds)
        self.number = number
        self.seconds = seconds
        self.done = done


_MACRO = compiled(r"\{\{\s*([a-z][a-z0-9_-]*)\s*\}\}")

#: A pattern may be so long, its macros put in.
LONGEST_PATTERN = 20_000
#: A word list may have so many lines.
MOST_LINES = 200_000
_LONGEST_LINE = 2_000


#: All phrases of the packs of a run may stand for so many wordings.
MOST_VARIANTS = 200_000
#: And these for so many characters.
MOST_CHARACTERS = 10_000_000


class TooMuch(ValueError):
    """Phrases that stand for more than a run may hold; the message says how much that is."""


class Spent:
    """What the rules of a run have used so far: the paths of word lists, how many wordings their phrases stand
    for, and how many characters these have."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self._variants = 0
        self._characters = 0

    def add(self, variant: str) -> None:
        """Count a wording. Raises TooMuch when all together are too many, or too long."""
        self._variants += 1
        self._characters += len(variant)
        if self._variants > MOST_VARIANTS or self._characters > MOST_CHARACTERS:
            raise TooMuch(
                f"with this phrase the packs hold more than {MOST_VARIANTS:,} wordings, or {MOST_CHARACTERS:,} "
                "characters of them; use fewer choices in braces"
            )


class Context(NamedTuple):
    """What a kind may ask for while its rule is compiled: the family, words of a list file named in the
    rule (`words-file: words/cities.txt`, relative to the packs' root or to the pack), and macros. `spent` is
    shared by all rules of a run."""

    family: str
    rule_id: str
    folders: tuple[str, ...] = ()
    macros: Mapping[str, str] = {}
    spent: Spent | None = None

    def spend(self, variant: str, key: str, value: str) -> None:
        """Count a wording, with what is offered for it. Raises RuleMistake when all rules together have too many."""
        if self.spent is not None:
            try:
                self.spent.add(variant)
            except TooMuch as error:
                raise RuleMistake(str(error), key, value) from None

    def expand_macros(self, text: str, key: str) -> str:
        """The text with every `{{name}}` replaced by the macro of that name, as a group of its own.
        Raises RuleMistake for a name nobody defined, for macros that go round in circles, and for more
        than `LONGEST_PATTERN` characters."""
        return self._expanded(text, key, ())

    def _expanded(self, text: str, key: str, within: tuple[str, ...]) -> str:
        parts: list[str] = []
        at = length = 0
        for match in _MACRO.finditer(text):
            name = match[1]
            if name not in self.macros:
                known = ", ".join(sorted(self.macros))
                raise RuleMistake(f"no macro '{{{{{name}}}}}' is defined (known: {known})", key)
            if name in within:
                circle = " in ".join(f"{{{{{macro}}}}}" for macro in (name, *within[::-1]))
                raise RuleMistake(f"macros that contain one another without end: {circle}", key)
            parts += (
                text[at : match.start()],
                f"(?:{self._expanded(self.macros[name], key, (*within, name))})",
            )
            at = match.end()
            length += len(parts[-1]) + len(parts[-2])
            if length > LONGEST_PATTERN:
                break
        length += len(text) - at
        if length > LONGEST_PATTERN:
            raise RuleMistake(
                f"the pattern, its macros put in, is longer than {LONGEST_PATTERN:,} characters; "
                "use shorter ones, or 'phrases' with a word list",
                key,
            )
        return "".join((*parts, text[at:]))

    def read_words(self, name: str, key: str = "words-file") -> list[str]:
        """The lines of a word list, without comments (`#`) and blanks. Raises RuleMistake if it is absent,
        lies outside the folders of the pack or cannot be used; `key` and `name` are where it says so."""
        from ..storage.place import places_of, within

        for folder in self.folders:
            path = os.path.join(folder, name)
            # whether something lies outside is not told
            found = within(path, places_of(self.folders)) if os.path.exists(path) else None
            if found is not None:
                if self.spent is not None:
                    self.spent.files.add(path)
                return self._lines(found, name, key)
        raise RuleMistake(f"no such word list in the folder of the pack: {name}", key, name)

    def _lines(self, path: str, name: str, key: str) -> list[str]:
        from ..storage.safe_read import read_regular

        try:
            text = read_regular(path).decode("utf-8-sig")
        except OSError as error:
            raise RuleMistake(f"the word list '{name}' cannot be read: {error.strerror}", key, name) from None
        except UnicodeDecodeError as error:
            at = error.object[: error.start].count(b"\n") + 1
            raise RuleMistake(
                f"the word list '{name}' is not UTF-8 text (line {at}); save it as UTF-8", key, name
            ) from None
        lines = text.splitlines()
        if len(lines) > MOST_LINES:
            raise RuleMistake(
                f"the word list '{name}' has {len(lines):,} lines; at most {MOST_LINES:,} are read", key, name
            )
        for number, line in enumerate(lines, 1):
            if len(line) > _LONGEST_LINE or "\0" in line:
                what = "holds a NUL" if "\0" in line else f"is longer than {_LONGEST_LINE:,} characters"
                raise RuleMistake(f"the word list '{name}': line {number} {what}", key, name)
        return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
