"""Paths as CI systems want them: relative to the root of the repository, with forward slashes."""

from __future__ import annotations

import os
import re

from .base import ReportContext

#: Where CI systems say the repository is checked out.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")

#: Bytes of a name that are not UTF-8, as Python holds them, and any other half of a surrogate pair.
_STRAY = re.compile("[\udc80-\udcff]+|[\ud800-\udfff]")


def repository_path(path: str, context: ReportContext) -> str:
    """The path relative to the root of the repository, which is the checkout of the CI system or else
    the working folder. A path outside of it stays absolute; forward slashes everywhere."""
    root = next((context.environ[name] for name in _ROOTS if context.environ.get(name)), context.cwd)
    if root and context.cwd:
        whole = os.path.normpath(os.path.join(context.cwd, path))
        root = os.path.normpath(root)
        prefix = root if root.endswith(os.sep) else root + os.sep
        path = whole[len(prefix) :] if whole.startswith(prefix) else whole
    return path.replace(os.sep, "/")


def path_uri(path: str) -> str:
    """A path from `repository_path` as a URI reference: percent-encoded, `file://` only if absolute."""
    from urllib.parse import quote

    encoded = quote(os.fsencode(path))
    if path.startswith("/"):
        return "file://" + encoded
    if ":" in path.split("/")[0]:  # a drive letter, or a name that would read as a scheme
        return "file:///" + encoded if path[1:3] == ":/" else "./" + encoded
    return encoded


def without_strays(text: str) -> str:
    """A text that may name files as strict readers of UTF-8 take it: bytes of a name that are not UTF-8 are
    percent-encoded, as `path_uri` has them; all else stays as it is."""
    return _STRAY.sub(_encoded, text)


def _encoded(stray: re.Match[str]) -> str:
    from urllib.parse import quote

    try:
        return quote(os.fsencode(stray.group()))
    except UnicodeEncodeError:  # no name of this system
        return "\ufffd"
