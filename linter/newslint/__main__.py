"""The `newslint` command and `python -m newslint`."""

from __future__ import annotations

import os
import sys

from .commands import COMMANDS
from .exits import guarded


def main() -> None:
    """Run the command and exit: 0 nothing to report, 1 findings, 2 something we cannot use, 3 a bug."""
    sys.exit(guarded(_run))


def _run() -> int:
    arguments = sys.argv[1:]
    if _paths_only(arguments):
        # The usual call of a hook or an editor. There is nothing to parse, and the parser of options is a
        # third of what it takes to start.
        from .commands.checking import CheckOptions, check
        from .commands.selection import Selection

        return check(tuple(arguments), CheckOptions(), Selection())
    from .cli import run

    return run(arguments)


def _paths_only(arguments: list[str]) -> bool:
    if "_NEWSLINT_COMPLETE" in os.environ or (arguments and arguments[0] in COMMANDS):
        return False
    return all(argument == "-" or not argument.startswith("-") for argument in arguments)


if __name__ == "__main__":
    main()
