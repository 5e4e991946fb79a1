"""The command line: commands are imported when they are called, and errors become exit codes here only."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from . import __version__
from .errors import NewslintError

CLEAN, FINDINGS, UNUSABLE, BUG, INTERRUPTED = 0, 1, 2, 3, 130

#: Commands and the one line that `newslint --help` shows; each lives in the module of its name.
COMMANDS = {
    "check": "Check articles (the default: `newslint PATH` is `newslint check PATH`).",
    "baseline": "Note what is wrong today, so that only what is new is reported.",
    "explain": "Say what a rule means, with examples.",
    "rules": "List all rules.",
    "lsp": "Run the language server for editors.",
    "test": "Run the examples of rule packs.",
    "try": "Show what one rule finds in a folder.",
}


class Commands(click.Group):
    """A group that imports a command when it is needed, and takes `check` for granted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f".commands.{cmd_name.replace('-', '_')}_command", __package__)
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


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
    """Run the command and give its exit code. Nothing but a message reaches the user, whatever happens."""
    try:
        outcome: Any = cli.main(args=args, prog_name="newslint", standalone_mode=False)
        sys.stdout.flush()
        return outcome if isinstance(outcome, int) else CLEAN
    except click.ClickException as error:
        error.show()
        return UNUSABLE
    except NewslintError as error:
        click.echo(f"newslint: {error}" if "\n" not in str(error) else str(error), err=True)
        return UNUSABLE
    except (click.Abort, KeyboardInterrupt):
        click.echo("newslint: interrupted", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # whoever read our output has seen enough; keep the interpreter from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CLEAN
    except Exception as error:
        return _bug(error)


def _bug(error: Exception) -> int:
    from traceback import format_exception

    if os.environ.get("NEWSLINT_DEBUG"):
        click.echo("".join(format_exception(error)), err=True)
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    where = f" ({os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno})" if last else ""
    click.echo(
        f"newslint {__version__} has a bug: {type(error).__name__}: {error}{where}\n"
        "Please report it with the command you typed; NEWSLINT_DEBUG=1 shows where it happened.",
        err=True,
    )
    return BUG
