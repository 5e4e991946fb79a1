"""Whatever a pack holds: it loads, or newslint says where it is wrong. Nothing else, and soon."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newslint.checks.registry import kind_names
from newslint.document.document import Document
from newslint.model.errors import NewslintError
from newslint.packs.folders import shipped_root
from newslint.packs.loader import load, read_macros
from newslint.packs.pack_files import PackFile
from newslint.packs.rule import RuleKeys
from newslint.packs.rule_set import RuleSet

MACROS = read_macros(Path(shipped_root()))
SHIPPED = sorted(Path(shipped_root()).glob("[!w]*/*.yaml"))
QUIET = settings(
    deadline=None,
    max_examples=120,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
TEXT = Document(
    "The minister said on Monday that 5 percent of the {a|b} were a foo, an bar and the teh.\n\n“No,” he said."
)

KEYS = sorted(
    {key.replace("_", "-") for key in RuleKeys._fields}
    | {"bad", "good", "todo_bad", "phrases", "swap", "pattern", "tokens", "forms", "words", "gate", "slots", "ways"}
    | {"replace", "group", "window", "define", "family", "rules", "extends", "override", "words-file", "unless", "sets"}
)  # fmt: skip
odd = st.sampled_from(
    ["{a|b}", "~be", "+noun", "{", "}}", "[[foo]]", "(", ")", r"\b", "(?R)", "{{name}}", "{{", "=> x", "<num>", "*{0,3}",
     "typos.x", "phrases", "\\1", "", " ", "’", "é", "\u200b", "[[", "skip", "a=b", "_", "--", "!X", "@y", "$", "^", "%s", "<<", "*a"]
)  # fmt: skip
scalars = st.one_of(odd, st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.none())
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.one_of(st.sampled_from(KEYS), odd), inner, max_size=4)
    ),
    max_leaves=12,
)
rules = st.fixed_dictionaries(
    {"id": st.sampled_from(["typos.x", "typos.y", "spun.z", "x"]), "kind": st.sampled_from(kind_names()),
     "message": st.one_of(st.just("m {match}"), scalars), "why": st.just("w"),
     "bad": st.one_of(st.just(["a [[foo]] b"]), values), "good": st.one_of(st.just(["a", "b"]), values)},
    optional={key: values for key in KEYS if key not in ("id", "kind", "message", "why", "bad", "good")},
)  # fmt: skip
packs = st.fixed_dictionaries(
    {"family": st.one_of(st.just("typos"), values), "rules": st.one_of(st.lists(rules, max_size=3), values)},
    optional={"define": values, "extends": values, "override": values, "about": values},
)


def held(path: Path, content: bytes) -> None:
    """Load a pack and run what loads: a set of rules or the product's own error with a place, within two seconds."""
    path.write_bytes(content)
    began = time.process_time()
    try:
        loaded = load([PackFile(path, "house.yaml", (str(path.parent),))], MACROS)
    except NewslintError as error:
        for mistake in getattr(error, "mistakes", [str(error)]):
            assert re.match(r"house\.yaml(:\d+:\d+)?: \S", mistake), mistake
    else:
        list(RuleSet.of(loaded).run(TEXT, frozenset(range(len(loaded)))))
    assert time.process_time() - began < 2, content[:2000]


@QUIET
@given(packs)
def test_any_structure(tmp_path, pack):
    held(
        tmp_path / "house.yaml",
        yaml.safe_dump(pack, allow_unicode=True, sort_keys=False).encode("utf-8", "replace"),
    )


@QUIET
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_bytes(tmp_path, content):
    held(tmp_path / "house.yaml", content)


@QUIET
@given(st.sampled_from(SHIPPED), st.randoms(use_true_random=False))
def test_real_packs_with_something_wrong(tmp_path, pack, chance):
    held(
        tmp_path / "house.yaml",
        mutated(pack.read_text(encoding="utf-8")[:6000], chance).encode("utf-8", "replace"),
    )


def mutated(text: str, chance: random.Random) -> str:
    """The text with a few pieces taken out, doubled, moved or replaced."""
    pieces = [
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "!!x ",
        "- ",
        ": ",
        "\n",
        "  ",
        "\t",
        "'",
        '"',
        "(",
        "{1000}",
        "+",
        "\0",
        "|",
        "~",
        "null",
    ]
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 1, 5, 40)))
        piece = chance.choice((chance.choice(pieces), "", text[start:end] * 2, text[:end][-30:]))
        text = text[:start] + piece + text[end:]
    return text
