"""What of a run is shown: all of it, what a baseline does not know, what has changed against git."""

from __future__ import annotations

import os

from ..config.trust import baseline_of
from ..model.errors import UsageMistake
from ..model.finding import FileResult
from ..reporters.shared.base import LeftOut
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from ..config.model import Config
    from .baseline import Baseline
    from .git_changes import Changes


class NewOnly:
    """Leaves out files and findings that are not new. `baseline` is the file named on the command line,
    None where the configuration decides, "" for none; `ref` is the commit to compare with, or None."""

    def __init__(self, baseline: str | None = "", ref: str | None = None) -> None:
        self._chosen = baseline
        self._baselines: dict[str, Baseline] = {}
        self.changes: Changes | None = None
        #: What was left out of the run, for the summary.
        self.left_out = LeftOut()
        if ref is not None:
            from .git_changes import Changes

            self.changes = Changes(ref)

    def wants(self, path: str) -> bool:
        """True if a file is to be checked at all."""
        if self.changes is None or not os.path.exists(path) or self.changes.touches(path):
            return True
        self.left_out.unchanged += 1
        return False

    def result(self, result: FileResult, config: Config) -> FileResult:
        """The result with what is new."""
        if self.changes is not None and result.path != "-":
            result = self.changes.only_changed(result)
        baseline = self._baseline(config)
        if baseline is None:
            return result
        return baseline.only_new(result)

    def _baseline(self, config: Config) -> Baseline | None:
        path = self._chosen
        if path is None:
            path = baseline_of(config)
        if not path:
            return None
        if path not in self._baselines:
            from .baseline import load_baseline

            self._baselines[path] = load_baseline(path)
        return self._baselines[path]


def split_ref(value: str | None, paths: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The commit and the paths of `--changed VALUE PATHS`: in `--changed articles/` the value is a path."""
    if value is None or value == "HEAD":
        return value, paths
    if not os.path.exists(value):
        return value, paths
    from .git import is_commit

    if is_commit(value):
        raise UsageMistake(
            f"'{value}' is a commit and a path; write './{value}' for the path, or the full name of the commit"
        )
    return "HEAD", (value, *paths)
