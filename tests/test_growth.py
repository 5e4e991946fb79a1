"""Cost grows with the length of a text, not with its square, whatever the text is made of."""

from __future__ import annotations

import gc
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from helpers import shipped_rules
from linear import assert_linear, cost
from newslint.cli.commands.quotes import command as quotes_command
from newslint.config.model import Settings
from newslint.fixing.apply import Fixed, diff
from newslint.model.finding import FileResult, Finding
from newslint.model.span import LineIndex, Span
from newslint.pipeline.check import check_article
from newslint.readers import read_article
from newslint.reporters import load
from newslint.reporters.shared.base import ReportContext

STORY = (
    "LISBON, Portugal (AP) — The council met on Tuesday to talk about the bridge, officials said. “It is old,” "
    "said Mayor Ann Moss, who took office in 2019. “We will mend it.” According to Moss, work is to begin in May. "
)

TEXTS = {
    "paragraphs": STORY + "\n\n",
    "one line": STORY,
    "closed quotations": "“a” ",
    "open quotations": "“a ",
    "straight marks": '"a ',
    "running quotations": "“a said.\n\n",
    "names": "Alpha Beta ",
    "speakers": "“Yes,” said Bob. ",
    "one word": "a",
    "stops": ". ",
    "stops without a space": ".",
    "capitals": "A",
    "dates": "Monday, June 3, ",
    "apostrophes": "'a ",
    "brackets": "(AP) [",
    "numbers": "1,234.56 ",
    "blank lines": "\n\n",
    "hyphens": "a-b—c–",
    "combining marks": "e\u0301 ",
    "characters nobody sees": "a\u200bb \u202ec ",
    "mixed alphabets": "p\u0430y ",
    "lines of another system": "word\r\n",
    "commas before marks": "“I, ” said he ",
    "marks that are spelled out": "&ldquo;a ",
    "marks of other countries": "‹a ",
    "tags that quote": "<q>a ",
    "labels of speakers": "Orr: b\n\n",
    "lines that answer": "> a\n",
    "directives": "[newslint: ignore-next typos.x y]\nHe said.\n\n",
    "directives without an end": "[newslint: off typos.x]\nHe said.\n\n",
    "directives in fences": "```\na\n```\n<!-- newslint: on -->\n",
}


def test_a_long_word_costs_its_length():
    rules = shipped_rules()

    def prepared(length: int) -> Callable[[], object]:
        article = read_article("story.txt", ("the the. “a" + "9" * length + " said").encode())
        return lambda: check_article(article, rules, Settings(level="suggestion"))

    assert_linear(prepared, 3_000)


def test_directives_cost_what_the_text_costs():
    """However many findings each of many directives might cover, and however late it ends."""
    rules = shipped_rules()

    def prepared(length: int) -> Callable[[], object]:
        pairs = "[newslint: off typos.x%d]\n\nIt is teh sea.\n\n[newslint: on typos.y%d]\n\n"
        text = "".join(pairs % (number, number) for number in range(length))
        article = read_article("story.txt", text.encode())
        return lambda: check_article(article, rules, Settings(level="suggestion"))

    assert_linear(prepared, 100)


