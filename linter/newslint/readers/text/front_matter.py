"""Front matter: the YAML or TOML that says of an article what its prose does not."""

from __future__ import annotations

import re
from contextlib import suppress

from ...storage.lazy_namedtuple import NamedTuple
from ...storage.regex_cache import compiled
from ..prose import Prose, View

_FENCE = compiled(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_LINES_AT_MOST = 400
#: In characters. The libraries that read YAML and TOML are slow, and lines may be long, or end at a lone CR.
_LARGEST = 100_000
#: On one line of TOML: its library takes time with the square of the parts of a key, as in "a.b.c = 1".
_DOTS_AT_MOST = 500
_LINE = compiled(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*[:=](?:[ \t]+|$)(?P<value>.*)")
_EASY = compiled(r"(?:[^\W_]|[“‘$£€])(?:(?!: | #)[^\\\"\[\]{}`])*")
_QUOTED = compiled(r"\"([^\"\\]*)\"|'([^']*)'")

#: Keys of front matter by their names in `Article.meta`; the first that is there counts.
KEYS = {
    "headline": ("headline", "title", "hed"),
    "byline": ("byline", "author", "authors"),
    "dateline": ("dateline", "location"),
    "source": ("source", "wire"),
    "lang": ("lang", "language", "locale"),
    "kind": ("kind", "genre"),
}
#: Keys whose values readers see, and the kinds of block they are.
SHOWN = {
    **dict.fromkeys(KEYS["headline"], "headline"),
    "dateline": "dateline",
    **dict.fromkeys(("description", "summary", "standfirst", "deck", "dek", "subtitle"), "heading"),
}


class Value(NamedTuple):
    """A text and where it stands in the file; `start` is -1 where it is not written out there as it is."""

    text: str
    start: int


class FrontMatter(NamedTuple):
    """What stands at the head of a file. The article itself begins at `end` (0: no front matter)."""

    end: int
    meta: dict[str, str]
    shown: tuple[tuple[str, Value], ...] = ()

    def add_prose(self, prose: Prose, view: View) -> None:
        """Add the headline, the standfirst and the dateline to the prose."""
        for kind, value in self.shown:
            prose.begin(kind)
            prose.copy(view, value.start, value.start + len(value.text))
        prose.finish()


def split_front_matter(source: str, *, strict: bool = False) -> FrontMatter:
    """Find front matter and read it. With `strict` it counts only if it holds a key we know: a line of
    dashes begins many a plain text."""
    opening = _FENCE.match(source)
    if not opening:
        return FrontMatter(0, {})
    at = opening.end()
    fence = compiled(rf"(?m)(?:^|(?<=\r)){re.escape(opening[1])}[ \t]*(?:\r\n|\n|\r|\Z)")
    closing = fence.search(source, at)
    if (
        not closing
        or source.count("\n", at, closing.start()) > _LINES_AT_MOST
        or closing.start() - at > _LARGEST
    ):
        return FrontMatter(0, {})
    text = source[at : closing.start()]
    toml = opening[1] == "+++"
    values = _simple(text)
    if values is None:
        values = _toml(text) if toml else _yaml(text)
    if values is None:
        return FrontMatter(0, {})
    meta = as_meta({key: value.text for key, value in values.items()})
    if strict and not meta:
        return FrontMatter(0, {})
    shown: dict[str, tuple[str, Value]] = {}  # by text: "title" and "headline" often say the same
    for key, kind in SHOWN.items():
        value = values.get(key)
        if value and value.start >= 0 and value.text.strip():
            shown.setdefault(value.text, (kind, value._replace(start=value.start + at)))
    return FrontMatter(closing.end(), meta, tuple(shown.values()))


def _simple(text: str) -> dict[str, Value] | None:
    """Front matter of plain keys and values, read without loading a library for YAML or TOML; None if
    anything in it could mean more than it shows."""
    values: dict[str, Value] = {}
    at = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        match = _LINE.match(bare)
        if bare.strip():
            if not match:
                return None
            key, value, start = match["key"].lower(), match["value"].rstrip(" \t"), at + match.start("value")
            quoted = _QUOTED.fullmatch(value)
            if quoted:
                values[key] = Value(value[1:-1], start + 1)
            elif _EASY.fullmatch(value):
                values[key] = Value(value, start)
            else:  # without a value, a mapping or a list may follow
                return None
        at += len(line)
    return values


def _yaml(text: str) -> dict[str, Value] | None:
    import yaml

    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        return None
    values: dict[str, Value] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        if isinstance(value, yaml.ScalarNode):
            written = text[value.start_mark.index : value.end_mark.index]
            start = value.start_mark.index + (written[:1] in "\"'" if written else 0)
            found = text.startswith(value.value, start)
            values[key.value.lower()] = Value(value.value, start if found else -1)
        elif isinstance(value, yaml.SequenceNode):
            items = [item.value for item in value.value if isinstance(item, yaml.ScalarNode)]
            values[key.value.lower()] = Value(", ".join(items), -1)
    return values


def _toml(text: str) -> dict[str, Value] | None:
    from ...storage.safe_toml import read_toml

    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(line.count(".") > _DOTS_AT_MOST for line in lines.split("\n")):
        return None
    try:
        loaded = read_toml(lines)
    except (ValueError, RecursionError):
        return None
    values: dict[str, Value] = {}
    for key, value in loaded.items():
        name = key.lower()
        if isinstance(value, list):
            values[name] = Value(", ".join(item for item in value if isinstance(item, str)), -1)
        elif isinstance(value, str):
            values[name] = Value(value, _place(key, value, text) if name in SHOWN else -1)
        elif isinstance(value, (int, float)):
            # a hexadecimal number may be as long as it likes, until it is written out
            with suppress(ValueError):
                values[name] = Value(str(value), -1)
    return values


def _place(key: str, value: str, text: str) -> int:
    """Where the value of a key stands in TOML; -1 where it is not written out there as it is."""
    key_here = rf"(?m)(?:^|(?<=\r))[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*=[ \t]*[\"']{{1,3}}"
    where = re.search(key_here, text)
    return where.end() if where and text.startswith(value, where.end()) else -1


def as_meta(values: dict[str, str]) -> dict[str, str]:
    """What newslint knows how to use; everything else is left out."""
    meta: dict[str, str] = {}
    for key, names in KEYS.items():
        for name in names:
            value = values.get(name, "").strip()
            if value:
                meta[key] = value.lower() if key == "kind" else value
                break
    return meta
