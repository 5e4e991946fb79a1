"""Rows of an archive's tables that hold, read with pyarrow."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from ...model.errors import NewslintError
from ...storage.lazy_namedtuple import TYPE_CHECKING
from .. import state
from ..schemas import ARTICLES, FINDINGS, PAIRS, REPLACED, arrow

if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]

_BATCH = 20_000
#: Bytes of the file of a commit: one names its parts, and a part has some hundred bytes.
_LARGEST = 100_000_000


class Tables:
    """The tables in a folder, or at an address that pyarrow knows (s3://, hdfs://, gs://). Raises NewslintError if there
    are none."""

    def __init__(self, out: str) -> None:
        try:
            from pyarrow import fs
        except ImportError:
            raise NewslintError(
                "this needs pyarrow, which is not installed; pip install 'newslint[spark]'"
            ) from None
        self._fs, self._root = _placed(out, fs)
        self.local = isinstance(self._fs, fs.LocalFileSystem)
        folder = f"{self._root}/{state.FOLDER}"
        names = [
            info.base_name for info in self._fs.get_file_info(fs.FileSelector(folder, allow_not_found=True))
        ]
        name = state.latest(names)
        if name is None:
            raise NewslintError(
                f"{out}: there are no tables of an archive here; `newslint archive SOURCE --to {out}` makes them"
            )
        path = f"{folder}/{name}"
        try:
            with self._fs.open_input_stream(path) as file:
                text = file.read(_LARGEST).decode("utf-8", "replace")
        except OSError as error:
            raise NewslintError(f"cannot be read: {error}", path=path) from None
        self.state = state.read(text, path)
        self._gone = self._replaced()

    def _replaced(self) -> set[tuple[str, str]]:
        known = {part.name for part in self.state.parts}
        gone: set[tuple[str, str]] = set()
        for part in self.state.parts:
            if known & set(part.replaced):
                for row in self._read(f"replaced/by={part.name}", REPLACED, None):
                    gone.add((row["id"], row["part"]))
        return gone

    def articles(self, columns: Sequence[str]) -> Iterator[Row]:
        """The rows of articles with some columns, `part` and `month`."""
        yield from self._table("articles", ARTICLES, columns)

    def findings(self, columns: Sequence[str]) -> Iterator[Row]:
        """The rows of findings, in the same way."""
        yield from self._table("findings", FINDINGS, columns)

    def pairs(self) -> Iterator[Row]:
        """The rows of pairs; none if nobody asked for them."""
        if self.state.pairs:
            yield from self._read(f"pairs/part={self.state.pairs}", PAIRS, None)

    def _table(self, name: str, schema: dict[str, str], columns: Sequence[str]) -> Iterator[Row]:
        whole = {**schema, "part": "string", "month": "string"}
        wanted = list(dict.fromkeys(("id", *columns, "part", "month")))
        for part in self.state.parts:
            if not getattr(part, name):
                continue
            for row in self._read(f"{name}/part={part.name}", whole, wanted):
                row["part"] = part.name
                if (row["id"], part.name) not in self._gone:
                    yield row

    def _read(self, folder: str, schema: dict[str, str], columns: list[str] | None) -> Iterator[Row]:
        import pyarrow.dataset as ds

        kept = {
            name: kind for name, kind in schema.items() if name != "part" or folder.startswith("replaced")
        }
        parted = ds.partitioning(arrow({"month": "string"}), flavor="hive") if "month" in kept else None
        try:
            data = ds.dataset(
                f"{self._root}/{folder}",
                schema=arrow(kept),
                format="parquet",
                filesystem=self._fs,
                partitioning=parted,
            )
            for batch in data.to_batches(
                columns=columns and [name for name in columns if name != "part"], batch_size=_BATCH
            ):
                yield from batch.to_pylist()
        except (OSError, ValueError, TypeError) as error:  # pyarrow's own are among them
            raise NewslintError(f"{folder} of the tables cannot be read: {error}") from None


def _placed(out: str, fs: Any) -> tuple[Any, str]:
    if "://" not in out:
        return fs.LocalFileSystem(), os.path.abspath(out)
    known = out.replace("s3a://", "s3://", 1).replace("s3n://", "s3://", 1)
    try:
        found, path = fs.FileSystem.from_uri(known)
    except (OSError, ValueError, NotImplementedError) as error:
        raise NewslintError(f"{out} cannot be opened: {error}") from None
    return found, path.rstrip("/")
