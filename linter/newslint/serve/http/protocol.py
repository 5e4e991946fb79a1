"""Connections: one on which nothing is asked in time is closed, nobody has too many, and whoever has come and asks nothing
makes room for those who come."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds until the head of a request must be there, counted from when the connection is made or idle again.
HEAD_WITHIN = 15.0
#: Seconds until a client must have taken the part of an answer that is on its way.
TAKEN_WITHIN = 20.0
#: Connections in all, and of one address.
MOST = 1000
MOST_OF_ONE = 250

_open: Counter[str] = Counter()
#: All connections; those that have waited longest for something to be asked come first.
_in_turn: dict[Protocol, None] = {}


class Protocol(H11Protocol):
    """HTTP/1.1 for people, browsers and those who would wear a server out."""

    _head_timer: asyncio.TimerHandle | None = None
    _write_timer: asyncio.TimerHandle | None = None
    _address = ""

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._address = self.client[0] if self.client else ""
        _open[self._address] += 1
        _in_turn[self] = None
        if _open[self._address] > MOST_OF_ONE:
            self._make_room(self._address)
        elif len(_in_turn) > MOST:
            self._make_room(max(_open, key=lambda address: _open[address]))
        self._await_head()

    def _make_room(self, address: str) -> None:
        """Close a connection of an address: the one that has had most time to ask, else this one."""
        for other in _in_turn:
            if other._address == address and other._idles:
                other.transport.abort()
                return
        self.transport.abort()

    @property
    def _idles(self) -> bool:
        """True while the client has not asked all that it wants to ask, or does not take its answer."""
        if self.transport.is_closing():
            return False
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY) or self._write_timer is not None

    def connection_lost(self, exc: Exception | None) -> None:
        self._unset_head_timer()
        self._unset_write_timer()
        _in_turn.pop(self, None)
        _open[self._address] -= 1
        if not _open[self._address]:
            del _open[self._address]
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.cycle is not None and not self.cycle.response_complete:
            self._unset_head_timer()
        elif self._head_timer is None:
            self._await_head()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        if self in _in_turn:  # what it asks next is another matter
            del _in_turn[self]
            _in_turn[self] = None
        if self.cycle is None or self.cycle.response_complete:
            self._await_head()

    def _await_head(self) -> None:
        self._unset_head_timer()
        self._head_timer = self.loop.call_later(HEAD_WITHIN, self._give_up)

    def _unset_head_timer(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._write_timer = self.loop.call_later(TAKEN_WITHIN, self.transport.abort)

    def resume_writing(self) -> None:
        self._unset_write_timer()
        super().resume_writing()

    def _unset_write_timer(self) -> None:
        if self._write_timer is not None:
            self._write_timer.cancel()
            self._write_timer = None

    def _give_up(self) -> None:
        self._head_timer = None
        self.transport.abort()  # a connection that is being closed waits for its client to read
