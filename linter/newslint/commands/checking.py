"""Checking articles as the command does. No option parser is needed to get here: a call without options,
as a hook makes it, starts without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..errors import NewslintError, UsageMistake
from ..finding import RANK, FileResult
from ..pipeline import check_file
from .narrow import Narrow, split_ref
from .reporting import output_stream, rendered
from .selection import Run, Selection

if TYPE_CHECKING:
    from ..config import Config
    from .fixing import Fixing

#: With fewer files than this nobody needs to see progress.
_MANY = 40


class CheckOptions(NamedTuple):
    """The options of `newslint check` besides those that choose rules; the defaults are those of the command."""

    format: str = "text"
    output: str | None = None
    stdin_filename: str | None = None
    baseline: str | None = None
    no_baseline: bool = False
    changed: str | None = None
    force_exclude: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    exit_zero: bool = False
    statistics: bool = False
    colour: bool | None = None


def check(paths: tuple[str, ...], options: CheckOptions, chosen: Selection) -> int:
    """Check articles, write the report, and give the exit code. Raises NewslintError."""
    run = Run(chosen)
    ref, paths = split_ref(options.changed, paths)
    if not paths:
        paths = (".",)
    narrow = Narrow("" if options.no_baseline else options.baseline, ref)
    fixing = _fixing(options)
    outcome = _Outcome()
    results = outcome.watch(_results(paths, run, options, narrow, fixing))
    if fixing and (fixing.show or paths == ("-",)) and not options.output:
        for result in results:  # standard output is taken
            if result.error:
                print(f"{result.path}: {result.error}", file=sys.stderr)
    else:
        with output_stream(options.output) as stream:
            for piece in rendered(results, run, options, stream):
                stream.write(piece)
    if fixing:
        fixing.say()
    if outcome.files == 0 and not outcome.unusable and not narrow.skipped:
        raise NewslintError(
            f"no articles found in {', '.join(paths)}; newslint reads .txt, .md, .html and more"
        )
    if outcome.unusable:
        return 2
    failed = fixing.files > 0 if fixing and fixing.show else outcome.failed
    return 1 if failed and not options.exit_zero else 0


def _fixing(options: CheckOptions) -> Fixing | None:
    """What `--fix` and `--diff` ask for; None where files are left alone."""
    if not options.fix and not options.diff:
        if options.unsafe:
            raise UsageMistake("'--unsafe' says which fixes to make; it goes with --fix or --diff")
        return None
    from .fixing import Fixing

    return Fixing(unsafe=options.unsafe, show=options.diff)


class _Outcome:
    """What the exit code depends on, noted while the results stream by."""

    def __init__(self) -> None:
        self.files = 0
        self.failed = False
        self.unusable = False

    def watch(self, results: Iterator[tuple[FileResult, str]]) -> Iterator[FileResult]:
        for result, fail_level in results:
            self.files += 1
            self.unusable |= result.error is not None
            least = RANK[fail_level]
            self.failed |= any(RANK.get(finding.level, 0) >= least for finding in result.findings)
            yield result


def _results(
    paths: tuple[str, ...], run: Run, options: CheckOptions, narrow: Narrow, fixing: Fixing | None
) -> Iterator[tuple[FileResult, str]]:
    from ..config import excluded
    from ..readers.walk import walk

    def one(path: str, config: Config, given: bytes | None = None) -> tuple[FileResult, str]:
        rules, settings = run.rules(config), run.settings(config, path)

        def check(data: bytes | None) -> FileResult:
            return narrow.result(check_file(path, rules, settings, data=data), config)

        if fixing is None:
            return check(given), settings.fail_level
        return (
            fixing.file(path, check) if given is None else fixing.stdin(path, given, check)
        ), settings.fail_level

    if "-" in paths and len(paths) > 1:
        raise UsageMistake("'-' (standard input) stands alone")
    if paths == ("-",):
        name = options.stdin_filename or "-"
        yield one(name, run.config(name), sys.stdin.buffer.read())
        return
    named = set() if options.force_exclude else {os.path.normpath(path) for path in paths}
    for path in _progress(walk(paths)):
        config = run.config(path)
        if excluded(config, path) and os.path.normpath(path) not in named:
            narrow.skipped += options.force_exclude
            continue
        if narrow.wants(path):
            yield one(path, config)


def _progress(paths: Iterator[str]) -> Iterator[str]:
    """The same paths; on a terminal a long run shows how far it is."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from paths
        return
    listed = list(paths)
    if len(listed) < _MANY:
        yield from listed
        return
    import click

    with click.progressbar(listed, label="Checking", file=sys.stderr) as bar:
        yield from bar
