"""Holding one story against the earlier one that it was made from, on an executor."""

from __future__ import annotations

from ..compare.run import compared
from ..compare.summary import figures, sentence
from ..document.document import Document
from ..language.word_lists import house_lists
from ..limits.timer import PER_FILE, Limit, allowed
from ..model.errors import NewslintError
from ..pipeline.check import document_of
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.bug_report import told

if TYPE_CHECKING:
    from typing import Any

    from .checker import Checker

#: Changes of a pair that are listed one by one, the others are counted; and characters shown of each side.
_MOST, _LONG = 60, 200


class Comparer:
    """What `newslint compare` does, for a pair after the other."""

    def __init__(self, checker: Checker) -> None:
        from ..checks.kinds.compare import lists_of

        self._checker = checker
        self._lists = lists_of(checker.rules.linked("compare"))

    def compare(self, row: dict[str, Any]) -> dict[str, Any]:
        """What there is to say of a pair: the columns of `PAIRS` that a comparison fills."""
        try:
            return self._compared(row)
        except NewslintError as error:
            return {"error": error.message}
        except TimeoutError:
            return {"error": "the pair was not compared: that took too long"}
        except MemoryError:
            return {"error": "comparing it took more memory than one pair may have"}
        except Exception as error:
            return {"error": told(error)}

    def _compared(self, row: dict[str, Any]) -> dict[str, Any]:
        story, source = self._checker.article(row["story"]), self._checker.article(row["source"])
        settings = self._checker.settings(row["story"]["name"] or "")
        seconds = settings.time_limit or allowed(PER_FILE, len(story.text) + len(source.text))
        with Limit(seconds), house_lists(settings.own_words):
            document = document_of(story, settings)
            document.sources = (Document.of(source),)
            result = compared(document, self._lists)
            counts = figures(result)
            said = sentence(result)
        kinds = {change.kind for change in result.changes} - {"copied"}
        listed = [change for change in result.changes if change.kind in kinds][:_MOST]
        return {
            "carried": counts["carried-over-percent"],
            "quotations": counts["quotations"],
            "quotations_altered": counts["quotations-altered"] + counts["quotations-extended"],
            "quotations_invented": counts["quotations-invented"] + counts["quotations-from-narration"],
            "changes": {kind: counts[kind] for kind in sorted(kinds)},
            "changed": [
                {"kind": change.kind, "was": change.was[:_LONG], "now": change.now[:_LONG]}
                for change in listed
            ],
            "summary": said,
        }
