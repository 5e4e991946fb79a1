"""Asking git, and keeping it from running anything that the configuration of a repository names: whoever sends a folder of
articles can put a `.git` into it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping

from ..config.find import repository_of
from ..model.errors import NewslintError

#: Settings under which git runs no other program: no hooks, monitors, pagers or helpers. A folder that looks like a
#: repository without being called `.git` is none (git knows that from 2.38 on; for older ones see `Git`).
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


def _environment() -> dict[str, str]:
    """Our environment with the paths that git sets for hooks made absolute, since we ask from elsewhere."""
    found = dict(
        os.environ, LC_ALL="C", GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0", GIT_PAGER="cat",
        # what a partial clone lacks is not fetched: the remote's settings may name commands
        GIT_NO_LAZY_FETCH="1", GIT_ALLOW_PROTOCOL="none",
        GIT_LITERAL_PATHSPECS="1",  # a file may be called ":!*"
    )  # fmt: skip
    # programs, and what would change what we ask for
    for name in (
        "GIT_EXTERNAL_DIFF", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_DIFF_OPTS", "GIT_GLOB_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
    ):  # fmt: skip
        found.pop(name, None)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        if found.get(name):
            found[name] = os.path.abspath(found[name])
    return found


def ask(
    folder: str, *arguments: str, index: str | None = None, settings: Mapping[str, str] | None = None
) -> bytes:
    """What git answers in a folder. What reads files of the working tree is asked of a `Git`, which knows of filters.
    Raises NewslintError with git's own words if it refuses."""
    environment = _environment()
    if index:
        environment["GIT_INDEX_FILE"] = index
    options = [
        part for key, value in {**_SAFE, **(settings or {})}.items() for part in ("-c", f"{key}={value}")
    ]
    try:
        done = subprocess.run(
            ("git", *options, *arguments),
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


def is_commit(ref: str, folder: str = "") -> bool:
    """True if git knows a commit by this name."""
    try:
        ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except NewslintError:
        return False
    return True


class Git:
    """A repository, asked with its filters switched off. `top` is the folder of its working tree, without links."""

    def __init__(self, top: str) -> None:
        self.top = top
        self._settings = _no_filters(top)

    @classmethod
    def of(cls, folder: str) -> Git:
        """The repository that a folder belongs to. Raises NewslintError if it belongs to none, or to one whose files
        are said to lie elsewhere: then it is another's folder that would be looked at."""
        folder = os.path.abspath(folder)
        given = os.environ.get("GIT_DIR") or os.environ.get("GIT_WORK_TREE")
        start = folder if given else repository_of(folder)
        if start is None:
            raise NewslintError(f"--changed: {folder} is not a git repository, nor within one")
        # asked where its .git lies, git looks for no other
        top = os.path.realpath(os.fsdecode(ask(start, "rev-parse", "--show-toplevel").rstrip(b"\n")))
        if not given and top != os.path.realpath(start):
            raise NewslintError(
                f"--changed: the files of the git repository at {start} lie elsewhere ({top})"
            )
        return cls(top)

    def ask(self, *arguments: str, index: str | None = None) -> bytes:
        """What git answers; `index` is used in the place of the repository's own. Raises NewslintError."""
        return ask(self.top, *arguments, index=index, settings=self._settings)


def _no_filters(folder: str) -> dict[str, str]:
    """Settings that switch off every filter which the configuration of a repository defines. Raises NewslintError."""
    listed = ask(folder, "config", "--list", "--name-only", "-z").decode("utf-8", "surrogateescape")
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
