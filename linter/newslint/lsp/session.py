"""What a checking process knows: the configuration of each article, the rules, and what can be done to either.

Everything here runs in a process of its own, which may be ended at any time: see `worker`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..config.add_entries import add_entries, addition, configuration_to_change
from ..config.find import find_config
from ..config.model import Config, Settings
from ..config.read import config_for, load_config
from ..config.resolve import excluded
from ..config.trust import baseline_of, project_of, to_write
from ..document.document import Document
from ..limits.timer import PER_FILE, allowed
from ..model.finding import LEVELS, FileResult
from ..model.span import LineIndex
from ..packs.rule import Rule
from ..pipeline import built_in
from ..pipeline.ask_engines import is_unsettled, problems_of
from ..pipeline.check import check_file
from ..readers.formats import by_extension, by_language, format_of_article
from ..run import rule_page
from ..run.baseline import Baseline, load_baseline
from ..run.house_lists import files_of
from ..run.settings import Run, Selection
from .exchange import Change, Checked

_BOM = b"\xef\xbb\xbf"
#: Processor seconds that the rules may take on an article where the configuration does not say: who types does not wait
#: as long as who runs a command.
PER_ARTICLE = 10.0
#: A check that takes so many times as long on the clock, and these seconds more, hangs where no limit reaches.
_SLOW = 3
_SPARE = 2.0


def selection_of(options: Mapping[str, Any]) -> Selection:
    """What an editor's options choose; options that make no sense count as not said."""

    def names(key: str) -> tuple[str, ...]:
        value = options.get(key)
        return tuple(map(str, value)) if isinstance(value, list) else ()

    level, config = options.get("level"), options.get("config")
    return Selection(
        select=names("select"),
        ignore=names("ignore"),
        level=level if level in LEVELS else None,
        config=config if isinstance(config, str) and config else None,
        enable=names("enable"),
        rules=names("rules"),
        deep=options.get("deep") is True,
    )


def article_name(path: str, language: str, data: bytes) -> str | None:
    """The name that tells the format of a document; None if it is no article. Where other files end so too, what it
    holds decides."""
    if format := by_extension(path):
        shared = os.path.splitext(path)[1].lower() in format.shared
        return None if shared and not format.holds(data) else path
    by_name = by_language(language)
    return path + by_name.extensions[0] if by_name else None


