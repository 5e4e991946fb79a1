"""`newslint test`: the examples of packs are their tests."""

from __future__ import annotations

from typing import Any

import click

from ..config import ENGINES
from ..engines import Wish
from ..errors import NewslintError
from ..packs.sources import load_own, load_packs
from ..trial import needs_engine, try_rule
from .say import say

#: Processor seconds a rule may take on one of its own short examples before its author is told.
_SLOW = 0.25


@click.command("test")
@click.argument("packs", nargs=-1, type=click.Path(), metavar="[PACK]...")
@click.option("--select", multiple=True, metavar="RULE|FAMILY", help="Only these rules or families.")
@click.option(
    "--engine", multiple=True, type=click.Choice(ENGINES), help="Test the rules of this engine too."
)
@click.option("--engine-url", metavar="URL", help="A LanguageTool server that runs already.")
@click.option("-v", "--verbose", is_flag=True, help="Name every rule.")
def command(
    packs: tuple[str, ...],
    select: tuple[str, ...],
    engine: tuple[str, ...],
    engine_url: str | None,
    verbose: bool,
) -> int:
    """Run every rule of PACK (a file or folder; default: the packs that ship) on its own examples.

    Rules of other packs that PACK overrides are run too, its own examples among theirs.

    A bad example must give exactly the marked spans, a good one nothing. Exit 1 if any example fails.
    """
    loaded = load_own(packs) if packs else load_packs()
    if select:
        loaded = [entry for entry in loaded if entry.rule.id in select or entry.rule.family in select]
        if not loaded:
            raise NewslintError(f"no rule or family is called {' or '.join(select)}")
    wishes = {
        name: Wish(name, (engine_url or "") if name == "languagetool" else "")
        for name in engine or (("languagetool",) if engine_url else ())
    }
    asleep = sum(needs_engine(entry, wishes) for entry in loaded)
    loaded = [entry for entry in loaded if not needs_engine(entry, wishes)]
    count = failed = 0
    todo = 0
    for entry in loaded:
        rule = entry.rule
        slow = 0.0
        problems: list[Any] = []
        for outcome in try_rule(entry, wishes.get(entry.rule.kind)):
            count += 1
            todo += outcome.example.todo
            slow = max(slow, outcome.seconds)
            if outcome.problem:
                problems.append(outcome)
        if verbose or problems:
            say(f"{'FAIL' if problems else 'ok  '} {rule.id}")
        for outcome in problems:
            failed += 1
            example = outcome.example
            say(f"{example.path}:{example.line}: {example.kind} example of {rule.id}\n     {outcome.problem}")
        if slow > _SLOW:
            say(f"{rule.path}:{rule.line}: {rule.id} is slow: {slow:.2f} s on one short example", err=True)
    if asleep:
        say(f"{asleep} rules belong to engines that were not asked (--engine)", err=True)
    known = f", {todo} known shortcomings" if todo else ""
    say(
        f"{len(loaded)} rules, {count} examples{known}: {f'{failed} failed' if failed else 'all as they must be'}"
    )
    return 1 if failed else 0
