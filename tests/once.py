"""What takes long to make and nothing changes is made once for a whole run of the tests, by whichever worker needs it
first; the others wait for it, or do without."""

from __future__ import annotations

import fcntl
import functools
import gc
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.packs.rule import Loaded

ROOT = Path(__file__).parents[1]
#: Where the folder of the run stands in the environment, which workers have from the process that starts them.
VARIABLE = "NEWSLINT_TEST_RUN"


def begin() -> None:
    """Make the folder of a run; called by the process that starts the workers."""
    os.environ[VARIABLE] = tempfile.mkdtemp(prefix="newslint-tests-")


def end() -> None:
    """Take the folder of the run away."""
    shutil.rmtree(os.environ.pop(VARIABLE), ignore_errors=True)


def made(name: str, make: Callable[[Path], object]) -> Path:
    """The path of a file or folder that `make` has made at the path it was given, in this process or in another."""
    path = Path(os.environ[VARIABLE], name)
    done = path.with_name(f"{name}.done")
    with path.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make(path)
            done.touch()
    return path


def _kept(name: str, make: Callable[[], bytes]) -> Path:
    """The path of a file of what `make` gives, which stands from one run of the tests to the next until code or packs
    change."""
    from newslint.packs.sources import rules_name

    folder = ROOT / ".pytest_cache" / "newslint"
    path = folder / f"{name}-{rules_name()}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                for old in folder.glob(f"{name}-*"):
                    old.unlink()
                part = folder / f"{name}.part"
                gc.disable()  # it would look for garbage where there is none
                part.write_bytes(make())
                gc.enable()
                part.rename(path)
    return path


def _loaded() -> bytes:
    from newslint.packs import loader, pack_files
    from newslint.packs.folders import shipped_root

    root = Path(shipped_root())
    packs = loader.load(pack_files.pack_files(root, "rules", shipped=True), loader.read_macros(root))
    return pickle.dumps(list(packs), pickle.HIGHEST_PROTOCOL)


def loaded() -> list[Loaded]:
    """The rules that ship with their examples, as `load_packs` gives them: to read them from YAML takes seconds."""
    rules: list[Loaded] = pickle.loads(_kept("loaded", _loaded).read_bytes())
    return rules


def _compiled() -> bytes:
    from newslint.packs.prebuild import compiled_parts
    from newslint.packs.rule_set import RuleSet
    from newslint.storage.cache import as_file

    return as_file(compiled_parts(RuleSet.of(loaded())))


@functools.cache
def compiled() -> Path:
    """The file of the rules that ship, compiled as a wheel has them."""
    return _kept("compiled", _compiled)


def use() -> None:
    """Let this process have the rules that ship from here, read and compiled, as if newslint had been installed from a
    wheel. Whoever replaces what ships, `load_packs` or `prebuilt.find` is left alone."""
    from newslint.packs import prebuilt, sources
    from newslint.packs.folders import shipped_root
    from newslint.storage import cache

    find, load, ours = prebuilt.find, sources.load_packs, shipped_root()
    shipped = functools.cache(loaded)

    def load_packs(extra: tuple[str, ...] = (), **options: bool) -> list[Loaded]:
        return load(extra, **options) if extra or not options.get("shipped", True) else list(shipped())

    prebuilt.find = lambda root: cache.read_parts(str(compiled())) if root == ours else find(root)
    sources.load_packs = load_packs


def fill(folder: Path) -> None:
    """Put the compiled rules into a cache, where processes that are started from the checkout find them."""
    from newslint.packs.sources import rules_name

    if not (path := folder / f"shipped-{rules_name()}").exists():
        try:
            os.link(compiled(), path)  # nobody writes into a file of a cache: they are replaced
        except OSError:  # it lies on another disk
            shutil.copy(compiled(), path)
