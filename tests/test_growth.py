"""Cost grows with the length of a text, not with its square, whatever the text is made of."""

from __future__ import annotations

import gc
import re
from pathlib import Path
from time import process_time

import pytest

from newslint.config import Settings
from newslint.packs.sources import rule_set
from newslint.pipeline import check_article
from newslint.readers import read_article

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
    "directives": "[newslint: ignore-next typos.x y]\nHe said.\n\n",
    "directives without an end": "[newslint: off typos.x]\nHe said.\n\n",
    "directives in fences": "```\na\n```\n<!-- newslint: on -->\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_cost_is_linear(name):
    piece = TEXTS[name]
    settings = Settings(level="suggestion", fail_level="suggestion")
    rules = rule_set()

    def cost(length: int) -> float:
        article = read_article("story.txt", (piece * (length // len(piece))).encode())
        best = 1e9
        for _ in range(2):
            began = process_time()
            check_article(article, rules, settings)
            best = min(best, process_time() - began)
        return best

    cost(1_000)
    small, large = cost(1_500), cost(12_000)
    # eight times the text: eight times the cost, with room for noise; its square would be 64 times
    assert large < 24 * small + 0.15


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
    rules = rule_set()
    settings = Settings()

    def cost(copies: int) -> float:
        parts = [_renamed(STORIES, number) if own_names else STORIES for number in range(copies)]
        text = "\n\n".join(parts)
        article = read_article("story.txt", text.encode())
        began = process_time()
        check_article(article, rules, settings)
        return (process_time() - began) / len(text)

    cost(1)
    small = min(cost(12) for _ in range(3))
    large = min(cost(130) for _ in range(2))
    # a check that looks at all the rest for each of something makes it three times as much or more
    assert large < 2 * small


def test_an_article_is_freed_as_soon_as_it_is_done_with():
    """Not when Python looks for garbage, by when a hundred more have been read."""
    rules = rule_set()
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
