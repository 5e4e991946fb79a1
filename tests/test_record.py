"""Named tuples of our own: what `typing.NamedTuple` promises, they keep."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from newslint.model.span import Span
from newslint.storage.lazy_namedtuple import NamedTuple


class Ours(NamedTuple):
    """A class of ours."""

    name: str
    places: tuple[int, ...] = ()
    note: str = "none"

    def longer(self) -> int:
        return len(self.name) + 1


class Theirs(typing.NamedTuple):
    """The same as the library makes it."""

    name: str
    places: tuple[int, ...] = ()
    note: str = "none"

    def longer(self) -> int:
        return len(self.name) + 1


class Empty(NamedTuple):
    """No fields at all."""


@pytest.mark.parametrize(
    "ask",
    [
        lambda kind: tuple(kind("a")),
        lambda kind: tuple(kind("a", (1, 2), note="x")),
        lambda kind: tuple(kind(note="x", name="a")),
        lambda kind: kind("abc").longer(),
        lambda kind: tuple(kind("a")._replace(note="y")),
        lambda kind: kind("a")._asdict(),
        lambda kind: tuple(kind._make(["a", (), "z"])),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__bases__),
        lambda kind: repr(kind("a")).removeprefix(kind.__name__),
        lambda kind: (hash(kind("a")), kind("a") == ("a", (), "none"), kind("a") < kind("b")),
        lambda kind: tuple(pickle.loads(pickle.dumps(kind("a", (1,))))),
        lambda kind: tuple(copy.deepcopy(kind("a", (1,)))),
        lambda kind: hasattr(kind("a"), "__dict__"),
    ],
)
def test_the_same_as_the_library(ask):
    assert ask(Ours) == ask(Theirs)


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda kind: kind(), TypeError),
        (lambda kind: kind("a", (), "b", "c"), TypeError),
        (lambda kind: kind("a", colour="red"), TypeError),
        (lambda kind: kind._make(["a"]), TypeError),
        (lambda kind: kind("a")._replace(colour="red"), ValueError),
        (lambda kind: setattr(kind("a"), "name", "b"), AttributeError),
    ],
)
def test_the_same_mistakes(ask, error):
    for kind in (Ours, Theirs):
        with pytest.raises(error):
            ask(kind)


def test_fields_stay_in_order_of_defaults():
    with pytest.raises(TypeError, match="without a default"):
        exec("class Wrong(NamedTuple):\n    one: int = 1\n    two: int\n", {"NamedTuple": NamedTuple})


def test_objects_are_of_their_class():
    assert isinstance(Span(1, 2), Span)
    assert type(pickle.loads(pickle.dumps(Span(1, 2)))) is Span
    assert Empty() == ()
    assert Ours("a").places == ()
