"""`newslint fix -i`: findings one after the other, and somebody at the terminal who decides on each."""

from __future__ import annotations

import os
import sys

from ..checks.registry import kind_module
from ..config.add_entries import add_entries, configuration_to_change
from ..config.trust import to_write
from ..fixing.apply import Fixed, diff, edit_of, found, write_whole
from ..fixing.barriers import BARRIERS
from ..fixing.session import Refused, Session
from ..model.errors import NewslintError, UsageMistake
from ..model.finding import FileResult, Finding
from ..reporters.shared.base import counted, ends
from ..reporters.shared.excerpt import excerpt
from ..storage.atomic_write import remove
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.safe_read import ABSENT, see
from ..terminal import keys
from ..terminal.colour import Paint, wanted
from ..terminal.escaping import safe
from ..terminal.messages import say, write
from .fix_files import LINK, Check, Fixing

if TYPE_CHECKING:
    from .settings import Run

_WIDEST = 100
#: So many replacements can be chosen by a digit.
_MOST = 9
_HELP = """\
  a, y    write the replacement (1-9: another of those shown)
  e       write something else: the words are yours to change
  s, n    leave it as it is
  !       write it here and wherever this rule finds these words with this replacement
  w       the word is right: add it to the house words of the configuration
  u       take back the last decision in this file
  d       show all changes to this file so far
  q       write what was decided, and stop
  Ctrl-C  stop, and leave this file as it was"""


