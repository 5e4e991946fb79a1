"""Input made by damaging honest input. The same seed makes the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]

#: What breaks readers: marks that open and never close, characters nobody sees, orders, ends of files.
TOKENS: Sequence[str] = (
    *"\0\a\b\t\n\v\f\r\x1b\x1a\x7f\x80\x85\x9b\xa0\xad",
    *"\u061c\u115f\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202d\u202e\u202c\u2060\u2066\u2067\u2069",
    *"\u3000\u3164\ufeff\ufff9\ufffb\ufffc\ufffd\uffff\U000e0041\U0010ffff\ud800\udc80\udfff",
    *"“”‘’\"'«»„‚‹›`´″′¨", *"()[]{}<>&;:,.!?-–—…/\\|*_~#=+^%$@£€§°½²Ⅳ",
    *"ıİßſKÅÃǅﬁẞΣςʼn", "e\u0301", "\u0300\u0301\u0302", "\u0e33", "नि", "한", "👩\u200d🚜", "🏳️\u200d🌈", "🇵🇹", "👍🏽",
    "\r\n", "\n\n", "\r\r", "\n\r", "\n \n", "\n\n\n", "  ", "\n    ", "\n> ", "\n- ", "\n1. ", "\n# ", "\n***\n", "\n---\n",
    "\n```\n", "\n~~~\n", "\n|a|b|\n|-|-|\n|c|d|\n", "[^1]", "[^1]: ", "[a](b \"c\")", "![a](b)", "<http://a.b>", "\\", "\\\n",
    "**", "__", "`` ", "`", "~~", "{{", "}}", "{%", "%}", "{/*", "*/}", "import a\n", "export {\n", "[[", "]]", "|===\n",
    "\n====\n", "\n----\n", "\n....\n", "\n.. note::\n\n   ", ".. raw:: html\n\n", "::\n\n", "|a|_", "`a <b>`_", ":role:`x`",
    "include::x[]", "image::x[]", ":attr: v\n", "{attr}", "'''\n", "++++\n", "<<a,b>>",
    "<p>", "</p>", "<q>", "</q>", "<b>", "<i", "</", "<!--", "-->", "<!-->", "<![CDATA[", "]]>", "<!DOCTYPE a [", "<?xml", "?>",
    "<script>", "</script>", "<pre>", "<del>", "<h1>", "<li>", "<td>", "<br/>", "<p class=\"byline\">", "<a href='x' ", "<style>",
    "<article>", "</article>", "<main>", "<textarea>", "<title>", "<svg>", "<blockquote>", "<math>", "<img alt=\"x\">", "<p hidden>",
    "&", "&amp;", "&rsquo;", "&#8217;", "&#x1F600;", "&#0;", "&#xD800;", "&#x110000;", "&#99999999;", "&nosuch;", "&a;", "&#8217",
    "<!ENTITY a \"b\">", "<!ENTITY % a SYSTEM \"file:///etc/passwd\">", "%a;", "xmlns:wp=\"x\"",
    "<!-- newslint: off -->", "<!-- newslint: on -->", "[newslint: ignore-next typos]", "\n[newslint: off spun x]\n",
    ".. newslint: off\n", "// newslint: ignore-next typos.x y\n", "{/* newslint: off */}", "newslint:", "newslint.unused-suppression",
    "title: ", "source: a.txt\n", "headline = \"", "kind: opinion\n", "lang: [", "- !!python/object:os.system x\n", "*a", "&a [*a]",
    "\"uri\":", "\"body_text\":", "\"content_elements\":[", "\"\\u2019\"", "\"\\ud83d\\ude00\"", "\"\\ud800\"", "{\"", "\":", "[[", "null", "1e999",
    "(AP) — ", "LISBON, Portugal (AP) — ", "TAIPIE, Taiwan (AP) — ", ", said Ann Moss.", "said Bob Reed, the mayor, ", "according to Moss",
    "“Yes,” she said. ", "“‘No’”", "“a said.\n\n“b” ", "the the", "a hour", "teh ", "is anticipated to ", "Mr. ", "U.S. ", "Dec. 31, 2019",
    "$1.5 million", "1,234,567.89%", "5'10\"", "’90s", "rock ’n’ roll", "O'Brien's", "don't", "donâ€™t", "Â ", "ï»¿", "‚Äô",
    "Q: Why?\nA: No.\n", "By Ann Moss\n", "A" * 300, "a " * 80, "“" * 40, "(" * 40, "> " * 40, "- " * 40, "<b>" * 40, "*" * 40, "[" * 40,
)  # fmt: skip

_LINES = ("\n", "\r\n", "\r")
_CODECS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
    "utf-7",
    "cp437",
)


@cache
def seeds() -> tuple[str, ...]:
    """Honest texts of every format: the project's own articles, samples, documents and packs."""
    names = [
        *ROOT.glob("tests/articles/*.txt"),
        *ROOT.glob("tests/articles/*.md"),
        *ROOT.glob("tests/reporters/stories/*"),
        *ROOT.glob("tests/readers/samples/*"),
        *ROOT.glob("tests/packs/bad_packs/*.yaml"),
        *ROOT.glob("rules/*/*.yaml"),
        *ROOT.glob("examples/*"),
        *ROOT.glob("docs/*.md"),
        ROOT / ".newslint.yaml",
    ]
    texts = [name.read_text(encoding="utf-8") for name in sorted(names) if name.is_file()]
    return tuple(text for text in texts if len(text) < 200_000)


