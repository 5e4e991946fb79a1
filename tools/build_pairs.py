"""Build `rules/words/pairs.dat` from the English language model of PocketSphinx (see docs/data-licences.md).

    pip download --no-deps pocketsphinx && unzip pocketsphinx-*.whl -d pocketsphinx
    python tools/build_pairs.py pocketsphinx/pocketsphinx/model/en-us

The file says which words of English stand side by side, how much more often than chance would have it, and for
each word which others it is easily mistaken for: those a letter away and those that sound alike.
`linter/newslint/language/bigrams.py` reads it and describes its layout.
"""

from __future__ import annotations

import math
import re
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from newslint.language.bigrams import LEAST, MAGIC, PAIR_BITS, PAIR_STEPS, SHARE_STEPS, WORD_BITS
from newslint.language.inflection import plural, verb_forms

ROOT = Path(__file__).parents[1]

#: The model's logarithms are of this base.
_BASE = math.log(1.0001)
#: Words rarer than this are left out: what is seen once proves nothing (natural logarithm of the share).
_RAREST = -15.0
#: Pairs are left out that chance alone would bring about as often.
_NEWS = 0.8
#: Spellings of two varieties that are words of their own in one of them, and short and long forms of one word.
_VARIETIES = (
    "tyre/tire tyres/tires kerb/curb kerbs/curbs grey/gray storey/story storeys/stories cheque/check cheques/checks "
    "plough/plow draught/draft draughts/drafts gaol/jail whilst/while amongst/among towards/toward mum/mom mums/moms "
    "practise/practice practised/practiced licence/license sceptic/skeptic pyjamas/pajamas axe/ax ok/okay "
    "till/until programme/program learnt/learned mould/mold moult/molt smoulder/smolder analog/analogue "
    "adviser/advisor zeroes/zeros halos/haloes afterwards/afterward backwards/backward forwards/forward "
    "upwards/upward downwards/downward inwards/inward outwards/outward alright/all theatre/theater "
    "enquiry/inquiry enquiries/inquiries enquire/inquire per/pre"
)
#: So many of the most frequent words may be what was meant.
_MEANT = 20_000


class Model:
    """The words and pairs of a model in the trie format of CMU Sphinx, with natural logarithms."""

    def __init__(self, data: bytes) -> None:
        assert data.startswith(b"Trie Language Model\x03"), "not a model of three words"
        ones, twos, threes = struct.unpack_from("<3I", data, 20)
        at = 20 + 12 + 4
        tables = [struct.unpack_from(f"<{1 << 16}f", data, at + number * (4 << 16)) for number in range(3)]
        at += 3 * (4 << 16)
        self.shares: list[float] = []
        self.rests: list[float] = []
        first: list[int] = []
        for number in range(ones + 1):
            share, rest, begin = struct.unpack_from("<ffI", data, at + 12 * number)
            self.shares.append(share * _BASE)
            self.rests.append(rest * _BASE)
            first.append(begin)
        at += 12 * (ones + 1)
        word_bits, next_bits = ones.bit_length(), threes.bit_length()
        width = word_bits + 32 + next_bits
        names = data[at + ((1 + twos) * width + 7) // 8 + 8 :][
            ((1 + threes) * (word_bits + 16) + 7) // 8 + 8 :
        ]
        self.words = [name.decode("utf-8", "replace") for name in names[4:].split(b"\0")[:ones]]
        self._data, self._at, self._width, self._word_bits = data, at, width, word_bits
        self._first, self._probabilities = first, tables[0]

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        """The numbers of two words, and how likely the second is after the first."""
        mask = (1 << self._word_bits) - 1
        for second in range(len(self.words)):  # the trie lists for each word what it follows
            for number in range(self._first[second], self._first[second + 1]):
                place = number * self._width
                cut = self._data[self._at + (place >> 3) : self._at + (place >> 3) + 8]
                bits = int.from_bytes(cut, "little") >> (place & 7)
                likely = self._probabilities[bits >> (self._word_bits + 16) & 0xFFFF] * _BASE
                yield bits & mask, second, likely


def _alike(words: list[str], rank: dict[str, int]) -> dict[str, set[str]]:
    """For each word the frequent ones a slip of the keys away: a letter more, less or other, or two swapped."""
    shapes: dict[str, set[str]] = defaultdict(set)
    for word in words:
        if rank[word] < _MEANT:
            for at in range(len(word)):
                shapes[word[:at] + "_" + word[at + 1 :]].add(word)
                shapes[word[:at] + word[at + 1 :]].add(word)
            shapes[word].add(word)
    found: dict[str, set[str]] = {}
    for word in words:
        near: set[str] = set(shapes.get(word, ()))
        for at in range(len(word)):
            short = word[:at] + word[at + 1 :]
            near |= shapes.get(word[:at] + "_" + word[at + 1 :], set())
            near |= {other for other in shapes.get(short, ()) if len(other) == len(short)}
            if at + 1 < len(word):
                swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
                near |= {swapped} & shapes.get(swapped, set())
        found[word] = near - {word}
    return found


def _sounds(path: Path, known: set[str]) -> dict[str, set[str]]:
    """For each word those that are spoken alike."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, sounds = line.partition(" ")
        if word in known and "(" not in word:
            spoken[sounds.strip()].add(word)
    return {word: group - {word} for group in spoken.values() if len(group) > 1 for word in group}


def _forms(words: list[str], known: set[str]) -> dict[str, set[str]]:
    """For each word the other forms of the same verb or noun."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in words:
        verb = verb_forms(word)
        if verb[1] in known and any(form.endswith("ing") and form in known for form in verb):
            groups = [{word, *verb} & known]
        else:
            groups = []
        if plural(word) in known and plural(word) != word:
            groups.append({word, plural(word)})
        for group in groups:
            for one in group:
                found[one] |= group - {one}
    return found


