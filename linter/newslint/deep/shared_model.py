"""A model that another process holds (see `host`), asked over a connection that only this user can open."""

from __future__ import annotations

import os
from time import monotonic, sleep

from ..limits.timer import spend
from ..model.span import Span
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .host import VARIABLE
from .weighed import Weighed

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from typing import Any


#: Seconds that a process that has ended may take to come back, and between one try and the next.
_PATIENCE, _PAUSE = 10.0, 0.2


class SharedModel:
    """The model in a folder. Methods raise RuntimeError where it cannot be used, and TimeoutError where the time is up: what the
    other process uses counts as used by this one."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._connection: Connection | None = None

    def weigh(self, text: str) -> list[Weighed]:
        """All alternatives in a paragraph that deserve a look, in order."""
        return [Weighed(*one) for one in self._asked(text, None)]

    def gain(self, text: str, place: Span, words: str) -> float:
        """By how many nats a paragraph is likelier with other words at a place."""
        return float(self._asked(text, (place.start, place.end, words)))

    def _asked(self, text: str, edit: tuple[int, int, str] | None) -> Any:
        end = monotonic() + _PATIENCE
        while True:
            try:
                answer, problem, seconds = self._exchanged((self._folder, text, edit))
                break
            except TimeoutError:
                raise
            except (EOFError, OSError):  # it has died; whoever started it may start it again
                if monotonic() > end:
                    raise RuntimeError("the process that holds it has ended") from None
                sleep(_PAUSE)
        spend(seconds)
        if problem:
            raise RuntimeError(problem)
        return answer

    def _exchanged(self, question: tuple[object, ...]) -> Any:
        from multiprocessing.connection import Client

        try:
            if self._connection is None:
                key, _, address = os.environ[VARIABLE].partition(" ")
                self._connection = Client(address, authkey=bytes.fromhex(key))
            self._connection.send(question)
            return self._connection.recv()
        except BaseException:
            if self._connection is not None:
                self._connection.close()  # the next question must not get the answer to this one
                self._connection = None
            raise
