"""`newslint try`: one rule on real copy, to read its hits before it ships."""

from __future__ import annotations

import click

from ...config.model import Settings
from ...model.errors import NewslintError
from ...packs.rule import names_of, renamed
from ...packs.sources import rule_set
from ...pipeline.check import check_file
from ...readers.walk import walk
from ...terminal.messages import say
from ...yaml_marks.nodes import did_you_mean


@click.command("try")
@click.argument("rule")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "--rules", multiple=True, type=click.Path(), metavar="PACK", help="Packs besides those that ship."
)
def command(rule: str, paths: tuple[str, ...], rules: tuple[str, ...]) -> int:
    """Show every hit of RULE (or of a family) in PATHS with the words around it, and the rate per 1,000 words."""
    found = rule_set(rules)
    if rule in found.former:
        say(renamed(rule, found.former), err=True)
        rule = found.former[rule]
    known = {name for entry in found.rules for name in names_of(entry.id)}
    if rule not in known:
        hint = did_you_mean(rule, sorted(known))
        raise NewslintError(
            f"no rule is called '{rule}'; {hint if hint.startswith('did') else '`newslint rules` lists them all'}"
        )
    settings = Settings(select=(rule,), level="suggestion", fail_level="suggestion")
    words = hits = files = 0
    unusable = False
    for path in walk(paths):
        result = check_file(path, found, settings)
        files += 1
        words += result.words
        if result.error:
            unusable = True
            say(f"{path}: {result.error}", err=True)
        for finding in result.findings:
            if rule not in names_of(finding.rule):
                continue
            hits += 1
            line, column = result.lines.position(finding.span.start)
            before = " ".join(result.source[max(0, finding.span.start - 60) : finding.span.start].split(" "))
            after = result.source[finding.span.end : finding.span.end + 60]
            around = f"{before}[[{finding.span.of(result.source)}]]{after}"
            say(f"{path}:{line}:{column}: {' '.join(around.split())}")
    rate = f", {1000 * hits / words:.3f} per 1,000 words" if words else ""
    say(f"{hits} hits in {files} files, {words:,} words{rate}")
    return 2 if unusable else 0
