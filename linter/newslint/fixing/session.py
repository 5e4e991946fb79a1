"""Mending one file with somebody who decides: what comes next, what is written, and the way back."""

from __future__ import annotations

from ..model.finding import FileResult, Finding
from ..model.span import Span
from ..readers.decode import encode
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .apply import MIXED, Check, Edit, apply_edits, edit_of, encodable
from .barriers import BARRIERS

if TYPE_CHECKING:
    from collections.abc import Callable


class _State(NamedTuple):
    """All that a decision changes. `passed` are (rule, span) of findings that were left as they are; `by_hand` is
    False for what followed from an earlier decision; `back` undoes what lies outside of the file."""

    data: bytes
    result: FileResult
    passed: tuple[tuple[str, Span], ...]
    made: int
    by_hand: bool = True
    back: Callable[[], None] | None = None


class Refused(Exception):
    """A change that cannot be made; the message says why."""


class Session:
    """The bytes of one article, in the hands of somebody who goes through its findings. `data` is what the file holds;
    `after` what it is to hold, `made` the number of changes."""

    def __init__(self, data: bytes, check: Check) -> None:
        self.before = self.after = data
        self.result = check(data)
        self.made = 0
        self._check = check
        self._passed: tuple[tuple[str, Span], ...] = ()
        self._states: list[_State] = []
        article = self.result.article
        self.problem = ""
        if article is not None and encode(self.result.source, article.encoding, bom=article.bom) != data:
            self.problem = MIXED
        if any(finding.barrier == "format" for finding in self.result.findings):
            self.problem = BARRIERS["format"]

    def left(self) -> list[Finding]:
        """The findings that nobody has decided on yet, in order."""
        passed = set(self._passed)
        return [finding for finding in self.result.findings if (finding.rule, finding.span) not in passed]

    def write(
        self, finding: Finding, text: str, *, by_hand: bool = True, back: Callable[[], None] | None = None
    ) -> None:
        """Put one of its replacements in the place of a finding's words; `back` as in `leave`. Raises Refused."""
        if finding.barrier:
            raise Refused(BARRIERS[finding.barrier])
        self._change(edit_of(self.result.source, finding, text), by_hand=by_hand, back=back)

    def write_by_hand(self, finding: Finding, text: str) -> None:
        """Put what somebody typed in the place of a finding's words, as they stand in the file. Raises Refused."""
        self._change(Edit(finding.span, text, finding.rule))

    def leave(self, finding: Finding, back: Callable[[], None] | None = None) -> None:
        """Leave a finding as it is. `back` undoes what was done elsewhere for that."""
        self._note(back=back)
        self._passed = (*self._passed, (finding.rule, finding.span))

    def again(self) -> None:
        """Check anew: what the house accepts has changed."""
        self.result = self._check(self.after)

    def undo(self) -> bool:
        """Take back the last decision, and all that followed from it. False if there is none."""
        while self._states:
            state = self._states.pop()
            self.after, self.result, self._passed, self.made = state[:4]
            if state.back is not None:
                state.back()
                self.again()
            if state.by_hand:
                return True
        return False

    def _note(self, *, by_hand: bool = True, back: Callable[[], None] | None = None) -> None:
        self._states.append(_State(self.after, self.result, self._passed, self.made, by_hand, back))

    def _change(self, edit: Edit, *, by_hand: bool = True, back: Callable[[], None] | None = None) -> None:
        source, article = self.result.source, self.result.article
        assert article is not None
        if not encodable(edit.text, article.encoding):
            raise Refused(f"the file is in {article.encoding}, which cannot say that")
        after = encode(apply_edits(source, [edit]), article.encoding, bom=article.bom)
        if after == self.after:
            raise Refused("that changes nothing")
        result = self._check(after)
        if result.article is None or (result.error and not self.result.error):
            raise Refused(f"the file could not be read then: {result.error}")
        self._note(by_hand=by_hand, back=back)
        self.after, self.result = after, result
        self.made += 1
        grown = len(edit.text) - (edit.span.end - edit.span.start)
        self._passed = tuple(
            (rule, span if span.end <= edit.span.start else Span(span.start + grown, span.end + grown))
            for rule, span in self._passed
            if span.end <= edit.span.start or span.start >= edit.span.end
        )
