"""Packs written to do harm are refused where they do it, quickly, and with what to do instead."""

from __future__ import annotations

import os
import textwrap
import time
from pathlib import Path

import pytest

from newslint.config.read import load_config
from newslint.model.errors import NewslintError, PackError
from newslint.packs import loader, sources

SECRET = "root-of-all-secrets"


def rule(kind: str, body: str, message: str = "no '{match}'", top: str = "") -> str:
    return (
        f"family: typos\n{top}rules:\n  - id: typos.probe\n    kind: {kind}\n"
        f'    message: "{message}"\n    why: "w"\n'
        + textwrap.indent(body, "    ")
        + '\n    bad: ["a [[foo]] b"]\n    good: ["x one", "x two"]\n'
    )


@pytest.fixture
def refused(tmp_path, monkeypatch):
    """What is said of a pack, which must be a refusal within five seconds of processor time (one, on a quiet machine)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))

    def refuse(text: str | bytes, name: str = "house.yaml") -> str:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        began = time.process_time()
        with pytest.raises(PackError) as caught:
            sources.load_packs((name,), shipped=False)
        assert time.process_time() - began < 5
        return str(caught.value)

    return refuse


DOUBLING = "".join(f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefghij", "bcdefghijk"))


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("a: &a [x, x]\n" + DOUBLING, "1:4", "anchors and aliases"),
        ("family: &a [*a]\n", "1:9", "anchors and aliases"),
        ("rules: *a\n", "1:8", "anchors and aliases"),
        ("family: " + "[" * 50_000, "1:33", "nested deeper than 24"),
        ("{a: " * 50_000, "1:98", "nested deeper than 24"),
        ("- " * 50_000, "1:51", "nested deeper than 24"),
        ("family: [" + "x," * 250_000 + "]", "1:400", "more than 200,000 values"),
        ("family: " + "x" * 100_001, "1:9", "longer than 100,000"),
        ("family: typos\nfamily: spun\n", "2:1", "written twice"),
        (rule("swap", "swap: {foo: bar, 'foo': baz}"), "7:22", "written twice"),
        ("family: typos\n<<: {rules: []}\n", "2:1", "merge keys"),
        ("? [a, b]\n: c\n", "1:3", "cannot be a key"),
        ("family: !!python/object/apply:os.system ['touch pwned']\n", "1:9", "tag"),
        ("family: !!python/name:os.system ''\n", "1:9", "tag"),
        ("%TAG ! tag:evil,2000:\n---\nfamily: !x typos\n", "3:9", "tag"),
        ("family: !!binary dHlwb3M=\n", "1:9", "tag"),
        ("family: typos\n---\nfamily: spun\n", "2:1", "second document"),
        ("%YAML 9.9\n---\nfamily: typos\n", "1:1", "begins with %"),
        ("# a\nfamily: ty\0pos\n", "2:11", "U+0000"),
        ("# a\nfamily: ty\x1b[2Jpos\n", "2:11", "U+001B"),
        ("family: typos # é\n".encode("latin-1"), "1:17", "UTF-8"),
        ("family: typos\n".encode("utf-16"), "1:1", "UTF-8"),
    ],
)
def test_yaml_that_is_no_pack(refused, text, place, said):
    message = refused(text)
    first = message.splitlines()[0]
    assert first.startswith(f"house.yaml:{place}")
    assert said in message
    assert "\x1b" not in message
    assert not Path("pwned").exists()


def test_a_file_too_large(refused):
    assert "larger than 8,000,000 bytes" in refused(b"# comment\n" * 900_000)


def test_mistakes_without_end_are_cut_short(refused):
    message = refused("family: typos\nrules:\n" + "  - {}\n" * 60_000)
    assert message.count("\n       |") == 100
    assert message.endswith("house.yaml: more mistakes than the 100 shown; put these right first")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('phrases: ["foo ' + "{a|b}" * 30 + '"]', "at most 5,000"),
        ("phrases: [" + ", ".join('"' + "{a|b|c|d|e|f|g}" * 4 + f' w{n}"' for n in range(200)) + "]", "200,000 wordings"),
        ('phrases: ["foo ' + "{a|b} word " * 200 + '"]', "longer than 2,000 characters"),
        ("phrases: [" + ", ".join('"' + "{a|b}" * 12 + f' w{n} ' + "long " * 370 + '"' for n in range(3)) + "]", "10,000,000 characters"),
        ('phrases: ["{a"]', "without its partner"),
        ("words-file: absent.txt", "no such word list"),
        (f"words-file: {'a' * 5000}", "no such word list"),
        ('words-file: "a\\0b"', "holds the control character U+0000"),
        ("words-file: .", "no such word list"),
        ("words-file: ../secret.txt", "no such word list"),
        ("words-file: sub/../../secret.txt", "no such word list"),
        ("words-file: link.txt", "no such word list"),
        ("words-file: /dev/zero", "no such word list"),
        ("words-file: /etc/passwd", "no such word list"),
        ("words-file: pipe.txt", "not a regular file"),
        ("words-file: sub", "not a regular file"),
        ("words-file: latin.txt", "not UTF-8 text (line 2)"),
        ("words-file: nul.txt", "line 2 holds a NUL"),
        ("words-file: long.txt", "line 1 is longer"),
        ("words-file: many.txt", "300,000 lines"),
        ("words-file: big.txt", "larger than 8,000,000 bytes"),
    ],
)  # fmt: skip
def test_phrases_and_word_lists(refused, tmp_path, body, said):
    (tmp_path.parent / "secret.txt").write_text(SECRET)
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path.parent / "secret.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "latin.txt").write_bytes(b"one\ncaf\xe9\n")
    (tmp_path / "nul.txt").write_bytes(b"one\ntw\0o\n")
    (tmp_path / "long.txt").write_text("a" * 3000)
    (tmp_path / "many.txt").write_text("a\n" * 300_000)
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(9_000_000)
    message = refused(rule("phrases", body))
    assert message.startswith("house.yaml:7:")
    assert said in message
    assert SECRET not in message
    assert len(message) < 3000


def test_a_synonym_file_elsewhere_is_not_shown(refused, tmp_path):
    (tmp_path.parent / "secret.txt").write_text(SECRET)
    assert SECRET not in refused(rule("setphrases", "phrases: [foo bar]\nsynonyms: ../secret.txt"))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("define:\n  a0: foofoofoofoofoo\n" + "".join(f"  a{n}: '{f'{{{{a{n - 1}}}}}' * 10}'\n" for n in range(1, 8)), "longer than 20,000"),
        ("define:\n  a1: x\n  a7: '{{b}}{{b}}'\n  b: '{{a7}}{{a7}}'\n", "{{a7}} in {{b}} in {{a7}}"),
        ("define:\n  a7: '{{b}}'\n", "no macro '{{b}}'"),
    ],
)  # fmt: skip
def test_macros(refused, body, said):
    assert said in refused(rule("pattern", "pattern: '{{a7}}'", top=body))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("foo(a{1000}){1000}", "more than 20,000"),
        ("fooa{99999999}", "more than 20,000"),
        ("foo.{0,99999999999999999999}", "more than 20,000"),
        ("foo(?:(?:(?:(?:a{9}){9}){9}){9}){9}", "more than 20,000"),
        ("foo" + "(" * 3000 + "a" + ")" * 3000, "groups within groups"),
        ("foo" + "a|" * 15_000, "longer than 20,000"),
        ("foo(?R)?", "calls itself"),
        ("foo(a(?1)?b)", "calls itself"),
        ("foo(?<x>a(?&x)?b)", "calls itself"),
        (r"foo\L<words>", "list by name"),
        ("(?b)(?:foobar){e<=1}", "flag 'b'"),
        ("(?V1)foo[[a-z]--[b]]", "flag 'V'"),
        ("foo (?:foobar){e}", "at most 3 errors"),
        ("foo (?:foobar){e<=9}", "at most 3 errors"),
        ("foo (?:foobar){i}", "at most 3 errors"),
        ("(?<=a.*)foo", "looks behind without an end"),
        ("(?<=(a+)+)foo", "looks behind without an end"),
        (r"(?<=(?:\w\s)*)foo", "looks behind without an end"),
        ("foo(", "cannot be read"),
        ("foo[z-a]", "cannot be read"),
        ("foo)", "cannot be read"),
        (r"foo\N{NO SUCH THING}", "cannot be read"),
        (r"\w+", "no word stands in every match"),
        ("(?|foo(a)|foo(b))", "syntax that hides which word"),
        ("x*", "matches nothing at all"),
    ],
)
def test_patterns(refused, pattern, said):
    message = refused(rule("pattern", f"pattern: '{pattern}'"))
    assert message.startswith("house.yaml:7:14: rule 'typos.probe': ")
    assert said in message.splitlines()[0]
    ways = f"ways: {{a: {{pattern: '{pattern}', gate: a}}, b: {{pattern: 'bar', gate: b}}}}"
    if said not in ("cannot be read",) and not said.startswith(("no word", "syntax", "matches")):
        assert said in refused(rule("mixed", ways))


@pytest.mark.parametrize("gate", ["''", "[]", "[foo, ' ']"])
def test_a_gate_that_is_no_word(refused, gate):
    assert "a gate is a word" in refused(rule("pattern", f"pattern: foo\ngate: {gate}"))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("foo *{0,999999999} bar", "two numbers up to 20"),
        ("foo *{9,2} bar", "the smaller one first"),
        ("foo" + " a?" * 40, "at most 400"),
        ("<__class__>", "cannot read"),
        ("<nonesuch> foo", "no class of words"),
    ],
)
def test_patterns_of_words(refused, written, said):
    assert said in refused(rule("tokens", f'tokens: ["{written}"]'))


@pytest.mark.parametrize(
    "message",
    ["{match:>99999999999}", "{match!r}", "{match.__class__}", "{match[0]}", "{match:{match}}", "{}", "{0}", "{match"],
)  # fmt: skip
def test_messages_hold_placeholders_and_no_code(refused, message):
    assert "message" in refused(rule("phrases", "phrases: [foo]", message)).splitlines()[0]
    override = f"extends: other.yaml\noverride:\n  typos.probe: {{message: '{message}'}}\n"
    Path("other.yaml").write_text(rule("phrases", "phrases: [foo]"))
    assert refused(override).startswith("house.yaml:3:3: ")


def test_what_is_allowed_counts_too(refused):
    phrases = ", ".join('"' + "{a|b|c|d|e|f|g}" * 4 + f' w{n}"' for n in range(200))
    Path("other.yaml").write_text(rule("phrases", "phrases: [foo]"))
    said = refused(f"extends: other.yaml\noverride:\n  typos.probe: {{allow: [{phrases}]}}\n")
    assert said.startswith("house.yaml:3:") and "200,000 wordings" in said


def test_a_pack_is_extended_once_however_often_it_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = "typos.probe, " * 50_000
    Path("house.yaml").write_text(rule("phrases", "phrases: [foo]", top=f"extends: [{names}typos.probe]\n"))
    began = time.process_time()
    sources.load_packs(("house.yaml",), shipped=False)
    assert time.process_time() - began < 5


def test_a_rule_that_takes_long_to_compile(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(loader, "_SECONDS", 0.2)
    Path("house.yaml").write_text(rule("pattern", f"pattern: 'said{'[!-龥]' * 1000}'"))
    with pytest.raises(
        PackError, match=r"house.yaml:3:9: rule 'typos.probe' takes longer than 0.2 s to compile"
    ):
        sources.load_packs(("house.yaml",), shipped=False)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("house.yaml", "extends itself"),
        ("/dev/zero", "no rule or pack"),
        ("/etc/passwd", "no rule or pack"),
        ("pipe.yaml", "not a regular file"),
        ("empty", "no .yaml file"),
        ('"a\\0b"', "holds the control character U+0000"),
        ("a" * 5000, "no rule or pack"),
        ("os.path", "no rule or pack"),
    ],
)
def test_what_a_pack_extends(refused, tmp_path, name, said):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "empty").mkdir()
    assert said in refused(f"extends: [{name}]\n")


def test_a_chain_of_packs_without_end(refused, tmp_path):
    for number in range(200):
        (tmp_path / f"p{number}.yaml").write_text(f"extends: p{number + 1}.yaml\n")
    assert "more than 30 packs that extend one another" in refused("extends: p0.yaml\n")


def test_a_folder_that_is_a_disk(tmp_path, monkeypatch):
    from newslint.packs import folders

    monkeypatch.setattr(folders, "MOST_ENTRIES", 50)
    for number in range(60):
        (tmp_path / f"p{number}.yaml").touch()
    with pytest.raises(PackError, match="name the folder the packs lie in"):
        sources.rule_set((str(tmp_path),))


def test_links_that_go_round_in_circles(tmp_path):
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "house.yaml").write_text(rule("phrases", "phrases: [foo]"))
    assert [entry.rule.id for entry in sources.load_packs((str(tmp_path),), shipped=False)] == ["typos.probe"]


def test_the_other_packs_are_read_too(refused, tmp_path):
    (tmp_path / "bad.yaml").write_text("family: &a typos\n")
    with pytest.raises(PackError) as caught:
        refused("rules: *a\n")
        sources.load_packs(("house.yaml", "bad.yaml"), shipped=False)
    assert [mistake.split(":")[0] for mistake in caught.value.mistakes] == ["house.yaml", "bad.yaml"]


def test_a_changed_word_list_is_noticed(tmp_path, warm_cache):
    pack, words = tmp_path / "house.yaml", tmp_path / "words.lst"
    pack.write_text(rule("phrases", "words-file: words.lst"))
    from newslint.document.document import Document

    found = []
    for listed in ("foo\n", "bar\n"):
        words.write_text(listed)
        rules = sources.rule_set((str(pack),))
        number = next(n for n, entry in enumerate(rules.rules) if entry.id == "typos.probe")
        hits = list(rules.run(Document("a foo and a bar"), frozenset([number])))
        found.append([hit.span.of("a foo and a bar") for _, hit in hits])
    assert found == [["foo"], ["bar"]]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (".newslint.yaml", "ignore: &a [x]\nselect: *a\n", ".newslint.yaml:1:9: anchors"),
        (".newslint.yaml", "ignore: " + "[" * 50_000, "nested deeper"),
        (".newslint.yaml", "level: !!python/name:os.system ''\n", "1:8: the tag"),
        (".newslint.yaml", "levels: [a, b]\n", "takes a mapping"),
        (".newslint.yaml", "<<: {level: error}\n", "merge keys"),
        (".newslint.yaml", b"level: \xff\n", "not UTF-8"),
        (".newslint.yaml", "level: err\0or\n", "U+0000"),
        (".newslint.yaml", b"# c\n" * 3_000_000, "larger than"),
        ("pyproject.toml", "[tool.newslint]\nignore = " + "[" * 5000 + "]" * 5000, "broken TOML"),
        ("setup.cfg", "# [newslint]\n[other]\na = 1\nlevel", "broken ini"),
    ],
)
def test_configurations(tmp_path, monkeypatch, name, text, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(NewslintError) as caught:
        load_config(name)
    assert said in str(caught.value)


def test_a_configuration_that_is_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    with pytest.raises(NewslintError, match="not a regular file"):
        load_config(str(tmp_path / "pipe.yaml"))


def test_a_section_that_is_only_a_comment(tmp_path):
    (tmp_path / "setup.cfg").write_text("# [newslint]\n[metadata]\nname = x\n")
    assert load_config(str(tmp_path / "setup.cfg")).level == "warning"
