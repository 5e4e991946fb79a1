"""What the options of a command and the configuration come to for each file."""

from __future__ import annotations

import os

from ..config.model import LANGUAGE_MODEL, Config, Settings
from ..config.read import config_for, forget, load_config
from ..config.resolve import settings_for
from ..config.trust import may_be_asked, rules_within
from ..model.errors import ConfigError, NewslintError, PackError
from ..model.finding import RANK
from ..packs.installed import is_name, locate
from ..packs.pinned import is_address
from ..packs.rule import names_of, present, renamed
from ..packs.sources import find_pack, rule_set, rules_name, unknown_pack
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from typing import Any

    from ..language.word_lists import Own
    from ..packs.rule_set import RuleSet


class Selection(NamedTuple):
    """The options as typed; None or empty where nothing was said."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    enable: tuple[str, ...] = ()
    level: str | None = None
    fail_level: str | None = None
    config: str | None = None
    rules: tuple[str, ...] = ()
    cache: bool = True
    source: tuple[str, ...] = ()
    engine: tuple[str, ...] = ()
    engine_url: str | None = None
    deep: bool = False
    model: str | None = None
    time_limit: float | None = None
    wire_folders: tuple[str, ...] = ()
    fix: tuple[str, ...] = ()  # the rules that `--fix` was given
    vale: str | None = None
    vale_quotes: str | None = None
    use_config: bool = True  # False: nothing is configured, whatever file is near


class Run:
    """The rules of a run and the settings for each of its files. It goes to other processes as what was
    chosen, and is made anew there."""

    def __init__(self, chosen: Selection, *, quiet: bool = False, config: Config | None = None) -> None:
        """`config` is one that has been read already, and holds for all files."""
        self.chosen = chosen
        self._quiet = quiet
        self._sets: dict[tuple[str, ...], RuleSet] = {}
        self._names: dict[tuple[str, ...], str] = {}
        self._fixed = config or self._named()
        self._configs: dict[str, Config] = {}
        self._settings: dict[tuple[str, str], Settings] = {}
        self._words: dict[str, Own] = {}

    def _named(self) -> Config | None:
        """The configuration that was named, one that says nothing where none is to hold, None for the nearest one."""
        if self.chosen.config:
            return load_config(self.chosen.config)
        return None if self.chosen.use_config else Config()

    def __reduce__(self) -> tuple[Callable[[Selection], Run], tuple[Selection]]:
        return _quiet, (self.chosen,)

    def config(self, path: str) -> Config:
        """The configuration for a path. Raises ConfigError."""
        if self._fixed is not None:
            return self._fixed
        folder = path.rpartition(os.sep)[0]
        config = self._configs.get(folder)
        if config is None:
            config = self._configs[folder] = config_for(_folder_of(path))
        return config

    def forget_configs(self) -> None:
        """Read all configurations anew: one has been changed."""
        forget()
        self._configs.clear()
        self._settings.clear()
        if self.chosen.config:
            self._fixed = load_config(self.chosen.config)

    def packs(self, config: Config) -> tuple[str, ...]:
        """The packs besides those that ship: those of the configuration and of the command line. Raises
        ConfigError for one of the configuration that is not there."""
        trusted = self._fixed is not None
        return (*(_own_pack(name, config, trusted) for name in config.rules), *self.chosen.rules)

    def rules(self, config: Config) -> RuleSet:
        """The rule set for a configuration: shipped packs, its own, and those of the command line. What the
        authors of these packs should know is said on standard error when they are loaded."""
        packs = self.packs(config)
        if packs not in self._sets:
            self._sets[packs] = rule_set(packs, use_cache=self.chosen.cache)
            self._check_names(self._sets[packs], config)
            if self._sets[packs].notes and not self._quiet:
                from ..terminal.messages import say

                say("\n".join(self._sets[packs].notes), err=True)
        return self._sets[packs]

    def rules_name(self, config: Config) -> str:
        """A name for the rule set of a configuration, which need not be loaded for that."""
        packs = self.packs(config)
        if packs not in self._names:
            self._names[packs] = rules_name(packs)
        return self._names[packs]

    def settings(self, config: Config, path: str) -> Settings:
        """What holds for one file."""
        if not config.paths and not config.source:
            path = ""  # nothing depends on the path: one settings object for all
        key = (config.file, path)
        if key not in self._settings:
            self._settings[key] = self._combine(config, path)
        return self._settings[key]

    def own_lists(self, config: Config) -> Own:
        """The lists of words of the house a configuration is for. Raises ConfigError."""
        if not config.words:
            return ()
        if config.file not in self._words:
            from .house_lists import own_lists

            self._words[config.file] = own_lists(config, trusted=self._fixed is not None)
        return self._words[config.file]

    def rules_left_out(self) -> int:
        """How many rules the configuration of this folder switches off, or lowers below the level that is shown."""
        config = self.config("-")
        if not (config.ignore or config.select or config.levels):
            return 0
        from ..pipeline.check import active_rules

        rules, settings = self.rules(config), settings_for(config, "")
        plain = Settings(level=settings.level, enable=settings.enable, engine=settings.engine)
        return len(active_rules(rules, plain, "") - active_rules(rules, settings, ""))

    def _combine(self, config: Config, path: str) -> Settings:
        settings = settings_for(config, path)
        chosen = self.chosen
        values: dict[str, Any] = {}
        if chosen.select:
            values["select"] = chosen.select
        if chosen.ignore:
            values["ignore"] = (*settings.ignore, *chosen.ignore)
        if chosen.enable:
            values["enable"] = (*settings.enable, *chosen.enable)
        if chosen.engine:
            values["engine"] = tuple(dict.fromkeys(chosen.engine))
        if chosen.engine_url is not None:
            values["engine_url"] = chosen.engine_url
            values.setdefault("engine", settings.engine or ("languagetool",))
        if chosen.deep or chosen.model is not None:
            engines = values.get("engine", settings.engine)
            values["engine"] = tuple(dict.fromkeys((*engines, LANGUAGE_MODEL)))
            values["deep"] = True
        if chosen.model is not None:
            others = tuple(one for one in settings.engine_options if one[0] != LANGUAGE_MODEL)
            values["model"] = chosen.model
            values["engine_options"] = (*others, (LANGUAGE_MODEL, (("model", chosen.model),)))
        if chosen.vale is not None:
            values |= {"vale": chosen.vale, "vale_given": True}
        if chosen.vale_quotes is not None:
            values["vale_quotes"] = chosen.vale_quotes
        if chosen.time_limit is not None:
            values["time_limit"] = chosen.time_limit
        if chosen.source:
            values["source"] = chosen.source
            values["source_given"] = True
        level, fail = chosen.level or settings.level, chosen.fail_level or settings.fail_level
        if chosen.level and RANK[level] > RANK[fail]:
            fail = level  # nobody fails on what they asked not to see
        elif RANK[fail] < RANK[level]:
            level = fail  # what makes a run fail is shown
        values |= {
            "wire_folders": chosen.wire_folders, "config_folder": config.folder, "trusted": self._fixed is not None,
            "own_words": self.own_lists(config),
        }  # fmt: skip
        settings = settings._replace(level=level, fail_level=fail, **values)
        if self._fixed is None and settings.engine:
            _check_addresses(settings, config, given=chosen.engine_url is not None)
            if chosen.model is None:
                _check_models(settings, config)
        return settings

    def _check_names(self, rules: RuleSet, config: Config) -> None:
        chosen = self.chosen
        typed = [
            ("--select", chosen.select),
            ("--ignore", chosen.ignore),
            ("--enable", chosen.enable),
            ("--fix", chosen.fix),
        ]
        named: list[str] = [*config.select, *config.enable, *config.levels]
        ignored = [*config.ignore]
        for section in config.paths:
            named += [*(section.select or ()), *(section.enable or ()), *(section.levels or ())]
            ignored += section.ignore or ()
        if not named and not ignored and not any(names for _, names in typed):
            return
        from ..model.finding import FAMILIES
        from ..pipeline import built_in

        former = rules.former
        known = {name for rule in (*rules.rules, *built_in.RULES) for name in names_of(rule.id)}
        known |= {*FAMILIES, *former}
        ids = {rule.id for rule in rules.rules} | former.keys()
        for option, names in typed:
            with_entries = ids if option in ("--ignore", "--fix") else ()
            for message, hint in _unknown_names(names, known, with_entries).values():
                if option == "--fix" and not hint.startswith("did"):
                    message = message.replace("rule or family", "rule, family or file")
                raise ConfigError(f"{option}: {message}; {hint}")
        if unknown := _unknown_names(named, known) | _unknown_names(ignored, known, ids):
            from ..config.nodes import shown_at

            raise ConfigError(shown_at(config.file, ("select", "ignore", "enable", "levels"), unknown))
        used = [(option, name) for option, names in typed for name in names]
        used += [(config.file, name) for name in dict.fromkeys((*named, *ignored))]
        told = [f"{where}: {renamed(name, former)}" for where, name in used if present(name, former) != name]
        if told and not self._quiet:
            from ..terminal.messages import say

            say("\n".join(told), err=True)


def _quiet(chosen: Selection) -> Run:
    """A run in another process: what is to be said of its packs has been said."""
    return Run(chosen, quiet=True)


def _folder_of(path: str) -> str:
    try:
        return os.path.dirname(os.path.abspath(path)) if path != "-" else os.getcwd()
    except FileNotFoundError:
        raise NewslintError("the working folder has been deleted; change to one that is there") from None


def _own_pack(name: str, config: Config, trusted: bool) -> str:
    """The path of a pack that the configuration names. Raises ConfigError with the line that does: for one that is
    not there, and in the same words for one outside of the project."""
    try:
        path = locate(name, config.folder)
        installed = is_address(name) or is_name(name) and path != os.path.join(config.folder, name)
        if trusted or installed:
            return find_pack(name, config.folder)
        if os.path.exists(path):
            from ..packs.pack_files import rules_of_project

            if (found := rules_of_project(path, config.folder)) is not None:
                return found
        message = unknown_pack(path, " in this project")
    except PackError as error:
        message = str(error)
    from ..config.nodes import shown_at

    raise ConfigError(shown_at(config.file, ("rules",), {name: (message, "")}))


def _check_addresses(settings: Settings, config: Config, *, given: bool) -> None:
    """Raise ConfigError if the configuration of a repository would have text sent to another machine. `given`: the
    address of LanguageTool is from the command line."""
    urls = [dict(options).get("url", "") for _, options in settings.engine_options]
    urls += [] if given else [settings.engine_url]
    for url in filter(None, urls):
        if not may_be_asked(url):
            from ..config.nodes import shown_at

            message = "a repository may only name a server on this machine, by http or https"
            hint = "allow another one with --engine-url, or as 'engine-urls:' in your own configuration"
            keys = ("engine-url", "engine-options")
            raise ConfigError(shown_at(config.file, keys, {url: (message, hint)}))


def _check_models(settings: Settings, config: Config) -> None:
    """Raise ConfigError if the configuration of a repository names a model that is no file of it. A folder is no file: what
    was converted elsewhere is handed to a library that believes it, and what we convert ourselves is looked at first."""
    for engine, options in settings.engine_options:
        path = dict(options).get("model", "") if engine == LANGUAGE_MODEL else ""
        if path and not (
            os.path.isfile(os.path.expanduser(path)) and rules_within(os.path.expanduser(path), config.folder)
        ):
            from ..config.nodes import shown_at

            own = os.path.join(config.folder, os.path.expanduser(config.model))
            named = config.model if config.model and path == own else path
            message = f"{named}: no model in this project"
            hint = (
                "a project names a GGUF file of its own; name a folder, or what lies elsewhere, with --model"
            )
            keys = ("model", "engine-options")
            raise ConfigError(shown_at(config.file, keys, {named: (message, hint)}))


def _unknown_names(
    names: Iterable[str], known: set[str], with_entries: Collection[str] = ()
) -> dict[str, tuple[str, str]]:
    """For each name that is no rule or family, nor an entry (`RULE/ENTRY`) of one of the rules `with_entries`: what to
    say of it, and what to do."""
    unknown = {}
    for name in names:
        rule, _, entry = name.partition("/")
        if name not in known and not (entry and rule in with_entries):
            from ..yaml_marks.nodes import did_you_mean

            hint = did_you_mean(name, sorted(known))
            hint = hint if hint.startswith("did") else "`newslint rules` lists them all"
            unknown[name] = (f"no rule or family is called '{name}'", hint)
    return unknown
