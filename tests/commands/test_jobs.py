"""Several processes: the same report as one makes, whatever becomes of them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from runs import newslint
from waiting import LONG, until

STILTED = "He said the council will commence the works, commence them on Monday the the 3rd of May.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache):
    """A folder with many articles, no two alike."""
    folder = tmp_path / "desk"
    folder.mkdir()
    for number in range(90):
        text = f"Story {number}. {STILTED}" if number % 3 else f"The council met {number} times.\n"
        (folder / f"story{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "story50.txt").rename(folder / "story50.docx")  # which it is not
    monkeypatch.chdir(folder)
    return folder


def command(*arguments):
    return [sys.executable, "-m", "newslint", "check", *arguments]


def run(*arguments, **environment):
    process = newslint("check", *arguments, **environment)
    assert "Traceback" not in process.stderr
    return process.returncode, process.stdout, process.stderr


def patched(folder: Path, body: str) -> dict[str, str]:
    """An environment in which checking a file begins with `body`, which knows its `path`."""
    folder.joinpath("sitecustomize.py").write_text(
        "import os, time\nimport newslint.pipeline.check as p\nreal = p.check_file\n"
        f"def check_file(path, *given, **more):\n    {body}\n    return real(path, *given, **more)\n"
        "p.check_file = check_file\n",
        encoding="utf-8",
    )
    return {"PYTHONPATH": str(folder)}


def children(pid: int) -> list[int]:
    """The processes that a process has started and that are still there."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == pid and fields[0] != "Z":
                found.append(int(entry.name))
    return found


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("form", ["text", "json", "html", "sarif", "junit"])
def test_the_same_report(desk, warm_cache, form):
    alone = run("--jobs", "1", "--format", form, ".")
    assert alone[0] == 2
    shutil.rmtree(warm_cache / "results", ignore_errors=True)
    assert run("--jobs", "3", "--format", form, ".") == alone


def test_results_of_others_are_kept(desk, tmp_path):
    first = run("--jobs", "2", ".")
    environment = patched(tmp_path, "1 / 0")
    (desk / "story50.docx").unlink()
    code, text, _ = run("--jobs", "2", ".", **environment)
    assert code == 1
    assert text.count("story01.txt") == first[1].count("story01.txt") > 0


def test_one_that_dies_names_its_file(desk, tmp_path):
    body = "'story7' in path and path.endswith('5.txt') and os.kill(os.getpid(), 9)"
    code, text, _ = run("--jobs", "2", ".", **patched(tmp_path, body))
    assert code == 2
    assert "story75.txt: error: not checked: the process that checked it was ended by SIGKILL" in text
    assert "2 files not checked in full" in text
    assert "story76.txt:1:" in text and "story89.txt:1:" in text
    assert "(90 checked)" in text


def test_all_of_them_may_die(desk, tmp_path):
    code, text, _ = run("--jobs", "2", ".", **patched(tmp_path, "'story0' in path or os._exit(7)"))
    assert code == 2
    assert text.count("ended with exit code 7") > 70
    assert "(90 checked)" in text


def test_those_that_die_cannot_be_replaced(desk, tmp_path):
    # from the first death on there is no room for another process; the second leaves nobody
    body = "path.endswith('5.txt') and os.getpid() != MAIN and os.kill(os.getpid(), 9)"
    environment = patched(tmp_path, body)
    with tmp_path.joinpath("sitecustomize.py").open("a") as file:
        file.write(
            "MAIN = os.getpid()\nimport multiprocessing.context as c\nstart, started = c.ForkProcess.start, []\n"
            "def once(self):\n    started.append(1)\n    if len(started) > 2:\n        raise OSError\n    start(self)\n"
            "c.ForkProcess.start = once\n"
        )
    code, text, _ = run("--jobs", "2", ".", **environment)
    assert code == 2
    assert text.count("ended by SIGKILL") == 2
    assert "(90 checked), 3 files not checked in full" in text


def test_a_bug_in_one_of_them(desk, tmp_path):
    code, text, said = run("--jobs", "2", ".", **patched(tmp_path, "'story33' in path and 1 / 0"))
    assert code == 3
    assert "story33.txt: error: not checked: newslint" in text
    assert "Please report it" in said


def test_a_configuration_that_is_wrong_ends_the_run(desk):
    (desk / "zz").mkdir()
    for number in range(60):
        (desk / "zz" / f"{number}.txt").write_text(f"Number {number}.\n", encoding="utf-8")
    (desk / "zz" / ".newslint.yaml").write_text("levl: warning\n", encoding="utf-8")
    code, _, said = run("--jobs", "2", ".")
    assert code == 2
    assert "did you mean 'level'" in said


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c(desk, tmp_path, jobs):
    begun = tmp_path / "begun"
    body = f"'story2' in path and (open({str(begun)!r}, 'w').close(), time.sleep(10**6))"
    environment = os.environ | patched(tmp_path, body)
    process = subprocess.Popen(
        command("--jobs", jobs, "."), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment,
        encoding="utf-8", start_new_session=True,
    )  # fmt: skip
    until(begun.exists)
    crew = children(process.pid)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=LONG)  # it does not wait for what was going on
    assert process.returncode == 130
    assert said.strip() == "newslint: interrupted"
    assert not any(map(alive, crew))


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_nobody_is_left_when_we_are_killed(desk, tmp_path, how):
    killed = tmp_path / "killed"
    body = f"while 'story2' in path and not os.path.exists({str(killed)!r}): time.sleep(0.01)"
    environment = os.environ | patched(tmp_path, body)
    process = subprocess.Popen(command("--jobs", "2", "."), stdout=subprocess.DEVNULL, env=environment)
    until(lambda: len(children(process.pid)) == 2)
    crew = children(process.pid)
    process.send_signal(how)
    killed.touch()
    process.wait(LONG)
    until(lambda: not any(map(alive, crew)))


def test_whoever_reads_may_go(desk):
    for path in desk.glob("*.txt"):
        path.write_text(STILTED * 40, encoding="utf-8")
    process = subprocess.Popen(command("--jobs", "2", "."), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(LONG) == 0


def test_few_files_are_checked_here(desk, tmp_path):
    environment = patched(tmp_path, "os.getpid() == int(os.environ['ONLY']) or 1 / 0")
    script = "import os, sys; os.environ['ONLY'] = str(os.getpid()); from newslint.__main__ import main; sys.argv[0] = 'newslint'; main()"
    process = subprocess.run(
        [sys.executable, "-c", script, *(f"story0{n}.txt" for n in range(10))],
        env=os.environ | environment, capture_output=True, check=False,
    )  # fmt: skip
    assert process.returncode == 1, process.stderr
