"""An article held against its wire copy: what the comparing rules find, and the comparison itself."""

from __future__ import annotations

from ..checks.kinds.compare import lists_of
from ..compare.run import Compared, compared
from ..config.model import Settings
from ..language.word_lists import house_lists
from ..limits.timer import PER_FILE, Limit, allowed
from ..model.article import Article
from ..model.errors import NewslintError
from ..model.finding import FileResult
from ..packs.rule_set import RuleSet
from .check import check_article, document_of
from .source_copy import SourceCopy


def held_against(
    article: Article, wire: SourceCopy, rules: RuleSet, settings: Settings, *, every: bool = False
) -> tuple[Compared, FileResult]:
    """The comparison of an article with its sources, at least one, and the findings: those of the rules that compare, or of
    `every` rule. Raises NewslintError where comparing takes too long."""
    if not every and not settings.select:
        comparing = (rule for rule in rules.rules if rules.needs.get(rule.kind) == "sources" and not rule.off)
        settings = settings._replace(select=tuple(rule.id for rule in comparing))
    checked = check_article(article, rules, settings, wire)
    document = document_of(article, settings)
    document.sources = wire.documents()
    seconds = settings.time_limit or allowed(PER_FILE, len(article.text))
    try:
        with Limit(seconds), house_lists(settings.own_words):
            return compared(document, lists_of(rules.linked("compare"))), checked
    except TimeoutError:
        raise NewslintError(
            f"{article.path} was not compared: that took longer than {seconds:.3g} s; allow more with --time-limit, or "
            "split the article"
        ) from None
