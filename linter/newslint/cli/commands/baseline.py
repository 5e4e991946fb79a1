"""`newslint baseline`: what is wrong in the articles today is noted, and from then on left alone."""

from __future__ import annotations

import os
from collections.abc import Iterator

import click

from ...config.model import Config
from ...config.resolve import excluded
from ...config.trust import to_write
from ...fixing.apply import there_now, write_whole
from ...model.errors import NewslintError
from ...model.finding import FileResult
from ...pipeline.check import check_file
from ...readers.walk import walk
from ...reporters.shared.base import counted
from ...run.baseline import MOST, NAME, Known, begins_as_baseline, dump_baseline, known_of, load_baseline
from ...run.settings import Run
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.safe_read import ABSENT
from ...terminal.messages import say
from ..options import choose, selection_options

if TYPE_CHECKING:
    from typing import Any


@click.command("baseline")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "--output",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help=f"Where to write it (default: what the configuration names, or {NAME} beside it).",
)
@click.option("--prune", is_flag=True, help="Only take out what is no longer found; add nothing.")
@selection_options
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Write a baseline of all findings in PATHS (default: the current folder).

    `newslint check --baseline FILE`, or `baseline: FILE` in the configuration, then leaves them out, even if
    their lines move or their files are renamed. Keep the file in the repository.
    """  # fmt: skip
    output, prune = options.pop("output"), options.pop("prune")
    run = Run(choose(options))
    config = run.config("-")
    target = output or _default(config)
    # a repository names a file of its own, and no link leads the writing anywhere else
    target = to_write(target, "" if output else config.folder or os.getcwd())
    there = there_now(target, MOST)
    if there != ABSENT and not prune and not begins_as_baseline(there.data):
        raise NewslintError(
            "is there and is no baseline; give it another name, or remove it first", path=target
        )
    results = list(_results(paths or (".",), run))
    if not results:
        raise NewslintError(f"no articles found in {', '.join(paths or ('.',))}")
    failed = [result for result in results if result.error]
    if len(failed) == len(results):
        for result in failed:
            say(f"{result.path}: {result.error}", err=True)
        kept = "is left as it is" if there != ABSENT else "is not written"
        raise NewslintError(f"nothing could be checked, so {os.path.relpath(target)} {kept}")
    folder = os.path.dirname(os.path.abspath(target))
    known = known_of(results, folder)
    said = f"{counted(len(known), 'finding')} in {counted(len(results), 'file')}"
    if prune:
        known, gone = _pruned(target, known, results, folder)
        said = f"{counted(gone, 'finding')} taken out, {len(known):,} left"
    write_whole(target, dump_baseline(known).encode(), expected=there)
    shown = os.path.relpath(target)
    say(f"{shown}: {said}")
    named = os.path.join(config.folder, config.baseline) if config.baseline else ""
    if os.path.abspath(named or ".") != os.path.abspath(target):
        say(f"Use it with `newslint check --baseline {shown}`, or 'baseline: {shown}' in .newslint.yaml.")
    for result in failed:
        say(f"{result.path}: {result.error}", err=True)
    return 2 if failed else 0


def _default(config: Config) -> str:
    return os.path.join(config.folder or ".", config.baseline or NAME)


def _results(paths: tuple[str, ...], run: Run) -> Iterator[FileResult]:
    given = {os.path.normpath(path) for path in paths}
    for path in walk(paths):
        config = run.config(path)
        if excluded(config, path) and os.path.normpath(path) not in given:
            continue
        yield check_file(path, run.rules(config), run.settings(config, path))


def _pruned(
    target: str, found: list[Known], results: list[FileResult], folder: str
) -> tuple[list[Known], int]:
    """What the old baseline holds and is still found, or stands in a file that was not looked at. A finding
    whose file is gone is kept under the name of the file where its text is now."""
    old = load_baseline(target)
    looked = {old.relative(result.path) for result in results if not result.error}
    by_name: dict[str, list[Known]] = {}
    for entry in found:
        by_name.setdefault(entry.fingerprint, []).append(entry)
    kept: list[Known] = []
    for entry in old.known:
        there = by_name.get(entry.fingerprint, [])
        same = next((now for now in there if now.path == entry.path), None)
        if same:
            kept.append(same)
        elif entry.path not in looked and os.path.exists(os.path.join(folder, entry.path)):
            kept.append(entry)
        elif there and not os.path.exists(os.path.join(folder, entry.path)):
            kept.append(there[0])
    return kept, len(old.known) - len(kept)
