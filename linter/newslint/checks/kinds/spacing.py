"""The kind `spacing`: white space where none belongs, none where some does, and a story that stops without a stop.

A rule names what it looks for with `test`: `before-mark` ("town ,"), `after-mark` ("end.The"), `after-comma`
("town,and"), `double-mark` ("end..", ",,") or `last-stop` (the last paragraph has no full stop, and the others have).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...model.span import Span
from ...storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from ...storage.regex_cache import compiled
from ..interface import Context, Hit, RuleMistake

if TYPE_CHECKING:
    from ...document.document import Document

# pattern, what to write, literals of which the text must hold one, and how many a story may have: more
# are a habit of the file (tokenised text, French spacing, glued captions), not slips
_SLIPS = {
    "before-mark": (
        r"(?<=[^\W_]{2}) +(?P<mark>[,;]|[.?!](?!\.|\s\.))(?=\s|\Z)",
        r"\g<mark>",
        (" ,", " ;", " .", " ?", " !"),
        3,
    ),
    "after-mark": (r"(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{1,12}[ ,])(?P<gap>)", " ", (".", "!", "?"), 2),
    "double-mark": (
        r"(?<=[^\W_]{2}) ?(?P<mark>\.\.|,,|,\.|;;|;,|,;|::|;\.|\?\?|\.,)(?=\s|$)(?P<gap>)",
        ".",
        ("..", ",,", ",.", ";;", ";,", ",;", "::", ";.", "??", ".,"),
        2,
    ),
    "after-comma": (r"(?<=[a-z]{2}[,;])(?=[a-z]{2,12}[ ,.])(?P<gap>)", r"", (",", ";"), 3),
}
_GLUED = compiled(r"[.!?][A-Z]")
TESTS = (*_SLIPS, "last-stop")
_ENDED = compiled(r"[.!?:;…—–*_)\]\"”’'»]$")
_NO_STORY = compiled(
    r"@|https?:|www\.|©|\||\bcontributed\b|\bTwitter\b|\bReporting\b|\bFollow\b|\bRead more\b|\bSubscribe\b|[Ss]ource\b"
)

#: Keys as they were called before, with what they are called now.
FORMER_KEYS = {"what": "test"}


class Keys(NamedTuple):
    """`test` to look for."""

    test: str


def compile_rule(keys: Keys, context: Context) -> str:
    """The rule's `test`."""
    if keys.test not in TESTS:
        raise RuleMistake(f"'test' is one of {', '.join(TESTS)}", "test")
    return keys.test


@cache
def _pattern(test: str) -> re.Pattern[str]:
    return compiled(_SLIPS[test][0])


def find(document: Document, linked: dict[int, str], active: frozenset[int]) -> Iterator[tuple[int, Hit]]:
    """Every slip of spacing."""
    text = document.text
    for number in active:
        test = linked[number]
        if test == "last-stop":
            hit = _last_stop(document)
            if hit:
                yield number, hit
            continue
        _, written, gates, most = _SLIPS[test]
        if not any(gate in text for gate in gates):
            continue
        if (
            test == "after-mark"
        ):  # the pattern looks behind, which is slow where it is done at every character
            tries = (_pattern(test).match(text, glued.end() - 1) for glued in _GLUED.finditer(text))
            found = [match for match in tries if match]
        else:
            found = list(_pattern(test).finditer(text))
        if len(found) > most:
            continue
        for match in found:
            start, end = match.span()
            if test == "before-mark":
                yield number, Hit(Span(start, end), (match.expand(written),))
                continue
            word = _around(text, start)
            if "/" in word or "@" in word or "www" in word or word.count(".") > 1 and test == "after-mark":
                continue
            if test == "after-comma":
                before = compiled(r"\w+[,;:]$").search(text[max(0, start - 40) : start])
                after = compiled(r"\w+").match(text[start : start + 40])
                if not before or not after or after.group().lower() not in _openers():
                    continue
                span = Span(start - len(before.group()), start + after.end())
                yield number, Hit(span, (f"{before.group()} {after.group()}",))
            elif test == "after-mark":
                before = compiled(r"\w+[.!?]$").search(text[:start])
                after = compiled(r"\w+").match(text[start:])
                assert before and after
                if after.group().lower() not in _openers():
                    continue
                span = Span(before.start(), start + after.end())
                yield number, Hit(span, (f"{before.group()} {after.group()}",))
            else:
                mark = match["mark"]
                if mark == ".," and _abbreviated(text, start):
                    continue
                start = match.start("mark")
                yield number, Hit(Span(start, end), (_ONE.get(mark, "."),))


#: What is meant by two marks.
_ONE = {",,": ",", ";;": ";", "::": ":", ";,": ";", ",;": ";", "??": "?"}


def _abbreviated(text: str, at: int) -> bool:
    """True if the word before a stop may be shortened: "Inc.,", "Calif.,"; everyday words are not."""
    word = compiled(r"\w+$").search(text[max(0, at - 30) : at])
    return not word or len(word.group()) < 5 or not word.group().islower() or word.group() not in _openers()


@cache
def _openers() -> frozenset[str]:
    """Words that open sentences; after a full stop without a space anything else may be a name ("Booking.Com")."""
    from ...language.dictionary import common

    return common()


def _around(text: str, at: int) -> str:
    """The run of characters without white space that holds an offset."""
    start = at
    while start and not text[start - 1].isspace():
        start -= 1
    end = at
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _last_stop(document: Document) -> Hit | None:
    """The last word of a story whose last paragraph is a sentence without an end."""
    text = document.text
    story = [paragraph.span for paragraph in document.paragraphs if paragraph.kind == "body"]
    if len(story) < 4:
        return None
    *rest, last = story
    words = last.of(text)
    if len(words.split()) < 8 or _ENDED.search(words) or _NO_STORY.search(words) or not words[-1].isalnum():
        return None
    if sum(word[0].isupper() for word in words.split()) * 2 > len(words.split()):
        return None  # a headline
    ended = sum(bool(_ENDED.search(span.of(text))) for span in rest)
    if ended < len(rest) - (len(rest) > 6):
        return None
    tail = words.split()[-1]
    return Hit(Span(last.end - len(tail), last.end), (tail + ".",))
