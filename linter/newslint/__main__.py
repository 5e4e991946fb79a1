"""The `newslint` command and `python -m newslint`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command and exit: 0 nothing to report, 1 findings, 2 something we cannot use, 3 a bug."""
    from .cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
