"""newslint for Python programs: check a text or a file, and who says what in it.

`check_text` and `check_file` do what `newslint check` does, with the same configuration, packs and rules; `quotes` does
what `newslint quotes` does. All of them may be called from several threads at a time.

What cannot be checked raises: `UnreadableFile` for an article, `ConfigError` for a configuration or a name no rule has,
`PackError` for a pack, all of them `NewslintError`; ValueError for an argument that has no such value. What was checked
but not in full returns: `Result.error` says which rules were stopped, or which engine or wire copy was of no use.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from threading import RLock

from .engines.registry import is_engine, unknown
from .language.word_lists import Own
from .model.errors import ConfigError, NewslintError, PackError, UnreadableFile
from .model.finding import LEVELS, FileResult
from .model.finding import Finding as _Finding
from .pipeline.check import read_and_check
from .pipeline.quotes import Cue, Quote, Speaker, read_quotes
from .readers.contents import contents
from .readers.formats import FORMATS
from .reporters.shared.base import ends, related_lines
from .run.settings import Run, Selection
from .storage.lazy_namedtuple import NamedTuple

__all__ = [
    "ConfigError", "Cue", "Finding", "NewslintError", "PackError", "Quote", "Related", "Result", "Speaker",
    "UnreadableFile", "check_file", "check_text", "forget", "quotes",
]  # fmt: skip

#: For each format the extension that stands for it.
_EXTENSIONS = {format.name: format.extensions[0] for format in FORMATS if format.extensions}
_BOM = b"\xef\xbb\xbf"
#: Held while configurations and packs are read.
_lock = RLock()


class Related(NamedTuple):
    """Another place a finding speaks of. `path` is None for a place in the same text. Lines and columns are as those of a
    `Finding`, and 0 where the other text is not at hand."""

    path: str | None
    line: int
    column: int
    end_line: int
    end_column: int
    note: str


class Finding(NamedTuple):
    """One report. Lines and columns count from 1, columns in code points, the end is exclusive; they are places in the
    text or file that was checked, markup included. `replacements` are what could be written instead, the best first;
    `fix` says whether writing the first is "safe", "unsafe" (look twice) or "" (leave it to people). The `fingerprint`
    stays the same while lines move and the file is renamed. `entry` names the line of the rule's list, or the row of its
    table, that the finding rests on ("" for none): `ignore: [RULE/ENTRY]` switches it off alone."""

    line: int
    column: int
    end_line: int
    end_column: int
    rule: str
    family: str
    level: str
    text: str
    message: str
    why: str
    replacements: tuple[str, ...] = ()
    fix: str = ""
    fingerprint: str = ""
    related: tuple[Related, ...] = ()
    entry: str = ""


class Result(NamedTuple):
    """What is said of one article. `findings` are in the order of the text. `verdict` is None, or what the findings come
    to ("machine-reworded", with `message` and `signs`); `words` is how many the article has. `error` is None if it was
    checked in full, otherwise what was not done. `engines` holds what grammar engines say of the whole document."""

    path: str
    findings: tuple[Finding, ...]
    verdict: Mapping[str, object] | None
    words: int
    error: str | None = None
    engines: Mapping[str, Mapping[str, object]] = {}


def check_text(
    text: str,
    *,
    path: str | os.PathLike[str] = "",
    format: str | None = None,
    config: str | os.PathLike[str] | None = None,
    level: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    enable: Iterable[str] = (),
    rules: Iterable[str | os.PathLike[str]] = (),
    source: str | os.PathLike[str] | None = None,
    engines: Iterable[str] = (),
    time_limit: float | None = None,
) -> Result:
    """Check a text.

    `path` is what to call it: its ending tells the format ("" is plain text, or what the text looks like) and, as
    for a file there, the nearest configuration holds. Without a path none does. `format` (plain, markdown, mdx, html,
    rst, asciidoc, xml, json) says the format whatever the path. `config` is a configuration file to use instead, ""
    for none. The rest is as the options of `newslint check`: `level` is the lowest level to report, `select`,
    `ignore` and `enable` name rules or families, `rules` are packs besides those that ship, `source` is the wire copy
    the article was made from, `engines` are grammar engines to ask, `time_limit` is in seconds of processor time.

    A byte-order mark at the start of the text is no part of it: columns count without.
    """
    name = os.fspath(path)
    if format == "docx":
        raise ValueError("a docx is no text; use check_file")
    data = _BOM + text.removeprefix("\ufeff").encode("utf-8", "replace")
    chosen = _selection(
        config if name or config is not None else "",
        level,
        select,
        ignore,
        enable,
        rules,
        source,
        engines,
        time_limit,
    )
    return _checked(name, data, format, chosen)


def check_file(
    path: str | os.PathLike[str],
    *,
    format: str | None = None,
    config: str | os.PathLike[str] | None = None,
    level: str | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    enable: Iterable[str] = (),
    rules: Iterable[str | os.PathLike[str]] = (),
    source: str | os.PathLike[str] | None = None,
    engines: Iterable[str] = (),
    time_limit: float | None = None,
) -> Result:
    """Check a file as `newslint check` does: with the nearest configuration, unless `config` names another ("" for none).
    The other arguments are those of `check_text`. A baseline of the configuration is not looked at."""
    name = os.fspath(path)
    chosen = _selection(config, level, select, ignore, enable, rules, source, engines, time_limit)
    return _checked(name, contents(name), format, chosen)


def quotes(article: str | os.PathLike[str], *, format: str | None = None) -> tuple[Quote, ...]:
    """All quotations of an article in order, each with its speaker and the words that attribute it. A `str` is the text
    itself; a path object (`pathlib.Path`) names a file, and the lists of words of
    the nearest configuration hold for it. Raises UnreadableFile and ConfigError."""
    own: Own = ()
    if isinstance(article, str):
        path, data = "", _BOM + article.removeprefix("\ufeff").encode("utf-8", "replace")
    else:
        path = os.fspath(article)
        data = contents(path)
        with _lock:
            run = _run(Selection(), os.getcwd())
            own = run.own_lists(run.config(os.path.abspath(path)))
    return tuple(read_quotes(path, data, _named(path, format), own))


def forget() -> None:
    """Read configurations and packs anew. They are read once a process, for as long as the arguments are the same."""
    from .config.read import config_for, load_config

    with _lock:
        _run.cache_clear()
        config_for.cache_clear()
        load_config.cache_clear()


def _selection(
    config: str | os.PathLike[str] | None,
    level: str | None,
    select: Iterable[str],
    ignore: Iterable[str],
    enable: Iterable[str],
    rules: Iterable[str | os.PathLike[str]],
    source: str | os.PathLike[str] | None,
    engines: Iterable[str],
    time_limit: float | None,
) -> Selection:
    """The arguments as the options of the command. Raises ValueError."""
    if level is not None and level not in LEVELS:
        raise ValueError(f"level is one of {', '.join(LEVELS)}, not {level!r}")
    asked = _names("engines", engines)
    for engine in asked:
        if not is_engine(engine):
            raise ValueError(unknown(engine))
    if time_limit is not None and not time_limit > 0:
        raise ValueError("time_limit is a number of seconds greater than 0")
    file = os.fspath(config) if config is not None else None
    return Selection(
        select=_names("select", select),
        ignore=_names("ignore", ignore),
        enable=_names("enable", enable),
        level=level,
        config=os.path.abspath(file) if file else None,
        rules=_names("rules", rules),
        source=(os.fspath(source),) if source is not None else (),
        engine=asked,
        time_limit=time_limit,
        use_config=file is None,
    )


def _names(argument: str, values: Iterable[str | os.PathLike[str]]) -> tuple[str, ...]:
    if isinstance(values, (str, os.PathLike)):
        raise ValueError(f"{argument} takes a list, such as [{os.fspath(values)!r}]")
    return tuple(os.fspath(value) for value in values)


def _named(path: str, format: str | None) -> str | None:
    """A name that tells the format. Raises ValueError for one nobody reads."""
    if format is None:
        return None
    if format not in _EXTENSIONS:
        raise ValueError(f"format is one of {', '.join(sorted(_EXTENSIONS))}, not {format!r}")
    return path + _EXTENSIONS[format]


@lru_cache(maxsize=16)
def _run(chosen: Selection, folder: str) -> Run:
    """The run of some arguments; what relative paths of packs are found from is part of it."""
    return Run(chosen)


def _checked(path: str, data: bytes, format: str | None, chosen: Selection) -> Result:
    name = _named(path, format)
    place = os.path.abspath(path or "-")
    with _lock:  # what is read once is read by one thread
        run = _run(chosen, os.getcwd())
        config = run.config(place)
        rules, settings = run.rules(config), run.settings(config, place)
    result = read_and_check(path, rules, settings, data=data, name=name)
    error = result.error
    if settings.engine:
        from .pipeline.ask_engines import problems_of

        error = "; ".join((*([error] if error else ()), *problems_of(settings))) or None
    findings = tuple(_finding(result, finding) for finding in result.findings)
    return Result(path, findings, result.verdict, result.words, error, result.engines)


def _finding(result: FileResult, finding: _Finding) -> Finding:
    return Finding(
        *ends(result, finding), finding.rule, finding.family, finding.level, finding.text, finding.message,
        finding.why, finding.replacements, finding.fix, finding.fingerprint, tuple(_related(result, finding)),
        finding.entry,
    )  # fmt: skip


def _related(result: FileResult, finding: _Finding) -> Iterable[Related]:
    for one in finding.related:
        lines = related_lines(one, result)
        place = (*lines.position(one.span.start), *lines.position(one.span.end)) if lines else (0, 0, 0, 0)
        yield Related(one.path, *place, one.note)
