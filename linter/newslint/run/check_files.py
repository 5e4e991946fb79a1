"""Checking articles as the command does. No option parser is needed to get here: a call without options,
as a hook makes it, starts without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from ..model.errors import NewslintError, UsageMistake
from ..model.finding import RANK, FileResult
from ..readers.contents import standard_input
from ..reporters.shared.base import counted
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.bug_report import ADVICE
from ..terminal.messages import say
from .new_only import NewOnly, split_ref
from .options import CheckOptions
from .report_stream import output_stream, rendered
from .runner import Files
from .settings import Run, Selection

if TYPE_CHECKING:
    from .fix_files import Fixing
    from .output_file import Guard
    from .strict_config import StrictConfig

#: With fewer files than this nobody needs to see progress.
_MANY = 40
#: The same where a language model reads them, at some seconds each.
_MANY_DEEP = 4


def check(paths: tuple[str, ...], options: CheckOptions, chosen: Selection) -> int:
    """Check articles, write the report, and give the exit code. Raises NewslintError."""
    run = Run(chosen)
    ref, paths = split_ref(options.changed, paths)
    if not paths:
        paths = (".",)
    narrow = NewOnly("" if options.no_baseline else options.baseline, ref)
    strict = None
    if options.strict_config:
        from .git_changes import Changes
        from .strict_config import StrictConfig

        strict = StrictConfig(narrow.changes or Changes())  # git is asked once
    fixing = _fixing(options)
    guard = _guard(paths, run, options)
    outcome = _Outcome()
    results = outcome.watch(_results(paths, run, options, narrow, fixing, guard, strict))
    if fixing and (fixing.show or paths == ("-",)) and not options.output:
        for result in results:  # standard output is taken
            if result.error:
                say(f"{result.path}: {result.error}", err=True)
    else:
        with output_stream(options.output, options.format) as stream:
            for piece in rendered(results, run, options, stream, narrow.left_out):
                stream.write(piece)
    if fixing:
        fixing.say()
    left_out = narrow.left_out
    named_none = not left_out.unchanged and not (options.force_exclude and left_out.excluded)
    if outcome.files == 0 and not outcome.unusable and named_none:
        besides = "newslint reads .txt, .md, .html and more"
        if left_out.excluded:
            besides = f"the configuration excludes {counted(left_out.excluded, 'file')}"
        raise NewslintError(f"no articles found in {', '.join(paths)}; {besides}")
    if strict is not None and (problem := strict.problem()):
        say(f"newslint: {problem}", err=True)
        outcome.unusable = True
    if outcome.crashed:
        print(ADVICE, file=sys.stderr)
        return 3
    if outcome.unusable:
        return 2
    failed = fixing.files > 0 if fixing and fixing.show else outcome.failed
    return 1 if failed and not options.exit_zero else 0


def _guard(paths: tuple[str, ...], run: Run, options: CheckOptions) -> Guard | None:
    """What keeps the report from being written over a file the run reads; None where it goes into no file.
    Raises NewslintError if that can be told at once."""
    if options.output is None:
        return None
    from .output_file import Guard

    chosen = run.chosen
    articles = [0 if path == "-" else path for path in paths]
    besides = (options.baseline, chosen.config, *chosen.rules, *chosen.source)
    guard = Guard(options.output, (*articles, *besides))
    name = options.stdin_filename or "-"
    guard.check(name, run.config(name), run)
    return guard


def _fixing(options: CheckOptions) -> Fixing | None:
    """What `--fix` and `--diff` ask for; None where files are left alone."""
    if not options.fix and not options.diff:
        if options.unsafe:
            raise UsageMistake("'--unsafe' says which fixes to make; it goes with --fix or --diff")
        return None
    from .fix_files import Fixing

    return Fixing(unsafe=options.unsafe, show=options.diff)


class _Outcome:
    """What the exit code depends on, noted while the results stream by."""

    def __init__(self) -> None:
        self.files = 0
        self.failed = False
        self.unusable = False
        self.crashed = False

    def watch(self, results: Iterator[tuple[FileResult, str]]) -> Iterator[FileResult]:
        for result, fail_level in results:
            self.files += 1
            self.unusable |= result.error is not None
            self.crashed |= result.crashed
            least = RANK[fail_level]
            self.failed |= any(RANK.get(finding.level, 0) >= least for finding in result.findings)
            yield result


def _results(
    paths: tuple[str, ...],
    run: Run,
    options: CheckOptions,
    narrow: NewOnly,
    fixing: Fixing | None,
    guard: Guard | None,
    strict: StrictConfig | None,
) -> Iterator[tuple[FileResult, str]]:
    if "-" in paths and len(paths) > 1:
        raise UsageMistake("'-' (standard input) stands alone")
    wanted = _wanted(paths, run, options, narrow, guard, strict)
    if fixing is None and paths != ("-",):
        files = Files(run, _jobs(options), whole=options.format == "html")
        for path, result in files.checked(_progress(wanted, run)):
            config = run.config(path)
            yield narrow.result(result, config), run.settings(config, path).fail_level
        return
    from ..pipeline.check import check_file

    def one(path: str, given: bytes | None = None) -> tuple[FileResult, str]:
        config = run.config(path)
        rules, settings = run.rules(config), run.settings(config, path)

        def check(data: bytes | None) -> FileResult:
            return narrow.result(check_file(path, rules, settings, data=data), config)

        if fixing is None:
            result = check(given)
        else:
            result = fixing.file(path, check) if given is None else fixing.stdin(path, given, check)
        return result, settings.fail_level

    if paths == ("-",):
        yield one(options.stdin_filename or "-", standard_input())
        return
    if guard is not None:
        wanted = iter(list(wanted))  # no file is changed before all have been held against the report
    for path in _progress(wanted, run):
        yield one(path)


def _wanted(
    paths: tuple[str, ...],
    run: Run,
    options: CheckOptions,
    narrow: NewOnly,
    guard: Guard | None,
    strict: StrictConfig | None,
) -> Iterator[str]:
    """The files to check, in order. Raises NewslintError if the report would be written over one."""
    from ..config.resolve import excluded
    from ..readers.walk import walk

    named = set() if options.force_exclude else {os.path.normpath(path) for path in paths}
    for path in walk(paths):
        config = run.config(path)
        if strict is not None:
            strict.note(path, config, run)
        if config.exclude and os.path.normpath(path) not in named and excluded(config, path):
            narrow.left_out.excluded += 1
            continue
        if guard is not None:
            guard.check(path, config, run)
        if narrow.wants(path):
            yield path


def _jobs(options: CheckOptions) -> int | None:
    if options.jobs is None and options.force_exclude:
        return 1  # pre-commit starts as many of us as there are processors
    return options.jobs


def _progress(paths: Iterator[str], run: Run) -> Iterator[str]:
    """The same paths; on a terminal a long run shows how far it is."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from paths
        return
    listed = list(paths)
    deep = run.chosen.deep or bool(listed) and run.config(listed[0]).deep
    if len(listed) < (_MANY_DEEP if deep else _MANY):
        yield from listed
        return
    import click

    with click.progressbar(listed, label="Checking", file=sys.stderr) as bar:
        yield from bar
