"""What editors and assistants are shown of a rule: a page in Markdown, and the address where the page is."""

from __future__ import annotations

import os
from pathlib import Path

from ..packs.examples import show_marks
from ..packs.one_rule import examples_of, pack_path
from ..packs.rule import Example, Rule
from ..pipeline import built_in
from ..reporters.shared.markdown_literal import inline
from ..storage import cache
from ..storage.atomic_write import replacing

#: How many examples a page shows of each kind.
_EXAMPLES = 3
_FOLDER = "rule-pages"


def page(rule: Rule) -> str:
    """Why a rule is there, what it rests on, and examples, as Markdown."""
    parts = [inline(rule.why)]
    if rule.source:
        parts.append(f"*Rests on: {inline(rule.source)}*")
    known = _examples(rule)
    for kind, title in (("bad", "Speaks on"), ("good", "Silent on")):
        examples = [example for example in known if example.kind == kind and not example.todo][:_EXAMPLES]
        if examples:
            lines = [f"{title}:"]
            for example in examples:
                lines.append(f"- {_one_line(show_marks(example))}")
                if example.fixed:
                    lines.append(f"  → {_one_line(example.fixed)}")
            parts.append("\n".join(lines))
    return "\n\n".join(part for part in parts if part)


def address(rule: Rule) -> str:
    """Where a rule can be read about: its place in the pack of a house, or the page of one that ships, which
    `write_page` puts there."""
    path = pack_path(rule)
    if path and path == os.path.abspath(rule.path):
        return f"{Path(path).as_uri()}#L{rule.line}"
    return Path(_target(rule)).as_uri()


def write_page(rule: Rule) -> None:
    """Put the page of a rule that ships where its address says, unless it is there already. A folder that cannot be
    written to is no error: the address then leads nowhere."""
    target, pack = _target(rule), pack_path(rule) or __file__
    if pack == os.path.abspath(rule.path):
        return
    try:
        if os.path.exists(target) and os.stat(target).st_mtime > os.stat(pack).st_mtime:
            return
        head = f"# {rule.id}\n\n{inline(rule.message)} ({rule.level})\n\n"
        off = f"\n\nSwitch it off with `ignore: [{rule.id}]` in `.newslint.yaml`.\n"
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with replacing(target) as file:
            file.write((head + page(rule) + off).encode("utf-8"))
    except OSError:
        return


def _target(rule: Rule) -> str:
    return os.path.abspath(os.path.join(cache.folder(), _FOLDER, f"{rule.id}.md"))


def _examples(rule: Rule) -> tuple[Example, ...]:
    if rule.path:
        return examples_of(rule)
    return next((entry.examples for entry in built_in.loaded() if entry.rule.id == rule.id), ())


def _one_line(text: str) -> str:
    """An example on one line, the marked words bold."""
    text = " ¶ ".join(" ".join(part.split()) for part in text.strip().split("\n\n"))
    words = text.replace("[[", "\0").replace("]]", "\0").split("\0")
    return "**".join(map(inline, words))
