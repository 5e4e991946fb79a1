"""`newslint man`: the manual page, made from what the commands say of themselves."""

from __future__ import annotations

import click

from ..man_page import man_page


@click.command("man")
def command() -> int:
    """Print the manual page. To read it, and to have `man newslint`:

    \b
    newslint man | man -l -
    newslint man > ~/.local/share/man/man1/newslint.1
    """
    from ..group import cli

    click.echo(man_page(cli), nl=False)
    return 0
