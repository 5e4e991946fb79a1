"""What the rules of grammar engines find, in edited copy and in text with known defects.

    python bench/engines.py ask ENGINE FOLDER --keep FILE [--corpus NAME ...] [--words N]
                                                ask an engine about N words of the corpora, and keep what it says
    python bench/engines.py ask ENGINE FILE.bad --keep FILE
                                                the same of sentences with marked defects, one a line: She [[has went]] home.
    python bench/engines.py ask ENGINE FOLDER --keep FILE --gold
                                                the same of annotated articles (article.txt, gold.json)
    python bench/engines.py report FILE ...     hits per million words, verdicts and defects found, by id
    python bench/engines.py sample FILE ... [--id NAME ...] [--each N]
                                                hits that nobody judged, to read
    python bench/engines.py judge VERDICTS.tsv FILE ...         add verdicts, as for bench/evidence.py

FOLDER holds a folder of articles for each corpus. Only what could be passed on is counted: not what stands in
quotations, and of a dictionary's words only those that `spelling` lets through. Verdicts are kept in
tests/evidence/engines.tsv under "engine/id", without text, as docs/evidence.md says.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from evidence_ledger import LEDGER, REPLACEMENTS, VERDICTS, Ledger, Verdict, mistake_in
from evidence_run import corpora_in, place_in
from newslint.checks.kinds.engine import Keys, find
from newslint.document.document import Document
from newslint.engines.interface import EngineRequest
from newslint.engines.running import running
from newslint.packs.rule import Rule
from newslint.pipeline.findings import wanted

ENGINES_LEDGER = LEDGER.with_name("engines.tsv")
_MARKED = re.compile(r"\[\[(.*?)\]\]")
_RULE = Rule("engine.any", "typos", "engine", "warning", "skip", "", "", "", "", "", (), (), False, "", 0)
#: Ids of dictionaries, which are believed only of words that are surely slips.
_DICTIONARIES = ("MORFOLOGIK_RULE_EN_US", "MORFOLOGIK_RULE_EN_GB", "SpellCheck")
#: Code points of a sample on either side of the words.
_BEFORE, _AFTER = 150, 100


class Hit(NamedTuple):
    """One match that could be passed on. `defect` is True where it lies on a marked defect, None in edited copy."""

    id: str
    place: str
    before: str
    text: str
    after: str
    message: str
    replacements: tuple[str, ...]
    score: float | None
    defect: bool | None = None


class Run(NamedTuple):
    """What an engine said of some texts: `defects` are the marked ones."""

    engine: str
    words: int
    defects: int
    hits: list[Hit]

    @classmethod
    def read(cls, path: Path) -> Run:
        engine, words, defects, hits = json.loads(path.read_text(encoding="utf-8"))
        return cls(engine, words, defects, [Hit(*hit) for hit in hits])


class Text(NamedTuple):
    """A text to ask about, with the spans of its defects, None where nobody marked any."""

    text: str
    defects: list[tuple[int, int]] | None


def edited(folder: Path, names: list[str], words: int) -> Iterator[Text]:
    """Documents of all corpora in turn, spread evenly over each, until there are so many words."""
    corpora = corpora_in(folder, names)
    share = words / len(corpora)
    for paths in corpora.values():
        sizes = sum(path.stat().st_size for path in paths) / 6
        step = max(1, int(sizes / share))
        yield from (Text(path.read_text(encoding="utf-8"), None) for path in paths[::step])


def marked(path: Path) -> Iterator[Text]:
    """Sentences whose defects stand in double brackets."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, spans, at = "", [], 0
            for match in _MARKED.finditer(line):
                text += line[at : match.start()]
                spans.append((len(text), len(text) + len(match[1])))
                text += match[1]
                at = match.end()
            yield Text(text + line[at:], spans)


def annotated(folder: Path) -> Iterator[Text]:
    """Articles whose defects a gold.json beside them lists by line and quote."""
    for gold in sorted(folder.rglob("gold.json")):
        text = (gold.parent / "article.txt").read_text(encoding="utf-8")
        starts = [0, *(match.end() for match in re.finditer("\n", text))]
        spans = []
        for item in json.loads(gold.read_text(encoding="utf-8")):
            if not item.get("needs_source"):
                start = text.index(item["quote"], starts[item["line"] - 1])
                spans.append((start, start + len(item["quote"])))
        yield Text(text, spans)


def ask(options: argparse.Namespace) -> None:
    """Ask an engine, and keep its matches."""
    request = EngineRequest(options.engine, "us", 300.0)
    place: Path = options.place
    if options.gold:
        texts: Iterable[Text] = annotated(place)
    elif place.is_dir():
        texts = edited(place, options.corpus, options.words)
    else:
        texts = marked(place)
    words = defects = 0
    hits: list[Hit] = []
    for number, text in enumerate(texts, 1):
        document = Document(text.text)
        matches = running.result(request, document.text).matches
        if request in running.problems:
            raise SystemExit(running.problems[request])
        words += len(document.words)
        defects += len(text.defects or ())
        hits += _passable(document, options.engine, matches, text.defects)
        if number % 100 == 0:
            print(f"{number} texts, {words:,} words, {len(hits):,} hits", file=sys.stderr, flush=True)
    options.keep.write_text(json.dumps([options.engine, words, defects, hits]), encoding="utf-8")
    running.close()


