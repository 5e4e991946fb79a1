#!/usr/bin/env python3
"""The ledger of recall: slips planted one at a time in edited copy, and how many of them newslint finds.

usage: slips.py CORPORA [--half build|final] [--each N] [--seed N] [--classes NAME,...] [--deep] [--json FILE]
                        [--summary FILE] [--show N] [--read N --to FILE] [--jobs N]

CORPORA holds a folder of text files for each newspaper, a paragraph a line. A place is looked for in a running story: what
stands before it is kept (up to some 400 words), and the same copy without the slip is checked as well. A slip is found if
a finding that the control has not touches it. `--half build` takes documents of even number, `--half final` those of odd
number; figures that are quoted come from the final half, and its text is never shown.

Columns: planted; found by a default run (warnings and errors), with suggestions, and with deep reading where asked for;
of those found by default (or with suggestions, or deep): how many have the right family, a replacement, and the right one
first (writing it gives the copy as it was). The last line has the findings on the control per 1,000 words.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from newslint.api import Finding, check_text
from planters import choices, grammar, rewriting, typing  # noqa: F401  (they enter their classes)
from planters.text import CLASSES, Edit, Paragraph

#: Newspapers that no rule or weight was trained on.
CORPORA = (
    "bbc_2004_2005",
    "abc_australia_2006",
    "reuters_1987",
    "huffpost_2008_2019",
    "fox_2008_2019",
    "breitbart_2008_2019",
)
#: So many words of the story are kept before a place.
_BEFORE = 400
#: One word takes no more than this part of the places of a class.
_SHARE = 6


class Place(NamedTuple):
    """A slip in a story: the class, the copy before and after, from where to where the slip stands in it (code points, end
    exclusive), and the document and its words."""

    name: str
    copy: str
    spoilt: str
    start: int
    end: int
    sort: str
    document: str


class Outcome(NamedTuple):
    """What one run says of a place: whether it is found, by which rule, in the right family, with a replacement, and
    whether the first one gives the copy as it was."""

    found: bool = False
    rule: str = ""
    family: bool = False
    offered: bool = False
    right: bool = False


def stories(folder: Path, half: str, seed: int, corpora: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The documents of a half in an order the seed tells, with their paragraphs; newspapers take turns."""
    parity = 0 if half == "build" else 1
    queues = []
    for name in corpora:
        paths = sorted(path for path in (folder / name).glob("*.txt") if int(path.stem) % 2 == parity)
        random.Random(f"{seed}{name}").shuffle(paths)
        queues.append(paths)
    for turn in range(max(map(len, queues), default=0)):
        for name, paths in zip(corpora, queues):
            if turn < len(paths):
                text = paths[turn].read_text(encoding="utf-8")
                yield f"{name}/{paths[turn].stem}", [line for line in text.split("\n") if line.strip()]


