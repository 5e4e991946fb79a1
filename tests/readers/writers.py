"""Writers of generated articles, one for each format; see `plants`."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple

from readers.plants import TYPOS, Story, Writer


class Format(NamedTuple):
    """`write` turns a story into text; `encode` says which encodings a file of it may be in."""

    name: str
    write: Callable[[Writer, Story], None]
    kinds: tuple[str, ...] = ("body",)
    newlines: tuple[str, ...] = ("\n", "\r\n")
    encodings: tuple[str, ...] = ("utf-8", "utf-8-sig")


Write = Callable[[Writer, str], None]


def words(
    out: Writer, content: list[str], text: Write, typo: Write, spaces: tuple[str, ...] = (" ",)
) -> None:
    """Write words with white space between them."""
    for number, word in enumerate(content):
        if number:
            out.raw(out.rng.choice(spaces))
        (typo if word in TYPOS else text)(out, word)


def cut(rng: random.Random, word: str) -> tuple[str, str, str]:
    """A word in three, none empty."""
    first = rng.randint(1, len(word) - 2)
    second = rng.randint(first + 1, len(word) - 1)
    return word[:first], word[first:second], word[second:]


# --- plain text


def _bare(out: Writer, word: str) -> None:
    out.typo(word, [word])


def plain(out: Writer, story: Story) -> None:
    for _, content in story.blocks:
        if out.rng.random() < 0.2:
            out.raw("[newslint: ignore-next spun.x a reason with recieved in it]\n")
        words(out, content, Writer.raw, _bare, (" ", " ", "  ", "\t", "\n"))
        out.raw(out.rng.choice(("\n\n", "\n\n\n", "\n \t\n")))


# --- Markdown

_FRONT = (
    "---\ntitle: A title\nauthor: Zoë Müller\n---\n",
    "---\ntitle: >\n  A folded\n  title\ntags:\n- recieved\n---\n\n",
    '+++\ntitle = "A title"\ndate = 2026-11-02\ntags = ["recieved"]\n+++\n',
    "",
    "",
)
_BETWEEN_MARKDOWN = (
    "```\ncode recieved\n```\n\n",
    "***\n\n    code recieved\n\n",
    "<!-- newslint: off recieved -->\n\n",
    "[newslint: ignore-next spun.x recieved]\n\n",
    '{{< figure src="recieved.jpg" >}}\n\n',
    "{% include recieved.html %}\n\n",
    '[ref]: https://example.org/recieved "recieved"\n\n',
    "* * *\n\n",
    "<script>var recieved;</script>\n\n",
    "<div class='recieved'>\n\n",
)


def _markdown_text(out: Writer, word: str) -> None:
    roll = out.rng.random()
    if roll < 0.06:
        out.raw(f"*{word}*")
    elif roll < 0.12:
        out.raw(f'[{word}](https://example.org/recieved_1 "recieved")')
    elif roll < 0.15:
        out.raw("`recieved`")
    elif roll < 0.18:
        out.raw(f"{word}<!-- recieved -->")
    elif roll < 0.21:
        out.raw("![recieved pic](recieved.jpg)".replace("recieved pic", "pic"))
    elif roll < 0.24:
        out.raw("&mdash;")
    elif roll < 0.27:
        out.raw("\\*\\_")
    elif roll < 0.30:
        out.raw(f"{word}[^1]")
    elif roll < 0.33:
        out.raw(f"[{word}][ref]")
    else:
        out.raw(word)


def _markdown_typo(out: Writer, word: str) -> None:
    a, b, c = cut(out.rng, word)
    plain = [word]
    kinds: list[tuple[str, list[str], str]] = [
        ("", plain, ""),
        ("**", plain, "**"),
        ("_", plain, "_"),
        ("[", plain, "](https://example.org/recieved)"),
        ("“", plain, "”"),
        ("", [a, "**", b, "**", c], ""),
        ("", [a, "*", b, "*", c], ""),
        ("*", [a, "**", b + c], "***"),
        ("", [a, "<i>", b, "</i>", c], ""),
        ("", [a, "[", b, "](u)", c], ""),
        ("", [a, f"&#{ord(b[0])};", b[1:] + c], ""),
        ("", [f"&#x{ord(word[0]):x};", word[1:]], ""),
        ("", [a + b, f"&#{ord(c)};" if len(c) == 1 else c], ""),
        ("", [a, "&shy;", b + c], ""),
        ("", [a, "<!-- x -->", b + c], ""),
        ("~~", plain, "~~"),
    ]
    before, written, after = out.rng.choice(kinds)
    out.raw(before)
    out.typo(word, [part for part in written if part])
    out.raw(after)


def markdown(out: Writer, story: Story) -> None:
    out.raw(out.rng.choice(_FRONT))
    for kind, content in story.blocks:
        if out.rng.random() < 0.25:
            out.raw(out.rng.choice(_BETWEEN_MARKDOWN))
        first, between, after = {
            "headline": ("# ", (" ",), out.rng.choice(("\n\n", " #\n\n"))),
            "heading": ("## ", (" ", "  "), "\n"),
            "quote": ("> ", (" ", " ", "\n> ", "\n>"), "\n\n"),
            "item": ("- ", (" ", " ", "\n  ", "\n"), "\n\n"),
            "deep": ("> 1. ", (" ", " ", "\n>    "), "\n\n"),
            "table": ("| a | b |\n|---|---|\n| ", (" ", " "), " | x |\n\n"),
            "body": ("", (" ", " ", " ", "\n", "\t", "  \n", "\\\n"), "\n\n"),
        }[kind]
        out.raw(first)
        words(out, content, _markdown_text, _markdown_typo, between)
        out.raw(after)


def mdx(out: Writer, story: Story) -> None:
    out.raw('import { Figure } from "../recieved";\n\nexport const recieved = {\n  a: 1,\n};\n\n')
    for number, block in enumerate(story.blocks):
        if number % 2:
            out.raw('<Figure src="recieved.jpg" size={{ recieved: 1 }} />\n\n{/* recieved */}\n\n')
        markdown_block = Story([block])
        _plain_front(out, markdown_block)


def _plain_front(out: Writer, story: Story) -> None:
    for kind, content in story.blocks:
        out.raw("# " if kind == "headline" else "> " if kind == "quote" else "")
        words(out, content, _mdx_text, _markdown_typo)
        out.raw("\n\n")


def _mdx_text(out: Writer, word: str) -> None:
    roll = out.rng.random()
    if roll < 0.05:
        out.raw("{recieved.length}")
    elif roll < 0.1:
        out.raw(f'<Tip text="recieved" on={{() => recieved}}>{word}</Tip>')
    elif roll < 0.15:
        out.raw("{/* recieved */}")
    else:
        _markdown_text(out, word)


# --- HTML


def _html_text(out: Writer, word: str) -> None:
    rng = out.rng
    roll = rng.random()
    if roll < 0.06:
        out.raw(f"<em>{word}</em>")
    elif roll < 0.12:
        out.raw(f"<a href=\"recieved\" title='recieved >'>{word}</a>")
    elif roll < 0.15:
        out.raw("<code>recieved</code>")
    elif roll < 0.18:
        out.raw(f"{word}<!-- recieved -->")
    elif roll < 0.21:
        out.raw('<img src="recieved.jpg" alt="recieved">')
    elif roll < 0.24:
        out.raw("&mdash; AT&T 3 < 4")
    elif roll < 0.27:
        out.raw("<script>if (recieved < 1) {}</script>" + word)
    elif roll < 0.3:
        out.raw(f"<q>{word}</q>")
    elif roll < 0.33:
        out.raw(f"<del>recieved</del><br>{word}")
    elif roll < 0.36:
        out.raw(f"<span hidden>recieved</span>{word}&nbsp;")
    else:
        out.raw(word)


def _html_typo(out: Writer, word: str) -> None:
    a, b, c = cut(out.rng, word)
    kinds: list[tuple[str, list[str], str]] = [
        ("", [word], ""),
        ("<b>", [word], "</b>"),
        ("<a href='#'><i>", [word], "</i></a>"),
        ("&ldquo;", [word], "&rdquo;"),
        ("<q>", [word], "</q>"),
        ("", [a, "<b>", b, "</b>", c], ""),
        ("", [a, "<!-- x -->", b + c], ""),
        ("", [a, f"&#{ord(b[0])};", b[1:] + c], ""),
        ("", [f"&#x{ord(word[0]):X};", word[1:]], ""),
        ("", [word[:-1], f"&#{ord(word[-1])};"], ""),
        ("", [a, "&shy;", b, "\u00ad", c], ""),
        ("", [a, "<wbr>", b + c], ""),
        ("", [a, '<span\n class="x">', b + c], "</span>"),
    ]
    before, written, after = out.rng.choice(kinds)
    out.raw(before)
    out.typo(word, [part for part in written if part])
    out.raw(after)


def html(out: Writer, story: Story) -> None:
    out.raw(f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="{out.charset}"><title>recieved</title>\n')
    out.raw("<style>recieved{}</style></head>\n<body><nav>recieved</nav>\n<article>\n")
    html_blocks(out, story)
    out.raw("</article><footer>recieved</footer></body></html>")


def html_blocks(out: Writer, story: Story) -> None:
    for kind, content in story.blocks:
        if out.rng.random() < 0.2:
            out.raw("<pre>recieved</pre>\n<iframe>recieved</iframe>\n")
        first, after = {
            "headline": ("<h1>", "</h1>\n"),
            "heading": ("<h2>\n  ", "</h2>\n"),
            "quote": ("<blockquote><p>", "</p></blockquote>\n"),
            "item": ("<ul><li>", out.rng.choice(("</ul>\n", "</li></ul>\n"))),
            "table": ("<table><tr><td>", "<td>x</table>\n"),
            "caption": ("<figure><img src=x><figcaption>", "</figcaption></figure>\n"),
            "body": ("<p>", out.rng.choice(("</p>\n", "\n"))),
        }[kind]
        out.raw(first)
        words(out, content, _html_text, _html_typo, (" ", " ", "\n    ", "\t", "  "))
        out.raw(after)
