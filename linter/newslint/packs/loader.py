"""Pack files to rules: reads, checks everything, and reports all mistakes of a file at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..checks.interface import Context, RuleMistake, Spent
from ..checks.registry import kind_module, kind_names
from ..limits.timer import Limit
from ..model.errors import PackError
from ..model.finding import FAMILIES
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.place import real_path
from ..storage.safe_read import read_regular
from ..yaml_marks.nodes import Source, did_you_mean, plain, value_of, visible
from ..yaml_marks.typed import decode
from . import overrides as house
from .example_nodes import EXAMPLES, check_examples, read_examples
from .former_names import with_present_names
from .installed import locate
from .key_checks import check_keys
from .pack_files import DATA_FOLDER, PackFile, extendable, files_of_pack
from .rule import Loaded, Rule, RuleKeys

if TYPE_CHECKING:
    from typing import Any

    from .rule_set import RuleSet

_TOP = ("family", "rules", "define", "about", "extends", "override")
MACROS = "macros.yaml"
_LONGEST_CHAIN = 30
#: Processor seconds that a rule may take to compile. Those that ship take half a second at most.
_SECONDS = 10.0

#: The names that families may have, and the one that reports of newslint itself have.
_FAMILY = re.compile("[a-z]+")
OURS = "newslint"
_OWN_KEYS = tuple(field.replace("_", "-") for field in RuleKeys._fields)


def read_macros(root: Path) -> dict[str, str]:
    """The macros every pack may use, from words/macros.yaml of the shipped packs."""
    path = root / DATA_FOLDER / MACROS
    if not path.is_file():
        return {}
    source = Source(str(path), read_regular(str(path)).decode("utf-8"))
    node = source.compose()
    if source.mistakes or not isinstance(node, MappingNode):
        raise PackError(source.shown() or [f"{path}: macros are a mapping"], path=str(path))
    return {str(key): str(value) for key, value in plain(node).items()}


class Packs(NamedTuple):
    """What pack files come to: their rules, and what else was read besides the packs that were asked for:
    packs they extend, and word lists."""

    rules: list[Loaded]
    besides: list[str]


def load(files: Iterable[PackFile], macros: dict[str, str]) -> list[Loaded]:
    """All rules of the packs and of the packs they extend, overrides applied in the order of the files, a
    pack's own after those of the packs it extends. Raises PackError with every mistake of every pack."""
    return _read(_Reading(macros), files).rules


def load_upon(
    base: RuleSet, compiled: Iterable[PackFile], files: Iterable[PackFile], macros: dict[str, str]
) -> Packs:
    """As `load`, but of the packs that were `compiled` to `base` no file is read: their rules come first,
    with overrides applied, without examples, and with data only where an override may ask for it. Raises
    PackError with every mistake of the other packs."""
    reading = _Reading(macros)
    reading.begin_with(base, compiled)
    return _read(reading, files)


def _read(reading: _Reading, files: Iterable[PackFile]) -> Packs:
    for file in list(files):
        reading.read(file)
    reading.check_former_ids()
    rules = house.apply_overrides(reading.loaded, reading.overrides)
    mistakes = reading.mistakes + [mistake for source in reading.sources for mistake in source.shown()]
    if mistakes:
        raise PackError(mistakes)
    return Packs(rules, list(dict.fromkeys([*reading.extended, *sorted(reading.spent.files)])))


