"""The manual page in the language of roff."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from .. import __version__
from ..model.addresses import HOME, SITE


def man_page(group: click.Group) -> str:
    """The page on a group of commands: each with what it does and its options."""
    context = click.Context(group, info_name="newslint")
    return "\n".join(_lines(group, context)) + "\n"


def _lines(group: click.Group, context: click.Context) -> Iterator[str]:
    yield f'.TH NEWSLINT 1 "" "newslint {__version__}" "User Commands"'
    yield ".SH NAME"
    yield r"newslint \- a copy-edit linter for news articles"
    yield ".SH SYNOPSIS"
    yield r".B newslint"
    yield r".RI [ COMMAND ]\ [ OPTIONS ]\ [ PATHS ]..."
    yield ".SH DESCRIPTION"
    yield from _prose(group.help or "")
    yield from (".PP", "Without a command, check is meant.")
    yield ".SH COMMANDS"
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield from _command(name, command, click.Context(command, info_name=name, parent=context), ".SS")
    yield ".SH EXIT STATUS"
    for code, meaning in (
        ("0", "Nothing was found."),
        ("1", "There are findings."),
        ("2", "Something could not be used or read; the other files were checked."),
        ("3", "A bug in newslint."),
    ):
        yield from (".TP", f".B {code}", meaning)
    yield ".SH FILES"
    yield from (".TP", r".I .newslint.yaml", "The configuration of a repository; newslint init writes one.")
    yield from (".TP", r".I ~/.config/newslint/config.yaml", "What you allow to every repository.")
    yield ".SH SEE ALSO"
    yield _plain(SITE)
    yield ".br"
    yield _plain(HOME)


def _command(name: str, command: click.Command, context: click.Context, heading: str) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"{heading} {_plain(f'newslint {name} {usage}')}"
    yield from _prose(command.help or "")
    for param in command.get_params(context):
        record = param.get_help_record(context) if isinstance(param, click.Option) else None
        if record is not None and param.name != "help":
            yield from (".TP", f"\\fB{_plain(record[0])}\\fR", _plain(record[1]))
    if isinstance(command, click.Group):
        for inner, below in command.commands.items():
            yield from _command(
                f"{name} {inner}", below, click.Context(below, info_name=inner, parent=context), ".SS"
            )


def _prose(text: str) -> Iterator[str]:
    """Paragraphs; one that begins with a backspace, as click marks them, keeps its lines."""
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        if not paragraph.strip():
            continue
        lines = [line.strip() for line in paragraph.strip().split("\n")]
        if lines[0] == "\b":
            yield from (".PP", ".nf", *(_plain(line) for line in lines[1:]), ".fi")
        else:
            yield from (".PP", _plain(" ".join(lines)))


def _plain(text: str) -> str:
    """Text as it is, none of it an order to roff."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...")
    return "\\&" + text if text[:1] in ".'" else text
