"""Rules compiled when newslint was packed: used where they are what the packs say, and never otherwise."""

from __future__ import annotations

import marshal
import os
import shutil
import sys
from pathlib import Path

import newslint_rules
import pytest

from newslint.document.document import Document
from newslint.packs import prebuild, prebuilt, sources
from newslint.storage import cache

STORY = "LONDON (AP) — The council met on Tuesday to talk about the the bridge.\n"


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    """A copy of the packs that ship with the compiled file beside them."""
    root = tmp_path_factory.mktemp("packed") / "newslint_rules"
    shutil.copytree(newslint_rules.__path__[0], root, ignore=shutil.ignore_patterns("__pycache__"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(newslint_rules, "__path__", [str(root)])
        patch.setenv(prebuild.KEPT, str(root.parent))
        prebuild.build()
    return root


@pytest.fixture
def installed(packed, tmp_path, monkeypatch):
    """The same for one test, as what is installed, with an empty cache."""
    root = shutil.copytree(packed, tmp_path / "installed")
    monkeypatch.setattr(newslint_rules, "__path__", [str(root)])
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return root


def found(rules):
    document = Document(STORY)
    return sorted(
        (rule.id, hit.span) for rule, hit in rules.run(document, frozenset(range(len(rules.rules))))
    )


def shipped_in_cache(tmp_path):
    return list((tmp_path / "cache").glob("shipped-*"))


def change_about(root: Path, change):
    stored = cache.read_parts(str(root / prebuilt.FILE))
    parts = {name: bytes(stored.unchecked(name)) for name in stored}
    parts["about"] = marshal.dumps(change(*marshal.loads(parts["about"])))
    (root / prebuilt.FILE).write_bytes(cache.as_file(parts))


def test_nothing_is_compiled(installed, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "load_packs", None)  # whoever compiles fails
    rules = sources.rule_set()
    assert ("garbled.doubled-function-word", (55, 62)) in found(rules)
    assert found(sources.rule_set(use_cache=False)) == found(rules)
    assert not shipped_in_cache(tmp_path)


def test_packs_of_a_house_are_compiled_on_it(installed, tmp_path):
    house = tmp_path / "house.yaml"
    house.write_text("override: {garbled.doubled-function-word: {off: true}}\n", encoding="utf-8")
    rules = sources.rule_set((str(house),))
    assert next(rule for rule in rules.rules if rule.id == "garbled.doubled-function-word").off
    assert not shipped_in_cache(tmp_path)


def test_the_same_is_built_again_from_what_was_kept(packed, installed, monkeypatch):
    class Compiled(Exception):
        pass

    def compiling():
        raise Compiled

    made = (installed / prebuilt.FILE).read_bytes()
    (kept,) = packed.parent.glob("built-*")
    monkeypatch.setenv(prebuild.KEPT, str(packed.parent))
    monkeypatch.setattr(prebuild, "load_packs", compiling)
    (installed / prebuilt.FILE).unlink()
    prebuild.build()
    assert (installed / prebuilt.FILE).read_bytes() == made
    with monkeypatch.context() as patch:
        patch.delenv(prebuild.KEPT)
        with pytest.raises(Compiled):  # whoever keeps nothing compiles
            prebuild.build()
    pack = next(installed.rglob("*.yaml"))
    pack.write_bytes(pack.read_bytes() + b"# more\n")
    with pytest.raises(Compiled):
        prebuild.build()
    pack.write_bytes(pack.read_bytes().removesuffix(b"# more\n"))
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1])
    with pytest.raises(Compiled):
        prebuild.build()
    kept.write_bytes(whole)
    prebuild.build()
    assert (installed / prebuilt.FILE).read_bytes() == made


@pytest.mark.parametrize(
    "change",
    [
        lambda version, python, files: ("0.0.0", python, files),
        lambda version, python, files: (version, (sys.version_info[0], sys.version_info[1] + 1), files),
        lambda version, python, files: (version, (2, 7), files),
    ],
)
def test_made_by_others(installed, change):
    change_about(installed, change)
    assert prebuilt.find(str(installed)) is None


def test_an_older_python_is_no_matter(installed):
    change_about(installed, lambda version, python, files: (version, (3, 9), files))
    assert prebuilt.find(str(installed)) is not None


def test_packs_that_were_changed_since(installed):
    assert prebuilt.find(str(installed)) is not None
    pack = installed / "garbled" / "doubled.yaml"
    pack = pack if pack.exists() else next((installed / "garbled").glob("*.yaml"))
    later = (installed / prebuilt.FILE).stat().st_mtime + 1000
    os.utime(pack, (later, later))  # of the same length
    assert prebuilt.find(str(installed)) is None
    os.utime(pack, (1, 1))
    assert prebuilt.find(str(installed)) is not None
    pack.write_text(pack.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    os.utime(pack, (1, 1))
    assert prebuilt.find(str(installed)) is None


def test_a_damaged_file_is_no_harm(installed, tmp_path):
    sound = found(sources.rule_set())
    path = installed / prebuilt.FILE
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content[: len(content) // 2])
    assert prebuilt.find(str(installed)) is None
    path.write_bytes(b"".join((content[:-9000], bytes(len(content[-9000:])))))
    assert found(sources.rule_set()) == sound