class AskingFix(Fixing):
    """Goes through the findings of each file of a run with whoever sits at the terminal. A file is written when all of
    it is decided, whole or not at all. Raises UsageMistake if nobody is there."""

    asks = True

    def __init__(self, run: Run, colour: str | None) -> None:
        super().__init__()
        if not keys.is_there():
            raise UsageMistake(
                "'fix -i' asks at a terminal; elsewhere there are --diff, --fix and '--fix RULE'"
            )
        self._run = run
        self._paint = Paint(wanted(colour, sys.stdout))
        self._always: dict[tuple[str, str], str] = {}

    def stdin(self, name: str, data: bytes, check: Check) -> FileResult:
        """Raise UsageMistake: the answers come from there."""
        raise UsageMistake("'fix -i' reads answers from standard input; name the file")

    def file(self, path: str, check: Check) -> FileResult:
        """Mend one file as somebody says. Errors are part of the result."""
        try:
            there = found(path)
        except NewslintError:
            return check(None)
        session = Session(there.seen.data, check)
        if not session.left():
            return session.result
        problem = LINK if there.linked else session.problem
        if problem:
            say(
                f"{path}: {counted(len(session.left()), 'finding')}, not to be mended here: {problem}",
                err=True,
            )
            return session.result
        self._decide(path, session)
        if session.after == session.before:
            return session.result
        try:
            write_whole(path, session.after, expected=there.seen)
        except NewslintError as error:
            return session.result._replace(error=error.message)
        self.files += 1
        self.fixes += session.made
        return session.result

    def _decide(self, path: str, session: Session) -> None:
        """Ask about one finding after the other until none is left, or nobody wants to go on."""
        shown: Finding | None = None
        while left := session.left():
            finding = left[0]
            text = self._always.get((finding.rule, finding.text))
            if text is not None and not finding.barrier:
                try:
                    session.write(finding, text, by_hand=False)
                    continue
                except Refused:
                    pass
            if finding is not shown:
                self._show(path, session, finding, len(left))
                shown = finding
            try:
                if not self._answer(path, session, finding):
                    return
            except Refused as refused:
                self._say(f"  not done: {refused}")

    def _answer(self, path: str, session: Session, finding: Finding) -> bool:
        """Do what a key says; False when it says stop. Raises Refused, and KeyboardInterrupt."""
        choices = finding.replacements[:_MOST] if not finding.barrier else ()
        word = self._is_word(path, finding)
        write(self._prompt(choices, word))
        try:
            key = keys.read_key()
        except EOFError:
            key = "q"
        self._say(safe(key) if key.isprintable() else "")
        if key in ("a", "y") and choices:
            session.write(finding, choices[0])
        elif key.isdigit() and 0 < int(key) <= len(choices):
            session.write(finding, choices[int(key) - 1])
        elif key == "!" and choices:
            same = (finding.rule, finding.text)
            session.write(finding, choices[0], back=lambda: self._forget(same))
            self._always[same] = choices[0]
        elif key == "e":
            self._edit(session, finding)
        elif key in ("s", "n"):
            session.leave(finding)
        elif key == "w":
            if not word:
                raise Refused("this is about no single word that a list of words could hold")
            self._accept(path, session, finding)
        elif key == "u":
            self._say("  taken back" if session.undo() else "  nothing to take back in this file")
        elif key == "d":
            changes = diff(path, Fixed(session.before, session.after, {}, session.result))
            self._say(
                "\n".join(map(self._coloured, changes.split("\n"))) if changes else "  no change so far"
            )
        elif key == "q":
            self.done = True
            return False
        else:
            self._say(_HELP)
        return True

    def _forget(self, same: tuple[str, str]) -> None:
        self._always.pop(same, None)

    def _edit(self, session: Session, finding: Finding) -> None:
        """Have somebody change the words, as they stand in the file. Raises Refused."""
        there = finding.span.of(session.result.source)
        if not there.isprintable():
            raise Refused("the words go over more than one line; change them in an editor")
        begun = finding.replacements[0] if finding.replacements and not finding.barrier else there
        if (
            not begun.isprintable()
        ):  # a pack may say anything, and what is to be edited goes to the terminal as it is
            begun = there
        try:
            session.write_by_hand(finding, keys.read_line("  write: ", begun))
        except (EOFError, KeyboardInterrupt, UnicodeError):
            self._say("")
            raise Refused("as you like") from None

    def _is_word(self, path: str, finding: Finding) -> bool:
        """True if what a finding speaks of can be accepted as a word of the house."""
        rules = self._run.rules(self._run.config(path)).rules
        kind = next((rule.kind for rule in rules if rule.id == finding.rule), "")
        return bool(kind) and getattr(kind_module(kind), "ASKS_VOCABULARY", False)

    def _accept(self, path: str, session: Session, finding: Finding) -> None:
        config = self._run.config(path)
        target: str = configuration_to_change(config, os.path.dirname(os.path.abspath(path)))
        try:
            target = to_write(target)
        except NewslintError as error:
            raise Refused(safe(str(error))) from None
        try:
            before = see(target)
        except OSError as error:
            raise Refused(f"{target} cannot be read: {error.strerror}") from None
        try:
            add_entries(target, "accept", [finding.text])
            written = see(target)
        except (NewslintError, OSError) as error:
            raise Refused(safe(str(error))) from None

        def back() -> None:
            try:
                if see(target) != written:
                    raise NewslintError("has been changed meanwhile, and keeps the word", path=target)
                if before == ABSENT:
                    remove(target, written)
                else:
                    write_whole(target, before.data, expected=written)
            except (NewslintError, OSError) as error:
                self._say(f"  {safe(str(error))}")
            self._run.forget_configs()

        self._run.forget_configs()
        session.leave(finding, back)
        session.again()
        self._say(f"  '{safe(finding.text)}' added to {safe(os.path.relpath(target))}")

    def _show(self, path: str, session: Session, finding: Finding, left: int) -> None:
        """What was found, and what would become of it."""
        from shutil import get_terminal_size

        paint, result = self._paint, session.result
        line, column, _, _ = ends(result, finding)
        where = paint("path", f"{safe(path)}:{line}:{column}")
        what = f"{paint(finding.level, finding.level)}  {paint('rule', safe(finding.rule))}"
        self._say(f"\n{where}  {what}  ({counted(left, 'finding')} left)\n{safe(finding.message)}")
        width = min(get_terminal_size((80, 24)).columns, _WIDEST) - 4
        part = excerpt(result.source, result.lines, finding.span, width)
        self._say(f"  {paint('old', '-')} {part.before}{paint('old', part.words)}{part.after}")
        if finding.barrier:
            self._say(f"  {BARRIERS[finding.barrier]}; 'e' changes them by hand")
            return
        for number, text in enumerate(finding.replacements[:_MOST], 1):
            edit = edit_of(result.source, finding, text)
            before = max(finding.span.start - edit.span.start, 0)
            lead, follow = part.before, part.after
            lead = lead[: len(lead) - before] if before else lead
            follow = follow[max(edit.span.end - finding.span.end, 0) :]
            sign = "+" if len(finding.replacements) == 1 else str(number)
            self._say(f"  {paint('new', sign)} {lead}{paint('new', safe(edit.text))}{follow}")

    def _prompt(self, choices: tuple[str, ...], word: bool) -> str:
        """The keys that do something here."""
        offered = [("a", "ccept")] if choices else []
        offered += [("e", "dit"), ("s", "kip")]
        if choices:
            offered.append(("!", " always"))
        if word:
            offered.append(("w", "ord is right"))
        offered += [("u", "ndo"), ("d", "iff"), ("q", "uit"), ("?", "")]
        return " ".join(f"{self._paint('key', f'[{key}]')}{rest}" for key, rest in offered) + " "

    def _coloured(self, line: str) -> str:
        """A line of a difference."""
        colour = {"-": "old", "+": "new"}.get(line[:1])
        return self._paint(colour, safe(line)) if colour else safe(line)

    def _say(self, text: str) -> None:
        write(text + "\n")

    def say(self) -> None:
        """One line on what was done."""
        what = f"{counted(self.fixes, 'change')} made in {counted(self.files, 'file')}"
        self._say(f"\n{what}" if self.files else "\nNothing was changed.")
