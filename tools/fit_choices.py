"""Fit the models of choices among few words, `rules/words/choices.dat`, on free English.

    python tools/fit_choices.py CORPORA [--to FILE] [--only SET,...] [--alarms N] [--report FILE] [--share N] [--jobs N]

CORPORA holds a folder of text files for each corpus, a paragraph a line (see docs/data-licences.md). Weights are fitted on
the free corpora, but for a tenth of their documents. Thresholds are set on that tenth and on documents of even number of
newspapers that nothing is fitted on: for each group of sets so many
findings in a million words of them as `_BUDGETS` has, spent where they buy most. It needs numpy, scipy and scikit-learn, and some ten minutes.
"""

from __future__ import annotations

import argparse
import math
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.linear_model import LogisticRegression

from newslint.language import choices as table_of
from newslint.language.choice_places import (
    SetEntry,
    is_name,
    opens_after,
    read_sets,
    sort_of_place,
    token_pattern,
)
from newslint.language.choices import (
    CLASS_BITS,
    FACTORS,
    MAGIC,
    NAME,
    PAD,
    PLAN,
    REACH,
    Choices,
    head_codes,
    head_of,
    sure_shape,
)
from newslint.language.lemmas import beside, slot_of

ROOT = Path(__file__).parents[1]
FREE = (
    "senate_press_releases congress_press state_dept_reports fed_beige_book digitalgov_blogs carpentries_blog "
    "wikinews_2019_2020 wikinews_2004_2005 wikipedia_current_events ntrex_news_2019 tico19 gum_bio_academic"
).split()
HELD = "bbc_2004_2005 abc_australia_2006 reuters_1987 huffpost_2008_2019 fox_2008_2019 breitbart_2008_2019".split()
#: So many places of one member are fitted on; times as many of those of forms and gaps.
_MOST, _TIMES = 60_000, {"verb": 5, "noun": 5, "adverb": 5}
_CLASSES, _CLASSED, _NEIGHBOURS = 200, 25_000, 800
#: What finding all slips of a pair is worth, by the group of its set.
_WORTH = {
    "apostrophes": 4.0, "small-words": 2.0, "agreement": 4.0, "determiners": 0.5, "pronouns": 0.5, "joined": 0.3,
    "confused": 0.4, "typed": 0.15, "prepositions": 0.06,
}  # fmt: skip
#: The same of forms: by pair and sort.
_FORMS = {
    **dict.fromkeys(("base>third 1", "third>base 1", "base>ed 4", "ed>base 4", "past>base 4"), 4.0),
    **dict.fromkeys(
        (
            "base>ed 1", "base>ed 6", "base>ed 5", "participle>past 1", "past>participle 5", "past>participle 6", "third>base 4",
            "third>base 2", "base>third 2", "base>participle 5", "base>participle 6", "base>ing 6",
        ),
        2.0,
    ),
    "singular>plural": 2.0, "plural>singular": 2.0, "adjective>adverb": 1.5, "adverb>adjective": 1.5,
}  # fmt: skip
#: So many alarms in a million words each group of sets may cost, and times as many doubtful ones.
_BUDGETS = {
    "apostrophes": 5.0, "small-words": 3.0, "agreement": 4.0, "forms": 4.0, "confused": 1.5, "typed": 1.2, "joined": 1.0,
    "determiners": 0.6, "pronouns": 1.0, "prepositions": 0.3,
}  # fmt: skip
_DOUBTFUL = 6


