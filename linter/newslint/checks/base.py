"""What a check kind is.

A kind is a module of this package. Its name is the `kind` of a rule (with `-` for `_`). It offers

`Keys`
    a NamedTuple: the YAML keys of the kind, with types (`str`, `bool`, `int`, `float`, `list[str]`,
    `dict[str, str]`, `dict[str, list[str]]`, `list[dict[str, Any]]`, ... or None) and defaults; a field
    without a default is a required key. In YAML the keys are written with `-` for `_`.
`compile_rule(keys, context) -> data`
    once, when packs are loaded: raises `RuleMistake` for what the types cannot say, and returns plain
    data (None, numbers, strings, tuples, lists, dicts) that `marshal` can store.
`link(rules) -> data`
    optional: from {number of the rule: its data} to one structure for all rules of the kind, stored in
    the cache too. Without it the dict itself is passed to `find`.
`find(document, linked, active) -> iterator of (number of the rule, Hit)`
    pure; `active` is the set of rule numbers wanted. Hits inside quoted speech are dropped later,
    according to the rule's `quotes` key, so a kind need not look at quotation marks for that.

Modules of kinds are imported only when a run needs them: keep imports at their top few.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ..finding import Related
from ..span import Span


class Hit(NamedTuple):
    """One place where a rule speaks. `fields` fill the placeholders of the rule's message besides
    `{match}` (the words at `span`) and `{replacement}` (the first replacement)."""

    span: Span
    replacements: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}
    related: tuple[Related, ...] = ()


class RuleMistake(Exception):
    """A mistake in a rule that only its kind can see. `key` is the YAML key it concerns, and `value`
    the item under that key, so that the report can point at the line."""

    def __init__(self, message: str, key: str | None = None, value: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.key = key
        self.value = value


class RuleTimeout(Exception):
    """A rule took longer than `seconds` on one article; `number` is the number of the rule."""

    def __init__(self, number: int, seconds: float) -> None:
        super().__init__(number, seconds)
        self.number = number
        self.seconds = seconds


_MACRO = re.compile(r"\{\{\s*([a-z][a-z0-9_-]*)\s*\}\}")


class Context(NamedTuple):
    """What a kind may ask for while its rule is compiled: the family, words of a list file named in the
    rule (`words-file: words/cities.txt`, relative to the packs' root or to the pack), and macros."""

    family: str
    rule_id: str
    folders: tuple[str, ...] = ()
    macros: Mapping[str, str] = {}

    def expand_macros(self, text: str, key: str) -> str:
        """The text with every `{{name}}` replaced by the macro of that name, as a group of its own.
        Raises RuleMistake for a name nobody defined, and for macros that go round in circles."""
        for _ in range(8):
            names = _MACRO.findall(text)
            if not names:
                return text
            for name in names:
                if name not in self.macros:
                    known = ", ".join(sorted(self.macros))
                    raise RuleMistake(f"no macro '{{{{{name}}}}}' is defined (known: {known})", key)
            text = _MACRO.sub(lambda match: f"(?:{self.macros[match[1]]})", text)
        raise RuleMistake("macros that contain one another without end", key)

    def read_words(self, name: str) -> list[str]:
        """The lines of a word list, without comments (`#`) and blanks. Raises RuleMistake if absent."""
        from pathlib import Path

        for folder in self.folders:
            path = Path(folder, name)
            if path.is_file():
                lines = path.read_text(encoding="utf-8").splitlines()
                return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        raise RuleMistake(f"no such word list: {name}", "words-file", name)
