"""Encodings: what a file is in, and what is said of one that is damaged."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.model.errors import UnreadableFile
from newslint.model.span import Span
from newslint.readers.decode import decode, encode, looks_binary

STORY = "KYIV, Ukraine — “We’re staying,” said Zoë Müller, 41. 🚜\r\nIt cost £3.\r\n"


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", False),
        ("utf-8", True),
        ("utf-16-le", True),
        ("utf-16-be", True),
        ("utf-16-le", False),
        ("utf-16-be", False),
        ("utf-32-le", True),
        ("utf-32-be", True),
    ],
)
def test_unicode_files_are_read_and_written_back(encoding: str, bom: bool) -> None:
    data = encode(STORY, encoding, bom=bom)
    decoded = decode(data, "a.txt")
    assert (decoded.text, decoded.encoding, decoded.bom, decoded.notes) == (STORY, encoding, bom, ())


def test_windows_1252_is_read_without_complaint() -> None:
    text = "The café owner said: “It’s £3 – or £4.”\n"
    decoded = decode(text.encode("cp1252"), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, "cp1252", ())


def test_latin_1_with_bytes_windows_lacks() -> None:
    assert decode(b"caf\xe9 \x81", "a.txt").encoding == "latin-1"


def test_label_names_the_encoding() -> None:
    text = "Żółw – powiedział"
    decoded = decode(text.encode("cp1250"), "a.html", label="windows-1250")
    assert (decoded.text, decoded.encoding) == (text, "cp1250")


@pytest.mark.parametrize(
    "label",
    [
        "klingon", "utf-16", "rot13", "base64", "", "latin1", "utf-8-sig",
        # encodings in which letters are other bytes, or bytes other letters: the text would be hidden from every rule
        "cp037", "cp500", "utf-7", "punycode", "raw_unicode_escape", "unicode_escape",
    ],
)  # fmt: skip
def test_labels_that_cannot_be_right_are_ignored(label: str) -> None:
    assert decode("Zoë \\ud800".encode(), "a.html", label=label)[:2] == ("Zoë \\ud800", "utf-8")


def test_wrong_label_is_noted_where_it_first_shows() -> None:
    data = "Plain, then café and café".encode("cp1252")
    decoded = decode(data, "a.html", label="utf-8")
    (note,) = decoded.notes
    assert note[0].of(decoded.text) == "é"
    assert note[0].start == 15
    assert "Windows-1252" in note[1]


def test_strays_in_utf_8_are_noted_one_by_one() -> None:
    data = "Zoë, José and Müller — ".encode() + b"it\x92s \x93fine\x94" + " for René.".encode()
    decoded = decode(data, "a.txt")
    assert decoded.text == "Zoë, José and Müller — it’s “fine” for René."
    assert [span.of(decoded.text) for span, _ in decoded.notes] == ["’", "“", "”"]
    assert decoded.encoding == "utf-8"


@pytest.mark.parametrize(
    ("run", "meant"),
    [
        ("â€™", "’"),
        ("â€œ", "“"),
        ("â€\x9d", "”"),
        ("â€“", "–"),
        ("â€”", "—"),
        ("â€¦", "…"),
        ("Ã©", "é"),
        ("Ã¼", "ü"),
        ("Â£", "£"),
        ("â‚¬", "€"),
        ("‚Äô", "’"),
        ("ΓÇÖ", "’"),
        ("â\x80\x99", "’"),
        ("ðŸšœ", "🚜"),
    ],
)
def test_mojibake_is_noted_with_what_it_was(run: str, meant: str) -> None:
    decoded = decode(f"It was {run} there".encode(), "a.txt")
    ((span, message),) = decoded.notes
    assert span == Span(7, 7 + len(run))
    assert f"'{meant}'" in message


def test_mojibake_of_every_character_news_uses_is_found() -> None:
    for char in "’‘“”–—…•éèêëáàâäåçñóòôöõúùûüíìîïøæßÉÖÜÑ£€°½»«":
        unassigned = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
        broken = "".join(
            chr(byte) if byte in unassigned else bytes((byte,)).decode("cp1252") for byte in char.encode()
        )
        notes = decode(f"so{broken}me".encode(), "a.txt").notes
        if broken in ("Ã‰", "Ã–", "Ãœ", "Ã‘"):  # may be the end of a quoted word in capitals
            continue
        assert [span for span, _ in notes] == [Span(2, 2 + len(broken))], (char, broken)


@pytest.mark.parametrize(
    "text",
    [
        "“SEM AMANHû, dizia a faixa",
        "São Paulo, Ângela, Ãbe and Âme",
        "The CAFÉ” sign, IRMÃ’s, MAMÃ… and PÂ–",
        "â is a letter; so is ð, as in Hafþór",
        "Mr Γιώργος said",
        "Vũ Âu, 19",
        "£5 and €6, 20°C",
    ],
)
def test_real_words_are_no_mojibake(text: str) -> None:
    assert decode(text.encode(), "a.txt").notes == ()


def test_replacement_characters_are_noted() -> None:
    decoded = decode("Caf\ufffd owner".encode(), "a.txt")
    assert [span for span, _ in decoded.notes] == [Span(3, 4)]


def test_halves_of_surrogate_pairs_are_joined_or_replaced() -> None:
    joined = decode("tractor \ud83d\ude9c!".encode("utf-8", "surrogatepass"), "a.txt")
    assert joined.text == "tractor 🚜!"
    alone = decode("tractor \ud83d!".encode("utf-8", "surrogatepass"), "a.txt")
    assert alone.text == "tractor \ufffd!"
    assert len(alone.notes) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Hello\nthe\0re", "NUL bytes"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        (b"PK\x03\x04....", "docx"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (bytes(range(1, 32)) * 3 + b"abc", "control bytes"),
        (b"\xff\xfea\0\0\0b\0", "NUL characters"),
    ],
)
def test_what_is_no_text_is_refused_with_advice(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        decode(data, "a.txt")
    assert said in caught.value.message
    assert caught.value.path == "a.txt"
    if b"Hello\nthe\0" in data:
        assert caught.value.line == 2


@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe\x00\xd8")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data, "a.txt")
    except UnreadableFile:
        return
    decoded.text.encode("utf-8")  # no lone surrogates
    assert "\0" not in decoded.text
    for span, message in decoded.notes:
        assert 0 <= span.start < span.end <= len(decoded.text)
        assert message.isprintable()


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"))))
def test_all_text_in_utf_8_comes_through(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"%PDF", b"{\\rtf", b"GIF8", b"PK", b"\xef\xbb\xbf")):
        assert decode(data, "a.txt").text == text


def test_looks_binary() -> None:
    assert looks_binary(b"\x89PNG\r\n")
    assert looks_binary(b"ab\0cd\0\0\0")
    assert not looks_binary("Zoë".encode("utf-16"))
    assert not looks_binary("Plain words".encode("utf-16-le"))
    assert not looks_binary("Zoë".encode("cp1252"))
    assert not looks_binary(b"")


def test_mark_of_utf_8_before_text_that_is_not() -> None:
    data = b"\xef\xbb\xbf" + "Zoë met Renée at the café".encode("cp1252")
    decoded = decode(data, "a.txt")
    assert decoded.text == "Zoë met Renée at the café"
    assert encode(decoded.text, decoded.encoding, bom=decoded.bom) == data
    with pytest.raises(UnreadableFile, match="NUL"):
        decode(data + b"\0", "a.txt")


def test_stray_bytes_nobody_sees_are_named() -> None:
    ((span, message),) = decode("“Zoë” – René".encode() + b"\xa0", "a.txt").notes
    assert span == Span(12, 13)
    assert "U+00A0" in message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_control_bytes_are_held_against_the_text_and_not_its_line_ends(end: str) -> None:
    with pytest.raises(UnreadableFile, match="holds 1 control bytes"):
        decode(f"\x7fAt Norwich.{end * 30}".encode(), "a.txt")
    assert decode(f"\x7f{'At Norwich. ' * 5}{end}".encode(), "a.txt").text.startswith("\x7fAt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The city’s wall held.", "mac_roman"),
        ("He said: “It held.” And left — early…", "mac_roman"),
        ("Zoë Müller’s café", "mac_roman"),
        ("The city’s “wall” held.", "cp1252"),
        ("A café in São Tomé, NÃO PÕE, Òscar, Óbidos", "cp1252"),
        ("", "utf-8"),
    ],
)
def test_text_of_old_macs(text, encoding):
    decoded = decode(text.encode(encoding), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert encode(decoded.text, decoded.encoding, bom=False) == text.encode(encoding)
