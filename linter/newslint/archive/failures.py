"""What Spark and Java throw, as one line that says what to do."""

from __future__ import annotations

import re

from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

_FULL = re.compile(
    r"No space left on device|Disk quota exceeded|File too large|DSQuotaExceeded|QuotaExceeded"
)
_UNREADABLE = (
    re.compile(r"\[(?:FAILED_READ_FILE|CANNOT_READ_FILE_FOOTER)[^]]*\][^\n]*?\b(?:reading|read|for) (?:the )?(?:file|footer)[^\n]*?:? ?((?:\w+:/)?/[^\s;,]+?)\.?(?:\s|$)"),
    re.compile(r"Could not read footer for file: ?(?:FileStatus\{path=)?((?:\w+:/)?/[^\s;,]+)"),
    re.compile(r"((?:\w+:/)?/\S+) is not a Parquet file"),
)  # fmt: skip
_MISSING = re.compile(r"No module named '([\w.]+)'")
_PATH = re.compile(r"\[PATH_NOT_FOUND\] Path does not exist: (\S+?)\.?(?:\s|$)")
_PYTHON = re.compile(r"^(?:\w+\.)*([A-Z]\w*(?:Error|Exception|Exit|Newslint|Interrupt)\b.*)", re.M)
_LONG = 400


def told_of(error: BaseException) -> str:
    """All that an error of Spark says, causes too."""
    parts = [str(error)]
    java: Any = getattr(error, "java_exception", None) or getattr(error, "_origin", None)
    for _ in range(20):
        if java is None:
            break
        try:
            parts.append(str(java.toString()))
            java = java.getCause()
        except Exception:
            break  # the Java side is gone, and can say no more
    return "\n".join(parts)


def unreadable_file(error: BaseException) -> str | None:
    """The file of the source that could not be read, if that is what went wrong."""
    text = told_of(error)
    for pattern in _UNREADABLE:
        if found := pattern.search(text):
            return found[1]
    return None


def reworded(error: BaseException) -> NewslintError:
    """An error of Spark as one of ours."""
    text = told_of(error)
    if found := _FULL.search(text):
        return NewslintError(
            f"the results cannot be written ({found[0]}); what was committed before is whole. Make room where --to lies "
            "and in spark.local.dir, and run the same command again"
        )
    if found := _PATH.search(text):
        return NewslintError(f"{found[1]}: there is no such file or folder")
    if "AnotherNewslint" in text and (found := re.search(r"AnotherNewslint: ([^\n]+)", text)):
        return NewslintError(found[1])
    if found := _MISSING.search(text):
        return NewslintError(
            f"the Python of the executors has no module '{found[1]}'; send them an environment that has "
            "(docs/archive.md, 'On a cluster')"
        )
    if "Connection refused" in text or "Py4JNetworkError" in text or "has been shutdown" in text:
        return NewslintError(
            "Spark is gone (its process ended or was ended); run the same command again to go on"
        )
    if "Python worker" in text and (lines := _PYTHON.findall(text)):
        return NewslintError(f"Spark gave up: an executor's Python: {lines[-1][:_LONG]}")
    first = next((line.strip() for line in text.splitlines() if line.strip()), type(error).__name__)
    cause = text.splitlines()[-1].strip() if "\n" in text else ""
    shown = first if not cause or cause in first else f"{first} ({cause})"
    return NewslintError(f"Spark gave up: {shown[:_LONG]}")
