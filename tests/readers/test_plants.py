"""Typos planted at random in articles of every format are found at their exact places, and nowhere else."""

import json
import random
import re
from pathlib import Path

import pytest

from helpers import write_pack
from newslint.model.span import LineIndex, Span
from newslint.readers import read_article
from readers.docx_writer import story_document
from readers.newsroom_writers import FORMATS
from readers.plants import TYPOS, Plant, Writer, make_story
from runs import newslint

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


PACK = """
- id: garbled.plant
  kind: phrases
  level: error
  quotes: also
  message: "'{{match}}' was planted."
  why: "To be found."
  phrases: [{typos}]
  bad: [{{text: "He [[recieved]] it."}}]
  good: ["He received it.", "They separated."]
"""


def test_the_command_shows_every_plant_where_it_is(tmp_path: Path) -> None:
    pack = write_pack(tmp_path, PACK.format(typos=", ".join(TYPOS)))
    folder = tmp_path / "articles"
    folder.mkdir()
    planted: dict[str, list[Plant]] = {}
    for extension, form in [*FORMATS.items(), ("docx", None)]:
        for number in range(24):
            rng = random.Random(f"command {extension} {number}")
            path = folder / f"{number:02}.{extension}"
            if form is None:
                kinds: tuple[str, ...] = ("body", "body", "quote", "item", "table", "caption")
                data, plants = story_document(rng, make_story(rng, plants=PLANTS, kinds=kinds))
            else:
                encoding = rng.choice(form.encodings)
                out = Writer(rng, rng.choice(form.newlines), encoding.removesuffix("-sig"))
                form.write(out, make_story(rng, plants=PLANTS, kinds=form.kinds))
                data, plants = out.text().encode(encoding), out.plants()
            path.write_bytes(data)
            planted[str(path)] = plants
    run = newslint(
        "check", "--format", "json", "--rules", pack, "--select", "garbled.plant", folder, cwd=tmp_path
    )
    assert run.returncode == 1, run.stderr
    shown = {
        file["path"]: sorted(
            Plant("", finding["line"], finding["column"], finding["end_line"], finding["end_column"])
            for finding in file["findings"]
            if finding["rule"] == "garbled.plant"
        )
        for file in json.loads(run.stdout)["files"]
    }
    assert sum(len(plants) for plants in planted.values()) == (len(FORMATS) + 1) * 24 * PLANTS >= 2000
    assert set(shown) == set(planted)
    for file, plants in planted.items():
        assert shown[file] == sorted(plant._replace(word="") for plant in plants), file
