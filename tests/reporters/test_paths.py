"""Paths relative to the repository."""

from __future__ import annotations

import pytest

from newslint.reporters.shared.base import ReportContext
from newslint.reporters.shared.paths import path_uri, repository_path, without_strays


@pytest.mark.parametrize(
    ("path", "environ", "expected"),
    [
        ("a/b.txt", {}, "a/b.txt"),
        ("./a//b.txt", {}, "a/b.txt"),
        ("/repo/desk/a.txt", {}, "a.txt"),
        ("../a.txt", {}, "/repo/a.txt"),
        ("../a.txt", {"GITHUB_WORKSPACE": "/repo"}, "a.txt"),
        ("a.txt", {"CI_PROJECT_DIR": "/repo/"}, "desk/a.txt"),
        ("/etc/a.txt", {"CI_PROJECT_DIR": "/repo"}, "/etc/a.txt"),
        ("/repository/a.txt", {"CI_PROJECT_DIR": "/repo"}, "/repository/a.txt"),
    ],
)
def test_repository_path(path: str, environ: dict[str, str], expected: str) -> None:
    assert repository_path(path, ReportContext("1", cwd="/repo/desk", environ=environ)) == expected


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/café #1.txt", "a/caf%C3%A9%20%231.txt"),
        ("/abs/x.txt", "file:///abs/x.txt"),
        ("odd\udcff.txt", "odd%FF.txt"),
        ("a:b.txt", "./a%3Ab.txt"),
    ],
)
def test_path_uri(path: str, uri: str) -> None:
    assert path_uri(path) == uri


@pytest.mark.parametrize(
    ("text", "clean"),
    [("a/café #1%41.txt", "a/café #1%41.txt"), ("é\udcff\udc80.txt", "é%FF%80.txt"), ("\ud800x", "\ufffdx")],
)
def test_stray_bytes_are_percent_encoded(text: str, clean: str) -> None:
    assert without_strays(text) == clean
