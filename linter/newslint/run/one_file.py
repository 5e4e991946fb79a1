"""One file of a run: from its path to what is said of it, whatever happens on the way."""

from __future__ import annotations

from ..model.errors import UnreadableFile
from ..model.finding import FileResult
from ..model.span import LineIndex
from ..readers.contents import contents
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ..terminal.bug_report import told
from .result_cache import ResultCache, entry_of

if TYPE_CHECKING:
    from ..config.model import Config
    from .result_cache import Entry
    from .settings import Run


class Checked(NamedTuple):
    """A result, and what to keep of it for later runs: nothing if `entry` is None."""

    result: FileResult
    key: bytes = b""
    entry: Entry | None = None


def known(path: str, run: Run, config: Config, kept: ResultCache) -> FileResult | None:
    """The result of an earlier run, if nothing has changed since."""
    if not kept.on:
        return None
    settings = run.settings(config, path)
    if settings.engine or settings.source or settings.vale:
        return None  # these depend on more than the file
    try:
        data = contents(path)
    except UnreadableFile:
        return None  # says why when it is checked
    return kept.find(kept.key(path, data, run.rules_name(config), config, settings), path, data)


def check_one(path: str, run: Run, config: Config, kept: ResultCache) -> Checked:
    """Check a file. What cannot be read, and what makes newslint stumble, is said in the result; other
    files are none the worse for it. Raises ConfigError and PackError."""
    rules, settings = run.rules(config), run.settings(config, path)
    try:
        data = contents(path)
    except UnreadableFile as error:
        return Checked(failed(path, error.message))
    from ..pipeline.check import check_file

    try:
        result = check_file(path, rules, settings, data=data)
    except Exception as error:
        return Checked(failed(path, told(error), crashed=True))
    if not kept.on or settings.engine or settings.source or settings.vale:
        return Checked(result)
    entry = entry_of(result, data)
    if entry is None:
        return Checked(result)
    return Checked(result, kept.key(path, data, run.rules_name(config), config, settings), entry)


def failed(path: str, why: str, *, crashed: bool = False) -> FileResult:
    """The result of a file that could not be checked."""
    return FileResult(path, "", LineIndex(""), error=why, crashed=crashed)
