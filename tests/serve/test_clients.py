"""Programs that were written for LanguageTool work with our server as they are."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import language_tool_python

from waiting import LONG

STORY = "LONDON (AP) — The 🎉 council said the the harbour had closed.\n\nShe has definately left.\n"
FOUND = ["the the", "definately"]


def test_language_tool_python_with_a_remote_server(server):
    """The Python library, told of a server of the user's own."""
    tool_of = language_tool_python.LanguageTool
    with tool_of("en-US", remote_server=f"http://127.0.0.1:{server.port}") as tool:
        matches = tool.check(STORY)
        assert [STORY[one.offset : one.offset + one.error_length] for one in matches] == FOUND
        assert [one.replacements[0] for one in matches] == ["the", "definitely"]
        assert tool.correct(STORY) == STORY.replace("the the", "the").replace("definately", "definitely")


def test_pylanguagetool(server, tmp_path):
    """The other Python library, and its command."""
    import pylanguagetool.api

    api = pylanguagetool.api
    story = STORY.replace("🎉 ", "")  # it takes UTF-16 units, the protocol's, for characters
    address = f"http://127.0.0.1:{server.port}/v2/"
    assert {"en-US", "en-GB"} <= {one["longCode"] for one in api.get_languages(address)}
    answer = api.check(story, api_url=address, lang="en-US", mother_tongue="de-DE", picky=True)
    matches = answer["matches"]
    contexts = [one["context"] for one in matches]
    assert [one["text"][one["offset"] :][: one["length"]] for one in contexts] == FOUND
    (tmp_path / "story.txt").write_text(story, encoding="utf-8")
    command = Path(sys.executable).with_name("pylanguagetool")
    done = subprocess.run(
        [command, "--api-url", address, "--lang", "en-US", "--no-color", "--input-type", "txt", "story.txt"],
        cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=LONG,
    )  # fmt: skip
    assert "definately" in done.stdout and "definitely" in done.stdout, done.stdout + done.stderr


#: Run by the Python that LibreOffice talks to.
OFFICE = Path(__file__).with_name("office_client.py")
INSTALL = Path(__file__).parents[2] / ".ci" / "install-office"


def test_libreoffice_with_its_remote_grammar_checker(server, tmp_path):
    """The word processor, headless, with its own checker told of our server."""
    installed = subprocess.run([INSTALL], capture_output=True, encoding="utf-8", check=False, timeout=1500)
    assert installed.returncode == 0, f"LibreOffice cannot be installed: {installed.stderr}"
    pipe = f"newslint{server.port}"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    process = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", profile, f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        done = subprocess.run(
            ["/usr/bin/python3", OFFICE, f"http://127.0.0.1:{server.port}/v2", pipe, STORY],
            capture_output=True, encoding="utf-8", check=False, timeout=LONG,
        )  # fmt: skip
    finally:
        process.terminate()
        process.wait(LONG)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    units = STORY.encode("utf-16-le")
    shown = [
        units[2 * one["start"] : 2 * (one["start"] + one["length"])].decode("utf-16-le") for one in found
    ]
    assert shown == FOUND
    assert [one["write"][0] for one in found] == ["the", "definitely"]
