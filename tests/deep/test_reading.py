"""The real model reads: what it finds, what it leaves alone, and what it remembers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import once
from newslint.api import check_text
from newslint.authoring.run_examples import try_example
from newslint.checks.kinds.likelihood import SORTS
from newslint.deep.alternatives import KINDS
from newslint.deep.reading import Reading, likelier
from newslint.deep.weighed import Weighed
from newslint.engines.interface import EngineRequest
from newslint.engines.running import running
from newslint.model.span import LineIndex, Span
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import load_packs
from waiting import until

from .conftest import command, settled

LOADED = [entry for entry in load_packs() if entry.rule.kind == "likelihood"]
ENGINE = "language-model"
STORY = "The suspect was taken into guardianship by police on Friday and will appear before a magistrate on Monday.\n"

ARTICLE = """\
HALMSTAD, Sweden (AP) — The town council voted on Tuesday to close the old bridge over the Nissan for two years, a
decision that shopkeepers called a disaster.

Engineers were called in last month after a truck driver saw cracks in one of the pillars. The council asked anyone
[[which|who]] had seen more to come forward.

The work will cost 90 million kronor, said the chairwoman, Ebba Lindh Preeminent. The central bank left
interest [[paces|rates]] unchanged on Thursday, and said inflation would fall by the end of the year.

“The cars that was parked there have to go,” she said. “People is angry, and I would be too.”

Nils Account, who owns a café on the north bank, said he had lost a third of his customers to the building site. The company is
responsible [[of|for]] the safety of more than 300 workers at the plant, he said.

The road will be closed for three weeks while the bridge is repaired, the council said on Monday.

