"""The folder of kinds is their registry: what lies there is a kind, says what it takes, and needs no other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from newslint.authoring.kinds_page import kinds_page
from newslint.checks.detectors.lookup import detector
from newslint.checks.detectors.lookup import test_names as names_of_tests
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


@pytest.mark.parametrize("kind", ["speaker", "speech", "quotes", "person"])
def test_every_module_of_detectors_is_a_test(kind):
    assert names_of_tests(kind)
    for test in names_of_tests(kind):
        assert callable(detector(kind, test))


def test_former_names_are_taken_by_no_kind():
    assert not former_kinds().keys() & set(kind_names())


def test_the_page_of_kinds_is_fresh():
    """`newslint rules --kinds > docs/kinds.md` makes it."""
    assert (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8") == "\n".join(kinds_page()) + "\n"
