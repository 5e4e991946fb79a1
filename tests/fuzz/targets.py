"""What is fuzzed: each target takes bytes, does one thing with them, and fails if something does not hold."""

from __future__ import annotations

import json
import os
import re
import zipfile
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, NamedTuple

from newslint.archive import state
from newslint.checks.kinds.compare import lists_of
from newslint.compare.comparison import Comparison
from newslint.compare.run import compare
from newslint.compare.view import rows
from newslint.config.add_entries import addition
from newslint.config.model import Settings
from newslint.config.read import config_of
from newslint.config.resolve import settings_for
from newslint.document.document import Document
from newslint.document.speech.identity import speaker_names
from newslint.fixing.apply import diff, fix_bytes
from newslint.lsp.positions import Positions
from newslint.model.errors import ConfigError, NewslintError, PackError, UnreadableFile
from newslint.model.span import LineIndex, Span
from newslint.packs.folders import shipped_root
from newslint.packs.loader import load, read_macros
from newslint.packs.pack_files import PackFile
from newslint.packs.rule_set import RuleSet
from newslint.packs.sources import rule_set
from newslint.pipeline.check import check_file
from newslint.pipeline.suppress import find_directives, reaches
from newslint.readers import read_article
from newslint.readers.decode import decode, encode, looks_binary
from newslint.readers.directives import find_directives as orders
from newslint.readers.formats import format_of
from newslint.readers.markup.tokens import tokens
from newslint.readers.text.front_matter import split_front_matter
from newslint.reporters.shared import excerpt
from newslint.run import baseline, git_changes
from newslint.terminal import escaping
from newslint.terminal import width as terminal_width

from .invariants import all_inside, as_seen, in_order, inside, sound_article, sound_document, sound_result
from .mutate import TOKENS
from .reports import check_page, check_reports, hostile_results

_ALL = Settings(level="suggestion", fail_level="suggestion")
#: What steers a terminal, and what orders a CI system about.
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
COMMANDS = re.compile(r"(?m)^[ \t]*::[a-z]|##\[[a-z]")
_FOLDER = Path(mkdtemp(prefix="newslint-fuzz-"))


def _random(data: bytes) -> Random:
    """Chance that depends on the input alone."""
    return Random(blake2b(data, digest_size=8).digest())


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


@cache
def _rules() -> RuleSet:
    return rule_set()


def decoding(data: bytes) -> None:
    """Bytes are read as text that can be written again, or refused with a reason."""
    looks_binary(data[:4096])
    format_of("story", data)
    for label in (None, "utf-8", "windows-1250"):
        try:
            decoded = decode(data, "a.txt", label=label)
        except UnreadableFile as error:
            assert error.message and error.message.isprintable()
            continue
        assert "\0" not in decoded.text
        decoded.text.encode("utf-8")
        for span, message in decoded.notes:
            inside(span, decoded.text)
            assert span.end > span.start and message.isprintable()
        if "\ufffd" not in decoded.text and b"\xed" not in data:  # no halves of pairs
            again = encode(decoded.text, decoded.encoding, bom=decoded.bom)
            # only a mixture of encodings cannot be written as it was
            assert again == data or (decoded.encoding == "utf-8" and decoded.notes)


def _reader(name: str) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        try:
            article = read_article(name, data)
        except UnreadableFile as error:
            assert error.message
            return
        sound_article(article)

    target.__doc__ = f"Reading as {name.rpartition('.')[2]}."
    return target


def docx(data: bytes) -> None:
    """Reading as docx: the bytes are the document within the archive, or damage to the archive itself."""
    if data[:1] > b"\x60":
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
            archive.writestr("word/document.xml", _word(data) if data[:1] > b"\x68" else data)
        whole = packed.getvalue()
        if data[-1:] > b"\xc0":
            at = _random(data).randrange(len(whole))
            whole = whole[:at] + data[:3] + whole[at + 2 :]
    else:
        whole = b"PK\x03\x04" + data
    _reader("a.docx")(whole)


