"""A rule to begin with: a pack, or one entry more in a pack, that works and waits to be changed."""

from __future__ import annotations

import os

from ..checks.registry import kind_module
from ..model.addresses import schema_address
from ..model.errors import PackError
from ..packs.loader import load
from ..packs.pack_files import PackFile
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.regex_cache import compiled
from ..yaml_marks.typed import described_keys

#: The comment by which editors know what a pack may hold.
SCHEMA_LINE = f"# yaml-language-server: $schema={schema_address('pack')}"


class _Begun(NamedTuple):
    """What stands in the place of what an author will write: lines of keys, and examples."""

    keys: str
    bad: str
    fixed: str
    good: tuple[str, str]


_KINDS = {
    "phrases": _Begun(
        "swap:\n  \"~postpone back to\": \"~postpone to\"   # ~verb: in all its forms; {a|b}: one of these; +noun: both numbers",
        "The vote was [[postponed back to]] May.",
        "The vote was postponed to May.",
        ("The vote was postponed to May.", "They postponed, back to back, two votes."),
    ),
    "pattern": _Begun(
        "pattern: '\\b(?:last|next) (?<day>yesterday|tomorrow)\\b'   # single quotes, so that \\b stays \\b\nreplace: '\\g<day>'",
        "It rained [[last yesterday]].",
        "It rained yesterday.",
        ("It rained yesterday, and at last, tomorrow, it will stop.", "Next, tomorrow is a holiday."),
    ),
    "tokens": _Begun(
        "tokens:\n  - \"between <num> [to] <num> => and\"   # <class>, {a|b}, ~verb, [what is reported] => what to write",
        "Prices rose between 2 [[to]] 4 percent.",
        "Prices rose between 2 and 4 percent.",
        ("Prices rose between 2 and 4 percent.", "The gap between Monday and Friday grew to 4 percent."),
    ),
}  # fmt: skip
#: The kinds of which rules can be begun: those people write.
KINDS = tuple(_KINDS)


def entry(rule_id: str, kind: str) -> str:
    """The YAML of a rule, as an entry below `rules:`."""
    begun = _KINDS[kind]
    written = {line.partition(":")[0] for line in begun.keys.split("\n")}
    more = [
        f"# {name}: {what}" for name, what, _ in described_keys(kind_module(kind).Keys) if name not in written
    ]
    lines = [
        f"kind: {kind}",
        "level: warning   # error, warning or suggestion",
        "message: \"'{match}' is not what we write; write '{replacement}'.\"",
        'why: "Say here what it does to a reader."',
        'source: "The style book of the house"',
        *begun.keys.split("\n"),
        *more,
        "# fix: safe   # --fix makes the first replacement",
        "bad:   # what it must find, the words in [[ ]]",
        f'  - text: "{begun.bad}"',
        f'    fixed: "{begun.fixed}"',
        "good:   # near misses that it must leave alone, two at least",
        *(f'  - "{text}"' for text in begun.good),
    ]
    return f"  - id: {rule_id}\n" + "".join(f"    {line}\n" for line in lines)


def with_rule(path: str, text: str | None, rule_id: str, kind: str) -> str:
    """The text of a pack with a new rule at its end; `text` is what it holds now, None if there is no such file. Raises
    PackError if that would be no sound pack: the id is taken, or of another family, say."""
    made = entry(rule_id, kind)
    family, dot, _ = rule_id.partition(".")
    if not dot or not rule_id.isprintable():  # halves of surrogate pairs could not even be written
        raise PackError(
            [f"'{rule_id}' is no id of a rule: write FAMILY.WHAT-IS-WRONG, such as desk.{rule_id.lower()}"]
        )
    if text is None:
        text = f"{SCHEMA_LINE}\n# newslint test {os.path.basename(path)}   runs the examples\nfamily: {family}\nrules:\n"
    else:
        there = compiled(r"(?m)^family: *([a-z][a-z0-9-]*)").search(text)
        if there and there[1] != family:
            said = (
                f"{path} is a pack of the family '{there[1]}', and a pack has one family: write"
                f" {there[1]}.{rule_id.partition('.')[2]}, or begin another pack with --pack {family}.yaml"
            )
            raise PackError([said])
        text = text.rstrip() + "\n\n"
    _check(path, text + made)
    return text + made


def _check(path: str, text: str) -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder) / os.path.basename(path)
        file.write_text(text, encoding="utf-8")
        beside = (os.path.dirname(os.path.abspath(path)),)
        try:
            load([PackFile(file, path, beside)], {})
        except PackError as error:
            raise PackError([*error.mistakes, f"{path} was left as it is"]) from None
