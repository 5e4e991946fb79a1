"""Cost grows with the length of a text, not with its square, whatever the text is made of."""

from __future__ import annotations

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
