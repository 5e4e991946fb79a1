"""What whoever writes packs and configurations is helped with: schemas, a rule to begin with, clear words about
quotation marks, families of their own, packs from elsewhere."""

from __future__ import annotations

import hashlib
import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import jsonschema
import pytest

from helpers import check, rules_of, write_pack
from newslint.authoring.new_rule import KINDS
from newslint.authoring.schemas import schema
from newslint.checks.registry import kind_names
from newslint.cli.group import run as command
from newslint.config.model import Config
from newslint.config.read import forget
from newslint.model.errors import NewslintError, PackError, UsageMistake
from newslint.packs.pinned import fetch, pin_of
from newslint.yaml_marks.nodes import Source, plain

ROOT = Path(__file__).parents[2]
CONFIG = json.loads(schema("config"))
PACK = json.loads(schema("pack"))


def read(text: str):
    """YAML as editors read it: a bare `off` is a text."""
    source = Source("x.yaml", text)
    node = source.compose()
    assert not source.mistakes, source.shown()
    return plain(node)


def faults(made, text: str) -> list[str]:
    found = jsonschema.Draft7Validator(made).iter_errors(read(text))
    return [f"{'/'.join(map(str, fault.path))}: {fault.message[:200]}" for fault in found]


@pytest.mark.parametrize("name", ["config", "pack"])
def test_the_schemas_are_sound_and_stand_beside_the_docs(name):
    made = json.loads(schema(name))
    jsonschema.Draft7Validator.check_schema(made)
    stored = (ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8")
    assert stored == schema(name), f"run: newslint schema {name} > docs/schemas/{name}.json"


@pytest.mark.parametrize("path", sorted((ROOT / "rules").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_every_pack_that_ships_fits_the_schema(path):
    if path.parent.name != "words":
        assert faults(PACK, path.read_text(encoding="utf-8")) == []


CONFIGURATIONS = [
    "level: error\nfail-level: warning\nignore: [spun.hype]\nrules: [house.yaml]\naccept: [Okafor, 1984]\n",
    "paths:\n  - match: opinion/**\n    kind: opinion\n    ignore: [attribution]\n  - match: [a, b]\n    levels: {typos: error}\n",
    "engine: languagetool\nengine-timeout: 5\ntime-limit: 2.5\nengine-options: {languagetool: {url: 'http://localhost:1'}}\n",
    "variety: gb\nreject: ['Kiev = Kyiv']\nsource: [a.txt, 'wire/{stem}.txt']\nexclude: [drafts]\nwords: desk\nbaseline: b.json\n",
]  # fmt: skip
WRONG_CONFIGURATIONS = {
    "levl: error\n": "levl", "level: eror\n": "eror", "paths:\n  - kind: opinion\n": "match", "variety: en\n": "en",
    "time-limit: 0\n": "0", "accept: Okafor\n": "Okafor", "engine: grammarly\n": "grammarly", "rules: {a: b}\n": "a",
}  # fmt: skip


@pytest.mark.parametrize("text", [*CONFIGURATIONS, (ROOT / ".newslint.yaml").read_text(encoding="utf-8")])
def test_configurations_fit_the_schema(text):
    assert faults(CONFIG, text) == []


@pytest.mark.parametrize("text", WRONG_CONFIGURATIONS)
def test_wrong_configurations_do_not(text):
    found = faults(CONFIG, text)
    assert found and WRONG_CONFIGURATIONS[text] in " ".join(found)


def test_every_key_of_a_configuration_is_described():
    keys = {field.replace("_", "-") for field in Config._fields} - {"folder", "file"}
    assert set(CONFIG["properties"]) == keys
    assert all("description" in value for value in CONFIG["properties"].values())
    section = CONFIG["properties"]["paths"]["items"]["properties"]
    assert all("description" in value for value in section.values())
    rule = PACK["properties"]["rules"]["items"]
    assert all("description" in value for value in rule["properties"].values())
    assert [one["if"]["properties"]["kind"]["const"] for one in rule["allOf"]] == kind_names()


RULE = """family: garbled
rules:
  - id: garbled.x
    kind: phrases
    message: "m"
    why: "w"
    phrases: [a b]
    bad: ["[[a b]]"]
    good: [a, b]
"""


@pytest.mark.parametrize(
    ("was", "written", "said"),
    [
        ("    phrases:", "    phrasez:", "phrasez"),
        ("kind: phrases", "kind: phrasing", "phrasing"),
        ("id: garbled.x", "id: Garbled", "Garbled"),
        ("good: [a, b]", "good: [a]", "too short"),
        ('    why: "w"\n', "", "why"),
        ("    phrases: [a b]", "    pattern: a b", "pattern"),
        ("family:", "familie:", "familie"),
        ('    why: "w"', '    why: "w"\n    level: bad', "bad"),
    ],
)
def test_wrong_packs_do_not_fit_the_schema(was, written, said):
    assert faults(PACK, RULE) == []
    assert said in " ".join(faults(PACK, RULE.replace(was, written)))


def test_overrides_fit_the_schema():
    text = "extends: [style.ap, house]\noverride:\n  style.ap.percent:\n    level: error\n    fix: none\n    allow: [a]\n    good: [x]\n"
    assert faults(PACK, text) == []
    assert faults(PACK, text.replace("fix: none", "fix: never"))
    assert faults(PACK, "about: nothing\n")


@pytest.fixture
def desk(tmp_path, monkeypatch, warm_cache, capfd):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_PACKS_DIR", str(tmp_path / "installed"))
    (tmp_path / ".git").mkdir()

    def run(*args: str) -> tuple[int, str, str]:
        forget()
        code = command(list(args))
        told = capfd.readouterr()
        return code, told.out, told.err

    run.folder = tmp_path
    return run


def test_init_names_the_schema_and_fits_it(desk):
    desk("init")
    text = (desk.folder / ".newslint.yaml").read_text()
    assert text.startswith(f"# yaml-language-server: $schema={CONFIG['$id']}\n")
    assert faults(CONFIG, text) == []
    assert json.loads(desk("schema", "config")[1]) == CONFIG and json.loads(desk("schema", "pack")[1]) == PACK


def test_a_rule_to_begin_with(desk):
    for number, kind in enumerate(KINDS):
        code, out, _ = desk("new-rule", f"desk.rule-{kind}", "--kind", kind)
        assert code == 0 and out.startswith(
            f"house.yaml: {'added to' if number else 'begun'}, with the rule desk.rule-{kind}\n"
        )
    text = (desk.folder / "house.yaml").read_text()
    assert text.startswith(f"# yaml-language-server: $schema={PACK['$id']}\n")
    assert faults(PACK, text) == []
    assert desk("test", "house.yaml")[1] == "3 rules, 9 examples: all as they must be\n"
    for rule, said in (
        ("desk.rule-tokens", "is taken"),
        ("typos.other", "write desk.other, or begin another pack with --pack typos.yaml"),
        ("dotless", "write FAMILY.WHAT-IS-WRONG, such as desk.dotless"),
        ("desk.Big", "not of the form"),
        ("desk.\udcff", "is no id of a rule"),
        ("\udcff.a", "is no id of a rule"),
    ):
        with pytest.raises(PackError, match=said):
            desk("new-rule", rule)
        assert (desk.folder / "house.yaml").read_text() == text
    for path in ("", "folder/"):
        with pytest.raises(UsageMistake, match="is the name of a file"):
            desk("new-rule", "desk.b", "--pack", path)
    (desk.folder / "odd.yaml").write_text("family: desk\nrules: [ {id: desk.a} ]\n")
    with pytest.raises(PackError, match="was left as it is"):
        desk("new-rule", "desk.b", "--pack", "odd.yaml")


FAMILY = """
- id: desk.probe
  kind: phrases
  message: "m"
  why: "w"
  phrases: [quite zorbly]
  bad: ["It is [[quite zorbly]]."]
  good: [quite, zorbly]
"""


def test_a_family_of_the_house(desk):
    path = write_pack(desk.folder, FAMILY, family="desk")
    assert [finding.family for finding in check("Quite zorbly it is.", rules_of(path)).findings] == ["desk"]
    (desk.folder / ".newslint.yaml").write_text("rules: [house.yaml]\nselect: [desk]\n")
    (desk.folder / "a.txt").write_text("Quite zorbly it is.\n")
    assert desk("a.txt")[0] == 1
    for form in ("json", "html", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "concise"):
        assert "desk.probe" in desk("--format", form, "a.txt")[1]
    assert (
        "A family of the house" in desk("rules", "--rules", "house.yaml", "--format", "markdown", "desk")[1]
    )
    assert "desk.probe" in desk("explain", "desk", "--rules", "house.yaml")[1]


@pytest.mark.parametrize(("family", "said"), [("typo", "did you mean 'typos'"), ("newslint", "name of your own"), ("De-sk", "name of your own"), ("garble", "did you mean 'garbled'")])  # fmt: skip
def test_families_that_are_slips(tmp_path, family, said):
    path = write_pack(tmp_path, FAMILY.replace("desk.", f"{family}."), family=family)
    with pytest.raises(PackError, match=said):
        rules_of(path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('pattern: "\\bfoo\\d"', "in double quotes a backslash is YAML's own; put a pattern in single quotes"),
        ('pattern: "\\bfoo"', "this holds a backspace, which YAML makes of \\b in double quotes"),
        ('pattern: "\\afoo"', "the control character U+0007, which YAML makes of \\a"),
        ("message: “Write foo.”", 'typographic, and for YAML they are part of the text'),
        ("message: ‘Write foo.’", 'write straight ones: "Write foo."'),
        ("message: “Write: foo.”", "typographic quotation marks do not quote in YAML"),
        ("message: “{match}” is odd", ""),
        ('message: "“All of it is odd.”"', ""),
    ],
)  # fmt: skip
def test_quotation_marks_of_yaml(tmp_path, line, said):
    key = line.partition(":")[0]
    lines = {
        "id": "id: garbled.foo",
        "kind": "kind: pattern",
        "pattern": "pattern: '\\bfoo\\b'",
        "message": "message: m",
        "why": "why: w",
    }
    lines[key] = line
    lines |= {"bad": 'bad: ["A [[foo]]."]', "good": "good: [“All is quoted.”, 'bar']"}
    path = write_pack(tmp_path, "- " + "\n  ".join(lines.values()) + "\n")
    if not said:
        assert rules_of(path).rules
        return
    with pytest.raises(PackError) as caught:
        rules_of(path)
    assert said in str(caught.value) and len(caught.value.mistakes) == 1


@pytest.fixture
def server():
    """A server on this machine: path -> (code, content), and the paths that were asked for."""
    answers: dict[str, tuple[int, bytes]] = {}
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            code, content = answers.get(self.path, (404, b""))
            self.send_response(code)
            if code == 302:
                self.send_header("Location", "/desk.yaml")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args):
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    made.answers, made.asked, made.address = answers, asked, f"http://127.0.0.1:{made.server_port}"
    yield made
    made.shutdown()
    made.server_close()


def pinned(server, content: bytes, path: str = "/desk.yaml") -> str:
    return f"{server.address}{path}#sha256={hashlib.sha256(content).hexdigest()}"


def test_packs_by_address_are_fetched_when_somebody_says_so_and_never_else(desk, server):
    content = write_pack(desk.folder, FAMILY, family="desk", name="remote").read_bytes()
    server.answers["/desk.yaml"] = 200, content
    name = pinned(server, content)
    (desk.folder / ".newslint.yaml").write_text(f"rules:\n  - {name}\nselect: [desk]\n")
    (desk.folder / "a.txt").write_text("Quite zorbly it is.\n")
    with pytest.raises(NewslintError, match="`newslint packs install` fetches it") as caught:
        desk("a.txt")
    assert ".newslint.yaml:2:5" in str(caught.value) and server.asked == []
    assert "not installed" in desk("packs", "list")[1] and server.asked == []
    assert desk("packs", "install")[1].endswith("installed, 1 rule\n")
    assert desk("packs", "install")[1].endswith("installed already\n") and server.asked == ["/desk.yaml"]
    assert desk("a.txt")[:1] == (1,) and "(installed)" in desk("packs", "list")[1]
    (stored,) = (desk.folder / "installed").iterdir()
    stored.write_bytes(content.replace(b"zorbly", b"zerbly"))
    with pytest.raises(NewslintError, match="has been changed since it was installed"):
        desk("a.txt")
    desk("packs", "install")
    assert desk("a.txt")[0] == 1


def test_what_is_not_what_was_pinned_is_not_kept(desk, server):
    content = b"family: desk\nrules: []\n"
    server.answers |= {"/other.yaml": (200, b"else"), "/moved.yaml": (302, b""), "/desk.yaml": (200, content)}
    for path, said in (
        ("/other.yaml", "is not what was pinned: its SHA-256 is "),
        ("/moved.yaml", "is a redirection"),
        ("/gone.yaml", "answers 404"),
        ("/desk.yaml", "takes a list of rules"),
    ):
        with pytest.raises(PackError, match=said):
            desk("packs", "install", pinned(server, content, path))
    assert not (desk.folder / "installed").exists() or not list((desk.folder / "installed").iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("https://example.org/desk.yaml", "has its hash"),
        ("https://example.org/desk.yaml#sha256=abc", "has its hash"),
        (f"https://example.org/desk.zip#sha256={'0' * 64}", "ends in .yaml"),
        (f"http://example.org/desk.yaml#sha256={'0' * 64}", "begins with https"),
        (f"file:///etc/desk.yaml#sha256={'0' * 64}", "begins with https"),
        (f"https://me:secret@example.org/desk.yaml#sha256={'0' * 64}", "no password"),
        (f"https://example.org/\x1b[2J.yaml#sha256={'0' * 64}", "has its hash"),
        (f"https://example.org/\udc80.yaml#sha256={'0' * 64}", "has its hash"),
        (f"https://example.org/desk.yaml#sha256={'A' * 64}", "has its hash"),
    ],
)
def test_addresses_that_are_not_used(name, said):
    with pytest.raises(PackError, match=said):
        pin_of(name)


