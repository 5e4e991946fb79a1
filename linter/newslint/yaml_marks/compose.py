"""YAML to nodes, within limits: whatever the file holds, reading it ends soon and costs little memory.

The composer of PyYAML calls itself for every level of nesting, in C, and follows aliases; a short file can
overflow the stack or stand for gigabytes. So the nodes are put together here, from the events of its parser,
and a file that goes beyond a limit is refused at the place where it does.
"""

from __future__ import annotations

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: A pack is a flat thing; deeper nesting, or more of anything than this, is no pack.
DEPTH = 24
SIZE = 8_000_000
SCALAR = 100_000
NODES = 200_000
_TAGS = ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value")
_PREFIX = "tag:yaml.org,2002:"


class Refused(Exception):
    """YAML that is not read. `mark` is where (None: nowhere in particular), `message` why, `hint` what to do."""

    def __init__(self, message: str, hint: str, mark: Any = None, end: Any = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.mark = mark
        self.end = end


def compose(text: str) -> Node | None:
    """The root node of a document, None for an empty one. Raises Refused for what goes beyond a limit, and
    yaml.YAMLError for what is no YAML."""
    if len(text) > SIZE:
        raise Refused(f"the file is larger than {SIZE:,} characters", "split it, or use a word list")
    try:
        return _read(_Loader, text)
    except yaml.MarkedYAMLError as error:
        if "nesting depth" not in str(error.problem):
            raise
        # The C parser has a bound of its own and looks ahead: it stops before it has told of the level
        # that is one too many, and says the place where it gave up. The other one knows the place.
        return _read(yaml.SafeLoader, text)


def _read(kind: Any, text: str) -> Node | None:
    loader = kind(text)
    try:
        return _document(loader)
    finally:
        loader.dispose()


def _document(loader: Any) -> Node | None:
    root: Node | None = None
    documents = count = 0
    open_nodes: list[tuple[Any, list[Any]]] = []  # each with its children so far
    while loader.check_event():
        event = loader.get_event()
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Refused(
                    "a second document begins here", "take out the '---', or make it another file",
                    event.start_mark, event.end_mark,
                )  # fmt: skip
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            made, children = open_nodes.pop()
            made.end_mark = event.end_mark
            made.value = (
                children if isinstance(made, SequenceNode) else list(zip(children[::2], children[1::2]))
            )
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        count += 1
        is_key = (
            bool(open_nodes) and isinstance(open_nodes[-1][0], MappingNode) and not len(open_nodes[-1][1]) % 2
        )
        _check(event, count, len(open_nodes), is_key=is_key)
        node = _node(loader, event)
        if open_nodes:
            open_nodes[-1][1].append(node)
        elif root is None:
            root = node
        if not isinstance(node, ScalarNode):
            open_nodes.append((node, []))
    return root


def _check(event: Any, count: int, depth: int, *, is_key: bool) -> None:
    start, end = event.start_mark, event.end_mark
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise Refused("anchors and aliases (&, *) are not allowed", "write the value out", start, end)
    if depth > DEPTH:
        raise Refused(f"nested deeper than {DEPTH} levels", "a pack is a list of flat rules", start, end)
    if count > NODES:
        raise Refused(f"more than {NODES:,} values in one file", "split it, or use a word list", start, end)
    tag = event.tag
    if tag and tag != "!" and tag.removeprefix(_PREFIX) not in _TAGS:
        raise Refused(f"the tag {tag} is not allowed", "write plain values", start, end)
    if not isinstance(event, yaml.ScalarEvent):
        if is_key:
            raise Refused("a list or mapping cannot be a key", "a key is a text", start, end)
    elif len(event.value) > SCALAR:
        raise Refused(f"a text longer than {SCALAR:,} characters", "use a word list file", start, end)
    elif is_key and event.value == "<<" and event.implicit[0]:
        raise Refused("merge keys (<<) are not allowed", "write the keys out", start, end)


def _node(loader: Any, event: Any) -> Node:
    kind: Any = ScalarNode
    value: Any = []
    implicit: Any = event.implicit
    if isinstance(event, yaml.ScalarEvent):
        value = event.value
    else:
        kind = SequenceNode if isinstance(event, yaml.SequenceStartEvent) else MappingNode
    tag = event.tag
    if tag is None or tag == "!":
        tag = loader.resolve(kind, value if kind is ScalarNode else None, implicit)
    made: Node = kind(tag, value, event.start_mark, event.end_mark)
    return made
