"""What kinds there are, for people: a page made from what each says of itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from ..checks.registry import kind_module, kind_names
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..yaml_marks.typed import described_keys

if TYPE_CHECKING:
    from typing import Any

_HEAD = """# Kinds of rules

What the `kind` of a rule may be, and the keys of each besides those [of every rule](packs.md#keys-of-every-rule).
Made by `newslint rules --kinds`; examples are in [packs.md](packs.md).
"""


def kinds_page() -> Iterator[str]:
    """The page, line by line, in Markdown."""
    yield from _HEAD.splitlines()
    for name in kind_names():
        module: Any = kind_module(name)
        yield ""
        yield f"## `{name}`"
        yield ""
        yield from inspect.cleandoc(module.__doc__).splitlines()
        keys = described_keys(module.Keys)
        yield ""
        yield from inspect.cleandoc(module.Keys.__doc__).splitlines()
        if keys:
            yield ""
            yield "| key | takes | default |"
            yield "| --- | --- | --- |"
            yield from (f"| `{key}` | {takes} | {default} |" for key, takes, default in keys)
        if fields := getattr(module, "FIELDS", ()):
            yield ""
            yield f"Messages may have {', '.join(f'`{{{field}}}`' for field in sorted(fields))}."
        if former := _former(module):
            yield ""
            yield f"Called before: {'; '.join(former)}."


def _former(module: Any) -> list[str]:
    names = [
        f"the kind `{old}`"
        + (f" (now with {', '.join(f'`{k}: {v}`' for k, v in keys.items())})" if keys else "")
        for old, keys in getattr(module, "FORMER_NAMES", {}).items()
    ]
    keys = getattr(module, "FORMER_KEYS", {}).items()
    return names + [f"the key `{new}` was `{old}`" for old, new in keys]
