"""Which lines of which files have changed against a commit, asked of git: of the repository that the command was started
in, and of no other."""

from __future__ import annotations

import os
import re
from bisect import bisect_left

from ..config.find import is_repository
from ..model.errors import NewslintError
from ..model.finding import FileResult, Finding
from ..model.span import Span
from ..storage.place import real_path
from .git import Git, is_commit

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(rb'Binary files .* and (b/.*|"b/.*") differ')
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_CONTROLS = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r"))
_OPTIONS = (
    "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/",
    "--find-renames", "--diff-filter=ACMRTUXB", "--ignore-submodules",
)  # fmt: skip
#: What git compares with in a repository that has no commit yet.
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

#: Lines (from 1, ended by LF as git counts them) that are new or changed; None for all of them.
Lines = frozenset[int] | None


def _path(written: bytes) -> bytes:
    """A path of a diff without its `b/`, and as it is on disk: git quotes unusual ones as C does."""
    if not written.startswith(b'"'):
        return written.removesuffix(b"\t")[2:]

    def plain(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([int(code, 8) if len(code) == 3 else _CONTROLS.get(code[0], code[0])])

    return _ESCAPE.sub(plain, written.removesuffix(b"\t")[1:-1])[2:]


def parse_diff(diff: bytes) -> dict[bytes, Lines]:
    """The lines that each file of a diff without context adds; files without such lines are left out, and
    all lines count of a file that git takes for binary (text in UTF-16).

    Bodies of hunks are counted through, so that no line of an article is taken for a header."""
    found: dict[bytes, set[int] | None] = {}
    path = b""
    lines = diff.split(b"\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith(b"diff --git "):
            path = b""
        elif line.startswith((b"+++ b/", b'+++ "b/')):
            path = _path(line[4:])
        elif binary := _BINARY.fullmatch(line):
            found[_path(binary[1])] = None
        elif (hunk := _HUNK.match(line)) and path:
            removed, first, added = (int(group) if group is not None else 1 for group in hunk.groups())
            numbers = found.setdefault(path, set())
            assert numbers is not None
            numbers.update(range(first, first + added))
            left = removed + added
            while left and at < len(lines):
                left -= not lines[at].startswith(b"\\")
                at += 1
    return {
        path: None if numbers is None else frozenset(numbers)
        for path, numbers in found.items()
        if numbers is None or numbers
    }


class Repository:
    """The changes of one working tree against a commit (against where a branch left it, for a commit that
    is not an ancestor). Files git does not track are new as a whole, unless they are ignored; one that was
    moved without telling git is compared with what it was before."""

    def __init__(self, git: Git, ref: str) -> None:
        self.git = git
        self.top = git.top
        self.base = base = self._base(ref)
        self.untracked = [
            path
            for path in git.ask("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
            if path and not path.endswith(b"/")  # a repository within this one
        ]
        self._lines: dict[bytes, Lines] = {}
        self._foreign: dict[str, bool] = {}
        if self.untracked and git.ask("ls-files", "--deleted", "-z"):
            diff = self._with_untracked()
        else:
            diff = git.ask("diff", *_OPTIONS, base, "--")
            self._lines.update(dict.fromkeys(self.untracked))
        self._lines.update(parse_diff(diff))

    def _base(self, ref: str) -> str:
        """The commit to compare with."""
        if not is_commit(ref, self.top):
            if ref == "HEAD":
                return _EMPTY_TREE
            raise NewslintError(
                f"--changed: git knows no commit '{ref}' here; in CI, fetch it first (fetch-depth: 0)"
            )
        if ref == "HEAD":
            return ref
        try:
            return self.git.ask("merge-base", ref, "HEAD").decode().strip()
        except NewslintError:
            return ref  # no common history, or it was not fetched

    def _with_untracked(self) -> bytes:
        """The diff as it would be if the untracked files were added, in a copy of the index."""
        import tempfile
        from shutil import copyfile

        index = os.path.join(self.top, self.git.ask("rev-parse", "--git-path", "index").decode().rstrip("\n"))
        index = os.environ.get("GIT_INDEX_FILE") or index
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "index")
            if os.path.exists(index):
                copyfile(index, copy)
            paths = os.path.join(folder, "paths")
            with open(paths, "wb") as file:
                file.write(b"\0".join(self.untracked))
            self.git.ask(
                "add", "--intent-to-add", f"--pathspec-from-file={paths}", "--pathspec-file-nul", index=copy,
            )  # fmt: skip
            return self.git.ask("diff", *_OPTIONS, self.base, "--", index=copy)

    def lines(self, path: str) -> Lines:
        """The changed lines of a file; empty if it has not changed. In a repository within this one, which is not
        asked, all that this one does not know of counts as new. Raises NewslintError for a file outside."""
        real = real_path(path)
        relative = os.path.relpath(real, self.top)
        if relative.split(os.sep, 1)[0] == os.pardir:
            raise NewslintError(
                f"--changed: {path} is outside of the repository newslint was started in; start it in the one it is in"
            )
        key = os.fsencode(relative.replace(os.sep, "/"))
        return self._lines.get(key, None if self.is_foreign(os.path.dirname(real)) else frozenset())

    def is_foreign(self, folder: str) -> bool:
        """True if a folder belongs to a repository within this one."""
        known = self._foreign.get(folder)
        if known is None:
            known = folder != self.top and (is_repository(folder) or self.is_foreign(os.path.dirname(folder)))
            self._foreign[folder] = known
        return known


class Changes:
    """What has changed against `ref` in the repository that the command was started in."""

    def __init__(self, ref: str = "HEAD") -> None:
        self.ref = ref
        self._known: Repository | None = None

    @property
    def repository(self) -> Repository:
        """The repository, asked when this is first wanted. Raises NewslintError where there is none."""
        if self._known is None:
            self._known = Repository(Git.of(os.getcwd()), self.ref)
        return self._known

    def touches(self, path: str) -> bool:
        """True if anything in a file is new. Raises NewslintError outside of a git repository."""
        lines = self.repository.lines(path)
        return lines is None or bool(lines)

    def only_changed(self, result: FileResult) -> FileResult:
        """The result with the findings that touch a changed line, or speak of one beside their own place."""
        if not result.findings:
            return result
        lines = self.repository.lines(result.path)
        if lines is None:
            return result
        breaks = [at for at, char in enumerate(result.source) if char == "\n"]
        new = tuple(finding for finding in result.findings if _on(finding, lines, breaks))
        verdict = result.verdict if any(finding.sign for finding in new) else None
        unlisted = {
            rule: kept
            for rule, places in result.unlisted.items()
            if (kept := [place for place in places if bisect_left(breaks, place) + 1 in lines])
        }
        return result._replace(findings=new, verdict=verdict, unlisted=unlisted)


def _on(finding: Finding, lines: frozenset[int], breaks: list[int]) -> bool:
    places = [finding.span, *(related.span for related in finding.related if related.path is None)]
    return any(_numbers(place, breaks) & lines for place in places)


def _numbers(span: Span, breaks: list[int]) -> set[int]:
    first = bisect_left(breaks, span.start) + 1
    last = bisect_left(breaks, max(span.end - 1, span.start)) + 1
    return set(range(first, last + 1))
