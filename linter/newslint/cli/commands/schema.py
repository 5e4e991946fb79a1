"""`newslint schema`: what a configuration or a pack may hold, for editors and other programs."""

from __future__ import annotations

import click

from ...authoring.schemas import schema


@click.command("schema")
@click.argument("name", type=click.Choice(("config", "pack")))
def command(name: str) -> int:
    """Print the JSON schema of a configuration (.newslint.yaml) or of a rule pack.

    Editors that know YAML use it by a comment in the first line, which `newslint init` and `newslint new-rule` write:

    # yaml-language-server: $schema=ADDRESS OR FILE
    """
    click.echo(schema(name), nl=False)
    return 0
