"""`newslint wordings`: which wordings that rules speak on do published stories use, so that they can be taken out."""

from __future__ import annotations

from collections import defaultdict

import click

from ...config.model import Settings
from ...model.errors import NewslintError
from ...packs.sources import rule_set
from ...pipeline.check import check_file
from ...readers.walk import walk
from ...reporters.shared.base import counted
from ...storage.lazy_namedtuple import NamedTuple
from ...terminal.messages import say
from ...yaml_marks.nodes import did_you_mean


class Wording(NamedTuple):
    """One wording a rule speaks on: how often it stands in how many files, where first, and what it would become."""

    rule: str
    words: str
    times: int
    files: int
    first: str
    replacement: str


@click.command("wordings")
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--select", default="spun", metavar="RULE", help="A rule or a family (default: spun).")
@click.option(
    "--rules", multiple=True, type=click.Path(), metavar="PACK", help="Packs besides those that ship."
)
@click.option("--accepted", is_flag=True, help="Print the bare wordings, as an accepted-file takes them.")
def command(paths: tuple[str, ...], select: str, rules: tuple[str, ...], accepted: bool) -> int:
    """Run a family of rules over PATHS of published stories and list every wording it speaks on, most frequent first.

    What your own desk has printed again and again is no machine's doing: put such wordings under `accepted`
    of the rule, take the synonym out of its table, or switch the rule off.
    """
    found = rule_set(rules)
    known = {entry.id for entry in found.rules} | {entry.family for entry in found.rules}
    if select not in known:
        hint = did_you_mean(select, sorted(known))
        raise NewslintError(f"no rule or family is called '{select}'; {hint}")
    # named by id, a rule that needs company speaks without it: the list is to show all that it may ever say
    alone = tuple(rule.id for rule in found.rules if rule.family == select and rule.needs == "company")
    settings = Settings(select=(select, *alone), level="suggestion", fail_level="suggestion")
    counts: dict[tuple[str, str], int] = defaultdict(int)
    seen: dict[tuple[str, str], tuple[set[str], str, str]] = {}
    words = files = 0
    unusable = False
    for path in walk(paths):
        result = check_file(path, found, settings)
        files += 1
        words += result.words
        if result.error:
            unusable = True
            say(f"{path}: {result.error}", err=True)
        for finding in result.findings:
            if select not in (finding.rule, finding.family):
                continue
            key = (finding.rule, " ".join(finding.text.lower().split()))
            counts[key] += 1
            if key not in seen:
                line, column = result.lines.position(finding.span.start)
                replacement = finding.replacements[0] if finding.replacements else ""
                seen[key] = (set(), f"{path}:{line}:{column}", replacement)
            seen[key][0].add(path)
    listed = [
        Wording(rule, text, number, len(seen[rule, text][0]), *seen[rule, text][1:])
        for (rule, text), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    for wording in listed:
        if accepted:
            say(wording.words)
            continue
        instead = f"  (for: {wording.replacement})" if wording.replacement else ""
        say(
            f"{wording.times:>5} {wording.files:>5}  {wording.rule}  {wording.words}{instead}  {wording.first}"
        )
    if not accepted:
        total = sum(counts.values())
        rate = f", {1000 * total / words:.3f} per 1,000 words" if words else ""
        told = f"{counted(len(listed), 'wording')}, {counted(total, 'time')}" if total else "no wordings"
        say(f"{told} in {counted(files, 'file')}, {counted(words, 'word')}{rate}")
    return 2 if unusable else 0