class Corpus:
    """Tokens of documents, with pads around every paragraph: numbers of words, whether each is a name, and whether it is
    within a quotation."""

    def __init__(self, paths: Iterable[Path], vocabulary: dict[str, int]) -> None:
        ids: list[int] = []
        names: list[bool] = []
        quoted: list[bool] = []
        pad = vocabulary.setdefault(PAD, len(vocabulary))
        self.words = 0
        for path in paths:
            for line in path.read_text(encoding="utf-8").split("\n"):
                tokens = token_pattern().findall(line)
                if len(tokens) < 6:
                    continue
                opens, within = True, False
                for token in tokens:
                    folded = token.lower().replace("’", "'")
                    name = is_name(token, folded, opens=opens)
                    if token in '“”"':
                        within = token == "“" or (token == '"' and not within)
                    ids.append(vocabulary.setdefault(folded, len(vocabulary)))
                    names.append(name)
                    quoted.append(within)
                    self.words += token[0].isalnum()
                    opens = opens_after(token, opens=opens)
                ids += [pad] * REACH
                names += [False] * REACH
                quoted += [False] * REACH
        self.ids = np.array([pad] * REACH + ids + [pad] * REACH, np.int32)
        self.names = np.array([False] * REACH + names + [False] * REACH)
        self.quoted = np.array([False] * REACH + quoted + [False] * REACH)


class Places(NamedTuple):
    """Places of a set: the first token, the one after the last, which member is right, and the lemma's word ("" for none)."""

    left: Any
    right: Any
    member: Any
    lemma: list[str]

    def take(self, some: Any) -> Places:
        return Places(self.left[some], self.right[some], self.member[some], [self.lemma[at] for at in some])


def classes(corpus: Corpus, vocabulary: Sequence[str]) -> bytes:
    """The table of word classes: words that have like neighbours are in one."""
    counts = np.bincount(corpus.ids, minlength=len(vocabulary))
    order = np.argsort(-counts)
    classed, near = order[:_CLASSED], order[:_NEIGHBOURS]
    row = np.full(len(vocabulary), -1)
    row[classed] = np.arange(len(classed))
    column = np.full(len(vocabulary), -1)
    column[near] = np.arange(len(near))
    parts = []
    for offset in (-2, -1, 1, 2):
        one = corpus.ids[2:-2]
        other = corpus.ids[2 + offset : len(corpus.ids) - 2 + offset]
        good = (row[one] >= 0) & (column[other] >= 0)
        parts.append(
            csr_matrix(
                (np.ones(good.sum()), (row[one[good]], column[other[good]])), (len(classed), len(near))
            )
        )
    from scipy.sparse import hstack

    found = hstack(parts).tocsr()
    found.sum_duplicates()
    found.data = np.sqrt(found.data)
    vectors = TruncatedSVD(60, random_state=1).fit_transform(found)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    labels = MiniBatchKMeans(_CLASSES, random_state=1, n_init=3, batch_size=4096).fit_predict(vectors)
    table = bytearray(3 << CLASS_BITS)
    for number, label in zip(classed[::-1], labels[::-1]):
        key = crc32(vocabulary[number].encode("utf-8", "replace"))
        at = 3 * (key >> (32 - CLASS_BITS))
        table[at : at + 3] = bytes((key & 0xFF, key >> 8 & 0xFF, int(label) + 1))
    return bytes(table)


def packed(class_table: bytes, sets: list[tuple[str, ...]], weights: list[bytes]) -> bytes:
    """The file."""
    index = "".join("\t".join(some) + "\n" for some in sets).encode("ascii")
    return b"".join((MAGIC, len(index).to_bytes(4, "little"), index, class_table, *weights))


