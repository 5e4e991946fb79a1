"""The cache of compiled packs: the same rules with and without it, and no harm from a damaged one."""

from __future__ import annotations

import marshal
import os
import pickle
from pathlib import Path

import pytest

from newslint.document.document import Document
from newslint.packs import prebuilt, sources
from newslint.storage import cache

PACK = """
family: spun
rules:
  - id: spun.test-phrase
    kind: phrases
    message: "'{match}': write '{replacement}'."
    why: "It is stilted."
    swap: {in the event that: if}
    bad: [{text: "Come [[in the event that]] it rains."}]
    good: ["If it rains, come.", "In the event, that was enough."]
"""


@pytest.fixture(scope="module")
def few():
    """The two rules of each kind that say the least, and of one with thousands of phrases a part."""
    by_kind: dict[str, list[tuple[int, object]]] = {}
    for entry in sources.load_packs():
        if entry.rule.kind == "setphrases":
            entry = entry._replace(data=entry.data._replace(phrases=entry.data.phrases[::50]))
        by_kind.setdefault(entry.rule.kind, []).append((len(pickle.dumps(entry.data)), entry))
    return [entry for kind in by_kind.values() for _, entry in sorted(kind, key=lambda pair: pair[0])[:2]]


@pytest.fixture(autouse=True)
def stored_packs(few, tmp_path, monkeypatch):
    """A cache that holds a few rules of each kind as if they were all that ships."""
    monkeypatch.setattr(sources, "load_packs", lambda: few)
    monkeypatch.setattr(prebuilt, "find", lambda root: None)
    folder = tmp_path / "stored"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(folder))
    sources.rule_set()
    for path in folder.glob("patterns-*"):
        path.unlink()
    return folder


def ids(rules):
    return [rule.id for rule in rules.rules]


def held(rules):
    """All that a set of rules says and holds."""
    return [tuple(rules.rules), *({name: unpacked(part) for name, part in rules.dump().items()},)]


def unpacked(part):
    try:
        return marshal.loads(part)
    except (ValueError, EOFError, TypeError):
        return part  # bytes that are stored as they are


def used(rules):
    """The names of all rules and what they find in an article, of every kind."""
    text = Path(__file__).parents[1].joinpath("examples", "tagus-ferries.txt").read_text(encoding="utf-8")
    found = rules.run(Document(text), frozenset(range(len(rules.rules))))
    for kind in {rule.kind for rule in rules.rules}:
        assert rules.linked(kind) is not None
    return ids(rules), sorted((rule.id, hit.span) for rule, hit in found)


def test_cached_rules_are_the_compiled_ones(stored_packs):
    (stored,) = stored_packs.iterdir()
    stored.unlink()
    fresh = sources.rule_set(use_cache=False)
    first = sources.rule_set()
    second = sources.rule_set()
    assert len(list(stored_packs.iterdir())) == 1
    assert ids(fresh) == ids(first) == ids(second)
    assert fresh.rules == second.rules
    assert held(fresh) == held(second)


def test_tables_that_ship_are_stored_with_those_of_a_house(tmp_path):
    """Kinds without a common table hold what is below their layer, which was itself read from a file."""
    pack = tmp_path / "pack.yaml"
    pack.write_text(
        """
family: typos
rules:
  - id: typos.test-doubled
    kind: repetition
    words: [anew]
    message: "'{match}' is written twice."
    why: "Once is enough."
    bad: [{text: "She began [[anew anew]]."}]
    good: ["She began anew.", "She began."]
""",
        encoding="utf-8",
    )
    fresh = sources.rule_set((str(pack),), use_cache=False)
    first = sources.rule_set((str(pack),))
    second = sources.rule_set((str(pack),))
    assert fresh.rules == first.rules == second.rules
    assert used(fresh) == used(first) == used(second)


def test_a_changed_pack_is_compiled_again(tmp_path):
    pack = tmp_path / "house.yaml"
    pack.write_text(PACK, encoding="utf-8")
    assert "spun.test-phrase" in ids(sources.rule_set((str(pack),)))
    pack.write_text(PACK.replace("test-phrase", "other-phrase"), encoding="utf-8")
    assert "spun.other-phrase" in ids(sources.rule_set((str(pack),)))


@pytest.mark.parametrize("damage", [b"", b"garbage", "cut", "longer", "flip 40", "flip 2000", "flip -3"])
def test_a_damaged_file_is_ignored(stored_packs, damage):
    (stored,) = stored_packs.iterdir()
    stored.unlink()  # `marshal` writes the same data in the same bytes within one process only
    sound = used(sources.rule_set())
    content = stored.read_bytes()
    if damage == "cut":
        damage = content[: len(content) // 2]
    elif damage == "longer":
        damage = content + b"more"
    elif isinstance(damage, str):
        at = range(len(content))[int(damage.split()[1])]
        damage = content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :]
    stored.write_bytes(damage)
    assert used(sources.rule_set()) == sound
    assert stored.read_bytes() == content


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(blocked / "cache"))
    assert ids(sources.rule_set())


def test_old_files_are_forgotten(stored_packs):
    for number in range(20):
        cache.write(f"packs-{number:02}", (number,))
        os.utime(stored_packs / f"packs-{number:02}", (number, number))
    cache.write("packs-new", (1,))
    assert len(list(stored_packs.glob("packs-*"))) == 12
    assert cache.read("packs-new") == (1,)
    assert cache.read("packs-00") is None


def test_every_byte_of_what_is_used_is_checked(stored_packs):
    """Whatever is changed in the file, the findings are the same."""
    sound = used(sources.rule_set())
    (stored,) = stored_packs.iterdir()
    content = stored.read_bytes()
    for at in range(100, len(content), len(content) // 12):
        stored.unlink()
        stored.write_bytes(content[:at] + bytes([content[at] ^ 255]) + content[at + 1 :])
        assert used(sources.rule_set()) == sound


def test_a_file_that_is_cut_short_while_it_is_used_is_made_anew(stored_packs):
    sound = used(sources.rule_set())
    rules = sources.rule_set()
    (stored,) = stored_packs.glob("shipped-*")
    os.truncate(stored, stored.stat().st_size // 3)
    assert used(rules) == sound


def test_nobody_has_a_home(tmp_path, monkeypatch):
    for name in ("NEWSLINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    cache.write("packs-new", (1,))
    cache.write_parts("parts-new", {"one": b"1"})
    assert cache.read("packs-new") is None
    assert cache.open_parts("parts-new") is None
    assert list(Path().iterdir()) == []


def test_a_pipe_in_the_place_of_a_file(warm_cache):
    """Nobody waits for somebody to write into it, and it is replaced."""
    for name in ("config-pipe", "packs-pipe"):
        os.mkfifo(warm_cache / name)
    assert cache.read("config-pipe") is None
    assert cache.open_parts("packs-pipe") is None
    cache.write("config-pipe", (1,))
    assert cache.read("config-pipe") == (1,)
