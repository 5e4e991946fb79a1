"""Where a user's own files of newslint lie."""

from __future__ import annotations

import os
import sys


def user_folder(unix: tuple[str, str], windows: tuple[str, str]) -> str:
    """The folder of newslint among a user's files. `unix` and `windows` each name the variable of the environment that says
    where these lie, and the folder below the user's own that they lie in otherwise."""
    variable, otherwise = windows if sys.platform == "win32" else unix
    base = os.environ.get(variable) or os.path.join(os.path.expanduser("~"), otherwise)
    return os.path.join(base, "newslint")
