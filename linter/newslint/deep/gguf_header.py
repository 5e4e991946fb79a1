"""What stands at the beginning of a GGUF file, held against its size before a library reads it: one that says it holds
more than there are bytes would be read for ever."""

from __future__ import annotations

import os
from mmap import ACCESS_READ, mmap
from struct import calcsize, error, unpack_from

#: The types of values, with what each takes: none for text, and for a list of values.
_FORMATS = dict(enumerate("BbHhIif?"))
_FORMATS |= {10: "Q", 11: "q", 12: "d"}
_TEXT, _LIST = 8, 9
#: More of either is no language model.
_MOST_FIELDS, _MOST_TENSORS, _MOST_DIMENSIONS = 10_000, 100_000, 4


def check_header(path: str) -> None:
    """Raise ValueError for a file that is no GGUF, or whose fields or tensors go on behind its end; OSError."""
    with open(path, "rb") as file:
        if os.fstat(file.fileno()).st_size < 24:
            raise ValueError("it is no GGUF file")
        with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            try:
                _check(data)
            except error:
                raise ValueError("it ends in the middle of its header") from None


def _check(data: mmap) -> None:
    magic, version, tensors, fields = unpack_from("<4sIQQ", data, 0)
    if magic != b"GGUF" or version not in (2, 3):
        raise ValueError("it is no GGUF file of version 2 or 3")
    if fields > _MOST_FIELDS or tensors > _MOST_TENSORS:
        raise ValueError("it says that it holds more than any model does")
    at = 24
    for _ in range(fields):
        at = _text(data, at)
        (kind,) = unpack_from("<I", data, at)
        at = _value(data, at + 4, kind)
    for _ in range(tensors):
        at = _text(data, at)
        (dimensions,) = unpack_from("<I", data, at)
        if dimensions > _MOST_DIMENSIONS:
            raise ValueError("it has a tensor of too many dimensions")
        at += 4 + 8 * dimensions + 12  # the sizes, the type and where it begins
        _within(data, at)


def _value(data: mmap, at: int, kind: int) -> int:
    """Where a value ends."""
    if kind == _TEXT:
        return _text(data, at)
    if kind != _LIST:
        return _within(data, at + calcsize(_format(kind)))
    kind, number = unpack_from("<IQ", data, at)
    at += 12
    if kind != _TEXT:
        return _within(data, at + number * calcsize(_format(kind)))
    _within(data, at + 8 * number)
    for _ in range(number):
        at = _text(data, at)
    return at


def _format(kind: int) -> str:
    if kind not in _FORMATS:
        raise ValueError("it has a field of an unknown type")
    return "<" + _FORMATS[kind]


def _text(data: mmap, at: int) -> int:
    (length,) = unpack_from("<Q", data, at)
    return _within(data, at + 8 + length)


def _within(data: mmap, at: int) -> int:
    if at > len(data):
        raise ValueError("it says that it holds more than there is in it")
    return at
