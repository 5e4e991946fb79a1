"""The contracts of the package's layout hold, and a breach of any of them is seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import layers
from .layers import Layout, Room, problems

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "linter" / "newslint"

#: Storage is the bottom of the ground floor: what starts fast and what is stored is made of it everywhere.
BOTTOM = ("storage",)
GROUND = (*BOTTOM, "terminal", "limits")
TEXT = (*GROUND, "model", "language", "document")
CHECKS = ("checks", "checks.matching", "checks.detectors", "checks.kinds")
READERS = (
    "readers",
    "readers.documents",
    "readers.docx",
    "readers.markup",
    "readers.newsroom",
    "readers.text",
)
REPORTERS = ("reporters", "reporters.shared", "reporters.html", "reporters.comparison")
ARTICLE = (
    *TEXT,
    "compare",
    *CHECKS,
    *READERS,
    "yaml_marks",
    "config",
    "packs",
    "deep",
    "engines",
    "vale",
    "fixing",
    "pipeline",
)
RUN = (*ARTICLE, "pipeline.verdict", *REPORTERS, "run")

ROOMS = {
    "storage": Room(),
    "terminal": Room(BOTTOM, writes=True),
    "limits": Room(BOTTOM),
    "model": Room(GROUND),
    "language": Room(GROUND),
    "yaml_marks": Room((*GROUND, "model")),
    "config": Room((*GROUND, "model", "yaml_marks", "engines")),
    "document": Room((*GROUND, "model", "language")),
    "readers": Room((*GROUND, "model", *READERS)),
    "readers.markup": Room((*GROUND, "model", "readers")),
    "readers.documents": Room((*GROUND, "model", "readers", "readers.markup")),
    "readers.docx": Room((*GROUND, "model", "readers")),
    "readers.newsroom": Room((*GROUND, "model", "readers", "readers.markup")),
    "readers.text": Room((*GROUND, "model", "readers", "readers.markup")),
    "compare": Room((*TEXT, "compare.text", "compare.align", "compare.changes")),
    "compare.text": Room(TEXT),
    "compare.align": Room((*TEXT, "compare.text")),
    "compare.changes": Room((*TEXT, "compare", "compare.text", "compare.align")),
    "checks": Room(TEXT),
    "checks.matching": Room((*TEXT, "checks")),
    "checks.detectors": Room((*TEXT, "checks", "checks.matching")),
    "checks.kinds": Room(
        (*TEXT, "compare", "compare.changes", "checks", "checks.matching", "checks.detectors"), apart=True
    ),
    "packs": Room((*TEXT, "checks", "checks.matching", "yaml_marks", "config")),
    "deep": Room((*GROUND, "model", "language")),
    "engines": Room((*GROUND, "model", "deep")),
    "vale": Room((*GROUND, "model", "document", "config")),
    "fixing": Room((*TEXT, "readers")),
    "pipeline": Room((*ARTICLE, "pipeline.verdict")),
    "pipeline.verdict": Room((*GROUND, "model", "config", "packs", "pipeline")),
    "reporters": Room((*TEXT, "compare", "reporters.shared")),
    "reporters.shared": Room((*TEXT, "compare")),
    "reporters.html": Room((*TEXT, "compare", "reporters", "reporters.shared")),
    "reporters.comparison": Room((*TEXT, "compare", *REPORTERS)),
    "authoring": Room((*ARTICLE, "pipeline.verdict", "reporters.shared")),
    "run": Room(RUN, writes=True),
    "lsp": Room(RUN),
    "archive": Room(RUN),
    "archive.report": Room((*RUN, "archive")),
    "serve": Room((*RUN, "serve.http", "serve.languagetool", "serve.work", "serve.routes", "serve.desk")),
    "serve.work": Room((*RUN, "serve.languagetool")),
    "serve.languagetool": Room(ARTICLE),
    "serve.desk": Room(),
    "serve.http": Room((*GROUND, "serve")),
    "serve.routes": Room(
        (*GROUND, "model", "engines", "serve", "serve.http", "serve.languagetool", "serve.work")
    ),
    "cli": Room((*RUN, "authoring", "cli.commands"), writes=True),
    "mcp": Room((*GROUND, "model", "readers", "config", "serve.work")),
    "cli.commands": Room(
        (*RUN, "authoring", "lsp", "mcp", "serve", "archive", "archive.report", "cli"), writes=True
    ),
    "api": Room(RUN),
    "__main__": Room((*RUN, "cli", "cli.commands")),
}

LAYOUT = Layout(ROOMS, documented=(PROJECT / "docs" / "packs.md").read_text(encoding="utf-8"))


def test_the_package_keeps_its_contracts():
    found = problems(PACKAGE, LAYOUT)
    assert not found, "\n" + "\n".join(map(str, found))


def test_every_room_is_there():
    modules = layers.Package(PACKAGE).paths
    rooms = {layers.room_of(module, LAYOUT) for module in modules if module}
    assert rooms == set(ROOMS)
    named = {other for room in ROOMS.values() for other in room.may_import}
    assert named <= set(ROOMS)


#: A package that keeps the contracts, to plant breaches in.
TOY = {
    "__init__.py": "__version__ = '1'\n",
    "storage/__init__.py": "",
    "storage/cache.py": "from .. import __version__\n",
    "model/__init__.py": "",
    "model/span.py": "from ..storage import cache\n",
    "checks/__init__.py": "",
    "checks/kinds/__init__.py": "",
    "checks/kinds/one.py": '"""One."""\nfrom ...model.span import Keys, compile_rule, find\n',
    "checks/kinds/two_words.py": '"""Two."""\nKeys = None\ndef compile_rule(): ...\ndef find(): ...\n',
    "cli/__init__.py": "",
    "cli/say.py": "print('said')\n",
}
TOY_LAYOUT = Layout(
    {
        "storage": Room(),
        "model": Room(("storage",)),
        "checks": Room(("storage", "model")),
        "checks.kinds": Room(("storage", "model", "checks"), apart=True),
        "cli": Room(("storage", "model", "checks", "checks.kinds"), writes=True),
    },
    documented="`one` and `two-words`",
)

_KIND = '"""Three."""\nKeys = compile_rule = find = None\n'
#: Name of the breach: file, its text, contract, place, what is said of it.
PLANTED = {
    "up": ("storage/a.py", "\nfrom ..model.span import Span\n", "import", "toy/storage/a.py:2", "storage must not import model"),
    "up within a function": ("storage/a.py", "def f():\n    from ..model import span\n", "import", "toy/storage/a.py:2", "storage must not import model.span"),
    "up for a type": ("storage/a.py", "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    from ..model.span import Span\n", "import", "toy/storage/a.py:3", "storage must not import model.span"),
    "up by the full name": ("model/a.py", "import toy.cli.say\n", "import", "toy/model/a.py:1", "model must not import cli.say"),
    "up by the full name of a part": ("model/a.py", "from toy.cli import say\n", "import", "toy/model/a.py:1", "model must not import cli.say"),
    "the package itself": ("model/a.py", "from .. import thing\n", "import", "toy/model/a.py:1", "model must not import toy"),
    "kinds of one another": ("checks/kinds/one.py", '"""One."""\nfrom .two_words import Keys, compile_rule, find\n', "import", "toy/checks/kinds/one.py:2", "checks.kinds must not import checks.kinds.two_words"),
    "a loop of two": ("model/span.py", "from . import article\n", "loop", "toy/model/article.py:2", "model.article -> model.span -> model.article"),
    "a lazy loop through the folder": ("checks/__init__.py", "def f():\n    from .kinds import one\n", "import", "toy/checks/__init__.py:2", "checks must not import checks.kinds.one"),
    "print": ("model/a.py", "x = 1\nprint(x)\n", "stream", "toy/model/a.py:2", "uses print"),
    "a stream": ("model/a.py", "import sys\nsys.stderr.write('')\n", "stream", "toy/model/a.py:2", "uses sys.stderr"),
    "a stream by name": ("model/a.py", "from sys import stdout\n", "stream", "toy/model/a.py:1", "uses sys.stdout"),
    "echo": ("model/a.py", "import click\nclick.echo('')\n", "stream", "toy/model/a.py:2", "uses click.echo"),
    "a kind without find": ("checks/kinds/one.py", '"""One."""\nKeys = compile_rule = None\n', "kind", "toy/checks/kinds/one.py:1", "has no find"),
    "a kind without a docstring": ("checks/kinds/one.py", "Keys = compile_rule = find = None\n", "kind", "toy/checks/kinds/one.py:1", "no docstring"),
    "a kind that is not documented": ("checks/kinds/three.py", _KIND, "kind", "toy/checks/kinds/three.py:1", "`three` is not in the documentation"),
    "a module at the top": ("helpers.py", "", "top", "toy/helpers.py:1", "at the top"),
    "a folder that is no room": ("misc/a.py", "", "room", "toy/misc/a.py:1", "misc.a is in no room"),
    "a long module": ("model/a.py", "x = 1\n" * 381, "length", "toy/model/a.py:381", "has 381 lines"),
    "a rule by its name": ("model/a.py", "x = (\n    'typos.teh-the'\n)\n", "rule", "toy/model/a.py:2", "names a rule, typos.teh-the"),
}  # fmt: skip


def plant(folder: Path, files: dict[str, str]) -> Path:
    root = folder / "toy"
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def test_the_toy_keeps_its_contracts(tmp_path):
    assert problems(plant(tmp_path, TOY), TOY_LAYOUT) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_breach_is_seen_where_it_is(tmp_path, name):
    file, text, contract, place, message = PLANTED[name]
    files = TOY | {file: text}
    if name == "a loop of two":
        files["model/article.py"] = "def f():\n    from .span import Span\n"
    found = list(map(str, problems(plant(tmp_path, files), TOY_LAYOUT)))
    assert len(found) == 1, found
    assert found[0].startswith(f"{place}: ")
    assert message in found[0]
    assert found[0].endswith(f"[{contract}]")


def test_a_crowded_folder_is_seen(tmp_path):
    files = TOY | {f"model/part_{number}.py": "" for number in range(layers.MOST_MODULES)}
    (found,) = problems(plant(tmp_path, files), TOY_LAYOUT)
    assert (
        str(found)
        == f"toy/model/__init__.py:1: {layers.MOST_MODULES + 1} modules in one folder; part them [crowd]"
    )