class _Reading:
    """What has been read so far of a number of packs."""

    def __init__(self, macros: dict[str, str]) -> None:
        self.macros = macros
        self.loaded: list[Loaded] = []
        self.overrides: list[house.Override] = []
        self.extended: list[str] = []
        self.mistakes: list[str] = []
        self.sources: list[Source] = []
        self.known: dict[str, Rule] = {}
        self.former: list[tuple[Source, MappingNode, Rule, str]] = []
        self.spent = Spent()
        self._seen: set[str] = set()
        self._within = 0  # so many packs extend one another down to the one being read

    def begin_with(self, base: RuleSet, compiled: Iterable[PackFile]) -> None:
        """Take rules as read whose packs were compiled before."""
        self._seen |= {real_path(str(file.path)) for file in compiled}
        asked = {rule.kind for rule in base.rules if hasattr(kind_module(rule.kind), "named_groups")}
        data = {number: one for kind in asked for number, one in base.linked(kind).items()}
        self.loaded = [
            Loaded(rule, data.get(number), (), shipped=True) for number, rule in enumerate(base.rules)
        ]
        self.known = {rule.id: rule for rule in base.rules}

    def check_former_ids(self) -> None:
        """Note each former id that is the id of another rule, or a former one."""
        taken = {rule.id: rule.id for rule in self.known.values()}
        own = {rule.id for _, _, rule, _ in self.former}
        taken |= {
            former: rule.id
            for rule in self.known.values()
            if rule.id not in own
            for former in rule.former_ids
        }
        for source, node, rule, former in self.former:
            if taken.setdefault(former, rule.id) != rule.id:
                where = value_of(node, "former-ids")
                message = f"the former id '{former}' of rule '{rule.id}' is taken"
                source.mistake(_item(where, former), message, f"it is of '{taken[former]}'")

    def read(self, file: PackFile) -> None:
        """Read a pack, and first the packs it extends. A pack is read once."""
        real = real_path(str(file.path))
        if real in self._seen:
            return
        self._seen.add(real)
        text = self._text(file)
        if text is None:
            return
        source = Source(file.shown, text, EXAMPLES)
        self.sources.append(source)
        root = _root(source)
        if root is None:
            return
        self._within += 1
        for node in house.extended(source, root):
            self._extend(source, node, file)
        self._within -= 1
        self.overrides += house.read_overrides(source, root, self.spent)
        alone = value_of(root, "extends") is None and value_of(root, "override") is None
        if alone or value_of(root, "rules") is not None:
            self.loaded += _pack(source, root, file, self)

    def _text(self, file: PackFile) -> str | None:
        shown = visible(file.shown)
        try:
            return read_regular(file.opened_by).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            column = error.start - error.object.rfind(b"\n", 0, error.start)
            self.mistakes.append(
                f"{shown}:{line}:{column}: not UTF-8 text ({error.reason}); save the pack as UTF-8"
            )
        except OSError as error:
            self.mistakes.append(f"{shown}: cannot be read: {error.strerror}")
        return None

    def _extend(self, source: Source, node: ScalarNode, file: PackFile) -> None:
        try:
            path = locate(node.value, str(file.path.parent))
            # what is no pack is the name of rules; whether it is will be seen
            found = extendable(path, node.value, file)
            if found is None:
                self.overrides.append(house.switched_on(source, node))
                return
            if real_path(path) == real_path(str(file.path)):
                source.mistake(node, "a pack that extends itself", "take this out")
                return
            if self._within > _LONGEST_CHAIN:
                source.mistake(node, f"more than {_LONGEST_CHAIN} packs that extend one another", "use fewer")
                return
            others = files_of_pack(found)
        except PackError as error:
            for message in error.mistakes:
                source.mistake(node, message)
            return
        self.extended.append(path)
        for other in others:
            self.read(other)


def _root(source: Source) -> MappingNode | None:
    """The mapping a pack is, its keys checked; None after noting what is wrong."""
    root = source.compose()
    if source.mistakes:
        return None
    if not isinstance(root, MappingNode):
        source.mistake(root, "a pack begins with 'family:' and 'rules:'")
        return None
    for key, _ in root.value:
        if key.value not in _TOP:
            source.mistake(
                key, f"unknown key '{key.value}' in the pack", did_you_mean(str(key.value), list(_TOP))
            )
    return root


