"""Putting replacements into files: whole files or nothing, again and again until nothing is left to do."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable

from ..model.errors import NewslintError, UnreadableFile
from ..model.finding import FileResult, Finding
from ..model.span import Span
from ..readers.contents import seen
from ..readers.decode import encode
from ..storage.atomic_write import Changed, replacing
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.place import real_path
from ..storage.safe_read import MOST, Seen, see

#: Checks the bytes of one file; what it leaves out of the result is not fixed either.
Check = Callable[[bytes], FileResult]

#: Why a file is left alone that cannot be written as it was.
MIXED = "its bytes are in more than one encoding; save it as UTF-8 and fix it then"
#: How a file ends its lines where LF is not all of it.
_RETURN = re.compile(r"\r\n?")
_LINE_GAP = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")

#: A fix may bring the words of another fix together. More rounds than this are rules at odds.
_ROUNDS = 12


class Edit(NamedTuple):
    """A replacement at its place in the text of the file, and the rule that asks for it."""

    span: Span
    text: str
    rule: str


class Fixed(NamedTuple):
    """What came of fixing one file: the bytes before and after, the number of replacements per rule, and
    the result of checking what is there now. `refused` says why a file with fixes was left as it is."""

    before: bytes
    after: bytes
    counts: dict[str, int]
    result: FileResult
    refused: str = ""


#: Says of a finding whether its first replacement is to be made.
May = Callable[[Finding], bool]


def _safe(finding: Finding) -> bool:
    return finding.fix == "safe"


def _safe_or_unsafe(finding: Finding) -> bool:
    return finding.fix != ""


def edit_of(source: str, finding: Finding, text: str) -> Edit:
    """`text` in the place of a finding's words, made to fit into the lines around it."""
    start, end = finding.span
    if "\n" in text and (lines_end := _RETURN.search(source, start, end)):
        text = text.replace("\n", lines_end.group())
    if text == "":
        start, end, text = _taken_out(source, finding.span, finding.text[:1].isupper())
    elif len(gaps := list(_LINE_GAP.finditer(source, start, end))) == 1 and not _LINE_GAP.search(text):
        start, end, text = _broken(source, finding.span, text, gaps[0])
    return Edit(Span(start, end), text, finding.rule)


def _taken_out(source: str, span: Span, capital: bool) -> tuple[int, int, str]:
    """With a word taken out one of the spaces around it goes too, and at the start of a sentence the next
    word takes over the capital."""
    start, end = span
    after = source[end : end + 1]
    if start > 0 and source[start - 1] in " \t" and (not after or after.isspace() or after in ".,;:!?)”’"):
        start -= 1
    elif after in (" ", "\t") and (start == 0 or source[start - 1] in "\r\n"):
        end += 1
    if capital and (not source[:start].strip() or source[:start].rstrip(" ")[-1] in ".!?\r\n"):
        following = end
        while source[following : following + 1] == " ":
            following += 1
        if source[following : following + 1].islower():
            return start, following + 1, source[end:following] + source[following].upper()
    return start, end, ""


def _broken(source: str, span: Span, text: str, gap: re.Match[str]) -> tuple[int, int, str]:
    """Words that stood on two lines stay on two lines, so that wrapped copy keeps its shape."""
    start, end = span
    words = text.split(" ")
    if len(words) > 1:
        before = min(len(source[start : gap.start()].split()), len(words) - 1)
        return start, end, " ".join(words[:before]) + gap.group() + " ".join(words[before:])
    if source[end : end + 1] == " ":
        return start, end + 1, text + gap.group()
    if source[start - 1 : start] == " ":
        return start - 1, end, gap.group() + text
    return start, end, text


def edits_of(
    source: str, findings: Iterable[Finding], *, unsafe: bool = False, may: May | None = None
) -> list[Edit]:
    """The replacements that may be made without asking (`unsafe`: those that deserve a second look, too; `may`: what it
    says instead), in order, none touching another. Of two that want the same words the first is made; the other is
    found again on the next round, if it still holds."""
    may = may or (_safe_or_unsafe if unsafe else _safe)
    wanted = sorted(
        (
            edit_of(source, finding, finding.replacements[0])
            for finding in findings
            if finding.replacements and may(finding)
        ),
        key=lambda edit: (edit.span.start, -edit.span.end, edit.rule),
    )
    chosen: list[Edit] = []
    for edit in wanted:
        if (not chosen or chosen[-1].span.end <= edit.span.start) and edit.text != edit.span.of(source):
            chosen.append(edit)
    return chosen


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """The text with every edit made; edits are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (source[at : edit.span.start], edit.text)
        at = edit.span.end
    parts.append(source[at:])
    return "".join(parts)


def encodable(text: str, encoding: str) -> bool:
    """True if a text can be written in an encoding."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def fix_bytes(data: bytes, check: Check, *, unsafe: bool = False, may: May | None = None) -> Fixed:
    """Fix the bytes of one article, keeping its encoding, byte-order mark and line ends. Fixing what comes
    out changes nothing. Rules whose fixes undo one another are left out."""
    may = may or (_safe_or_unsafe if unsafe else _safe)
    banned: set[str] = set()
    first = check(data)
    while True:
        outcome = _rounds(data, first, check, may, banned)
        if isinstance(outcome, Fixed):
            return outcome
        banned |= outcome


