"""The keys that every rule has: what is wrong with their values."""

from __future__ import annotations

import re

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from ..model.article import ARTICLE_KINDS, BLOCK_KINDS
from ..model.finding import LEVELS
from ..model.signs import SIGNS
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..yaml_marks.nodes import Source, did_you_mean, value_of
from .message_templates import fields_of, mistakes_in
from .rule import RuleKeys

if TYPE_CHECKING:
    from typing import Any

_ID = re.compile(r"[a-z]+(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)+")
_CHOICES = {
    "level": LEVELS,
    "quotes": ("skip", "also", "only"),
    "fix": ("", "safe", "unsafe"),
    "needs": ("", "company", "deep"),
}


def check_items(
    source: Source, node: MappingNode, key: str, known: tuple[str, ...], what: str, owner: str
) -> None:
    """Note every text under a key, or in the list under it, that is none of those known."""
    value = value_of(node, key)
    for item in value.value if isinstance(value, SequenceNode) else [value]:
        if isinstance(item, ScalarNode) and item.value and item.value not in known:
            source.mistake(
                item, f"unknown {what} '{item.value}' in {owner}", did_you_mean(item.value, list(known))
            )


def check_enabled(source: Source, node: MappingNode, owner: str) -> None:
    """Note it if a rule is said to be off and enabled, in two words for the same."""
    if value_of(node, "off") is not None and (enabled := value_of(node, "enabled")) is not None:
        source.mistake(enabled, f"'off' and 'enabled' in {owner} say the same", "keep one of them")


def check_keys(
    source: Source, node: MappingNode, keys: RuleKeys, family: str, owner: str, module: Any
) -> None:
    """Note what the types of the keys that every rule has cannot say: names nobody knows, empty texts, placeholders
    that the kind does not fill."""
    id_node = value_of(node, "id")
    if not _ID.fullmatch(keys.id):
        source.mistake(
            id_node, f"the id '{keys.id}' is not of the form family.what-is-wrong", "lower case and hyphens"
        )
    elif not keys.id.startswith(family + "."):
        source.mistake(id_node, f"the id '{keys.id}' must begin with the family", f"write '{family}.…'")
    for former in keys.former_ids:
        if not _ID.fullmatch(former):
            source.mistake(
                value_of(node, "former-ids"),
                f"the former id '{former}' is not of the form family.what-is-wrong",
            )
    for name, allowed in _CHOICES.items():
        value = getattr(keys, name)
        if value not in allowed:
            shown = [choice for choice in allowed if choice]
            source.mistake(
                value_of(node, name),
                f"'{name}' in {owner} is one of {', '.join(shown)}",
                did_you_mean(value, shown),
            )
    if keys.escalates and keys.level != "suggestion":
        source.mistake(
            value_of(node, "escalates"),
            f"'escalates' in {owner} makes a warning of a suggestion, and this is none",
            "add 'level: suggestion', or take this out",
        )
    if keys.escalates and keys.needs:
        source.mistake(
            value_of(node, "escalates"),
            f"{owner} cannot both escalate and need company",
            "'needs: company' is silent without it, 'escalates: true' a suggestion; keep one",
        )
    check_items(source, node, "where", BLOCK_KINDS, "block kind", owner)
    check_items(source, node, "skip-kinds", ARTICLE_KINDS, "kind of article", owner)
    check_items(source, node, "sign", tuple(SIGNS), "sign", owner)
    check_enabled(source, node, owner)
    for name in ("message", "why"):
        if not getattr(keys, name).strip():
            source.mistake(value_of(node, name), f"'{name}' in {owner} is empty", "say it in one sentence")
    pattern = str(getattr(value_of(node, "pattern"), "value", ""))
    for message, hint in mistakes_in(keys.message, fields_of(module, pattern), owner):
        source.mistake(value_of(node, "message"), message, hint)
