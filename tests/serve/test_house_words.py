"""The house's own words, in a file or in memory."""

from __future__ import annotations

import pytest

from newslint.model.errors import ConfigError, NewslintError
from newslint.serve.house_words import HouseWords


def test_words_are_kept_as_people_wrote_them(tmp_path):
    path = tmp_path / "words.txt"
    path.write_text("# ours\n\nQuillfish\n", encoding="utf-8")
    words = HouseWords(str(path))
    assert words.read() == ("Quillfish",)
    assert words.add("  de  la Cruz ") and not words.add("quillfish")
    assert path.read_text(encoding="utf-8") == "# ours\n\nQuillfish\nde la Cruz\n"
    assert words.delete("QUILLFISH") and not words.delete("# ours") and not words.delete("")
    assert HouseWords(str(path)).read() == ("de la Cruz",)


def test_a_file_that_somebody_edits_is_read_again(tmp_path):
    path = tmp_path / "words.txt"
    words = HouseWords(str(path))
    assert words.read() == ()
    path.write_text("Quillfish\n", encoding="utf-8")
    assert words.read() == ("Quillfish",)
    path.unlink()
    assert words.read() == ()
    assert words.add("a") and path.exists()


def test_what_is_no_list_of_words_is_said(tmp_path):
    (tmp_path / "binary").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ConfigError, match="UTF-8"):
        HouseWords(str(tmp_path / "binary"))
    with pytest.raises(ConfigError):
        HouseWords(str(tmp_path))


def test_a_word_that_cannot_be_kept_is_not_taken(tmp_path):
    words = HouseWords(str(tmp_path / "no" / "such" / "folder"))
    with pytest.raises(NewslintError, match="cannot be kept"):
        words.add("Quillfish")
    assert words.read() == ()
