"""The process that holds the model: it weighs for others, each of which has a connection and a thread of its own.

The threads share the weights. Most of their time goes into the library, which lets others work meanwhile."""

from __future__ import annotations

import os
import signal
import sys
import threading
from multiprocessing.connection import Connection, Listener, answer_challenge, deliver_challenge
from time import process_time

from ..model.span import Span
from .host import VARIABLE
from .scorer import LanguageModel
from .weighing import gain_of, weigh

#: Models in memory: each folder of a repository may name one of its own.
_MOST = 2


def main(readers: int) -> None:
    """Listen until the process that started this one has ended, or wants it to end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    key, _, address = os.environ[VARIABLE].partition(" ")
    if sys.platform != "win32":
        _make_room(address)
    listener = Listener(address, backlog=readers)
    threading.Thread(target=_end_when_told, args=(listener, address), daemon=True).start()
    models = _Models(readers)
    os.write(1, b"ready\n")
    while True:
        try:
            connection = listener.accept()
        except Exception:  # somebody who is gone again
            continue
        # whoever opens it and says nothing keeps only this thread waiting
        threading.Thread(target=_talk, args=(connection, bytes.fromhex(key), models), daemon=True).start()


def _make_room(address: str) -> None:
    """Make the folder of a socket, which is for this user alone; take away the socket of a process that died."""
    os.makedirs(os.path.dirname(address), 0o700, exist_ok=True)
    if os.path.exists(address):
        os.remove(address)


def _end_when_told(listener: Listener, address: str) -> None:
    while os.read(0, 1):
        pass
    listener.close()
    if sys.platform != "win32":
        try:
            os.rmdir(os.path.dirname(address))
        except OSError:
            pass
    os._exit(0)  # whatever the others are at


def _talk(connection: Connection, key: bytes, models: _Models) -> None:
    """Answer a reader who has the key."""
    with connection:
        try:
            deliver_challenge(connection, key)
            answer_challenge(connection, key)
        except Exception:  # somebody who has no key, or speaks of something else
            return
        _answer(connection, models)


class _Gone(Exception):
    """Nobody waits for the answer."""


def _answer(connection: Connection, models: _Models) -> None:
    """Answer one reader until it has gone: what was asked for, why there is no answer, and the seconds of processor time that
    it took."""

    def go_on() -> None:
        if connection.poll():  # nothing is asked before there is an answer: this is the end
            raise _Gone

    while True:
        try:
            folder, text, edit = connection.recv()
        except (EOFError, OSError):
            return
        answer: object = None
        problem = ""
        models.clock.begin()
        try:
            model = models.model(folder)
            if edit is None:
                answer = [tuple(one) for one in weigh(text, model, go_on=go_on)]
            else:
                start, end, words = edit
                answer = gain_of(text, Span(start, end), words, model)
        except _Gone:
            models.clock.end()
            return
        except Exception as error:
            problem = " ".join(f"{error}".split()) or type(error).__name__
        seconds = models.clock.end()
        try:
            connection.send((answer, problem, seconds))
        except OSError:
            return


class _Models:
    """The models that were asked for, by their folders."""

    def __init__(self, readers: int) -> None:
        self._readers = readers
        self._lock = threading.Lock()
        self._loaded: dict[str, LanguageModel] = {}
        self.clock = _Clock()

    def model(self, folder: str) -> LanguageModel:
        """The model of a folder, loaded if it is not. Raises OSError or RuntimeError."""
        with self._lock:
            if folder not in self._loaded:
                while len(self._loaded) >= _MOST:
                    del self._loaded[next(iter(self._loaded))]
                self._loaded[folder] = LanguageModel(folder, self._readers)
            return self._loaded[folder]


class _Clock:
    """Shares out the processor time of this process: at any moment the threads at work use it in equal parts."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._used: dict[int, float] = {}
        self._last = 0.0

    def _share_out(self) -> None:
        now = process_time()
        for thread in self._used:
            self._used[thread] += (now - self._last) / len(self._used)
        self._last = now

    def begin(self) -> None:
        """This thread begins to work."""
        with self._lock:
            self._share_out()
            self._used[threading.get_ident()] = 0.0

    def end(self) -> float:
        """This thread is done: the seconds that it used."""
        with self._lock:
            self._share_out()
            return self._used.pop(threading.get_ident())
