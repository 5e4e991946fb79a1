"""Which engines there are: those below, and the entry points of the group `newslint.engines`.

The metadata of installed packages are looked at only for a name that is not ours, or to list all names: that takes
longer than checking an article.
"""

from __future__ import annotations

from importlib import import_module

from ..storage.lazy_namedtuple import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from .interface import Start

GROUP = "newslint.engines"
#: Our own, as setup.cfg declares them too: they are there where newslint runs without being installed.
OWN = {
    "languagetool": "newslint.engines.languagetool:start",
    "harper": "newslint.engines.harper:start",
    "language-model": "newslint.engines.language_model:start",
}


def _installed() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {entry.name: entry for entry in entry_points(group=GROUP) if entry.name not in OWN}


def engine_names() -> tuple[str, ...]:
    """The names of all engines: ours, then those of installed packages."""
    return (*OWN, *sorted(_installed()))


def is_engine(name: str) -> bool:
    """True if there is an engine of that name."""
    return name in OWN or name in _installed()


def unknown(name: str) -> str:
    """What to say of a name that no engine has."""
    return f"no engine is called '{name}'; there are {', '.join(engine_names())}"


def find_engine(name: str) -> Start:
    """What starts the engine of a name. Raises EngineFailure if there is none, or it cannot be imported."""
    from .interface import EngineFailure

    try:
        if name in OWN:
            module, _, attribute = OWN[name].partition(":")
            start: Start = getattr(import_module(module), attribute)
            return start
        entry = _installed().get(name)
        if entry is None:
            raise EngineFailure(unknown(name))
        theirs: Start = entry.load()
        return theirs
    except (ImportError, AttributeError) as error:
        raise EngineFailure(f"the engine '{name}' cannot be imported: {error}") from None
