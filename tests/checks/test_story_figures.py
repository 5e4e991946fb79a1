"""Figures of one story against each other: whole stories that contradict themselves, and near misses that do not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.checks.detectors.lookup import test_names as names_of
from newslint.checks.kinds import dates, figures
from newslint.document.document import Document

STORIES = Path(__file__).parents[1] / "stories"
#: Stories that were written to be checked: the figures of the first ones contradict themselves, those of the later ones
#: do not, whatever else is wrong there.
WRITTEN = sorted(folder for folder in STORIES.iterdir() if "300" <= folder.name < "320")
CLEAN = sorted(folder for folder in STORIES.iterdir() if "320" <= folder.name < "400")


def found(text):
    document = Document(text)
    hits = []
    for kind in (figures, dates):
        name = kind.__name__.rpartition(".")[2]
        tests = [test for test in names_of(name) if (name, test) != ("dates", "impossible")]
        rules = {number: kind.Data(test) for number, test in enumerate(tests)}
        hits += [(tests[n], hit) for n, hit in kind.find(document, rules, frozenset(rules))]
    return [(test, hit.span.of(text)) for test, hit in hits]


@pytest.mark.parametrize("folder", CLEAN, ids=lambda folder: folder.name)
def test_stories_that_are_right_are_left_alone(folder):
    assert found((folder / "article.txt").read_text("utf-8")) == []


def test_most_stories_that_contradict_themselves_are_found():
    total = seen = 0
    for folder in WRITTEN:
        text = (folder / "article.txt").read_text("utf-8")
        lines = text.split("\n")
        document = Document(text)
        spots = []
        for kind in (figures, dates):
            name = kind.__name__.rpartition(".")[2]
            rules = {number: kind.Data(test) for number, test in enumerate(names_of(name))}
            for _, hit in kind.find(document, rules, frozenset(rules)):
                spots += [hit.span, *(one.span for one in hit.related)]
        for defect in json.loads((folder / "gold.json").read_text("utf-8")):
            start = sum(len(line) + 1 for line in lines[: defect["line"] - 1])
            at = start + lines[defect["line"] - 1].index(defect["quote"])
            total += 1
            seen += any(span.start < at + len(defect["quote"]) and span.end > at for span in spots)
    assert seen >= 0.75 * total


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Twenty-three people have died. He said the 32 deaths were a shame.", [("counts", "32")]),
        ("Twenty-three people have died. He said the 23 deaths were a shame.", []),
        ("Twenty-three people have died, and the toll rose. He said the 32 deaths were a shame.", []),
        ("Six of the 13 boats sank. The nine boats left are old.", []),
        ("Nine boats sank. The four boats, Ada, Bea, Cid and Dot, were old.", []),
        ("It set aside $840m. Of this, $410m is for roads, $265m for ports and the remaining $145m for pipes.", [("parts", "$145m")]),
        ("It set aside $840m. Of this, $410m is for roads, $265m for ports and the remaining $165m for pipes.", []),
        ("It has 840 boats. Smith has 410, Jones 265 and Orr 145.", []),
        ("All 840 boats are out. Smith has 410, Jones 265 and Orr 145.", [("parts", "145")]),
        ("Of the 43 complaints, 24 were heard, 18 were dropped and one is open.", []),
        ("A stand of 118 won it. Lowther made 61 of the runs and Pascoe 44, with five extras.", [("parts", "five")]),
        ("It employs 480 people, 310 in Cork and 160 in Galway.", [("parts", "160")]),
        ("It employs 480 people, 310 in Cork and 140 in Galway.", []),
        ("The school has 640 pupils: 330 girls and 300 boys.", [("groups", "300")]),
        ("Police arrested 17 people on Saturday. He said the 19 arrests were lawful.", [("counts", "19")]),
        ("Police arrested 17 people on Saturday and made more arrests. He said the 19 arrests were lawful.", []),
        ("Nine of the 14 goals came from corners. The five goals that did not were penalties.", []),
        ("They sat for six hours. They met at 10am and left at 3pm.", [("hours", "six")]),
        ("The race began at 9am and Orr ended it at 1pm, two hours behind the winner, after four hours.", []),
        ("Turnout was 61 per cent, up four points from 55 per cent.", [("difference", "four")]),
        ("He bought 300 shares at $12 each, spending $3,900.", [("each", "$3,900")]),
        ("It sold 300 tickets at $12 each and 50 at $6, taking $3,900.", []),
        ("It cut the subsidy by a third and raised the limit from $35 to $50.", []),
        ("An increase of 25 percent to 30 percent, from 7 percent, is likely.", []),
        ("They were here from 10am to 4pm and had 5 hours of work with an hour for lunch.", []),
        ("Kerry beat Cork by 2-14 to 1-15 in the championship, a two-point win, with late goals.", []),
        ("He made 84 of the 230, and the 12 who came on Monday left the next day, Tuesday.", []),
    ],
)  # fmt: skip
def test_one_figure_against_another(text, wrong):
    assert found(text) == wrong
