"""Agencies spoken to that are not those of the dateline: what the examples of the packs do not show."""

from __future__ import annotations

import pytest

from kind_helpers import hits
from newslint.checks.kinds import agency


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TROY, N.Y. (AP) — It rains. “No,” Ames told Reuters.", ["Reuters"]),
        ("TROY, N.Y. (AP) — It rains. “No,” Ames told the AP.", []),
        ("TROY, N.Y. (AP) — It rains. “No,” Ames had told Reuters.", []),
        ("TROY, N.Y. (Troy Gazette) — It rains. “No,” Ames told Reuters.", []),
        ("It rains. “No,” Ames told Reuters.", []),
    ],
)
def test_agencies(text, expected):
    assert hits(agency, text) == expected