class World:
    """What all sets are fitted on: corpora, vocabulary, hashes of words."""

    def __init__(self, folder: Path, share: int) -> None:
        vocabulary: dict[str, int] = {}
        fit, tenth = [], []
        for name in FREE:
            for path in sorted((folder / name).glob("*.txt")):
                (tenth if int(path.stem) % 10 == 9 else fit).append(path)
        held = [
            path for name in HELD for path in sorted((folder / name).glob("*.txt")) if int(path.stem) % 2 == 0
        ]
        self.fit = Corpus(fit[::share], vocabulary)
        self.held = Corpus([*tenth[::share], *held[::share]], vocabulary)
        self.vocabulary = list(vocabulary)
        self.numbers = vocabulary
        self.classes = classes(self.fit, self.vocabulary)
        self.table = Choices(packed(self.classes, [], []))
        codes = [self.table.code(word) for word in self.vocabulary]
        self.word = np.array([code.word for code in codes], np.uint32)
        self.ending = np.array([code.ending for code in codes], np.uint32)
        self.sort = np.array([code.sort for code in codes], np.uint32)

    def places(self, corpus: Corpus, entry: SetEntry) -> Places:
        """Every place where a member stands."""
        ids, names = corpus.ids, corpus.names
        lefts, rights, members = [], [], []
        if entry.forms in ("verb", "noun", "adverb"):
            slots, bases = np.full(len(self.vocabulary), -1), {}
            first = entry.members[0][0]
            for number, word in enumerate(self.vocabulary):
                slot = slot_of(entry.forms, word)
                if slot and (slot,) in entry.members:
                    slots[number] = entry.members.index((slot,))
                    bases[number] = beside(entry.forms, word).get(first, word)
            where = np.flatnonzero((slots[ids] >= 0) & ~names)
            return Places(where, where + 1, slots[ids[where]], [bases[at] for at in ids[where]])
        for number, member in enumerate(entry.members):
            wanted = [self.numbers.get(token, -2) for token in member]
            good = ids == wanted[0]
            for offset, token in enumerate(wanted[1:], 1):
                good[:-offset] &= ids[offset:] == token
            where = np.flatnonzero(good & ~names)
            lefts.append(where)
            rights.append(where + len(member))
            members.append(np.full(len(where), number))
        left, right, member_of = map(np.concatenate, (lefts, rights, members))
        return Places(left, right, member_of, [""] * len(left))

    def heads(self, corpus: Corpus, entry: SetEntry, places: Places) -> tuple[Any, Any]:
        """For a set of verbs what hashes take of the subject at each place, and its shape."""
        found = np.zeros((4, len(places.left)), np.uint32)
        if not entry.subject:
            return found, found[3]
        vocabulary, ids, names = self.vocabulary, corpus.ids, corpus.names
        shapes = np.zeros(len(places.left), np.uint32)
        for number, at in enumerate(places.left):
            begin = max(0, at - 40)
            low = [vocabulary[one] for one in ids[begin : at + 1]]
            plain = ["" if name else word for word, name in zip(low, names[begin : at + 1])]
            head = head_of(plain, at - begin, low)
            found[:, number] = head_codes(self.table, head, low, at - begin)
            shapes[number] = sure_shape(head)
        return found, shapes

    def hashes(self, corpus: Corpus, places: Places, heads: Any) -> Any:
        """The same as `hashes_at` for all places: a row each."""
        left, right = places.left - 1, places.right
        values: list[Any] = [None] * (6 * REACH + 5)
        for step in range(REACH):
            for number, at in ((REACH - 1 - step, left - step), (REACH + step, right + step)):
                at = np.clip(at, 0, len(corpus.ids) - 1)
                ids = corpus.ids[at]
                values[number] = self.word[ids]
                values[2 * REACH + number] = np.where(corpus.names[at], np.uint32(NAME), self.sort[ids])
                values[4 * REACH + number] = self.ending[ids]
        known = {word: crc32(word.encode("utf-8")) for word in set(places.lemma)}
        values[6 * REACH] = np.array([known[word] for word in places.lemma], np.uint32)
        for number in range(4):
            values[6 * REACH + 1 + number] = heads[number]
        found = np.empty((len(left), len(PLAN)), np.uint32)
        for column, (salt, parts) in enumerate(PLAN):
            key = np.zeros(len(left), np.uint32)
            for factor, (kind, distance) in zip(FACTORS, parts):
                key += values[table_of._slot(kind, distance)] * np.uint32(factor)
            key ^= np.uint32(salt)
            key ^= key >> np.uint32(15)
            key *= np.uint32(0x2C1B3C6D)
            found[:, column] = key ^ key >> np.uint32(13)
        return found


