"""What a house says about rules of other packs: switched off or on, another level, near misses of its own."""

from __future__ import annotations

from collections.abc import Iterable

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ..checks.interface import Spent, TooMuch
from ..checks.registry import kind_module
from ..model.finding import LEVELS
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..yaml_marks.nodes import Source, did_you_mean
from ..yaml_marks.typed import decode
from .example_nodes import EXAMPLES, read_examples
from .key_checks import check_enabled
from .message_templates import fields_of, mistakes_in
from .rule import Loaded, Note, names_of, renamed

if TYPE_CHECKING:
    from typing import Any


class OverrideKeys(NamedTuple):
    """What may be said of a rule of another pack. `allow` are phrases (in the language of the kind
    `phrases`) at which the rule is silent; `enabled: true` or `off: false` switches on a rule that is off."""

    off: bool | None = None
    enabled: bool | None = None
    level: str | None = None
    fix: str | None = None
    quotes: str | None = None
    message: str | None = None
    allow: tuple[str, ...] = ()


_CHOICES = {"level": LEVELS, "fix": ("none", "safe", "unsafe"), "quotes": ("skip", "also", "only")}


class Override(NamedTuple):
    """One entry below `override:`: the rule, family or beginning of ids it is about, and what it says."""

    name: str
    keys: OverrideKeys
    allow: tuple[str, ...]
    examples: MappingNode
    node: Node
    source: Source


def read_overrides(source: Source, root: MappingNode, spent: Spent) -> list[Override]:
    """The entries below `override:`; mistakes are noted."""
    found: list[Override] = []
    for key, value in root.value:
        if key.value == "override":
            if not isinstance(value, MappingNode):
                source.mistake(value, "'override' takes a mapping from rules to what is different here")
                continue
            for name, keys in value.value:
                if override := _override(source, name, keys, spent):
                    found.append(override)
    return found


def _override(source: Source, name: Node, node: Node, spent: Spent) -> Override | None:
    rule = str(name.value)
    if not isinstance(node, MappingNode):
        source.mistake(node, f"the override of '{rule}' is a mapping, such as 'level: suggestion'")
        return None
    before = len(source.mistakes)
    owner = f"the override of '{rule}'"
    keys = decode(source, _without_examples(node), OverrideKeys, owner)
    for key, value in node.value:
        allowed = _CHOICES.get(str(key.value))
        if allowed and isinstance(value, ScalarNode) and value.value not in allowed:
            hint = did_you_mean(value.value, list(allowed))
            source.mistake(value, f"'{key.value}' in {owner} is one of {', '.join(allowed)}", hint)
    check_enabled(source, node, owner)
    if keys is None or len(source.mistakes) > before:
        return None
    if keys.enabled is not None:
        keys = keys._replace(off=not keys.enabled)
    allow = _variants(source, node, keys.allow, spent)
    return Override(rule, keys, allow, _only_examples(node), name, source)


def _without_examples(node: MappingNode) -> MappingNode:
    pairs = [(key, value) for key, value in node.value if key.value not in EXAMPLES]
    return MappingNode(node.tag, pairs, node.start_mark, node.end_mark)


def _only_examples(node: MappingNode) -> MappingNode:
    pairs = [(key, value) for key, value in node.value if key.value in EXAMPLES]
    return MappingNode(node.tag, pairs, node.start_mark, node.end_mark)


def _variants(source: Source, node: MappingNode, phrases: tuple[str, ...], spent: Spent) -> tuple[str, ...]:
    """Every form of the allowed phrases, as they are looked for."""
    from ..checks.matching.phrase_language import BadPhrase, expand, folded

    found: list[str] = []
    for phrase in phrases:
        try:
            for variant, _ in expand(phrase):
                spent.add(variant)
                found.append(folded(variant))
        except BadPhrase as error:
            source.mistake(node, str(error))
        except TooMuch as error:
            source.mistake(node, str(error))
            break
    return tuple(found)


def switched_on(source: Source, node: Node) -> Override:
    """An entry of `extends:` that names rules: what is off of them is on."""
    empty = MappingNode("tag:yaml.org,2002:map", [], node.start_mark, node.end_mark)
    return Override(str(node.value), OverrideKeys(off=False), (), empty, node, source)


def apply_overrides(loaded: list[Loaded], overrides: Iterable[Override]) -> list[Loaded]:
    """The rules with every override applied, in order. One that fits no rule is a mistake."""
    changed = list(loaded)
    for override in overrides:
        numbers = [
            number
            for number, entry in enumerate(changed)
            if override.name in names_of(entry.rule.id) or override.name in entry.rule.former_ids
        ]
        if not numbers:
            known = sorted({name for entry in loaded for name in names_of(entry.rule.id)})
            hint = did_you_mean(override.name, known)
            hint = hint if hint.startswith("did") else "`newslint rules` lists them all"
            override.source.mistake(override.node, f"no rule or pack is called '{override.name}'", hint)
        _check_message([changed[number] for number in numbers], override)
        for number in numbers:
            changed[number] = _applied(changed[number], override)
    return changed


def _applied(entry: Loaded, override: Override) -> Loaded:
    keys = override.keys
    values: dict[str, Any] = {
        name: value
        for name in ("off", "level", "quotes", "message")
        if (value := getattr(keys, name)) is not None
    }
    if keys.fix is not None:
        values["fix"] = "" if keys.fix == "none" else keys.fix
    rule = entry.rule._replace(**values, allow=(*entry.rule.allow, *override.allow))
    owner = f"the override of '{override.name}'"
    examples = read_examples(override.source, override.examples, rule.id, owner, override.source.path)
    notes = entry.notes
    if override.name in rule.former_ids and override.name != rule.id:
        told = renamed(override.name, {override.name: rule.id})
        notes = (*notes, Note(override.node.start_mark.line + 1, told, override.source.path))
    return entry._replace(rule=rule, examples=(*entry.examples, *examples), overridden=True, notes=notes)


def _check_message(entries: list[Loaded], override: Override) -> None:
    """Note what is wrong with an override's message for the first of its rules that cannot fill it."""
    message = override.keys.message
    for entry in entries if message is not None else ():
        module: Any = kind_module(entry.rule.kind)
        fields = fields_of(module)
        if hasattr(module, "named_groups"):
            fields |= set(module.named_groups(entry.data))
        if found := mistakes_in(message or "", fields, f"rule '{entry.rule.id}'"):
            for mistake, hint in found:
                override.source.mistake(override.node, mistake, hint)
            return


def extended(source: Source, root: MappingNode) -> list[ScalarNode]:
    """The entries of `extends:`: packs, or rules of packs that ship, to build on."""
    for key, value in root.value:
        if key.value != "extends":
            continue
        if isinstance(value, ScalarNode):
            return [value]
        if isinstance(value, SequenceNode) and all(isinstance(item, ScalarNode) for item in value.value):
            return list({str(item.value): item for item in value.value}.values())  # each of them once
        source.mistake(value, "'extends' takes the name of a pack, or a list of names")
    return []
