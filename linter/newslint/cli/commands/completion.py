"""`newslint completion`: what makes a shell complete commands, options, files and rules."""

from __future__ import annotations

import os

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", required=False, type=click.Choice(_SHELLS))
def command(shell: str | None) -> int:
    """Print the completion for SHELL (default: the one you use). To have it in every session:

    \b
    bash:  newslint completion bash > ~/.local/share/bash-completion/completions/newslint
    zsh:   newslint completion zsh > ~/.zfunc/_newslint
           (with 'fpath+=~/.zfunc' before 'compinit' in ~/.zshrc)
    fish:  newslint completion fish > ~/.config/fish/completions/newslint.fish

    For this session alone, in bash or zsh: eval "$(newslint completion)"
    """
    from ..group import cli

    own = os.path.basename(os.environ.get("SHELL", ""))
    name = shell or (own if own in _SHELLS else "bash")
    made = get_completion_class(name)
    assert made is not None  # click has all of them
    click.echo(made(cli, {}, "newslint", "_NEWSLINT_COMPLETE").source())
    return 0
