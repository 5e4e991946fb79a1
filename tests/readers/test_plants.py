"""Typos planted at random in articles of every format are found at their exact places, and nowhere else."""

import random
import re
from pathlib import Path

import pytest

from newslint.readers import read_article
from newslint.span import LineIndex, Span
from readers.docx_writer import story_document
from readers.newsroom_writers import FORMATS
from readers.plants import TYPOS, Plant, Writer, make_story

ARTICLES = 40
PLANTS = 8
_TYPO = re.compile(rf"(?<!\w)(?:{'|'.join(TYPOS)})(?!\w)")


def found_in(path: Path) -> list[Plant]:
    """The typos newslint's readers show, with their places in the file."""
    article = read_article(str(path), path.read_bytes())
    lines = LineIndex(article.source)
    found = []
    for match in _TYPO.finditer(article.text):
        span = article.offsets.span(Span(*match.span()))
        found.append(Plant(match.group(), *lines.position(span.start), *lines.position(span.end)))
    return sorted(found)


@pytest.mark.parametrize("extension", FORMATS)
def test_every_plant_is_found_where_it_is(extension: str, tmp_path: Path) -> None:
    form = FORMATS[extension]
    planted = 0
    for number in range(ARTICLES):
        rng = random.Random(f"{extension} {number}")
        encoding = rng.choice(form.encodings)
        out = Writer(rng, rng.choice(form.newlines), encoding.removesuffix("-sig"))
        form.write(out, make_story(rng, plants=PLANTS, kinds=form.kinds))
        path = tmp_path / f"{number}.{extension}"
        path.write_bytes(out.text().encode(encoding))
        assert found_in(path) == out.plants(), f"article {number}: {out.text()}"
        planted += len(out.plants())
    assert planted == ARTICLES * PLANTS


def test_every_plant_in_a_word_document_is_found_where_it_is(tmp_path: Path) -> None:
    planted = 0
    for number in range(ARTICLES):
        rng = random.Random(f"docx {number}")
        kinds = ("body", "body", "quote", "item", "table", "caption")
        data, plants = story_document(rng, make_story(rng, plants=PLANTS, kinds=kinds))
        path = tmp_path / f"{number}.docx"
        path.write_bytes(data)
        assert found_in(path) == plants
        planted += len(plants)
    assert planted == ARTICLES * PLANTS
