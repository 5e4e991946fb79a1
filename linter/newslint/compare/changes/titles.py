"""What people are called by office or trade: a title that gave way to another, or lost the word that ranks it."""

from __future__ import annotations

from collections.abc import Iterator

from ...language.word_lists import PerHouse, lines, words
from ...storage.lazy_namedtuple import NamedTuple
from ..comparison import Comparison
from ..text.speech import reports
from ..text.stems import content, stem
from ..text.tokens import Tokens
from .change import Change

#: For each stem of an office or a trade the number of those that may stand for it.
_ROLES = PerHouse(lambda: _numbered(lines("news/titles", "roles")))
#: Stems of words that rank an office.
_RANKS = words("news/titles", "ranks", stem)
#: So many tokens of a description beside a name are looked at.
_REACH = 8


def _numbered(table: list[str]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(table):
        for word in line.split():
            found[stem(word)] = found.get(stem(word), frozenset()) | {number}
    return found


class Title(NamedTuple):
    """What somebody is called: the token of the office, and the tokens of the whole title."""

    head: int
    low: int
    high: int


def title_changes(comparison: Comparison) -> Iterator[Change]:
    """The findings on titles."""
    a, s = comparison.a, comparison.s
    theirs = titles_of(s, comparison.s_names, comparison.s_stems)
    roles, ranks = _ROLES(), _RANKS()
    for name, ours in titles_of(a, comparison.a_names, comparison.a_stems).items():
        source = theirs.get(name)
        if not source:
            continue
        known = [roles[comparison.s_stems[title.head]] for title in source]
        said = {word for title in source for word in comparison.s_stems[title.low : title.high]}
        if any(roles[comparison.a_stems[title.head]] & group for title in ours for group in known):
            ours = [
                title
                for title in ours
                if any(roles[comparison.a_stems[title.head]] & group for group in known)
            ]
        for title in ours:
            role = comparison.a_stems[title.head]
            same = [one for one, group in zip(source, known) if group & roles[role]]
            if role in said:
                same = same or source
            if not same:
                # what the source calls somebody else may still be this person's office
                if all(role != comparison.s_stems[other.head] for one in theirs.values() for other in one):
                    yield _change(comparison, title, source[0])
                    break
                continue
            if title is ours[0] and _promoted(comparison, ours, same, ranks):
                yield _change(comparison, title, same[0])
                break
            if replaced := [one for one in same if _replaced(comparison, title, one)]:
                yield _change(comparison, title, replaced[0])
                break
            if turned := [one for one in same if _turned(comparison, title, one)]:
                yield _change(comparison, title, turned[0])
                break


def _promoted(comparison: Comparison, ours: list[Title], source: list[Title], ranks: frozenset[str]) -> bool:
    """True if every title of the source ranks the office, and none of the article's does."""
    a, s = comparison.a_stems, comparison.s_stems
    return all(not ranks.isdisjoint(s[one.low : one.high]) for one in source) and all(
        ranks.isdisjoint(a[max(one.low - 2, 0) : one.high]) for one in ours
    )


def _replaced(comparison: Comparison, ours: Title, theirs: Title) -> bool:
    """True if both the office and the word before it gave way to others: local chief, regional director."""
    a, s = comparison.a_stems, comparison.s_stems
    if a[ours.head] == s[theirs.head] or ours.low == ours.head or theirs.low == theirs.head:
        return False
    return a[ours.head - 1] not in comparison.s_vocabulary and s[theirs.head - 1] not in a


def _turned(comparison: Comparison, ours: Title, theirs: Title) -> bool:
    """True if two titles have the same words, two and more before the office, in another order."""
    one = [comparison.a_stems[at] for at in range(ours.low, ours.high)]
    other = [comparison.s_stems[at] for at in range(theirs.low, theirs.high)]
    return len(one) >= 3 and one != other and sorted(one) == sorted(other)


def titles_of(tokens: Tokens, names: list[bool], stems: list[str]) -> dict[str, list[Title]]:
    """For each person, by the last part of the name, the titles the text gives outside quotation marks."""
    roles = _ROLES()
    found: dict[str, list[Title]] = {}
    count = len(names)
    at = 0
    while at < count:
        if not names[at] or tokens.quoted[at] >= 0:
            at += 1
            continue
        end = at + 1
        while end < count and names[end] and _gap(tokens, end - 1) in (" ", "-", ". "):
            end += 1
        first = at
        for word in range(at, end - 1):
            if stems[word] in roles:
                first = word + 1  # a title with a capital, and the name after it
        title = (
            (Title(first - 1, _begin(tokens, first - 1), first) if first > at else None)
            or _before(tokens, stems, first, roles)
            or _behind(tokens, stems, end, roles)
        )
        place = at > 0 and tokens.keys[at - 1] in ("in", "at", "of", "from", "near", "to", "for")
        if title and not place and stems[end - 1] not in roles and tokens.shape(end - 1)[0].isupper():
            found.setdefault(stems[end - 1], []).append(title)
        at = end
    return found


def _gap(tokens: Tokens, at: int) -> str:
    """What stands behind a token."""
    return tokens.text[tokens.ends[at] : tokens.starts[at + 1]] if at + 1 < len(tokens.keys) else "."


def _begin(tokens: Tokens, head: int) -> int:
    """Where the title begins that ends with an office: content words side by side, after a possessive."""
    low = head
    while low > 0 and head - low < 4 and _gap(tokens, low - 1) in (" ", "-"):
        key = tokens.keys[low - 1]
        if not content(key) or reports(key) or key.endswith("'s") or key[0].isdigit():
            break
        low -= 1
    return low


def _before(tokens: Tokens, stems: list[str], name: int, roles: dict[str, frozenset[int]]) -> Title | None:
    """The title right before a name: "coach Ola", "the company's director, Ola", "the head of the agency, Ola"."""
    if name == 0 or tokens.sentence[name - 1] != tokens.sentence[name]:
        return None
    gap = _gap(tokens, name - 1)
    if stems[name - 1] in roles and gap in (" ", ", "):
        return Title(name - 1, _begin(tokens, name - 1), name)
    if gap != ", ":
        return None
    for at in range(name - 2, max(name - _REACH, 0), -1):
        if tokens.sentence[at] != tokens.sentence[name] or _gap(tokens, at).strip():
            return None
        if stems[at] in roles and tokens.keys[at + 1] in ("of", "at", "for"):
            return Title(at, _begin(tokens, at), at + 1)
    return None


def _behind(tokens: Tokens, stems: list[str], end: int, roles: dict[str, frozenset[int]]) -> Title | None:
    """The title after a name and a comma: "Ola, 43, a teacher who", "Ola, director of the harbor"."""
    if end >= len(stems) or not _gap(tokens, end - 1).startswith(","):
        return None
    at = end
    if tokens.keys[at].isdigit() and _gap(tokens, at).startswith(","):
        at += 1
    for word in range(at, min(at + _REACH, len(stems))):
        if tokens.quoted[word] >= 0 or tokens.keys[word] in (
            "who",
            "whose",
            "and",
            "of",
            "at",
            "for",
            "said",
        ):
            return None
        if reports(tokens.keys[min(word + 1, len(stems) - 1)]):
            return None
        if stems[word] in roles and not (word + 1 < len(stems) and stems[word + 1] in roles):
            return Title(word, _begin(tokens, word), word + 1)
        if _gap(tokens, word).strip(" -"):
            return None
    return None


def _change(comparison: Comparison, ours: Title, theirs: Title) -> Change:
    a, s = comparison.a, comparison.s
    was = s.words(theirs.low, theirs.high)
    return Change("title-changed", a.span(ours.low, ours.high), s.span(theirs.low, theirs.high), was, a.words(ours.low, ours.high))  # fmt: skip
