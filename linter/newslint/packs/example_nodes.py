"""The examples of a rule: read with the places where their author wrote them."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..yaml_marks.nodes import Source, value_of
from ..yaml_marks.typed import decode
from .examples import read_marks
from .rule import Example, ExampleKeys

#: The keys under which a rule has examples.
EXAMPLES = ("bad", "good", "todo_bad", "todo_good")


def read_examples(
    source: Source, node: MappingNode, rule_id: str, owner: str, path: str
) -> tuple[Example, ...]:
    """All examples below a mapping; mistakes are noted."""
    found: list[Example] = []
    for name in EXAMPLES:
        listing = value_of(node, name)
        if listing is None:
            continue
        if not isinstance(listing, SequenceNode):
            source.mistake(listing, f"'{name}' in {owner} takes a list of examples")
            continue
        for item in listing.value:
            if example := _example(source, item, name, rule_id, owner, path):
                found.append(example)
    return tuple(found)


def check_examples(source: Source, node: MappingNode, owner: str) -> None:
    """Note it if a rule has fewer examples than it needs."""
    for kind, least in (("bad", 1), ("good", 2)):
        listing = value_of(node, kind)
        if listing is None or (isinstance(listing, SequenceNode) and len(listing.value) < least):
            count = "at least one" if least == 1 else "at least two"
            what = (
                "text it must flag, the words marked [[like this]]"
                if kind == "bad"
                else "near misses it must leave alone"
            )
            source.mistake(listing or node, f"{owner} needs {count} '{kind}'", what)


def _example(source: Source, item: Node, name: str, rule_id: str, owner: str, path: str) -> Example | None:
    if isinstance(item, ScalarNode):
        keys = ExampleKeys(str(item.value))
    elif isinstance(item, MappingNode):
        keys = decode(source, item, ExampleKeys, f"an example of {owner}")
        if keys is None:
            return None
    else:
        source.mistake(item, f"an example of {owner} is a text, or a mapping with 'text:'")
        return None
    kind = name.removeprefix("todo_")
    try:
        text, spans = read_marks(keys.text)
    except ValueError as error:
        source.mistake(item, f"the marks of this example do not pair: {error}", "mark words [[like this]]")
        return None
    if kind == "bad" and not spans:
        source.mistake(
            item, "a bad example marks the words the rule must find", "write [[ and ]] around them"
        )
        return None
    if kind == "good" and spans:
        source.mistake(item, "a good example marks nothing", "take the [[ ]] out, or write \\[[")
        return None
    sources = (keys.source,) if isinstance(keys.source, str) else tuple(keys.source or ())
    return Example(
        rule_id, kind, text, spans, keys.fixed, sources, keys.meta or {}, name != kind, path,
        item.start_mark.line + 1,
    )  # fmt: skip
