"""Which of a few words belongs at a place: linear models over the words around it, in `words/choices.dat`.

For each set of words (see `choice_places`) the file has a table of weights. What stands around a place (words, their
classes and endings, the head of the subject) is hashed, and the weights at these hashes sum to a score for each
member of the set. Built by tools/fit_choices.py.

Layout: `MAGIC`; the length of the index (4 bytes, little-endian); the index, a line a set: name, members, bits, scale, biases
and thresholds ("written>meant sort=finding,doubtful"), with tabs between and "|" within; the classes of words
(`3 << CLASS_BITS` bytes: 16 bits of a hash and a class a bucket); the weights, signed bytes, a row of all members for each hash; a set of two
members has one weight a row, half of which speaks for the second and half against the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from zlib import crc32

from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from .data_files import path_of
from .word_lists import shipped

if TYPE_CHECKING:
    from mmap import mmap

FILE = "choices.dat"
MAGIC = b"newslint choices 2"
#: So many tokens on either side are looked at.
REACH = 6
#: What stands for the edge of a paragraph among the tokens.
PAD = "<s>"
CLASS_BITS = 16
#: The class of a name.
NAME = 255
#: Marks that open a clause or a sentence, as tokens.
OPENERS = frozenset((PAD, ".", "!", "?", ":", ";", '"', "“", "”", "(", "[", "-", "—", "–", "‘", "•", "*"))
#: What features are made of: w a word, c its class, e its ending, at a distance from the place; k the lemma at the place;
#: h the head of the subject, hc its class, hd its distance, s the shape of the subject; b a word anywhere near.
TEMPLATES = tuple(
    (
        "w-1 w-2 w-3 w-4 w1 w2 w3 w4 c-1 c-2 c-3 c1 c2 c3 e-1 e-2 e1 e2 w-2+w-1 w-1+w1 w1+w2 w-3+w-2+w-1 w1+w2+w3 "
        "w-1+w1+w2 w-2+w-1+w1 c-2+c-1 c-1+c1 c1+c2 c-2+c-1+c1 c-1+c1+c2 c-3+c-2+c-1 c1+c2+c3 c-2+c-1+c1+c2 w-1+c1 c-1+w1 "
        "w-1+c-2 w1+c2 k k+w-1 k+w1 k+c-1 k+c1 k+c-1+c1 h hc s+hc hc+w-1 hc+c-1 hc+c1 hd+hc s+hd+hc s+w-1 s+c-1 "
        "b-2 b-3 b-4 b-5 b-6 b2 b3 b4 b5 b6"
    ).split()
)
FACTORS = (0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F)
_MASK = 0xFFFFFFFF
#: Shapes of what stands before a verb.
PLAIN, LINKED, OTHER, AFTER_MODAL, AFTER_HAVE, AFTER_BE = 1, 2, 3, 4, 5, 6


class Code(NamedTuple):
    """A token as features have it: the hash of the folded word, that of its ending, and its class."""

    word: int
    ending: int
    sort: int


class Head(NamedTuple):
    """The subject of a verb: the folded noun or pronoun ("" if none is seen), what opens its phrase, and its shape."""

    head: str
    opener: str
    shape: int


class ChoiceSet(NamedTuple):
    """One set: its members' labels, how many bits a hash has, the value of one step, the bias of each member, where the
    weights begin, and by pair and sort ("its>it's", "is>are 1") how much better (natural logarithms) another member must
    fit for a finding, and for a doubtful one; None for never."""

    name: str
    members: tuple[str, ...]
    bits: int
    scale: float
    bias: tuple[float, ...]
    begin: int
    limits: dict[str, tuple[float | None, float | None]]
    #: Members with their sorts ("its", "is 1") that have a threshold at all: for a finding, and for a doubtful one.
    told: tuple[frozenset[str], frozenset[str]]


class Choices:
    """The file, opened. Raises ValueError naming the file if it is no such file or is cut off."""

    def __init__(self, data: mmap | bytes) -> None:
        head = len(MAGIC)
        wrong = f"words/{FILE} is damaged or of another version; install newslint again, or build the file with tools/fit_choices.py"
        if data[:head] != MAGIC:
            raise ValueError(wrong)
        length = int.from_bytes(data[head : head + 4], "little")
        self._classes = head + 4 + length
        at = self._classes + (3 << CLASS_BITS)
        self._lines: dict[str, tuple[list[str], int]] = {}
        try:
            for line in data[head + 4 : self._classes].decode("ascii").splitlines():
                parts = line.split("\t")
                name, members, bits, *_ = parts
                self._lines[name] = parts, at
                many = members.count("|") + 1
                at += (1 if many == 2 else many) << int(bits)
        except ValueError:
            raise ValueError(wrong) from None
        if at != len(data):
            raise ValueError(wrong)
        self._data = data
        self._weights = memoryview(data).cast("b")
        self._codes: dict[str, Code] = {}
        self._sets: dict[str, ChoiceSet] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._lines

    def __getitem__(self, name: str) -> ChoiceSet:
        """A set by its name. Raises KeyError if the file has no weights for it."""
        if name not in self._sets:
            (_, members, bits, scale, bias, limits), begin = self._lines[name]
            known = dict(map(_limit, limits.split("|")))
            self._sets[name] = ChoiceSet(
                name,
                tuple(members.split("|")),
                int(bits),
                float(scale),
                tuple(map(float, bias.split("|"))),
                begin,
                known,
                (_told(known, 0), _told(known, 1)),
            )
        return self._sets[name]

    def code(self, token: str) -> Code:
        """What features have of a folded token."""
        found = self._codes.get(token)
        if found is None:
            word = "#" if token[0].isdigit() else token
            key = crc32(word.encode("utf-8", "replace"))
            ending = crc32(word[-3:].encode("utf-8", "replace"))
            at = self._classes + 3 * (key >> (32 - CLASS_BITS))
            bucket = self._data[at : at + 3]
            known = bucket[0] | bucket[1] << 8 == key & 0xFFFF and bucket[2]
            found = self._codes[token] = Code(key, ending, bucket[2] if known else (ending & 0xFF) | 0x100)
        return found

    def coded(self, tokens: Sequence[str], capitals: Sequence[bool]) -> list[Code]:
        """The same of all; those written with a capital within a sentence are names."""
        code = self.code
        return [
            code(token)._replace(sort=NAME) if capital else code(token)
            for token, capital in zip(tokens, capitals)
        ]

    def scores(self, entry: ChoiceSet, hashes: Sequence[int]) -> list[float]:
        """A score for each member of a set (natural logarithms, up to what is the same for all)."""
        shift, begin = 32 - entry.bits, entry.begin
        weights = self._weights
        if len(entry.members) == 2:
            total = sum([weights[begin + (key >> shift)] for key in hashes]) * entry.scale + entry.bias[0]
            return [-total / 2, total / 2]
        many = len(entry.members)
        found = list(entry.bias)
        rows = [begin + (key >> shift) * many for key in hashes]
        for number in range(many):
            found[number] += entry.scale * sum([weights[row + number] for row in rows])
        return found


def _limit(written: str) -> tuple[str, tuple[float | None, float | None]]:
    key, _, numbers = written.rpartition("=")
    least, doubtful = numbers.split(",")
    return key, (float(least) if least else None, float(doubtful) if doubtful else None)


def _told(limits: dict[str, tuple[float | None, float | None]], which: int) -> frozenset[str]:
    """What is written, with its sort, for each pair that has this one of the two thresholds."""
    pairs = (key.partition(">") for key, some in limits.items() if some[which] is not None)
    return frozenset(place_key(written, _sort(meant)) for written, _, meant in pairs)


def _sort(meant: str) -> str:
    """The sort behind a member: "1n" of "ed 1n", "" of "every day"."""
    last = meant.rpartition(" ")[2]
    return last if " " in meant and (last == "n" or last[0].isdigit()) else ""


def place_key(written: str, sort: str) -> str:
    """A member and the sort of its place as one key."""
    return f"{written} {sort}".strip()


@cache
def choices() -> Choices:
    """The file that ships, opened once a run. Raises ValueError that names it if it is damaged or not there."""
    path = path_of(FILE)
    try:
        with open(path, "rb") as file:
            try:
                from mmap import ACCESS_READ, mmap

                return Choices(mmap(file.fileno(), 0, access=ACCESS_READ))
            except ImportError:  # where nothing can be mapped it is read after all
                return Choices(file.read())
    except OSError as error:
        raise ValueError(f"{path} cannot be read: {error.strerror}; install newslint again") from None


def _plan() -> tuple[tuple[int, tuple[tuple[str, int], ...]], ...]:
    """The templates taken apart: a salt, which those of words anywhere near share, and kinds with distances."""
    found = []
    for number, template in enumerate(TEMPLATES):
        parts = []
        for part in template.split("+"):
            kind = part.rstrip("-0123456789")
            parts.append((kind, int(part[len(kind) :] or 0)))
        salt = crc32(b"bag") if template.startswith("b") else crc32(str(number).encode("ascii"))
        found.append((salt, tuple(parts)))
    return tuple(found)


PLAN = _plan()


@cache
def _slots() -> tuple[tuple[int, ...], ...]:
    """For each template its salt and the numbers of its values in the list that `hashes_at` fills."""
    return tuple((salt, *(_slot(kind, distance) for kind, distance in parts)) for salt, parts in PLAN)


def _slot(kind: str, distance: int) -> int:
    if kind in ("w", "b", "c", "e"):
        base = {"w": 0, "b": 0, "c": 1, "e": 2}[kind] * 2 * REACH
        return base + (distance + REACH if distance < 0 else distance + REACH - 1)
    return 6 * REACH + ("k", "h", "hc", "hd", "s").index(kind)


def hashes_at(
    codes: Sequence[Code], left: int, right: int, lemma: int, head: tuple[int, int, int, int]
) -> list[int]:
    """The hashes of all features of a place between the tokens numbered `left` and `right` (the first on either side):
    `lemma` is the hash of the word there, `head` those of the head of its subject, of its class and distance, and the
    shape. Pads must leave `REACH` tokens on either side."""
    around = [*codes[left - REACH + 1 : left + 1], *codes[right : right + REACH]]
    values = [code.word for code in around]
    values += [code.sort for code in around]
    values += [code.ending for code in around]
    values += (lemma, *head)
    one, two, three, four = FACTORS
    found = []
    for slots in _slots():
        many = len(slots)
        key = values[slots[1]] * one
        if many > 2:
            key += values[slots[2]] * two
            if many > 3:
                key += values[slots[3]] * three
                if many > 4:
                    key += values[slots[4]] * four
        key = (key & _MASK) ^ slots[0]
        key ^= key >> 15
        key = key * 0x2C1B3C6D & _MASK
        found.append(key ^ key >> 13)
    return found


_RELATIVE = ("who", "which", "that")
_FARTHEST = 9


class _Subjects(NamedTuple):
    """The sections of the list of words that tell a subject."""

    before: dict[str, int]
    passed: frozenset[str]
    asking: frozenset[str]
    links: frozenset[str]
    stops: frozenset[str]
    joining: frozenset[str]
    beginnings: frozenset[str]
    pronouns: frozenset[str]
    either: frozenset[str]


@cache
def _subjects() -> _Subjects:
    found = shipped("english/subjects")
    before = {
        word: shape
        for section, shape in (
            ("after-modal", AFTER_MODAL),
            ("after-have", AFTER_HAVE),
            ("after-be", AFTER_BE),
        )
        for word in found[section]
    }
    return _Subjects(
        before,
        frozenset(found["passed"]),
        frozenset(found["asking"]),
        frozenset(found["links"]),
        frozenset(found["stops"]),
        frozenset(found["joining"]),
        frozenset(found["beginnings"]),
        frozenset(found["pronouns"]),
        _EITHER.union(shipped("english/collectives")[""]),
    )


def head_of(tokens: Sequence[str], at: int, low: Sequence[str]) -> Head:
    """The subject of a verb that stands at the token numbered `at`: `tokens` are folded, with "" for names, `low` are all
    of them folded. What shows no subject has the shape of the word before."""
    words = _subjects()
    place = at - 1
    while place > 0 and (low[place] in words.passed or (low[place].endswith("ly") and tokens[place])):
        place -= 1
    before = low[place]
    if before in words.before:
        opens = low[place - 1] in OPENERS if place else True
        return Head("", before, OTHER if opens and before != "to" else words.before[before])
    if before in _RELATIVE and place and low[place - 1].isalpha() and low[place - 1] not in words.stops:
        return Head(low[place - 1], before, OTHER)
    if before in OPENERS or before == ",":
        return Head("", before, OTHER)
    last = place
    head, links, begun = before, 0, ""
    while place >= 0 and last - place < _FARTHEST:
        word = low[place]
        if word in OPENERS or word == "," or word in words.stops:
            break
        if word in words.links and place:
            head = low[place - 1]
            links += 1
        begun = word
        place -= 1
    stop = low[place] if place >= 0 else PAD
    length = last - place
    joined = stop in OPENERS or stop in words.joining or (stop == "," and length < 4)
    if not joined:
        return Head(head, stop, OTHER)
    if stop in ("if", "though") or (
        stop == "that" and any(word in words.asking for word in low[max(0, place - 5) : place])
    ):
        return Head(head, "asking", OTHER)
    if stop in ("and", ","):
        return Head(head, stop, OTHER)
    if links == 0 and (
        (begun in words.beginnings and length < 4) or (length == 1 and before in words.pronouns)
    ):
        return Head(head, begun, PLAIN)
    if links == 1 and begun in words.beginnings and length < 7:
        return Head(head, begun, LINKED)
    return Head(head, begun, OTHER)


def head_codes(table: Choices, found: Head, tokens: Sequence[str], at: int) -> tuple[int, int, int, int]:
    """What `hashes_at` takes of a subject: hash and class of its head, how far it is, its shape."""
    if not found.head:
        return crc32(found.opener.encode("utf-8", "replace")), 0, 0, found.shape
    code = table.code(found.head)
    away = 0
    while away < _FARTHEST + 3 and at - 1 - away >= 0 and tokens[at - 1 - away] != found.head:
        away += 1
    return code.word, code.sort, away, found.shape


#: Heads that take either number: bodies of people, and numbers.
_EITHER = frozenset(
    ("few", "two", "three", "four", "many", "several", "some", "all", "most", "half", "rest", "number")
)


def sure_shape(found: Head) -> int:
    """The shape of a subject, for thresholds: where its head goes with either number nothing is sure."""
    return OTHER if found.head in _subjects().either else found.shape
