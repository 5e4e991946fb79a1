"""The command line: commands are imported when they are called, and mistakes in a call are shown as click shows them."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from .. import __version__
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .commands import COMMANDS, GROUPS
from .exits import CLEAN, UNUSABLE

if TYPE_CHECKING:
    from typing import Any


class Commands(click.Group):
    """A group that imports a command when it is needed, and takes `check` for granted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = "try_rule" if cmd_name == "try" else cmd_name.replace("-", "_")
        module = import_module(f".commands.{name}", __package__)
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args = self._named_later(args) or ["check", *args]
            if len(args) > 1 and args[:1] == ["check"]:
                self._meant(args[1], ctx)
        return super().parse_args(ctx, args)

    def _meant(self, word: str, ctx: click.Context) -> None:
        """Complain of a first word that is no path and all but a command: `chekc`. Raises click.UsageError."""
        if (
            word.isascii()
            and word[:1].isalpha()
            and word.replace("-", "").isalpha()
            and not os.path.lexists(word)
        ):
            from difflib import get_close_matches

            if near := get_close_matches(word, COMMANDS, 1, 0.7):
                said = f"There is no command '{word}', and no such file. Did you mean '{near[0]}'?"
                raise click.UsageError(said, ctx)

    def _named_later(self, args: list[str]) -> list[str] | None:
        """The arguments with the command first, where options of it stand before: `--rules p.yaml check story.txt`. A
        word that is a path here is no command."""
        from .commands.check import command
        from .options import OPTIONAL

        options = [param for param in command.params if isinstance(param, click.Option) and not param.is_flag]
        takes_value = {name for param in options for name in param.opts} - {"--changed"}
        at = 0
        while at < len(args) and args[at].startswith("-") and args[at] not in ("-", "--"):
            following = args[at + 1] if at + 1 < len(args) else ""
            optional = OPTIONAL.get(args[at])
            has_value = optional[1](following) if optional else args[at] in takes_value
            at += 2 if has_value else 1
        if not 0 < at < len(args) or args[at] not in COMMANDS or os.path.lexists(args[at]):
            return None
        return [args[at], *args[:at], *args[at + 1 :]]

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _NobodyReads from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        column = max(map(len, COMMANDS)) + 2
        for title, commands in GROUPS.items():
            with formatter.section(title):
                formatter.write_dl([(f"{name:{column - 2}}", line) for name, line in commands.items()])


class _NobodyReads(Exception):
    """Whoever read our output has gone. Click would end the run with the code for findings."""


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 nothing found, 1 findings, 2 something could not be used or read, 3 a bug in newslint.",
)
@click.version_option(__version__, prog_name="newslint")
def cli() -> None:
    """A copy-edit linter for news articles.

    newslint story.txt        check one article

    newslint articles/        check a folder

    newslint - < story.txt    check standard input
    """


def run(args: list[str]) -> int:
    """Run the command and give its exit code. Raises NewslintError, and what only a bug raises."""
    try:
        outcome: Any = cli.main(args=args, prog_name="newslint", standalone_mode=False)
    except click.ClickException as error:
        from ..terminal.escaping import WithoutOrders

        with_names: Any = WithoutOrders(sys.stderr)  # a name of a file or an option may be somebody else's
        error.show(file=with_names)
        with_names.flush()
        return UNUSABLE
    except click.Abort:
        raise KeyboardInterrupt from None
    except _NobodyReads:
        raise BrokenPipeError from None
    return outcome if isinstance(outcome, int) else CLEAN