Traffic will be sent round by the motorway from the first of May.
"""
ARTICLE = re.sub(r"(?<!\n)\n(?=[^\n])", " ", ARTICLE)  # a paragraph a line


def deep(text, **more):
    return check_text(text, path="story.txt", config="", engines=[ENGINE], **more)


@pytest.fixture(scope="session")
def request_(model):
    asked = EngineRequest(ENGINE)
    running.result(asked, "The first answer takes the longest of all that come after it.")
    assert asked not in running.problems, running.problems
    yield asked
    running.close(asked)


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry.rule.id) for entry in LOADED])
def test_rules_on_their_examples(request_, entry):
    rules = RuleSet.of([entry])
    for example in entry.examples:
        outcome = try_example(rules, example, request_)
        assert not outcome.problem, f"{example.path}:{example.line}: {outcome.problem}"


def test_the_kind_knows_all_sorts_and_every_sort_has_a_rule():
    assert SORTS == KINDS
    assert {sort for entry in LOADED for sort in entry.data.alternatives} == set(SORTS)


@pytest.fixture(scope="session")
def article(model):
    """The article without its marks, with and without the model."""
    text, slips, at = "", [], 0
    for start in [i for i in range(len(ARTICLE)) if ARTICLE.startswith("[[", i)]:
        written, _, right = ARTICLE[start + 2 : ARTICLE.index("]]", start)].partition("|")
        text += ARTICLE[at:start] + written
        slips.append((text.count("\n") + 1, written, right))
        at = ARTICLE.index("]]", start) + 2
    text += ARTICLE[at:]
    return text, slips, deep(text, ignore=["spun.bound-word", "spun.bound-word-doubtful"])


def test_a_whole_article(article):
    text, slips, result = article
    assert result.error is None
    found = [(one.line, one.text, *one.replacements[:1]) for one in result.findings]
    assert found == slips


def test_quotations_and_people_are_sacred(article):
    said = {one.text for one in article[2].findings}
    assert said.isdisjoint({"was parked", "People is", "is", "Preeminent", "Account"})


def test_it_says_by_how_much_in_plain_words(article):
    finding = next(one for one in article[2].findings if one.text == "paces")
    assert finding.rule.startswith("spun.")
    assert " times likelier" in finding.message
    assert "'rates'" in finding.message


@pytest.mark.parametrize(
    ("nats", "words"),
    [
        (0.6, "a little likelier"), (0.7, "about 2 times likelier"), (6.0, "about 400 times likelier"),
        (9.2, "about 10,000 times likelier"), (40.0, "more than a million times likelier"),
    ],
)  # fmt: skip
def test_likelier(nats, words):
    assert likelier(nats) == words


def test_html_json_and_hover_show_it(model, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY, encoding="utf-8")
    page = command("check", "--deep", "--format", "html", "--exit-zero", story)
    assert page.returncode == 0, page.stderr
    assert "times likelier" in page.stdout
    told = json.loads(command("check", "--deep", "--format", "json", story).stdout)
    (finding,) = told["files"][0]["findings"]
    assert finding["replacements"][0] == "custody"
    from newslint.lsp.features import hover
    from newslint.lsp.positions import Positions
    from newslint.lsp.session import Session

    session = Session()
    session.use(1, {"deep": True})
    text = story.read_text(encoding="utf-8")
    result = settled(session, story, text)[-1].result
    shown = hover(result.findings[0], "", Positions(text, LineIndex(text), "utf-16"))
    assert "times likelier" in shown.contents.value


def test_paragraphs_are_remembered(model, reading):
    text = "The mayor said that taxpayers should not have to foot the account for the repairs of the bridge."
    first = reading.matches(text, [Span(0, len(text))])
    again = Reading(model)
    assert again.matches(text, [Span(0, len(text))]) == first
    assert again._model is None, "what was read before needs no model"
    changed = text.replace("mayor", "bishop")
    assert again.matches(changed, [Span(0, len(changed))])
    assert again._model is not None


@pytest.mark.parametrize("name", ["likelihood.txt", "english/small-words.txt"])
def test_what_is_remembered_goes_with_what_decides(name, monkeypatch):
    from newslint.deep import memory

    before = memory.Memory("model")._of
    assert memory.Memory("model")._of == before
    read = memory.read_bytes
    monkeypatch.setattr(memory, "read_bytes", lambda one: read(one) + b"more" * (one == name))
    assert memory.Memory("model")._of != before


def test_edits_that_were_weighed_are_remembered(model, reading):
    text = "The vote drew objections from the perish council, and the bishop said that it was no surprise."
    edits = [(Span(0, len(text)), Span(34, 40), "parish")]
    (gain,) = reading.gains(text, edits)
    assert gain > 4
    again = Reading(model)
    assert again.gains(text, edits) == [gain]
    assert again._model is None, "what was weighed before needs no model"


def test_what_is_remembered_may_be_damaged(model, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    text = "The company said on Monday that it going to close the factory because of its losses."
    whole = [Span(0, len(text))]
    first = Reading(model).matches(text, whole)
    files = list(Path(tmp_path, "deep").iterdir())
    assert files
    from newslint.storage import cache

    for kept in files:
        stored = cache.read(f"deep/{kept.name}")
        for key in stored:
            stored[key] = [("nonsense", 1)]
        cache.write(f"deep/{kept.name}", stored)
    assert Reading(model).matches(text, whole) == first
    for kept in files:
        kept.write_bytes(b"no cache")
    assert Reading(model).matches(text, whole) == first


def test_what_did_not_change_is_not_scored_again(model):
    from newslint.deep.scorer import LanguageModel
    from newslint.deep.weighing import weigh

    scored = []

    class Counting(LanguageModel):
        def __init__(self, folder):
            super().__init__(folder)
            self._model = _Counting(self._model, scored)

    counting = Counting(model)
    text = (
        "The council voted on Tuesday to close the bridge, a decision that shopkeepers called a disaster. Voters go to the "
        "surveys on Sunday to choose a new parliament. The owner said that 120 people would be out from work by the end of the year."
    )
    first = weigh(text, counting)
    whole = sum(map(len, scored))
    scored.clear()
    assert weigh(text, counting) == first
    assert scored == []
    weigh(text.replace("120", "150"), counting)
    assert 0 < sum(map(len, scored)) < whole


class _Counting:
    """A model that notes what it scores."""

    def __init__(self, model, scored):
        self._model, self._scored = model, scored

    def forward_batch(self, *arguments, **more):
        return self._model.forward_batch(*arguments, **more)

    def score_batch(self, rows, **more):
        self._scored += rows
        return self._model.score_batch(rows, **more)


def test_without_being_asked_nothing_of_it_is_loaded():
    code = (
        "import sys; from newslint.cli.group import run\n"
        "print(run(['check', '-']))\n"
        "print([name for name in sys.modules if name.startswith(('newslint.deep', 'newslint.engines.language', 'newslint.checks.kinds"
        ".likelihood', 'ctranslate2', 'numpy', 'tokenizers'))])"
    )
    ran = subprocess.run([sys.executable, "-c", code], input=STORY, capture_output=True, text=True)
    assert ran.stdout.strip().splitlines()[-2:] == ["0", "[]"], ran.stderr


def test_configuration_asks_for_it_per_path(model, tmp_path):
    (tmp_path / ".newslint.yaml").write_text("paths:\n  - match: desk/*\n    deep: true\n", encoding="utf-8")
    for name in ("desk", "wire"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "story.txt").write_text(STORY, encoding="utf-8")
    ran = command("check", "--format", "json", "desk", "wire", cwd=tmp_path)
    assert ran.returncode == 1, ran.stderr
    found = {file["path"]: len(file["findings"]) for file in json.loads(ran.stdout)["files"]}
    assert found == {"desk/story.txt": 1, "wire/story.txt": 0}
    shown = command("config", "desk/story.txt", cwd=tmp_path)
    assert re.search(r"^deep +True +\.newslint\.yaml:3$", shown.stdout, re.M), shown.stdout


def test_a_configuration_may_not_name_a_model_elsewhere(model, tmp_path):
    place = tmp_path / "project"
    place.mkdir()
    (place / ".newslint.yaml").write_text(f"deep: true\nmodel: {tmp_path}/own.gguf\n", encoding="utf-8")
    (place / "story.txt").write_text("The council met.\n", encoding="utf-8")
    ran = command("check", "story.txt", cwd=place)
    assert ran.returncode == 2
    assert "no model in this project" in ran.stderr


def test_doubtful_rules_speak_if_the_model_agrees(model):
    text = "The vote drew objections from the perish council, and the minister said that it was no surprise."
    alone = {one.rule for one in check_text(text, path="s.txt", config="").findings}
    agreed = {one.rule: one for one in deep(text).findings}
    doubtful = {entry.rule.id for entry in load_packs() if entry.rule.needs == "deep"}
    assert doubtful
    assert alone.isdisjoint(doubtful)
    assert any(one.text == "perish" and one.replacements[0] == "parish" for one in agreed.values())


def test_time_that_is_up_is_told_and_nothing_breaks(model, tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    long = "\n\n".join(f"{number} {part}" for number in range(30) for part in ARTICLE.split("\n\n"))
    result = deep(long, time_limit=1.0)
    assert "the engines were not asked" in (result.error or "")
    assert ENGINE not in {request.name for request in running.problems}


def test_prose_in_another_language_is_left_alone(reading):
    text = "El alcalde dijo que los vecinos no tienen que pagar la cuenta de las obras del puente viejo de la ciudad."
    assert reading.matches(text, [Span(0, len(text))]) == []


def test_scores_are_rounded(reading):
    text = "The mayor said that taxpayers should not have to foot the account for the repairs of the bridge."
    for one in reading.weighed(text):
        assert isinstance(one, Weighed)
        assert one.score == round(one.score, 1)
        assert one.surprise == round(one.surprise, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C reaches whole groups only")
def test_it_stops_at_once(model, tmp_path):
    import signal

    story = tmp_path / "long.txt"
    story.write_text(
        "\n\n".join(f"{number} {part}" for number in range(60) for part in ARTICLE.split("\n\n")),
        encoding="utf-8",
    )
    begun = tmp_path / "begun"
    script = (
        f"import sys\nsys.path.append({str(Path(once.__file__).parent)!r})\nimport once\nonce.use()\n"
        "from newslint.__main__ import main\nfrom newslint.deep import reading\nweigh = reading.weigh\n"
        f"def weighed(*given):\n    open({str(begun)!r}, 'a').write('.')\n    return weigh(*given)\n"
        f"reading.weigh = weighed\nsys.argv = ['newslint', 'check', '--deep', '--no-cache', {str(story)!r}]\nmain()"
    )
    running_ = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "NEWSLINT_CACHE_DIR": str(tmp_path)},
    )  # fmt: skip
    until(lambda: begun.exists() and begun.read_text())
    running_.send_signal(signal.SIGINT)
    seen = len(begun.read_text())
    _, said = running_.communicate()
    assert len(begun.read_text()) <= seen + 1  # no paragraph is begun any more
    assert (running_.returncode, said.strip()) == (130, "newslint: interrupted")
