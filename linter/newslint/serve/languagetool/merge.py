"""The answer of a real LanguageTool server joined with ours: ours first, and what both say said once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ...engines.http_client import post
from ...engines.interface import EngineFailure

#: What of a form is passed on. User names and keys are ours and stay here.
_PASSED_ON = (
    "text", "data", "language", "preferredVariants", "motherTongue", "enabledRules", "disabledRules", "enabledCategories",
    "disabledCategories", "enabledOnly", "level", "mode",
)  # fmt: skip


def ask(url: str, form: Mapping[str, str], seconds: float) -> dict[str, Any]:
    """What a LanguageTool server answers to a form. Blocks. Raises EngineFailure."""
    address = url.rstrip("/").removesuffix("/v2")
    content = post(f"{address}/v2/check", {key: form[key] for key in _PASSED_ON if key in form}, seconds)
    try:
        answer = json.loads(content)
        for match in answer["matches"]:
            match["offset"] + match["length"]
            match["rule"]["id"] + match["message"]
        return dict(answer)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise EngineFailure(f"{address} answers, but not as LanguageTool does") from None


def _touch(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    first, second = int(one["offset"]), int(other["offset"])
    return first < second + int(other["length"]) and second < first + int(one["length"])


def merged(ours: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    """Both answers as one. A match of theirs that shares a character with one of ours is a double."""
    matches = [match for match in theirs["matches"] if not any(_touch(match, own) for own in ours["matches"])]
    warnings = dict(ours["warnings"])
    if (theirs.get("warnings") or {}).get("incompleteResults"):
        warnings = {**theirs["warnings"], **warnings, "incompleteResults": True}
    return {
        **ours,
        "warnings": warnings,
        "language": theirs.get("language") or ours["language"],
        "matches": [*ours["matches"], *matches],
        "sentenceRanges": ours["sentenceRanges"] or theirs.get("sentenceRanges", []),
        "extendedSentenceRanges": ours["extendedSentenceRanges"] or theirs.get("extendedSentenceRanges", []),
    }


def without_theirs(ours: dict[str, Any], why: str) -> dict[str, Any]:
    """Our answer where the other server did not give one."""
    said = ours["warnings"].get("incompleteResultsReason")
    reason = f"{said}; {why}" if said else why
    return {**ours, "warnings": {"incompleteResults": True, "incompleteResultsReason": reason}}
