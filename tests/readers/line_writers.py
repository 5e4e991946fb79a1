"""Writers of generated articles in reStructuredText and AsciiDoc; see `plants`."""

from __future__ import annotations

from readers.plants import Story, Writer
from readers.writers import cut, words


def _typo(out: Writer, kinds: list[tuple[str, list[str], str]], word: str) -> None:
    before, written, after = out.rng.choice(kinds)
    out.raw(before)
    out.typo(word, [part for part in written if part])
    out.raw(after)


def _rst_typo(out: Writer, word: str) -> None:
    a, b, c = cut(out.rng, word)
    kinds = [
        ("", [word], ""),
        ("*", [word], "*"),
        ("**", [word], "**"),
        ("`", [word], " <https://example.org/recieved>`_"),
        ("“", [word], "”"),
        (":emphasis:`", [word], "`"),
        ("", [a, "\\ *", b, "*\\ ", c], ""),
        ("", [a, "\\", b, c], ""),
        ("", [word], "_"),
        ("", [word], " [1]_"),
    ]
    _typo(out, kinds, word)


def _rst_text(out: Writer, word: str) -> None:
    roll = out.rng.random()
    out.raw(
        f"*{word}*" if roll < 0.06 and word.isalpha()
        else "``recieved``" if roll < 0.1
        else "|recieved|" if roll < 0.13
        else f"{word} [#recieved]_" if roll < 0.16
        else ":code:`recieved`" if roll < 0.19
        else f"`{word} <recieved>`_" if roll < 0.22 and word.isalpha()
        else word
    )  # fmt: skip


def rst(out: Writer, story: Story) -> None:
    for kind, content in story.blocks:
        if out.rng.random() < 0.3:
            out.raw(
                out.rng.choice(
                    (
                        ".. code-block:: python\n\n   recieved\n\n",
                        ".. recieved in a comment\n   recieved\n\n",
                        ".. image:: recieved.png\n   :alt: recieved\n\n",
                        ".. _recieved: https://example.org\n\n",
                        "[newslint: ignore-next spun recieved]\n\n",
                        "As here::\n\n    recieved\n\n",
                        ":field: recieved\n\n",
                    )
                )
            )
            out.raw("Plain words.\n\n")  # else what is indented next would still belong to it
        first, between, after = {
            "headline": ("", (" ",), "\n" + "=" * 400 + "\n\n"),
            "heading": ("", (" ",), "\n" + "-" * 400 + "\n\n"),
            "body": ("", (" ", " ", "\n", "  "), "\n\n"),
            "quote": ("    ", (" ", " ", "\n    "), "\n\n"),
            "item": ("- ", (" ", " ", "\n  "), "\n\n"),
            "note": (".. note:: ", (" ", " ", "\n   "), "\n\n"),
            "table": ("+" + "-" * 900 + "+\n| ", (" ",), " |\n+" + "-" * 900 + "+\n\n"),
        }[kind]
        out.raw(first)
        words(out, content, _rst_text, _rst_typo, between)
        out.raw(after)


def _asciidoc_typo(out: Writer, word: str) -> None:
    a, b, c = cut(out.rng, word)
    kinds = [
        ("", [word], ""),
        ("*", [word], "*"),
        ("_", [word], "_"),
        ("https://example.org/recieved[", [word], "]"),
        ("<<recieved,", [word], ">>"),
        ('"`', [word], '`"'),
        ("#", [word], "#"),
        ("[.recieved]#", [word], "#"),
        ("", [a, "**", b, "**", c], ""),
        ("", [a, "__", b, "__", c], ""),
        ("", [a, f"&#{ord(b[0])};", b[1:] + c], ""),
        ("", [word], "footnote:[recieved]"),
        ("((", [word], "))"),
    ]
    _typo(out, kinds, word)


def _asciidoc_text(out: Writer, word: str) -> None:
    roll = out.rng.random()
    out.raw(
        f"*{word}*" if roll < 0.06 and word.isalpha()
        else "`recieved`" if roll < 0.1
        else "{recieved}" if roll < 0.13
        else "image:recieved.png[recieved]" if roll < 0.16
        else f"link:recieved.html[{word}]" if roll < 0.2 and word.isalpha()
        else "+++recieved+++" if roll < 0.22
        else "&mdash;" if roll < 0.25
        else word
    )  # fmt: skip


def asciidoc(out: Writer, story: Story) -> None:
    for kind, content in story.blocks:
        if out.rng.random() < 0.3:
            out.raw(
                out.rng.choice(
                    (
                        "[source,python]\n----\nrecieved\n----\n\n",
                        "// recieved in a comment\n\n",
                        "////\nrecieved\n////\n\n",
                        "image::recieved.png[recieved]\n\n",
                        ":attribute: recieved\n\n",
                        "[newslint: ignore-next spun recieved]\n\n",
                        " literal recieved\n\n",
                        "include::recieved.adoc[]\n\n",
                    )
                )
            )
        first, between, after = {
            "headline": ("= ", (" ",), "\n\n"),
            "heading": ("== ", (" ",), "\n\n"),
            "body": ("", (" ", " ", "\n", "  ", " +\n"), "\n\n"),
            "quote": ("____\n", (" ", " ", "\n"), "\n____\n\n"),
            "item": ("* ", (" ", " ", "\n  "), "\n\n"),
            "note": ("NOTE: ", (" ", "\n"), "\n\n"),
            "table": ("|===\n|x |", (" ",), "\n|===\n\n"),
        }[kind]
        out.raw(first)
        words(out, content, _asciidoc_text, _asciidoc_typo, between)
        out.raw(after)
