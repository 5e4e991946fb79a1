"""What may be asked of a run over files, besides which rules it uses (see `settings.Selection`)."""

from __future__ import annotations

from ..storage.lazy_namedtuple import NamedTuple

#: What `--fix` stands for without the name of a rule: all fixes that are safe.
ALL = "*"


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
    fix: str | None = None  # ALL, or names of rules separated by commas
    ask: bool = False  # go through the findings with whoever sits at the terminal
    unsafe: bool = False
    diff: bool = False
    exit_zero: bool = False
    statistics: bool = False
    colour: str | None = None  # one of `terminal.colour.WHEN`
    jobs: int | None = None  # None: as many as there are processors, if there is enough to do
