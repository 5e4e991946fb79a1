"""Verdicts as they come from readers, made into lines of the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from evidence_ledger import REPLACEMENTS, VERDICTS, Verdict, mistake_in, normal, place_of
from evidence_run import place_in
from newslint.document.document import Document
from newslint.document.sentences import split_sentences
from newslint.model.span import Span
from newslint.readers.decode import decode

#: Contexts of items are cut after so many code points.
_CONTEXT = 130
_WORDED = {"TRUE": "true", "STYLE": "style", "FALSE": "false", "DATA": "data"}


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith(("# ", "//")):
            name, *values = line.split("\t")
            yield name.lstrip("#"), [*values, "-", "-", "", ""][:4]


def _verdict(rule: str, place: str, values: list[str], text: str = "") -> Verdict:
    said, replacement, cause, reason = values
    verdict = VERDICTS.get(said, said)
    false = verdict == "false"
    made = Verdict(
        rule,
        place,
        verdict,
        REPLACEMENTS.get(replacement or "-", replacement),
        cause or "-" if false else "-",
        "-",
        normal(reason) if false else "",
    )
    if problem := mistake_in(made, text):
        raise ValueError(f"{rule}:{place}: {problem}")
    return made


def from_sample(path: Path) -> list[Verdict]:
    """Verdicts on what a run printed: the first column is `rule:place`."""
    return [_verdict(*name.split(":"), values) for name, values in _rows(path)]


@lru_cache(maxsize=256)
def _document(path: Path) -> Document:
    return Document(decode(path.read_bytes(), str(path)).text)


def from_hits(
    folder: Path, hits: Path, files: list[Path], second: list[Path]
) -> tuple[list[Verdict], list[str]]:
    """Verdicts on numbered hits, and what was left out and why."""
    known = json.loads(hits.read_text(encoding="utf-8"))
    again = {name: VERDICTS[values[0]] for path in second for name, values in _rows(path)}
    made, skipped = [], []
    for path in files:
        for name, values in _rows(path):
            hit = known[int(name)]
            document = _document(folder / hit["path"])
            start = _offset(document.text, hit)
            if start is None:
                skipped.append(f"{path.name}: {name}: the words are no longer there")
                continue
            text = hit["pre"] + hit["match"] + hit["post"]
            try:
                one = _verdict(hit["rule"], place_in(document, start), values, text)
            except ValueError as error:
                skipped.append(f"{path.name}: {name}: {error}")
                continue
            made.append(one._replace(second=again.get(name, "-")))
    return made, skipped


def _offset(text: str, hit: dict[str, Any]) -> int | None:
    """Where a hit stands in its document. What stands before it is known only so far."""
    lines = text.split("\n")
    begin = sum(len(line) + 1 for line in lines[: hit["line"] - 1])
    at = lines[hit["line"] - 1].find(hit["pre"] + hit["match"].split("\n")[0] + hit["post"])
    return None if at < 0 else begin + at + len(hit["pre"])


def from_items(path: Path) -> tuple[list[Verdict], int]:
    """Verdicts on hits that carry a stretch of their line, and how many are left out."""
    made, skipped = [], 0
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        place = _place_in_context(item)
        if place is None:
            skipped += 1
            continue
        right = item.get("replacement_right")
        replacement = "-" if right is None else "right" if right else "wrong"
        false = item["verdict"] == "FALSE"
        made.append(
            Verdict(
                item["rule"], place, _WORDED[item["verdict"]], replacement,
                _cause(item.get("cause", "")) if false else "-",
            )
        )  # fmt: skip
    return made, skipped


def _place_in_context(item: dict[str, Any]) -> str | None:
    """The place by the sentence, if the context holds the whole of it."""
    before, text = item["pre"], item["pre"] + item["match"] + item["post"]
    sentences = split_sentences(text, Span(0, len(text)))
    number = max(at for at, one in enumerate(sentences) if one.start <= len(before) or not at)
    whole = sentences[number]
    if (
        number == 0
        and item["col"] - 1 != len(before)
        or number == len(sentences) - 1
        and not _ends(item, text)
    ):
        return None
    return place_of(whole.of(text), max(len(before) - whole.start, 0))


def _ends(item: dict[str, Any], text: str) -> bool:
    """True if the line ends with the context: it is shorter than contexts are cut to."""
    return len(item["post"]) < _CONTEXT and text.rstrip().endswith((".", "!", "?", "”", '"', "…"))


def _cause(written: str) -> str:
    """The cause as the ledger names it."""
    for part, name in (
        ("name", "name"), ("set", "set-phrase"), ("clause", "clause"), ("confus", "confusion"), ("attribution", "attribution"),
        ("preposition", "preposition"), ("noun", "noun-verb"), ("lexicon", "lexicon"), ("pairing", "pairing"),
        ("quotation", "pairing"), ("variet", "variety"),
    ):  # fmt: skip
        if part in written.lower():
            return name
    return "other"
