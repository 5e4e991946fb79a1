"""A real client of the protocol and a real server over pipes: every tool is called, and nothing is read that is not allowed."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from daily import newslint, pack
from waiting import LONG

STORY = "LONDON (AP) — She saw teh sea on Monday.\n\n“It was teh best,” Ann Moss said.\n"
WIRE = "LONDON (AP) — Twelve ships sank on Monday.\n\n“It was the worst day,” Ann Moss, the mayor, said.\n"
REWRITE = "LONDON — Thirteen ships sank on Monday.\n\n“It was the worst week,” Ann Moss, the mayor, said.\n"


def session(folder: Path, play, *options: str):
    """Run `play(call, client)` against a server of its own; `call` returns (whether the tool refused, what it says)."""

    from mcp import Client, StdioServerParameters  # every worker reads this file, and one needs the library

    async def run():
        server = StdioServerParameters(
            command=sys.executable, args=["-m", "newslint", "mcp", *options], cwd=folder, env=dict(os.environ)
        )
        async with Client(server, read_timeout_seconds=120) as client:

            async def call(tool: str, /, **arguments):
                answer = await client.call_tool(tool, arguments)
                said = answer.structured_content if not answer.is_error else answer.content[0].text
                return answer.is_error, said

            return await play(call, client)

    return asyncio.run(asyncio.wait_for(run(), 180))


@pytest.fixture
def desk(tmp_path, compiled_packs):
    (tmp_path / ".newslint.yaml").write_text(f"rules: [{pack(tmp_path)}]\n")
    return tmp_path


def test_every_tool_answers(desk):
    async def play(call, client):
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"check", "fix", "quotes", "facts", "compare", "explain"}
        assert all(tool.description and tool.annotations.read_only_hint for tool in tools.values())
        assert "whole text" in tools["check"].input_schema["properties"]["text"]["description"]

        refused, said = await call("check", text="The minster left.\n", name="story.md")
        assert not refused
        (found,) = said["findings"]
        assert (found["line"], found["column"], found["text"]) == (1, 5, "minster")
        assert (found["rule"], found["replacements"], found["safe"]) == (
            "typos.test.anywhere",
            ["minister"],
            True,
        )
        assert (said["more"], said["error"], said["words"]) == (0, None, 3)
        assert (await call("check", text="The minster left.\n", ignore=["typos.test"]))[1]["findings"] == []

        said = (await call("fix", text="The minster basically left.\n"))[1]
        assert said["text"] == "The minister basically left.\n" and said["fixed"] == {
            "typos.test.anywhere": 1
        }
        assert [one["text"] for one in said["findings"]] == ["basically"]

        (quote,) = (await call("quotes", text=STORY))[1]["quotes"]
        assert (quote["speaker"]["name"], quote["cue"]["text"]) == ("Ann Moss", "said")

        said = (await call("facts", text=WIRE))[1]
        assert "Ann Moss" in str(said)

        said = (await call("compare", source=WIRE, text=REWRITE))[1]
        assert {"Thirteen", "week"} <= set(
            str(said).replace("“", " ").replace("”", " ").replace("'", " ").replace(",", " ").split()
        )

        said = (await call("explain", rule="typos.test.misspelling"))[1]
        assert said["message"] == "'{match}': write '{replacement}'." and "Speaks on:" in said["page"]
        refused, said = await call("explain", rule="typos.test.mispelling")
        assert refused and "no rule is called" in said and "typos.test.misspelling" in said

    session(desk, play)


def test_no_file_is_read_unless_a_folder_is_allowed(desk):
    (desk / "story.txt").write_text("The minster left.\n")

    async def play(call, client):
        for path in ("story.txt", str(desk / "story.txt")):
            refused, said = await call("check", path=path)
            assert refused and "no file may be read" in said
        assert (await call("check"))[0]
        assert (await call("check", text="a", path="story.txt"))[0]
        assert (await call("check", text="a", level="loud"))[0]
        assert (await call("check", text="a", select=["nothing"]))[0]
        # the story names a wire copy; it is the story of a stranger
        assert not (await call("check", text="---\nsource: story.txt\n---\nShe left.\n", name="a.md"))[0]

    session(desk, play)


def test_files_of_an_allowed_folder_are_read_and_no_others(desk):
    inside = desk / "inbox"
    (inside / ".git").mkdir(parents=True)
    (inside / "story.txt").write_text("The minster left.\n")
    (inside / ".git" / "config").write_text("The minster left.\n")
    (desk / "secret.txt").write_text("The minster is secret.\n")
    (inside / "link.txt").symlink_to(desk / "secret.txt")

    async def play(call, client):
        refused, said = await call("check", path="story.txt")
        assert not refused and len(said["findings"]) == 1
        assert not (await call("check", path=str(inside / "story.txt")))[0]
        answers = {
            (await call("check", path=path))[1].replace(path, "PATH")
            for path in (
                "../secret.txt",
                str(desk / "secret.txt"),
                "link.txt",
                ".git/config",
                "nothing.txt",
                ".",
                "/etc/passwd",
            )
        }
        assert len(answers) == 1 and "no such file" in answers.pop()
        assert "is secret" not in str(await call("compare", source_path="../secret.txt", path="story.txt"))

    session(desk, play, "--folder", "inbox")
    assert (inside / "story.txt").read_text() == "The minster left.\n"


def test_a_tool_that_is_not_there_and_a_text_that_is_too_long_are_refused(desk):
    from mcp import MCPError

    async def play(call, client):
        try:
            refused, _ = await call("delete")
        except MCPError:
            refused = True
        assert refused
        assert (await call("check", text="a" * 2_000_001))[0]
        assert not (await call("check", text="The end.\n"))[0]

    session(desk, play)


def test_mistakes_of_whoever_starts_it_are_said(desk):
    code, out, err = newslint("mcp", "--folder", "nowhere", cwd=desk, stdin=b"")
    assert (code, out) == (2, "") and "nowhere: no such folder" in err
    (desk / "wrong.yaml").write_text("ingore: [typos]\n")
    hello = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}
    code, out, err = newslint(
        "mcp", "--config", "wrong.yaml", cwd=desk, stdin=json.dumps(hello).encode() + b"\n"
    )
    assert (code, out) == (2, "") and "did you mean" in err and "bug" not in err
    blocked = desk / "mcp"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise ModuleNotFoundError('no', name='mcp')\n")
    code, _, err = newslint("mcp", cwd=desk, stdin=b"", PYTHONPATH=str(desk))
    assert code == 2 and "pip install 'newslint[mcp]'" in err


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
def test_ctrl_c_ends_it_though_nothing_more_is_sent(desk):
    server = subprocess.Popen(
        [sys.executable, "-m", "newslint", "mcp"], cwd=desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    try:
        server.stdin.write(json.dumps(message).encode() + b"\n")
        server.stdin.flush()
        assert b"newslint" in server.stdout.readline()
        server.send_signal(signal.SIGINT)
        assert server.wait(LONG) == -signal.SIGINT
    finally:
        server.kill()
        server.communicate()


def test_a_client_that_reads_no_answers_is_no_bug(desk):
    server = subprocess.Popen(
        [sys.executable, "-m", "newslint", "mcp"],
        cwd=desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a", "version": "1"}}
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello}
    try:
        server.stdin.write(json.dumps(message).encode() + b"\n")
        server.stdin.flush()
        assert b"newslint" in server.stdout.readline()
        server.stdout.close()
        server.stdin.write(b'{"jsonrpc": "2.0", "id": 2, "method": "ping"}\n')
        server.stdin.close()
        said = server.stderr.read()
        assert (server.wait(60), said) == (0, b"")
    finally:
        server.kill()
        server.wait()
