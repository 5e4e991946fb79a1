"""`--strict-config`: a change may not bring along what hides it.

Whoever changes an article could silence newslint in the same change, with a line in the configuration, a rule of the
house or an entry of the baseline. Such changes are to be made, and reviewed, apart.
"""

from __future__ import annotations

import os

from ..config.find import NAMES
from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from ..config.model import Config
    from .git_changes import Changes
    from .settings import Run


class StrictConfig:
    """Notes which configuration, packs and baselines the files of a run have, and which of both have changed against
    a commit. Raises NewslintError outside of a git repository."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._articles: list[str] = []
        self._rules: set[str] = set()

    def note(self, path: str, config: Config, run: Run) -> None:
        """One file of the run."""
        if path == "-" or not self._changes.touches(path):
            return
        self._articles.append(path)
        if not config.file:
            return
        self._rules.add(config.file)
        if config.baseline:
            self._rules.add(os.path.join(config.folder, config.baseline))
        if config.words:
            from .house_lists import files_of

            self._rules.update(files_of(config))
        for pack in run.packs(config):
            if os.path.isdir(pack):
                from ..packs.folders import SHIPPED_DATA, files_below

                self._rules.update(files_below(pack, SHIPPED_DATA))
            else:
                self._rules.add(pack)

    def problem(self) -> str:
        """What has changed together with an article that it is for; "" if nothing has."""
        if not self._articles:
            return ""
        changed = [path for path in sorted(self._rules) if os.path.exists(path) and self._touches(path)]
        gone = [path for path in self._changes.deleted() if os.path.basename(path) in NAMES]
        together = [os.path.relpath(path) for path in (*changed, *gone)]
        if not together:
            return ""
        article = self._articles[0]
        more = f" and {len(self._articles) - 1:,} more" if len(self._articles) > 1 else ""
        return (
            f"{', '.join(together)} {'changes' if len(together) == 1 else 'change'} together with {article}{more}: "
            "change what newslint reports apart from articles, so that no change hides itself (--strict-config)"
        )

    def _touches(self, path: str) -> bool:
        return self._changes.holds(path) and self._changes.touches(path)
