"""Deep reading where newslint runs on: the server, the tools of assistants, the language server."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest

from newslint.config.model import LANGUAGE_MODEL
from newslint.deep.catalogue import FOLDER_VARIABLE
from newslint.limits.timer import PER_FILE
from newslint.lsp.session import Session
from newslint.serve.work.pool import Pool
from newslint.serve.work.room import Room
from newslint.serve.work.setup import Setup

from .conftest import command

STORY = "The suspect was taken into guardianship by police on Friday and will appear before a magistrate on Monday.\n"
RULE = "spun.likelier-word"


async def _here() -> bool:
    return False


@pytest.mark.usefixtures("compiled_packs")
def test_a_process_of_the_server_reads_deeply(model):
    async def run():
        pool = Pool(Setup(deep=True), 1, patience=30.0)
        await pool.start()
        try:
            return await pool.do({"job": "check", "data": STORY, "options": {}}, _here)
        finally:
            await pool.close()

    reply = asyncio.run(run())
    assert reply.status == 200 and reply.counts["words"] == 18
    assert RULE in reply.body.decode() and "custody" in reply.body.decode()


@pytest.mark.usefixtures("compiled_packs")
def test_a_language_server_reads_deeply_where_the_editor_asks(model, tmp_path):
    session = Session()
    found = {}
    for generation, options in enumerate(({}, {"deep": True})):
        session.use(generation, options)
        result = session.check(str(tmp_path / "story.txt"), "plaintext", STORY).result
        assert result.error is None
        found[generation] = {finding.rule for finding in result.findings}
    assert RULE not in found[0]
    assert RULE in found[1]


@pytest.mark.usefixtures("compiled_packs")
def test_a_language_server_says_that_there_is_no_model(monkeypatch, tmp_path):
    from newslint.engines.running import Engines

    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "none"))
    monkeypatch.setattr("newslint.pipeline.ask_engines.running", Engines())
    session = Session()
    session.use(0, {"deep": True})
    result = session.check(str(tmp_path / "story.txt"), "plaintext", "He saw teh sea.\n").result
    assert "run `newslint model install`" in result.error
    assert [finding.text for finding in result.findings] == ["teh"]


@pytest.mark.parametrize(
    "arguments", [("serve", "--port", "0", "--workers", "1", "--deep"), ("mcp", "--deep"), ("mcp", "--model", "none.gguf")]
)  # fmt: skip
@pytest.mark.usefixtures("compiled_packs")
def test_without_a_model_nothing_is_served(arguments, tmp_path):
    ran = command(*arguments, env={FOLDER_VARIABLE: str(tmp_path / "none")}, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    (line,) = ran.stderr.strip().splitlines()
    wanted = "run `newslint model install`" if "--deep" in arguments else "no model at none.gguf"
    assert wanted in line


@pytest.mark.usefixtures("compiled_packs")
def test_a_desk_without_the_libraries_is_told_what_to_install(tmp_path):
    code = "import sys; sys.modules['x'] = None; import importlib.util as u; f = u.find_spec\n"
    code += "u.find_spec = lambda name, *more: None if name == 'ctranslate2' else f(name, *more)\n"
    code += "from newslint.serve.work.room import Room; from newslint.serve.work.setup import Setup\n"
    code += "Room(Setup(deep=True)).start_engines()"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    assert "pip install 'newslint[deep]'" in ran.stderr


@pytest.mark.usefixtures("compiled_packs")
def test_what_the_options_and_the_configuration_come_to(tmp_path):
    config = tmp_path / "house.yaml"
    config.write_text("deep: true\nengine: [languagetool]\n")
    fast = Room(Setup())
    assert (fast.settings.engine, fast.settings.time_limit, fast.time_limit) == ((), 0.0, PER_FILE)
    for setup in (Setup(deep=True), Setup(model="some.gguf"), Setup(config=str(config))):
        deep = Room(setup)
        assert deep.settings.engine == (LANGUAGE_MODEL,)
        assert deep.settings.time_limit == deep.time_limit == 3 * PER_FILE
    named = Room(Setup(model="some.gguf", time_limit=7.0))
    assert dict(named.settings.engine_options)[LANGUAGE_MODEL] == (("model", "some.gguf"),)
    assert named.settings.time_limit == named.time_limit == 7.0
