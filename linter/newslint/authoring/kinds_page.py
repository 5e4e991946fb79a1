"""What kinds there are, for people: a page made from what each says of itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from ..checks.registry import Former, former_kinds, kind_module, kind_names
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
        if former := _former(name):
            yield ""
            yield f"Called before: {'; '.join(former)}."


def _former(name: str) -> list[str]:
    told = [
        f"the kind `{old}`"
        + (f" (now with {', '.join(_with(former))})" if former.keys or former.values else "")
        for old, former in former_kinds().items()
        if former.kind == name
    ]
    keys = getattr(kind_module(name), "FORMER_KEYS", {}).items()
    return told + [f"the key `{new}` was `{old}`" for old, new in keys]


def _with(former: Former) -> Iterator[str]:
    yield from (f"`{key}: {value}`" for key, value in former.keys.items())
    for key, values in former.values.items():
        yield from (f"`{key}: {new}` for `{old}`" for old, new in values.items())
