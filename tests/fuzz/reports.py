"""Reports made of hostile findings, and what each format must hold for those who read it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any
from xml.etree import ElementTree

from newslint.model.article import Article
from newslint.model.finding import LEVELS, FileResult, Finding, Related
from newslint.model.span import LineIndex, Span
from newslint.reporters import FORMATS, load
from newslint.reporters.shared.base import ReportContext, RuleInfo

#: What steers a terminal or the direction of its text, or cannot be seen.
_STEERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
_COMMAND = re.compile(r"::(error|warning|notice) ([^\r\n]*?)::([^\r\n]*)")
_SUMMARY = Path(mkdtemp(prefix="newslint-fuzz-")) / "summary.md"


def hostile_results(random: Random, source: str, words: list[str]) -> list[FileResult]:
    """Results whose every part is somebody else's: the text, names of files and rules, messages."""
    results = []
    for number in range(random.choice((1, 1, 2))):
        findings = tuple(_finding(random, source, words) for _ in range(random.choice((0, 1, 3))))
        path = (random.choice(words) or "a").replace("\0", "") + f"{number}.txt"
        article = Article(path, source, source)
        error = random.choice((None, None, f"cannot be read: {random.choice(words)}"))
        verdict = (
            {"verdict": "v", "message": random.choice(words), "signs": []} if random.random() < 0.3 else None
        )
        wire = Article(random.choice(words), source, source) if random.random() < 0.2 else None
        results.append(
            FileResult(path, source, LineIndex(source), findings, error, verdict, 3, {}, article, wire)
        )
    return results


def _finding(random: Random, source: str, words: list[str]) -> Finding:
    start, end = sorted((random.randrange(len(source) + 1), random.randrange(len(source) + 1)))
    span = Span(start, min(end, start + random.choice((0, 1, 9, 400))))
    related = ()
    if random.random() < 0.3:
        related = (
            Related(random.choice((None, *words)), Span(0, min(3, len(source))), random.choice(words)),
        )
    return Finding(
        random.choice(words) or "a.b",
        random.choice(words) or "a",
        random.choice(LEVELS),
        span,
        span.of(source),
        random.choice(words) or "m",
        random.choice(words),
        tuple(random.sample(words, min(len(words), random.randrange(3)))),
        "",
        "",
        related,
        random.choice(("", random.choice(words))),
    )


def check_reports(random: Random, results: list[FileResult], formats: tuple[str, ...] = FORMATS) -> None:
    """Every format holds the findings and nothing more."""
    infos = {
        finding.rule: RuleInfo(finding.family, finding.level, finding.message, finding.why, finding.message)
        for result in results
        for finding in result.findings
    }
    _SUMMARY.unlink(missing_ok=True)
    for name in formats:
        context = ReportContext(
            "1.0",
            infos,
            width=random.choice((20, 80, 400)),
            cwd="/repo",
            environ={"GITHUB_STEP_SUMMARY": str(_SUMMARY)},
            statistics=random.random() < 0.5,
        )
        text = "".join(load(name)(iter(results), context))
        text.encode("utf-8", "backslashreplace" if name in ("text", "github") else "strict")
        assert name == "html" or not (found := _CONTROLS.search(text)), (name, ascii(found))
        _CHECKS[name](text, results)
    if "github" in formats:
        _summary(_SUMMARY.read_text(encoding="utf-8"))


def _count(results: list[FileResult]) -> int:
    return sum(len(result.findings) for result in results)


def _text(text: str, results: list[FileResult]) -> None:
    assert not (found := _STEERS.search(text)), ascii(found)
    heads = [line for line in text.split("\n") if re.match(r".+:\d+:\d+  (error|warning|suggestion)  ", line)]
    assert len(heads) >= _count(results)


def _json(text: str, results: list[FileResult]) -> None:
    value: Any = json.loads(text)
    assert [file["path"] for file in value["files"]] == [result.path for result in results]
    for file, result in zip(value["files"], results):
        assert [found["message"] for found in file["findings"]] == [f.message for f in result.findings]
        assert [found["text"] for found in file["findings"]] == [f.text for f in result.findings]


def _github(text: str, results: list[FileResult]) -> None:
    commands = 0
    for line in text.split("\n"):
        if line.startswith("::"):
            assert _COMMAND.fullmatch(line), ascii(line)
            commands += 1
        else:
            assert "##[" not in line and not line.lstrip().startswith("::"), ascii(line)
    assert "\r" not in text and "##[" not in text
    assert commands == _count(results) + sum(result.error is not None for result in results)


def _gitlab(text: str, results: list[FileResult]) -> None:
    value: Any = json.loads(text)
    errors = sum(result.error is not None for result in results)
    assert len(value) == _count(results) + errors
    assert len({issue["fingerprint"] for issue in value}) == len(value)


def _sarif(text: str, results: list[FileResult]) -> None:
    (run,) = json.loads(text)["runs"]
    assert len(run["results"]) == _count(results)
    for found in run["results"]:
        uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert uri.isascii() and uri.isprintable() and " " not in uri
        assert not re.search(r"(?<!\\)\[[^\]]*\]\(", found["message"]["text"])


def _rdjson(text: str, results: list[FileResult]) -> None:
    value: Any = json.loads(text)
    assert len(value["diagnostics"]) >= _count(results)


def _checkstyle(text: str, results: list[FileResult]) -> None:
    root = ElementTree.fromstring(text)
    assert len(root.findall("file")) == len(results)
    assert len(root.findall("file/error")) == _count(results) + sum(r.error is not None for r in results)


def _junit(text: str, results: list[FileResult]) -> None:
    root = ElementTree.fromstring(text)
    assert len(root.findall("testsuite")) == len(results)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[tuple[str, str]] = []
        self.raw = {"script": 0, "style": 0}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _TAGS, tag
        if tag in self.raw:
            self.raw[tag] += 1
        for name, value in attrs:
            assert name in _ATTRIBUTES or name.startswith(("aria-", "data-")), (tag, name)
            if name in ("href", "src"):
                assert value and value.startswith(("#", "data:,")), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


_TAGS = frozenset(
    "aside html head meta link title style script body a header main footer section article h1 h2 h3 p div span ol ul li "
    "table thead tbody tr th td caption strong b em i ins del code details summary blockquote button label input "
    "fieldset legend mark svg rect".split()
)
_ATTRIBUTES = frozenset(
    "class id href lang charset content name rel role type value checked tabindex title scope colspan for hidden dir "
    "http-equiv open width height rx".split()
)


def check_page(text: str) -> None:
    """A page of ours: our tags and attributes, our script, nothing fetched, nothing that steers."""
    page = _Page()
    page.feed(text)
    page.close()
    assert page.raw == {"script": 1, "style": 1}, page.raw
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def _html(text: str, results: list[FileResult]) -> None:
    check_page(text)
    assert text.count('<li class="note ') == sum(len(r.findings) for r in results)


def _summary(text: str) -> None:
    """The page of a step shows what it is given letter for letter: no links, pictures, tags or mentions."""
    bare = re.sub(r"\\.", "", text)
    assert "<" not in bare and "](" not in bare and "@" not in bare and "`" not in bare, bare
    assert not _STEERS.search(text)


_CHECKS = {
    "text": _text,
    "json": _json,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
    "rdjson": _rdjson,
    "checkstyle": _checkstyle,
    "junit": _junit,
    "html": _html,
}
