"""`newslint check`: findings of files, folders or standard input, in the format somebody asked for."""

from __future__ import annotations

import click

from ...reporters import FORMATS
from ...run.check_files import check
from ...run.options import ALL, CheckOptions
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ..options import OptionalValues, choose, colour_option, selection_options

if TYPE_CHECKING:
    from typing import Any


@click.command("check", cls=OptionalValues)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option(
    "--format",
    "format",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How to report (default text).",
)
@click.option("--output", type=click.Path(dir_okay=False), metavar="FILE", help="Write the report to a file.")
@selection_options
@click.option(
    "--source",
    multiple=True,
    type=click.Path(),
    metavar="FILE",
    help="The wire copy the article was made from.",
)
@click.option(
    "--stdin-filename", metavar="NAME", help="What to call standard input; its ending says the format."
)
@click.option(
    "--baseline",
    type=click.Path(),
    metavar="FILE",
    help="Leave out what this baseline knows (see `newslint baseline`).",
)
@click.option(
    "--no-baseline", is_flag=True, help="Show everything, whatever baseline the configuration names."
)
@click.option(
    "--changed",
    is_flag=False,
    flag_value="HEAD",
    metavar="[REF]",
    help="Only what touches lines changed against a commit in git (default HEAD).",
)
@click.option(
    "--strict-config",
    is_flag=True,
    help="Fail if configuration, packs or baseline change together with the articles they are for (against --changed REF, or HEAD).",
)
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even if they are named.")
@click.option(
    "--fix",
    is_flag=False,
    flag_value=ALL,
    metavar="[RULE,...]",
    help="Mend what can be mended safely, in place; report the rest. With rules: make their replacements, all that are not in quoted speech, and no others.",
)
@click.option(
    "--unsafe", is_flag=True, help="With --fix or --diff: make fixes that deserve a second look, too."
)
@click.option("--diff", is_flag=True, help="Show what --fix would do, and do nothing.")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    metavar="N",
    callback=lambda ctx, param, value: value or None,
    help="Check with N processes (default, or 0: one for each processor where there are many files).",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 even if there are findings.")
@click.option("--statistics", is_flag=True, help="End with counts per rule.")
@click.option("--watch", is_flag=True, help="Check again whenever a file changes, until interrupted.")
@colour_option
def command(paths: tuple[str, ...], **options: Any) -> int:
    """Check articles and report what an editor would want to know.

    PATHS are files or folders; `-` is standard input; without any, the current folder is checked.
    """
    chosen = choose(options)
    if options.pop("watch"):
        from ...run.watch import watch

        return watch(paths, CheckOptions(**options), chosen)
    return check(paths, CheckOptions(**options), chosen)