def _stem(word: str) -> str:
    """A word without the endings that make forms and nouns of it."""
    for ending in ("ings", "ing", "ers", "er", "es", "ed", "s", "d", "e", "y"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def _rare(known: set[str]) -> list[str]:
    """The words of the spelling list too rare for the model: written in news, most are slips."""
    lines = (ROOT / "rules" / "words" / "spelling.dat").read_text(encoding="ascii").split()
    return [line[:-1] for line in lines if len(line) > 4 and line[:-1] not in known]


def _varieties() -> set[frozenset[str]]:
    """Pairs of spellings of one word, which nobody mistakes for one another."""
    lines = (ROOT / "rules" / "words" / "variety.txt").read_text(encoding="utf-8").splitlines()
    listed = {frozenset(line.split()) for line in lines if line and not line.startswith("#")}
    return listed | {frozenset(pair.split("/")) for pair in _VARIETIES.split()}


def _buckets(entries: list[tuple[int, bytes]], bits: int) -> tuple[bytes, list[bytes]]:
    """Where each bucket begins, and the entries in their order; an entry has a hash of 32 bits."""
    entries.sort(key=lambda entry: (entry[0] >> (32 - bits), entry[0] & 0xFFFF))
    counts = [0] * ((1 << bits) + 1)
    for hashed, _ in entries:
        counts[(hashed >> (32 - bits)) + 1] += 1
    total = 0
    for number, count in enumerate(counts):
        total += count
        counts[number] = total
    return struct.pack(f"<{len(counts)}I", *counts), [body for _, body in entries]


def build(folder: Path) -> bytes:
    """The file, from the folder of the model."""
    model = Model((folder / "en-us.lm.bin").read_bytes())
    plain = re.compile(r"[a-z]+(?:'[a-z]+)?|<s>")
    wanted = {
        number
        for number, word in enumerate(model.words)
        if model.shares[number] > _RAREST and plain.fullmatch(word) and not word.endswith("'s")
        or word == "<s>"
    }  # fmt: skip
    pairs: list[tuple[int, bytes]] = []
    for first, second, likely in model.pairs():
        if first in wanted and second in wanted:
            more = likely - model.shares[second]
            if likely - (model.shares[second] + model.rests[first]) > _NEWS:
                key = crc32(b" " + model.words[second].encode(), crc32(model.words[first].encode()))
                value = min(max(round((more - LEAST) * PAIR_STEPS), 0), 255)
                pairs.append((key, struct.pack("<HB", key & 0xFFFF, value)))
    pair_index, pair_bodies = _buckets(pairs, PAIR_BITS)

    share_of = {model.words[number]: model.shares[number] for number in wanted}
    names = sorted(filter(str.isalpha, share_of), key=lambda word: (-share_of[word], word))
    rank = {word: place for place, word in enumerate(names)}
    known = set(names)
    forms = _forms(names, known)
    rare = _rare(known)
    rank.update(dict.fromkeys(rare, _MEANT))
    alike = _alike([word for word in names if len(word) > 1] + rare, rank)
    sounds = _sounds(folder / "cmudict-en-us.dict", known)
    varieties = _varieties()
    rare_set = set(rare)
    lines: list[tuple[int, bytes]] = []
    for word in names + rare:
        own = forms.get(word, set())
        slips = {
            other
            for other in alike.get(word, set()) | sounds.get(word, set())
            if other not in own
            and not (word in rare_set and (_stem(word) == _stem(other) or rank[other] > _MEANT // 2))
            and frozenset((word, other)) not in varieties
            and len(other) > 1
        }
        if slips:
            body = f"\n{word} {','.join(sorted(slips))}".encode()
            lines.append((crc32(word.encode()), body))
    line_index, line_bodies = _buckets(lines, WORD_BITS)
    # of lines the places in the text are wanted, not their numbers
    ends = [0]
    for body in line_bodies:
        ends.append(ends[-1] + len(body))
    line_index = struct.pack(
        f"<{len(line_index) // 4}I", *(ends[place] for (place,) in struct.iter_unpack("<I", line_index))
    )
    words: list[tuple[int, bytes]] = []
    for number in wanted:
        key = crc32(model.words[number].encode())
        share = min(round(-model.shares[number] * SHARE_STEPS), 255)
        rest = min(max(round(-model.rests[number] * SHARE_STEPS), 0), 255)
        words.append((key, struct.pack("<HBB", key & 0xFFFF, share, rest)))
    word_index, word_bodies = _buckets(words, WORD_BITS)
    text = b"".join(line_bodies) + b"\n"
    head = MAGIC + struct.pack("<3I", len(words), len(pairs), len(text))
    return b"".join(
        [
            head,
            word_index, pair_index, line_index,
            *(body[:2] for body in word_bodies), *(body[:2] for body in pair_bodies),
            *(body[2:] for body in word_bodies), *(body[2:] for body in pair_bodies),
            text,
        ]
    )  # fmt: skip


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    made = build(Path(sys.argv[1]))
    target = ROOT / "rules" / "words" / "pairs.dat"
    target.write_bytes(made)
    print(f"{target.name}: {len(made):,} bytes")


if __name__ == "__main__":
    main()
