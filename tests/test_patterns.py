"""Patterns from the cache are the patterns `re` makes."""

from __future__ import annotations

import atexit
import marshal
import re
import subprocess
import sys

import pytest

from newslint.storage import cache, regex_cache

SAMPLES = [
    (r"(?P<city>[A-Z][A-Za-zÀ-ÿ’'. -]+?)(?:, (?P<region>\w+))? \((?P<agency>[^)]{2,40})\)", 0),
    (r"\b(?:said|told|adds?)\b(?!\s+that)", re.IGNORECASE),
    (r"^\s*(?:by|BY)\s+(?P<name>.+)$", re.MULTILINE),
    (r"(?<=[.!?])[”’\"]*\s+(?=[“A-Z])", 0),
    (r"(?i:the) (?-i:U\.S\.|US)|(['\"]).*?\1", re.DOTALL),
    (r"[^\W_](?:[^\W_]|[\u0300-\u036f])*", 0),
]
TEXT = "LISBON, Portugal (AP) — “It’s old,” he SAID. The US and the U.S. 'said that' e\u0301té\n By Ann Moss \n“Go!” “No.”"


def forget(monkeypatch):
    """As if a new process began."""
    monkeypatch.setattr(regex_cache, "_ready", False)
    monkeypatch.setattr(regex_cache, "_made", {})
    monkeypatch.setattr(regex_cache, "_new", {})


@pytest.fixture
def fresh(tmp_path, monkeypatch):
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    monkeypatch.setattr(atexit, "register", lambda done: None)  # nothing is stored at exit by a test
    forget(monkeypatch)
    return tmp_path


def spans(pattern):
    return [(match.span(), match.groupdict(), match.groups()) for match in pattern.finditer(TEXT)]


def test_the_same_matches_from_the_cache(fresh, monkeypatch):
    direct = [re.compile(text, flags) for text, flags in SAMPLES]
    first = [regex_cache.compiled(text, flags) for text, flags in SAMPLES]
    regex_cache._store()
    forget(monkeypatch)
    again = [regex_cache.compiled(text, flags) for text, flags in SAMPLES]
    assert len(list(regex_cache._stored)) == len(SAMPLES) and not regex_cache._new
    for one, two, three in zip(direct, first, again):
        assert one.flags == two.flags == three.flags
        assert one.groupindex == two.groupindex == three.groupindex
        assert one.groups == three.groups
        assert spans(one) == spans(two) == spans(three)


def test_nothing_is_compiled_a_second_time(fresh, monkeypatch):
    regex_cache.compiled(*SAMPLES[0])
    regex_cache._store()
    forget(monkeypatch)
    monkeypatch.setattr(regex_cache.re, "compile", lambda *given: 1 / 0)
    assert regex_cache.compiled(*SAMPLES[0]).pattern == SAMPLES[0][0]


@pytest.mark.parametrize(
    "nonsense", [None, b"", b"no", (), [1], (0, b"\1\2\3\4", 1, {}, ()), (0, [1], 1, {}, ())]
)
def test_nonsense_in_the_cache_does_no_harm(fresh, nonsense):
    part = nonsense if isinstance(nonsense, bytes) else marshal.dumps(nonsense)
    cache.write_parts(regex_cache._NAME, {regex_cache._name(*SAMPLES[0]): part})
    assert spans(regex_cache.compiled(*SAMPLES[0])) == spans(re.compile(*SAMPLES[0]))


def test_a_second_process_uses_what_the_first_stored(fresh):
    script = (
        "from newslint.storage import regex_cache\n"
        "made = regex_cache.compiled(r'(?P<x>a)+b')\n"
        "print(len(regex_cache._new), made.search('caab').span('x'))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout
        for _ in range(2)
    ]
    assert runs == ["1 (2, 3)\n", "0 (2, 3)\n"]


def test_a_pattern_that_is_none(fresh):
    with pytest.raises(re.error):
        regex_cache.compiled("(")
