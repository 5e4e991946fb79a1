"""The lists of words a house has of its own: the folder that `words:` of a configuration names."""

from __future__ import annotations

import os

from ..config.trust import rules_within
from ..language.data_files import path_of
from ..language.word_lists import NEWS, entry_of, sections_of, shipped
from ..model.errors import ConfigError
from ..storage.lazy_namedtuple import TYPE_CHECKING
from ..storage.safe_read import read_regular

if TYPE_CHECKING:
    from ..config.model import Config
    from ..language.word_lists import Own

_ENDING = ".txt"


def files_of(config: Config) -> list[str]:
    """The files of lists that a configuration names, by name; none if there is no such folder."""
    folder = os.path.join(config.folder, config.words)
    try:
        names = sorted(os.listdir(folder)) if config.words else []
    except OSError:
        return []
    return [os.path.join(folder, name) for name in names if name.endswith(_ENDING) and name[0] != "."]


def own_lists(config: Config, *, trusted: bool) -> Own:
    """What the files of a house say. A configuration that is not trusted may name a folder of its project only. Raises
    ConfigError: for a folder that is not there, and for a file, section or line that says nothing newslint knows."""
    if not config.words:
        return ()
    folder = os.path.join(config.folder, config.words)
    files = [file if trusted else rules_within(file, config.folder) for file in files_of(config)]
    if not os.path.isdir(folder) or not (trusted or all((rules_within(folder, config.folder), *files))):
        from ..config.nodes import shown_at

        message = f"{folder}: no such folder of word lists in this project"
        raise ConfigError(shown_at(config.file, ("words",), {config.words: (message, "")}))
    return tuple((os.path.basename(file)[: -len(_ENDING)], _content(file)) for file in files if file)


def _content(path: str) -> str:
    """The content of a file of the house, once it is known to make sense. Raises ConfigError."""
    name = os.path.basename(path)[: -len(_ENDING)]
    known = sorted(
        file[: -len(_ENDING)]
        for file in os.listdir(os.path.dirname(path_of(f"{NEWS}x")))
        if file.endswith(_ENDING)
    )
    if name not in known:
        raise ConfigError(f"there is no list of this name to change{_hint(name, known)}", path=path)
    try:
        text = read_regular(path).decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise ConfigError(f"the list cannot be read: {error.strerror}", path=path) from None
    except UnicodeDecodeError:
        raise ConfigError("the list is not UTF-8 text; save it as UTF-8", path=path) from None
    lists = shipped(f"{NEWS}{name}")
    for section, lines in sections_of(text).items():
        there = lists.get(section, [])
        if not there and (section or lines):
            heads = sorted(head for head, found in lists.items() if found and head)
            what = (
                f"there is no section [{section}] in this list"
                if section
                else "a line stands under no section"
            )
            raise ConfigError(what + _hint(section, heads), path=path)
        entries = {entry_of(line) for line in there}
        for line in lines:
            if line.startswith("-") and entry_of(line[1:].lstrip()) not in entries:
                said = line[1:].lstrip()
                raise ConfigError(f"'{said}' is not in the list, so it cannot be taken out", path=path)
    return text


def _hint(name: str, known: list[str]) -> str:
    from ..yaml_marks.nodes import did_you_mean

    return f"; {did_you_mean(name, known)}" if known else ""
