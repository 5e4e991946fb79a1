"""What Vale's styles add to the findings of a run."""

from __future__ import annotations

from ..model.errors import ConfigError
from ..storage.lazy_namedtuple import TYPE_CHECKING
from . import filters

if TYPE_CHECKING:
    from ..config.model import Settings
    from ..document.document import Document
    from ..model.article import Article
    from ..model.finding import Finding


def vale_styles(
    document: Document, article: Article, settings: Settings, findings: list[Finding], problems: list[str]
) -> None:
    """Add what the styles of the run find, at the levels that hold, and why some of it was not done. Two styles may
    speak of the same words, as they do in Vale."""
    if (settings.select and "style" not in settings.select) or "style" in settings.ignore:
        return
    from ..vale.run import vale_findings

    project = "" if settings.vale_given or settings.trusted else settings.config_folder
    try:
        found, wrong = vale_findings(
            document, article, settings.vale, project, quotes=settings.vale_quotes == "also"
        )
    except ConfigError as error:
        problems.append(f"Vale's styles were not run: {error}")
        return
    problems += wrong
    levelled = filters.apply_levels(found, dict(settings.levels))
    findings += filters.from_level(levelled, settings.level)
