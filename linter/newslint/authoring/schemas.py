"""JSON schemas of configurations and packs, made from what reads them, so that editors check and complete both."""

from __future__ import annotations

import json

from ..checks.registry import kind_module, kind_names
from ..config.model import KEYS, VARIETIES, Config, PathSection
from ..engines.registry import engine_names
from ..model.addresses import schema_address
from ..model.article import ARTICLE_KINDS, BLOCK_KINDS
from ..model.finding import FAMILIES, LEVELS
from ..model.signs import SIGNS
from ..packs.example_nodes import EXAMPLES
from ..packs.overrides import CHOICES as OVERRIDE_CHOICES
from ..packs.overrides import OverrideKeys
from ..packs.rule import ExampleKeys, RuleKeys
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..yaml_marks.typed import json_schema, required_keys

if TYPE_CHECKING:
    from typing import Any

_DRAFT = "http://json-schema.org/draft-07/schema#"
_TEXTS = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}

#: What editors show of each key of a configuration.
_CONFIG = {
    "select": "Only these rules, families or beginnings of ids.",
    "ignore": "Not these rules, families or entries of rules (RULE/ENTRY).",
    "enable": "These too, though they are off by themselves.",
    "level": "Show findings from this level on.",
    "fail-level": "Exit 1 from this level on.",
    "levels": "Another level for a rule or a family.",
    "rules": "Packs of the house: files, folders, names of installed packs, or addresses with #sha256=.",
    "words": "The folder of the house's own lists of words.",
    "exclude": "Files that are no articles: names of folders or files, or patterns.",
    "accept": "Words and names that are right in this house whatever a rule says.",
    "reject": "Words the house does not use, with what to write instead: 'Kiev = Kyiv'.",
    "variety": "The English of the house: us, gb, ca or intl.",
    "kind": "What sort of articles these are.",
    "source": "Where the wire copy of an article is kept; {stem} is the name of the article without its ending.",
    "engine": "Grammar engines to ask too.",
    "deep": "Whether a language model reads along (`newslint model install`).",
    "model": "The language model to read with: a GGUF file or a folder; else the one that is installed.",
    "vale": "A .vale.ini in this project, whose styles run too.",
    "vale-quotes": "Whether Vale's rules speak in quotations: skip or also.",
    "engine-url": "A LanguageTool server that runs already, on this machine.",
    "engine-options": "What an engine itself can be told.",
    "engine-timeout": "Seconds an engine may take on one article.",
    "time-limit": "Seconds that reading an article may take, and all rules on it.",
    "baseline": "What was wrong before newslint came; made by `newslint baseline`.",
    "paths": "What holds for some articles only; later sections win.",
    "match": "Patterns of paths, relative to the configuration; ** crosses folders.",
}
#: What editors show of each key of a rule.
_RULE = {
    "id": "family.what-is-wrong, in small letters with hyphens; it names the defect.",
    "kind": "What does the looking; it decides which other keys there are.",
    "message": "One sentence; {match} is what was found, {replacement} the first replacement.",
    "why": "Why it matters to a reader.",
    "source": "What the rule rests on: a style guide, a dictionary, a measurement.",
    "level": "How bad it is; suggestions are shown with --level suggestion.",
    "quotes": "Whether it looks at quoted speech.",
    "where": "Kinds of paragraph it looks at; all if nothing is said.",
    "skip-kinds": "Kinds of article in which it makes no sense.",
    "fix": "Whether the first replacement may be made by --fix.",
    "sign": "What a finding is a sign of, for the verdict on the whole article.",
    "needs": "company: silent but beside other sure findings; deep: silent but where a language model agrees.",
    "escalates": "A suggestion that is a warning beside other sure findings.",
    "enabled": "false: off unless somebody selects it.",
    "off": "true: off unless somebody selects it.",
    "former-ids": "Ids that the rule had before, the first one first.",
    "bad": "Texts it must flag, the exact words in [[ ]].",
    "good": "Near misses it must leave alone, two at least.",
    "todo_bad": "What it is known to miss.",
    "todo_good": "What it is known to flag wrongly.",
}
_LEVEL = {"enum": list(LEVELS)}


def schema(name: str) -> str:
    """The text of a schema, "config" or "pack"."""
    made = _config() if name == "config" else _pack()
    head = {"$schema": _DRAFT, "$id": schema_address(name)}
    return json.dumps(head | made, indent=1, ensure_ascii=False) + "\n"


