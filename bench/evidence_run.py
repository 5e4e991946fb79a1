"""All rules at suggestion level over folders of text, so many documents at a time; what was done is kept."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from evidence_ledger import place_of
from newslint.config.model import Settings
from newslint.document.document import Document
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import rule_set, rules_name
from newslint.pipeline.check import check_file
from newslint.storage import cache as storage

#: Documents that are checked in one go: what a run that is cut short loses.
_CHUNK = 200
#: Code points of a sample on either side of the words.
_BEFORE, _AFTER = 160, 120


class Hit(NamedTuple):
    """One finding, and the place in its sentence by which the ledger knows it."""

    corpus: str
    path: str
    rule: str
    entry: str
    family: str
    level: str
    line: int
    place: str
    before: str
    text: str
    after: str
    message: str
    replacements: tuple[str, ...]

    @property
    def default(self) -> bool:
        """True if it is shown unless suggestions are asked for too."""
        return self.level != "suggestion"


class Chunk(NamedTuple):
    """What some documents of one corpus come to. `verdicts` are the paths of those called reworded."""

    corpus: str
    documents: int
    words: int
    hits: list[Hit]
    verdicts: list[str]
    errors: list[str]


def corpora_in(folder: Path, wanted: list[str]) -> dict[str, list[Path]]:
    """The documents of every folder below one, or of the folder itself where none is below it."""
    below = {path.name: path for path in sorted(folder.iterdir()) if path.is_dir()} or {folder.name: folder}
    if unknown := [name for name in wanted if name not in below]:
        raise SystemExit(f"no such corpus: {', '.join(unknown)}; there are {', '.join(below)}")
    return {
        name: sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith("."))
        for name, path in below.items()
        if not wanted or name in wanted
    }


def run(folder: Path, corpora: dict[str, list[Path]], packs: tuple[str, ...], jobs: int) -> Iterator[Chunk]:
    """All documents of the corpora, in parts. What the same rules found before is not looked for again."""
    state = rules_name(packs)
    _rules(packs)  # so that all processes have it
    tasks = [
        (str(folder), name, [str(path) for path in paths[at : at + _CHUNK]], packs, state)
        for name, paths in corpora.items()
        for at in range(0, len(paths), _CHUNK)
    ]
    if jobs < 2:
        yield from map(_chunk, tasks)
        return
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(_chunk, tasks)


@cache
def _rules(packs: tuple[str, ...]) -> RuleSet:
    return rule_set(packs)


def _chunk(task: tuple[str, str, list[str], tuple[str, ...], str]) -> Chunk:
    folder, corpus, paths, packs, state = task
    stamps = [f"{path} {(s := Path(path).stat()).st_size} {s.st_mtime_ns}" for path in paths]
    name = f"evidence/{storage.digest(state.encode(), '|'.join(stamps).encode())}"
    known = storage.read(name)
    if isinstance(known, str):
        return _restored(json.loads(known))
    words = 0
    hits: list[Hit] = []
    verdicts, errors = [], []
    for path in paths:
        below = str(Path(path).relative_to(folder))
        result = check_file(path, _rules(packs), Settings(level="suggestion"))
        words += result.words
        if result.error:
            errors.append(f"{below}: {result.error}")
        if result.verdict:
            verdicts.append(below)
        document = Document(result.source)
        for finding in result.findings:
            start, end = finding.span
            line = result.lines.line(start)
            around = result.lines.line_span(line)
            hits.append(
                Hit(
                    corpus,
                    below,
                    finding.rule,
                    getattr(finding, "entry", ""),
                    finding.family,
                    finding.level,
                    line,
                    place_in(document, start),
                    result.source[max(around.start, start - _BEFORE) : start],
                    finding.text,
                    result.source[end : max(min(around.end, end + _AFTER), end)].rstrip("\n"),
                    finding.message,
                    tuple(finding.replacements),
                )  # fmt: skip
            )
    chunk = Chunk(corpus, len(paths), words, hits, verdicts, errors)
    storage.write(name, json.dumps(chunk))
    return chunk


def place_in(document: Document, start: int) -> str:
    """The name of the place `start` of a document, by its sentence."""
    if not document.paragraphs:
        return place_of(document.text, start)
    sentence = document.sentence_around(start)
    return place_of(sentence.of(document.text), max(start - sentence.start, 0))


def _restored(values: Any) -> Chunk:
    chunk = Chunk(*values)
    return chunk._replace(hits=[Hit(*hit[:-1], tuple(hit[-1])) for hit in chunk.hits])
