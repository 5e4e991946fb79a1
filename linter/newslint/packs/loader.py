"""Pack files to rules: reads, checks everything, and reports all mistakes of a file at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..article import BLOCK_KINDS
from ..checks import kind_module, kind_names
from ..checks.base import Context, RuleMistake
from ..errors import PackError
from ..finding import FAMILIES, LEVELS
from .examples import read_marks
from .nodes import Source, did_you_mean, plain
from .rule import Example, ExampleKeys, Loaded, Rule, RuleKeys
from .typed import decode

_ID = re.compile(r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")
_EXAMPLES = ("bad", "good", "todo_bad", "todo_good")
_TOP = ("family", "rules", "define", "about")
MACROS = "macros.yaml"
#: Files under rules/ that are data of a part of newslint, not packs.
DATA_FOLDER = "words"

_CHOICES = {"level": LEVELS, "quotes": ("skip", "also", "only"), "fix": ("", "safe", "unsafe")}
_OWN_KEYS = tuple(field.replace("_", "-") for field in RuleKeys._fields)


class PackFile(NamedTuple):
    """A pack on disk: its path as shown to people, and the folders in which its word lists are looked for."""

    path: Path
    shown: str
    folders: tuple[str, ...]


def pack_files(root: Path, shown: str | None = None) -> list[PackFile]:
    """The packs below a folder in sorted order, or the one file. Raises PackError if there is none."""
    if root.is_file():
        return [PackFile(root, shown or str(root), (str(root.parent), str(root.parent.parent)))]
    if not root.is_dir():
        raise PackError([f"{shown or root}: no such pack or folder of packs"])
    found = [
        path
        for path in sorted(root.rglob("*.yaml")) + sorted(root.rglob("*.yml"))
        if DATA_FOLDER not in path.relative_to(root).parts[:-1]
    ]
    if not found:
        raise PackError([f"{shown or root}: there is no .yaml file in this folder"])
    return [
        PackFile(path, f"{shown or root}/{path.relative_to(root).as_posix()}", (str(path.parent), str(root)))
        for path in found
    ]


def read_macros(root: Path) -> dict[str, str]:
    """The macros every pack may use, from words/macros.yaml of the shipped packs."""
    path = root / DATA_FOLDER / MACROS
    if not path.is_file():
        return {}
    source = Source(str(path), path.read_text(encoding="utf-8"))
    node = source.compose()
    if source.mistakes or not isinstance(node, MappingNode):
        raise PackError(source.shown() or [f"{path}: macros are a mapping"], path=str(path))
    return {str(key): str(value) for key, value in plain(node).items()}


def load(files: Iterable[PackFile], macros: dict[str, str]) -> list[Loaded]:
    """All rules of the packs. Raises PackError with every mistake of every pack."""
    loaded: list[Loaded] = []
    mistakes: list[str] = []
    known: dict[str, Rule] = {}
    for file in files:
        try:
            text = file.path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            mistakes.append(f"{file.shown}:1:1: not UTF-8 text ({error.reason}); save the pack as UTF-8")
            continue
        except OSError as error:
            mistakes.append(f"{file.shown}: cannot be read: {error.strerror}")
            continue
        source = Source(file.shown, text)
        rules = _pack(source, file, macros, known)
        loaded += rules
        mistakes += source.shown()
    if mistakes:
        raise PackError(mistakes)
    return loaded


def _value(node: MappingNode, name: str) -> Node | None:
    return next((value for key, value in node.value if key.value == name), None)


def _pack(source: Source, file: PackFile, macros: dict[str, str], known: dict[str, Rule]) -> list[Loaded]:
    root = source.compose()
    if source.mistakes:
        return []
    if not isinstance(root, MappingNode):
        source.mistake(root, "a pack begins with 'family:' and 'rules:'")
        return []
    for key, _ in root.value:
        if key.value not in _TOP:
            source.mistake(
                key, f"unknown key '{key.value}' in the pack", did_you_mean(str(key.value), list(_TOP))
            )
    family_node = _value(root, "family")
    family = str(getattr(family_node, "value", ""))
    if family not in FAMILIES:
        source.mistake(
            family_node or root,
            f"'family' is one of {', '.join(FAMILIES)}",
            did_you_mean(family, list(FAMILIES)),
        )
    define = _value(root, "define")
    own = dict(macros)
    if isinstance(define, MappingNode):
        own |= {str(key): str(value) for key, value in plain(define).items()}
    elif define is not None:
        source.mistake(define, "'define' takes a mapping from names to patterns")
    rules = _value(root, "rules")
    if not isinstance(rules, SequenceNode) or not rules.value:
        source.mistake(rules or root, "'rules' takes a list of rules", "add '- id: ...' below 'rules:'")
        return []
    loaded = []
    for node in rules.value:
        if not isinstance(node, MappingNode):
            source.mistake(node, "a rule is a mapping that begins with '- id:'")
            continue
        made = _rule(source, node, family, file, own)
        if made is None:
            continue
        if made.rule.id in known:
            first = known[made.rule.id]
            source.mistake(
                _value(node, "id"), f"the id '{made.rule.id}' is taken", f"see {first.path}:{first.line}"
            )
            continue
        known[made.rule.id] = made.rule
        loaded.append(made)
    return loaded


def _rule(
    source: Source, node: MappingNode, family: str, file: PackFile, macros: dict[str, str]
) -> Loaded | None:
    before = len(source.mistakes)
    id_node = _value(node, "id")
    rule_id = str(getattr(id_node, "value", "") or "?")
    owner = f"rule '{rule_id}'"
    kind_node = _value(node, "kind")
    kind = str(getattr(kind_node, "value", ""))
    if kind_node is not None and kind not in kind_names():
        source.mistake(kind_node, f"unknown kind '{kind}' in {owner}", did_you_mean(kind, kind_names()))
    if len(source.mistakes) > before:
        return None
    module: Any = kind_module(kind) if kind else None
    kind_keys = tuple(field.replace("_", "-") for field in module.Keys._fields) if module else ()
    common = _subset(node, lambda name: name not in kind_keys and name not in _EXAMPLES)
    keys = decode(
        source,
        common,
        RuleKeys,
        owner,
        () if module else tuple(k for k in _names(common) if k not in _OWN_KEYS),
    )
    own_keys = None
    if module:
        own_keys = decode(source, _subset(node, lambda name: name in kind_keys), module.Keys, owner)
    if keys is not None:
        _check_common(source, node, keys, family, owner, module)
    examples = _examples(source, node, rule_id, owner, file.shown)
    if len(source.mistakes) > before or keys is None or own_keys is None:
        return None
    context = Context(family, rule_id, file.folders, macros)
    try:
        data = module.compile_rule(own_keys, context)
    except RuleMistake as mistake:
        where: Node | None = _value(node, mistake.key) if mistake.key else id_node
        source.mistake(_item(where, mistake.value) or id_node, f"{owner}: {mistake.message}")
        return None
    rule = Rule(
        rule_id, family, kind, keys.level, keys.quotes, keys.message.strip(), keys.why.strip(), keys.source, keys.fix,
        keys.sign, tuple(keys.where), tuple(keys.skip_kinds), keys.off, file.shown, node.start_mark.line + 1,
    )  # fmt: skip
    return Loaded(rule, data, examples)


def _names(node: MappingNode) -> list[str]:
    return [str(key.value) for key, _ in node.value]


def _subset(node: MappingNode, wanted: Any) -> MappingNode:
    return MappingNode(
        node.tag, [(k, v) for k, v in node.value if wanted(str(k.value))], node.start_mark, node.end_mark
    )


def _item(node: Node | None, value: str | None) -> Node | None:
    """The node of one item below `node`: a list entry, a key of a mapping, or the node itself."""
    if value is not None and isinstance(node, SequenceNode):
        return next((item for item in node.value if getattr(item, "value", None) == value), node)
    if value is not None and isinstance(node, MappingNode):
        return next((key for key, _ in node.value if key.value == value), node)
    return node


def _check_common(
    source: Source, node: MappingNode, keys: RuleKeys, family: str, owner: str, module: Any
) -> None:
    id_node = _value(node, "id")
    if not _ID.fullmatch(keys.id):
        source.mistake(
            id_node, f"the id '{keys.id}' is not of the form family.what-is-wrong", "lower case and hyphens"
        )
    elif not keys.id.startswith(family + "."):
        source.mistake(id_node, f"the id '{keys.id}' must begin with the family", f"write '{family}.…'")
    for name, allowed in _CHOICES.items():
        value = getattr(keys, name)
        if value not in allowed:
            shown = [choice for choice in allowed if choice]
            source.mistake(
                _value(node, name),
                f"'{name}' in {owner} is one of {', '.join(shown)}",
                did_you_mean(value, shown),
            )
    for kind in keys.where:
        if kind not in BLOCK_KINDS:
            source.mistake(
                _value(node, "where"), f"unknown block kind '{kind}'", did_you_mean(kind, list(BLOCK_KINDS))
            )
    for name in ("message", "why"):
        if not getattr(keys, name).strip():
            source.mistake(_value(node, name), f"'{name}' in {owner} is empty", "say it in one sentence")
    fillable = {"match", "replacement", *getattr(module, "FIELDS", ())}
    if hasattr(module, "message_fields"):
        return
    try:
        used = {field for _, field, _, _ in Formatter().parse(keys.message) if field is not None}
    except ValueError as error:
        source.mistake(
            _value(node, "message"), f"the message of {owner} cannot be read: {error}", "write {{ for {"
        )
        return
    if module and keys.kind == "pattern":
        pattern = str(getattr(_value(node, "pattern"), "value", ""))
        fillable |= set(re.findall(r"\(\?P?<([A-Za-z_]\w*)>", pattern))
    for field in sorted(used - fillable):
        source.mistake(
            _value(node, "message"), f"'{{{field}}}' in the message of {owner} is never filled",
            did_you_mean(field, sorted(fillable)),
        )  # fmt: skip


def _examples(source: Source, node: MappingNode, rule_id: str, owner: str, path: str) -> tuple[Example, ...]:
    found: list[Example] = []
    for name in _EXAMPLES:
        listing = _value(node, name)
        if listing is None:
            continue
        if not isinstance(listing, SequenceNode):
            source.mistake(listing, f"'{name}' in {owner} takes a list of examples")
            continue
        for item in listing.value:
            if example := _example(source, item, name, rule_id, owner, path):
                found.append(example)
    for kind, least in (("bad", 1), ("good", 2)):
        listing = _value(node, kind)
        if listing is None or (isinstance(listing, SequenceNode) and len(listing.value) < least):
            count = "at least one" if least == 1 else "at least two"
            what = (
                "text it must flag, the words marked [[like this]]"
                if kind == "bad"
                else "near misses it must leave alone"
            )
            source.mistake(listing or node, f"{owner} needs {count} '{kind}'", what)
    return tuple(found)


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
