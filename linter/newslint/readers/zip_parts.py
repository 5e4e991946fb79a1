"""Parts of documents that are zip archives, which may be small and hold gigabytes of nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO

from ..model.errors import UnreadableFile

#: Larger parts are refused, in megabytes. A story of 100,000 words takes about five.
LARGEST = 16
#: How word processors pack the parts of a document.
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def zip_parts(path: str, data: bytes, what: str, needed: str, *wanted: str) -> list[bytes]:
    """The part `needed` and those `wanted` (empty where there are none) of a document. `what` it is called when it is
    spoken of. Raises UnreadableFile for what is damaged, locked, or too large."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            if needed not in names:
                raise UnreadableFile(f"this is no {what}: it holds no {needed}", path=path)
            return [_part(archive, name, path, what) if name in names else b"" for name in (needed, *wanted)]
    except TimeoutError:  # an OSError, but not of the document
        raise
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
    ) as error:
        raise UnreadableFile(f"the {what} is damaged ({error}); save it again", path=path) from None
    except RuntimeError:  # how the library says that a password is needed
        raise UnreadableFile(f"the {what} is locked with a password; save it without", path=path) from None


def _part(archive: zipfile.ZipFile, name: str, path: str, what: str) -> bytes:
    import zlib

    if archive.getinfo(name).compress_type not in _PACKINGS:
        raise zipfile.BadZipFile(f"{name} is packed in a way that no word processor packs")
    largest = LARGEST * 1024 * 1024
    try:
        with archive.open(name) as file:
            data = file.read(largest + 1)
    except zlib.error as error:
        raise zipfile.BadZipFile(str(error)) from None
    if len(data) > largest:
        raise UnreadableFile(
            f"{name} in the {what} is larger than {LARGEST} MB; split the document", path=path
        )
    return data
