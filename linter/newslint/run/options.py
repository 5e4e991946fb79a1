"""What may be asked of a run over files, besides which rules it uses (see `settings.Selection`)."""

from __future__ import annotations

from ..storage.lazy_namedtuple import NamedTuple


class CheckOptions(NamedTuple):
    """The options of `newslint check` besides those that choose rules; the defaults are those of the command."""

    format: str = "text"
    output: str | None = None
    stdin_filename: str | None = None
    baseline: str | None = None
    no_baseline: bool = False
    changed: str | None = None
    force_exclude: bool = False
    strict_config: bool = False
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    exit_zero: bool = False
    statistics: bool = False
    colour: bool | None = None
    jobs: int | None = None  # None: as many as there are processors, if there is enough to do