def _prose(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    upper = sum(map(str.isupper, text))
    return len(text.split()) > 11 and text.rstrip()[-1:] in '.”"' and upper < letters / 6


def places(
    folder: Path, half: str, seed: int, each: int, names: Sequence[str], corpora: Sequence[str], quoted: bool
) -> list[Place]:
    """At most so many places of each class: one of a class in a document, and none of its words too often."""
    wanted = {name: CLASSES[name] for name in names if CLASSES[name].quoted or not quoted}
    found: dict[str, list[Place]] = defaultdict(list)
    sorts: dict[str, Counter[str]] = defaultdict(Counter)
    most = max(2, each // _SHARE)
    for document, lines in stories(folder, half, seed, corpora):
        open_ = [name for name in wanted if len(found[name]) < each]
        if not open_:
            break
        chance = random.Random(f"{seed}{document}")
        done: set[str] = set()
        order = list(range(len(lines)))
        chance.shuffle(order)
        for number in order[:8]:
            text = lines[number].strip()
            if not _prose(text):
                continue
            paragraph = Paragraph(text)
            for name in open_:
                if name in done:
                    continue
                options = []
                for index, token in enumerate(paragraph.tokens):
                    if paragraph.in_quotes(token) is not quoted and name != "closing-quotation-mark-lost":
                        continue
                    edit = wanted[name].planter(paragraph, index)
                    if edit is not None and (sorts[name][edit.sort] < most or name == "a-an"):
                        options.append(edit)
                if options:
                    edit = chance.choice(options)
                    sorts[name][edit.sort] += 1
                    found[name].append(_place(name, document, lines, number, edit))
                    done.add(name)
    return [place for name in wanted for place in found[name]]


def _place(name: str, document: str, lines: list[str], number: int, edit: Edit) -> Place:
    kept, words = [], 0
    for line in reversed(lines[:number]):
        words += len(line.split())
        if words > _BEFORE:
            break
        kept.append(line.strip())
    before = "".join(line + "\n\n" for line in reversed(kept))
    text = lines[number].strip()
    after = "".join("\n\n" + line.strip() for line in lines[number + 1 : number + 2])
    spoilt = text[: edit.start] + edit.new + text[edit.end :]
    at = len(before) + edit.start
    return Place(
        name,
        before + text + after + "\n",
        before + spoilt + after + "\n",
        at,
        at + len(edit.new),
        edit.sort,
        document,
    )


def _offsets(text: str) -> list[int]:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return starts


def _span(finding: Finding, starts: list[int]) -> tuple[int, int]:
    return starts[finding.line - 1] + finding.column - 1, starts[
        finding.end_line - 1
    ] + finding.end_column - 1


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.text


def judge(place: Place, spoilt: Sequence[Finding], control: Sequence[Finding]) -> Outcome:
    """What the findings say of the slip; of several that touch it the one that mends it, else the first."""
    starts = _offsets(place.spoilt)
    known = Counter(map(_key, control))
    left, right = place.start, place.end
    # where something is missing, or at an edge, the words beside it are its place
    around = place.spoilt[:left].rstrip().rfind(" ") + 1 if left == right else left
    until = place.spoilt.find(" ", right + 1) if left == right else right
    best = Outcome()
    for finding in spoilt:
        if known[_key(finding)] > 0:
            known[_key(finding)] -= 1
            continue
        start, end = _span(finding, starts)
        touches = start < max(until, around + 1) and end > around or (start <= left <= end and start != end)
        if not touches or finding.family == "style":
            continue
        mended = [place.spoilt[:start] + new + place.spoilt[end:] for new in finding.replacements]
        target = " ".join(place.copy.split())
        one = Outcome(
            True, finding.rule, finding.family in CLASSES[place.name].families, bool(mended),
            bool(mended) and " ".join(mended[0].split()) == target,
        )  # fmt: skip
        if not best.found or (one.right, one.offered, one.family) > (best.right, best.offered, best.family):
            best = one
    return best


_DEFAULT = ("warning", "error")


def weigh(place: Place, deep: str = "") -> tuple[Outcome, Outcome, Outcome | None, list[Finding]]:
    """Default, with suggestions, deep; and the findings of a default run on the control."""
    control = check_text(place.copy, level="suggestion").findings
    spoilt = check_text(place.spoilt, level="suggestion").findings
    plain = [finding for finding in control if finding.level in _DEFAULT]
    default = judge(place, [finding for finding in spoilt if finding.level in _DEFAULT], plain)
    more = default if default.found else judge(place, spoilt, control)
    read = None
    if deep:
        engines = ("language-model",)
        read = judge(
            place,
            check_text(place.spoilt, engines=engines).findings,
            check_text(place.copy, engines=engines).findings,
        )
    return default, more, read, plain


def _run(job: tuple[Place, str]) -> tuple[Outcome, Outcome, Outcome | None, list[tuple[str, str]], int]:
    place, deep = job
    default, more, read, plain = weigh(place, deep)
    return default, more, read, [(f.rule, f.fingerprint) for f in plain], len(place.copy.split())


def _row(
    name: str, outcomes: list[tuple[Outcome, Outcome, Outcome | None]], deep: bool
) -> dict[str, float | str]:
    found = [read if deep and read is not None else default for default, _, read in outcomes]
    hits = [outcome for outcome in found if outcome.found]
    return {
        "class": name, "planted": len(outcomes), "found": sum(default.found for default, _, _ in outcomes),
        "suggested": sum(more.found for _, more, _ in outcomes),
        "deep": sum(bool(read and read.found) for _, _, read in outcomes),
        "family": sum(hit.family for hit in hits), "offered": sum(hit.offered for hit in hits), "right": sum(hit.right for hit in hits),
    }  # fmt: skip


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:5.0f}" if whole else "    -"


def table(rows: list[dict[str, float | str]], deep: bool) -> str:
    """The ledger as text, a class a line, the mean of the classes last."""
    lines = [f"{'class':34} planted  found%  suggest%{'   deep%' if deep else ''}  family%  offered%  right%"]
    for row in rows:
        hits = row["deep"] if deep else row["found"]
        lines.append(
            f"{row['class']:34} {row['planted']:7} {_share(row['found'], row['planted']):>7} {_share(row['suggested'], row['planted']):>9}"
            + (f" {_share(row['deep'], row['planted']):>8}" if deep else "")
            + f" {_share(row['family'], hits):>8} {_share(row['offered'], hits):>9} {_share(row['right'], row['offered']):>7}"
        )
    full = [row for row in rows if row["planted"]]
    for title, some in (
        ("mean of classes", full),
        (
            "mean of choices among few",
            [
                r
                for r in full
                if r["class"].split(" ")[0] in CLASSES and CLASSES[r["class"].split(" ")[0]].choice
            ],
        ),
    ):
        if some:
            mean = {
                key: sum(100 * row[key] / row["planted"] for row in some) / len(some)
                for key in ("found", "suggested", "deep")
            }
            all_hits = sum(row["deep" if deep else "found"] for row in some)
            lines.append(
                f"{title + f' ({len(some)})':34} {sum(r['planted'] for r in some):7} {mean['found']:7.1f} {mean['suggested']:9.1f}"
                + (f" {mean['deep']:8.1f}" if deep else "")
                + f" {_share(sum(r['family'] for r in some), all_hits):>8} {_share(sum(r['offered'] for r in some), all_hits):>9}"
                + f" {_share(sum(r['right'] for r in some), sum(r['offered'] for r in some)):>7}"
            )
    return "\n".join(lines)


def summary(rules: dict[str, Counter[str]], rows: list[dict[str, float | str]], each: int) -> str:
    """What `newslint explain` tells: per rule the classes it finds, and of how many planted it found how many."""
    planted = {row["class"]: row["planted"] for row in rows}
    lines = [
        f"# slips planted one at a time in edited copy, at most {each} of a class\n# rule\tclass\tplanted\tfound"
    ]
    for rule in sorted(rules):
        lines += [f"{rule}\t{name}\t{planted[name]}\t{many}" for name, many in sorted(rules[rule].items())]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--half", choices=("build", "final"), default="build")
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--classes", default="", help="names, or beginnings of names, with commas between")
    parser.add_argument("--papers", default=",".join(CORPORA), help="folders of CORPORA to plant in")
    parser.add_argument(
        "--quoted", action="store_true", help="plant inside quotations, the classes for which that applies"
    )
    parser.add_argument("--deep", action="store_true")
    parser.add_argument(
        "--show", type=int, default=0, help="show so many places of each class that are not found"
    )
    parser.add_argument(
        "--read", type=int, default=0, help="write so many planted places of each class, to be read"
    )
    parser.add_argument("--to", type=Path, help="where to write them")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--summary", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.half == "final" and (chosen.show or chosen.read):
        parser.error("the text of the final half is not shown")
    starts = tuple(filter(None, chosen.classes.split(","))) or ("",)
    names = [name for name in CLASSES if name.startswith(starts)]
    planted = places(
        chosen.corpora,
        chosen.half,
        chosen.seed,
        chosen.read or chosen.each,
        names,
        chosen.papers.split(","),
        chosen.quoted,
    )
    if chosen.read:
        shown = []
        for place in planted:
            left = place.spoilt.rfind("\n", 0, place.start) + 1
            text = (
                place.spoilt[left : place.start]
                + "[["
                + place.spoilt[place.start : place.end]
                + "]]"
                + place.spoilt[place.end :]
            )
            at = text.find("[[")
            shown.append(f"{place.name}\t{place.sort}\t{text[max(0, at - 80) : at + 90]}".replace("\n", " "))
        (chosen.to or Path("slips.tsv")).write_text("\n".join(shown) + "\n", encoding="utf-8")
        return 0
    outcomes: dict[str, list[tuple[Outcome, Outcome, Outcome | None]]] = defaultdict(list)
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    alarms, words, seen = set(), 0, Counter[str]()
    jobs = [(place, "deep" if chosen.deep else "") for place in planted]
    with ProcessPoolExecutor(chosen.jobs) if chosen.jobs > 1 else _Alone() as pool:
        for place, (default, more, read, plain, many) in zip(planted, pool.map(_run, jobs)):
            outcomes[place.name].append((default, more, read))
            if default.found:
                rules[default.rule][place.name] += 1
            missed = not (read.found if read is not None else more.found)
            if missed and seen[place.name] < chosen.show:
                seen[place.name] += 1
                print(
                    f"{place.name}: ...{place.spoilt[max(0, place.start - 60) : place.start]}[[{place.spoilt[place.start : place.end]}]]{place.spoilt[place.end : place.end + 50]}...".replace(
                        "\n", " "
                    )
                )
            alarms.update((place.document, rule, print_) for rule, print_ in plain)
            words += many
    rows = [_row(name, outcomes[name], chosen.deep) for name in names if outcomes[name]]
    print(table(rows, chosen.deep))
    documents = {place.document: len(place.copy.split()) for place in planted}
    print(
        f"{len(planted)} slips in {len(documents)} stories; on the control {1000 * len(alarms) / max(1, sum(documents.values())):.2f} findings per 1,000 words by default"
    )
    if chosen.json:
        chosen.json.write_text(
            json.dumps(
                {"half": chosen.half, "seed": chosen.seed, "each": chosen.each, "classes": rows}, indent=1
            )
            + "\n",
            encoding="utf-8",
        )
    if chosen.summary:
        chosen.summary.write_text(summary(rules, rows, chosen.each), encoding="utf-8")
    return 0


class _Alone:
    """A pool of this process alone."""

    map = staticmethod(map)

    def __enter__(self) -> _Alone:
        return self

    def __exit__(self, *_: object) -> None:
        return None


if __name__ == "__main__":
    sys.exit(main())
