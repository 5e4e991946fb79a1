"""`newslint fix`: findings are mended, by themselves where that is safe, or as somebody says."""

from __future__ import annotations

import click

from ...run.check_files import check
from ...run.options import ALL, CheckOptions
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ..options import OptionalValues, choose, colour_option, selection_options

if TYPE_CHECKING:
    from typing import Any


@click.command("fix", cls=OptionalValues)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "-i", "--interactive", "ask", is_flag=True, help="Show each finding and ask what to do about it."
)
@click.option(
    "--rule", "fix", multiple=True, metavar="FAMILY|RULE",
    help="Make the replacements of this rule, all that are not in quoted speech, and no others.",
)  # fmt: skip
@click.option("--unsafe", is_flag=True, help="Make fixes that deserve a second look, too.")
@click.option("--diff", is_flag=True, help="Show what would be done, and do nothing.")
@click.option("--baseline", type=click.Path(), metavar="FILE", help="Leave out what this baseline knows.")
@click.option("--no-baseline", is_flag=True, help="Whatever baseline the configuration names, take all.")
@click.option(
    "--changed", is_flag=False, flag_value="HEAD", metavar="[REF]",
    help="Only what touches lines changed against a commit in git (default HEAD).",
)  # fmt: skip
@selection_options
@colour_option
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Mend the articles at PATHS (default: the current folder) in place.

    Without -i that is `newslint check --fix`: what is safe is mended, and the rest is reported. With -i every finding is
    shown with what would become of it, and a key says what to do: accept, edit, skip, always, add to the house words,
    undo, show the difference, quit. A file is written whole when all of it is decided. The words of quoted speech are
    changed by nobody but you, by `edit`.
    """
    chosen = choose(options)
    ask, names = options.pop("ask"), options.pop("fix")
    if ask and (options["unsafe"] or options["diff"] or names):
        raise click.UsageError(
            "-i asks about every finding; --unsafe, --diff and --rule go without it (--select chooses rules)"
        )
    return check(paths, CheckOptions(fix=",".join(names) or ALL, ask=ask, **options), chosen)
