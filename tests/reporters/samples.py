"""A handful of findings made by hand, which every format is shown with."""

from __future__ import annotations

import json
from pathlib import Path

from newslint.model.article import Article
from newslint.model.finding import FileResult, Finding, Related
from newslint.model.span import LineIndex, Span
from newslint.reporters.shared.base import ReportContext, RuleInfo

GOLDEN = Path(__file__).parent / "golden"

STORY = (
    "TAIPIE, Taiwan (DNS) — The café on Lí Road is anticipated to reopen in May, its owners said Monday.\n"
    "\n"
    "“We lost the the roof and most of the kitchen,” said Zoë Lin, 41, who runs it with her brother. "
    "“But our regulars’ letters kept us going.”\n"
    "\n"
    "“It is the heart of the street,” the author writes. 東京 and 🍜 are on the menu.\n"
)
WIRE = (
    "TAIPEI, Taiwan (DNS) — The café on Lí Road is expected to reopen in May, its owners said Monday.\n"
    "\n"
    "“We lost the roof and most of the kitchen,” said Zoë Lin, 41, who runs it with her brother. "
    "“But our regulars’ letters kept us going.”\n"
    "\n"
    "“It is the heart of the street,” said a neighbor, Odile Guérin.\n"
)
MARKDOWN = "# Soup & letters\n\nThe *caf&eacute;* opens <b>teh</b> door.\n"


def span_of(text: str, words: str) -> Span:
    """Where words stand in a text that holds them once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def finding(rule: str, level: str, words: str, message: str, **more: object) -> Finding:
    """A finding on words of the story."""
    return Finding(
        rule=rule,
        family=rule.split(".")[0],
        level=level,
        span=span_of(STORY, words),
        text=words,
        message=message,
        why=RULES[rule].why,
        fingerprint=f"{abs(sum(map(ord, rule + words))):016x}",
        **more,  # type: ignore[arg-type]
    )


RULES = {
    "typos.dateline-city": RuleInfo(
        "typos", "error", "'{match}' is no city we know; did you mean '{replacement}'?",
        "A misspelled dateline is the first thing a reader sees.", "Gazetteer of datelines",
    ),
    "typos.doubled-word": RuleInfo(
        "typos", "error", "'{match}' says a word twice.", "A word was typed twice.", "Copy desks everywhere"
    ),
    "spun.is-anticipated-to": RuleInfo(
        "spun", "warning", "'{match}' is not how news is written; write '{replacement}'.",
        "Spinning tools replace “expected” with words nobody says.", "Stock phrases of news",
    ),
    "attribution.generic-speaker": RuleInfo(
        "attribution", "warning", "'{match}' is nobody named in this story.",
        "Readers must know who spoke.", "Attribution",
    ),
    "style.unused": RuleInfo("style", "suggestion", "Nothing <found> & nothing \"lost\".", "Never", ""),
}  # fmt: skip

FINDINGS = (
    finding(
        "typos.dateline-city", "error", "TAIPIE", "'TAIPIE' is no city we know; did you mean 'TAIPEI'?",
        replacements=("TAIPEI",), fix="safe",
    ),
    finding(
        "spun.is-anticipated-to", "warning", "is anticipated to",
        "'is anticipated to' is not how news is written; write 'is expected to'.",
        replacements=("is expected to", "is to"), fix="unsafe", sign="stilted-register",
    ),
    finding("typos.doubled-word", "error", "the the", "'the the' says a word twice.", replacements=("the",)),
    finding(
        "attribution.generic-speaker", "warning", "the author writes",
        "'the author writes' is nobody named in this story; the last speaker is Zoë Lin.", sign="stilted-register",
        related=(
            Related(None, span_of(STORY, "Zoë Lin"), "the last speaker"),
            Related("wire/café.txt", span_of(WIRE, "said a neighbor, Odile Guérin"), "the wire copy says"),
        ),
    ),
    finding("style.unused", "suggestion", "東京 and 🍜", "“東京” needs a gloss: 100% of us, <b>all</b>."),
)  # fmt: skip

VERDICT: dict[str, object] = {
    "verdict": "machine-reworded",
    "message": "reads as machine-reworded: 2 signs of 1 kind",
    "kinds": ["stilted-register"],
    "signs": [],
}


def article(path: str, text: str) -> Article:
    """Plain text as its reader hands it over."""
    return Article(path, text, text)


RESULT = FileResult(
    "stories/café.txt",
    STORY,
    LineIndex(STORY),
    FINDINGS,
    verdict=VERDICT,
    words=60,
    hidden={"suggestion": 1},
    article=article("stories/café.txt", STORY),
    wire=article("wire/café.txt", WIRE),
)
MARKED_UP = FileResult(
    "stories/a \"b\" & c.md",
    MARKDOWN,
    LineIndex(MARKDOWN),
    (
        Finding(
            "typos.doubled-word", "typos", "error", span_of(MARKDOWN, "teh"), "teh", "‘teh’ is misspelled.",
            "A word was typed twice.", ("the",), "safe", fingerprint="feedfacefeedface",
        ),
    ),
    words=9,
)  # fmt: skip
CLEAN = FileResult("stories/clean.txt", "All is well.\n", LineIndex("All is well.\n"), words=3)
UNREADABLE = FileResult("stories/odd.txt", "", LineIndex(""), error="byte 7 (0xff) is not UTF-8")

RESULTS = (RESULT, MARKED_UP, CLEAN, UNREADABLE)

CONTEXT = ReportContext(version="1.2.3", rules=RULES, width=80, cwd="/repo/desk", environ={})


def golden(name: str) -> str:
    """The stored output of a format; `write_golden.py` beside this file rewrites all."""
    return (GOLDEN / name).read_text(encoding="utf-8")


def as_json(text: str) -> object:
    """A report read back."""
    value: object = json.loads(text)
    return value
