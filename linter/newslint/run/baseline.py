"""The baseline of a repository: findings that were there before newslint came, and are left alone."""

from __future__ import annotations

import errno
import json
import os
from collections import Counter
from collections.abc import Iterable

from ..config.trust import project_of
from ..model.errors import ConfigError
from ..model.finding import FileResult, Finding
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..storage.place import within
from ..storage.safe_read import read_regular

if TYPE_CHECKING:
    from typing import Any

SCHEMA = 1
#: Bytes that a baseline may have: a finding takes some 200, so that is room for a million.
MOST = 200_000_000
NAME = ".newslint-baseline.json"
#: Bytes by which one is known.
_HEAD = 200


class Known(NamedTuple):
    """One finding of a baseline. `path` is relative to the baseline's folder, with slashes; the rule and the
    words are there for the people who read the file."""

    fingerprint: str
    path: str
    rule: str
    text: str


class Baseline:
    """Findings that are known. One is recognised by its fingerprint in the file where it was found, or, if
    that file is gone, in the first one that holds what it held: a file is renamed once. The same words in another file
    are a new finding."""

    def __init__(self, known: Iterable[Known], folder: str) -> None:
        self.folder = folder
        self.known = list(known)
        self._paths: dict[str, Counter[str]] = {}
        for entry in self.known:
            self._paths.setdefault(entry.fingerprint, Counter())[entry.path] += 1
        self._gone: dict[str, bool] = {}
        #: The file that a file which is gone has become.
        self._renamed: dict[str, str] = {}

    def relative(self, path: str) -> str:
        """A path as the baseline writes it."""
        return os.path.relpath(os.path.abspath(path), self.folder).replace(os.sep, "/")

    def knows(self, finding: Finding, path: str) -> bool:
        """True if a finding of the file at `path` ("-" for text that has no file) was there before."""
        paths = self._paths.get(finding.fingerprint)
        if not paths:
            return False
        name = self.relative(path)
        return path == "-" or name in paths or any(self._has_become(gone, name) for gone in paths)

    def _has_become(self, gone: str, path: str) -> bool:
        """True if a file is what one of the baseline that is gone has become."""
        return self._is_gone(gone) and self._renamed.setdefault(gone, path) == path

    def _is_gone(self, path: str) -> bool:
        if path not in self._gone:
            place = os.path.join(self.folder, path)
            # whether something lies outside of the project is not told
            there = bool(within(place, (project_of(self.folder),))) and os.path.exists(place)
            self._gone[path] = not there
        return self._gone[path]

    def only_new(self, result: FileResult) -> FileResult:
        """The result without what is known. A verdict that rests on known findings alone goes with them, and so do
        findings that are not listed, which no baseline holds, where all that are listed of their rule are known."""
        if not result.findings:
            return result
        new = tuple(finding for finding in result.findings if not self.knows(finding, result.path))
        if len(new) == len(result.findings):
            return result
        verdict = result.verdict if any(finding.sign for finding in new) else None
        known = len(result.findings) - len(new)
        unlisted = result.unlisted
        if unlisted:
            still = {finding.rule for finding in new}
            listed = {finding.rule for finding in result.findings}
            unlisted = {
                rule: places for rule, places in unlisted.items() if rule in still or rule not in listed
            }
            known += sum(len(places) for rule, places in result.unlisted.items() if rule not in unlisted)
        return result._replace(findings=new, verdict=verdict, known=result.known + known, unlisted=unlisted)


def known_of(results: Iterable[FileResult], folder: str) -> list[Known]:
    """What a baseline in `folder` says of some results."""
    empty = Baseline((), folder)
    return [
        Known(finding.fingerprint, empty.relative(result.path), finding.rule, _shortened(finding.text))
        for result in results
        for finding in result.findings
    ]


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:77] + "..."


def load_baseline(path: str) -> Baseline:
    """A baseline file. Raises ConfigError if it is not there or is no baseline."""
    try:
        data = json.loads(read_regular(path, MOST).decode())
        if not isinstance(data, dict) or data.get("schema") != SCHEMA:
            raise ConfigError(
                f"this is no baseline of schema {SCHEMA}; make it anew with `newslint baseline`", path=path
            )
        known = [_known(entry) for entry in data["findings"]]
    except FileNotFoundError:
        raise ConfigError("no such baseline; make it with `newslint baseline`", path=path) from None
    except OSError as error:
        reason = f"larger than {MOST:,} bytes" if error.errno == errno.EFBIG else error.strerror
        raise ConfigError(f"the baseline cannot be read: {reason}", path=path) from None
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ConfigError(
            f"the baseline is damaged ({error}); make it anew with `newslint baseline`", path=path
        ) from None
    return Baseline(known, os.path.dirname(os.path.abspath(path)))


def begins_as_baseline(data: bytes) -> bool:
    """True for a file that is empty or a baseline, one that is damaged or of another schema too: it may be made anew."""
    head = b"".join(data[:_HEAD].split())
    # programs that put JSON in order change which of the two comes first
    return not head or head.startswith((b'{"schema":', b'{"findings":['))


def _known(entry: Any) -> Known:
    return Known(*(str(entry[field]) for field in Known._fields))


def dump_baseline(known: Iterable[Known]) -> str:
    """The text of a baseline file: one finding a line in a fixed order, so that changes to it read well."""
    lines = [
        json.dumps(entry._asdict(), ensure_ascii=False)
        for entry in sorted(known, key=lambda entry: (entry.path, entry.rule, entry.text, entry.fingerprint))
    ]
    body = ",\n  ".join(lines)
    listing = f"[\n  {body}\n ]" if lines else "[]"
    text = f'{{\n "schema": {SCHEMA},\n "findings": {listing}\n}}\n'
    # names of files that are not UTF-8 hold halves of surrogate pairs, which JSON writes as escapes
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
