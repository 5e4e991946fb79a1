"""YAML with its line marks: each value knows where its author wrote it."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: A pack is a flat thing; deeper nesting, or more text than this, is no pack.
_DEPTH = 24
_SIZE = 8_000_000
_SCALAR = 100_000
_TAGS = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value")


class Mistake(NamedTuple):
    """One mistake of a YAML file. `line` and `column` count from 1; `hint` says what to do."""

    path: str
    line: int
    column: int
    length: int
    message: str
    hint: str = ""

    def show(self, lines: list[str]) -> str:
        """The mistake as its author reads it: place, message, the line, the words marked, the hint."""
        head = f"{self.path}:{self.line}:{self.column}: {self.message}"
        if not 1 <= self.line <= len(lines) or not lines[self.line - 1].strip():
            return f"{head}\n    {self.hint}" if self.hint else head
        raw = lines[self.line - 1]
        shown = raw if len(raw) <= 160 else raw[:157] + "..."
        mark = " " * (self.column - 1) + "^" * max(1, min(self.length, len(shown) - self.column + 1))
        hint = f" {self.hint}" if self.hint else ""
        return f"{head}\n{self.line:>6} | {shown}\n       | {mark}{hint}"


class Source:
    """One YAML file while it is read: its lines and the mistakes found so far."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.splitlines()
        self.mistakes: list[Mistake] = []

    def mistake(self, node: Node | None, message: str, hint: str = "") -> None:
        """Note a mistake at a node (None: the top of the file)."""
        if node is None:
            self.mistakes.append(Mistake(self.path, 1, 1, 1, message, hint))
            return
        start, end = node.start_mark, node.end_mark
        length = end.column - start.column if end.line == start.line else 1
        self.mistakes.append(
            Mistake(self.path, start.line + 1, start.column + 1, max(length, 1), message, hint)
        )

    def shown(self) -> list[str]:
        """All mistakes in the order of the file."""
        return [m.show(self.lines) for m in sorted(self.mistakes, key=lambda m: (m.line, m.column))]

    def compose(self) -> Node | None:
        """The root node, or None after noting why there is none."""
        if len(self.text) > _SIZE:
            self.mistake(
                None, f"the file is larger than {_SIZE:,} characters", "split it, or use a word list"
            )
            return None
        try:
            loader = _Loader(self.text)
            try:
                root: Node | None = _compose(loader, self)
            finally:
                loader.dispose()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or "cannot be read as YAML"
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            hint = _yaml_hint(self.lines[line - 1] if 0 < line <= len(self.lines) else "", problem)
            self.mistakes.append(Mistake(self.path, line, column, 1, f"broken YAML: {problem}", hint))
            return None
        except RecursionError:
            self.mistake(None, f"nested deeper than {_DEPTH} levels", "a pack is a list of flat rules")
            return None
        return root


def _yaml_hint(line: str, problem: str) -> str:
    if "\t" in line:
        return "indent with spaces; YAML forbids tabs"
    if "mapping values" in problem or "expected <block end>" in problem:
        return "put text that holds ': ', '#', quotation marks or braces in quotes; check the indentation"
    return "put the text in quotes, or check the indentation"


def _compose(loader: Any, source: Source) -> Node | None:
    node: Node | None = loader.get_single_node()
    if node is None:
        return None
    seen: set[int] = set()
    stack: list[tuple[Node, int]] = [(node, 0)]
    while stack:
        current, depth = stack.pop()
        if id(current) in seen:
            source.mistake(current, "anchors and aliases (&, *) are not allowed", "write the value out")
            return None
        seen.add(id(current))
        if depth > _DEPTH:
            source.mistake(current, f"nested deeper than {_DEPTH} levels", "a pack is a list of flat rules")
            return None
        if isinstance(current, MappingNode):
            keys: dict[str, Node] = {}
            for key, value in current.value:
                name = str(key.value)
                if isinstance(key, ScalarNode) and name in keys:
                    source.mistake(key, f"'{name}' is written twice", "keep one of them")
                keys[name] = key
                stack.append((value, depth + 1))
        elif isinstance(current, SequenceNode):
            stack.extend((item, depth + 1) for item in current.value)
        elif len(current.value) > _SCALAR:
            source.mistake(current, f"a text longer than {_SCALAR:,} characters", "use a word list file")
            return None
        if current.tag and current.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            source.mistake(current, f"the tag {current.tag} is not allowed", "write plain values")
            return None
    return node


_CONSTRUCTORS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:null": lambda text: None,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in ("true", "yes", "on"),
}


def plain(node: Node) -> Any:
    """The plain Python value of a node: None, bool, int, float, str, list or dict of these."""
    if isinstance(node, ScalarNode):
        if make := _CONSTRUCTORS.get(node.tag):
            return make(node.value)
        if node.tag == "tag:yaml.org,2002:int":
            try:
                return int(node.value.replace("_", ""), 10)
            except ValueError:
                return node.value
        if node.tag == "tag:yaml.org,2002:float":
            try:
                return float(node.value)
            except ValueError:
                return node.value
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    return {str(plain(key)): plain(value) for key, value in node.value}


def value_of(node: MappingNode, name: str) -> Node | None:
    """The value under a key of a mapping; None if it has no such key."""
    return next((value for key, value in node.value if key.value == name), None)


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the nearest known word, or lists what is allowed when nothing is near."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"allowed here: {', '.join(sorted(known))}"
