"""Checking articles as the command does. No option parser is needed to get here: a call without options,
as a hook makes it, starts without one."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterator

from ..limits.timer import PER_FILE, Limit, allowed
from ..model.errors import NewslintError, UsageMistake
from ..model.finding import RANK, FileResult
from ..packs.rule import present
from ..readers.contents import standard_input
from ..reporters.shared.base import counted
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.bug_report import ADVICE
from ..terminal.messages import say
from ..terminal.progress import NO_PROGRESS, Progress, progress_for
from .new_only import NewOnly, split_ref
from .options import ALL, CheckOptions
from .report_stream import output_stream, rendered
from .runner import Files
from .settings import Run, Selection

if TYPE_CHECKING:
    from .fix_files import Fixing
    from .output_file import Guard
    from .strict_config import StrictConfig


def check(paths: tuple[str, ...], options: CheckOptions, chosen: Selection) -> int:
    """Check articles, write the report, and give the exit code. Raises NewslintError."""
    rules = _rules_to_fix(options)
    run = Run(chosen._replace(fix=rules))
    ref, paths = split_ref(options.changed, paths)
    if not paths:
        paths = (".",)
    narrow = NewOnly("" if options.no_baseline else options.baseline, ref)
    strict = None
    if options.strict_config:
        from .git_changes import Changes
        from .strict_config import StrictConfig

        strict = StrictConfig(narrow.changes or Changes())  # git is asked once
    fixing = _fixing(options, run)
    if options.output:
        from .output_file import settled

        options = options._replace(output=settled(options.output))
    guard = _guard(paths, run, options)
    outcome = _Outcome()
    progress = NO_PROGRESS if options.ask else progress_for(sys.stderr)
    results = outcome.watch(_results(paths, run, options, narrow, fixing, guard, strict, progress))
    if fixing and (fixing.show or fixing.asks or paths == ("-",)) and not options.output:
        for result in results:  # standard output is taken
            if result.error:
                say(f"{result.path}: {result.error}", err=True)
    else:
        with output_stream(options.output, options.format) as stream:
            try:
                for piece in rendered(results, run, options, stream, narrow.left_out):
                    progress.make_way()
                    stream.write(piece)
            except TimeoutError:
                results.close()  # its limit would come again
                raise NewslintError(
                    "the report of it took too long and was stopped; leave it out, or take --format json",
                    path=outcome.last,
                ) from None
    progress.make_way()
    if fixing:
        fixing.say()
    left_out = narrow.left_out
    named_none = not left_out.unchanged and not (
        options.force_exclude and (left_out.excluded or left_out.no_articles)
    )
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


def _rules_to_fix(options: CheckOptions) -> tuple[str, ...]:
    """The rules that `--fix` names."""
    if options.fix is None or options.fix == ALL:
        return ()
    if options.unsafe:
        raise UsageMistake(
            "'--fix RULE' makes all replacements of the rule; '--unsafe' goes with '--fix' alone"
        )
    return tuple(name for name in options.fix.split(",") if name)


def _fixing(options: CheckOptions, run: Run) -> Fixing | None:
    """What `--fix` and `--diff` ask for; None where files are left alone."""
    if options.ask:
        from .ask_fixes import AskingFix

        return AskingFix(run, options.colour)
    if options.fix is None and not options.diff:
        if options.unsafe:
            raise UsageMistake("'--unsafe' says which fixes to make; it goes with --fix or --diff")
        return None
    from .fix_files import Fixing

    names = run.chosen.fix
    if names:  # whether there are rules called so is known before anything is changed
        former = run.rules(run.config("-")).former
        names = tuple(present(name, former) for name in names)
    return Fixing(unsafe=options.unsafe, show=options.diff, rules=names)


class _Outcome:
    """What the exit code depends on, noted while the results stream by."""

    def __init__(self) -> None:
        self.files = 0
        self.failed = False
        self.unusable = False
        self.crashed = False
        self.last = ""

    def watch(self, results: Iterator[tuple[FileResult, str]]) -> Generator[FileResult, None, None]:
        for result, fail_level in results:
            self.files += 1
            self.unusable |= result.error is not None
            self.crashed |= result.crashed
            least = RANK[fail_level]
            self.failed |= any(RANK.get(finding.level, 0) >= least for finding in result.findings)
            self.last = result.path
            # until the next file is asked for, the reporter is at work on this one
            with Limit(allowed(PER_FILE, len(result.source))):
                yield result


def _results(
    paths: tuple[str, ...],
    run: Run,
    options: CheckOptions,
    narrow: NewOnly,
    fixing: Fixing | None,
    guard: Guard | None,
    strict: StrictConfig | None,
    progress: Progress,
) -> Iterator[tuple[FileResult, str]]:
    if "-" in paths and len(paths) > 1:
        raise UsageMistake("'-' (standard input) stands alone")
    wanted = _wanted(paths, run, options, narrow, guard, strict)
    if fixing is None and paths != ("-",):
        files = Files(run, _jobs(options), whole=options.format == "html")
        for path, result in progress.of(files.checked(progress.counted(wanted))):
            config = run.config(path)
            yield narrow.result(result, config), run.settings(config, path).fail_level
        return
    from ..pipeline.check import check_file

    def one(path: str, given: bytes | None = None) -> tuple[FileResult, str]:
        def check(data: bytes | None) -> FileResult:
            config = run.config(path)  # whoever is asked may add words to it
            result = check_file(path, run.rules(config), run.settings(config, path), data=data)
            return narrow.result(result, config)

        if fixing is None:
            result = check(given)
        else:
            fixing.time_limit = run.settings(run.config(path), path).time_limit
            result = fixing.file(path, check) if given is None else fixing.stdin(path, given, check)
        return result, run.settings(run.config(path), path).fail_level

    if paths == ("-",):
        yield one(options.stdin_filename or "-", standard_input())
        return
    if guard is not None:
        wanted = iter(list(wanted))  # no file is changed before all have been held against the report
    for path in progress.of(progress.counted(wanted)):
        yield one(path)
        if fixing is not None and fixing.done:
            return


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
    from ..readers.formats import passed_over
    from ..readers.walk import walk

    named = set() if options.force_exclude else {os.path.normpath(path) for path in paths}
    reports: list[str] = []
    for path in walk(paths, reports):
        config = run.config(path)
        if strict is not None:
            strict.note(path, config, run)
        if config.exclude and os.path.normpath(path) not in named and excluded(config, path):
            narrow.left_out.excluded += 1
            continue
        if options.force_exclude and passed_over(path):
            narrow.left_out.no_articles += 1
            continue
        if guard is not None:
            guard.check(path, config, run)
        if narrow.wants(path):
            yield path
    narrow.left_out.no_articles += len(reports)


def _jobs(options: CheckOptions) -> int | None:
    if options.jobs is None and options.force_exclude:
        return 1  # pre-commit starts as many of us as there are processors
    return options.jobs