def fit(world: World, entry: SetEntry) -> tuple[int, float, list[float], bytes, Any] | None:
    """Bits, scale, biases and weights of a set, and the weights as they will be read."""
    places = world.places(world.fit, entry)
    chance = np.random.default_rng(1)
    most = _MOST * _TIMES.get(entry.forms, 1)
    taken, weight = [], []
    for number in range(len(entry.members)):
        of = np.flatnonzero(places.member == number)
        if not len(of):
            return None
        some = of if len(of) <= most else chance.choice(of, most, replace=False)
        taken.append(some)
        weight.append(np.full(len(some), min(20.0, len(of) / len(some))))
    chosen = np.concatenate(taken)
    if min(map(len, taken)) < 5 or len(chosen) < 60:
        return None
    places = places.take(chosen)
    heads, _ = world.heads(world.fit, entry, places)
    hashes = world.hashes(world.fit, places, heads)
    largest = {"verb": 18, "noun": 17, "adverb": 17}.get(entry.forms, 15)
    bits = int(min(largest, max(10, math.log2(len(chosen)))))
    columns = (hashes >> np.uint32(32 - bits)).astype(np.int32)
    rows = csr_matrix(
        (
            np.ones(columns.size, np.float32),
            columns.ravel(),
            np.arange(0, columns.size + 1, columns.shape[1]),
        ),
        (len(chosen), 1 << bits),
    )
    model = LogisticRegression(C=0.08, max_iter=60)
    model.fit(rows, places.member, sample_weight=np.concatenate(weight))
    found = model.coef_.T.astype(np.float32)
    scale = max(1e-6, float(np.abs(found).max()) / 127)
    steps = np.rint(found / scale).astype(np.int8)
    bias = [round(float(one), 4) for one in model.intercept_]
    return bits, scale, bias, steps.tobytes(), steps


def margins(
    world: World, entry: SetEntry, fitted: tuple[int, float, list[float], bytes, Any]
) -> dict[str, Any]:
    """For each pair and sort ("written>meant sort"): how much better the wrong one fits where the right one stands (outside
    quotations), and how much better the right one fits where the wrong one is put."""
    bits, scale, bias, _, steps = fitted
    places = world.places(world.held, entry)
    heads, shapes = world.heads(world.held, entry, places)
    columns = world.hashes(world.held, places, heads) >> np.uint32(32 - bits)
    total = np.empty((len(columns), steps.shape[1]), np.float32)
    for number in range(steps.shape[1]):
        total[:, number] = steps[:, number][columns].sum(1, dtype=np.int32) * scale + bias[number]
    scores = np.hstack((-total / 2, total / 2)) if total.shape[1] == 1 else total
    quoted = world.held.quoted[places.left]
    alarms: dict[str, list[float]] = defaultdict(list)
    slips: dict[str, list[float]] = defaultdict(list)
    labels = [entry.label(number) for number in range(len(entry.members))]
    open_forms = entry.forms in ("verb", "noun", "adverb")
    sorts: dict[tuple[str, int], str] = {}
    for row, member, lemma, shape, inside in zip(scores, places.member, places.lemma, shapes, quoted):
        forms = beside(entry.forms, lemma) if open_forms else {}
        others = [n for n in range(len(labels)) if n != member and (not open_forms or labels[n] in forms)]
        if not others:
            continue
        right = labels[member]

        def key(written: str, meant: str, word: str, shape: int = int(shape)) -> str:
            if (word, shape) not in sorts:
                sorts[word, shape] = sort_of_place(entry, word, shape)
            return f"{written}>{meant} {sorts[word, shape]}".strip()

        if not inside:
            best = max(others, key=row.__getitem__)
            alarms[key(right, labels[best], forms.get(right, right))].append(float(row[best] - row[member]))
        for other in others:
            rest = max((row[one] for one in others if one != other), default=-math.inf)
            margin = (
                -99.0 if rest > row[member] else float(row[member] - row[other])
            )  # another would be offered
            slips[key(labels[other], right, forms.get(labels[other], labels[other]))].append(margin)
    return {
        one: (
            np.sort(np.array(alarms[one], np.float32))[::-1][:400],
            np.array(slips.get(one, []), np.float32),
        )
        for one in alarms
    }


