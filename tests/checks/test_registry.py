"""The folder of kinds is their registry: what lies there is a kind, says what it takes, and needs no other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from kind_helpers import CONTEXT
from newslint.authoring.kinds_page import kinds_page
from newslint.checks.detectors.lookup import detector
from newslint.checks.detectors.lookup import test_names as names_of_tests
from newslint.checks.interface import RuleMistake
from newslint.checks.registry import former_kinds, kind_module, kind_names

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", kind_names())
def test_every_module_is_a_kind(name):
    module = kind_module(name)
    assert module.Keys.__doc__
    assert callable(module.compile_rule)
    assert callable(module.find)


@pytest.mark.parametrize("name", kind_names())
def test_no_kind_imports_another(name):
    tree = ast.parse(Path(kind_module(name).__file__).read_text(encoding="utf-8"))
    beside = [n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level == 1]
    assert beside == []


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("quotes", {"test": "lost"}),
        ("speech", {"test": "lost"}),
        ("speech", {"test": "attributed", "persons": ("third",)}),
        ("speaker", {"test": "lost"}),
        ("person", {"test": "lost"}),
        ("person", {"test": "title-changed"}),
        ("person", {"test": "clipped", "unless": "then"}),
        ("dateline", {"test": "town"}),
        ("reporting-verb", {"verbs": ("say",), "test": "lost"}),
        ("boilerplate", {"lines": ("no arrow",)}),
        ("boilerplate", {"lines": ("Gate => x",)}),
        ("boilerplate", {"lines": ("gate => (",)}),
        ("boilerplate", {"lines": ("gate => x",), "place": "lost"}),
    ],
)
def test_keys_that_make_no_sense_are_refused(name, keys):
    kind = kind_module(name)
    with pytest.raises(RuleMistake):
        kind.compile_rule(kind.Keys(**keys), CONTEXT)


def test_every_kind_is_told_of_in_the_docs():
    docs = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
    assert [name for name in kind_names() if f"`{name}`" not in docs and f"kind: {name}" not in docs] == []


@pytest.mark.parametrize("kind", ["speaker", "speech", "quotes", "person", "reporting-verb"])
def test_every_module_of_detectors_is_a_test(kind):
    assert names_of_tests(kind)
    for test in names_of_tests(kind):
        assert callable(detector(kind, test))


def test_former_names_are_taken_by_no_kind():
    assert not former_kinds().keys() & set(kind_names())


def test_the_page_of_kinds_is_fresh():
    """`newslint rules --kinds > docs/kinds.md` makes it."""
    assert (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8") == "\n".join(kinds_page()) + "\n"
