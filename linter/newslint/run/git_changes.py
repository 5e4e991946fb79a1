"""Which lines of which files have changed against a commit, asked of git.

Only the repository that the command was started in is asked, and git is kept from running anything that its
configuration names: whoever sends a folder of articles can put a `.git` into it.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Mapping

from ..config.find import is_repository, repository_of
from ..model.errors import NewslintError
from ..model.finding import FileResult, Finding
from ..model.span import Span

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(rb'Binary files .* and (b/.*|"b/.*") differ')
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_CONTROLS = dict(zip(b"abtnvfr", b"\a\b\t\n\v\f\r"))
#: Settings under which git runs no other program: no hooks, monitors, pagers or helpers. A folder that looks like a
#: repository without being called `.git` is none (git knows that from 2.38 on; for older ones see `_top`).
_SAFE = {
    "safe.bareRepository": "explicit",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.pager": "cat",
    "core.sshCommand": "false",
    "credential.helper": "",
    "diff.external": "",
    "diff.trustExitCode": "false",
}
#: Filters of file contents, which each repository may define under names of its own.
_FILTER = re.compile(r"filter\.(?P<name>.*)\.(?:clean|smudge|process|required)", re.DOTALL | re.IGNORECASE)
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
    found = dict(
        os.environ, LC_ALL="C", GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0", GIT_PAGER="cat",
        # what a partial clone lacks is not fetched: the remote's settings may name commands
        GIT_NO_LAZY_FETCH="1", GIT_ALLOW_PROTOCOL="none",
    )  # fmt: skip
    for name in ("GIT_EXTERNAL_DIFF", "GIT_ASKPASS", "SSH_ASKPASS"):
        found.pop(name, None)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        if found.get(name):
            found[name] = os.path.abspath(found[name])
    return found


def _no_filters(folder: str) -> dict[str, str]:
    """Settings that switch off every filter which the configuration of a repository defines. Raises NewslintError."""
    listed = _git(folder, "config", "--list", "--name-only", "-z").decode("utf-8", "surrogateescape")
    found: dict[str, str] = {}
    for key in listed.split("\0"):
        if match := _FILTER.fullmatch(key):
            name = match["name"]
            if "=" in name:  # git cannot be told of it on a command line
                raise NewslintError(
                    f"--changed: the configuration of git has a filter with an odd name, '{name}'"
                )
            found |= {f"filter.{name}.{part}": "" for part in ("clean", "smudge", "process")}
            found[f"filter.{name}.required"] = "false"
    return found


def _git(
    folder: str, *arguments: str, index: str | None = None, settings: Mapping[str, str] | None = None
) -> bytes:
    """What git answers. Raises NewslintError with git's own words if it refuses."""
    environment = _environment()
    if index:
        environment["GIT_INDEX_FILE"] = index
    try:
        done = subprocess.run(
            ("git", *_options({**_SAFE, **(settings or {})}), *arguments),
            cwd=folder or ".",
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise NewslintError("--changed needs git, and no 'git' command is to be found") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise NewslintError(f"git {arguments[0]}: {said[0] if said else 'failed'}")
    return done.stdout


def _options(settings: Mapping[str, str]) -> list[str]:
    return [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]


def is_commit(ref: str, folder: str = "") -> bool:
    """True if git knows a commit by this name."""
    try:
        _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except NewslintError:
        return False
    return True


def _top(folder: str) -> str:
    """The folder of the working tree that a folder belongs to. Raises NewslintError if it belongs to none."""
    folder = os.path.abspath(folder)
    start = folder if os.environ.get("GIT_DIR") else repository_of(folder)
    if start is None:
        raise NewslintError(f"--changed: {folder} is not a git repository, nor within one")
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
        self._settings = _no_filters(top)
        self._against = base = self._base(ref)
        untracked = [
            path
            for path in self._ask("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
            if path and not path.endswith(b"/")  # a repository within this one
        ]
        self._lines: dict[bytes, Lines] = {}
        self._foreign: dict[str, bool] = {}
        if untracked and self._deleted():
            diff = self._with_untracked(base, untracked)
        else:
            diff = self._ask("diff", *_OPTIONS, base, "--")
            self._lines.update(dict.fromkeys(untracked))
        self._lines.update(parse_diff(diff))

    def _ask(self, *arguments: str, index: str | None = None) -> bytes:
        return _git(self.top, *arguments, index=index, settings=self._settings)

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
            return self._ask("merge-base", ref, "HEAD").decode().strip()
        except NewslintError:
            return ref  # no common history, or it was not fetched

    def deleted(self) -> list[str]:
        """The files of the commit that are no longer there."""
        listed = self._ask(
            "diff", "--name-only", "-z", "--diff-filter=D", "--no-renames", self._against, "--"
        )
        return [os.path.join(self.top, os.fsdecode(path)) for path in listed.split(b"\0") if path]

    def _deleted(self) -> bool:
        return bool(self._ask("ls-files", "--deleted", "-z"))

    def _with_untracked(self, base: str, untracked: list[bytes]) -> bytes:
        """The diff as it would be if the untracked files were added, in a copy of the index."""
        import tempfile
        from shutil import copyfile

        index = os.path.join(self.top, self._ask("rev-parse", "--git-path", "index").decode().rstrip("\n"))
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
            return self._ask("diff", *_OPTIONS, base, "--", index=copy)

    def lines(self, path: str) -> Lines:
        """The changed lines of a file; empty if it has not changed. In a repository within this one, which is not
        asked, all that this one does not know of counts as new. Raises NewslintError for a file outside."""
        real = os.path.realpath(path)
        relative = os.path.relpath(real, self.top)
        if relative.split(os.sep, 1)[0] == os.pardir:
            raise NewslintError(
                f"--changed: {path} is outside of the repository newslint was started in; start it in the one it is in"
            )
        key = os.fsencode(relative.replace(os.sep, "/"))
        return self._lines.get(key, None if self._is_foreign(os.path.dirname(real)) else frozenset())

    def _is_foreign(self, folder: str) -> bool:
        """True if a folder belongs to a repository within this one."""
        known = self._foreign.get(folder)
        if known is None:
            known = folder != self.top and (
                is_repository(folder) or self._is_foreign(os.path.dirname(folder))
            )
            self._foreign[folder] = known
        return known


class Changes:
    """What has changed against `ref` in the repository that the command was started in."""

    def __init__(self, ref: str = "HEAD") -> None:
        self.ref = ref
        self._known: Repository | None = None

    @property
    def _repository(self) -> Repository:
        if self._known is None:
            self._known = Repository(_top(os.getcwd()), self.ref)
        return self._known

    def holds(self, path: str) -> bool:
        """True if a file lies in the repository."""
        return os.path.realpath(path).startswith(os.path.join(self._repository.top, ""))

    def deleted(self) -> list[str]:
        """The files that are no longer there."""
        return self._repository.deleted()

    def touches(self, path: str) -> bool:
        """True if anything in a file is new. Raises NewslintError outside of a git repository."""
        lines = self._repository.lines(path)
        return lines is None or bool(lines)

    def only_changed(self, result: FileResult) -> FileResult:
        """The result with the findings that touch a changed line, or speak of one beside their own place."""
        if not result.findings:
            return result
        lines = self._repository.lines(result.path)
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
