"""Running Vale's styles on one article."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import NamedTuple

from ..config.trust import rules_within
from ..document.document import Document
from ..limits.timer import PER_PATTERN, Limit, allowed
from ..model.article import Article
from ..model.errors import ConfigError
from ..model.finding import RANK, Finding
from ..model.span import Span
from .blocks import Selector, blocks_of, selectors
from .comments import Comments
from .ini import ForFile, Ini, for_file, read_ini
from .patterns import PatternRefused, compile_pattern, translate
from .points import Check, check_of
from .styles import Rule, Vocabulary, read_rule, read_style, read_vocabulary

#: Findings of one rule in one file; what comes after them would say nothing new.
MOST = 1_000
#: The style that Vale brings along. Its rules on spelling and on the terms of vocabularies are not run.
BUILT_IN = "Vale"
_REPETITION = (
    r"""{extends: repetition, message: "'%s' is repeated!", level: error, alpha: true, tokens: ['[^\s]+']}"""
)


class Ready(NamedTuple):
    """A rule that can be run."""

    rule: Rule
    check: Check
    selectors: list[Selector]


class Loaded(NamedTuple):
    """The rules of one `.vale.ini`, by style, and a line for each that is not run."""

    ini: Ini
    styles: dict[str, list[Ready]]
    problems: dict[str, list[str]]


def load(path: str, project: str = "") -> Loaded:
    """All styles that a `.vale.ini` names. With `project`, a folder, only files of it are read. Raises ConfigError."""
    allowed_path = (lambda place: rules_within(place, project)) if project else str
    place = allowed_path(path)
    if place is None:
        raise ConfigError("no file of this project; name it with --vale", path=path)
    ini = read_ini(place)
    vocabulary = read_vocabulary(ini.styles_path, ini.vocabularies, allowed_path)
    styles: dict[str, list[Ready]] = {}
    problems: dict[str, list[str]] = {}
    for name in dict.fromkeys(_styles_of(ini)):
        if name == BUILT_IN:
            rules, wrong = _built_in(vocabulary)
        else:
            rules, wrong = read_style(ini.styles_path, name, allowed_path)
        styles[name], problems[name] = [], wrong
        for rule in rules:
            try:
                ready = Ready(rule, check_of(rule, vocabulary), selectors(rule.scopes))
            except PatternRefused as error:
                wrong.append(f"{rule.id}: {error}")
            else:
                styles[name].append(ready)
    return Loaded(ini, styles, problems)


def _styles_of(ini: Ini) -> list[str]:
    names: list[str] = []
    for _, keys in ini.sections:
        for key, value in keys:
            if key == "BasedOnStyles":
                names += [name.strip() for name in value.split(",") if name.strip()]
            elif "." in key and value != "NO":
                names.append(key.partition(".")[0])
    return names


def _built_in(vocabulary: Vocabulary) -> tuple[list[Rule], list[str]]:
    rules = [read_rule(f"{BUILT_IN}.Repetition", _REPETITION)]
    if vocabulary.reject:
        avoid = Rule(
            f"{BUILT_IN}.Avoid", "existence", "Avoid using '%s'.", "error", "", ("text",), False,
            {"tokens": list(vocabulary.reject), "vocab": False},
        )  # fmt: skip
        rules.append(avoid)
    return rules, []


@lru_cache(maxsize=8)
def _loaded(path: str, project: str, changed: float) -> Loaded:
    return load(path, project)


def _changed(path: str) -> float:
    """When a `.vale.ini` was last written."""
    try:
        return os.stat(path).st_mtime
    except OSError:
        return 0.0


def vale_findings(
    document: Document, article: Article, path: str, project: str = "", *, quotes: bool = False
) -> tuple[list[Finding], list[str]]:
    """What the styles of a `.vale.ini` find in an article, and why some of it was not done, a line each. `project` is
    the folder that files are read from if it does not come from the command line; `quotes` has the rules speak in
    quotations too. Raises ConfigError."""
    loaded = _loaded(path, project, _changed(path))
    chosen = for_file(loaded.ini, article.path)
    problems: list[str] = []
    findings: list[Finding] = []
    blocks = blocks_of(document, article)
    comments = Comments(article.source, chosen.styles)
    passed_over = _passed_over(chosen, article.source, problems)
    for name, rules in loaded.styles.items():
        on = name in chosen.styles
        if on:
            problems += loaded.problems[name]
        for ready in rules:
            rule = ready.rule
            level = chosen.levels.get(rule.id) or chosen.levels.get(name) or rule.level
            if not chosen.switched.get(rule.id, chosen.switched.get(name, on)):
                continue
            if RANK[level] < RANK[loaded.ini.min_level]:
                continue
            seen: set[str] = set()
            told: set[Span] = set()
            try:
                with Limit(allowed(PER_PATTERN, len(article.source))):
                    for block in blocks:
                        if len(told) >= MOST or not any(one.takes(block) for one in ready.selectors):
                            continue
                        for alert in ready.check(
                            block.span.of(article.source if block.raw else document.text), seen
                        ):
                            span = Span(block.span.start + alert.start, block.span.start + alert.end)
                            if not block.raw and not quotes and document.quoted(span):
                                continue
                            words = span.of(article.source if block.raw else document.text)
                            span = span if block.raw else article.offsets.span(span)
                            if span in told or comments.silent(rule.id, span.start, words):
                                continue
                            if any(one.start <= span.start < one.end for one in passed_over):
                                continue
                            told.add(span)
                            findings.append(
                                Finding(
                                    rule.id, "style", level, span, words, alert.message, rule.link,
                                    alert.replacements,
                                )
                            )  # fmt: skip
            except TimeoutError:
                problems.append(f"{rule.id}: stopped, its patterns took too long")
    return findings, problems


def _passed_over(chosen: ForFile, source: str, problems: list[str]) -> list[Span]:
    """Where nothing is reported: what BlockIgnores and TokenIgnores fit."""
    places: list[Span] = []
    for pattern in chosen.ignored:
        try:
            with Limit(PER_PATTERN):
                made = compile_pattern(translate(pattern))
                places += [Span(*one.span()) for one in made.finditer(source, timeout=PER_PATTERN)]
        except PatternRefused as error:
            problems.append(f"'{pattern}' of BlockIgnores or TokenIgnores: {error}")
        except TimeoutError:
            problems.append(f"'{pattern}' of BlockIgnores or TokenIgnores: stopped, it took too long")
    return places
