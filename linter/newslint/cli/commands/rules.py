"""`newslint rules`: all rules, a line each."""

from __future__ import annotations

import click

from ...packs.sources import rule_set
from ...pipeline import built_in
from ...reporters.shared.base import counted
from ...terminal.messages import say, say_data


@click.command("rules")
@click.argument("families", nargs=-1, metavar="[FAMILY]...")
@click.option(
    "--rules", multiple=True, type=click.Path(), metavar="PACK", help="Packs besides those that ship."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "markdown")),
    default="text",
    help="How to list them.",
)
@click.option("--kinds", is_flag=True, help="Say instead what kinds of rules there are, in Markdown.")
def command(families: tuple[str, ...], rules: tuple[str, ...], format_: str, kinds: bool) -> int:
    """List the rules (of FAMILY, if given) with their level and message."""
    if kinds:
        from ...authoring.kinds_page import kinds_page

        say("\n".join(kinds_page()))
        return 0
    if format_ == "markdown":
        from ...authoring.catalogue import catalogue
        from ...authoring.measured import read_summary
        from ...packs.folders import shipped_root
        from ...packs.sources import load_packs

        all_rules = [*load_packs(rules), *built_in.loaded()]
        entries = [entry for entry in all_rules if not families or entry.rule.family in families]
        click.echo("\n".join(catalogue(entries, read_summary(shipped_root()))), nl=False)
        return 0
    known = (*rule_set(rules).rules, *built_in.RULES)
    chosen = [rule for rule in known if not families or rule.family in families]
    if format_ == "json":
        import json

        keys = ("id", "family", "kind", "level", "quotes", "message", "why", "source", "off")
        say_data(
            json.dumps(
                [{key: getattr(rule, key) for key in keys} for rule in chosen], indent=1, ensure_ascii=False
            )
        )
        return 0
    wide = max((len(rule.id) for rule in chosen), default=0)
    for rule in sorted(chosen, key=lambda rule: rule.id):
        level = "off" if rule.off else rule.level
        say(f"{rule.id:<{wide}}  {level:<10}  {rule.message}")
    say(f"\n{counted(len(chosen), 'rule')}; `newslint explain RULE` says more")
    return 0
