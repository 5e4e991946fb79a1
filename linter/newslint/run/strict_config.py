"""`--strict-config`: a change may not bring along what hides it.

Whoever changes an article could silence newslint in the same change, with a line in the configuration, a rule of the
house or an entry of the baseline. Such changes are to be made, and reviewed, apart.
"""

from __future__ import annotations

import os

from ..config.find import NAMES, mentions
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .git_names import Names

if TYPE_CHECKING:
    from ..config.model import Config
    from .git_changes import Changes
    from .settings import Run


class StrictConfig:
    """Notes which configuration, packs and baselines the files of a run have, and which of both have changed against
    a commit. Raises NewslintError outside of a git repository."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._names: Names | None = None
        self._articles: list[str] = []
        self._configs: dict[str, tuple[Config, Run]] = {}

    @property
    def _asked(self) -> Names:
        if self._names is None:
            self._names = Names(self._changes.repository)
        return self._names

    def note(self, path: str, config: Config, run: Run) -> None:
        """One file of the run."""
        if path == "-" or not (self._changes.touches(path) or self._asked.changed(path)):
            return
        self._articles.append(path)
        if config.file:
            self._configs.setdefault(config.file, (config, run))

    def problem(self) -> str:
        """What has changed together with an article that it is for; "" if nothing has."""
        if not self._articles:
            return ""
        found = {file for config, run in self._configs.values() for file in self._changed(config, run)}
        found.update(path for path in self._asked.named(NAMES) if self._taken_away(path))
        together = sorted(os.path.relpath(path) for path in found)
        if not together:
            return ""
        article = self._articles[0]
        more = f" and {len(self._articles) - 1:,} more" if len(self._articles) > 1 else ""
        return (
            f"{', '.join(together)} {'changes' if len(together) == 1 else 'change'} together with {article}{more}: "
            "change what newslint reports apart from articles, so that no change hides itself (--strict-config)"
        )

    def _changed(self, config: Config, run: Run) -> list[str]:
        """What of a configuration is not what it was: the file itself, baseline, packs, lists of words."""
        names = self._asked
        folders, files = [], [config.file]
        if config.baseline:
            files.append(os.path.join(config.folder, config.baseline))
        if config.words:
            folders.append(os.path.join(config.folder, config.words))
        if packs := run.packs(config):
            from ..packs.sources import besides_of

            for path in (*packs, *besides_of(packs)):
                (folders if os.path.isdir(path) else files).append(path)
        from ..packs.folders import SHIPPED_DATA, files_below

        found = []
        for folder in folders:
            if names.changed(folder):  # a link to another
                found.append(folder)
                continue
            files += files_below(folder, SHIPPED_DATA)
            found += [path for path in names.below(folder) if path.endswith(SHIPPED_DATA)]
        found += [path for path in files if names.changed(path) or not names.followed(path)]
        return found

    def _taken_away(self, path: str) -> bool:
        """True for a configuration that was, and is no more: its file has gone, or what in it was ours."""
        if not mentions(self._asked.before(path), path):
            return False
        if not os.path.isfile(path):
            return True
        from ..storage.safe_read import read_regular

        try:
            return not mentions(read_regular(path), path)
        except OSError:
            return True
