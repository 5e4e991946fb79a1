"""Lists of words are files that people can read: sorted, each entry once, explained, and not written into code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import newslint_rules
import pytest

import newslint
from newslint.language.word_lists import entry_of, sections_of

PACKAGE = Path(newslint.__file__).parent
WORDS = Path(newslint_rules.__path__[0]) / "words"
LISTS = sorted([*WORDS.glob("news/*.txt"), *WORDS.glob("english/*.txt")])

#: Longest list of words that may stand in code.
MOST = 15
#: Lists that stay in code, and why.
EXCUSED = {
    "language/choices.py TEMPLATES": "what a model looks at, no words",
    "language/given_names.py _SHORT": "families of short forms, which belong together",
    "language/numbers.py ONES": "its order counts",
    "readers/documents/rtf.py _GONE": "names of control words",
    "readers/markup/elements.py BLOCKS": "names of HTML elements",
    "readers/markup/elements.py HOLES": "names of HTML elements",
    "readers/markup/elements.py SKIPPED": "names of HTML elements",
    "readers/markup/elements.py VOID": "names of HTML elements",
    "readers/newsroom/shortcodes.py _KNOWN": "names of shortcodes",
    "readers/text/rst.py _PROSE": "names of directives",
}


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_list_is_sorted_and_explained(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ") and text.endswith("\n")
    assert text.count("\n[") == len([name for name in sections_of(text) if name]), (
        "a section stands there twice"
    )
    for name, lines in sections_of(text).items():
        entries = [entry_of(line) for line in lines]
        assert entries == sorted(set(entries)), f"[{name}] is not sorted, or says something twice"
        assert lines or not name, f"[{name}] is empty"
        assert not [line for line in lines if line.startswith("-")]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("", {"": []}),
        ("# what\n\none\ntwo = 2\n", {"": ["one", "two = 2"]}),
        ("one \n\n # what\n  two", {"": ["one", "two"]}),
        (
            "# what\n\n[a]\n# of a\none\n# more\ntwo\n\n[b]\n\nthree\n",
            {"": [], "a": ["one", "two"], "b": ["three"]},
        ),
        ("[a]\none\n[b]\n[a]\ntwo\n", {"": [], "a": ["one", "two"], "b": []}),
        ("   \none\n", {"": ["one"]}),
    ],
)
def test_sections(text, sections):
    assert sections_of(text) == sections


def test_every_list_is_asked_for():
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    for path in LISTS:
        name = f"{path.parent.name}/{path.stem}"
        assert f'"{name}"' in code or f"'{name}'" in code, name
        for section in sections_of(path.read_text(encoding="utf-8")):
            known = f'shipped("{name}")' in code or not section
            assert known or f'"{section}"' in code or f"'{section}'" in code, f"{name} [{section}]"


def _long_lists(path):
    """The constants of a module that list many words, with how many."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in tree.body:
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
            continue
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        most = 0
        for inner in ast.walk(node.value):
            if isinstance(inner, (ast.Tuple, ast.Set, ast.List)):
                most = max(most, sum(_is_word(item) for item in inner.elts))
            elif (
                isinstance(inner, ast.Call)
                and isinstance(inner.func, ast.Attribute)
                and inner.func.attr == "split"
                and isinstance(inner.func.value, ast.Constant)
            ):
                most = max(most, len(str(inner.func.value.value).split()))
        if most > MOST:
            yield ast.unparse(target), most


def _is_word(node):
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(re.search(r"[^\W\d_]", node.value))
    )


def test_no_long_list_of_words_stands_in_code():
    found = {
        f"{path.relative_to(PACKAGE).as_posix()} {name}"
        for path in PACKAGE.rglob("*.py")
        for name, _ in _long_lists(path)
    }
    assert found - EXCUSED.keys() == set(), "move these to a file of rules/words"
    assert EXCUSED.keys() - found == set(), "these are in code no more"


def test_a_list_in_code_is_seen(tmp_path):
    module = tmp_path / "module.py"
    module.write_text(
        f"A = frozenset('{'word ' * 16}'.split())\nB = {tuple('word' for _ in range(16))}\nC = ('a',)\n"
    )
    assert [name for name, _ in _long_lists(module)] == ["A", "B"]
