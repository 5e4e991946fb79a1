"""Widths on a terminal, and what is never sent to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.terminal.escaping import safe
from newslint.terminal.width import cells, width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", 5),
        ("“café”", 6),
        ("cafe\u0301", 4),  # an accent of its own
        ("東京", 4),
        ("ﾄｳｷｮｳ", 5),
        ("한국", 4),
        ("각", 2),  # a syllable in its three letters
        ("🍜", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("❤\ufe0f", 2),
        ("a\tb", 6),
        ("a\u00a0b\u2009c", 5),
        ("ab\u200bc", 11),
        ("", 0),
    ],
)
def test_width(text: str, expected: int) -> None:
    assert width(text) == expected


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("bell\x07", "bell␇"),
        ("csi \x9b31m", "csi <U+009B>31m"),
        ("del\x7f", "del␡"),
        ("trick\u202egnp.txt", "trick<U+202E>gnp.txt"),
        ("two\nlines\r\n", "two lines  "),
        ("\u2028", "<U+2028>"),
        ("not utf-8 \udcff", "not utf-8 <U+DCFF>"),
        ("“Zoë” 東京 a\u00a0b 👨\u200d👩\u200d👧 ❤\ufe0f", "“Zoë” 東京 a\u00a0b 👨\u200d👩\u200d👧 ❤\ufe0f"),
    ],
)
def test_what_could_steer_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert safe(text) == shown


STEERS = {chr(c) for c in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}


@given(st.text())
def test_nothing_steers_the_terminal_and_indexes_stay_the_same(text: str) -> None:
    shown = cells(text)
    assert len(shown) == len(text)
    for part in [safe(text), "".join(cell.shown for cell in shown)]:
        assert not STEERS & set(part)
        part.encode()  # and every terminal's encoder takes it
