"""Asking a LanguageTool server: offsets, parts, and every way in which a server can fail."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engines.interface import EngineFailure, EngineRequest
from newslint.engines.languagetool import LanguageTool, code_points, parts_of, start
from newslint.engines.running import Engines
from newslint.model.engine_match import EngineResult
from newslint.model.span import Span

from .conftest import match


@given(st.text(alphabet="ab😀é𝒳 \n", max_size=60))
def test_offsets_in_utf_16_become_code_points(text):
    to_points = code_points(text)
    for at in range(len(text) + 1):
        assert to_points(len(text[:at].encode("utf-16-le")) // 2) == at


@given(st.lists(st.text(alphabet="abc ", max_size=30), max_size=12), st.integers(1, 40))
def test_parts_cover_the_text_and_end_at_paragraphs(paragraphs, most):
    text = "\n".join(paragraphs)
    parts = parts_of(text, most)
    assert "".join(part.of(text) for part in parts) == text
    for part in parts[:-1]:
        assert text[part.end - 1] == "\n"
    for part in parts:
        assert part.end - part.start <= most or "\n" not in part.of(text).rstrip("\n")


def test_matches_carry_spans_in_code_points(fake):
    text = "😀 The 😀 workers was 😀 paid."
    fake.matches = lambda text, language: [match(text, "was 😀", "AGREE", ("were", "be"))]
    (found,) = LanguageTool(fake.url, "us", 5).check(text).matches
    assert found.span.of(text) == "was 😀"
    assert found.id == "AGREE" and found.replacements == ("were", "be") and found.message == "Look here."
    assert fake.asked == [("en-US", text)]


def test_the_variety_of_the_house_is_asked_for(fake):
    LanguageTool(fake.url + "/v2/", "gb", 5).check("Colour.")
    assert fake.asked == [("en-GB", "Colour.")]


def test_long_texts_are_asked_in_parts_and_spans_put_back(fake):
    text = "\n\n".join(f"Paragraph {number} has a defect in it." for number in range(2000))
    fake.matches = lambda text, language: [match(text, "defect")]
    found = LanguageTool(fake.url, "us", 5).check(text).matches
    assert len(found) == len(fake.asked) > 1
    assert {one.span.of(text) for one in found} == {"defect"}
    assert max(len(asked) for _, asked in fake.asked) <= 18_000


def test_nothing_is_asked_of_an_empty_text(fake):
    assert LanguageTool(fake.url, "us", 5).check(" \n ") == EngineResult()
    assert fake.asked == []


def test_a_slow_server_is_given_up(fake):
    fake.hold.clear()
    with pytest.raises(EngineFailure, match=r"did not answer within 0\.2 s"):
        LanguageTool(fake.url, "us", 0.2).check("Slow.")


@pytest.mark.parametrize(
    ("status", "raw", "complaint"),
    [
        (500, "Error: out of memory", "refuses: 500 Error: out of memory"),
        (413, "", "refuses: 413"),
        (200, "<html>", "not as LanguageTool does"),
        (200, "[]", "not as LanguageTool does"),
        (200, '{"matches": [{"offset": 1}]}', "not as LanguageTool does"),
    ],
)
def test_a_server_that_answers_nonsense(fake, status, raw, complaint):
    fake.status, fake.raw = status, raw
    with pytest.raises(EngineFailure, match=complaint):
        LanguageTool(fake.url, "us", 5).check("Text.")


def test_nobody_listens():
    with pytest.raises(EngineFailure, match="no server answers at http://127.0.0.1:1/"):
        LanguageTool("http://127.0.0.1:1", "us", 5).check("Text.")


def test_a_failed_engine_is_not_asked_again_and_told_once(fake):
    fake.status = 500
    engines = Engines()
    request = EngineRequest("languagetool", "us", 5, {"url": fake.url})
    assert engines.result(request, "One.") == engines.result(request, "Two.") == EngineResult()
    assert len(fake.asked) == 1
    (message,) = engines.messages()
    assert message.startswith("languagetool: http://127.0.0.1:") and "500" in message


def test_one_engine_serves_all_texts(fake):
    engines = Engines()
    request = EngineRequest("languagetool", "us", 5, {"url": fake.url})
    fake.matches = lambda text, language: [match(text, "bad")]
    assert [one.span for text in ("bad", "so bad") for one in engines.result(request, text).matches] == [
        Span(0, 3),
        Span(3, 6),
    ]
    engines.close()
    engines.close()
    assert list(engines.messages()) == []


def test_what_the_server_says_of_score_and_language_is_passed_on(fake):
    sure = match("It rain.", "rain", "AGREE")
    sure["rule"]["confidence"] = 0.75
    fake.raw = json.dumps(
        {
            "matches": [sure],
            "language": {"code": "en-US", "detectedLanguage": {"code": "fr", "confidence": 0.9}},
        }
    )
    result = LanguageTool(fake.url, "us", 5).check("It rain.")
    assert [one.score for one in result.matches] == [0.75]
    assert result.document == {"language": "en-US", "detected": "fr"}


def test_an_option_nobody_knows_is_refused():
    with pytest.raises(EngineFailure, match=r"no option 'ulr'; its options are url"):
        start(EngineRequest("languagetool", options={"ulr": "http://127.0.0.1:1"}))
