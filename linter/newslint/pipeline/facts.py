"""What a story says of people, dates and figures, with the findings of the rules that hold it against itself."""

from __future__ import annotations

from ..config.model import Settings
from ..document.facts import Told, facts_of
from ..model.article import Article
from ..packs.rule_set import RuleSet
from .check import check_article, document_of

#: The kinds that hold a story against itself.
_KINDS = frozenset("figures dates names honorific initials person consistency".split())


def facts_told(article: Article, rules: RuleSet, settings: Settings) -> Told:
    """The facts of an article and where they contradict each other."""
    chosen = tuple(rule.id for rule in rules.rules if rule.kind in _KINDS and not rule.off)
    checked = check_article(article, rules, settings._replace(select=chosen, source=()))
    return Told(article, facts_of(document_of(article, settings)), checked)