def _word(data: bytes) -> bytes:
    """The text as a Word document, its markup marked up as Word does or left as it came."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    text = _text(data)
    if _random(data).random() < 0.5:
        text = text.replace("&", "&amp;").replace("<", "&lt;")
    runs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return f"<w:document {space}><w:body>{runs}</w:body></w:document>".encode()


def odt(data: bytes) -> None:
    """Reading as odt: the bytes are the content within the archive, as it is or marked up."""
    text = _text(data).replace("&", "&amp;").replace("<", "&lt;")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    lines = "".join(f"<text:p>{line}<text:s text:c='{len(line)}'/></text:p>" for line in text.split("\n"))
    marked = f"<office:body {spaces}><office:text>{lines}</office:text></office:body>".encode(
        "utf-8", "replace"
    )
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", data if data[:1] > b"\x68" else marked)
    _reader("a.odt")(packed.getvalue())


def rtf(data: bytes) -> None:
    """Reading as rtf: honest text with hostile bytes among its control words."""
    words = (b"\\par ", b"\\'", b"{", b"}", b"\\u8217?", b"\\uc0 ", b"{\\*\\x ", b"\\bin3 ", b"{\\stylesheet{\\s1 title;}}", b"\\s1 ", b"\\f1 ", b"\\")  # fmt: skip
    random = _random(data)
    parts = [data[at : at + 20] + random.choice(words) for at in range(0, len(data), 20)]
    _reader("a.rtf")(b"{\\rtf1\\ansi" + b"".join(parts))


def eml(data: bytes) -> None:
    """Reading as a message: the bytes are its text, its subject, or all of it."""
    random = _random(data)
    coded = random.choice((b"8bit", b"base64", b"quoted-printable", data[:9]))
    kind = random.choice((b"text/plain", b"text/html", b"multipart/mixed; boundary=a", data[:30]))
    head = b"Subject: " + data[:80].replace(b"\n", b"\n ") + b"\nContent-Type: " + kind.replace(b"\n", b"")
    body = b"\n".join((head, b"Content-Transfer-Encoding: " + coded.replace(b"\n", b""), b"", data))
    _reader("a.eml")(body if random.random() < 0.9 else data)


#: How content systems wrap a text, with `%s` for a string.
_WRAPPED = (
    '{"guid": "x", "headline": %s, "body_html": %s}',
    '{"posts": [{"title": %s, "html": %s, "custom_excerpt": %s}]}',
    '{"sys": {}, "fields": {"title": {"en": %s}, "body": {"nodeType": "document", "content": [{"nodeType": "paragraph", "content": [{"nodeType": "text", "value": %s}]}]}}}',
    '[{"_type": "post", "title": %s, "body": [{"_type": "block", "children": [{"text": %s, "marks": ["code"]}, {"text": %s}]}]}]',
    '{"type": "collection", "content_elements": [{"type": "story", "headlines": {"basic": %s}, "content_elements": [{"type": "text", "content": %s}]}]}',
)
_FEEDS = (
    "<rss><channel><item><title>%s</title><description>%s</description></item></channel></rss>",
    "<feed><entry><title>%s</title><summary>%s</summary><content type='html'>%s</content></entry></feed>",
)


def exports(data: bytes) -> None:
    """Reading what content systems export, and feeds: hostile strings, and damage to what is around them."""
    text, random = _text(data), _random(data)
    if random.random() < 0.7:
        shape, string, name = random.choice(_WRAPPED), json.dumps(text), "a.json"
    else:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        shape, string, name = random.choice(_FEEDS), escaped, random.choice(("a.rss", "a.atom", "a.xml"))
    whole = shape.replace("%s", string)
    if random.random() < 0.3:
        at = random.randrange(len(whole))
        whole = whole[:at] + random.choice(TOKENS) + whole[at + random.randrange(3) :]
    _reader(name)(whole.encode("utf-8", "replace"))


def markup(data: bytes) -> None:
    """Tokens of HTML and XML cover the text without gaps."""
    text = _text(data)
    for xml in (False, True):
        at = 0
        for token in tokens(text, 0, len(text), xml=xml):
            assert token.start == at and token.end > at, (at, token)
            token.attributes()
            at = token.end
        assert at == len(text)


def front_matter(data: bytes) -> None:
    """What stands at the head of a file is found and lies in it."""
    text = _text(data)
    for source in (text, f"---\n{text}", f"---\ntitle: {text}\n---\n{text}", f"+++\n{text}\n+++\n"):
        found = split_front_matter(source, strict=len(text) % 2 == 0)
        inside(Span(0, found.end), source)
        for _, value in found.shown:
            assert source.startswith(value.text, value.start)
        assert all(isinstance(value, str) for value in found.meta.values())


def suppressions(data: bytes) -> None:
    """Directives lie in the file and reach no further than it does."""
    text = _text(data)
    directives, mistakes = find_directives(text)
    all_inside((directives, mistakes), text)
    in_order(directive.span for directive in directives)
    paragraphs = [Span(at, min(at + 40, len(text))) for at in range(0, len(text), 50)]
    for reach in reaches(directives, paragraphs, len(text)):
        inside(Span(reach.start, reach.end), text)
    for comments in (False, True):
        in_order(Span(*order) for order in orders(text, comments=comments))


def quotes(data: bytes) -> None:
    """Quotations, marks, speakers, sentences: all parts of a document lie in it."""
    document = Document(_text(data))
    sound_document(document)
    assert len(speaker_names(document)) == len(document.attributions)


def lines(data: bytes) -> None:
    """Lines, columns, places of editors, cells of terminals and excerpts agree with each other."""
    text = _text(data)[:400]
    index = LineIndex(text)
    random = _random(data)
    for unit in ("utf-8", "utf-16", "utf-32"):
        positions = Positions(text, index, unit)
        for _ in range(3):
            offset = random.randrange(len(text) + 1)
            line = index.line_span(index.line(offset))
            back = positions.offset(positions.place(offset))
            # between CR and LF, and between them and the next line, editors know one place only
            assert back == offset or not line.of(text)[back - line.start : offset - line.start].strip("\r\n")
    assert len(terminal_width.cells(text)) == len(text)
    shown = escaping.safe(text)
    assert "\x1b" not in shown and "\n" not in shown and "\u202e" not in shown
    for _ in range(3):
        start, end = sorted((random.randrange(len(text) + 1), random.randrange(len(text) + 1)))
        width = random.choice((36, 76, 116))
        part = excerpt.excerpt(text, index, Span(start, end), width)
        assert terminal_width.width(part.before + part.words + part.after) <= width + 8


def _check(name: str) -> Callable[[bytes], None]:
    def target(data: bytes) -> None:
        result = check_file(name, _rules(), _ALL, data=data)
        sound_result(result)

    target.__doc__ = f"Checking as {name.rpartition('.')[2]} with every rule."
    return target


def newlines(data: bytes) -> None:
    """The same findings whatever ends the lines."""
    text = _text(data).replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").lstrip("\ufeff")
    if not text.isprintable() and any(ord(char) < 32 and char not in "\n\t" for char in text):
        text = "".join(char for char in text if ord(char) >= 32 or char in "\n\t")
    name = _random(data).choice(("a.txt", "a.txt", "a.md", "a.html", "a.rst", "a.adoc"))
    first = check_file(name, _rules(), _ALL, data=text.encode())
    for end in ("\r\n", "\r"):
        other = check_file(name, _rules(), _ALL, data=text.replace("\n", end).encode())
        assert (first.error is None) == (other.error is None), other.error
        one, two = as_seen(first), as_seen(other)
        assert one == two, [pair for pair in zip(one, two) if pair[0] != pair[1]] or (len(one), len(two))


def encodings(data: bytes) -> None:
    """The same findings in every encoding that can hold the text."""
    text = _text(data).replace("\0", "").lstrip("\ufeff")
    first = check_file("a.txt", _rules(), _ALL, data=b"\xef\xbb\xbf" + text.encode())
    for codec, mark in (
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32-le", b"\xff\xfe\0\0"),
    ):
        other = check_file("a.txt", _rules(), _ALL, data=mark + text.encode(codec))
        if codec == "utf-16-le" and text.startswith("\0"):
            continue
        assert as_seen(first) == as_seen(other)


def fixing(data: bytes) -> None:
    """Fixing ends, can be read again, changes nothing the second time, and can be shown."""
    name = _random(data).choice(("a.txt", "a.md", "a.html"))

    def check(now: bytes):
        return check_file(name, _rules(), _ALL, data=now)

    fixed = fix_bytes(data, check, unsafe=_random(data).random() < 0.5)
    unsafe = _random(data).random() < 0.5
    again = fix_bytes(fixed.after, check, unsafe=unsafe)
    assert again.after == fixed.after, (fixed.counts, again.counts)
    assert bool(diff("a.txt", fixed)) == (fixed.after != fixed.before)
    sound_result(fixed.result)


#: Words that `--fix` changes where they are the paper's own, and what shows that somebody said them.
_SAID = "I think teh bridge was was old in untill May"
_SHOWN = (
    "She said ‹{}› today.", "She said »{}« today.", "She said 「{}」 today.", "She said ❝{}❞ today.", "She said ＂{}＂ today.",
    "She said „{}“ today.", "She said “{}” today.", "She said &ldquo;{}&rdquo; today.", "She said &#34;{}&#34; today.",
    "She said <q>{}</q> today.", "<blockquote>{}</blockquote>", "> {}", "A: {}.", "PRATES: {}.", "— {}, she said.",
)  # fmt: skip


def speech(data: bytes) -> None:
    """No word of what somebody said is changed, whatever stands around it."""
    text, random = _text(data), _random(data)
    half = len(text) // 2
    shown = random.choice(_SHOWN).format(_SAID)
    story = f"{text[:half]}\n\n{shown}\n\n{text[half:]}".encode("utf-8", "replace")

    def check(now: bytes):
        return check_file("a.txt", _rules(), _ALL, data=now)

    assert _SAID.encode() in fix_bytes(story, check, unsafe=True).after, shown


def repeated(data: bytes) -> None:
    """A few tokens over and over: what costs more than the length of the text hangs here."""
    random = _random(data)
    piece = "".join(random.choice(TOKENS) for _ in range(random.randint(1, 3)))
    text = piece * (random.choice((2_000, 12_000)) // len(piece))
    name = random.choice(("a.txt", "a.txt", "a.md", "a.html", "a.rst", "a.adoc"))
    result = check_file(name, _rules(), _ALL, data=text.encode("utf-8", "replace"))
    sound_result(result)
    assert not (result.error and "used up" in result.error), result.error


def frames(data: bytes) -> None:
    """What an editor sends is read to its end, whatever it is."""
    from newslint.lsp.frames import Frames

    number = _random(data).choice((b"5", b"-5", b"", b"x", b"0", b"999999999999", b"%d" % len(data)))
    reader = Frames(BytesIO(b"Content-Length: " + number + b"\r\n\r\n" + data))
    for _ in range(len(data) + 10):
        if not reader.readline():
            break
        reader.read(min(len(data), 5))
    assert reader.ended


def comparing(data: bytes) -> None:
    """An article beside its source: changes lie in it, pages can be shown."""
    text = _text(data)
    random = _random(data)
    half = random.choice((len(text) // 2, 0, len(text)))
    source = Document(random.choice((text[half:], text[:half], text.replace("said", "noted"))))
    article = Document(text)
    article.sources = (source,) if random.random() < 0.8 else (source, Document(text[:half]))
    comparison = Comparison(article, *article.sources)
    found = compare(comparison, lists_of(_rules().linked("compare")))
    for change in found.changes:
        inside(change.span, text)
    rows(comparison)


def reports(data: bytes) -> None:
    """Reports of hostile findings."""
    text = _text(data)[:600]
    random = _random(data)
    words = [word for word in text.split(" ") if word] or ["a"]
    words = [word[:200] for word in random.sample(words, min(len(words), 8))]
    if random.random() < 0.3:
        words.append(os.fsdecode(data[:30]).replace("\0", ""))
    formats = ("text", "json", "github", "gitlab", "sarif", "checkstyle", "junit", "rdjson", "html")
    chosen = random.sample(formats, 3)
    check_reports(random, hostile_results(random, text, words), tuple(chosen))


def page(data: bytes) -> None:
    """The HTML page of a real check."""
    from newslint.reporters.html import report
    from newslint.reporters.shared.base import ReportContext

    result = check_file(_random(data).choice(("a.txt", "a.md", "a.html")), _rules(), _ALL, data=data)
    check_page("".join(report.render(iter([result]), ReportContext("1.0"))))


def configuring(data: bytes) -> None:
    """A configuration is understood or refused with its mistakes."""
    ending, head = _random(data).choice(
        ((".yaml", b""), (".toml", b"[tool.newslint]\n"), (".cfg", b"[newslint]\n"), (".yaml", b"level: "))
    )
    path = _FOLDER / f"config{ending}"
    path.write_bytes(head + data)
    try:
        config = config_of(str(path))
        settings_for(config._replace(folder=str(_FOLDER), file=str(path)), str(_FOLDER / "a.txt"))
    except ConfigError as error:
        assert str(error)


_LISTS = (
    "accept: [a]\n", "accept:\n- a\n", "accept:\n  - a  # b\n", "accept:\n", "accept: [\n  a,\n]\n", "# accept: []\n", "", "\ufeff",
    "accept: !!seq [a]\n", "accept: &x [a]\nignore: *x\n", "# \u2028\naccept: [a]\n", 'level: "err\x85\n  or"\naccept:\n- a\n',
)  # fmt: skip


def entries(data: bytes) -> None:
    """An entry more in a list of a configuration: the smallest change that says it, or a refusal."""
    text, random = _text(data)[:300], _random(data)
    at = random.randrange(len(text) + 1)
    entry = text[at : at + random.choice((1, 3, 20))]
    ending, head = random.choice(((".yaml", ""), (".toml", "[tool.newslint]\n"), (".cfg", "[newslint]\n")))
    source = head + random.choice(_LISTS) + random.choice(("", f"# {text}\n", text, "\u2028", "\x85\r"))
    path = str(_FOLDER / f"entries{ending}")
    try:
        before = config_of(path, source)
        made = addition(
            path, source, random.choice(("accept", "ignore")), (entry, random.choice((entry, "b")))
        )
    except ConfigError as error:
        assert str(error)
        return
    if made.edit is not None:
        inside(made.edit.span, source)
        start, end = made.edit.span
        after = config_of(path, source[:start] + made.edit.text + source[end:])
        assert {*before.accept, *before.ignore, *made.entries} == {*after.accept, *after.ignore}


@cache
def _macros() -> dict[str, str]:
    return read_macros(Path(shipped_root()))


def packing(data: bytes) -> None:
    """A rule pack is understood or refused with its mistakes."""
    path = _FOLDER / "house.yaml"
    path.write_bytes(data)
    try:
        RuleSet.of(load([PackFile(path, "house.yaml", ("garbled",))], _macros()))
    except PackError as error:
        assert str(error)


def remembering(data: bytes) -> None:
    """Baselines, differences of git and commits of an archive that somebody else wrote."""
    path = _FOLDER / "baseline.json"
    path.write_bytes(data if data[:1] in b"{[" else b'{"schema": 1, "findings": [' + data + b"]}")
    try:
        baseline.load_baseline(str(path))
    except NewslintError as error:
        assert str(error)
    git_changes.parse_diff(data)
    git_changes.parse_diff(b'+++ "b/' + data.replace(b"\n", b"\n@@ -1,2 +3,4 @@\n"))
    _commit(data)


#: What a commit of an archive holds, and what somebody may have put there instead.
_COMMIT = {
    "number": 1, "at": "2020-01-01T00:00:00Z", "newslint": "1", "pairs": "", "unreadable": [],
    "parts": [{"name": "a", "articles": 1, "findings": 1, "words": 1, "replaced": {"b": 1}}],
}  # fmt: skip
_NOT_THAT = (
    None,
    True,
    -1,
    1.5,
    10**40,
    [],
    {},
    [None],
    "",
    "../..",
    "/etc",
    "a\0b",
    "\x1b[2J",
    "<script>",
    float("nan"),
)


def _commit(data: bytes) -> None:
    """A commit is of the right shape throughout, and names nothing outside of its folder, or is refused."""
    random = _random(data)
    said: Any = json.loads(json.dumps({"schema": state.SCHEMA, **_COMMIT}))
    at = random.choice((said, said["parts"][0], said["parts"][0]["replaced"]))
    at[random.choice((*at, "more"))] = random.choice((*_NOT_THAT, data.decode("utf-8", "replace")))
    for text in (json.dumps(said), data.decode("utf-8", "replace")):
        try:
            held = state.read(text, "commit")
        except NewslintError:
            continue
        assert held.articles <= sum(part.articles for part in held.parts)
        for name in (*held.names(), *held.replaced):
            assert "/" not in name and "." not in name and name.isprintable()
        assert state.read(state.written(held), "again") == held
        assert all(isinstance(text, str) for text in (held.at, held.newslint, *held.unreadable))


#: Parts of configurations that change what a run says, some of them wrong.
_KEYS = (
    "level: suggestion", "level: [a]", "ignore: [typos, garbled.x, spun/*]", "select: [typos]", 'exclude: ["*.md", "**/", "["]',
    "levels: {typos: error}", "accept: [teh, '']", "reject: ['Kiev = Kyiv', a => b]", "source: ../{stem}.txt", "words: ../..",
    "rules: [/etc/passwd]", "baseline: b.json", "engine-url: http://127.0.0.1:1 x", "time-limit: -1", "kind: opinion", "variety: gb",
    "paths: [{match: '*', ignore: [typos]}]", "fail-level: error", "? [a]: b", "level: &a warning", "enable: [style]", "\t", "%YAML 1.1",
)  # fmt: skip
_ORDERS = (
    "newslint: off", "newslint: on", "newslint: ignore-next", "newslint: ignore-next typos reason", "newslint: off typos.x, garbled",
    "newslint:", "newslint: of", "newslint: off " + "a " * 40,
)  # fmt: skip
_BRACKETS = ("<!-- {} -->", "[{}]", "{{/* {} */}}", ".. {}", "// {}", "<!-- {}", "[{}", "{}")
_ENDINGS = (".txt", ".md", ".mdx", ".html", ".rst", ".adoc", ".json", ".xml", ".rtf", ".eml", ".csv", "")


def commanding(data: bytes) -> None:
    """The whole command on an article with orders in it, under a name and a configuration that are somebody's: it ends
    with one of its codes, and nothing it writes steers what reads along."""
    from contextlib import redirect_stderr, redirect_stdout
    from io import TextIOWrapper
    from unittest.mock import patch

    from newslint.cli.group import run
    from newslint.run import settings as run_settings

    random = _random(data)
    folder = Path(mkdtemp(prefix="newslint-run-", dir=_FOLDER))
    at = random.randrange(len(data) + 1)
    name = (os.fsdecode(data[at : at + 40]).replace("/", "_").replace("\0", "") or "a")[:60].lstrip(
        "."
    ) + random.choice(_ENDINGS)
    lines = _text(data).split("\n")
    for _ in range(random.choice((0, 1, 3))):
        lines.insert(
            random.randrange(len(lines) + 1), random.choice(_BRACKETS).format(random.choice(_ORDERS))
        )
    path = os.path.join(folder, name)  # noqa: PTH118
    with open(path, "wb") as file:  # noqa: PTH123
        file.write("\n".join(lines).encode("utf-8", "replace"))
    settings = random.sample(_KEYS, random.randrange(4))
    (folder / ".newslint.yaml").write_text("\n".join(settings), encoding="utf-8")
    form = random.choice(("text", "json", "github", "sarif", "checkstyle", "html"))
    more = random.choice(
        ([], [], ["--fix"], ["--diff"], ["--fix", "--unsafe"], ["--statistics"], ["--force-exclude"])
    )
    out, err = (TextIOWrapper(BytesIO(), "utf-8", "backslashreplace") for _ in range(2))
    # packs of its own are for `packs`: here they would be compiled for every case
    shared = patch.object(run_settings, "rule_set", lambda packs, use_cache: _rules())
    with redirect_stdout(out), redirect_stderr(err), shared:
        try:
            code = run(["check", "--no-cache", "--jobs", "1", "--format", form, *more, "--", path])
        except NewslintError as error:
            assert str(error)
            code = 2
    assert code in (0, 1, 2), code
    for stream in (out, err):
        stream.flush()
        said = stream.buffer.getvalue().decode("utf-8")  # type: ignore[attr-defined]
        if "--diff" not in more:
            assert not CONTROLS.search(said), ascii(CONTROLS.search(said))
        if form not in ("github", "json", "sarif", "html"):
            assert not COMMANDS.search(said), ascii(COMMANDS.search(said))
    left = {entry.name for entry in os.scandir(folder)} - {".newslint.yaml"}
    assert left == {name}, left
    rmtree(folder)


class Target(NamedTuple):
    """One target and how often it is run beside the others."""

    run: Callable[[bytes], None]
    weight: int


TARGETS = {
    "decode": Target(decoding, 16),
    "plain": Target(_reader("a.txt"), 8),
    "markdown": Target(_reader("a.md"), 8),
    "mdx": Target(_reader("a.mdx"), 3),
    "html": Target(_reader("a.html"), 8),
    "rst": Target(_reader("a.rst"), 6),
    "asciidoc": Target(_reader("a.adoc"), 6),
    "xml": Target(_reader("a.xml"), 4),
    "json": Target(_reader("a.json"), 4),
    "docx": Target(docx, 3),
    "odt": Target(odt, 3),
    "rtf": Target(rtf, 4),
    "eml": Target(eml, 4),
    "exports": Target(exports, 4),
    "markup": Target(markup, 8),
    "front-matter": Target(front_matter, 4),
    "suppressions": Target(suppressions, 6),
    "quotes": Target(quotes, 8),
    "lines": Target(lines, 6),
    "check-plain": Target(_check("a.txt"), 3),
    "check-markdown": Target(_check("a.md"), 1),
    "check-html": Target(_check("a.html"), 1),
    "newlines": Target(newlines, 1),
    "encodings": Target(encodings, 1),
    "fix": Target(fixing, 1),
    "speech": Target(speech, 1),
    "repeated": Target(repeated, 1),
    "frames": Target(frames, 3),
    "compare": Target(comparing, 1),
    "reports": Target(reports, 3),
    "page": Target(page, 1),
    "config": Target(configuring, 1),
    "packs": Target(packing, 1),
    "entries": Target(entries, 1),
    "memory": Target(remembering, 3),
    "command": Target(commanding, 1),
}
