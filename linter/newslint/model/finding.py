"""The one shape in which everything newslint finds travels from the checks to the reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .span import LineIndex, Span

if TYPE_CHECKING:
    from .article import Article

LEVELS: tuple[str, ...] = ("suggestion", "warning", "error")
FAMILIES: tuple[str, ...] = ("typos", "garbled", "spun", "attribution", "style")
RANK = {level: rank for rank, level in enumerate(LEVELS)}


class Related(NamedTuple):
    """Another place a finding speaks of: the earlier mention, or the words of the wire copy."""

    path: str | None  # None: the same file
    span: Span  # in the text of that file
    note: str


class Finding(NamedTuple):
    """One report. `span` is in the text of the file as decoded, end-exclusive code points."""

    rule: str
    family: str
    level: str
    span: Span
    text: str
    message: str
    why: str
    replacements: tuple[str, ...] = ()
    fix: str = ""  # "safe", "unsafe" or "" (no automatic fix); the fix is the first replacement
    sign: str = ""  # what it is a sign of, for the verdict on the document; "" counts for none
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    entry: str = ""  # the line of the rule's list or the row of its table that it rests on; "" for none
    barrier: str = (
        ""  # what keeps a program from writing the first replacement (`fixing.barriers`); "" for nothing
    )


class FileResult(NamedTuple):
    """All there is to say of one file. `error` is None, or why the file could not be checked, `crashed` if
    that was a bug of ours."""

    path: str
    source: str  # the file as decoded, without a byte-order mark
    lines: LineIndex
    findings: tuple[Finding, ...] = ()
    error: str | None = None
    verdict: dict[str, object] | None = None
    words: int = 0
    hidden: Mapping[str, int] = {}  # level -> number of findings left out because they are below the level
    article: Article | None = None  # kept for reports that show the article as it reads
    wire: Article | None = None  # the wire copy it was compared with, kept for the same reports
    crashed: bool = False
    engines: Mapping[str, Mapping[str, object]] = {}  # what grammar engines say of the whole document
    #: rule -> where in the file findings begin that are left out because the rule has too many in this file
    unlisted: Mapping[str, Sequence[int]] = {}
    suppressed: int = 0  # findings that directives in the article left out
    known: int = 0  # findings that a baseline left out
    language: str = ""  # that of a file that is not English, so not checked: as it names it, or "unknown"
    passages: int = 0  # long passages that are not English, in which nothing is reported
