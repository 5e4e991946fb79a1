"""`newslint new-rule`: a rule of the house to begin with."""

from __future__ import annotations

import os

import click

from ...authoring.new_rule import KINDS, with_rule
from ...config.trust import to_write
from ...fixing.apply import write_whole
from ...model.errors import NewslintError, UsageMistake
from ...storage.safe_read import ABSENT, see
from ...terminal.messages import say


@click.command("new-rule")
@click.argument("rule", metavar="FAMILY.WHAT-IS-WRONG")
@click.option(
    "--pack", "path", default="house.yaml", show_default=True, type=click.Path(dir_okay=False), metavar="FILE",
    help="The pack to begin, or to add the rule to.",
)  # fmt: skip
@click.option(
    "--kind", type=click.Choice(KINDS), default="phrases", show_default=True, help="What does the looking."
)
def command(rule: str, path: str, kind: str) -> int:
    """Begin a rule: an entry in a pack that works as it is, to be changed to what you want.

    The family is one of newslint's (typos, garbled, spun, attribution, style) or one of your own.
    """
    if not os.path.basename(path):
        raise UsageMistake(f"--pack is the name of a file, such as house.yaml, not '{path}'")
    path = to_write(path)
    try:
        there = see(path)
        text = None if there == ABSENT else there.data.decode("utf-8-sig")
    except OSError as error:
        raise NewslintError(f"cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError:
        raise NewslintError("is not UTF-8 text; save the pack as UTF-8", path=path) from None
    write_whole(path, with_rule(path, text, rule, kind).encode(), expected=there)
    say(f"{path}: {'begun' if text is None else 'added to'}, with the rule {rule}")
    say(f"Change it, then: newslint test {path}")
    say(f"See what it finds: newslint try {rule} --rules {path} FOLDER")
    say(f"Use it: 'rules: [{path}]' in .newslint.yaml")
    return 0