def _passable(
    document: Document, engine: str, matches: tuple[Any, ...], defects: list[tuple[int, int]] | None
) -> Iterator[Hit]:
    document.engine_matches = {engine: matches}
    ids = sorted({match.id for match in matches})
    keys = {number: Keys(engine, (name,), (), name in _DICTIONARIES) for number, name in enumerate(ids)}
    scores = {(match.id, match.span): match.score for match in matches}
    text = document.text
    for number, hit in find(document, keys, frozenset(keys)):
        if not wanted(_RULE, hit.span, document):
            continue
        start, end = hit.span
        on_defect = None
        if defects is not None:
            on_defect = any(start < to and begin < end for begin, to in defects)
        yield Hit(
            ids[number], place_in(document, start), text[max(start - _BEFORE, 0) : start], text[start:end],
            text[end : end + _AFTER], hit.fields["engine"], tuple(hit.replacements),
            scores[ids[number], hit.span], on_defect,
        )  # fmt: skip


def report(options: argparse.Namespace) -> None:
    """A line for each id: hits per million words of edited copy, verdicts, marked defects found, other hits there."""
    ledger = Ledger.read(options.ledger)
    runs = [Run.read(path) for path in options.files]
    for engine in sorted({run.engine for run in runs}):
        words = sum(run.words for run in runs if run.engine == engine and not run.defects)
        defects = sum(run.defects for run in runs if run.engine == engine)
        print(f"{engine}: {words:,} words of edited copy, {defects} marked defects")
        print("id\thits\tper M\ttrue\tstyle\tfalse\tfound\tbeside")
        rows: dict[str, Counter[str]] = defaultdict(Counter)
        for run in (run for run in runs if run.engine == engine):
            for hit in run.hits:
                row = rows[hit.id]
                if hit.defect is None:
                    row["hits"] += 1
                    known = ledger.get(f"{engine}/{hit.id}", hit.place)
                    row[known.verdict if known else "unread"] += 1
                else:
                    row["found" if hit.defect else "beside"] += 1
        for name, row in sorted(rows.items(), key=lambda item: -item[1]["hits"]):
            rate = 1e6 * row["hits"] / words if words else 0
            counts = "\t".join(str(row[key]) for key in ("true", "style", "false", "found", "beside"))
            print(f"{name}\t{row['hits']}\t{rate:.1f}\t{counts}")


def sample(options: argparse.Namespace) -> None:
    """Hits of edited copy that were not judged, so many for each id, spread evenly."""
    ledger = Ledger.read(options.ledger)
    for engine, name, hits in _by_id(options.files):
        if options.id and name not in options.id:
            continue
        unread = [hit for hit in hits if not ledger.get(f"{engine}/{name}", hit.place)]
        left = options.each - (len(hits) - len(unread))
        if left <= 0 or not unread:
            continue
        print(f"== {engine}/{name} ({len(hits)} hits): {hits[0].message}")
        for hit in unread[:: max(1, len(unread) // left)][:left]:
            before, after = (" ".join(part.split()) for part in (hit.before, hit.after))
            offered = " | ".join(hit.replacements[:2])
            print(f"{engine}/{name}:{hit.place}\t{before} [[{hit.text}]] {after}\t-> {offered}\t{hit.score}")


def _by_id(files: list[Path]) -> Iterator[tuple[str, str, list[Hit]]]:
    groups: dict[tuple[str, str], dict[str, Hit]] = defaultdict(dict)
    for run in map(Run.read, files):
        for hit in run.hits:
            if hit.defect is None:
                groups[run.engine, hit.id][hit.place] = hit
    for (engine, name), hits in sorted(groups.items()):
        yield engine, name, list(hits.values())


def judge(options: argparse.Namespace) -> None:
    """Add verdicts: the name that `sample` printed, T, S, F or D, then y, n or -, for an F the cause, and a remark."""
    ledger = Ledger.read(options.ledger)
    read = {
        (f"{engine}/{name}", hit.place): hit.before + hit.text + hit.after
        for engine, name, hits in _by_id(options.files)
        for hit in hits
    }
    added = 0
    for line in options.verdicts.read_text(encoding="utf-8").splitlines():
        name, letter, right, *more = [*line.split("\t"), "-"]
        rule, _, place = name.rpartition(":")
        cause, reason = (more[0] or "-", more[1]) if len(more) > 2 else (more[0] or "-", "")
        verdict = Verdict(rule, place, VERDICTS[letter], REPLACEMENTS[right], cause, "-", reason)
        if problem := mistake_in(verdict, read.get((rule, place), "")):
            raise SystemExit(f"{name}: {problem}")
        if (rule, place) not in read:
            raise SystemExit(f"{name}: no such hit")
        added += ledger.add(verdict)
    ledger.write(options.ledger)
    print(f"{added} verdicts added")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ledger", type=Path, default=ENGINES_LEDGER, help="the table of verdicts")
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("ask")
    one.add_argument("engine")
    one.add_argument("place", type=Path)
    one.add_argument("--keep", type=Path, required=True)
    one.add_argument("--corpus", nargs="+", default=[])
    one.add_argument("--words", type=int, default=300_000)
    one.add_argument("--gold", action="store_true")
    one.set_defaults(run=ask)
    one = commands.add_parser("report")
    one.add_argument("files", type=Path, nargs="+")
    one.set_defaults(run=report)
    one = commands.add_parser("sample")
    one.add_argument("files", type=Path, nargs="+")
    one.add_argument("--id", nargs="+", default=[])
    one.add_argument("--each", type=int, default=10)
    one.set_defaults(run=sample)
    one = commands.add_parser("judge")
    one.add_argument("verdicts", type=Path)
    one.add_argument("files", type=Path, nargs="+")
    one.set_defaults(run=judge)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
