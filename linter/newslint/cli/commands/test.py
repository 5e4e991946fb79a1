"""`newslint test`: the examples of packs are their tests."""

from __future__ import annotations

import click

from ...authoring.run_examples import needs_engine
from ...authoring.test_report import as_json, as_text, tried
from ...config.model import Settings
from ...model.errors import NewslintError
from ...packs.sources import load_own, load_packs
from ...pipeline.ask_engines import request_for
from ...terminal.messages import say
from ..options import EngineName


@click.command("test")
@click.argument("packs", nargs=-1, type=click.Path(), metavar="[PACK]...")
@click.option("--select", multiple=True, metavar="RULE|FAMILY", help="Only these rules or families.")
@click.option("--engine", multiple=True, type=EngineName(), help="Test the rules of this engine too.")
@click.option("--engine-url", metavar="URL", help="A LanguageTool server that runs already.")
@click.option(
    "--format", type=click.Choice(("text", "json")), default="text", help="How to report (default text)."
)
@click.option("-v", "--verbose", is_flag=True, help="Name every rule.")
def command(
    packs: tuple[str, ...],
    select: tuple[str, ...],
    engine: tuple[str, ...],
    engine_url: str | None,
    verbose: bool,
    format: str,
) -> int:
    """Run every rule of PACK (a file or folder; default: the packs that ship) on its own examples.

    Rules of other packs that PACK overrides are run too, its own examples among theirs.

    A bad example must give exactly the marked spans, a good one nothing. Rules that are slow, and entries that
    can never be found, are named. Exit 1 if any example fails; warnings do not count.
    """
    loaded = load_own(packs) if packs else load_packs()
    if select:
        loaded = [entry for entry in loaded if entry.rule.id in select or entry.rule.family in select]
        if not loaded:
            raise NewslintError(f"no rule or family is called {' or '.join(select)}")
    requests = {
        name: request_for(name, Settings(engine_url=engine_url or ""))
        for name in engine or (("languagetool",) if engine_url else ())
    }
    asleep = [entry.rule.id for entry in loaded if needs_engine(entry, requests)]
    tested = [
        tried(entry, requests.get(entry.rule.engine)) for entry in loaded if not needs_engine(entry, requests)
    ]
    write = as_json if format == "json" else as_text
    for line, error in write(tested, asleep, verbose=verbose):
        say(line, err=error)
    return 1 if any(rule.failed for rule in tested) else 0
