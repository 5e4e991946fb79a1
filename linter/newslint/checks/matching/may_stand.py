"""Words that grammar lets stand where they are, whatever a language model would rather read there.

A model takes what is common for what is right. The number of a noun is wrong only beside a word that asks for the other
number, that of a verb only where its subject can be told, and a word was taken for another only where people write that other
one beside one of its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from ...language.bigrams import word_pairs
from ...language.inflection import all_verb_forms, plural
from ...language.thesaurus import near
from ...language.word_lists import words
from ...model.span import Span
from ...storage.regex_cache import compiled

_COLLECTIVES = words("english/collectives")
_PLURAL = frozenset({"are", "were", "have", "do", "aren't", "weren't", "haven't", "don't"})
_RELATIVES = frozenset({"that", "which", "who"})
#: What may begin a sentence before a verb, and is no name.
_NO_NAMES = (
    words("english/word-classes", "subject"),
    words("english/word-classes", "det"),
    frozenset({"there", "here", "what"}),
)
#: What stands before the first word of a sentence; "" at the beginning of a text.
_ENDS = frozenset({"", ".", "!", "?", "“", '"', "”"})
_CLOSING = frozenset("”\"’'»")
#: What asks for a noun in the singular, and in the plural, within so many words before it.
_ONE = words("english/number", "one")
_MANY = (words("english/number", "many"), words("english/word-classes", "number-word"))
_NEAR = 3
_PREPOSITIONS = words("english/function-words", "prepositions")
_PASTS = words("english/word-shapes", "pasts")
#: Words behind which stands a verb.
_BEFORE_A_VERB = (
    words("english/word-classes", "modal"),
    words("english/word-classes", "subject"),
    frozenset({"to", "just"}),
)
#: Words behind which it has its base form, or that of a verb before.
_BEFORE_A_BASE = (
    words("english/word-classes", "modal"), words("english/word-classes", "do"), words("english/word-classes", "not"),
    frozenset({"to", "and", "or"}),
)  # fmt: skip
_HAVE, _ARTICLES = words("english/word-classes", "have"), frozenset({"a", "an"})
#: Before a verb that tells of what is not so.
_SUPPOSED = r"\b(?:if|though|wish|wishes|wished|than)(?: \w+){1,3} $"
#: A sentence whose subject comes after its verb: "Attending the meeting were".
_TURNED = r"(?:^|[.!?”\"] )(?:Also |Among(?: |\Z)|[A-Z][a-z]+ing )[^.;:,]*\Z"
#: Two names that share the noun behind them.
_TWO_NAMES = r"\b[A-Z][\w’-]*,? and (?:[A-Z][\w’-]* )+$"
_FIGURE = r"(?!1$)\d[\d.,]*"
_LETTERS = r"[^\W\d_](?:[\w’'-]*\w)?"
_WORDS = r"[^\W_](?:[\w’'-]*\w)?"
#: How much of the text before a word is looked at (code points).
_BEFORE = 60


#: By so much more often than by chance (natural logarithms) a word stands beside a neighbour that it often stands beside.
_OFTEN, _VERY_OFTEN = 0.65, 2.0
_SMALL = tuple(words("english/small-words", section) for section in ("lost", "spare", "prepositions"))


def may_stand(sort: str, text: str, span: Span, meant: str) -> bool:
    """True for a word at a place of a text that is right as it stands, as far as grammar tells, though an alternative of
    that sort is likelier."""
    test = _TESTS.get(sort)
    return test is not None and test(text, span, meant)


def _words_before(text: str, start: int, most: int) -> list[str]:
    """The last words before a place, as far as no mark stands between them and it."""
    clause = compiled(r"[^.;:,()“”\"!?\n]*\Z").search(text, max(0, start - _BEFORE), start)
    assert clause is not None
    return compiled(_WORDS).findall(clause.group())[-most:]


def _word_behind(text: str, end: int) -> str:
    """The word behind a place, "" where no blank and a word follow it."""
    found = compiled(rf" ({_LETTERS})").match(text, end)
    return found[1] if found else ""


def _never_seen(text: str, span: Span, meant: str) -> bool:
    """True for an alternative that nobody writes beside either of its neighbours. Small words stand beside anything: they need
    only be less usual there than what is written."""
    ahead = compiled(rf"({_LETTERS}) \Z").search(text, max(0, span.start - _BEFORE), span.start)
    before, behind = ahead[1] if ahead else "", _word_behind(text, span.end)

    def seen(word: str) -> list[float]:
        """How much more often than by chance a word stands beside each neighbour."""
        pairs = [pair for pair in ((before, word), (word, behind)) if all(pair)]
        return [word_pairs().pair(*(one.lower().replace("’", "'") for one in two)) or 0.0 for two in pairs]

    usual = max(seen(meant), default=_OFTEN)
    if any(meant.lower() in small for small in _SMALL):
        return usual < _OFTEN and max(seen(span.of(text)), default=0.0) >= _VERY_OFTEN
    return usual < _OFTEN


def _agreement(text: str, span: Span, meant: str) -> bool:
    """True for a verb whose subject may be one or many, "the club have", "Birmingham have", "those that have", and for one that
    tells of what is not so: "as if she were"."""
    written = span.of(text).lower()
    if written == "were" and compiled(_SUPPOSED).search(text, max(0, span.start - _BEFORE), span.start):
        return True
    ahead = text[max(0, span.start - _BEFORE) : span.start].rstrip()
    before = (ahead.split() or [""])[-1]
    if before.lower() in _RELATIVES or before.lower() in _COLLECTIVES:
        return True
    if _one_of([before.lower()], *_NO_NAMES):
        return False
    if compiled(_TURNED).search(ahead):
        return True
    begins = ahead[: len(ahead) - len(before)].rstrip()[-1:] in _ENDS
    if begins and written not in _PLURAL:
        return False  # "Workers was": no name as a rule
    return before[:1].isupper() and (before[1:].islower() or before.isupper())


def _verb_forms(text: str, span: Span, meant: str) -> bool:
    """True for a form beside which nothing asks for the other one, and behind a quotation: who says it may say or have said
    it."""
    if text[max(0, span.start - 3) : span.start].rstrip()[-1:] in _CLOSING or _never_seen(text, span, meant):
        return True
    written, meant = span.of(text).lower(), meant.lower()
    before = (_words_before(text, span.start, 1) or [""])[-1]
    base = written in all_verb_forms(meant)
    asked = _one_of([before.lower()], *_BEFORE_A_BASE)
    if written.endswith("ing"):  # may be a noun, and may stand behind nearly anything
        if base:
            return text.startswith(" of ", span.end) or not (asked or before.lower() in _ARTICLES)
        return meant.endswith("s") or before.lower() not in _HAVE
    if base and written.endswith("s"):
        return before[:1].isupper()  # "Smith says"
    return base and "v" not in near(written) and not asked  # "those who supported it"


def _noun_number(text: str, span: Span, meant: str) -> bool:
    """True for a noun beside which nothing asks for the other number."""
    written = span.of(text).lower()
    if compiled(_TWO_NAMES).search(text, max(0, span.start - _BEFORE), span.start):
        return True  # "the Main and Mill streets"
    before = _words_before(text, span.start, _NEAR + 1)
    lower = [word.lower() for word in before]
    if lower and _one_of(lower[-1:], *_BEFORE_A_VERB):
        return False  # a verb that looks like a noun
    if written == plural(meant.lower()) or (written.endswith("s") and not meant.endswith("s")):
        behind = _word_behind(text, span.end)
        a_noun_follows = behind.islower() and _is_noun(behind)
        return not (a_noun_follows or _asks_for_one(lower[-_NEAR:]))
    joined = lower[-1:] in (["and"], ["or"]) and lower[-2:-1] and lower[-2].endswith("s")
    figures = any(compiled(_FIGURE).fullmatch(word) for word in before[-_NEAR:])
    return not (joined or figures or _one_of(lower, *_MANY))


def _one_of(said: Sequence[str], *lists: Container[str]) -> bool:
    return any(word in one for word in said for one in lists)


def _asks_for_one(before: Sequence[str]) -> bool:
    """True for "a bad", not for "a number of" and "each of the"."""
    last = max((at for at, word in enumerate(before) if word in _PREPOSITIONS), default=-1)
    return _one_of(before[last + 1 :], _ONE)


def _is_noun(word: str) -> bool:
    """True for a word that may be a noun, and no past of a verb."""
    if word in _PASTS:
        return False
    return "n" in near(word) or (word.endswith("s") and "n" in near(word[:-1]))


_TESTS: dict[str, Callable[[str, Span, str], bool]] = {
    "agreement": _agreement,
    "confusables": _never_seen,
    "noun-number": _noun_number,
    "verb-forms": _verb_forms,
}
