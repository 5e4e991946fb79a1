"""The `newslint` command and `python -m newslint`."""

from __future__ import annotations

import atexit
import gc
import os
import sys

from .commands import COMMANDS
from .exits import guarded


def main() -> None:
    """Run the command and exit: 0 nothing to report, 1 findings, 2 something we cannot use, 3 a bug."""
    # Rules and modules stay until the end; looking among them for garbage while they load is in vain.
    gc.set_threshold(50_000, 20, 20)
    code = guarded(_run)
    # What follows in an ordinary exit is taking down every module and rule, object by object, which costs as
    # much as checking a short article.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _run() -> int:
    arguments = sys.argv[1:]
    forced = arguments[:1] == ["--force-exclude"]  # the hook says so
    if _paths_only(arguments[forced:]):
        # The usual call of a hook or an editor. There is nothing to parse, and the parser of options is a
        # third of what it takes to start.
        from .commands.checking import CheckOptions, check
        from .commands.selection import Selection

        return check(tuple(arguments[forced:]), CheckOptions(force_exclude=forced), Selection())
    from .cli import run

    return run(arguments)


def _paths_only(arguments: list[str]) -> bool:
    if "_NEWSLINT_COMPLETE" in os.environ or (arguments and arguments[0] in COMMANDS):
        return False
    return all(argument == "-" or not argument.startswith("-") for argument in arguments)


if __name__ == "__main__":
    main()
