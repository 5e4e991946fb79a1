"""YAML with its line marks: each value knows where its author wrote it."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..model.errors import PackError
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .compose import Refused, compose

if TYPE_CHECKING:
    from typing import Any

#: So many mistakes of one file are shown; who has more than this begins at the top.
MOST = 100
#: So much of a line is shown, and so much of it before the mistake.
_WIDTH, _BEFORE = 160, 60
#: A message repeats no more than this of what the author wrote.
_LONGEST = 400
_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]"
)


def visible(text: str) -> str:
    """The text with what no terminal should be sent (controls, marks that turn the direction) as escapes."""
    return _HIDDEN.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


#: Control characters that come from escapes, and the escapes.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ESCAPES = {0: "\\0", 7: "\\a", 8: "\\b", 11: "\\v", 12: "\\f", 27: "\\e"}
#: A text that stands between typographic quotation marks, and holds no others.
_CURLY = re.compile("[“”][^“”]+[“”]|[‘’][^‘’]+[‘’]", re.DOTALL)

#: What YAML allows in no file, quoted or not.
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
        message = visible(self.message)
        if len(message) > _LONGEST:
            message = message[: _LONGEST - 1] + "…"
        head = f"{visible(self.path)}:{self.line}:{self.column}: {message}"
        if not 1 <= self.line <= len(lines) or not lines[self.line - 1].strip():
            return f"{head}\n    {self.hint}" if self.hint else head
        raw = lines[self.line - 1]
        begin = max(0, self.column - _BEFORE) if self.column > _WIDTH - 20 else 0
        shown = raw[begin : begin + _WIDTH]
        before = visible(shown[: self.column - 1 - begin])
        lead = "…" if begin else ""
        marked = visible(shown[self.column - 1 - begin :][: max(1, self.length)])
        mark = " " * len(lead + before) + "^" * max(1, len(marked))
        line = f"{lead}{visible(shown)}{'...' if begin + _WIDTH < len(raw) else ''}"
        hint = f" {visible(self.hint)}" if self.hint else ""
        return f"{head}\n{self.line:>6} | {line}\n       | {mark}{hint}"


class Source:
    """One YAML file while it is read: its lines and the mistakes found so far. Below the keys `prose` stands text that
    may begin and end as it likes."""

    def __init__(self, path: str, text: str, prose: tuple[str, ...] = ()) -> None:
        self.path = path
        self._prose = frozenset(prose)
        self.text = text
        self.lines = text.splitlines()
        self.mistakes: list[Mistake] = []

    def mistake(self, node: Node | None, message: str, hint: str = "") -> None:
        """Note a mistake at a node (None: the top of the file). Raises PackError when there are too many."""
        if node is None:
            self._note(None, None, message, hint)
        else:
            self._note(node.start_mark, node.end_mark, message, hint)

    def _note(self, start: Any, end: Any, message: str, hint: str) -> None:
        if start is None:
            self.mistakes.append(Mistake(self.path, 1, 1, 1, message, hint))
        else:
            length = end.column - start.column if end and end.line == start.line else 1
            place = (start.line + 1, start.column + 1, max(length, 1))
            self.mistakes.append(Mistake(self.path, *place, message, hint))
        if len(self.mistakes) >= MOST:
            rest = f"{visible(self.path)}: more mistakes than the {MOST} shown; put these right first"
            raise PackError([*self.shown(), rest])

    def shown(self) -> list[str]:
        """All mistakes in the order of the file."""
        return [m.show(self.lines) for m in sorted(self.mistakes, key=lambda m: (m.line, m.column))]

    def compose(self) -> Node | None:
        """The root node, or None after noting why there is none."""
        try:
            root = compose(self.text)
        except Refused as refused:
            self._note(refused.mark, refused.end, refused.message, refused.hint)
            return None
        except yaml.YAMLError as error:
            self._broken(error)
            return None
        self._check_nodes(root)
        return root

    def _broken(self, error: yaml.YAMLError) -> None:
        odd = _NOT_YAML.search(self.text)
        if odd:  # the parser does not say where
            line = self.text.count("\n", 0, odd.start()) + 1
            column = odd.start() - self.text.rfind("\n", 0, odd.start())
            message = f"broken YAML: the character U+{ord(odd.group()):04X} cannot stand in a file of text"
            self.mistakes.append(Mistake(self.path, line, column, 1, message, "take it out"))
            return
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "cannot be read as YAML"
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        hint = _yaml_hint(self.lines[line - 1] if 0 < line <= len(self.lines) else "", problem)
        self.mistakes.append(Mistake(self.path, line, column, 1, f"broken YAML: {problem}", hint))

    def _check_nodes(self, root: Node | None) -> None:
        """Note every key that a mapping has twice, and every text that says something else than its author wrote."""
        waiting = [(root, False)] if root else []
        while waiting:
            node, prose = waiting.pop()
            if isinstance(node, SequenceNode):
                waiting += [(item, prose) for item in node.value]
            elif isinstance(node, MappingNode):
                keys: set[str] = set()
                for key, value in node.value:
                    if key.value in keys:
                        self.mistake(key, f"'{key.value}' is written twice", "keep one of them")
                    keys.add(key.value)
                    self._check_text(key, prose=False)
                    waiting.append((value, prose or key.value in self._prose))
            else:
                self._check_text(node, prose=prose)

    def _check_text(self, node: Node, *, prose: bool) -> None:
        if control := _CONTROL.search(node.value):
            code = ord(control[0])
            name = _ESCAPES.get(code)
            written = f", which YAML makes of {name} in double quotes" if name else ""
            what = "a backspace" if code == 8 else f"the control character U+{code:04X}"
            self.mistake(node, f"this holds {what}{written}", "put a pattern in single quotes: '\\bword'")
        elif not prose and _CURLY.fullmatch(node.value) and self._begins(node, node.value[0]):
            message = "the marks around this are typographic, and for YAML they are part of the text"
            self.mistake(node, message, f'write straight ones: "{node.value[1:-1]}"')

    def _begins(self, node: Node, char: str) -> bool:
        """True if a text stands there without quotation marks of YAML."""
        mark: Any = node.start_mark
        line = self.lines[mark.line] if mark.line < len(self.lines) else ""
        return line[mark.column : mark.column + 1] == char


def _yaml_hint(line: str, problem: str) -> str:
    if "\t" in line:
        return "indent with spaces; YAML forbids tabs"
    if "escape" in problem:
        return "in double quotes a backslash is YAML's own; put a pattern in single quotes: '\\bword\\d'"
    if re.search(r"(?:^|[:,\[-])\s*[“”‘’]", line):
        return "typographic quotation marks do not quote in YAML; write straight ones"
    if "incompatible YAML" in problem:
        return "take out the line that begins with %"
    if "mapping values" in problem or "expected <block end>" in problem:
        return "put text that holds ': ', '#', quotation marks or braces in quotes; check the indentation"
    return "put the text in quotes, or check the indentation"


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
    # a key is a text, as it is written: YAML 1.1 takes a bare `off`, `on`, `no` or `1.50` for something else
    return {str(key.value): plain(value) for key, value in node.value}


def value_of(node: MappingNode, name: str) -> Node | None:
    """The value under a key of a mapping; None if it has no such key."""
    return next((value for key, value in node.value if key.value == name), None)


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the nearest known word, or lists what is allowed when nothing is near."""
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"allowed here: {', '.join(sorted(known))}"
