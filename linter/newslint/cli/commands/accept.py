"""`newslint accept`: a word is right in this house, whatever a dictionary says."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from ...config.add_entries import add_entries, configuration_to_change
from ...config.read import config_for, load_config
from ...model.errors import UsageMistake
from ...reporters.shared.base import listed
from ...terminal.messages import say


@click.command("accept")
@click.argument("words", nargs=-1, required=True, metavar="WORD...")
@click.option("--config", type=click.Path(dir_okay=False), metavar="FILE", help="This configuration instead of the nearest one.")  # fmt: skip
def command(words: tuple[str, ...], config: str | None) -> int:
    """Add each WORD (a name, a word of the house, several words in quotation marks) to the `accept` list of the
    configuration that holds here. Where there is none, a `.newslint.yaml` is begun."""
    wanted = []
    for word in words:
        wanted.append(" ".join(word.split()))
        if not any(map(str.isalnum, word)) or not word.strip().isprintable():
            raise UsageMistake(f"'{word}' is no word")
    if config:
        path = config
        if os.path.exists(path):
            load_config(path)  # a file that is no configuration is left alone
    else:
        here = os.getcwd()
        path = configuration_to_change(config_for(here), here)
    begun = not os.path.exists(path)
    added = add_entries(path, "accept", wanted).entries
    shown = os.path.relpath(path)
    if added:
        say(f"{shown}: {'begun with' if begun else 'added'} {_named(added)}")
    if known := [word for word in wanted if word not in added]:
        verb = "was" if len(known) == 1 else "were"
        say(f"{shown}: {_named(known)} {verb} there already")
    return 0


def _named(words: Sequence[str]) -> str:
    return listed([f"'{word}'" for word in words])