def worth(entry: SetEntry, key: str) -> float:
    """What finding all slips of a pair is worth."""
    written = key.partition(">")[0]
    if tuple(written.split()) in entry.settled:
        return 0.0
    if entry.group == "forms":
        return _FORMS.get(key, _FORMS.get(key.removesuffix("n"), 0.0) * 0.5)
    if entry.group == "agreement" and key[-1] not in "12":
        return 1.0
    return _WORTH[entry.group]


def expected(alarms: Any, limits: Any) -> Any:
    """How many alarms of the held words are over each limit, as far as few tell: beyond the largest dozen margins the tail
    is taken for exponential, for the largest of all says little of other copy. The two largest are most often errors."""
    many = min(_TAIL, len(alarms))
    if many < 3:
        return (many + 1) * np.exp(-np.maximum(0, limits) / _STEEP)
    start = float(alarms[many - 1])
    step = max(_STEEP, float((alarms[2:many] - start).mean()))
    seen = np.searchsorted(-alarms, -limits)
    return np.where(limits < start, seen, many * np.exp(-(limits - start) / step))


_TAIL, _STEEP = 12, 0.7
#: No limit of a finding, and of a doubtful one, is lower, and none is looked for that is higher.
_LOWEST, _DOUBTFUL_LOWEST, _HIGHEST = 2.5, 1.0, 14.0


def thresholds(
    all_margins: dict[str, dict[str, Any]], times: float, lowest: float
) -> dict[str, dict[str, tuple[float, float, float]]]:
    """For each set and key the threshold, the share of slips that are over it, and the alarms it costs, at so many times
    the budget of each group."""
    chosen: dict[str, dict[str, tuple[float, float, float]]] = defaultdict(dict)
    for group, budget in _BUDGETS.items():
        names = [name for name, entry in read_sets().items() if entry.group == group and name in all_margins]
        chosen.update(_of_group({name: all_margins[name] for name in names}, budget * times, lowest))
    return chosen


def _of_group(
    all_margins: dict[str, dict[str, Any]], budget: float, lowest: float
) -> dict[str, dict[str, tuple[float, float, float]]]:
    """The same of one group. Every key takes the limit at which what it finds is worth most after its alarms are paid; the
    price of an alarm is raised until all of them together are within the budget."""
    sets = read_sets()
    limits = np.arange(lowest, _HIGHEST, 0.1)
    curves = {}
    for name, found in all_margins.items():
        for key, (alarms, slips) in found.items() if name in sets else ():
            value = worth(sets[name], key)
            if value > 0 and len(slips) > 4:
                share = 1 - np.searchsorted(np.sort(slips), limits, side="right") / len(slips)
                curves[name, key] = share, value, expected(alarms, limits)
    low, high = 1e-4, 1e3
    for _ in range(50):
        price = math.sqrt(low * high)
        spent = 0.0
        for share, value, cost in curves.values():
            gain = share * value - price * cost
            at = int(gain.argmax())
            spent += float(cost[at]) if gain[at] > 0 else 0.0
        low, high = (price, high) if spent > budget else (low, price)
    chosen: dict[str, dict[str, tuple[float, float, float]]] = defaultdict(dict)
    for (name, key), (share, value, cost) in curves.items():
        gain = share * value - high * cost
        at = int(gain.argmax())
        if gain[at] > 0 and share[at] > 0.02:
            chosen[name][key] = round(float(limits[at]), 1), float(share[at]), round(float(cost[at]), 2)
    return chosen


