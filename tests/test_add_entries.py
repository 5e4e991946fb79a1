"""An entry more in a configuration: the file says what it said and the entry too, and looks as its author left it."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.config.add_entries import add_entries, addition
from newslint.config.read import config_of
from newslint.model.errors import ConfigError


def with_entry(name: str, text: str, key: str = "accept", entry: str = "Kowhai") -> str:
    edit = addition(name, text, key, (entry,)).edit
    return text if edit is None else text[: edit.span.start] + edit.text + text[edit.span.end :]


YAML = ".newslint.yaml"
CASES = {
    "nothing yet": (YAML, "", "accept:\n  - Kowhai\n"),
    "no such key": (YAML, "# ours\nlevel: error", "# ours\nlevel: error\naccept:\n  - Kowhai\n"),
    "a list in brackets": (
        YAML,
        "accept: [marae, pounamu]  # all iwi\nlevel: error\n",
        "accept: [marae, pounamu, Kowhai]  # all iwi\nlevel: error\n",
    ),
    "brackets over lines": (
        YAML,
        "accept: [\n  marae, # here\n  pounamu,\n]\n",
        "accept: [\n  marae, # here\n  pounamu, Kowhai,\n]\n",
    ),
    "empty brackets": (YAML, "accept: [ ]\n", "accept: [Kowhai]\n"),
    "a list of lines": (
        YAML,
        "accept:\n    - marae   # a place\n    - pounamu # jade\n\nlevel: error\n",
        "accept:\n    - marae   # a place\n    - pounamu # jade\n    - Kowhai\n\nlevel: error\n",
    ),
    "a list of lines that is not indented": (
        YAML,
        "accept:\n- marae\nlevel: error\n",
        "accept:\n- marae\n- Kowhai\nlevel: error\n",
    ),
    "no end to the last line": (YAML, "accept:\n- marae", "accept:\n- marae\n- Kowhai"),
    "lines of Windows": (YAML, "accept:\r\n- marae\r\n", "accept:\r\n- marae\r\n- Kowhai\r\n"),
    "beside path sections": (
        YAML,
        "paths:\n  - match: a/**\n    accept: [x]\n",
        "paths:\n  - match: a/**\n    accept: [x]\naccept:\n  - Kowhai\n",
    ),
    "toml without the key": (
        "pyproject.toml",
        '[project]\nname = "x"\n[tool.newslint]\nlevel = "error"\n',
        '[project]\nname = "x"\n[tool.newslint]\naccept = ["Kowhai"]\nlevel = "error"\n',
    ),
    "toml with the key": (
        "pyproject.toml",
        '[tool.newslint]\naccept = ["a]b", "c"] # yes\nlevel = "error"\n',
        '[tool.newslint]\naccept = ["a]b", "c", "Kowhai"] # yes\nlevel = "error"\n',
    ),
    "toml over lines": (
        "pyproject.toml",
        '[tool.newslint]\naccept = [\n    "marae",\n    "pounamu",\n]\n',
        '[tool.newslint]\naccept = [\n    "marae",\n    "pounamu",\n    "Kowhai",\n]\n',
    ),
    "toml with an empty list": ("pyproject.toml", "[tool.newslint]\naccept = []\n", '[tool.newslint]\naccept = ["Kowhai"]\n'),
    "ini without the key": ("setup.cfg", "[x]\na = 1\n[newslint]\nlevel = error\n", "[x]\na = 1\n[newslint]\naccept = Kowhai\nlevel = error\n"),
    "ini on one line": ("setup.cfg", "[newslint]\naccept = marae, pounamu\n[x]\n", "[newslint]\naccept = marae, pounamu\n    Kowhai\n[x]\n"),
    "ini over lines": ("setup.cfg", "[newslint]\naccept =\n  marae\n  pounamu\nlevel = error\n", "[newslint]\naccept =\n  marae\n  pounamu\n  Kowhai\nlevel = error\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_it_is_written_where_its_author_would(case):
    name, before, after = CASES[case]
    assert with_entry(name, before) == after
    assert with_entry(name, after) == after  # it is there


@pytest.mark.parametrize("entry", ["no", "Pākehā", "O'Neill", "a: b", "# x", "[y]", "'", "- z", "typos.x/two words", "12", "1.5", "null"])  # fmt: skip
def test_an_entry_is_taken_for_what_it_is(entry):
    for text in ("", "accept: [a]\n", "accept:\n  - a\n"):
        assert entry in config_of(YAML, with_entry(YAML, text, "accept", entry)).accept
    assert entry in config_of("pyproject.toml", with_entry("pyproject.toml", "[tool.newslint]\n", "accept", entry)).accept  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text", "entry"),
    [
        (YAML, "{level: error}\n", "x"),  # braces have no line to add to
        (YAML, "&a accept: &b [x]\nlevel: *b\n", "x"),
        (YAML, "accept: word\n", "x"),
        (YAML, "acept: [x]\n", "x"),
        ("setup.cfg", "[newslint]\naccept = a\n", "two, words"),  # a comma parts entries there
        ("pyproject.toml", "[tool.newslint\n", "x"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_spoilt(name, text, entry):
    with pytest.raises(ConfigError):
        addition(name, text, "accept", (entry,))


LISTS = st.lists(st.sampled_from(["marae", "'two words'", '"x"', "Ōtaki"]), max_size=3)


@given(LISTS, st.booleans(), st.sampled_from(["", "  # why", "\n# more\n"]), st.text(min_size=1, max_size=8))
def test_whatever_the_file_and_the_entry_nothing_else_changes(items, flow, comment, entry):
    listed = f" [{', '.join(items)}]" if flow or not items else "".join(f"\n  - {item}" for item in items)
    text = dedent(f"level: error\naccept:{listed}{comment}\nignore: [spun]\n")
    before = config_of(YAML, text)
    try:
        after = config_of(YAML, with_entry(YAML, text, "accept", entry))
    except ConfigError:
        return
    assert after._replace(accept=()) == before._replace(accept=())
    assert after.accept in ((*before.accept, entry), before.accept)


def test_a_mark_at_the_beginning_stays(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / YAML
    path.write_bytes(b"\xef\xbb\xbflevel: error\r\n")
    assert add_entries(YAML, "ignore", ["spun", "typos.misspelling/teh", "spun"]).entries == (
        "spun", "typos.misspelling/teh",
    )  # fmt: skip
    assert path.read_bytes() == (
        b"\xef\xbb\xbflevel: error\r\nignore:\r\n  - spun\r\n  - typos.misspelling/teh\r\n"
    )


def test_a_list_that_is_commented_out_is_begun_there():
    before = "# The words of the house.\r\n# accept: []\r\nlevel: error\r\n"
    after = "# The words of the house.\r\naccept: [Kowhai]\r\nlevel: error\r\n"
    assert with_entry(YAML, before) == after


def test_a_comment_behind_the_last_item_of_toml_is_no_hindrance():
    text = '[tool.newslint]\naccept = [\n    "marae" # here\n]\n'
    assert config_of("pyproject.toml", with_entry("pyproject.toml", text)).accept == ("marae", "Kowhai")


def test_lines_end_where_yaml_ends_them(tmp_path):
    """A separator of lines in a comment moved all that was counted, and the next word ended in a bug."""
    path = tmp_path / ".newslint.yaml"
    for mark in ("\u2028", "\u2029", "\x85"):
        path.write_text(f"# a{mark}# b\naccept:\n- Kowhai\n", encoding="utf-8", newline="")
        add_entries(str(path), "accept", ["Rimu"])
        assert path.read_text(encoding="utf-8") == f"# a{mark}# b\naccept:\n- Kowhai\n- Rimu\n"


@pytest.mark.parametrize(
    "entry", ["", " ", "a\nb", "a\0", "\ud800", "\u2028a", "\x1b[2J", "a\x85"], ids=ascii
)
def test_what_can_be_no_entry_is_refused(tmp_path, entry):
    path = tmp_path / ".newslint.yaml"
    for key in ("accept", "ignore"):
        with pytest.raises(ConfigError, match="is nothing that the list") as refused:
            add_entries(str(path), key, ["Kowhai", entry])
        assert str(refused.value).isprintable()
    assert not path.exists()
