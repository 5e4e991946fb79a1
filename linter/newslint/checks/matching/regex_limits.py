"""What a pattern of a pack may not be: so large, so deep or so open that it costs more than it can find."""

from __future__ import annotations

import re
import warnings

from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled
from ..interface import LONGEST_PATTERN, RuleMistake

if TYPE_CHECKING:
    from typing import Any

#: Groups within groups, and what repetitions come to when multiplied out: `(a{50}){20}` is 1,000.
_DEPTH = 50
_WEIGHT = 20_000
#: Errors that an inexact (fuzzy) match may have.
_ERRORS = 3
#: Processor seconds that reading a pattern may take.
_SECONDS = 2.0

_PART = compiled(
    r"\\L<|\\[pPNxu]\{[^}]*\}|\\.|\\$"
    r"|\[\^?\]?(?:\[:[^\]]*:\]|\\.|[^\]\\])*\]?"
    r"|\(\?\#[^)]*\)?|\(\?(?P<recursion>R|[+-]?\d+|&\w+|P>\w+)\)|\(\?P=\w+\)|\(\*\w*\)?"
    r"|\(\?(?P<flags>[a-zA-Z01]*(?:-[a-z]+)?)(?P<scope>[:)])"
    r"|(?P<behind>\(\?<[=!])|(?P<open>\((?:\?(?:P?<\w+>|[|>=!:]|\()?)?)|(?P<close>\))"
    r"|(?P<times>[*+?]|\{\s*\d*\s*(?:,\s*\d*\s*)?\})[?+]?|(?P<inexact>\{[^{}]*[eids][^{}]*\})|.",
    re.DOTALL,
)
_COUNTS = compiled(r"\d+")


def check_size(pattern: str, key: str) -> None:
    """Raises RuleMistake if a pattern is beyond a limit; `key` is where it is written."""
    if len(pattern) > LONGEST_PATTERN:
        raise RuleMistake(f"the pattern is longer than {LONGEST_PATTERN:,} characters", key)
    groups: list[list[int]] = [
        [0, 0, 0]
    ]  # weight of what is closed, of the last item, 1 within a look-behind
    last = ""
    for match in _PART.finditer(pattern):
        top, before, last = groups[-1], last, match.group()
        if match["recursion"] or match.group() == r"\L<":
            what = "calls itself or a part of itself" if match["recursion"] else "uses a list by name"
            raise RuleMistake(f"the pattern {what} ('{match.group()}'); write out what it stands for", key)
        if match["flags"] is not None and (odd := set(match["flags"]) - set("aimsux-01")):
            raise RuleMistake(
                f"the pattern sets the flag '{sorted(odd)[0]}'; a pack may set i, m, s and x", key
            )
        if match["times"]:
            top[1] *= _times(match["times"], bool(top[2]) and before in (".", ")"), key)
        elif match["inexact"]:
            _check_inexact(match["inexact"], key)
        elif match["close"]:
            if len(groups) > 1:
                weight = sum(groups.pop()[:2])
                groups[-1][0] += groups[-1][1]
                groups[-1][1] = weight
        elif match["behind"] or match["open"] or match["scope"] == ":":
            groups.append([0, 0, 1 if match["behind"] else top[2]])
            if len(groups) > _DEPTH:
                raise RuleMistake(f"the pattern has more than {_DEPTH} groups within groups", key)
        else:
            top[0], top[1] = top[0] + top[1], 1
        if sum(groups[-1][:2]) > _WEIGHT:
            raise RuleMistake(
                f"the repetitions in the pattern come to more than {_WEIGHT:,}; use smaller counts in braces",
                key,
            )


def _times(written: str, open_behind: bool, key: str) -> int:
    counts = [int(count) if len(count) < 10 else 10**9 for count in _COUNTS.findall(written)]
    if open_behind and (written in ("*", "+") or written.rstrip("} ").endswith(",")):
        raise RuleMistake("the pattern looks behind without an end; say how far, such as {0,20}", key)
    return max(1, *counts) if counts else 1


def _check_inexact(written: str, key: str) -> None:
    bounds = [int(count) for count in compiled(r"<=?\s*(\d{1,9})").findall(written)]
    if not bounds or max(bounds) > _ERRORS:
        raise RuleMistake(
            f"an inexact match ('{written}') needs a bound of at most {_ERRORS} errors, such as {{e<=1}}", key
        )


def compile_checked(pattern: str, case: bool, key: str) -> Any:
    """The pattern compiled by `regex`. Raises RuleMistake if it is beyond a limit or no pattern."""
    from ...limits.timer import Limit
    from .search import wide

    check_size(pattern, key)
    try:
        with warnings.catch_warnings(), Limit(_SECONDS):
            warnings.simplefilter("ignore")
            return wide(pattern, case)
    except TimeoutError:
        raise RuleMistake(
            f"reading the pattern takes longer than {_SECONDS:g} s; write a simpler one", key
        ) from None
    except Exception as error:  # `regex` raises all kinds of things for broken patterns
        what = str(error) or type(error).__name__
        raise RuleMistake(f"the pattern cannot be read: {what}", key) from None
