"""What to give to spark-submit: the arguments that follow are those of `newslint archive` (see docs/archive.md)."""

import sys

from newslint.cli.exits import guarded
from newslint.cli.group import run

if __name__ == "__main__":
    sys.exit(guarded(lambda: run(["archive", *sys.argv[1:]])))
