"""Single marks: quotations within quotations, and quotations of papers that set them in single marks."""

from __future__ import annotations

from ...language.word_lists import words
from ...model.span import Span
from ...storage.regex_cache import compiled

_OPEN = r"(?m)(?:(?<=[\s(\[“\"—–:`-])|(?<=''))[‘'`](?=[\w…$£€\[#@])|^[‘'](?=[\w…$£€\[#@])"
_STRAIGHT = compiled(r"(?:^|\W)'\w")
_CLOSE = compiled(r"(?<=\S)[’'](?!\w)")
_WORD = compiled(r"\w+")
# Words whose first letters an apostrophe stands for; autocorrection turns that apostrophe the wrong way.
_ELIDED = words("english/spoken-forms", "clipped")


def _apostrophe(text: str, mark: int, end: int) -> bool:
    """True if the mark before a word stands for letters or a century: ’em, ’90s, ’eck."""
    word = _WORD.match(text, mark + 1, end)
    if not word:
        return False
    found = word.group().lower()
    if found in _ELIDED or (found[0].isdigit() and compiled(r"\d\ds?").fullmatch(found) is not None):
        return True
    return found[0] in "aeiou" and _drops_its_h(found)


def _drops_its_h(word: str) -> bool:
    """True for a rare word, or none, that is a much commoner one with an h."""
    from ...language.dictionary import rarity

    own, whole = rarity(word) or 8, rarity("h" + word)
    return len(word) > 1 and 0 < whole < 5 and (own > 5 or own - whole > 2)


def _closing(text: str, start: int, end: int) -> int | None:
    """The mark that closes a single quotation opened before `start`. A plural possessive or a clipped
    word (workers’, goin’) closes it only if nothing better follows."""
    weak = None
    for match in _CLOSE.finditer(text, start, end):
        at = match.start()
        before = text[at - 1]
        if before in ".,?!…;—–)]%" or (before not in "sSnN" and before.isalnum()):
            return at
        after = text[at + 1 : at + 2]
        if not after or after in ".,?!;:”\"—–)]'":
            return at
        if weak is None:
            weak = at
    return weak


def find_singles(text: str, start: int, end: int) -> tuple[list[tuple[Span, Span]], int | None]:
    """Pairs of single marks in `text[start:end]` as (span with marks, inner), and where a single mark
    stands that nothing closes (None if all are closed)."""
    pairs: list[tuple[Span, Span]] = []
    at = start
    if "‘" not in (part := text[start:end]) and "`" not in part and not _STRAIGHT.search(part):
        return pairs, None
    opening = compiled(_OPEN)
    while match := opening.search(text, at, end):
        mark = match.start()
        if _apostrophe(text, mark, end):
            at = mark + 1
            continue
        close = _closing(text, mark + 1, end)
        if close is None:
            return pairs, mark
        pairs.append((Span(mark, close + 1), Span(mark + 1, close)))
        at = close + 1
    return pairs, None
