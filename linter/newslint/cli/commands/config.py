"""`newslint config`: what holds for a file, and where it was said."""

from __future__ import annotations

import os

import click

from ...config.origins import SettingOrigin, settings_with_origins
from ...config.resolve import excluded
from ...limits.timer import PER_FILE
from ...pipeline.check import active_rules
from ...run.settings import Run
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...terminal.messages import say, say_data
from ..options import choose, selection_options

if TYPE_CHECKING:
    from typing import Any


@click.command("config")
@click.argument("path", default="article.txt", required=False, type=click.Path())
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to show it."
)
@selection_options
def command(path: str, format_: str, **options: Any) -> int:
    """Show what holds for the article at PATH (which need not exist; default: any article here), and the line
    of the configuration that says so. Options are taken as `newslint check` would take them."""
    if os.path.isdir(path):
        path = os.path.join(path, "article.txt")
    run = Run(choose(options))
    config = run.config(path)
    settings = run.settings(config, path)
    rules = run.rules(config)
    shown = os.path.relpath(config.file) if config.file else ""
    said = settings_with_origins(config, path, settings, os.path.basename(shown))
    active = len(active_rules(rules, settings, settings.kind))
    out = excluded(config, path)
    if format_ == "json":
        import json

        document = {
            "path": path,
            "config": shown or None,
            "excluded": out,
            "rules-active": active,
            "rules-known": len(rules.rules),
            "settings": {
                entry.name: {
                    "value": entry.value or None if entry.name == "time-limit" else entry.value,
                    "from": list(entry.origins),
                }
                for entry in said
            },
        }
        say_data(json.dumps(document, indent=1, ensure_ascii=False))
        return 0
    say(f"{path}{'  (excluded: not checked when its folder is)' if out else ''}")
    say(f"configuration: {shown or 'none; all defaults (`newslint init` writes one)'}")
    say(f"rules: {active} of {len(rules.rules)} are on\n")
    wide = max(len(_value(entry)) for entry in said if len(_value(entry)) <= 40)
    for entry in said:
        say(f"{entry.name:<14} {_value(entry):<{wide}}  {', '.join(entry.origins)}")
    return 0


def _value(entry: SettingOrigin) -> str:
    value = entry.value
    if entry.name == "time-limit" and not value:
        return f"{PER_FILE:g} s, more for long ones"
    if entry.name in ("time-limit", "engine-timeout"):
        return f"{value:g} s"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {level}" for name, level in value.items())
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "-"
    return str(value) or "-"