def _closed(
    properties: dict[str, Any],
    required: list[str] | None = None,
    texts: dict[str, str] | None = None,
) -> dict[str, Any]:
    """A mapping with these keys and no others."""
    described = {
        key: {**value, "description": texts[key]} if texts and key in texts else value
        for key, value in properties.items()
    }
    made: dict[str, Any] = {"type": "object", "properties": described, "additionalProperties": False}
    return made | {"required": required} if required else made


def _config() -> dict[str, Any]:
    narrower: dict[str, Any] = {
        "level": _LEVEL,
        "fail-level": _LEVEL,
        "levels": {"type": "object", "additionalProperties": _LEVEL},
        "variety": {"enum": list(VARIETIES)},
        "vale-quotes": {"enum": ["skip", "also"]},
        "kind": {"enum": ["news", *ARTICLE_KINDS]},
    }
    engine = {"enum": list(engine_names())}
    section = json_schema(PathSection)
    section = {key: narrower.get(key, value) for key, value in section.items()}
    seconds = {"type": "number", "exclusiveMinimum": 0}
    keys = {field.replace("_", "-") for field in KEYS}
    common = {key: value for key, value in json_schema(Config).items() if key in keys} | narrower
    common |= {
        "engine": {"anyOf": [engine, {"type": "array", "items": engine}]},
        "time-limit": seconds,
        "engine-timeout": seconds,
        "paths": {"type": "array", "items": _closed(section, required_keys(PathSection), _CONFIG)},
    }
    return {"title": "Configuration of newslint"} | _closed(common, texts=_CONFIG)


def _pack() -> dict[str, Any]:
    family = {"type": "string", "pattern": "^[a-z]+$", "examples": list(FAMILIES)}
    choices = {key: {"enum": list(values)} for key, values in OVERRIDE_CHOICES.items()}
    examples = _examples()
    override = _closed(json_schema(OverrideKeys) | choices | examples)
    return {
        "title": "Rules of newslint",
        "anyOf": [{"required": ["rules"]}, {"required": ["extends"]}, {"required": ["override"]}],
    } | _closed(
        {
            "family": {
                "anyOf": [family, {"type": "array", "items": family}],
                "description": f"{', '.join(FAMILIES)}, or one of the house; ids begin with it.",
            },
            "about": {"type": "string", "description": "What the pack is for."},
            "define": {
                "type": "object",
                "additionalProperties": {"type": "string"},
                "description": "Names for pieces of patterns, used as {{name}}.",
            },
            "extends": {**_TEXTS, "description": "Packs to build on, or rules that are off by themselves."},
            "override": {
                "type": "object",
                "additionalProperties": override,
                "description": "What is different here in rules of other packs.",
            },
            "rules": {"type": "array", "minItems": 1, "items": _rule(examples)},
        }
    )


def _examples() -> dict[str, dict[str, Any]]:
    one = {"anyOf": [{"type": "string"}, _closed(json_schema(ExampleKeys), required_keys(ExampleKeys))]}
    return {key: {"type": "array", "items": one} for key in EXAMPLES}


def _rule(examples: dict[str, dict[str, Any]]) -> dict[str, Any]:
    listed = {"where": BLOCK_KINDS, "skip-kinds": ARTICLE_KINDS}
    common = json_schema(RuleKeys) | {
        "id": {"type": "string", "pattern": r"^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$"},
        "kind": {"enum": kind_names()},
        "level": _LEVEL,
        "quotes": {"enum": ["skip", "also", "only"]},
        "fix": {"enum": ["safe", "unsafe"]},
        "needs": {"enum": ["company", "deep"]},
        "sign": {"enum": list(SIGNS)},
    }
    common |= {key: {"type": "array", "items": {"enum": list(names)}} for key, names in listed.items()}
    common |= examples
    common["bad"] = {**common["bad"], "minItems": 1}
    common["good"] = {**common["good"], "minItems": 2}
    described = _closed(common, texts=_RULE)["properties"]
    kinds = []
    for kind in kind_names():
        keys: Any = kind_module(kind).Keys
        about = (kind_module(kind).__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
        own = _closed(dict.fromkeys(common, True) | json_schema(keys), required_keys(keys))
        kinds.append(
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"description": about, **own},
            }
        )
    required = [*required_keys(RuleKeys), "bad", "good"]
    return {"type": "object", "properties": described, "required": required, "allOf": kinds}
