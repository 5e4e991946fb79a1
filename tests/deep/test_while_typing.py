"""The language server reads what somebody types a little at a time, and says in the end what the command says."""

from __future__ import annotations

import pytest

import editor
from newslint.api import check_text
from newslint.deep.reading import Reading
from newslint.deep.scorer import LONGEST, LanguageModel
from newslint.deep.weighed import Weighed
from newslint.deep.while_typing import _TOKENS, ReadingWhileTyping, _still
from newslint.lsp.session import Session
from newslint.model.span import Span

from .conftest import settled

PARAGRAPHS = [
    "The town council voted on Tuesday to close the old bridge over the river for two years, a decision that shopkeepers called a disaster.",
    "Police are looking for the two men which robbed the bank on Friday and fled on a motorbike, said a spokesman for the town.",
    "The court has overturned the verdict and ordered a new trail for the two brothers, who have been in prison since the spring.",
    "The company is responsible of the safety of more than 300 workers at the plant, the judge said in a letter to the council.",
]
SLIPS = {"which", "trail", "of"}
TYPED = "The clerk, who had been asked twice, said that it would meet again.".split()


def text_of(paragraphs):
    return "\n\n".join(paragraphs) + "\n"


def spans_of(paragraphs):
    at, spans = 0, []
    for one in paragraphs:
        spans.append(Span(at, at + len(one)))
        at += len(one) + 2
    return spans


@pytest.fixture
def asked(model, tmp_path, monkeypatch):
    """The tokens of each pass, for a cache that knows nothing."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    passes = []
    take = LanguageModel._take

    def counted(self, tokens):
        take(self, tokens)
        passes.append(tokens)

    monkeypatch.setattr(LanguageModel, "_take", counted)
    return passes


def test_each_reading_asks_little_and_the_last_says_all(asked, model):
    text, spans = text_of(PARAGRAPHS), spans_of(PARAGRAPHS)
    reading = ReadingWhileTyping(model)
    rounds = []
    while not rounds or reading.unsettled:
        asked.clear()
        rounds.append(reading.matches(text, spans))
        assert 0 < sum(asked) <= _TOKENS + 2 * LONGEST
    assert len(rounds) > 3
    places = [{match.span for match in found} for found in rounds]
    assert all(one <= other for one, other in zip(places, places[1:])), "nothing that was told is taken back"
    asked.clear()
    assert Reading(model).matches(text, spans) == rounds[-1] == reading.matches(text, spans)
    assert not asked, "all of it is remembered"


def test_what_is_known_of_other_paragraphs_stays_while_one_is_typed(asked, tmp_path):
    session = Session()
    session.use(1, {"deep": True})
    story = tmp_path / "story.txt"
    begun = settled(session, story, text_of(PARAGRAPHS))
    assert {one.text for one in begun[-1].result.findings} == SLIPS
    paragraphs = list(PARAGRAPHS)
    for number in range(len(TYPED)):
        paragraphs[0] = f"{PARAGRAPHS[0]} {' '.join(TYPED[: number + 1])}"
        asked.clear()
        checked = session.check(str(story), "plaintext", text_of(paragraphs))
        assert sum(asked) <= _TOKENS + 2 * LONGEST
        assert {one.text for one in checked.result.findings} >= SLIPS
    last = settled(session, story, text_of(paragraphs))[-1].result.findings
    again = check_text(text_of(paragraphs), path=str(story), config="", engines=["language-model"]).findings
    assert [(one.rule, one.text) for one in last] == [(one.rule, one.text) for one in again]


def test_a_slip_is_taken_back_as_soon_as_it_is_mended(asked, tmp_path):
    session = Session()
    session.use(1, {"deep": True})
    story = tmp_path / "story.txt"
    settled(session, story, text_of(PARAGRAPHS))
    mended = [one.replace("men which", "men who") for one in PARAGRAPHS]
    checks = settled(session, story, text_of(mended))
    assert all("which" not in {one.text for one in checked.result.findings} for checked in checks)
    assert all("of" in {one.text for one in checked.result.findings} for checked in checks)


def weighed(start, end):
    return Weighed("confusables", start, end, "x", "y", 5.0, 9.0, 5.0, 1.0, 3.0, False)


def test_what_was_said_moves_with_its_words():
    before = "a" * 200 + " trail " + "b" * 300
    said = [weighed(10, 15), weighed(201, 206), weighed(450, 455)]
    now = before[:200] + " long trail " + before[207:]
    assert _still(before, said, now) == [weighed(10, 15), weighed(455, 460)]
    assert _still(before, said, "") == []


@pytest.mark.parametrize("pulls", [False, True])
def test_an_editor_is_told_of_what_takes_longer(model, tmp_path, monkeypatch, pulls):
    from lsprotocol import types

    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    text = text_of(PARAGRAPHS)
    document = types.TextDocumentClientCapabilities(diagnostic=types.DiagnosticClientCapabilities())
    capabilities = types.ClientCapabilities(text_document=document if pulls else None)

    async def play(one: editor.Editor, answer):
        one.open(text)
        found = []
        while len(found) < len(SLIPS):
            found = (await one.pulled()).items if pulls else await one.diagnostics()
        assert sorted(d.range.start.line for d in found) == [2, 4, 6]

    editor.session(tmp_path, play, {"deep": True}, capabilities=capabilities)