_WORLD: World | None = None


def _work(name: str) -> tuple[str, Any, Any]:
    assert _WORLD is not None
    warnings.filterwarnings("ignore")
    entry = read_sets()[name]
    fitted = fit(_WORLD, entry)
    if fitted is None:
        return name, None, None
    return name, fitted, margins(_WORLD, entry, fitted)


def _all(names: list[str], jobs: int) -> Iterator[tuple[str, Any, Any]]:
    large = ("verb", "noun", "preposition", "adverb")
    order = [name for name in large if name in names] + [name for name in names if name not in large]
    with ProcessPoolExecutor(jobs, get_context("fork")) as pool:
        yield from pool.map(_work, order)


def main() -> None:
    global _WORLD
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--to", type=Path, default=ROOT / "rules" / "words" / "choices.dat")
    parser.add_argument(
        "--only", default="", help="sets to fit, with commas between; the file has only these"
    )
    parser.add_argument("--alarms", type=float, default=1.0, help="times the budgets of the groups")
    parser.add_argument(
        "--report", type=Path, help="write thresholds, shares of slips and alarms of every pair here"
    )
    parser.add_argument("--share", type=int, default=1, help="read one document of so many, for a trial")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--keep", type=Path, help="keep what was fitted here, to set thresholds again without fitting"
    )
    chosen = parser.parse_args()
    import pickle

    if chosen.keep and chosen.keep.exists():
        words, class_table, done = pickle.loads(chosen.keep.read_bytes())
    else:
        _WORLD = World(chosen.corpora, chosen.share)
        print(f"{_WORLD.fit.words:,} words fitted on, {_WORLD.held.words:,} held", flush=True)
        names = [name for name in read_sets() if not chosen.only or name in chosen.only.split(",")]
        done = {}
        for name, fitted, found in _all(names, chosen.jobs):
            if fitted is None:
                print(f"{name}: too few places, left out", flush=True)
            else:
                done[name] = fitted[:4], found
        words, class_table = _WORLD.held.words, _WORLD.classes
        if chosen.keep:
            chosen.keep.write_bytes(pickle.dumps((words, class_table, done)))
    million = words / 1e6
    least = thresholds({name: found for name, (_, found) in done.items()}, chosen.alarms * million, _LOWEST)
    doubted = thresholds(
        {name: found for name, (_, found) in done.items()},
        chosen.alarms * _DOUBTFUL * million,
        _DOUBTFUL_LOWEST,
    )
    sets, weights, report = [], [], ["set\tpair\tthreshold\tfound\talarms\tdoubtful\tfound\talarms"]
    for name, (fitted, _) in done.items():
        if name not in read_sets() or not (least[name] or doubted[name]):
            continue
        entry = read_sets()[name]
        bits, scale, bias, data = fitted
        labels = [entry.label(number) for number in range(len(entry.members))]
        weights.append(data)
        nothing = (0.0, 0.0, 0.0)
        limits = []
        for key in sorted({*least[name], *doubted[name]}):
            one, two = least[name].get(key, nothing), doubted[name].get(key, nothing)
            limits.append(f"{key}={one[0] or ''},{two[0] or ''}")
            report.append(
                f"{name}\t{key}\t{one[0]}\t{one[1]:.2f}\t{one[2]}\t{two[0]}\t{two[1]:.2f}\t{two[2]}"
            )
        sets.append(
            (name, "|".join(labels), str(bits), f"{scale:.7g}", "|".join(map(str, bias)), "|".join(limits))
        )
    data = packed(class_table, sets, weights)
    chosen.to.write_bytes(data)
    if chosen.report:
        chosen.report.write_text("\n".join(report) + "\n", encoding="utf-8")
    print(f"{chosen.to}: {len(sets)} sets, {len(data):,} bytes")


if __name__ == "__main__":
    main()
