"""Which lines of which files have changed against a commit, asked of git."""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left

from ..model.errors import NewslintError
from ..model.finding import FileResult, Finding
from ..model.span import Span

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(rb'Binary files .* and (b/.*|"b/.*") differ')
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_CONTROLS = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r"))
#: A folder of articles may be made to look like a repository of its own, with commands in its configuration: git is to
#: take none for one that lies within another (it knows that from 2.38 on; for older ones see `_top`).
_SAFE = ("-c", "safe.bareRepository=explicit")
_OPTIONS = (
    "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/",
    "--find-renames", "--diff-filter=ACMRTUXB", "--ignore-submodules",
)  # fmt: skip
#: What git compares with in a repository that has no commit yet.
_EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"

#: Lines (from 1, ended by LF as git counts them) that are new or changed; None for all of them.
Lines = frozenset[int] | None


def _environment() -> dict[str, str]:
    """Our environment with the paths that git sets for hooks made absolute, since we ask from elsewhere."""
    found = dict(os.environ, LC_ALL="C", GIT_OPTIONAL_LOCKS="0")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        if found.get(name):
            found[name] = os.path.abspath(found[name])
    return found


def _git(folder: str, *arguments: str, index: str | None = None) -> bytes:
    """What git answers. Raises NewslintError with git's own words if it refuses."""
    environment = _environment()
    if index:
        environment["GIT_INDEX_FILE"] = index
    try:
        done = subprocess.run(
            ("git", *_SAFE, *arguments), cwd=folder or ".", env=environment, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise NewslintError("--changed needs git, and no 'git' command is to be found") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NewslintError(f"git {arguments[0]}: {said[0] if said else 'failed'}")
    return done.stdout


def is_commit(ref: str, folder: str = "") -> bool:
    """True if git knows a commit by this name."""
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except NewslintError:
        return False
    return True


def _top(folder: str) -> str:
    """The folder of the working tree that a folder belongs to. Raises NewslintError if it belongs to none."""
    start = folder
    while not os.environ.get("GIT_DIR") and not os.path.exists(os.path.join(start, ".git")):
        above = os.path.dirname(start)
        if above == start:
            raise NewslintError(f"--changed: {folder} is not a git repository, nor within one")
        start = above
    # asked where its .git lies, git looks for no other
    return os.path.realpath(os.fsdecode(_git(start, "rev-parse", "--show-toplevel").rstrip(b"\n")))


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

    def __init__(self, top: str, ref: str) -> None:
        self.top = top
        base = self._base(ref)
        untracked = [
            path
            for path in _git(top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
            if path
        ]
        self._lines: dict[bytes, Lines] = {}
        if untracked and self._deleted():
            diff = self._with_untracked(base, untracked)
        else:
            diff = _git(top, "diff", *_OPTIONS, base, "--")
            self._lines.update(dict.fromkeys(untracked))
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
            return _git(self.top, "merge-base", ref, "HEAD").decode().strip()
        except NewslintError:
            return ref  # no common history, or it was not fetched

    def _deleted(self) -> bool:
        return bool(_git(self.top, "ls-files", "--deleted", "-z"))

    def _with_untracked(self, base: str, untracked: list[bytes]) -> bytes:
        """The diff as it would be if the untracked files were added, in a copy of the index."""
        import tempfile
        from shutil import copyfile

        index = os.path.join(
            self.top, _git(self.top, "rev-parse", "--git-path", "index").decode().rstrip("\n")
        )
        index = os.environ.get("GIT_INDEX_FILE") or index
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "index")
            if os.path.exists(index):
                copyfile(index, copy)
            paths = os.path.join(folder, "paths")
            with open(paths, "wb") as file:
                file.write(b"\0".join(untracked))
            _git(
                self.top, "add", "--intent-to-add", f"--pathspec-from-file={paths}", "--pathspec-file-nul",
                index=copy,
            )  # fmt: skip
            return _git(self.top, "diff", *_OPTIONS, base, "--", index=copy)

    def lines(self, path: str) -> Lines:
        """The changed lines of a file; empty if it has not changed."""
        relative = os.path.relpath(os.path.realpath(path), self.top)
        key = os.fsencode(relative.replace(os.sep, "/"))
        return self._lines.get(key, frozenset())


class Changes:
    """What has changed against `ref`, for files of any number of repositories."""

    def __init__(self, ref: str = "HEAD") -> None:
        self.ref = ref
        self._tops: dict[str, Repository] = {}
        self._folders: dict[str, Repository] = {}

    def _repository(self, path: str) -> Repository:
        folder = os.path.dirname(os.path.realpath(path))
        if folder not in self._folders:
            known = next((top for top in self._tops if folder == top), None)
            top = known or _top(folder)
            if top not in self._tops:
                self._tops[top] = Repository(top, self.ref)
            self._folders[folder] = self._tops[top]
        return self._folders[folder]

    def touches(self, path: str) -> bool:
        """True if anything in a file is new. Raises NewslintError outside of a git repository."""
        lines = self._repository(path).lines(path)
        return lines is None or bool(lines)

    def only_changed(self, result: FileResult) -> FileResult:
        """The result with the findings that touch a changed line, or speak of one beside their own place."""
        if not result.findings:
            return result
        lines = self._repository(result.path).lines(result.path)
        if lines is None:
            return result
        breaks = [at for at, char in enumerate(result.source) if char == "\n"]
        new = tuple(finding for finding in result.findings if _on(finding, lines, breaks))
        verdict = result.verdict if any(finding.sign for finding in new) else None
        return result._replace(findings=new, verdict=verdict)


def _on(finding: Finding, lines: frozenset[int], breaks: list[int]) -> bool:
    places = [finding.span, *(related.span for related in finding.related if related.path is None)]
    return any(_numbers(place, breaks) & lines for place in places)


def _numbers(span: Span, breaks: list[int]) -> set[int]:
    first = bisect_left(breaks, span.start) + 1
    last = bisect_left(breaks, max(span.end - 1, span.start)) + 1
    return set(range(first, last + 1))
