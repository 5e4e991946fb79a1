"""What a process holds ready: the rules, the settings of the house, and its words."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from typing import Any

from ...config.model import LANGUAGE_MODEL, Settings
from ...document.words import fold
from ...limits.timer import PER_FILE
from ...model.article import Article
from ...model.errors import NewslintError
from ...model.finding import FAMILIES, LEVELS, FileResult, Finding
from ...packs.rule import names_of
from ...packs.rule_set import RuleSet
from ...pipeline import built_in, second_reader
from ...pipeline.ask_engines import problems_of
from ...pipeline.check import check_article
from ...readers import read_article
from ...run.settings import Run, Selection
from .setup import Setup

#: What a text without a name is called. Its format is told from how it begins.
UNNAMED = "story"
#: Seconds of processor time for a text that a language model reads too, where nobody says otherwise. Paragraphs that were
#: read are remembered, so that what is left out of a long text is read when it is sent again.
PER_FILE_DEEP = 3 * PER_FILE


class Refused(Exception):
    """A request that cannot be done, with the status that says so."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Room:
    """The rules and settings of a server. Raises ConfigError and PackError."""

    def __init__(self, setup: Setup) -> None:
        chosen = Selection(**setup._asdict())
        run = Run(chosen, quiet=True)
        config = run.config(os.path.abspath("-"))
        self.run, self.config = run, config
        self.rules: RuleSet = run.rules(config)
        settings = run.settings(config, "")
        deep = LANGUAGE_MODEL in settings.engine
        self.time_limit = settings.time_limit or (PER_FILE_DEEP if deep else PER_FILE)
        # no file is read for a text, whatever it names as its source, and no grammar engine started
        self.settings: Settings = settings._replace(
            engine=(LANGUAGE_MODEL,) if deep else (), engine_url="", source=(), source_given=True, wire_folders=(),
            time_limit=self.time_limit if deep else settings.time_limit,
        )  # fmt: skip
        self._house: tuple[str, ...] = ()
        self._folded: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()

    def start_engines(self) -> None:
        """Load the language model, if one is to read. Raises NewslintError where it cannot be used."""
        if self.settings.engine and (problem := second_reader.problem(self.settings)):
            raise NewslintError(problem)

    def accept(self, words: tuple[str, ...]) -> None:
        """Take these for the words of the house."""
        self._house = words
        self._folded = frozenset(map(fold, words))

    def known(self, names: list[str]) -> tuple[str, ...]:
        """Those of some names that are rules or families here, as newslint writes them. Clients name other tools' rules
        too."""
        if not self._known:
            rules = (*self.rules.rules, *built_in.RULES)
            self._known = frozenset(name for rule in rules for name in names_of(rule.id))
            self._known |= {*FAMILIES, *self.rules.former}
        return tuple(low for name in names if (low := name.lower()) in self._known)

    def read(self, job: dict[str, Any], key: str = "data") -> Article:
        """The article of a job. Raises UnreadableFile."""
        name = job.get(f"{key}_name") or ""
        data = job[key]
        if isinstance(data, str):
            data = BOM_UTF8 + data.encode("utf-8", "replace")
        return read_article(name or UNNAMED, data, name=name or None)

    def settings_for(self, options: dict[str, Any]) -> Settings:
        """The settings with what a request says. Raises Refused for a level or a rule that there is not."""
        values: dict[str, Any] = {}
        if level := options.get("level"):
            if level not in LEVELS:
                raise Refused(400, f"level is one of {', '.join(LEVELS)}")
            values["level"] = level
        for key in ("select", "ignore", "enable"):
            names = options.get(key) or []
            if unknown := [name for name in names if not self.known([name.partition("/")[0]])]:
                raise Refused(400, f"{key}: no rule or family is called '{unknown[0][:60]}'")
            if names:
                before = () if key == "select" else getattr(self.settings, key)
                values[key] = (*before, *names)
        return self.with_words(self.settings._replace(**values))

    def with_words(self, settings: Settings) -> Settings:
        """The settings with the words of the house."""
        return settings._replace(accept=(*settings.accept, *self._house)) if self._house else settings

    def check(self, article: Article, settings: Settings) -> FileResult:
        """What there is to say of an article; nothing of a word of the house."""
        result = check_article(article, self.rules, settings)
        if settings.engine and (problems := problems_of(settings)):
            result = result._replace(error="; ".join((*filter(None, (result.error,)), *problems)))
        return result._replace(findings=self.left(result.findings))

    def left(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """The findings but those that object to a word of the house."""
        if not self._folded:
            return findings
        return tuple(one for one in findings if fold(one.text) not in self._folded)
