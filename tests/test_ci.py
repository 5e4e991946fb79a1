"""What newsrooms take over for their CI: the GitHub action and the GitLab template, step by step as the
runners do it, in a sample repository; and the Dockerfile, by a linter."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

import built
from daily import git

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SPEC, TEMPLATE = yaml.safe_load_all((ROOT / "templates" / "newslint.yml").read_text(encoding="utf-8"))
CLEAN = "LONDON (AP) — The council met on Tuesday to talk about the bridge.\n"
WRONG = "LONDON (AP) — The council met on Tuesday to talk about the the bridge.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The project as a runner checks it out: building must not write into ours."""
    return built.copy(tmp_path_factory.mktemp("project") / "project")


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A Python that the steps install into, as the runner's is theirs alone."""
    folder = tmp_path_factory.mktemp("runner")
    built.environment(folder / "python")
    return folder


@pytest.fixture
def newsroom(tmp_path):
    """Old copy with a mistake in it, and a branch that brings two more."""
    folder = tmp_path / "news room"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "old.txt").write_text(WRONG)
    (folder / "articles" / "clean.txt").write_text(CLEAN)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Copy")
    git(folder, "checkout", "-qb", "story")
    (folder / "articles" / "new.txt").write_text(WRONG)
    (folder / "articles" / "clean.txt").write_text(f"{CLEAN}\nIt is of of stone.\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Story")
    return folder


def run(script: str, folder: Path, environment: Path, **env: str) -> subprocess.CompletedProcess[str]:
    path = f"{environment / 'python' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder, capture_output=True, text=True,
        check=False, env={**os.environ, "PATH": path, **env},
    )  # fmt: skip


def action(newsroom: Path, environment: Path, project: Path, base: str = "", **inputs: str):
    """Run the steps of the action with the inputs given; the outcome of the last step and its outputs."""
    values = {
        name.replace("-", "_"): str(entry["default"]) for name, entry in ACTION["inputs"].items()
    } | inputs

    def filled(text: str) -> str:
        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name.startswith("inputs."):
                return values[name.removeprefix("inputs.").replace("-", "_")]
            return {"github.action_path": str(project), "github.event.pull_request.base.sha": base}[name]

        return re.sub(r"\$\{\{ ([\w.-]+) \}\}", value, text)

    output = newsroom.parent / "output"
    output.write_text("")
    done = None
    for step in ACTION["runs"]["steps"]:
        if "run" not in step:
            assert step["uses"].startswith("actions/setup-python@")
            continue
        assert "${{" not in step["run"], "what users write must not become part of a script"
        env = {name: filled(text) for name, text in step["env"].items()}
        env |= {
            "RUNNER_TEMP": str(environment),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(newsroom),
        }
        if step.get("id") != "check" and (environment / "newslint" / "bin" / "newslint").exists():
            continue  # installed for the test before
        done = run(step["run"], newsroom, environment, **env)
        if done.returncode:
            break
    assert done is not None
    return done, output.read_text()


def test_the_action_annotates_lines_and_fails(newsroom, environment, project):
    done, output = action(newsroom, environment, project, paths="articles")
    assert done.returncode == 1, done.stderr
    notes = [line for line in done.stdout.splitlines() if line.startswith("::warning ")]
    assert len(notes) == 3, done.stdout + done.stderr
    assert any("file=articles/new.txt" in note and "line=1" in note and "col=56" in note for note in notes)
    assert output == "exit-code=1\n"


def test_the_action_on_a_pull_request_looks_at_changed_lines(newsroom, environment, project):
    base = git(newsroom, "rev-parse", "main").strip()
    done, _ = action(newsroom, environment, project, base=base, changed="true")
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("::warning ") == 2
    assert "articles/old.txt" not in done.stdout
    done, _ = action(newsroom, environment, project, changed="HEAD")
    assert done.returncode == 0, done.stderr


def test_the_action_passes_options_and_runs_nothing_else(newsroom, environment, project):
    done, output = action(
        newsroom,
        environment,
        project,
        paths="articles/old.txt\narticles/clean.txt",
        args="--level error --statistics",
        format="text",
    )
    assert (done.returncode, output) == (0, "exit-code=0\n"), done.stderr
    done, output = action(
        newsroom, environment, project, paths="$(touch owned) `touch owned`", args="; touch owned"
    )
    assert (done.returncode, output) == (2, "exit-code=2\n")
    assert not list(newsroom.rglob("owned"))


