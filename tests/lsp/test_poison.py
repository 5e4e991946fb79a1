"""One article that makes a check hang where no limit reaches costs nobody but itself."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

import pytest
from lsprotocol import types

from daily import pack
from editor import Editor, session
from newslint.lsp.checkers import Lost, _Checker
from newslint.lsp.exchange import Request
from waiting import LONG, OFTEN

#: In a process that checks, a call into C that never comes back and lets nothing else run, for texts that ask for it.
POISON = """
import sys
if any("newslint.lsp.worker" in argument for argument in sys.orig_argv):
    import ctypes, os
    import newslint.pipeline.check as check
    real = check.check_article
    def poisoned(article, *rest):
        if "POISON" in article.text:
            open(os.environ["POISONED"], "a").write(f"{os.getpid()}\\n")
            ctypes.PyDLL(None).sleep(600)
        if "DEATH" in article.text:
            os.abort()
        return real(article, *rest)
    check.check_article = poisoned
"""
GOOD = "She saw teh sea.\n"


@pytest.fixture
def desk(tmp_path, compiled_packs):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(POISON)
    (tmp_path / ".newslint.yaml").write_text(
        f"rules: [{pack(tmp_path)}]\nselect: [typos.test.misspelling]\ntime-limit: 1\n"
    )
    return tmp_path


def play_with_poison(desk, play):
    return session(desk, play, PYTHONPATH=str(desk / "site"), POISONED=str(desk / "poisoned"))


def poisoned(desk) -> list[int]:
    """The processes that have begun to check a poisoned text."""
    path = desk / "poisoned"
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def lives(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


async def until(condition) -> None:
    end = time.monotonic() + LONG
    while not condition():
        assert time.monotonic() < end, "it never came"
        await asyncio.sleep(OFTEN)


def another(editor: Editor, name: str) -> Editor:
    """Another article of the same editor."""
    other = object.__new__(Editor)
    other.__dict__ |= editor.__dict__ | {"uri": editor.uri.replace("story", name), "version": 0, "text": ""}
    return other


def test_other_articles_are_checked_while_one_hangs(desk):
    patient = (desk / ".newslint.yaml").read_text().replace("time-limit: 1", "time-limit: 100")
    (desk / ".newslint.yaml").write_text(patient)

    async def play(editor: Editor, answer):
        editor.open("POISON\n")
        await until(lambda: poisoned(desk))
        good = another(editor, "good")
        good.open(GOOD)
        assert len(await good.diagnostics()) == 1
        actions = await good.actions(types.Range(types.Position(0, 0), types.Position(0, 9)))
        assert actions[0].title == "Write 'the'"
        assert (await good.hover(types.Position(0, 9))) is not None
        assert lives(poisoned(desk)[0])

    play_with_poison(desk, play)


def test_an_article_that_hangs_is_given_up_in_time(desk):
    async def play(editor: Editor, answer):
        editor.open("POISON\n")
        await until(lambda: editor.messages)
        assert "story.txt: it took too long to check" in editor.messages[0]
        assert not lives(poisoned(desk)[0])
        assert len(poisoned(desk)) == 1  # the same text is not tried again
        editor.type(GOOD)
        assert len(await editor.diagnostics()) == 1

    play_with_poison(desk, play)


def test_a_hanging_check_ends_when_its_text_changes(desk):
    async def play(editor: Editor, answer):
        editor.open("POISON\n")
        await until(lambda: poisoned(desk))
        editor.type(GOOD)
        assert len(await editor.diagnostics()) == 1
        await until(lambda: not lives(poisoned(desk)[0]))
        assert editor.messages == []

    play_with_poison(desk, play)


def test_a_process_that_dies_costs_the_article_it_was_busy_with(desk):
    async def play(editor: Editor, answer):
        editor.open("DEATH\n")
        assert await editor.diagnostics() == []
        assert len(editor.messages) == 1 and "ended by SIGABRT" in editor.messages[0]
        editor.type(GOOD)
        assert len(await editor.diagnostics()) == 1

    play_with_poison(desk, play)


def test_no_process_outlives_the_server(desk):
    async def play(editor: Editor, answer):
        editor.open("POISON\n")
        await until(lambda: poisoned(desk))

    play_with_poison(desk, play)
    asyncio.run(until(lambda: not lives(poisoned(desk)[0])))


def test_modules_beside_the_articles_are_never_loaded(desk):
    for name in ("newslint", "click", "pickle", "faulthandler", "yaml"):
        (desk / f"{name}.py").write_text(f"open({str(desk / 'loaded')!r}, 'a').write('{name}')\n")

    async def play(editor: Editor, answer):
        editor.open(GOOD)
        assert len(await editor.diagnostics()) == 1

    session(desk, play, command=[str(Path(sys.executable).with_name("newslint"))])
    assert not (desk / "loaded").exists()


def test_a_process_that_was_lost_is_ended_once_more(tmp_path):
    """An editor that leaves while an article is checked: its process is ended by whoever waits for it, and at the end."""
    checker = _Checker()
    checker.start()
    checker.end()
    with pytest.raises(Lost):
        checker.answer(Request(0, {}, "load", (str(tmp_path / "a.txt"),)))
    checker.end(wait=True)