def _pack(source: Source, root: MappingNode, file: PackFile, reading: _Reading) -> list[Loaded]:
    known = reading.known
    family_node = value_of(root, "family")
    families = _families(source, family_node or root)
    define = value_of(root, "define")
    own = dict(reading.macros)
    if isinstance(define, MappingNode):
        own |= {str(key): str(value) for key, value in plain(define).items()}
    elif define is not None:
        source.mistake(define, "'define' takes a mapping from names to patterns")
    rules = value_of(root, "rules")
    if not isinstance(rules, SequenceNode) or not rules.value:
        source.mistake(rules or root, "'rules' takes a list of rules", "add '- id: ...' below 'rules:'")
        return []
    loaded = []
    for node in rules.value:
        if not isinstance(node, MappingNode):
            source.mistake(node, "a rule is a mapping that begins with '- id:'")
            continue
        begins = str(getattr(value_of(node, "id"), "value", "")).partition(".")[0]
        family = begins if begins in families else families[0]
        made = _rule(source, node, family, file, own, reading.spent)
        if made is None:
            continue
        if made.rule.id in known:
            first = known[made.rule.id]
            source.mistake(
                value_of(node, "id"), f"the id '{made.rule.id}' is taken", f"see {first.path}:{first.line}"
            )
            continue
        known[made.rule.id] = made.rule
        reading.former += [(source, node, made.rule, former) for former in made.rule.former_ids]
        loaded.append(made)
    return loaded


def _families(source: Source, node: Node) -> list[str]:
    """The family of a pack, or all of them where its rules belong to several."""
    items = node.value if isinstance(node, SequenceNode) and node.value else [node]
    names = [str(item.value) if isinstance(item, ScalarNode) else "" for item in items]
    for name, item in zip(names, items):
        hint = did_you_mean(name, [*FAMILIES, OURS]) if name not in FAMILIES else ""
        if not _FAMILY.fullmatch(name) or name == OURS or hint.startswith("did"):
            known = f"{', '.join(FAMILIES)}, or a name of your own in small letters"
            source.mistake(item, f"'family' is one of {known}", hint if hint.startswith("did") else "")
    return names


def _rule(
    source: Source, node: MappingNode, family: str, file: PackFile, macros: dict[str, str], spent: Spent
) -> Loaded | None:
    before = len(source.mistakes)
    node, notes = with_present_names(source, node)
    id_node = value_of(node, "id")
    rule_id = str(getattr(id_node, "value", "") or "?")
    owner = f"rule '{rule_id}'"
    kind_node = value_of(node, "kind")
    kind = str(getattr(kind_node, "value", ""))
    if kind_node is not None and kind not in kind_names():
        source.mistake(kind_node, f"unknown kind '{kind}' in {owner}", did_you_mean(kind, kind_names()))
    if len(source.mistakes) > before:
        return None
    module: Any = kind_module(kind) if kind else None
    kind_keys = tuple(field.replace("_", "-") for field in module.Keys._fields) if module else ()
    common = _subset(node, lambda name: name not in kind_keys and name not in EXAMPLES)
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
        check_keys(source, node, keys, family, owner, module)
    examples = read_examples(source, node, rule_id, owner, file.shown)
    check_examples(source, node, owner)
    if len(source.mistakes) > before or keys is None or own_keys is None:
        return None
    context = Context(family, rule_id, file.folders, macros, spent)
    try:
        with Limit(_SECONDS):
            data = module.compile_rule(own_keys, context)
    except TimeoutError:
        source.mistake(id_node, f"{owner} takes longer than {_SECONDS:g} s to compile", "make it simpler")
        return None
    except RuleMistake as mistake:
        where: Node | None = value_of(node, mistake.key) if mistake.key else id_node
        source.mistake(_item(where, mistake.value) or id_node, f"{owner}: {mistake.message}")
        return None
    rule = Rule(
        rule_id, family, kind, keys.level, keys.quotes, keys.message.strip(), keys.why.strip(), keys.source, keys.fix,
        keys.sign, tuple(keys.where), tuple(keys.skip_kinds), keys.off or keys.enabled is False, file.shown, node.start_mark.line + 1,
        keys.escalates, keys.needs, engine=module.engine(own_keys) if hasattr(module, "engine") else "",
        former_ids=tuple(keys.former_ids),
    )  # fmt: skip
    return Loaded(rule, data, examples, file.shipped, notes=notes)


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
