"""`--watch`: check again whenever an article, its configuration or a pack of the house changes."""

from __future__ import annotations

import os
import sys
import time

from ..config.find import find_config
from ..config.read import forget
from ..model.errors import NewslintError, UsageMistake
from ..packs.folders import SHIPPED_DATA, files_below
from ..readers.walk import walk
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.messages import say
from .check_files import check
from .new_only import split_ref
from .settings import Run

if TYPE_CHECKING:
    from .options import CheckOptions
    from .settings import Selection

    #: Path, time of the last change, size.
    Stamps = set[tuple[str, int, int]]

#: Seconds between two looks, and how many times longer than a look the pause after it is at least.
_PAUSE, _SHARE = 0.4, 4.0


def watch(paths: tuple[str, ...], options: CheckOptions, chosen: Selection) -> int:
    """Check, and again after every change, until somebody interrupts; then give the exit code of the last run. What
    cannot be used (a configuration in the middle of being written) is said, and looked at again when it changes."""
    if options.fix is not None or options.diff or "-" in paths:
        raise UsageMistake(
            "'--watch' reports on files while others change them; it goes without --fix, --diff and '-'"
        )
    code = 0
    known: Stamps = set()
    try:
        while True:
            began = time.monotonic()
            now = _stamps(paths, options, chosen)
            if now != known or not known:
                known = now
                code = _checked(paths, options, chosen)
                began = time.monotonic()
            time.sleep(max(_PAUSE, _SHARE * (time.monotonic() - began)))
    except KeyboardInterrupt:
        return code


def _checked(paths: tuple[str, ...], options: CheckOptions, chosen: Selection) -> int:
    if sys.stdout.isatty():
        sys.stdout.write("\x1b[2J\x1b[3J\x1b[H")
    try:
        code = check(paths, options, chosen)
    except NewslintError as error:
        say(f"newslint: {error}", err=True)
        code = 2
    say(f"{time.strftime('%H:%M:%S')}: waiting for a change (Ctrl-C stops)", err=True)
    sys.stdout.flush()
    return code


def _stamps(paths: tuple[str, ...], options: CheckOptions, chosen: Selection) -> Stamps:
    """What tells one state of all that a run reads from another."""
    forget()
    _, articles = split_ref(options.changed, paths)
    files = set(walk(articles or (".",)))
    besides = {options.baseline or "", *chosen.source}
    run = Run(chosen, quiet=True)
    for folder in {os.path.dirname(path) for path in files}:
        besides.add(chosen.config or find_config(folder or ".") or "")
        try:
            config = run.config(os.path.join(folder, ""))
            besides |= {config.file, os.path.join(config.folder, config.baseline), *run.packs(config)}
        except NewslintError:
            pass  # the check says why
    for path in besides:
        files.update(files_below(path, SHIPPED_DATA) if os.path.isdir(path) else (path,))
    found = set()
    for path in files:
        try:
            status = os.stat(path)
            found.add((path, status.st_mtime_ns, status.st_size))
        except OSError:
            found.add((path, 0, 0))
    return found
