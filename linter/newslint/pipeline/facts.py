"""What a story says of people, dates and figures, with the findings of the rules that hold it against itself."""

from __future__ import annotations

from ..checks.registry import kind_module
from ..config.model import Settings
from ..document.facts import Told, facts_of
from ..model.article import Article
from ..packs.rule_set import RuleSet
from .check import check_article, document_of


def against_itself(rules: RuleSet) -> frozenset[str]:
    """The ids of the rules that hold a story against itself, but for those that are off."""
    return frozenset(
        rule.id
        for rule in rules.rules
        if not rule.off and getattr(kind_module(rule.kind), "AGAINST_ITSELF", False)
    )


def facts_told(article: Article, rules: RuleSet, settings: Settings) -> Told:
    """The facts of an article and where they contradict each other."""
    chosen = tuple(sorted(against_itself(rules)))
    checked = check_article(article, rules, settings._replace(select=chosen, source=()))
    return Told(article, facts_of(document_of(article, settings)), checked)