def gitlab(newsroom: Path, environment: Path, base: str = "", **inputs: str):
    """Run the job of the template with the inputs given, and with the wheel in the place of what is published."""
    values = {name: str(entry["default"]) for name, entry in SPEC["spec"]["inputs"].items()}
    values |= {"package": str(built.wheel())} | inputs

    def filled(text: str) -> str:
        return re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda match: values[match[1]], text)

    job = TEMPLATE["newslint"]
    env = {name: filled(text) for name, text in job["variables"].items()} | {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base
    }
    if not (environment / "python" / "bin" / "newslint").exists():
        for line in job["before_script"]:
            done = run(line, newsroom, environment, **env)
            assert done.returncode == 0, done.stderr
    done = run("\n".join(job["script"]), newsroom, environment, **env)
    report = newsroom / job["artifacts"]["reports"]["codequality"]
    found = json.loads(report.read_text()) if report.exists() else None
    report.unlink(missing_ok=True)
    return done, found


def test_the_template_fails_and_leaves_a_report(newsroom, environment):
    done, report = gitlab(newsroom, environment, paths="articles")
    assert done.returncode == 1, done.stderr
    assert sorted(entry["location"]["path"] for entry in report) == [
        "articles/clean.txt",
        "articles/new.txt",
        "articles/old.txt",
    ]
    assert len({entry["fingerprint"] for entry in report}) == 3
    assert "3 warnings" in done.stdout


def test_the_template_in_a_merge_request_looks_at_changed_lines(newsroom, environment):
    base = git(newsroom, "rev-parse", "main").strip()
    done, report = gitlab(newsroom, environment, base=base, changed="true")
    assert done.returncode == 1, done.stderr
    assert sorted(entry["location"]["path"] for entry in report) == ["articles/clean.txt", "articles/new.txt"]
    done, report = gitlab(newsroom, environment, paths="articles/*.txt", args="--level error")
    assert done.returncode == 2
    assert [entry["location"]["path"] for entry in report] == ["articles/*.txt"]  # a pattern is not expanded


def test_the_template_says_in_the_log_and_in_the_report_what_cannot_be_read(newsroom, environment):
    (newsroom / "articles" / "odd.docx").write_bytes(b"no zip")
    done, report = gitlab(newsroom, environment, paths="articles/odd.docx articles/clean.txt")
    assert done.returncode == 2
    assert sorted(entry["check_name"] for entry in report) == [
        "garbled.doubled-function-word",
        "newslint.unreadable-file",
    ]
    assert "odd.docx: error: not checked" in done.stdout and "doubled-function-word" in done.stdout


def test_the_action_is_what_github_expects():
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_the_template_is_what_gitlab_expects(tmp_path):
    job = tmp_path / "job.yml"
    job.write_text(yaml.safe_dump(TEMPLATE))
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(job)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    written = set(re.findall(r"\$\[\[ inputs\.([\w-]+) \]\]", json.dumps(TEMPLATE)))
    assert written == set(SPEC["spec"]["inputs"])


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"),
    reason="hadolint is packaged for Linux on x86-64 only",
)
def test_the_dockerfile_is_sound():
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run(
        [str(hadolint), str(ROOT / "Dockerfile")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_what_the_image_is_built_from_is_copied():
    """Everything the wheel needs passes .dockerignore."""
    kept = re.findall(r"(?m)^!(.+)$", (ROOT / ".dockerignore").read_text())
    assert set(kept) >= {"linter", "rules", "setup.cfg", "setup.py", "pyproject.toml", "README.md", "LICENSE"}


def test_every_variant_of_the_image_runs_as_its_user():
    """The last word on who runs a stage is a number that is not root's."""
    text = (ROOT / "Dockerfile").read_text()
    users: dict[str, str] = {}
    for stage in re.split(r"(?m)^FROM ", text)[1:]:
        parent, name = re.match(r"(\S+) AS (\S+)", stage).groups()  # type: ignore[union-attr]
        own = re.findall(r"(?m)^USER (.+)$", stage)
        users[name] = own[-1] if own else users.get(parent, "0")
    assert {"lsp", "deep", "newslint"} <= set(users)
    assert {users[name] for name in ("base", "lsp", "deep", "newslint")} == {"10001"}
    assert list(users)[-1] == "newslint"  # what is built where nothing is said
