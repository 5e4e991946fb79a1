"""Front matter: the YAML or TOML that says of an article what its prose does not."""

from __future__ import annotations

import re
from typing import NamedTuple

_FENCE = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_LINES_AT_MOST = 400

#: Keys of front matter by their names in `Article.meta`; the first that is there counts.
KEYS = {
    "headline": ("headline", "title", "hed"),
    "byline": ("byline", "author", "authors"),
    "dateline": ("dateline", "location"),
    "source": ("source", "wire"),
    "lang": ("lang", "language", "locale"),
    "kind": ("kind", "genre"),
}


class FrontMatter(NamedTuple):
    """What stands at the head of a file. The article itself begins at `end` (0: no front matter)."""

    end: int
    meta: dict[str, str]


def split_front_matter(source: str, *, strict: bool = False) -> FrontMatter:
    """Find front matter and read it. With `strict` it counts only if it holds a key we know: a line of dashes
    begins many a plain text."""
    opening = _FENCE.match(source)
    if not opening:
        return FrontMatter(0, {})
    fence = opening[1]
    at = opening.end()
    closing = re.compile(rf"^{re.escape(fence)}[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE).search(source, at)
    if not closing or source.count("\n", at, closing.start()) > _LINES_AT_MOST:
        return FrontMatter(0, {})
    values = _values(source[at : closing.start()], fence)
    if values is None:
        return FrontMatter(0, {})
    meta = as_meta(values)
    if strict and not meta:
        return FrontMatter(0, {})
    return FrontMatter(closing.end(), meta)


def _values(text: str, fence: str) -> dict[str, object] | None:
    if fence == "---":
        import yaml

        try:
            loaded = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except (yaml.YAMLError, ValueError):
            return None
    else:
        loaded = None
    if loaded is None:
        return {}
    return loaded if isinstance(loaded, dict) else None


def as_meta(values: dict[str, object]) -> dict[str, str]:
    """What newslint knows how to use, as text; everything else is left out."""
    meta: dict[str, str] = {}
    for key, names in KEYS.items():
        for name in names:
            value = values.get(name)
            if isinstance(value, list):
                value = ", ".join(str(item) for item in value)
            if isinstance(value, (str, int, float)) and str(value).strip():
                text = str(value).strip()
                meta[key] = text.lower() if key == "kind" else text
                break
    return meta