class Session:
    """Checks texts for one editor. Configuration, packs and baseline are read again when they change. `give` is told
    how many seconds on the clock the work at hand may take."""

    def __init__(self, give: Callable[[float], None] = lambda seconds: None) -> None:
        self._give = give
        self._options: Mapping[str, Any] = {}
        self._generation = -1
        self._run: Run | None = None
        self._state: dict[str, tuple[float, ...]] = {}
        self._baselines: dict[str, Baseline] = {}
        self._pages: dict[str, Rule] = {}

    def use(self, generation: int, options: Mapping[str, Any]) -> None:
        """Take over the options of the editor; with another generation than last time all is read again."""
        if generation != self._generation:
            self._generation, self._options = generation, options
            self.forget()

    def forget(self) -> None:
        """Read everything again on the next check."""
        self._run = None
        self._state.clear()
        self._baselines.clear()
        config_for.cache_clear()
        load_config.cache_clear()
        project_of.cache_clear()

    def _current(self, path: str) -> Run:
        """The run, made anew if the configuration for `path` is another one than last time."""
        folder = os.path.dirname(os.path.abspath(path))
        state = tuple(_changed_at(name) for name in _depends_on(folder))
        if self._state.get(folder, state) != state:
            self.forget()
        self._state[folder] = state
        if self._run is None:
            self._run = Run(selection_of(self._options))
        return self._run

    def load(self, path: str) -> None:
        """Load the rules that hold for a path. Raises ConfigError and PackError."""
        run = self._current(path)
        run.rules(run.config(path))

    def check(self, path: str, language: str, text: str) -> Checked | None:
        """The findings of a text; None if it is no article or excluded. Raises ConfigError and PackError."""
        found = self._found(path, language, text)
        if found is None:
            return None
        run, config, settings, result = found
        if place := baseline_of(config):
            result = self._baseline(place).only_new(result._replace(path=path))
        article = result.article
        order, paragraphs = "", tuple[int, ...]()
        if article is not None and result.findings:
            format = format_of_article(article.format, article.path)
            order = format.comment if format.languages else ""
            paragraphs = _paragraph_starts(result)
        rules = {rule.id: rule for rule in (*run.rules(config).rules, *built_in.RULES)}
        said = {finding.rule: rules[finding.rule] for finding in result.findings if finding.rule in rules}
        self._pages |= said
        pages = {name: rule_page.address(rule) for name, rule in said.items()}
        light = result._replace(
            path=path,
            article=None,
            wire=None,
            lines=LineIndex(""),
            source="" if result.source == text.removeprefix("\ufeff") else result.source,
        )
        return Checked(light, order, paragraphs, pages, is_unsettled(settings))

    def _found(
        self, path: str, language: str, text: str, accept: tuple[str, ...] = ()
    ) -> tuple[Run, Config, Settings, FileResult] | None:
        # with a mark in front no label inside the text can say that it is in another encoding
        data = _BOM + text.removeprefix("\ufeff").encode("utf-8", "replace")
        name = article_name(path, language, data)
        if name is None:
            return None
        run = self._current(path)
        config = run.config(path)
        if excluded(config, path):
            return None
        rules, settings = run.rules(config), run.settings(config, path)
        # an engine takes its time, and is asked for what the next keystroke does not change
        seconds = settings.time_limit or allowed(PER_FILE if settings.engine else PER_ARTICLE, len(text))
        settings = settings._replace(time_limit=seconds, accept=(*settings.accept, *accept), typing=True)
        self._give(_patience(settings))
        result = check_file(name, rules, settings, data=data)
        if settings.engine and (problems := problems_of(settings)):
            result = result._replace(error="; ".join((*filter(None, (result.error,)), *problems)))
        return run, config, settings, result

    def acceptable(self, path: str, language: str, text: str, words: Iterable[str]) -> list[str]:
        """Which of these words of an article would no longer be findings if the house accepted them."""
        asked = tuple(dict.fromkeys(words))
        found = self._found(path, language, text, accept=asked)
        left = {finding.text for finding in found[-1].findings} if found else set(asked)
        return [word for word in asked if word not in left]

    def _baseline(self, path: str) -> Baseline:
        if path not in self._baselines:
            self._baselines[path] = load_baseline(path)
        return self._baselines[path]

    def page(self, path: str, name: str) -> str:
        """What there is to know of a rule, as Markdown; "" for a name nobody knows."""
        run = self._current(path)
        for rule in (*run.rules(run.config(path)).rules, *built_in.RULES):
            if rule.id == name:
                return rule_page.page(rule)
        return ""

    def config_path(self, path: str) -> str:
        """The configuration that holds for an article, or the one to make where there is none."""
        run = self._current(path)
        return configuration_to_change(run.config(path), os.path.dirname(os.path.abspath(path)))

    def add(self, config: str, key: str, entry: str, text: str | None) -> Change:
        """Add an entry to the list `key` of a configuration: on the disk, or as a change to `text`, what it holds in the
        editor. Raises ConfigError."""
        to_write(config)
        if text is not None:
            edit = addition(config, text, key, (entry,)).edit
        else:
            edit = add_entries(config, key, (entry,)).edit
            self.forget()
        if edit is None:
            return Change(config, None, "", written=False)
        return Change(config, edit.span, edit.text, written=text is None)

    def write_pages(self) -> None:
        """Make the pages whose addresses were given out."""
        for rule in self._pages.values():
            rule_page.write_page(rule)
        self._pages.clear()


def _patience(settings: Settings) -> float:
    """Seconds on the clock after which a check with these settings is taken to hang."""
    return settings.time_limit * _SLOW + _SPARE + settings.engine_timeout * len(settings.engine)


def _paragraph_starts(result: FileResult) -> tuple[int, ...]:
    """For each finding the offset in the file where its paragraph begins."""
    from bisect import bisect_right

    article = result.article
    assert article is not None
    starts = [article.offsets.span(one.span).start for one in Document.of(article).paragraphs] or [0]
    return tuple(starts[max(bisect_right(starts, finding.span.start) - 1, 0)] for finding in result.findings)


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