@cache
def stories() -> tuple[str, ...]:
    """Those of the seeds that are articles and samples of formats: no packs, no documents."""
    folders = ("tests/articles/*", "tests/reporters/stories/*", "tests/readers/samples/*", "examples/*")
    names = sorted(name for folder in folders for name in ROOT.glob(folder))
    return tuple(name.read_text(encoding="utf-8") for name in names if ".findings." not in name.name)


def sample(random: Random, texts: Sequence[str], longest: int) -> str:
    """A stretch of one of the texts: mostly short, often from its beginning, where formats say what they are."""
    text = random.choice(texts)
    length = random.choice((longest // 16, longest // 8, longest // 4, longest))
    start = 0 if random.random() < 0.4 else random.randrange(len(text))
    return text[start : start + length]


def damaged(random: Random, text: str, times: int) -> str:
    """The text after a number of accidents."""
    for _ in range(times):
        text = random.choice(_ACCIDENTS)(random, text)
    return text


def mutated(random: Random, texts: Sequence[str], longest: int = 1200) -> bytes:
    """One input."""
    if random.random() < 0.06:  # of tokens alone
        text = "".join(random.choices(TOKENS, k=random.randrange(1, 30)))
    else:
        text = sample(random, texts, longest)
        text = damaged(random, text, random.choice((0, 1, 2, 3, 5, 9)))
    if random.random() < 0.2:
        end = random.choice(_LINES)
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", end)
    codec = "utf-8" if random.random() < 0.85 else random.choice(_CODECS)
    if codec.startswith("utf-") and codec != "utf-7":
        data = text.encode(codec, "surrogatepass")
    else:
        data = text.encode(codec, "replace")
    if random.random() < 0.12:
        data = _bytes_damaged(random, data)
    return data


def _bytes_damaged(random: Random, data: bytes) -> bytes:
    kept = bytearray(data or b"\0")
    for _ in range(random.choice((1, 1, 2, 6))):
        at = random.randrange(len(kept))
        deed = random.randrange(4)
        if deed == 0:
            kept[at] = random.randrange(256)
        elif deed == 1:
            kept[at:at] = random.randbytes(random.choice((1, 2, 4)))
        elif deed == 2:
            del kept[at : at + random.choice((1, 1, 3, 40))]
            kept = kept or bytearray(b"\xff")
        else:
            kept[at] ^= 1 << random.randrange(8)
    return bytes(kept)


def _insert(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(TOKENS) + text[at:]


def _insert_at_word(random: Random, text: str) -> str:
    at = text.find(" ", random.randrange(len(text) + 1)) + 1
    return text[:at] + random.choice(TOKENS) + text[at:]


def _insert_twice(random: Random, text: str) -> str:
    token = random.choice(TOKENS)
    for _ in range(random.choice((2, 3, 8))):
        at = random.randrange(len(text) + 1)
        text = text[:at] + token + text[at:]
    return text


def _delete(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.choice((1, 1, 1, 4, 30)) :]


def _repeat(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    part = text[at : at + random.choice((1, 2, 8, 60))]
    return text[:at] + part * random.choice((2, 3, 12)) + text[at:]


def _replace(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(TOKENS) + text[at + 1 :]


def _any_char(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    top = random.choice((0x100, 0x250, 0x3000, 0x110000))
    return text[:at] + chr(random.randrange(top)) + text[at:]


def _swap(random: Random, text: str) -> str:
    at, to = sorted((random.randrange(len(text) + 1), random.randrange(len(text) + 1)))
    return text[to:] + text[at:to] + text[:at]


def _case(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    end = at + random.choice((1, 10, 100))
    return text[:at] + random.choice((str.upper, str.lower, str.title))(text[at:end]) + text[end:]


def _splice(random: Random, text: str) -> str:
    other = sample(random, stories(), 300)
    at = random.randrange(len(text) + 1)
    return text[:at] + other + text[at:]


def _drop_kind(random: Random, text: str) -> str:
    """Lose one sort of mark altogether, as a conversion does."""
    mark = random.choice("“”‘’\"'>;)}] \n")
    return text.replace(mark, random.choice(("", "", mark * 2, "\n", '"')))


_ACCIDENTS: Sequence[Callable[[Random, str], str]] = (
    _insert, _insert, _insert, _insert_at_word, _insert_at_word, _insert_twice, _delete, _delete, _repeat,
    _replace, _replace, _any_char, _swap, _case, _splice, _drop_kind,
)  # fmt: skip
