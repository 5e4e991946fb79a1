"""Bytes to text: which encoding a file is in, and what went wrong with it on the way here."""

from __future__ import annotations

import re

from ..model.errors import UnreadableFile
from ..model.span import Span
from ..storage.lazy_namedtuple import NamedTuple

Notes = tuple[tuple[Span, str], ...]

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_BOM_OF = {name: mark for mark, name in _BOMS}

_HOW = "save it as plain text in UTF-8, or keep it out of the check"
#: What the first bytes say of files that are no text at all, and what to do with each.
_MAGIC = (
    (b"%PDF", "is a PDF; export its text, and check that"),
    (b"{\\rtf", "is rich text (RTF); name it .rtf, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "is an old Word or Office file; save it as .docx or as plain text"),
    (b"PK\x03\x04", "is a zip archive; a Word file must be named .docx, anything else be unpacked first"),
    (b"\x1f\x8b", "is compressed (gzip); unpack it first"),
    (b"\x89PNG", "is an image (PNG); keep it out of the check"),
    (b"\xff\xd8\xff", "is an image (JPEG); keep it out of the check"),
    (b"GIF8", "is an image (GIF); keep it out of the check"),
)

#: Bytes that stand in text of any of the single-byte encodings; the other control bytes do not.
_TEXT_BYTES = bytes({9, 10, 11, 12, 13, 26, 27, *range(32, 256)} - {127})
_STRAY = "[\udc80-\udcff]"
_MAC_APOSTROPHE = rb"[a-z]\xd5(?=[a-z])"
_MAC_OPENING = rb"(?:\A|(?<=[\s(]))\xd2(?=[A-Za-z])"
_MAC_CLOSING = rb"(?<=[a-z.,!?])\xd3(?=[\s,.;)]|\Z)"
#: Names under which the encoding that web pages call Latin-1 goes: all are read as Windows-1252.
_LATIN = ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252")


#: Letters, signs, and what some encodings take for an escape.
_ASCII = bytes(range(32, 127)) + b"\\u0041\\x41\\N{DASH}"


class Decoded(NamedTuple):
    """The text of a file without its byte-order mark. `notes` are spans of `text` with what is wrong there.

    `text` never holds a lone surrogate, so it can always be printed and written.
    """

    text: str
    encoding: str
    bom: bool
    notes: Notes


def decode(data: bytes, path: str, *, label: str | None = None) -> Decoded:
    """Read `data` as text. `label` is the encoding the file itself names (an XML declaration, a `meta`
    element), believed only where the bytes bear it out.

    Raises UnreadableFile for what is not text, saying what to do.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], name, path)
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UnreadableFile(f"this {what}", path=path)
    if b"\0" in data:
        return _with_nuls(data, path)
    encoding = _codec(label)
    if encoding not in ("", "utf-8", "cp1252") and not data.isascii():
        try:
            return _finish(data.decode(encoding), encoding, False)
        except (UnicodeDecodeError, ValueError):
            pass  # mislabelled: go by the bytes
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, path, error, encoding)
    _refuse_binary(data, path)
    return _finish(text, "utf-8", False, ascii=len(text) == len(data))


def encode(text: str, encoding: str, *, bom: bool) -> bytes:
    """The bytes of a text, in the encoding and with the mark its file had.

    Raises UnicodeEncodeError where the encoding has no such character.
    """
    # a mark of UTF-8 may stand before text that is not
    return (_BOM_OF.get(encoding, _BOMS[0][0]) if bom else b"") + text.encode(encoding)


def looks_binary(head: bytes) -> bool:
    """True if a file that begins with `head` is surely no text: for choosing files, not for reading them."""
    if any(head.startswith(mark) for mark, _ in _BOMS):
        return False
    if any(head.startswith(magic) for magic, _ in _MAGIC):
        return True
    if b"\0" in head:
        return not _wide(head)
    return len(head.translate(None, _TEXT_BYTES)) * 20 > len(head)


def _codec(label: str | None) -> str:
    """The name Python has for a label: "" for none or an unknown one."""
    if not label:
        return ""
    if label.strip().lower() in _LATIN:
        return "cp1252"
    import codecs

    try:
        name = codecs.lookup(label.strip()).name
        # a label that could be read before it was known belongs to an encoding in which ASCII is ASCII
        sound = _ASCII.decode(name) == _ASCII.decode("ascii")
    except (LookupError, ValueError):
        return ""
    if not sound:
        return ""
    if name == "utf-8-sig":
        return "utf-8"  # with or without its mark
    # the bytes hold no NUL, so a file that calls itself UTF-16 was converted without its label
    return "" if name.startswith(("utf-16", "utf-32")) else name


def _marked(data: bytes, encoding: str, path: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            if b"\0" in data:
                raise _nuls(data, path) from None
            found = _not_utf8(data, path, error, "utf-8")
            return found._replace(bom=True)
        text = data.decode(encoding, "replace")
    if "\0" in text:
        raise UnreadableFile(f"holds NUL characters, so it is no text; {_HOW}", path=path)
    return _finish(text, encoding, True)


def _wide(data: bytes) -> str:
    """The UTF-16 that bytes with NULs are in, or ""."""
    if len(data) >= 4:
        sample = data[: 4096 & ~1]
        even, odd = sample[::2].count(0), sample[1::2].count(0)
        half = len(sample) // 2
        if odd > half * 0.6 and even * 10 < odd:
            return "utf-16-le"
        if even > half * 0.6 and odd * 10 < even:
            return "utf-16-be"
    return ""


def _with_nuls(data: bytes, path: str) -> Decoded:
    encoding = _wide(data)
    if encoding:
        text = data.decode(encoding, "replace")
        if "\0" not in text:
            return _finish(text, encoding, False)
    raise _nuls(data, path)


def _nuls(data: bytes, path: str) -> UnreadableFile:
    at = data.index(0)
    return UnreadableFile(
        f"holds NUL bytes (the first at byte {at}), so it is no text; {_HOW}",
        path=path,
        line=data.count(b"\n", 0, at) + 1,
    )


def _refuse_binary(data: bytes, path: str) -> None:
    odd = len(data.translate(None, _TEXT_BYTES))
    if odd and odd * 50 > len(data) - data.count(b"\r\n"):  # the same whatever ends the lines
        raise UnreadableFile(f"holds {odd} control bytes, so it is no text; {_HOW}", path=path)


def _not_utf8(data: bytes, path: str, error: UnicodeDecodeError, label: str) -> Decoded:
    """Text with bytes that are not UTF-8: an old encoding, a mixture, or halves of surrogate pairs."""
    _refuse_binary(data, path)
    try:
        # UTF-8 made from UTF-16 by halves: pairs are put together, lone halves cannot be
        halves = data.decode("utf-8", "surrogatepass")
        whole = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        return _finish(whole, "utf-8", False)
    except UnicodeDecodeError:
        pass
    lost = data.decode("utf-8", "ignore")
    wide = sum(1 for char in lost if char > "\x7f")
    bad = len(data) - len(lost.encode("utf-8"))
    if wide > bad:
        return _mixed(data)
    try:
        encoding = "mac_roman" if not label and _from_a_mac(data) else "cp1252"
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "latin-1"
    found = _finish(text, encoding, False)
    if label == "utf-8":
        at = len(data[: error.start].decode(encoding))
        note = f"the file calls itself UTF-8, but is {_NAMES[encoding]}: readers will see this wrongly"
        found = found._replace(notes=((Span(at, at + 1), note), *found.notes))
    return found


def _from_a_mac(data: bytes) -> bool:
    """True for marks of Mac Roman where Windows-1252 would have capitals in the middle of words and at their ends."""
    marks = len(re.findall(_MAC_APOSTROPHE, data)) + min(
        len(re.findall(_MAC_OPENING, data)), len(re.findall(_MAC_CLOSING, data))
    )
    return marks > 0 and marks >= len(data) - len(data.translate(None, b"\x91\x92\x93\x94"))


_NAMES = {"cp1252": "Windows-1252", "latin-1": "Latin-1"}


def _mixed(data: bytes) -> Decoded:
    """UTF-8 with stray bytes of Windows-1252 (a paste from elsewhere): each stray byte gets a note."""
    text = data.decode("utf-8", "surrogateescape")
    strays = {
        Span(*match.span()): bytes((ord(match.group()) - 0xDC00,)).decode("cp1252", "replace")
        for match in re.finditer(_STRAY, text)
    }
    text = re.sub(_STRAY, lambda match: strays[Span(*match.span())], text)
    notes = {
        span: f"{_shown(char)} is Windows-1252 in a file of UTF-8; type it anew"
        for span, char in strays.items()
    }
    return Decoded(text, "utf-8", False, tuple(sorted({**dict(find_notes(text)), **notes}.items())))


def _shown(char: str) -> str:
    return f"'{char}'" if char.isprintable() else f"this U+{ord(char):04X}"


def _finish(text: str, encoding: str, bom: bool, *, ascii: bool = False) -> Decoded:
    return Decoded(text, encoding, bom, () if ascii else find_notes(text))


def find_notes(text: str) -> Notes:
    """What was read in the wrong encoding on its way into a text."""
    if not any(char in text for char in "ÂÃâðï‚Γ\ufffd"):  # nearly always
        return ()
    from .mojibake import find_mojibake

    return find_mojibake(text)