@pytest.mark.parametrize("name", TEXTS)
def test_cost_is_linear(name):
    piece = TEXTS[name]
    settings = Settings(level="suggestion", fail_level="suggestion")
    rules = shipped_rules()

    def check(length: int) -> Callable[[], object]:
        article = read_article("story.txt", (piece * (length // len(piece))).encode())
        return lambda: check_article(article, rules, settings)

    assert_linear(check, 2_000)


def test_a_difference_costs_what_the_text_costs_even_if_its_lines_recur():
    def prepared(lines: int) -> Callable[[], object]:
        recurring = [f"It is line {at * 7 % 150} of them.\n" for at in range(lines)]
        before = "".join(f"It was was {at}.\n" if at % 2 else line for at, line in enumerate(recurring))
        after = before.replace("was was", "was")
        article = read_article("story.txt", b"")
        checked = FileResult("story.txt", after, LineIndex(after), article=article)
        fixed = Fixed(before.encode(), after.encode(), {}, checked)
        return lambda: diff("story.txt", fixed)

    assert_linear(prepared, 1_200)


@pytest.mark.parametrize("gap", [" ", "\n\n"], ids=["in one paragraph", "in paragraphs of their own"])
def test_the_page_costs_what_its_findings_cost(gap):
    piece = f"It was was.{gap}"

    def prepared(findings: int) -> Callable[[], object]:
        text = piece * findings
        found = Finding("typos.x", "typos", "error", Span(3, 10), "was was", "Twice.", "", ("was",))
        starts = range(3, len(text), len(piece))
        many = tuple(found._replace(span=Span(start, start + 7)) for start in starts)
        article = read_article("story.txt", text.encode())
        result = FileResult("story.txt", text, LineIndex(text), many, article=article)
        return lambda: list(load("html")([result], ReportContext("1")))

    assert_linear(prepared, 700)


@pytest.mark.parametrize("piece", ["John Smith said. ", "John Smith said. Smith, 40, met Mr. Smith. "])
def test_facts_cost_what_the_text_costs(piece):
    def prepared(mentions: int) -> Callable[[], object]:
        article = read_article("story.txt", (piece * mentions).encode())
        result = FileResult("story.txt", article.source, LineIndex(article.source), article=article)
        return lambda: list(load("html")([result], ReportContext("1")))

    assert_linear(prepared, 700)


def test_quotations_are_listed_at_the_cost_of_the_text(tmp_path):
    def prepared(quotations: int) -> Callable[[], object]:
        path = tmp_path / "story.txt"
        path.write_text("“a ‘b " * quotations, encoding="utf-8")
        return lambda: CliRunner().invoke(quotes_command, [str(path)], catch_exceptions=False)

    assert_linear(prepared, 1_000)


ARTICLES = Path(__file__).parent / "articles"
STORIES = "\n\n".join(
    path.read_text().strip() for path in sorted(ARTICLES.glob("*.txt")) if path.suffixes == [".txt"]
)


def _renamed(text: str, number: int) -> str:
    """A story with people and places of its own."""
    ending = "".join("abdefghikl"[int(digit)] * 2 for digit in str(number))  # two slips from any other
    return re.sub(r"\b[A-Z][a-z]{4,}\b", lambda match: match.group() + ending, text)


@pytest.mark.parametrize(
    "own_names", [False, True], ids=["the same stories", "stories with names of their own"]
)
def test_many_stories_in_one_file_cost_what_they_cost_alone(own_names):
    rules = shipped_rules()
    settings = Settings()

    def prepared(copies: int) -> tuple[int, Callable[[], object]]:
        parts = [_renamed(STORIES, number) if own_names else STORIES for number in range(copies)]
        text = "\n\n".join(parts)
        article = read_article("story.txt", text.encode())
        return len(text), lambda: check_article(article, rules, settings)

    (length, few), (longer, many) = prepared(12), prepared(130)
    few()
    for _ in range(4):
        small, large = cost(few) / length, cost(many) / longer
        # a check that looks at all the rest for each of something makes it three times as much or more
        if large < 2 * small:
            return
    raise AssertionError(f"{large / small:.1f} times as much for each character")


def test_an_article_is_freed_as_soon_as_it_is_done_with():
    """Not when Python looks for garbage, by when a hundred more have been read."""
    rules = shipped_rules()
    text = Path(__file__).parent.parent.joinpath("examples", "tagus-ferries.txt").read_bytes()
    check_article(read_article("story.md", text), rules, Settings(level="suggestion"))
    gc.collect()
    gc.disable()
    try:
        result = check_article(read_article("story.md", text), rules, Settings(level="suggestion"))
        assert result.findings
        del result
        gc.set_debug(gc.DEBUG_SAVEALL)
        gc.collect()
        left = {type(each).__name__ for each in gc.garbage}
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert not left
