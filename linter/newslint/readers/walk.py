"""Which files under the paths a user names are articles."""

from __future__ import annotations

# os.path and not pathlib: importing that costs every run some milliseconds
import os
import re
import stat
from collections.abc import Iterable, Iterator

from ..storage.place import PathWithin, real_path, within
from ..storage.safe_read import open_found
from .decode import looks_binary
from .formats import by_extension, holds_article
from .own_reports import is_report

#: Folders that hold other people's files or made ones; names that begin with a dot are left out as well.
_SKIPPED_FOLDERS = "(?i)node_modules|bower_components|vendors?|third_party|site-packages|venv|virtualenv|__pycache__|__macosx"
#: Files that speak of the repository or to machines, not to readers of news.
_NOT_NEWS = (
    r"(?:(?i:readme|licen[cs]e|changelog|contributing|contributors|code[_-]of[_-]conduct|cmakelists|robots|humans|"
    r"pull_request_template|llms(?:-full)?|(?:[\w.-]*-)?requirements(?:[-_.][\w.-]*)?|constraints)"
    r"|[A-Z]+(?:_[A-Z]+)*)\.(?:md|txt|rst|adoc|html)"  # AUTHORS.md, SECURITY.md, NOTICE.txt
)
_HEAD = 4096


def walk(paths: Iterable[str], reports: list[str] | None = None) -> Iterator[str]:
    """The files to check, each once, in a fixed order. Files that begin as reports of newslint itself do are put into
    `reports`, so that nothing passes as one unseen.

    A path of a file is given as it is, whatever its name (one that is not there, too: reading it will say
    so). A folder is searched to the bottom for files with the extension of an article
    (see `formats`; XML and JSON only if they hold a newsroom format). Hidden files and folders,
    folders of other people's code, files that speak of the repository (README, LICENSE, requirements.txt
    ...), reports of newslint itself, binary files, devices and pipes are left out; folders reached twice through links are searched
    once, and links that lead out of the folder are not followed: whoever sends a folder may have put in a link to
    anything. Nor can one be put there afterwards: the paths given are such that opening them refuses what lies
    elsewhere by then. A folder that may not be read is given itself, so that reading it says so.
    """
    given: set[str] = set()
    folders: set[tuple[int, int]] = set()
    paths = list(paths)
    reports = [] if reports is None else reports
    if len(paths) == 1:
        yield from _in_folder(paths[0], folders, reports) if os.path.isdir(paths[0]) else paths
        return
    for path in paths:
        found = _in_folder(path, folders, reports) if os.path.isdir(path) else (path,)
        for file in found:
            key = os.path.abspath(file)
            if key not in given:
                given.add(key)
                yield file


def _in_folder(folder: str, seen: set[tuple[int, int]], reports: list[str]) -> Iterator[str]:
    waiting = [folder]
    top = real_path(folder)
    while waiting:
        current = waiting.pop()
        try:
            number, entries = _entries(current)
        except PermissionError:
            yield _joined(current)  # reading it will say why: better than to skip its articles in silence
            continue
        except OSError:
            continue
        try:
            status = os.fstat(number) if number >= 0 else os.stat(current)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            below: list[str] = []
            for entry in entries:
                path = PathWithin(_joined(os.path.join(current, entry.name)), (top,))
                if entry.name.startswith(".") or (entry.is_symlink() and not within(path, (top,))):
                    continue
                if _is_folder(entry):
                    if not re.fullmatch(_SKIPPED_FOLDERS, entry.name):
                        below.append(path)
                elif _is_article(entry, path, reports):
                    yield path
            waiting.extend(reversed(below))
        finally:
            if number >= 0:
                os.close(number)


def _entries(folder: str) -> tuple[int, list[os.DirEntry[str]]]:
    """What is in a folder, by name, and the descriptor that it is asked by (-1 for none). Raises OSError, also for a
    folder that has become a link out of the one that is searched."""
    number = open_found(folder) if os.scandir in os.supports_fd else -1
    try:
        with os.scandir(number if number >= 0 else folder) as entries:
            return number, sorted(entries, key=lambda entry: entry.name)
    except OSError:
        if number >= 0:
            os.close(number)
        raise


def _joined(path: str) -> str:
    return path[2:] if path.startswith("./") else path


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def is_news_name(name: str) -> bool:
    """False for the name of a file that speaks of a repository or to machines, such as a README."""
    return re.fullmatch(_NOT_NEWS, name) is None


def _is_article(entry: os.DirEntry[str], path: str, reports: list[str]) -> bool:
    """True if a file found in a folder is to be checked; `path` is what it is opened by."""
    format = by_extension(entry.name)
    if format is None or not is_news_name(entry.name):
        return False
    try:
        # asked before it is opened: opening a pipe would wait for whoever writes into it
        if not (entry.is_file(follow_symlinks=False) or stat.S_ISREG(os.stat(path).st_mode)):
            return False
        if entry.name.lower().endswith(format.shared or "/"):
            return holds_article(path, format)
        if format.packed:
            return not entry.name.startswith("~$")  # Word's own, beside a document that is open
        head = _beginning(path)
        if is_report(head):
            reports.append(path)
            return False
        return not looks_binary(head)
    except PermissionError:
        return True  # reading it will say so: better than to skip it in silence
    except OSError:
        return False


def _beginning(path: str) -> bytes:
    handle = open_found(path)
    try:
        return os.read(handle, _HEAD)
    finally:
        os.close(handle)
