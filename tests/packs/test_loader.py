"""Mistakes in packs: all of them at once, each with its place, its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.model.errors import PackError
from newslint.packs.loader import load
from newslint.packs.pack_files import PackFile, pack_files
from newslint.packs.sources import load_packs, load_shipped

FOLDER = Path(__file__).parent / "bad_packs"
BAD = sorted(path.name for path in FOLDER.glob("*.yaml"))
MACROS = {"weekday": "Monday|Tuesday"}


def mistakes(path: Path) -> list[str]:
    with pytest.raises(PackError) as caught:
        load([PackFile(path, path.name, (str(path.parent),))], MACROS)
    return caught.value.mistakes


@pytest.mark.parametrize("name", BAD)
def test_messages_are_as_stored(name):
    """To change a message on purpose, write the new one into the file beside the pack."""
    expected = (FOLDER / name).with_suffix(".expected.txt").read_text(encoding="utf-8")
    assert "\n".join(mistakes(FOLDER / name)) + "\n" == expected


def test_every_message_names_file_line_and_column():
    for name in BAD:
        for mistake in mistakes(FOLDER / name):
            path, line, column, rest = mistake.split(":", 3)
            assert path == name
            assert int(line) >= 1
            assert int(column) >= 1
            assert rest.strip()


def test_not_utf8(tmp_path):
    pack = tmp_path / "latin.yaml"
    pack.write_bytes("family: typos # é\n".encode("latin-1"))
    assert "save the pack as UTF-8" in mistakes(pack)[0]


def test_a_tab_is_named(tmp_path):
    pack = tmp_path / "tab.yaml"
    pack.write_text("family: typos\nrules:\n\t- id: typos.x\n", encoding="utf-8")
    assert "indent with spaces" in mistakes(pack)[0]


def test_deep_nesting_is_refused(tmp_path):
    pack = tmp_path / "deep.yaml"
    pack.write_text("family: " + "[" * 200 + "]" * 200, encoding="utf-8")
    assert "nested deeper" in mistakes(pack)[0]


def test_tags_run_nothing(tmp_path):
    pack = tmp_path / "tag.yaml"
    pack.write_text("family: !!python/object/apply:os.system ['echo no']\n", encoding="utf-8")
    assert "is not allowed" in mistakes(pack)[0]


def test_a_folder_without_packs(tmp_path):
    with pytest.raises(PackError, match=r"no \.yaml file"):
        pack_files(tmp_path)
    with pytest.raises(PackError, match="no such pack"):
        pack_files(tmp_path / "absent")


def test_a_family_alone_finds_the_word_lists_of_all(tmp_path):
    words = tmp_path / "words"
    words.mkdir()
    (words / "tired.txt").write_text("nowish\n", encoding="utf-8")
    pack = tmp_path / "typos" / "tired.yaml"
    pack.parent.mkdir()
    pack.write_text(
        "family: typos\n"
        "rules:\n"
        "  - id: typos.tired\n"
        "    kind: phrases\n"
        "    level: warning\n"
        "    message: \"'{match}' is tired.\"\n"
        '    why: "Readers yawn."\n'
        '    source: "usage"\n'
        "    words-file: words/tired.txt\n"
        "    bad:\n"
        '      - text: "They left [[nowish]]."\n'
        "    good:\n"
        '      - "They left."\n'
        '      - "They leave now."\n',
        encoding="utf-8",
    )
    for named in (tmp_path, pack.parent, pack):
        (rule,) = load(pack_files(named), {})
        assert rule.rule.id == "typos.tired"


def test_a_rule_that_ships_is_read_alone_as_with_all_others():
    by_kind = {entry.rule.kind: entry for entry in load_packs() if entry.rule.kind != "setphrases"}
    for entry in by_kind.values():
        alone = load_shipped(entry.rule)
        assert (alone.rule, alone.examples, alone.shipped) == (entry.rule, entry.examples, True)
        assert alone.data == entry.data