def _rounds(
    data: bytes, result: FileResult, check: Check, may: May, banned: set[str]
) -> Fixed | frozenset[str]:
    """The fixed file, or the rules that go round in circles on it."""
    before = data
    counts: dict[str, int] = {}
    seen: dict[str, int] = {}
    used: list[set[str]] = []
    while True:
        article = result.article
        if result.error is not None or article is None:
            return Fixed(before, data, counts, result)
        source = result.source
        found = [finding for finding in result.findings if finding.rule not in banned]
        edits = [edit for edit in edits_of(source, found, may=may) if encodable(edit.text, article.encoding)]
        if not edits:
            return Fixed(before, data, counts, result)
        if encode(source, article.encoding, bom=article.bom) != data:
            return Fixed(before, before, {}, result, MIXED)
        if source in seen or len(used) >= _ROUNDS:
            return frozenset().union(*used[seen.get(source, len(used) - 2) :])
        seen[source] = len(used)
        used.append({edit.rule for edit in edits})
        after = encode(apply_edits(source, edits), article.encoding, bom=article.bom)
        outcome = check(after)
        if outcome.error is not None:  # a few control characters are too many for what is left
            return Fixed(before, data, counts, result)
        data, result = after, outcome
        for edit in edits:
            counts[edit.rule] = counts.get(edit.rule, 0) + 1


class Found(NamedTuple):
    """A file as it was read, and whether its name was, or is, a link."""

    seen: Seen
    linked: bool = False


def found(path: str) -> Found:
    """A file as it is now. Raises UnreadableFile."""
    try:
        place = os.path.realpath(path)
    except (OSError, ValueError):  # a link that is gone by now; a NUL
        place = ""
    there = seen(path)
    folder, name = os.path.split(path)
    linked = os.path.islink(path)
    if (
        os.name == "posix"
    ):  # elsewhere a place may be spelt otherwise; a name that was a link for a moment shows in its place
        linked = linked or place != os.path.join(real_path(folder), name)
    return Found(there, linked)


def there_now(path: str, most: int = MOST) -> Seen:
    """What is at a path that is to be written to, `ABSENT` for nothing, with no more than `most` bytes. Raises NewslintError."""
    try:
        return see(path, most)
    except OSError as error:
        raise NewslintError(f"cannot be written: {error.strerror}", path=path) from None


def write_whole(path: str, data: bytes, *, expected: Seen | None = None) -> None:
    """Put `data` in the place of a file (see `replacing`). With `expected`, a file is left alone that somebody has changed
    meanwhile, or put a link to another one in the place of. Raises NewslintError."""
    try:
        with replacing(path, expected) as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
    except Changed:
        raise NewslintError("was changed while it was being fixed; left as it is", path=path) from None
    except OSError as error:
        raise UnreadableFile(f"cannot be written: {error.strerror or error}", path=path) from None


def diff(path: str, fixed: Fixed) -> str:
    """The change as a unified diff that `patch -p1` and `git apply` understand; "" if there is none."""
    from .unified_diff import unified

    if fixed.before == fixed.after or fixed.result.article is None:
        return ""
    encoding = fixed.result.article.encoding
    lines = [_lines(data.decode(encoding, "replace")) for data in (fixed.before, fixed.after)]
    pieces = []
    name = _name(path)
    for line in unified(lines[0], lines[1], _quoted(f"a/{name}"), _quoted(f"b/{name}")):
        pieces.append(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n")
    return "".join(pieces)


def _name(path: str) -> str:
    """A path as a difference names it: from the working folder if it lies below, else without what makes it absolute,
    since `a/` and `b/` come before it."""
    if os.path.isabs(path):
        below = os.path.relpath(path)
        path = os.path.splitdrive(path)[1].lstrip(os.sep) if below.startswith(os.pardir) else below
    return path.replace(os.sep, "/")


def _quoted(name: str) -> str:
    """The name of a file as git writes it into a difference: in quotation marks, its bytes as numbers, if it
    holds what could be taken for the end of the line or steers a terminal."""
    if name.isprintable() and '"' not in name and "\\" not in name:
        return name
    shown = (
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}"
        for byte in os.fsencode(name)
    )
    return f'"{"".join(shown)}"'


def _lines(text: str) -> list[str]:
    """Lines as `diff` has them: they end at LF and nowhere else."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
