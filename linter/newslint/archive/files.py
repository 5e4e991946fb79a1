"""Files where Spark keeps them: on a disk, HDFS, S3 or any other file system that Spark has been taught."""

from __future__ import annotations

import os
from uuid import uuid4

from ..model.errors import NewslintError
from ..storage.lazy_namedtuple import TYPE_CHECKING, NamedTuple
from . import state

if TYPE_CHECKING:
    from typing import Any

    from .state import State


class Found(NamedTuple):
    """A file: its whole path as Spark names it, and its size in bytes."""

    path: str
    size: int


class Files:
    """The files below a folder, through the Java side of Spark. A folder without a scheme is on the default file
    system."""

    def __init__(self, spark: Any, folder: str) -> None:
        self._jvm = spark._jvm
        self._conf = spark.sparkContext._jsc.hadoopConfiguration()
        path = self._jvm.org.apache.hadoop.fs.Path(_whole(folder, self._jvm, self._conf))
        self._fs = path.getFileSystem(self._conf)
        self.root = str(self._fs.makeQualified(path).toString())

    def path(self, *names: str) -> str:
        """A path below the folder."""
        return "/".join((self.root.rstrip("/"), *names))

    def _java(self, path: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(path)

    def exists(self, path: str) -> bool:
        """True if there is such a file or folder."""
        return bool(self._fs.exists(self._java(path)))

    def is_folder(self) -> bool:
        """True if the root is a folder, and not a file."""
        return bool(self._fs.getFileStatus(self._java(self.root)).isDirectory())

    def names(self, path: str) -> list[str]:
        """The names in a folder; none if it is not there."""
        java = self._java(path)
        if not self._fs.exists(java):
            return []
        return sorted(str(status.getPath().getName()) for status in self._fs.listStatus(java))

    def below(self, most: int) -> list[Found]:
        """The files below the folder, or it itself if it is a file, but for hidden ones: at most so many, by path. Raises
        NewslintError if it is not there."""
        root = self._java(self.root)
        if not self._fs.exists(root):
            raise NewslintError(f"{self.root}: there is no such file or folder")
        found: list[Found] = []
        listed = self._fs.listFiles(root, True)
        while listed.hasNext() and len(found) < most:
            status = listed.next()
            path = str(status.getPath().toString())
            parts = path[len(self.root) :].split("/")
            if not any(part.startswith((".", "_")) for part in parts):
                found.append(Found(path, int(status.getLen())))
        return sorted(found)

    def read(self, path: str) -> str:
        """The text of a small file."""
        stream = self._fs.open(self._java(path))
        try:
            data = self._jvm.org.apache.commons.io.IOUtils.toByteArray(stream)
        finally:
            stream.close()
        return bytes(data).decode("utf-8")

    def write_new(self, path: str, text: str) -> bool:
        """Put a small file where none is: whole, or not at all. False if there is one."""
        java, made = self._java(path), self._java(f"{path}.{uuid4().hex}.tmp")
        stream = self._fs.create(made, False)
        try:
            stream.write(bytearray(text.encode("utf-8")))
        finally:
            stream.close()
        try:
            # of two that rename, one fails; the older interface would let the second win
            context = self._jvm.org.apache.hadoop.fs.FileContext.getFileContext(java.toUri(), self._conf)
            context.rename(made, java, self._none())
        except Exception as error:
            self._fs.delete(made, False)
            if "FileAlreadyExists" in str(error):
                return False
            raise
        return True

    def _none(self) -> Any:
        """No options, as Java takes them."""
        kind = self._jvm.org.apache.hadoop.fs.Options.Rename
        return self._jvm.java.lang.reflect.Array.newInstance(kind.NONE.getClass(), 0)

    def keep_within(self, *names: str) -> None:
        """Raise NewslintError if one of the folders of these names is a link that leads out of the root: nothing is
        written or deleted there."""
        if str(self._fs.getUri().getScheme()) != "file":
            return
        from ..storage.place import places_of, within

        root = str(self._java(self.root).toUri().getPath())
        for name in names:
            place = os.path.join(root, name)
            if os.path.islink(place) and not within(place, places_of((root,))):
                raise NewslintError("is a link that leads out of the folder of the tables", path=place)

    def delete(self, path: str) -> None:
        """Delete a file, or a folder with all that is in it."""
        self._fs.delete(self._java(path), True)

    def state(self) -> State:
        """What holds of the tables in the folder. Raises NewslintError if that cannot be read."""
        folder = self.path(state.FOLDER)
        name = state.latest(self.names(folder))
        if name is None:
            return state.State()
        path = f"{folder}/{name}"
        return state.read(self.read(path), path)

    def commit(self, new: State) -> None:
        """Make a state the one that holds. Raises NewslintError if another run has done so meanwhile."""
        path = self.path(state.FOLDER, state.file_name(new.number))
        if not self.write_new(path, state.written(new)):
            raise NewslintError(
                f"{self.root}: another run wrote here meanwhile, so this one was not committed; run the same command again"
            )


def _whole(folder: str, jvm: Any, conf: Any) -> str:
    """A relative path is one of the working folder, where Spark's own file system is this machine's."""
    if "://" in folder or folder.startswith("file:"):
        return folder
    default = str(jvm.org.apache.hadoop.fs.FileSystem.getDefaultUri(conf).getScheme())
    return f"file://{os.path.abspath(folder)}" if default == "file" else folder
