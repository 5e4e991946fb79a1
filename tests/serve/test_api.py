"""`/api`: newslint's own interface, over HTTP."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile

import pytest
from jsonschema import Draft202012Validator

STORY = "The the mayor said teh boats cost $3 million.\n\n“We will have boats,” said Ana Prates, 54.\n"


def test_a_check_says_what_the_command_says(server, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "newslint", "--format", "json", "story.txt"],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    command = json.loads(run.stdout)
    served = server.post("/api/check", text=STORY, name="story.txt").json
    more = ("start", "end", "edits", "related")
    for finding in served["files"][0]["findings"]:
        assert STORY[finding["start"] : finding["end"]] == finding["text"]
        for key in more:
            del finding[key]
    assert served["files"][0].pop("words") == 17
    assert served == command


def test_edits_write_each_replacement(server):
    text = "He said teh word 🚢 and the the mayor."
    (file,) = server.post("/api/check", text=text).json["files"]
    units = text.encode("utf-16-le")
    for finding in reversed(file["findings"]):
        edit = finding["edits"][0]
        start, end = finding["start"] + edit["before"], finding["end"] + edit["after"]
        units = units[: 2 * start] + edit["text"].encode("utf-16-le") + units[2 * end :]
    assert units.decode("utf-16-le") == "He said the word 🚢 and the mayor."


def test_level_and_rules_are_chosen(server):
    def found(**options):
        return {
            one["family"]
            for one in server.post("/api/check", text=STORY, **options).json["files"][0]["findings"]
        }

    assert found() == {"typos", "garbled"}
    assert found(select=["typos"]) == {"typos"}
    assert found(ignore=["typos"]) == {"garbled"}
    assert found(level="error") < {"typos", "garbled"}
    assert server.post("/api/check", text=STORY, level="loud").status == 400
    unknown = server.post("/api/check", text=STORY, select=["no-such"])
    assert unknown.status == 400 and "no rule or family is called 'no-such'" in unknown.text


def test_who_said_what_and_the_facts(server):
    (quote,) = server.post("/api/quotes", text=STORY).json["quotes"]
    assert quote["speaker"]["name"] == "Ana Prates" and quote["line"] == 3
    facts = server.post("/api/facts", text=STORY).json
    assert facts["people"][0]["name"] == "Ana Prates" and facts["people"][0]["age"] == 54
    assert [figure["value"] for figure in facts["figures"] if figure["text"].startswith("$")] == [3_000_000]


def test_a_story_beside_its_wire_copy(server):
    wire = "The mayor said the boats cost $3 million.\n\n“We will have ferries,” said Ana Prates, 54.\n"
    told = server.post("/api/compare", text=STORY, source={"text": wire}).json
    assert told["summary"]["quotations-altered"] == 1
    assert any("altered" in one["rule"] or "quot" in one["rule"] for one in told["findings"])
    assert server.post("/api/compare", text=STORY).status == 400
    assert server.post("/api/compare", text=STORY, source={"text": " "}).status == 422
    assert server.ask("POST", "/api/compare", STORY.encode(), content_type="text/plain").status == 415


def test_safe_fixes_are_written(server):
    fixed = server.post("/api/fix", text=STORY).json
    assert fixed["text"].startswith("The mayor said the boats")
    assert sum(fixed["fixed"].values()) == 2 and fixed["files"][0]["findings"] == []
    page = server.post("/api/fix", text="<p>He said teh word.</p>", name="story.html").json
    assert page["text"] == "<p>He said the word.</p>"


def test_the_rules_and_the_report(server):
    rules = server.get("/api/rules").json["rules"]
    assert len(rules) > 300 and {"id", "family", "level", "message", "why"} <= set(rules[0])
    report = server.post("/api/report", text=STORY, name="ferries.txt")
    assert report.headers["content-type"] == "text/html; charset=utf-8"
    assert report.headers["content-disposition"].startswith("attachment")
    assert "ferries.txt" in report.text and "The the" in report.text
    (file,) = server.post("/api/check", text=STORY).json["files"]
    hidden = [one["fingerprint"] for one in file["findings"]]
    assert 'class="mark' not in server.post("/api/report", text=STORY, hidden=hidden).text


def docx(text: str) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
        file.writestr(
            "word/document.xml", f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
        )
    return whole.getvalue()


FILES = {
    "story.md": b"# A *title*\n\nHe said teh word.\n",
    "story.html": b"<p>He said <b>teh</b> word.</p>",
    "story.docx": docx("He said teh word."),
    "story.json": json.dumps({"uri": "urn:1", "type": "text", "body_text": "He said teh word."}).encode(),
    "story.nitf": b"<nitf><body><body.content><p>He said teh word.</p></body.content></body></nitf>",
    "story.txt": "He said teh “word”.".encode("cp1252"),
    "": docx("He said teh word."),
}


@pytest.mark.parametrize("name", FILES)
def test_files_come_as_they_are(server, name):
    answer = server.ask(
        "POST", f"/api/check?name={name}", FILES[name], content_type="application/octet-stream"
    )
    assert [one["text"] for one in answer.json["files"][0]["findings"]] == ["teh"], answer.text
    read = server.ask("POST", f"/api/read?name={name}", FILES[name]).json
    assert "teh" in read["text"] and "<w:p>" not in read["text"]
    assert read["whole"] is (name in ("story.md", "story.txt"))


def test_what_cannot_be_read_is_said(server):
    answer = server.ask("POST", "/api/check?name=a.pdf", b"%PDF-1.7")
    assert answer.status == 422 and "is a PDF" in answer.text
    assert server.ask("POST", "/api/fix?name=a.docx", FILES["story.docx"]).status == 422
    assert server.ask("POST", "/api/read?name=a.docx", b"PK\x03\x04 no zip").status == 422


def test_a_name_is_no_path(server, tmp_path):
    (tmp_path / "secret.txt").write_text("The the secret is teh thing.", encoding="utf-8")
    for name in (
        str(tmp_path / "secret.txt"),
        "../../secret.txt",
        "..\\secret.txt",
        "secret.txt\0",
        "x" * 5000 + ".txt",
    ):
        (file,) = server.post("/api/check", text="Nothing to see.", name=name).json["files"]
        assert file["findings"] == [] and "/" not in file["path"] and len(file["path"]) <= 120


def test_no_text_leads_to_a_file(start, tmp_path):
    """Front matter and configuration may name wire copies; what is sent to a server may not."""
    (tmp_path / "wire.txt").write_text("“We will have ferries,” said Ana Prates.\n", encoding="utf-8")
    story = "---\nsource: wire.txt\n---\n“We will have boats,” said Ana Prates.\n"
    include = '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file://%s">]><nitf><body><body.content><p>He said &a; word.</p></body.content></body></nitf>'
    (tmp_path / "teh.txt").write_text("teh", encoding="utf-8")
    with start(folder=tmp_path) as server:
        (file,) = server.post("/api/check", text=story, name="story.txt").json["files"]
        assert file["findings"] == [] and file["error"] is None
        for path in ("wire.txt", str(tmp_path / "wire.txt")):
            told = server.check(story.replace("wire.txt", path))
            assert told["matches"] == [] and told["warnings"] == {"incompleteResults": False}
        text = (include % (tmp_path / "teh.txt")).encode()
        assert b"teh" not in server.ask("POST", "/api/read?name=a.nitf", text).body


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"{}", b"null", b'{"text": 3}', b'{"text": "a", "name": 3}', b'{"text": "a", "level": []}',
     b'{"text": "a", "select": "typos"}', b'{"text": "a", "select": [1]}', b"\xff\xfe", b"[" * 100_000, b'{"text": "\\ud800"'],
)  # fmt: skip
def test_odd_bodies_are_refused_in_words(server, body):
    answer = server.ask("POST", "/api/check", body, content_type="application/json")
    assert answer.status == 400 and answer.text.startswith("Error: ")


def test_halves_of_surrogate_pairs_are_no_trouble(server):
    assert (
        server.ask(
            "POST", "/api/check", b'{"text": "\\ud800 teh word"}', content_type="application/json"
        ).status
        == 200
    )


def test_the_description_is_openapi_and_true(server):
    told = server.get("/api/openapi.json").json
    assert told["openapi"] == "3.1.0"
    for path, methods in told["paths"].items():
        for method in methods:
            status = server.ask(method.upper(), path, b"" if method == "post" else None).status
            assert status not in (404, 405, 500), path
    report = server.post("/api/check", text=STORY).json
    schema = {"$ref": "#/components/schemas/Report", "components": told["components"]}
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(report)


def test_health_and_metrics(server):
    assert server.get("/health").text == "ok"

    def number(name: str) -> float:
        (line,) = [one for one in server.get("/metrics").text.splitlines() if one.startswith(name + " ")]
        return float(line.rpartition(" ")[2])

    before = number("newslint_words_total"), number('newslint_findings_total{family="typos"}')
    server.post("/api/check", text=STORY)
    assert number("newslint_words_total") == before[0] + 17
    assert number('newslint_findings_total{family="typos"}') == before[1] + 1
    told = server.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'newslint_requests_total{route="/api/check",status="200"}' in told.text
    server.get("/no/such/teh")
    assert "teh" not in server.get("/metrics").text
