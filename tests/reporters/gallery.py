"""Articles for the tests of the HTML report: written for it, with defects planted and found by hand."""

from __future__ import annotations

from pathlib import Path

from newslint.model.article import Article, Block
from newslint.model.finding import FileResult, Finding, Related
from newslint.model.span import LineIndex, Span

_STORIES = Path(__file__).parent / "stories"
STORY = (_STORIES / "ferry.txt").read_text(encoding="utf-8")
WIRE_TEXT = (_STORIES / "ferry-wire.txt").read_text(encoding="utf-8")

#: rule, level, words, message, why, replacements, words of the wire copy
_DEFECTS: tuple[tuple[str, str, str, str, str, tuple[str, ...], str], ...] = (
    (
        "spun.is-anticipated-to", "warning", "is anticipated to",
        "‘is anticipated to’ is not how news is written; write ‘is expected to’.",
        "Spinning tools swap “expected” for words no reporter types.", ("is expected to",), "is expected to",
    ),
    (
        "typos.doubled-word", "error", "the the", "‘the the’ says a word twice.",
        "A word was typed twice, or left over from an edit.", ("the",), "",
    ),
    (
        "attribution.quotation-altered", "error", "Nobody on this council",
        "The quotation does not say what the wire copy says.",
        "What stands between quotation marks is what was said.", ("No one on this council",),
        "No one on this council",
    ),
    (
        "garbled.number-differs", "error", "11%", "The wire copy has another figure: 17%.",
        "A figure that changes on the way is an error of fact.", ("17%",), "17%",
    ),
    (
        "attribution.generic-speaker", "warning", "the author writes",
        "‘the author writes’ is nobody named in this story; the last speaker is Inès Galbraith.",
        "Readers must know who spoke; rewriting tools put “the author” for a name.", (),
        "said Dana Whitlock, who leads the council",
    ),
    (
        "spun.idiom-reworded", "warning", "kicking the boat down the dock",
        "‘kicking the boat down the dock’ is no idiom; the set phrase is ‘kicking the can down the road’.",
        "Set phrases cannot have their words swapped.", ("kicking the can down the road",),
        "kicking the can down the road",
    ),
    (
        "typos.doubled-function-word", "error", "with with", "‘with with’ says a word twice.",
        "A word was typed twice, or left over from an edit.", ("with",), "",
    ),
    (
        "style.wordy", "suggestion", "a part of", "‘a part of’ can be ‘part of’.", "Shorter reads faster.",
        ("part of",), "",
    ),
    (
        "typos.misspelling", "error", "ministery", "‘ministery’ is misspelled.", "It is in no dictionary.",
        ("ministry",), "",
    ),
)  # fmt: skip


def _at(text: str, words: str) -> Span:
    assert text.count(words) == 1, words
    return Span(text.index(words), text.index(words) + len(words))


def findings(wire_path: str | None) -> tuple[Finding, ...]:
    """The findings on the story, in order; those that only the wire copy shows have a related place."""
    made = []
    for rule, level, words, message, why, replacements, there in _DEFECTS:
        related = (
            (Related(wire_path, _at(WIRE_TEXT, there), "the wire copy says"),) if wire_path and there else ()
        )
        made.append(
            Finding(
                rule,
                rule.split(".")[0],
                level,
                _at(STORY, words),
                words,
                message,
                why,
                replacements,
                sign="stilted-register" if rule.startswith("spun") else "",
                related=related,
                fingerprint=f"{len(made):08x}",
            )  # fmt: skip
        )
    return tuple(made)


def _article(path: str, text: str, headline: bool) -> Article:
    blocks = []
    start = 0
    for number, part in enumerate(text.strip().split("\n\n")):
        start = text.index(part, start)
        blocks.append(
            Block("headline" if headline and not number else "body", Span(start, start + len(part)))
        )
        start += len(part)
    return Article(path, text, text, blocks=tuple(blocks))


VERDICT: dict[str, object] = {
    "verdict": "machine-reworded",
    "message": "Reads as machine-reworded: stock phrases of a spinning tool, a generic speaker, a broken idiom.",
}


def story(path: str = "stories/ferry.txt", *, wire: bool = False) -> FileResult:
    """The example article; with `wire` beside the copy it was made from."""
    return FileResult(
        path,
        STORY,
        LineIndex(STORY),
        findings("wire/ferry.txt" if wire else None),
        verdict=VERDICT,
        words=len(STORY.split()),
        article=_article(path, STORY, True),
        wire=_article("wire/ferry.txt", WIRE_TEXT, False) if wire else None,
    )


def folder(number: int = 50) -> list[FileResult]:
    """A folder of files: most with some of the defects, some clean, one that cannot be read."""
    results = []
    for at in range(number):
        path = f"stories/2024/{at % 12 + 1:02}/{at:03}-ferry-line-wins-a-reprieve.txt"
        full = story(path)
        if at == 7:
            results.append(FileResult(path, "", LineIndex(""), error="byte 1,204 (0x92) is not UTF-8"))
        elif at % 5 == 3:
            results.append(full._replace(findings=(), verdict=None))
        else:
            kept = tuple(found for n, found in enumerate(full.findings) if (at * 7 + n * 3) % 5 < 2 + at % 3)
            results.append(full._replace(findings=kept, verdict=VERDICT if at % 9 == 0 else None))
    return results
