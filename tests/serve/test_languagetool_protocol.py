"""`/v2`: what clients of LanguageTool ask and are told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

STORY = "The the mayor 🚢 said nobody definately read teh letter on the ferry."


def words(text: str, answer: dict[str, Any]) -> list[str]:
    """The words that matches stand for, counted in UTF-16 units as clients do."""
    units = text.encode("utf-16-le")
    return [
        units[2 * m["offset"] : 2 * (m["offset"] + m["length"])].decode("utf-16-le")
        for m in answer["matches"]
    ]


def test_a_match_has_all_that_clients_read(server):
    answer = server.check(STORY)
    assert words(STORY, answer) == ["The the", "definately", "teh"]
    match = answer["matches"][1]
    assert match["replacements"] == [{"value": "definitely"}]
    context = match["context"]
    shown = context["text"].encode("utf-16-le")[2 * context["offset"] :][: 2 * context["length"]]
    assert shown.decode("utf-16-le") == "definately"
    assert match["sentence"] == STORY
    assert match["type"] == {"typeName": "UnknownWord"} and match["shortMessage"] == ""
    rule = match["rule"]
    assert rule["category"] == {"id": "TYPOS", "name": "Typos"}
    assert rule["issueType"] == "misspelling" and rule["id"].startswith("typos.") and rule["description"]
    assert answer["language"]["code"] == "en-US"
    assert answer["language"]["detectedLanguage"]["confidence"] == 1.0
    assert answer["software"]["name"] == "newslint" and answer["software"]["apiVersion"] == 1
    assert answer["warnings"] == {"incompleteResults": False}
    end = len(STORY.encode("utf-16-le")) // 2
    assert answer["sentenceRanges"] == [[0, end]]
    assert answer["extendedSentenceRanges"] == [
        {"from": 0, "to": end, "detectedLanguages": [{"language": "en", "rate": 1.0}]}
    ]


def test_a_form_may_come_in_the_address(server):
    answer = server.get("/v2/check?language=en&text=He+said+teh+word.")
    assert words("He said teh word.", answer.json) == ["teh"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_move_offsets(server, end):
    text = end.join(["The first line is here.", "", "He said teh word", "of the the mayor."])
    assert words(text, server.check(text)) == ["teh", "the the"]


def test_markup_is_counted_and_not_read(server):
    annotations = [
        {"text": "He said "},
        {"markup": "<b title='teh'>"},
        {"text": "teh"},
        {"markup": "</b>"},
        {"text": " word 🚢 of\r\nthe"},
        {"markup": "<br>", "interpretAs": " "},
        {"text": "the mayor, who had gone."},
        {"markup": "<p>", "interpretAs": "\n\n"},
        {"text": "Nobody recieved it."},
    ]
    whole = "".join(part.get("text") or part.get("markup") or "" for part in annotations)
    data = json.dumps({"annotation": annotations})
    answer = server.form("/v2/check", data=data, language="en-US").json
    assert words(whole, answer) == ["teh", "the<br>the", "recieved"]
    assert answer["matches"][2]["sentence"] == "Nobody recieved it."


REFUSED = {
    "nothing": ({"language": "en-US"}, "Missing 'text' or 'data' parameter"),
    "both": ({"text": "a", "data": "{}", "language": "en-US"}, "Set only 'text' or 'data' parameter, not both"),
    "no language": ({"text": "a"}, "Missing 'language' parameter"),
    "another language": ({"text": "a", "language": "xx"}, "'xx' is not a language code known"),
    "level": ({"text": "a", "language": "en", "level": "loud"}, "If 'level' is set, it must be set to"),
    "mode": ({"text": "a", "language": "en", "mode": "loud"}, "If 'mode' is set"),
    "only": ({"text": "a", "language": "en", "enabledOnly": "true"}, "You must specify enabledRules or"),
    "only and not": (
        {"text": "a", "language": "en", "enabledOnly": "true", "enabledRules": "A", "disabledRules": "B"},
        "You cannot specify disabledRules",
    ),
    "variants": ({"text": "a", "language": "en", "preferredVariants": "en-GB"}, "You specified 'preferredVariants'"),
    "a variant": ({"text": "a", "language": "auto", "preferredVariants": "en"}, "Invalid format for 'preferredVariants'"),
    "no JSON": ({"data": "{", "language": "en"}, "Could not parse 'data' parameter"),
    "no annotation": ({"data": "[]", "language": "en"}, "Could not parse 'data' parameter"),
    "text and markup": (
        {"data": '{"annotation": [{"text": "a", "markup": "b"}]}', "language": "en"}, "Could not parse 'data' parameter",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_makes_no_sense_is_refused_in_words(server, name):
    fields, message = REFUSED[name]
    answer = server.form("/v2/check", **fields)
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.startswith(f"Error: {message}")


def rules(answer: dict[str, Any]) -> set[str]:
    return {match["rule"]["id"].partition(".")[0] for match in answer["matches"]}


def test_rules_and_categories_are_chosen(server):
    assert rules(server.check(STORY)) == {"typos", "garbled"}
    assert rules(server.check(STORY, disabledCategories="GARBLED")) == {"typos"}
    one = server.check(STORY)["matches"][1]["rule"]["id"]
    left = server.check(STORY, disabledRules=f"WHITESPACE_RULE,{one}")
    assert one not in [match["rule"]["id"] for match in left["matches"]]
    only = server.check(STORY, enabledOnly="true", enabledCategories="garbled")
    assert rules(only) == {"garbled"}
    assert server.check(STORY, enabledOnly="true", enabledRules="UPPERCASE_SENTENCE_START")["matches"] == []


def test_picky_shows_suggestions(server):
    text = "“The the boats are late,” Ana Prates claimed. Critics say that nobody asked."
    default, picky = server.check(text), server.check(text, level="picky")
    assert len(picky["matches"]) > len(default["matches"])


def test_the_language_is_found_out(server):
    assert words(STORY, server.check(STORY, language="auto")) == ["The the", "definately", "teh"]
    british = server.check(STORY, language="auto", preferredVariants="de-DE,en-GB")
    assert british["language"]["code"] == "en-GB"
    german = "Der Bürgermeister sagte am Montag, dass die Fähren im Herbst nicht mehr fahren werden und teh Hafen schließt, weil der Stadt das Geld fehlt."
    answer = server.check(german, language="auto")
    assert answer["matches"] == [] and answer["language"]["detectedLanguage"]["confidence"] == 0
    names = "Moss; Reed, Hill, Ward, Lane (capt); Stone, Brook; Wood, Field, March, Dale, Glen, Ford, Heath, Cross, Bell, Park, Lake, Rivers, Banks, Frost."
    for line, sure in (
        (names, 1),
        ("Городской совет утвердил во вторник вечером бюджет на следующий год.", 0),
    ):
        language = server.check(line, language="auto")["language"]
        assert language["detectedLanguage"]["confidence"] == sure


def test_languages_and_info(server):
    languages = server.get("/v2/languages").json
    assert {"name": "English (GB)", "code": "en", "longCode": "en-GB"} in languages
    assert server.get("/v2/info").json["software"]["name"] == "newslint"


def test_words_of_the_house_are_right(server):
    text = "He said that the Quillfish recieved it."
    assert words(text, server.check(text)) == ["recieved"]
    assert server.form("/v2/words/add", word="recieved").json == {"added": True}
    try:
        assert server.form("/v2/words/add", word="Recieved").json == {"added": False}
        assert server.get("/v2/words").json == {"words": ["recieved"]}
        assert server.get("/v2/words?offset=1&limit=5").json == {"words": []}
        assert server.check(text)["matches"] == []
    finally:
        assert server.form("/v2/words/delete", word="recieved").json == {"deleted": True}
    assert server.form("/v2/words/delete", word="recieved").json == {"deleted": False}
    assert words(text, server.check(text)) == ["recieved"]
    for word in ("", " ", "x" * 101, "a\0b", "# a"):
        assert server.form("/v2/words/add", word=word).status == 400, word
    assert server.get("/v2/words?limit=-1").status == 400


@pytest.mark.parametrize(
    "text", ["", " \n", "\0\1\2", "\ufeffteh", "\ud83d", "🚢" * 50, "a\u0000teh word, he said."]
)
def test_odd_texts_are_answered(server, text):
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    answer = server.check(text)
    for match in answer["matches"]:
        assert 0 <= match["offset"] < match["offset"] + match["length"] <= len(text.encode("utf-16-le")) // 2


class Other(BaseHTTPRequestHandler):
    """Another LanguageTool server, which objects to two words and notes what it was asked."""

    answer: Any = None
    asked: dict[str, list[str]] = {}

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        Other.asked = parse_qs(body.decode())
        content = json.dumps(Other.answer).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def other() -> Iterator[str]:
    listener = HTTPServer(("127.0.0.1", 0), Other)
    thread = threading.Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listener.server_port}"
    listener.shutdown()
    listener.server_close()


@pytest.fixture(scope="module")
def merging(start, other):
    with start("--with-languagetool", other) as server:
        yield server


def theirs(offset: int, length: int) -> dict[str, Any]:
    return {
        "message": "theirs", "offset": offset, "length": length, "replacements": [],
        "rule": {"id": "THEIRS", "category": {"id": "GRAMMAR", "name": "Grammar"}},
    }  # fmt: skip


def test_another_server_is_asked_too(merging):
    text = "He said teh word to nobody."
    Other.answer = {"matches": [theirs(8, 3), theirs(12, 4), theirs(6, 3)], "language": {"code": "en-US"}}
    answer = merging.check(text, apiKey="secret", username="me", motherTongue="de")
    assert [(m["offset"], m["rule"]["id"] == "THEIRS") for m in answer["matches"]] == [(8, False), (12, True)]
    assert Other.asked["motherTongue"] == ["de"] and Other.asked["text"] == [text]
    assert "apiKey" not in Other.asked and "username" not in Other.asked


def test_another_language_is_for_the_other_server(merging):
    Other.answer = {"matches": [theirs(0, 3)], "language": {"code": "de-DE"}}
    answer = merging.check("Das ist teh Text.", language="de-DE")
    assert [m["rule"]["id"] for m in answer["matches"]] == ["THEIRS"]
    assert answer["language"] == {"code": "de-DE"}


@pytest.mark.parametrize("nonsense", [[], {"matches": [{}]}, {"matches": 3}, None])
def test_nonsense_of_the_other_server_costs_nothing_of_ours(merging, nonsense):
    Other.answer = nonsense
    answer = merging.check("He said teh word.")
    assert len(answer["matches"]) == 1
    assert answer["warnings"]["incompleteResults"] is True
    assert "not as LanguageTool does" in answer["warnings"]["incompleteResultsReason"]


def test_the_other_server_may_be_away(start):
    with start("--with-languagetool", "http://127.0.0.1:9") as server:
        answer = server.check("He said teh word.")
    assert len(answer["matches"]) == 1
    assert "no server answers" in answer["warnings"]["incompleteResultsReason"]
