"""What an executor has to know: what was chosen, the configuration, the packs of the house, and what it must come to."""

from __future__ import annotations

import os
from hashlib import sha256

from ..config.model import Config
from ..packs.folders import SHIPPED_DATA, files_below, shipped_root
from ..run.settings import Run, Selection
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.safe_read import read_regular

#: Bytes of a name for a state of rules or of a configuration, as hexadecimal digits.
_NAME = 16
#: The parts of newslint that decide what is found, and the modules here that make rows of it.
_ROOMS = frozenset(
    (
        "checks",
        "compare",
        "config",
        "document",
        "language",
        "limits",
        "model",
        "packs",
        "pipeline",
        "readers",
        "storage",
    )
)
_ROWS = frozenset(("checker.py", "containers.py", "schemas.py"))


class Job(NamedTuple):
    """What is the same for all articles of a run. `chosen` and `config` have absolute paths, or paths relative to the
    folder that is shipped to executors; `format` is that of texts ("": what each looks like). `rules` and
    `configuration` name the state that results rest on."""

    chosen: Selection
    config: Config
    format: str = ""
    rules: str = ""
    configuration: str = ""
    words: tuple[tuple[str, str], ...] = ()  # the house's own lists of words, by name


def job_of(chosen: Selection, format: str = "") -> Job:
    """The job of the options of a command and the configuration that they name, or that is nearest to the working
    folder. Raises NewslintError for what cannot be used."""
    run = Run(chosen)
    config = run.config(os.path.join(os.getcwd(), "-"))
    packs = run.packs(config)
    run.rules(config)  # whoever made a mistake in a pack or a name is told now, and not by an executor
    settings = run.settings(config, "")
    # a wire copy comes with the row it belongs to, and no grammar engine runs beside every executor
    plain = config._replace(rules=packs, words="", source=(), engine=(), engine_url="", baseline="")
    chosen = chosen._replace(rules=(), source=(), engine=(), engine_url=None, config=None, wire_folders=())
    said = settings._replace(config_folder="", trusted=False, source=(), engine=(), wire_folders=())
    sections = tuple(section._replace(source=None) for section in config.paths)
    configuration = _name(repr((said, sections, format)).encode("utf-8", "surrogateescape"))
    return Job(chosen, plain, format, rules_name(packs), configuration, settings.own_words)


def asks_engines(chosen: Selection) -> bool:
    """True if the options or the configuration ask for grammar engines."""
    run = Run(chosen)
    return bool(run.settings(run.config(os.path.join(os.getcwd(), "-")), "").engine)


def rules_name(packs: tuple[str, ...]) -> str:
    """A name for the rules and the code that results rest on: the same on every machine that has the same. What merely
    shows results is no part of it, or an archive would have to be checked again for another colour."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    code = [path for path in files_below(package, (".py",)) if _makes_results(os.path.relpath(path, package))]
    data = files_below(shipped_root(), SHIPPED_DATA)
    house = [(pack, files_below(pack, SHIPPED_DATA) if os.path.isdir(pack) else [pack]) for pack in packs]
    parts: list[bytes] = []
    for root, paths in ((package, code), (shipped_root(), data), *house):
        for path in paths:
            inside = os.path.relpath(path, root).replace(os.sep, "/")
            parts += [inside.encode("utf-8", "surrogateescape"), read_regular(path)]
        parts.append(b"")
    return _name(*parts)


def _makes_results(path: str) -> bool:
    """True for a module of newslint that decides what is found."""
    folder = path.split(os.sep)[0]
    return folder in _ROOMS or (folder == "archive" and os.path.basename(path) in _ROWS)


def _name(*parts: bytes) -> str:
    made = sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()[:_NAME]
