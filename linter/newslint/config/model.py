"""What a configuration can say, with its defaults, and what comes of it for one file."""

from __future__ import annotations

from ..model.addresses import schema_address
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Any

#: The comment by which editors know what a configuration may hold.
SCHEMA_LINE = f"# yaml-language-server: $schema={schema_address('config')}"

#: The longest time limit, in seconds.
LONGEST = 1_000_000


#: The engine that deep reading asks.
LANGUAGE_MODEL = "language-model"
#: Varieties of English a house may write: American, British, Canadian, and international, which mixes them.
VARIETIES = ("us", "gb", "ca", "intl")


class PathSection(NamedTuple):
    """What holds for some paths only. `match` are glob patterns relative to the configuration's folder."""

    match: str | tuple[str, ...]
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    enable: tuple[str, ...] | None = None
    level: str | None = None
    fail_level: str | None = None
    levels: dict[str, str] | None = None
    kind: str | None = None
    accept: tuple[str, ...] | None = None
    reject: tuple[str, ...] | None = None
    variety: str | None = None
    source: str | tuple[str, ...] | None = None
    deep: bool | None = None


class Config(NamedTuple):
    """Everything a configuration can say, with the defaults of a repository that says nothing.

    `select`, `ignore` and `enable` (rules that are off by themselves) name rules, families or the beginning
    of ids (`style.ap`); `levels` sets the level of a rule or family; `rules`
    are packs of the house, relative to the configuration, and `words` is the folder of its own lists of words; `accept` and `reject` are words of the house's
    vocabulary; `variety` is one of `VARIETIES` where the house has one; `exclude` are glob patterns of files
    that are no articles; `source` is the path of the wire copy, with `{stem}` for the article's name;
    `engine` are grammar engines to ask too, LanguageTool at `engine_url` or started here, each for at most
    `engine_timeout` seconds an article and with the `engine_options` that it takes; `deep` asks a language model too, the
    one that is installed or the one at the path `model`. `vale` is the `.vale.ini` whose styles run too, in quotations only
    if `vale_quotes` is "also". All rules together may take `time_limit` seconds of processor time
    an article (0: 60, and 60 more for each million characters).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    level: str = "warning"
    fail_level: str = ""  # "warning", or the level shown if that is higher
    levels: dict[str, str] = {}
    rules: tuple[str, ...] = ()
    words: str = ""
    exclude: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    variety: str = ""
    kind: str = ""
    source: str | tuple[str, ...] = ()
    engine: str | tuple[str, ...] = ()
    engine_url: str = ""
    engine_options: dict[str, dict[str, str]] = {}
    engine_timeout: float = 60.0
    deep: bool = False
    model: str = ""
    vale: str = ""
    vale_quotes: str = ""
    time_limit: float = 0.0
    baseline: str = ""
    paths: tuple[Any, ...] = ()
    folder: str = ""  # where the file stands
    file: str = ""  # the file itself


#: What a configuration does not say of itself.
NO_KEYS = ("folder", "file")
#: The keys of a configuration file, as fields.
KEYS = tuple(field for field in Config._fields if field not in NO_KEYS)


class Settings(NamedTuple):
    """What holds for one file, after configuration, path sections and command line are put together."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    level: str = "warning"
    fail_level: str = "warning"
    levels: tuple[tuple[str, str], ...] = ()
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    variety: str = ""
    kind: str = ""
    source: tuple[str, ...] = ()
    engine: tuple[str, ...] = ()
    engine_url: str = ""
    engine_options: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    engine_timeout: float = 60.0
    deep: bool = False  # a language model reads too: it is among the engines then
    model: str = ""
    vale: str = ""  # the path of a `.vale.ini`
    vale_quotes: str = ""  # "also": its rules speak in quotations too
    vale_given: bool = False  # on the command line: it may lie anywhere
    time_limit: float = 0.0
    typing: bool = False  # the text is checked after every few letters
    source_given: bool = False  # on the command line: it must exist, and it wins over front matter
    wire_folders: tuple[str, ...] = ()  # folders outside of the project that wire copies may lie in
    own_words: tuple[tuple[str, str], ...] = ()  # the house's own lists of words: names and content
    config_folder: str = ""  # where the configuration lies
    trusted: bool = False  # the configuration was named on the command line: it may name any file and server
