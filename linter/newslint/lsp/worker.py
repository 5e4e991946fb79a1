"""A process that checks articles for the server, and can be ended.

No limit inside Python reaches a call that never comes back from C. So the server checks nothing itself: it asks a
process like this one, over pipes, and takes another where one is lost. A watchdog that needs no help of the
interpreter ends the process when a check hangs, even if the server is gone by then.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import sys
from typing import Any, BinaryIO

from ..model.errors import NewslintError
from ..terminal.bug_report import told
from .exchange import HEAD, Failure, Request, length_of, packed, unpacked
from .session import Session

#: Seconds that may pass before a check begins: configuration and packs are read, or compiled, on a busy machine.
_BEGINNING = 180.0


def _received(stream: BinaryIO) -> Request | None:
    head = stream.read(HEAD)
    if len(head) < HEAD:
        return None
    body = stream.read(length_of(head))
    request: Request = unpacked(body)
    return request


def main() -> None:
    """Answer requests until there is nobody left who sends any."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the other end that stops the work
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever else is printed is no answer
    session = Session(_give)
    while (request := _received(sys.stdin.buffer)) is not None:
        _give(_BEGINNING)
        answer: Any
        try:
            session.use(request.generation, request.options)
            answer = getattr(session, request.method)(*request.arguments)
        except NewslintError as error:
            answer = error
        except Exception as error:
            answer = Failure(told(error))
        _give(_BEGINNING)
        try:
            output.write(packed(answer))
            output.flush()
        except OSError:
            return
        try:
            session.write_pages()
        except NewslintError:
            pass  # a pack that has just been broken says so on the next check
        faulthandler.cancel_dump_traceback_later()


def _give(seconds: float) -> None:
    """End this process if it is busy for so much longer; what it was busy with goes to standard error."""
    faulthandler.dump_traceback_later(seconds, exit=True)
