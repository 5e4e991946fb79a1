"""`--fix` and `--diff`: what happens to each file, and what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Callable

from ..fixing.apply import May, diff, edits_of, fix_bytes, found, write_whole
from ..limits.timer import PER_FILE, Limit, allowed
from ..model.errors import NewslintError
from ..model.finding import FileResult, Finding
from ..packs.rule import names_of
from ..readers.formats import format_of_article
from ..terminal.messages import say, say_difference
from .one_file import failed

#: Why a link is left alone.
LINK = "it is a link; name the file it leads to"
#: Checks bytes as the contents of a file, or the file itself.
Check = Callable[[bytes | None], FileResult]


def chosen_rules(names: tuple[str, ...]) -> May:
    """Says yes to every replacement of the named rules that a program may write, and to no other."""

    def may(finding: Finding) -> bool:
        rule = {*names_of(finding.rule), f"{finding.rule}/{finding.entry}"}
        return not finding.barrier and not rule.isdisjoint(names)

    return may


class Fixing:
    """Fixes the files of a run one after the other. With `show` only the differences are printed. `rules` are those
    whose replacements are made, whatever they say of safety; without any it is all that are safe."""

    #: True for what shows the findings itself.
    asks = False
    #: True when whoever was asked has had enough.
    done = False

    def __init__(self, *, unsafe: bool = False, show: bool = False, rules: tuple[str, ...] = ()) -> None:
        self._unsafe = unsafe
        self._may = chosen_rules(rules) if rules else None
        self.show = show
        self.time_limit = 0.0
        self.files = 0
        self.fixes = 0

    def file(self, path: str, check: Check) -> FileResult:
        """Fix one file, or show how. Returns what is left to say of it; reading and writing errors are
        part of the result."""
        try:
            there = found(path)
        except NewslintError:
            return check(None)  # says why, in the words of every other run
        if there.linked and not self.show:
            result = check(None)
            if edits_of(result.source, result.findings, unsafe=self._unsafe, may=self._may):
                say(f"{path}: not fixed: {LINK}", err=True)
            return result
        return self._done(
            path, there.seen.data, check, write=lambda fixed: write_whole(path, fixed, expected=there.seen)
        )

    def stdin(self, name: str, data: bytes, check: Check) -> FileResult:
        """Fix standard input and write it to standard output."""
        return self._done(name, data, check, write=lambda fixed: None, out=_print_article)

    def _done(
        self,
        path: str,
        data: bytes,
        check: Check,
        *,
        write: Callable[[bytes], None],
        out: Callable[[bytes], object] | None = None,
    ) -> FileResult:
        seconds = 2 * (self.time_limit or allowed(PER_FILE, len(data)))
        try:
            with Limit(seconds):
                fixed = fix_bytes(data, check, unsafe=self._unsafe, may=self._may)
                shown = diff(path, fixed) if self.show else ""
        except TimeoutError:
            return failed(
                path,
                f"fixing it took longer than {seconds:.3g} s and was stopped; nothing was changed. Allow more with "
                "--time-limit, or split the article",
            )
        result = fixed.result
        refused = fixed.refused or _unwritten(result)
        if refused:
            say(f"{path}: not fixed: {refused}", err=True)
        changed = fixed.after != fixed.before
        if self.show:
            if changed:
                say_difference(shown)
        elif changed:
            try:
                write(fixed.after)
            except NewslintError as error:
                changed = False
                result = result._replace(error=error.message)
        if out is not None and not self.show:
            out(fixed.after)
        if changed:
            self.files += 1
            self.fixes += sum(fixed.counts.values())
        return result

    def say(self) -> None:
        """One line on what was done, on standard error."""
        if self.files:
            what = "fix" if self.fixes == 1 else "fixes"
            where = "1 file" if self.files == 1 else f"{self.files:,} files"
            verb = "would be made" if self.show else "made"
            print(f"{self.fixes:,} {what} {verb} in {where}", file=sys.stderr)


def _unwritten(result: FileResult) -> str:
    """Why nothing is written into a file that has replacements, if its format is the reason; else ""."""
    if result.article is None or not any(finding.replacements for finding in result.findings):
        return ""
    format = format_of_article(result.article.format, result.article.path)
    if not format.unwritten:
        return ""
    return f"--fix does not write {format.unwritten}; make the changes in the program it comes from"


def _print_article(data: bytes) -> None:
    """Write an article to standard output, all of it. Raises NewslintError, and BrokenPipeError if nobody reads."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NewslintError(f"the fixed article cannot be written: {error.strerror}") from None
