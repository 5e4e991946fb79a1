"""How long a commit waits for newslint: a repository of many articles, one of them changed, the real hook.

    python bench/hook.py --newslint PROJECT [--articles FOLDER] [--count 200] [--rounds 9]

PROJECT is a checkout of this project: pre-commit installs the hook from it. FOLDER holds articles to fill the
repository with; without one, articles are made up. Printed are wall times of a warm hook, in seconds: the
command as the hook calls it, `pre-commit run` as a whole, and `--changed` over the whole repository.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

MADE_UP = (
    "LISBON, Portugal (AP) — The council of the river towns met on Tuesday to talk about the bridge, officials said.\n\n"
    "“It is old, and we will mend it,” said Ann Moss, who has led the council since 2019. “Nobody will wait long.”\n\n"
    "Work is to begin in May. The plan costs $12 million, of which the state pays half, according to the ministry.\n\n"
) * 8


def git(folder: Path, *args: str) -> str:
    done = subprocess.run(
        ("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org", *args), cwd=folder, check=True,
        capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


def texts(folder: str | None) -> list[str]:
    if folder is None:
        return [MADE_UP]
    return [
        path.read_text(encoding="utf-8", errors="replace") for path in sorted(Path(folder).rglob("*.txt"))
    ]


def timed(command: list[str], folder: Path, environment: dict[str, str]) -> tuple[float, int]:
    began = perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    return perf_counter() - began, done.returncode


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--newslint", required=True, type=Path)
    parser.add_argument("--articles")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "newsroom")
        folder.mkdir()
        git(folder, "init", "-q")
        revision = git(options.newslint, "rev-parse", "HEAD")
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {options.newslint.resolve()}\n    rev: {revision}\n    hooks: [{{id: newslint}}]\n"
        )
        (folder / ".newslint.yaml").write_text("level: warning\n")
        words = 0
        for number, text in enumerate(islice(cycle(texts(options.articles)), options.count)):
            (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
            words += len(text.split())
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "Articles")
        changed = folder / "017.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + "\nNobody was hurt.\n", encoding="utf-8")
        git(folder, "add", "-A")
        environment = {
            **os.environ,
            "PRE_COMMIT_HOME": str(Path(name, "home")),
            "NEWSLINT_CACHE_DIR": str(Path(name, "cache")),
        }
        run = [sys.executable, "-m", "pre_commit", "run", "newslint"]
        subprocess.run(
            [*run[:3], "install-hooks"], cwd=folder, env=environment, check=True, capture_output=True
        )
        installed = next(Path(name, "home").glob("repo*/py_env*/bin/newslint"))
        print(
            f"{options.count} articles, {words:,} words, one changed; wall seconds, median (least) of {options.rounds}"
        )
        for title, command in (
            ("the hook's command", [str(installed), "--force-exclude", "017.txt"]),
            ("pre-commit run", run),
            ("newslint check --changed .", [str(installed), "check", "--changed", "HEAD", "."]),
            ("newslint . (all articles)", [str(installed), "."]),
        ):
            timed(command, folder, environment)  # warm
            times = [timed(command, folder, environment)[0] for _ in range(options.rounds)]
            print(f"{statistics.median(times):6.3f} ({min(times):.3f})  {title}")


if __name__ == "__main__":
    main()
