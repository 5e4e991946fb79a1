"""What a client of LanguageTool's protocol asks for: the parameters of `/v2/check`, held against what it allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .languages import ENGLISH, english

#: The levels of the protocol and the lowest level of findings that each shows; "" leaves it to the configuration.
LEVELS = {"": "", "default": "", "picky": "suggestion"}
_MODES = ("", "all", "textLevelOnly", "allButTextLevelOnly", "all-but-text-level-only")


class BadRequest(Exception):
    """Parameters that make no sense; the text says why."""


class Check(NamedTuple):
    """A request to check. `text` is the text, or the annotated one as JSON if `annotated`. `variety` is the code of the English
    to answer in, "" where the language is another one. `auto`: the client leaves it to us which language it is. Names of
    rules and categories are as the client wrote them. `level` is the lowest level of findings to show, "" for the house's."""

    text: str
    annotated: bool
    variety: str
    auto: bool
    enabled: tuple[str, ...]
    disabled: tuple[str, ...]
    enabled_categories: tuple[str, ...]
    disabled_categories: tuple[str, ...]
    enabled_only: bool
    level: str

    def job(self) -> dict[str, Any]:
        """The request as it goes to a process that checks."""
        return {"job": "languagetool", **self._asdict()}


def _names(form: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in form.get(key, "").split(",") if name.strip())


def read_check(form: Mapping[str, str], *, other_languages: bool = False) -> Check:
    """The request in a form. `other_languages`: somebody else reads languages that are not English. Raises BadRequest with
    the words for the client."""
    text, data = form.get("text"), form.get("data")
    if text is None and data is None:
        raise BadRequest("Missing 'text' or 'data' parameter")
    if text is not None and data is not None:
        raise BadRequest("Set only 'text' or 'data' parameter, not both")
    code = form.get("language", "")
    if not code:
        raise BadRequest(
            "Missing 'language' parameter, e.g. 'language=en-US' for American English, or 'language=auto'"
        )
    auto = code == "auto"
    variety = _preferred(form, auto)
    if not auto:
        language = english(code)
        if language is None and not other_languages:
            known = ", ".join(one.code for one in ENGLISH)
            raise BadRequest(
                f"'{code[:40]}' is not a language code known to newslint. Supported language codes are: {known}"
            )
        variety = language.code if language else ""
    level = form.get("level", "")
    if level not in LEVELS:
        raise BadRequest("If 'level' is set, it must be set to 'default' or 'picky'")
    if form.get("mode", "") not in _MODES:
        raise BadRequest(
            "If 'mode' is set, it must be set to 'all', 'textLevelOnly' or 'allButTextLevelOnly'"
        )
    enabled, disabled = _names(form, "enabledRules"), _names(form, "disabledRules")
    enabled_categories = _names(form, "enabledCategories")
    disabled_categories = _names(form, "disabledCategories")
    only = form.get("enabledOnly", "").lower() in ("true", "yes")
    if only and not (enabled or enabled_categories):
        raise BadRequest("You must specify enabledRules or enabledCategories when using enabledOnly=true")
    if only and (disabled or disabled_categories):
        raise BadRequest("You cannot specify disabledRules or disabledCategories when using enabledOnly=true")
    return Check(
        data if data is not None else text or "", data is not None, variety, auto, enabled, disabled,
        enabled_categories, disabled_categories, only, LEVELS[level],
    )  # fmt: skip


def _preferred(form: Mapping[str, str], auto: bool) -> str:
    """The variety of English a client prefers where the language is for us to find out."""
    variants = _names(form, "preferredVariants")
    if variants and not auto:
        raise BadRequest("You specified 'preferredVariants' but you didn't specify 'language=auto'")
    chosen = "en-US"
    for variant in reversed(variants):
        if "-" not in variant:
            raise BadRequest(
                f"Invalid format for 'preferredVariants', expected a dash as in 'en-GB': '{variant[:40]}'"
            )
        if language := english(variant):
            chosen = language.code
    return chosen
