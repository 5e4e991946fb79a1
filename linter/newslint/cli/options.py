"""Options of the command line that several commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import click

from ..config.model import LONGEST
from ..engines.registry import engine_names, is_engine, unknown
from ..model.errors import UsageMistake
from ..model.finding import FAMILIES, LEVELS
from ..run.options import ALL
from ..run.settings import Selection
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..terminal.colour import WHEN

if TYPE_CHECKING:
    from typing import Any

    from click.shell_completion import CompletionItem


def _names(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name.strip() for text in value for name in text.split(",") if name.strip())


def _seconds(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    if value is not None and value != value:  # no comparison tells that NaN is out of range
        raise click.BadParameter("'nan' is no number of seconds")
    return value


class EngineName(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """The name of a grammar engine. Which there are is found out when somebody asks for one."""

    name = "engine"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """All names, for the help."""
        return f"[{'|'.join(engine_names())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as it is. Fails for one that no engine has."""
        return value if is_engine(value) else self.fail(unknown(value), param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The names that begin so."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in engine_names() if name.startswith(incomplete)]


def complete_rules(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Rules and families that begin so, of those that ship."""
    from ..packs.rule import names_of
    from ..packs.sources import rule_set

    names = {name for rule in rule_set().rules for name in names_of(rule.id)}
    return sorted(name for name in names if name.startswith(incomplete))


class OptionalValues(click.Command):
    """A command some of whose options may have a value behind them or none, and files behind that: `--color story.txt`
    is the option and a file, `--color always` the option with its value (for a file called so, write `./always`)."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tie a value to its option by `=`, where it is one."""
        ends = args.index("--") if "--" in args else len(args)
        ours = OPTIONAL.keys() & {name for param in self.params for name in param.opts}
        tied: list[str] = []
        at = 0
        while at < ends:
            argument = args[at]
            at += 1
            if argument in ours:
                without, is_value = OPTIONAL[argument]
                has_value = at < ends and is_value(args[at])
                argument += f"={args[at] if has_value else without}"
                at += has_value
            tied.append(argument)
        return super().parse_args(ctx, [*tied, *args[ends:]])


def _is_when(value: str) -> bool:
    return value in WHEN


def _is_rules(value: str) -> bool:
    """True for what can only be names of rules. Raises UsageMistake for the name of a file that may be one, too."""
    if not re.fullmatch(r"[a-z]+(?:\.[a-z0-9-]+)*(?:/[^,]+)?(?:,[a-z.0-9-]+(?:/[^,]+)?)*", value):
        return False
    if not os.path.exists(value):
        return True
    if value in FAMILIES:
        raise UsageMistake(f"'{value}' is a family of rules and a path; write '--fix={value}' or './{value}'")
    return False


#: Options with optional values: what they stand for without one, and what is one.
OPTIONAL: dict[str, tuple[str, Callable[[str], bool]]] = {
    "--color": ("always", _is_when),
    "--fix": (ALL, _is_rules),
}


def colour_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--color [WHEN]` and `--no-color`."""
    for option in (
        click.option("--no-color", "colour", flag_value="never", help="No colours."),
        click.option(
            "--color", "colour", type=click.Choice(WHEN), is_flag=False, flag_value="always", metavar="[WHEN]",
            help="Colours: always, never or auto (on a terminal, unless NO_COLOR or FORCE_COLOR say otherwise).",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


#: The options that choose configuration and packs.
_PACKS = (
    click.option("--config", type=click.Path(), metavar="FILE", help="This configuration instead of the nearest one."),
    click.option("--rules", multiple=True, type=click.Path(), metavar="PACK", help="A rule pack, or a folder of packs, besides those that ship."),
)  # fmt: skip


def pack_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose configuration and packs."""
    for option in reversed(_PACKS):
        command = option(command)
    return command


def deep_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that have a language model read too."""
    for option in reversed(
        (
            click.option("--deep", is_flag=True, help="Let a language model read too: slower, finds more (see `newslint model`)."),
            click.option("--model", type=click.Path(), metavar="PATH", help="The same with this model: a GGUF file of the Llama family."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def selection_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that choose rules, levels, packs and configuration."""
    for option in reversed(
        (
            click.option("--select", multiple=True, callback=_names, shell_complete=complete_rules, metavar="FAMILY|RULE", help="Only these rules or families."),
            click.option("--ignore", multiple=True, callback=_names, shell_complete=complete_rules, metavar="FAMILY|RULE[/ENTRY]", help="All but these."),
            click.option("--enable", multiple=True, callback=_names, shell_complete=complete_rules, metavar="FAMILY|RULE", help="These too, though they are off (style packs)."),
            click.option("--level", type=click.Choice(LEVELS), help="Show findings from this level on (default warning)."),
            click.option("--fail-level", type=click.Choice(LEVELS), help="Exit 1 from this level on (default warning)."),
            *_PACKS,
            click.option("--engine", multiple=True, type=EngineName(), help="Ask a grammar engine too."),
            click.option("--engine-url", metavar="URL", help="A LanguageTool server that runs already."),
            click.option("--vale", type=click.Path(), metavar="FILE", help="Run the Vale styles of this .vale.ini too."),
            click.option("--vale-quotes", type=click.Choice(("skip", "also")), help="Whether they speak in quotations (default skip)."),
            deep_options,
            click.option("--wire-folder", "wire_folders", multiple=True, type=click.Path(), metavar="FOLDER", help="Front matter and configuration may name wire copies in this folder, too."),
            click.option("--time-limit", type=click.FloatRange(0, LONGEST, min_open=True), callback=_seconds, metavar="SECONDS", help="What reading an article may take, and all rules on it (default 60 s, more for long ones)."),
            click.option("--no-cache", is_flag=True, help="Compile packs and check files anew, whatever an earlier run left."),
        )
    ):  # fmt: skip
        command = option(command)
    return command


def choose(options: dict[str, Any]) -> Selection:
    """The selection from the options of a command, which are taken out of `options`."""
    return Selection(
        options.pop("select"), options.pop("ignore"), options.pop("enable"), options.pop("level"), options.pop("fail_level"),
        options.pop("config"), options.pop("rules"), not options.pop("no_cache"), tuple(options.pop("source", ()) or ()),
        options.pop("engine"), options.pop("engine_url"), options.pop("deep"), options.pop("model"), options.pop("time_limit"),
        wire_folders=options.pop("wire_folders"), vale=options.pop("vale"), vale_quotes=options.pop("vale_quotes"),
    )  # fmt: skip
