"""What is no plain file, and files that change or are too large: a clear line each, and nobody waits."""

from __future__ import annotations

import os
import socket
import threading
from pathlib import Path

import pytest

from newslint.model.errors import UnreadableFile
from newslint.readers import contents as module
from newslint.readers.contents import contents
from newslint.readers.walk import walk


def refused(path: Path | str) -> str:
    with pytest.raises(UnreadableFile) as caught:
        contents(str(path))
    assert caught.value.path == str(path)
    return caught.value.message


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\xff" * 70_000)
    assert contents(str(tmp_path / "a.txt")) == b"\0\xff" * 70_000


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    assert "symbolic links" in refused(tmp_path / "loop.txt")
    assert "No such file" in refused(tmp_path / "gone.txt")
    assert "No such file" in refused(tmp_path / "nothing.txt")
    assert refused("a\0b.txt").startswith("cannot be read")


def test_a_pipe_nobody_writes_into(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    os.mkfifo(tmp_path / "pipe.txt")
    assert "nobody writes" in refused(tmp_path / "pipe.txt")


def test_a_pipe_is_read_to_its_end_and_remembered(tmp_path: Path) -> None:
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    data = b"The ferry sailed. " * 9_000  # more than fits into a pipe at once
    writer = threading.Thread(target=path.write_bytes, args=(data,))
    writer.start()
    assert contents(str(path)) == data
    writer.join()
    assert contents(str(path)) == data


def test_sockets_devices_and_folders(tmp_path: Path) -> None:
    (tmp_path / "dir.md").mkdir()
    assert "folder" in refused(tmp_path / "dir.md")
    assert "device" in refused("/dev/zero")
    assert contents(os.devnull) == b""
    here = Path.cwd()
    os.chdir(tmp_path)  # the name of a socket may not be long
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind("sock.txt")
            assert "socket" in refused("sock.txt")
    finally:
        os.chdir(here)


def test_files_larger_than_any_article(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(module.LARGEST + 1)  # a hole: nothing is written
    assert "larger than 256 MB" in refused(tmp_path / "big.txt")


def test_a_file_that_grows_faster_than_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 100)
    read = []

    def endless(handle: int, size: int) -> bytes:
        read.append(size)
        assert len(read) < 1000
        return b"a" * size

    monkeypatch.setattr(module, "LARGEST", 1_000_000)
    monkeypatch.setattr(module.os, "read", endless)
    assert "larger than" in refused(tmp_path / "a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.xml"])
def test_a_file_that_becomes_a_pipe_as_the_walk_comes_to_it(tmp_path: Path, name: str) -> None:
    """What was a file when it was asked what it is must not keep the walk waiting for somebody who writes."""
    from newslint.readers import walk as walking
    from newslint.readers.formats import by_extension, holds_article

    os.mkfifo(tmp_path / name)
    if name == "a.txt":
        assert walking._beginning(str(tmp_path / name)) == b""
    else:
        with pytest.raises(OSError, match="not a regular file"):
            holds_article(str(tmp_path / name), by_extension(name))


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.txt"
    path.write_text("One. ")
    real = os.fstat

    def growing(handle: int) -> os.stat_result:
        with path.open("a") as file:
            file.write("More. ")
        return real(handle)

    monkeypatch.setattr(module.os, "fstat", growing)
    assert "being written" in refused(path)
    monkeypatch.undo()
    assert contents(str(path)).startswith(b"One. More.")


def test_a_folder_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("Two.")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert list(walk([str(tmp_path)])) == [str(tmp_path / "b.txt"), str(tmp_path / "closed")]
    assert refused(tmp_path / "closed") == "cannot be read: Permission denied"
