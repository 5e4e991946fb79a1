"""Links, attributes and other names of a file: nothing outside of the checked folder is read or changed on the way."""

from __future__ import annotations

import errno
import os

import pytest

from daily import newslint

STORY = "The council met on Tuesday to talk about the the bridge.\n"
FIXED = "The council met on Tuesday to talk about the bridge.\n"


@pytest.fixture
def place(tmp_path):
    """A folder to check, and one outside of it to which links lead."""
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    (outside / "folder").mkdir(parents=True)
    (inside / "own").mkdir(parents=True)
    for path in (outside / "secret.txt", outside / "folder" / "deep.txt", inside / "own" / "story.txt"):
        path.write_text(STORY)
    (inside / "secret.txt").symlink_to(outside / "secret.txt")
    (inside / "up.txt").symlink_to("../outside/secret.txt")
    (inside / "folder").symlink_to(outside / "folder")
    (inside / "again").symlink_to(inside / "own")
    (inside / "chain").symlink_to(inside / "folder")
    return tmp_path


def test_links_that_lead_out_are_not_walked(place):
    code, out, _ = newslint("check", "inside", cwd=place)
    assert code == 1 and "story.txt" in out
    assert "secret" not in out and "deep" not in out and "up.txt" not in out


def test_fixing_changes_nothing_outside(place):
    code, _, err = newslint("check", "--fix", "inside", cwd=place)
    assert code == 0, err
    assert (place / "inside" / "own" / "story.txt").read_text() == FIXED
    assert (place / "outside" / "secret.txt").read_text() == STORY
    assert (place / "outside" / "folder" / "deep.txt").read_text() == STORY


def test_a_link_that_is_named_is_checked_and_not_fixed(place):
    code, out, err = newslint("check", "--fix", "inside/secret.txt", cwd=place)
    assert code == 1 and "inside/secret.txt:1" in out and "it is a link" in err
    assert (place / "outside" / "secret.txt").read_text() == STORY


def test_other_hard_links_keep_a_file_from_being_fixed(tmp_path):
    story, other = tmp_path / "story.txt", tmp_path / "other"
    story.write_text(STORY)
    os.link(story, other)
    code, out, err = newslint("check", "--fix", "story.txt", cwd=tmp_path)
    assert code == 2 and "hard links" in out + err
    assert story.read_text() == other.read_text() == STORY and story.stat().st_ino == other.stat().st_ino


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="a system without extended attributes")
def test_extended_attributes_are_kept(tmp_path):
    story = tmp_path / "story.txt"
    story.write_text(STORY)
    try:
        os.setxattr(story, "user.desk", b"foreign")
    except OSError as error:
        assert error.errno == errno.ENOTSUP  # a file system that has none
        return
    assert newslint("check", "--fix", "story.txt", cwd=tmp_path)[0] == 0
    assert story.read_text() == FIXED and os.getxattr(story, "user.desk") == b"foreign"
