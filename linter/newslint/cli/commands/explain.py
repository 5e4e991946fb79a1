"""`newslint explain`: what a rule means, why it is there, and examples, as its pack says."""

from __future__ import annotations

import click

from ...authoring.measured import Summary, read_summary
from ...authoring.measured import shown as figures
from ...checks.registry import kind_module
from ...model.errors import NewslintError
from ...packs.examples import show_marks
from ...packs.folders import shipped_root
from ...packs.rule import Loaded, renamed
from ...packs.sources import load_own, load_shipped, rule_set
from ...pipeline import built_in
from ...terminal.messages import say
from ...yaml_marks.nodes import did_you_mean, visible
from ..options import complete_rules

#: How many examples of either kind are shown.
_SHOWN = 4
#: And so many entries.
_ENTRIES = 30


def page(loaded: Loaded, summary: Summary | None = None) -> str:
    """The page on one rule as plain text, with what was measured of it."""
    rule = loaded.rule
    level = f"{rule.level}{', off unless selected' if rule.off else ''}"
    kind = f"; kind {rule.kind}" if rule.path else ""
    parts = [f"{rule.id}  ({level}{kind})", "", rule.message, "", rule.why]
    if rule.source:
        parts += ["", f"Rests on: {rule.source}"]
    if measured := figures(summary, rule.id):
        parts += ["", f"In edited copy {measured}."]
    quoted = {"skip": "is left alone", "also": "is checked too", "only": "is all it looks at"}[rule.quotes]
    parts += ["", f"Quoted speech {quoted}."]
    for kind, title in (("bad", "It speaks on"), ("good", "It is silent on")):
        examples = [e for e in loaded.examples if e.kind == kind and not e.todo][:_SHOWN]
        if examples:
            parts += ["", f"{title}:"]
        for example in examples:
            shown = "\n".join(map(visible, show_marks(example).strip().split("\n")))
            parts.append("  " + shown.replace("\n", "\n  "))
            if example.fixed:
                parts.append("    -> " + example.fixed.strip().replace("\n", "\n       "))
    where = f"Defined in {rule.path}, line {rule.line}." if rule.path else "A report of newslint itself."
    parts += ["", f"{where} Switch it off with --ignore {rule.id},"]
    parts += [
        "in .newslint.yaml under 'ignore:', or for one paragraph with",
        f"  <!-- newslint: ignore-next {rule.id} why it is right here -->",
    ]
    if names := _entries(loaded):
        shown = ", ".join(sorted(names)[:_ENTRIES]) + (", ..." if len(names) > _ENTRIES else "")
        parts += [
            "",
            f"It has {len(names)} entries, each of which can be switched off alone in the same places: {rule.id}/ENTRY.",
            f"The report in JSON names the entry of a finding. Entries: {shown}",
        ]
    return "\n".join(parts)


def _entries(loaded: Loaded) -> list[str]:
    """The names of the lines of a rule's list, if its kind has one."""
    entries = getattr(kind_module(loaded.rule.kind), "entries", None) if loaded.data is not None else None
    return list(dict.fromkeys(entries(loaded.data))) if entries else []


def about_family(family: str) -> str:
    """What the packs that ship say of a whole family (its about.md), or ""."""
    from pathlib import Path

    path = Path(shipped_root(), family, "about.md")
    return path.read_text(encoding="utf-8").strip() if "." not in family and path.is_file() else ""


@click.command("explain")
@click.argument("rule", shell_complete=complete_rules)
@click.option(
    "--rules", multiple=True, type=click.Path(), metavar="PACK", help="Packs besides those that ship."
)
def command(rule: str, rules: tuple[str, ...]) -> int:
    """Say what RULE means, why it is there, and what it does and does not speak on.

    RULE may also be a family (spun, attribution, ...) or the beginning of ids: then its rules are listed.
    """
    own = [*(load_own(rules) if rules else ()), *built_in.loaded()]
    theirs = {entry.rule.id for entry in own}
    shipped = [one for one in rule_set().rules if one.id not in theirs]
    listed = [*shipped, *(entry.rule for entry in own)]
    former = {old: one.id for one in listed for old in one.former_ids if old != one.id}
    if rule in former:
        say(renamed(rule, former), err=True)
        rule = former[rule]
    for entry in (*own, *(load_shipped(one) for one in shipped if one.id == rule)):
        if entry.rule.id == rule:
            say(page(entry, read_summary(shipped_root())))
            return 0
    family = [one for one in listed if one.id.startswith(rule)]
    if not family:
        names = sorted({one.id for one in listed} | {one.family for one in listed})
        hint = did_you_mean(rule, names)
        raise NewslintError(
            f"no rule is called '{rule}'; {hint if hint.startswith('did') else '`newslint rules` lists them all'}"
        )
    if about := about_family(rule):
        say(about)
        say("\nIts rules:\n")
    wide = max(len(one.id) for one in family)
    for one in sorted(family, key=lambda one: one.id):
        say(f"{one.id:<{wide}}  {one.why}")
    return 0
