"""Names of kinds and keys as packs wrote them before: still understood, and their authors are told the new ones."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode

from ..checks.registry import Former, former_kinds, kind_module, kind_names
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..yaml_marks.nodes import Source
from .rule import Note

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXT = "tag:yaml.org,2002:str"


def with_present_names(source: Source, node: MappingNode) -> tuple[MappingNode, tuple[Note, ...]]:
    """The mapping of a rule as it is written now, and what to tell the author of each name that has changed. A key
    that is there under both names is a mistake, which is noted."""
    notes: list[Note] = []
    pairs = list(node.value)
    kind = ""
    former: Former | None = None
    for at, (key, value) in enumerate(pairs):
        if key.value == "kind":
            kind = str(getattr(value, "value", ""))
            # looking for a former name takes all kinds
            if kind not in kind_names() and (former := former_kinds().get(kind)):
                notes.append(_note(value, f"the kind '{kind}' is called '{former.kind}' now"))
                pairs[at] = key, _renamed(value, former.kind)
                pairs += [
                    (_renamed(value, name), _renamed(value, text)) for name, text in former.keys.items()
                ]
                kind = former.kind
            break
    try:
        known: Mapping[str, str] = getattr(kind_module(kind), "FORMER_KEYS", {}) if kind else {}
    except ImportError:
        known = {}  # an unknown kind, which the loader names
    written = {key.value for key, _ in pairs}
    for at, (key, value) in enumerate(pairs):
        if (name := known.get(str(key.value))) is None:
            continue
        if name in written:
            source.mistake(key, f"'{key.value}' is what '{name}' was called before", "keep one of them")
            continue
        written.add(name)
        notes.append(_note(key, f"the key '{key.value}' of the kind '{kind}' is called '{name}' now"))
        pairs[at] = _renamed(key, name), value
    for at, (key, value) in enumerate(pairs if former else ()):
        if former and (new := former.values.get(str(key.value), {}).get(str(value.value))):
            notes.append(
                _note(value, f"'{key.value}: {value.value}' of the kind '{kind}' is '{key.value}: {new}' now")
            )
            pairs[at] = key, _renamed(value, new)
    return MappingNode(node.tag, pairs, node.start_mark, node.end_mark), tuple(notes)


def _note(node: Node, message: str) -> Note:
    return Note(node.start_mark.line + 1, f"{message}; the old name will stop working in a later version")


def _renamed(node: Node, name: str) -> ScalarNode:
    """A text that stands where `node` does."""
    return ScalarNode(_TEXT, name, node.start_mark, node.end_mark)
