"""What the server knows: the configuration of each open article, its last result, and the pages on rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from ..config.find import find_config
from ..config.model import Config, Settings
from ..config.read import config_for, load_config
from ..config.resolve import excluded
from ..model.finding import FileResult
from ..packs.rule import Loaded
from ..packs.rule_set import RuleSet
from ..packs.sources import load_packs
from ..pipeline import built_in
from ..pipeline.ask_engines import problems_of
from ..pipeline.check import check_file
from ..readers.formats import by_extension, by_language
from ..run.baseline import Baseline, load_baseline
from ..run.house_lists import files_of

_BOM = b"\xef\xbb\xbf"


class Run(Protocol):
    """The rules of a run and the settings for each file, as the command line makes them."""

    def config(self, path: str) -> Config:
        """The configuration for a path."""

    def rules(self, config: Config) -> RuleSet:
        """The rules for a configuration."""

    def settings(self, config: Config, path: str) -> Settings:
        """What holds for one file."""

    def packs(self, config: Config) -> tuple[str, ...]:
        """The packs besides those that ship."""


#: Makes a run from the options an editor sends.
NewRun = Callable[[Mapping[str, Any]], Run]


class Checked(NamedTuple):
    """The last check of an open article."""

    text: str
    version: int | None
    result: FileResult


def article_name(path: str, language: str) -> str | None:
    """The name that tells the format of a document; None if it is no article."""
    if by_extension(path):
        return path
    format = by_language(language)
    return path + format.extensions[0] if format else None


class Session:
    """Checks texts for one editor. Configuration, packs and baseline are read again when they change."""

    def __init__(self, new_run: NewRun, options: Mapping[str, Any] | None = None) -> None:
        self._new_run = new_run
        self._options: Mapping[str, Any] = options or {}
        self._run: Run | None = None
        self._state: dict[str, tuple[float, ...]] = {}
        self._baselines: dict[str, Baseline] = {}
        self._pages: dict[tuple[str, ...], dict[str, Loaded]] = {}

    def configure(self, options: Mapping[str, Any]) -> None:
        """Take over the options of the editor."""
        self._options = options
        self.forget()

    def forget(self) -> None:
        """Read everything again on the next check."""
        self._run = None
        self._state.clear()
        self._baselines.clear()
        self._pages.clear()
        config_for.cache_clear()
        load_config.cache_clear()

    def _current(self, path: str) -> Run:
        """The run, made anew if the configuration for `path` is another one than last time."""
        folder = os.path.dirname(os.path.abspath(path))
        state = tuple(_changed_at(name) for name in _depends_on(folder))
        if self._state.get(folder, state) != state:
            self.forget()
        self._state[folder] = state
        if self._run is None:
            self._run = self._new_run(self._options)
        return self._run

    def check(self, path: str, language: str, text: str) -> FileResult | None:
        """The findings of a text; None if it is no article or excluded. Raises ConfigError and PackError."""
        name = article_name(path, language)
        if name is None:
            return None
        run = self._current(path)
        config = run.config(path)
        if excluded(config, path):
            return None
        # with a mark in front no label inside the text can say that it is in another encoding
        data = _BOM + text.removeprefix("\ufeff").encode("utf-8", "replace")
        settings = run.settings(config, path)
        result = check_file(name, run.rules(config), settings, data=data)
        if settings.engine and (problems := problems_of(settings)):
            result = result._replace(error="; ".join((*filter(None, (result.error,)), *problems)))
        if config.baseline:
            result = self._baseline(os.path.join(config.folder, config.baseline)).only_new(
                result._replace(path=path)
            )
        return result._replace(path=path)

    def _baseline(self, path: str) -> Baseline:
        if path not in self._baselines:
            self._baselines[path] = load_baseline(path)
        return self._baselines[path]

    def page(self, path: str, rule: str) -> Loaded | None:
        """A rule, or a report of newslint itself, with its examples; None for a name nobody knows."""
        run = self._current(path)
        packs = run.packs(run.config(path))
        if packs not in self._pages:
            known = (*load_packs(packs), *built_in.loaded())
            self._pages[packs] = {entry.rule.id: entry for entry in known}
        return self._pages[packs].get(rule)


def _depends_on(folder: str) -> list[str]:
    """The files whose change changes the findings in a folder."""
    found = find_config(folder)
    if found is None:
        return [folder]
    names = [found]
    if found.endswith((".yaml", ".yml")):
        config = load_config(found)
        named = (*config.rules, config.baseline, config.words)
        names += [os.path.join(config.folder, name) for name in named if name]
        names += files_of(config)
    return names


def _changed_at(path: str) -> float:
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0
