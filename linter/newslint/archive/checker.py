"""One story of an archive, from the row it came in to the row of its results, on an executor."""

from __future__ import annotations

import os

from .. import __version__
from ..model.errors import NewslintError
from ..pipeline.check import check_article
from ..pipeline.source_copy import SourceCopy
from ..readers import read_article
from ..readers.formats import EXTENSIONS
from ..reporters.json import safety
from ..run.settings import Run
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.bug_report import told
from .schemas import FINDING, STORY

if TYPE_CHECKING:
    from typing import Any

    from ..config.model import Settings
    from ..model.article import Article
    from ..model.finding import FileResult
    from .job import Job

_BOM = b"\xef\xbb\xbf"


class Checker:
    """The rules of a job, loaded once for all stories that come. Raises NewslintError."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._run = Run(job.chosen, quiet=True, config=job.config)
        self.rules = self._run.rules(job.config)

    def settings(self, name: str) -> Settings:
        """What holds for a story that lies at `name` below the folder of the configuration."""
        job = self._job
        place = os.path.join(job.config.folder or os.sep, name or "-")
        return self._run.settings(job.config, place)._replace(own_words=job.words)

    def article(self, row: dict[str, Any]) -> Article:
        """The story of a row. Raises NewslintError."""
        name = row["name"] or ""
        if row["format"]:
            name += EXTENSIONS[row["format"]]
        if row["data"] is not None:
            data = row["data"]
        elif row["text"] is not None:
            # as `check_text` of the Python API does: a text is Unicode, and a mark at its start no part of it
            data = _BOM + row["text"].removeprefix("\ufeff").encode("utf-8", "replace")
        else:
            raise NewslintError("the row has no text")
        article = read_article(row["id"], data, name=name or "-", seconds=self._job.chosen.time_limit or 0.0)
        # an executor has no wire copies beside the story, and should not look for what strangers name
        return article._replace(meta={key: value for key, value in article.meta.items() if key != "source"})

    def wire(self, row: dict[str, Any]) -> SourceCopy:
        """The wire copy that came with a row, if one did. Raises NewslintError."""
        if not row["wire"]:
            return SourceCopy()
        data = _BOM + row["wire"].removeprefix("\ufeff").encode("utf-8", "replace")
        return SourceCopy((read_article(f"{row['id']}#wire", data, name="-"),))

    def check(self, row: dict[str, Any]) -> dict[str, Any]:
        """The row of results of a story. What cannot be read, and what makes newslint stumble, is said in it."""
        try:
            article = self.article(row)
            result = check_article(article, self.rules, self.settings(row["name"] or ""), self.wire(row))
        except NewslintError as error:
            return self.failed(row, error.message)
        except MemoryError:
            return self.failed(row, "checking it took more memory than one article may have; split it")
        except Exception as error:
            return self.failed(row, told(error), crashed=True)
        return self._row(row, article, result)

    def failed(self, row: dict[str, Any], why: str, *, crashed: bool = False) -> dict[str, Any]:
        """The row of a story that could not be checked."""
        return {**self._known(row), "error": why, "crashed": crashed, "found": []}

    def _known(self, row: dict[str, Any]) -> dict[str, Any]:
        story = {name: row[name] for name in STORY}
        return {
            **story, "month": row["month"], "replaces": row["replaces"], "words": 0, "characters": 0, "findings": 0,
            "by_level": {}, "by_family": {}, "by_rule": {}, "signs": [], "seconds": 0.0,
            "rules": self._job.rules, "configuration": self._job.configuration, "newslint": __version__,
        }  # fmt: skip

    def _row(self, row: dict[str, Any], article: Article, result: FileResult) -> dict[str, Any]:
        found = [_finding(number, one, result) for number, one in enumerate(result.findings, 1)]
        known = self._known(row)
        verdict: dict[str, Any] = dict(result.verdict or {})
        return {
            **known,
            "author": known["author"] or article.meta.get("byline") or None,
            "words": result.words,
            "characters": len(article.source),
            "findings": len(found),
            **{f"by_{what}": _counts(found, what) for what in ("level", "family", "rule")},
            "verdict": verdict.get("verdict"),
            "verdict_message": verdict.get("message"),
            "signs": verdict.get("signs", []),
            "error": result.error,
            "crashed": result.crashed,
            "found": found,
        }


def _counts(found: list[dict[str, Any]], what: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in found:
        counts[one[what]] = counts.get(one[what], 0) + 1
    return dict(sorted(counts.items()))


def _finding(number: int, finding: Any, result: FileResult) -> dict[str, Any]:
    start, end = result.lines.position(finding.span.start), result.lines.position(finding.span.end)
    places = (finding.span.start, finding.span.end, start.line, start.column, end.line, end.column)
    values = {
        "number": number,
        "fix": safety(finding) or "",
        **dict(zip(("start", "end", "line", "column", "end_line", "end_column"), places)),
    }
    return {name: values.get(name, getattr(finding, name, None)) for name in FINDING}
