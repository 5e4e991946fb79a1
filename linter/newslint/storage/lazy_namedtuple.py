"""Named tuples that cost next to nothing to define.

`typing.NamedTuple` compiles the text of every annotation when a class is made, and `collections.namedtuple`
writes and compiles a function; with some dozen classes that is a good part of what it takes to start. Here a
class gets its constructor when the first of its objects is made, and annotations stay text. For type
checkers it is `typing.NamedTuple` itself.
"""

from __future__ import annotations

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from _collections import _tuplegetter

    def _constructor(kind):
        """What makes objects of a class: the same arguments and defaults as the fields have."""
        fields = kind._fields
        listed = ", ".join(fields)
        source = f"lambda _kind, {listed}: _new(_kind, ({listed}{',' if fields else ''}))"
        made = eval(source, {"_new": tuple.__new__, "__builtins__": {}})  # noqa: S307 - names of our own fields
        made.__name__ = "__new__"
        made.__qualname__ = f"{kind.__qualname__}.__new__"
        made.__defaults__ = tuple(kind._field_defaults.values()) or None
        return made

    def _first(kind, /, *given, **named):
        """Stands in for the constructor until the first object is made."""
        kind.__new__ = made = _constructor(kind)
        return made(kind, *given, **named)

    def _make(kind, values):
        """An object with the values of an iterable, one for each field. Raises TypeError."""
        made = tuple.__new__(kind, values)
        if len(made) != len(kind._fields):
            raise TypeError(f"expected {len(kind._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **named):
        """A copy with other values in some fields. Raises ValueError for a field there is none of."""
        made = self._make(map(named.pop, self._fields, self))
        if named:
            raise ValueError(f"got unexpected field names: {list(named)!r}")
        return made

    def _asdict(self):
        """The fields and their values."""
        return dict(zip(self._fields, self))

    def _values(self):
        return tuple(self)  # what `pickle` and `copy` make the object of

    def _repr(self):
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"{type(self).__name__}({values})"

    _SHARED = {
        "__slots__": (),
        "__new__": _first,
        "_make": classmethod(_make),
        "_replace": _replace,
        "_asdict": _asdict,
        "__repr__": _repr,
        "__getnewargs__": _values,
    }

    class _Maker(type):
        def __new__(cls, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            defaults = {field: space.pop(field) for field in fields if field in space}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            getters = {field: _tuplegetter(number, None) for number, field in enumerate(fields)}
            known = {"_fields": fields, "_field_defaults": defaults, "__match_args__": fields}
            return type(name, (tuple,), {**_SHARED, **known, **space, **getters})

    class _NamedTuple:
        def __mro_entries__(self, bases):
            return (_Base,)

    _Base = type.__new__(_Maker, "_Base", (), {})
    NamedTuple = _NamedTuple()
