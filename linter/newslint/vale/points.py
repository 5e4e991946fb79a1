"""Vale's extension points: what each makes of a rule, and finds in a stretch of text.

Each has a function from a rule and the vocabulary to a `Check`; offsets are those of the text it is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from ..limits.timer import PER_PATTERN
from .patterns import PatternRefused, compile_pattern, spaced, translate
from .styles import Rule, Vocabulary


class Alert(NamedTuple):
    """What a rule found in a stretch of text."""

    start: int
    end: int
    message: str
    replacements: tuple[str, ...] = ()


#: Looks at one stretch of text. `seen` is what the rule remembers of the file.
Check = Callable[[str, set[str]], "Iterator[Alert]"]


def _strings(rule: Rule, key: str) -> list[str]:
    value = rule.keys.get(key) or []
    if not isinstance(value, list) or any(isinstance(one, (list, dict)) for one in value):
        raise PatternRefused(f"'{key}' is a list of texts")
    return [str(one) for one in value]


def _pairs(rule: Rule, key: str) -> dict[str, str]:
    value = rule.keys.get(key) or {}
    if not isinstance(value, dict) or any(isinstance(one, (list, dict)) for one in value.values()):
        raise PatternRefused(f"'{key}' is a mapping of texts")
    return {str(name): str(one) for name, one in value.items()}


def _number(rule: Rule, key: str) -> int:
    value = rule.keys.get(key) or 0
    if not isinstance(value, int):
        raise PatternRefused(f"'{key}' is a number")
    return value


def _flag(rule: Rule, key: str) -> str:
    return "(?i)" if rule.keys.get(key) is True else ""


def _words(body: str, rule: Rule) -> str:
    """A pattern for whole words, unless the rule is for other signs."""
    start = "(?m)" + _flag(rule, "ignorecase")
    return f"{start}(?:{body})" if rule.keys.get("nonword") is True else rf"{start}\b(?:{body})\b"


def _found(pattern: Any, text: str) -> Iterator[Any]:
    found: Iterator[Any] = pattern.finditer(text, timeout=PER_PATTERN)
    return found


def filled(message: str, *values: str) -> str:
    """A message with its placeholders filled in their order, or as they are numbered."""
    values = tuple(re.sub(r"[ \t]*\n[ \t]*", " ", value) for value in values)
    order = iter(values)

    def fill(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        if found[1]:
            number = int(found[1]) - 1
            return values[number] if number < len(values) else ""
        return next(order, "")

    return re.sub(r"%%|%(?:\[(\d{1,2})\])?[sd]", fill, message)


class _Exceptions:
    """The words and phrases that a rule lets pass."""

    def __init__(self, rule: Rule, vocabulary: Vocabulary, *, vocab: bool = True) -> None:
        terms = _strings(rule, "exceptions")
        if vocab and rule.keys.get("vocab", True) is not False:
            terms += vocabulary.accept
        terms.sort(key=len, reverse=True)
        body = "|".join(f"(?:{spaced(translate(term, capture=False))})" for term in terms)
        self._pattern = compile_pattern(rf"(?m)\b(?:{body})\b") if terms else None

    def let(self, text: str, start: int, end: int) -> bool:
        """True if what stands there is let pass, or stands in a phrase that is."""
        if self._pattern is None:
            return False
        if self._pattern.search(text[start:end].strip(), timeout=PER_PATTERN):
            return True
        near = max(0, start - 200)
        return any(
            near + one.start() <= start and end <= near + one.end()
            for one in _found(self._pattern, text[near : end + 200])
        )


def existence(rule: Rule, vocabulary: Vocabulary) -> Check:
    """Reports what its tokens fit."""
    tokens = [spaced(translate(one)) for one in _strings(rule, "tokens") if one.strip()]
    raw = translate("".join(_strings(rule, "raw")))
    if not tokens and not raw:
        raise PatternRefused("it has neither 'tokens' nor 'raw'")
    nonword = rule.keys.get("nonword") is True or not tokens
    body = f"(?:{'|'.join(tokens)})" if nonword else rf"\b(?:{'|'.join(tokens)})\b"
    body = body + raw if rule.keys.get("append") is True else raw + body
    pattern = compile_pattern(f"(?m){_flag(rule, 'ignorecase')}{body}")
    # a vocabulary is of words: for other signs it says nothing
    exceptions = _Exceptions(rule, vocabulary, vocab=rule.keys.get("nonword") is not True)

    def check(text: str, seen: set[str]) -> Iterator[Alert]:
        for one in _found(pattern, text):
            if one.end() > one.start() and not exceptions.let(text, *one.span()):
                yield Alert(one.start(), one.end(), filled(rule.message, one[0]))

    return check


def substitution(rule: Rule, vocabulary: Vocabulary) -> Check:
    """Reports what is to be written otherwise."""
    swap = sorted(_pairs(rule, "swap").items(), key=lambda pair: len(pair[0]), reverse=True)
    if not swap:
        raise PatternRefused("it has no 'swap'")
    if any(re.search(r"\$\d", value) for _, value in swap):
        raise PatternRefused("a value of 'swap' that takes up a group ($1) is not translated")
    body = "|".join(f"({spaced(translate(key, capture=False))})" for key, _ in swap)
    pattern = compile_pattern(_words(body, rule))
    exceptions = _Exceptions(rule, vocabulary)
    accepted = [None if rule.replaces or " " in value else _whole(value) for _, value in swap]

    def check(text: str, seen: set[str]) -> Iterator[Alert]:
        for one in _found(pattern, text):
            number = (one.lastindex or 1) - 1
            value, words = swap[number][1], one[0]
            if rule.keys.get("capitalize") is True and words[:1].isupper():
                value = value[:1].upper() + value[1:]
            options = tuple(part.replace(r"\|", "|") for part in re.split(r"(?<!\\)\|", value) if part)
            fits = accepted[number]
            same = words in options if rule.replaces else words == value
            if same or (fits is not None and fits.match(words, timeout=PER_PATTERN)):
                continue
            if exceptions.let(text, *one.span()):
                continue
            message, written = rule.message, value
            if rule.replaces:
                message, written = _unquoted(message), _listed(options)
            yield Alert(
                one.start(), one.end(), filled(message, written, words), options if rule.replaces else ()
            )

    return check


def _whole(value: str) -> Any:
    try:
        return compile_pattern(f"^(?:{translate(value)})$")
    except PatternRefused:
        return None


def _listed(options: tuple[str, ...]) -> str:
    quoted = [f"'{one}'" for one in options]
    if len(quoted) < 3:
        return " or ".join(quoted)
    return ", ".join(quoted[:-1]) + f", or {quoted[-1]}"


def _unquoted(message: str) -> str:
    for mark in ("'%s'", '"%s"'):
        if message.count(mark) == 2:
            message = message.replace(mark, "%s", 1)
    return message


def occurrence(rule: Rule, vocabulary: Vocabulary) -> Check:
    """Reports what stands too often in a part, or too seldom."""
    pattern = compile_pattern(f"{_flag(rule, 'ignorecase')}(?:{translate(str(rule.keys.get('token', '')))})")
    most, least = _number(rule, "max"), _number(rule, "min")
    word = re.compile(r"\w+")

    def check(text: str, seen: set[str]) -> Iterator[Alert]:
        places = [one.span() for one in _found(pattern, text)]
        count = len(places)
        if not (0 < most < count or count < least):
            return
        where = next((place for place in places if text[slice(*place)].strip()), None)
        if where is None and (first := word.search(text)):
            where = first.span()
        if where:
            yield Alert(where[0], where[1], filled(rule.message, str(count)))

    return check


def repetition(rule: Rule, vocabulary: Vocabulary) -> Check:
    """Reports what stands twice in a row."""
    tokens = [translate(one, capture=False) for one in _strings(rule, "tokens")]
    if not tokens:
        raise PatternRefused("it has no 'tokens'")
    pattern = compile_pattern(f"{_flag(rule, 'ignorecase')}(?:{'|'.join(tokens)})")
    exceptions = _Exceptions(rule, vocabulary)
    ended = re.compile(r"[.!?][\"'”’)]*\s")
    folds, most = rule.keys.get("ignorecase") is True, _number(rule, "max")

    def check(text: str, seen: set[str]) -> Iterator[Alert]:
        before, start, count = "", 0, 0
        for one in _found(pattern, text):
            words = one[0].strip()
            hit = bool(words) and (words.casefold() == before.casefold() if folds else words == before)
            if hit and rule.keys.get("alpha") is True:
                hit = all(char.isalpha() for char in words)
            count += hit
            if (
                hit and count > most and not ended.search(text, start, one.end())
                and not exceptions.let(text, start, one.end())
            ):  # fmt: skip
                yield Alert(start, one.end(), filled(rule.message, words))
                count = 0
            before, start = words, one.start()

    return check


def consistency(rule: Rule, vocabulary: Vocabulary) -> Check:
    """Reports the second of two ways to write that may not stand in one file."""
    pairs = sorted(_pairs(rule, "either").items())
    if not pairs:
        raise PatternRefused("it has no 'either'")
    patterns = [
        compile_pattern(
            _words(f"({translate(one, capture=False)})|({translate(other, capture=False)})", rule)
        )
        for one, other in pairs
    ]

    def check(text: str, seen: set[str]) -> Iterator[Alert]:
        for number, pattern in enumerate(patterns):
            last = ""
            for one in _found(pattern, text):
                seen.add(f"{number}/{one.lastindex}")
                last = one[0]
            if last and {f"{number}/1", f"{number}/2"} <= seen:
                start = text.find(last)
                yield Alert(start, start + len(last), filled(rule.message, last))

    return check


def conditional(rule: Rule, vocabulary: Vocabulary) -> Check:
    """Reports what stands there without what it needs."""
    if "in" in rule.keys:
        raise PatternRefused("'in' (views) is not supported")
    flag = _flag(rule, "ignorecase")
    first = compile_pattern(flag + translate(str(rule.keys.get("first", ""))))
    second = compile_pattern(flag + translate(str(rule.keys.get("second", ""))))
    exceptions = _Exceptions(rule, vocabulary)

    def check(text: str, seen: set[str]) -> Iterator[Alert]:
        if not second.groups and second.search(text, timeout=PER_PATTERN):
            return
        for one in _found(second, text):
            seen.update(group for group in one.groups() if group)
        for one in _found(first, text):
            if one[0] and one[0] not in seen and not exceptions.let(text, *one.span()):
                yield Alert(one.start(), one.end(), filled(rule.message, one[0]))

    return check


def capitalization(rule: Rule, vocabulary: Vocabulary) -> Check:
    """Reports a part that is not written in the case it should be."""
    match = str(rule.keys.get("match", ""))
    if match in ("$title", "$sentence"):
        raise PatternRefused(f"'match: {match}' is not supported")
    pattern = None if match in ("$lower", "$upper") else compile_pattern(translate(match))
    exceptions = _Exceptions(rule, vocabulary)

    def check(text: str, seen: set[str]) -> Iterator[Alert]:
        expected = match
        if pattern is None:
            expected = text.lower() if match == "$lower" else text.upper()
            right = text == expected
        else:
            right = bool(pattern.search(text, timeout=PER_PATTERN))
        if text and not right and not exceptions.let(text, 0, len(text)):
            yield Alert(0, len(text), filled(rule.message, text, expected))

    return check


#: What runs; for what else Vale has see `REFUSED`.
POINTS: dict[str, Callable[[Rule, Vocabulary], Check]] = {
    "existence": existence,
    "substitution": substitution,
    "occurrence": occurrence,
    "repetition": repetition,
    "consistency": consistency,
    "conditional": conditional,
    "capitalization": capitalization,
}
REFUSED = ("metric", "readability", "spelling", "sequence", "script")


def check_of(rule: Rule, vocabulary: Vocabulary) -> Check:
    """What finds what a rule is about. Raises PatternRefused with the reason it is not run."""
    make = POINTS.get(rule.extends)
    if make is None:
        known = "is not supported" if rule.extends in REFUSED else "is no extension point of Vale"
        raise PatternRefused(f"'extends: {rule.extends}' {known}")
    return make(rule, vocabulary)
