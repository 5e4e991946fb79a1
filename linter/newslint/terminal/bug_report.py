"""What is said of a bug of newslint itself."""

from __future__ import annotations

import os
import sys

from .. import __version__

ADVICE = "Please report it with the command you typed; NEWSLINT_DEBUG=1 shows where it happened."


def told(error: BaseException) -> str:
    """One line on an exception nobody foresaw: what it is and where it came up. With NEWSLINT_DEBUG set
    the whole way there goes to standard error."""
    if os.environ.get("NEWSLINT_DEBUG"):
        from traceback import format_exception

        print("".join(format_exception(type(error), error, error.__traceback__)), file=sys.stderr)
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    where = f" ({os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno})" if last else ""
    text = " ".join(str(error).split())
    return f"newslint {__version__} has a bug: {type(error).__name__}: {text}{where}"
