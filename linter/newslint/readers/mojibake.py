"""Mojibake: characters that were read in one encoding and written in another ("donâ€™t")."""

from __future__ import annotations

from ..model.span import Span
from ..storage.regex_cache import compiled

#: Windows-1252 has no character for five bytes; programs keep them as the control characters they number.
_BYTE = {chr(code): code for code in range(0x80, 0x100)}
for _code in range(0x80, 0xA0):
    try:
        _BYTE[bytes((_code,)).decode("cp1252")] = _code
    except UnicodeDecodeError:
        continue

# Each alternative is a run of characters that no language writes side by side:
# the UTF-8 of a character of Latin-1, of typographic marks, of an emoji, of a byte-order mark, read as
# Windows-1252 or Latin-1; typographic marks read as Mac Roman or as the code page of DOS.
# "CAFÉ”" or "AMANHÃ’S" are words: after a capital, quotation marks, dashes and dots prove nothing.
_RUN = compiled(
    "[ÂÃâ][\u0080-\u009f][\u0080-\u00bf]?"
    "|Â[\u00a1-\u00bf]"
    "|Ã[\u00a1-\u00bf€‚ƒ†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]"
    "|(?<![A-ZÀ-Þ])[ÂÃ]\u00a0"
    "|â€[\u0080-\u00bf™œž˜š“”–—•…¢‹›]?"
    "|â‚¬|â„¢"
    "|ðŸ[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}"
    "|ï»¿"
    "|‚Ä[ôúùìîò¶¢]"
    "|ΓÇ[Ö£¥ôöÿªó]"
)
_LOST_TO = {
    "‚": dict(zip("ôúùìîò¶¢", "’“”–—‘…•", strict=True)),  # Mac Roman
    "Γ": dict(zip("Ö£¥ôöÿªó", "’“”–—‘…•", strict=True)),  # DOS, code page 437
}


def find_mojibake(text: str) -> tuple[tuple[Span, str], ...]:
    """The places in `text` that were read with the wrong encoding, each with what to say of it."""
    found = [(Span(*match.span()), _message(match.group())) for match in _RUN.finditer(text)]
    lost = "the replacement character '\ufffd' stands for one that was lost; type it anew"
    found += [(Span(at, at + 1), lost) for at, char in enumerate(text) if char == "\ufffd"]
    return tuple(sorted(found))


def _message(run: str) -> str:
    meant = _meant(run)
    shown = f"'{run}'" if run.isprintable() else "this"
    if meant.isprintable() and meant:
        return f"{shown} is '{meant}' read with the wrong encoding"
    return f"{shown} is a character read with the wrong encoding; type it anew"


def _meant(run: str) -> str:
    """What the characters stood for before, or "" where a part of them was lost."""
    if run[0] in _LOST_TO:
        return _LOST_TO[run[0]][run[-1]]
    try:
        return bytes(_BYTE[char] for char in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return "”" if run == "â€" else ""
