"""Messages (.eml), as mail programs save them: copy that was filed by mail."""

from __future__ import annotations

import re

from ...model.article import Article
from ...model.errors import UnreadableFile
from ...storage.lazy_namedtuple import TYPE_CHECKING
from ...storage.regex_cache import compiled
from ..decode import decode
from ..markup.flow import Flow
from ..paragraph_lines import MOST, Line, article_of_lines, one_line, too_many
from ..prose import EMPTY_LINES, Prose, View

if TYPE_CHECKING:
    from email.message import Message

#: Parts within one another and beside one another, at most: what reads messages takes time with each.
_PARTS = 60
#: A subject is no longer, in characters of the message.
_LONGEST = 2_000
#: A line this long was not broken by a mail program: it is a paragraph.
_WRAP = 100
#: From here on a message is not the sender's, or no copy.
_END = compiled(r"-- ?|_{20,}|-{2,} ?(?:Original Message|Forwarded message|Forwarded Message) ?-{2,}")
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n|From [^\n]*\n)")
_MULTIPART = re.compile(rb"(?i)content-type:[ \t]*(?:\r?\n[ \t]+)?(?:multipart|message)/")


def read_eml(path: str, data: bytes) -> Article:
    """The prose of a message: its subject as the headline, and its text. Replies quoted, signature and attachments are
    left out. Raises UnreadableFile."""
    import email

    head = data.lstrip()[: 1 << 16]
    if not _HEADER.match(head):
        raise UnreadableFile("this is no message: it does not begin with a header", path=path)
    if len(_MULTIPART.findall(data)) > _PARTS:
        raise UnreadableFile(
            f"the message has more than {_PARTS} parts within parts; save its text", path=path
        )
    message = email.message_from_bytes(data.lstrip())
    plain, html = _bodies(message)
    part = html if plain is None else plain  # a part without headers is false
    if part is None:
        raise UnreadableFile(
            "the message holds no text; save what is attached to it, and check that", path=path
        )
    lines = []
    if subject := _subject(message):
        lines.append(Line("headline", subject))
    text = _text(part, path)
    lines += _plain_lines(text, path) if part is plain else _html_lines(text, path)
    meta = {}
    if language := str(message.get("Content-Language", "")).strip()[:20]:
        meta["lang"] = language
    return article_of_lines(path, lines, meta, "eml")


def _bodies(message: Message) -> tuple[Message | None, Message | None]:
    """The first text without markup and the first with it that are not attached."""
    plain = html = None
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment" or part.get_filename():
            continue
        kind = part.get_content_type()
        if kind == "text/plain":
            plain = part if plain is None else plain
        elif kind == "text/html":
            html = part if html is None else html
    return plain, html


def _subject(message: Message) -> str:
    from email.errors import HeaderParseError
    from email.header import decode_header, make_header

    written = str(message.get("Subject", ""))[:_LONGEST]
    try:
        written = str(make_header(decode_header(written)))
    except (HeaderParseError, LookupError, ValueError):
        pass  # as it stands there
    subject = " ".join(written.split())
    while subject[:3].lower() in ("re:", "fw:") or subject[:4].lower() == "fwd:":
        subject = subject.partition(":")[2].lstrip()
    return one_line(subject)


def _text(part: Message, path: str) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data:
        return ""
    return decode(data, path, label=part.get_content_charset()).text


def _plain_lines(text: str, path: str) -> list[Line]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    own: list[str] = []
    for line in text.split("\n"):
        if _END.fullmatch(line.strip(" ")) or _END.fullmatch(line):
            break
        own.append("" if line.startswith(">") else line)
    found: list[Line] = []
    for paragraph in EMPTY_LINES.split("\n".join(own)):
        lines = [line.strip() for line in paragraph.split("\n") if line.strip()]
        whole = lines if any(len(line) > _WRAP for line in lines) else [" ".join(lines)]
        found += [Line("body", one_line(line)) for line in whole if line]
        if len(found) > MOST:
            raise too_many("message", path)
    return found


def _html_lines(text: str, path: str) -> list[Line]:
    prose = Prose()
    flow = Flow(prose)
    flow.headlined = True
    flow.read(View(text), 0, len(text))
    prose.finish()
    if len(prose.blocks) > MOST:
        raise too_many("message", path)
    said = prose.text()
    return [Line(block.kind, one_line(block.span.of(said))) for block in prose.blocks]