@pytest.mark.parametrize("host", ["[::1", "a..b", "a" * 70, ".", "127.0.0.1:99999", "127.0.0.1:x"])
def test_addresses_of_no_host(host):
    with pytest.raises(PackError, match="cannot be fetched"):
        fetch(pin_of(f"https://{host}/desk.yaml#sha256={'0' * 64}"))


def test_a_server_that_sends_a_byte_now_and_then_is_given_up():
    listener = socket.create_server(("127.0.0.1", 0))
    done = threading.Event()

    def drip():
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
            while not done.wait(0.05):
                connection.sendall(b"#")

    threading.Thread(target=drip, daemon=True).start()
    pin = pin_of(f"http://127.0.0.1:{listener.getsockname()[1]}/desk.yaml#sha256={'0' * 64}")
    with pytest.raises(PackError, match="did not answer within 0.5 s"):
        fetch(pin, 0.5)
    done.set()
    listener.close()


def test_a_pack_of_an_installed_package(desk, monkeypatch):
    package = desk.folder / "site" / "newsroom_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('packs are found, not imported')\n")
    write_pack(package, FAMILY, family="desk")
    about = desk.folder / "site" / "newsroom_pack-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: newsroom-pack\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[newslint.packs]\nnewsroom-pack = newsroom_rules\n")
    monkeypatch.syspath_prepend(str(desk.folder / "site"))
    (desk.folder / ".newslint.yaml").write_text("rules: [newsroom-pack]\nselect: [desk]\n")
    (desk.folder / "a.txt").write_text("Quite zorbly it is.\n")
    assert desk("a.txt")[0] == 1
    assert "newsroom-pack  (package, " in desk("packs", "list")[1]
