"""Results of articles that were checked before: what has not changed is not checked again.

A result is found under a name made of the text of the file, its extension, the rules, the configuration,
the version of newslint and that of Python. Results lie in a few hundred files, each of which holds those
whose names begin alike, so that a run reads and writes only what it needs. Files are replaced whole and
carry a hash: another run that writes at the same time, or a run that is cut short, costs some results and
nothing else.
"""

from __future__ import annotations

import marshal
import os

from ..model.finding import FileResult, Finding, Related
from ..model.span import LineIndex, Span
from ..storage import cache
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.shapes import fits, fits_fields

if TYPE_CHECKING:
    from typing import Any

    from ..config.model import Config, Settings

    #: What is kept of a result: the number of words where there is nothing else to say, else all of it.
    Entry = int | bytes

#: Results in one of the files, at most; the oldest make room.
_MOST = 240
#: New results are written after so many, so that a long run that is cut short was not in vain.
_BATCH = 2000


class ResultCache:
    """The results of earlier runs. Nothing is read or written if it is not `on`."""

    def __init__(self, *, on: bool = True) -> None:
        self.on = on
        self._read: dict[str, dict[bytes, Entry]] = {}
        self._new: dict[str, dict[bytes, Entry]] = {}
        self._count = 0
        self._last: tuple[Any, ...] = ()
        self._state = b""

    def key(self, path: str, data: bytes, rules: str, config: Config, settings: Settings) -> bytes:
        """The name of the result for a file with these bytes. `rules` is the name of the rule set."""
        last = (rules, config, settings)
        if len(self._last) != 3 or any(one is not two for one, two in zip(self._last, last)):
            # the same objects for file after file
            self._last = last
            self._state = repr(last).encode(errors="surrogatepass")
        ending = os.path.splitext(path)[1].lower().encode(errors="surrogatepass")
        return bytes.fromhex(cache.digest(self._state, ending, data))

    def find(self, key: bytes, path: str, data: bytes) -> FileResult | None:
        """The result kept under a name, for the file at `path` with these bytes; None if there is none."""
        shard = key[:1].hex()
        entries = self._read.get(shard)
        if entries is None:
            entries = self._read[shard] = _stored(shard)
        entry = entries.get(key)
        if entry is None:
            return None
        try:
            return restored(entry, path, data)
        except (ValueError, EOFError, TypeError, AttributeError, KeyError):
            return None  # it is whole, and yet not what this version writes

    def keep(self, key: bytes, entry: Entry) -> None:
        """Keep a result for later runs. It reaches the disk with `save`."""
        shard = key[:1].hex()
        self._new.setdefault(shard, {})[key] = entry
        if shard in self._read:
            self._read[shard][key] = entry
        self._count += 1
        if self._count >= _BATCH:
            self.save()

    def save(self) -> None:
        """Write what is new."""
        for shard, entries in self._new.items():
            known = _stored(shard)  # again: another run may have written since
            known.update(entries)
            for old in list(known)[: max(len(known) - _MOST, 0)]:
                del known[old]
            cache.write(f"results/{shard}", known)
        if self._new:
            cache.forget_old("results")  # begun by runs that were killed
        self._new.clear()
        self._count = 0


def _stored(shard: str) -> dict[bytes, Entry]:
    stored = cache.read(f"results/{shard}")
    return stored if isinstance(stored, dict) else {}


def entry_of(result: FileResult, data: bytes) -> Entry | None:
    """What to keep of a result, or None where it rests on more than the file and the rules, or says that
    something went wrong."""
    article = result.article
    if (
        result.error
        or result.wire
        or article is None
        or "source" in article.meta
        or result.hidden
        or result.unlisted
        or result.language
        or result.passages
    ):
        return None
    if not result.findings and result.verdict is None and not result.suppressed:
        return result.words
    if _text(data, result.path) != result.source:
        return None
    try:
        findings = [_plain(finding) for finding in result.findings]
        return marshal.dumps((result.words, findings, result.verdict, result.suppressed))
    except ValueError:
        return None


def restored(entry: Entry, path: str, data: bytes) -> FileResult:
    """The result that was kept, without the article. The text of a file nothing is said of is left out."""
    if isinstance(entry, int):
        return FileResult(path, "", LineIndex(""), words=entry)
    words, findings, verdict, suppressed = marshal.loads(entry)
    if not fits((words, verdict, suppressed), "tuple[int, None | dict[str, object], int]"):
        raise TypeError(verdict)
    if not all(fits_fields(finding, Finding) for finding in findings):
        raise TypeError(findings)
    source = _text(data, path)
    return FileResult(
        path, source, LineIndex(source), tuple(map(_finding, findings)), verdict=verdict, words=words,
        suppressed=suppressed,
    )  # fmt: skip


def _text(data: bytes, path: str) -> str:
    from ..model.errors import UnreadableFile
    from ..readers.decode import decode

    try:
        return decode(data, path).text
    except UnreadableFile:
        return ""


def _plain(finding: Finding) -> tuple[Any, ...]:
    values = finding._replace(
        span=tuple(finding.span),  # type: ignore[arg-type]
        related=tuple((other.path, tuple(other.span), other.note) for other in finding.related),  # type: ignore[misc]
    )
    return tuple(values)


def _finding(values: tuple[Any, ...]) -> Finding:
    finding = Finding(*values)
    related = tuple(Related(path, Span(*span), note) for path, span, note in finding.related)
    return finding._replace(span=Span(*finding.span), related=related)
