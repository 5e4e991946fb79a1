"""A process that checks: what it does from its start until nobody asks any more."""

from __future__ import annotations

import faulthandler
import os
import signal
from typing import Any

from ...model.errors import NewslintError
from ...terminal.bug_report import told
from .frames import Reply, packed, read
from .jobs import JOBS, plain_reply
from .room import Refused, Room
from .setup import Setup

#: Seconds beyond the limit of a text after which this process ends itself, whatever it is busy with. The server ends it
#: sooner, if there still is one.
_OVERDUE = 15.0
#: A story that has something of everything.
_STORY = """LISBOA, Portugal (AP) — The the mayor, Ana Prates, 54, recieved teh letter on Monday, June 3, 2024.

“We will have boats,” Prates told reporters. “That is not a luxury — it’s 14 boats for $3.5 million, or 12%.”

I don’t believe it, said Rui Tavira, who leads the union. The U.N. and NATO are anticipated to have made an effort.
"""


def main() -> None:
    """Read the set-up, say that all is ready (or why not), then answer jobs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its processes
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # nothing that prints gets between the answers

    def say(value: Any) -> None:
        data = packed(value)
        while data:
            data = data[answers.write(data) :]

    setup = read(asked)
    if setup is None:
        return
    try:
        room = Room(Setup(*setup))
        room.start_engines()
    except NewslintError as error:
        say(("failed", str(error), 0.0))
        return
    _warm_up(room)
    say(("ready", "", room.time_limit))
    while (job := read(asked)) is not None:
        if job["job"] == "words":
            room.accept(job["words"])
            continue
        faulthandler.dump_traceback_later(room.time_limit + _OVERDUE, exit=True)
        try:
            say(tuple(_answer(room, job)))
        except BrokenPipeError:
            return
        finally:
            faulthandler.cancel_dump_traceback_later()


def _warm_up(room: Room) -> None:
    """Load what is loaded when it is first needed, before somebody waits for it."""
    for job in ("check", "quotes", "facts"):
        _answer(room, {"job": job, "data": _STORY, "options": {"level": "suggestion"}})


def _answer(room: Room, job: dict[str, Any]) -> Reply:
    try:
        return JOBS[job["job"]](room, job)
    except Refused as error:
        return plain_reply(error.status, str(error))
    except NewslintError as error:
        return plain_reply(422, error.message)
    except TimeoutError:
        return plain_reply(
            503, f"this text took longer than {room.time_limit:g} s and was given up; send less"
        )
    except MemoryError:
        return plain_reply(413, "the text is too large for the memory of this server; send less")
    except Exception as error:
        return plain_reply(500, told(error))
