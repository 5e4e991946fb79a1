"""What an executor has to know: what was chosen, the configuration, the packs of the house, and what it must come to."""

from __future__ import annotations

import os
from hashlib import sha256

from .. import __version__
from ..config.model import Config
from ..packs.folders import SHIPPED_DATA, files_below, shipped_root
from ..run.settings import Run, Selection
from ..storage.lazy_namedtuple import NamedTuple
from ..storage.safe_read import read_regular

#: Bytes of a name for a state of rules or of a configuration, as hexadecimal digits.
_NAME = 16


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
    """A name for the rules and the code that runs them: the same on every machine that has the same."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    parts = [__version__.encode()]
    for root, endings in (
        (package, (".py",)),
        (shipped_root(), SHIPPED_DATA),
        *((pack, SHIPPED_DATA) for pack in packs),
    ):
        for path in files_below(root, endings) if os.path.isdir(root) else [root]:
            parts += [
                os.path.relpath(path, root).replace(os.sep, "/").encode("utf-8", "surrogateescape"),
                read_regular(path),
            ]
        parts.append(b"")
    return _name(*parts)


def _name(*parts: bytes) -> str:
    made = sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()[:_NAME]
