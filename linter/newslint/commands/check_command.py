"""`newslint check`: findings of files, folders or standard input, in the format somebody asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TextIO

import click

from ..errors import NewslintError
from ..finding import RANK, FileResult
from ..pipeline import check_file
from .narrow import Narrow, split_ref
from .selection import Run, choose, selection_options

if TYPE_CHECKING:
    from ..config import Config
    from .fixing import Fixing

FORMATS = ("text", "json", "github", "gitlab", "sarif", "checkstyle", "junit", "rdjson", "html")

#: With fewer files than this nobody needs to see progress.
_MANY = 40


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report (default text)."
)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report to a file.")
@selection_options
@click.option(
    "--source",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="The wire copy the article was made from.",
)
@click.option(
    "--stdin-filename", metavar="NAME", help="What to call standard input; its ending says the format."
)
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help="Leave out what this baseline knows (see `newslint baseline`).",
)
@click.option(
    "--no-baseline", is_flag=True, help="Show everything, whatever baseline the configuration names."
)
@click.option(
    "--changed",
    is_flag=False,
    flag_value="HEAD",
    metavar="[REF]",
    help="Only what touches lines changed against a commit in git (default HEAD).",
)
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely, in place; report the rest.")
@click.option(
    "--unsafe", is_flag=True, help="With --fix or --diff: make fixes that deserve a second look, too."
)
@click.option("--diff", is_flag=True, help="Show what --fix would do, and do nothing.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="End with counts per rule.")
@click.option(
    "--color/--no-color", "colour", default=None, help="Colours (default: on a terminal; NO_COLOR is obeyed)."
)
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check articles and report what an editor would want to know.

    PATHS are files or folders; `-` is standard input; without any, the current folder is checked.
    """
    run = Run(choose(options))
    ref, paths = split_ref(options["changed"], paths)
    if not paths:
        paths = (".",)
    narrow = Narrow("" if options["no_baseline"] else options["baseline"], ref)
    fixing = _fixing(options)
    outcome = _Outcome()
    results = outcome.watch(_results(paths, run, options, narrow, fixing))
    if fixing and (fixing.show or paths == ("-",)) and not options["output"]:
        for result in results:  # standard output is taken
            if result.error:
                click.echo(f"{result.path}: {result.error}", err=True)
    else:
        with _output(options["output"]) as stream:
            for piece in _render(results, run, options, stream):
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
    return 1 if failed and not options["exit_zero"] else 0


def _fixing(options: dict[str, Any]) -> Fixing | None:
    """What `--fix` and `--diff` ask for; None where files are left alone."""
    if not options["fix"] and not options["diff"]:
        if options["unsafe"]:
            raise click.UsageError("'--unsafe' says which fixes to make; it goes with --fix or --diff")
        return None
    from .fixing import Fixing

    return Fixing(unsafe=options["unsafe"], show=options["diff"])


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
    paths: tuple[str, ...], run: Run, options: dict[str, Any], narrow: Narrow, fixing: Fixing | None
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
        raise click.UsageError("'-' (standard input) stands alone")
    if paths == ("-",):
        name = options["stdin_filename"] or "-"
        yield one(name, run.config(name), sys.stdin.buffer.read())
        return
    named = set() if options["force_exclude"] else {os.path.normpath(path) for path in paths}
    for path in _progress(walk(paths)):
        config = run.config(path)
        if excluded(config, path) and os.path.normpath(path) not in named:
            narrow.skipped += options["force_exclude"]
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
    with click.progressbar(listed, label="Checking", file=sys.stderr) as bar:
        yield from bar


@contextmanager
def _output(path: str | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears whole when everything is written."""
    if path is None:
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(errors="backslashreplace", newline="")
        yield sys.stdout
        return
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "w", encoding="utf-8", newline="") as file:
            yield file
        os.replace(temporary, path)
    except OSError as error:
        raise NewslintError(f"the report cannot be written: {error.strerror}", path=path) from None
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


def _render(
    results: Iterator[FileResult], run: Run, options: dict[str, Any], stream: TextIO
) -> Iterator[str]:
    from importlib import import_module

    from .. import __version__
    from ..reporters.base import ReportContext

    colour = options["colour"]
    if colour is None:
        colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    context = ReportContext(
        version=__version__,
        rules=_infos(run) if options["format_"] not in ("text", "json") else {},
        colour=colour,
        width=_width(stream),
        cwd=os.getcwd(),
        environ=os.environ,
        level=run.settings(run.config("-"), "").level,
        statistics=options["statistics"],
        hints=stream.isatty(),
    )
    reporter = import_module(f"..reporters.{options['format_']}", __package__)
    pieces: Iterator[str] = reporter.render(results, context)
    return pieces


def _infos(run: Run) -> dict[str, Any]:
    from ..reporters.base import RuleInfo

    rules = run.rules(run.config("-")).rules
    return {rule.id: RuleInfo(rule.family, rule.level, rule.message, rule.why, rule.source) for rule in rules}


def _width(stream: TextIO) -> int:
    if not stream.isatty():
        return 100
    from shutil import get_terminal_size

    return get_terminal_size((100, 24)).columns
