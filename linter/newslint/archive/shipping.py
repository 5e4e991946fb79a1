"""What executors need of newslint, in one archive: the program, the packs that ship, compiled, and those of the house."""

from __future__ import annotations

import os
import zipfile
from importlib import import_module

from ..packs.folders import SHIPPED_DATA, files_below, shipped_root
from ..packs.sources import rule_set
from ..storage import cache
from .job import Job

_HOUSE = "house"
#: Every file of an archive has this time. What was compiled is trusted where it is not older than what it was made from.
_WHEN = (2020, 1, 1, 0, 0, 0)


def pack_up(job: Job, path: str) -> None:
    """Write the archive for a job as a zip file. Raises OSError and NewslintError."""
    from ..packs import prebuilt

    package = os.path.dirname(str(import_module("newslint").__file__))
    rules = shipped_root()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for root, name, endings in (
            (package, "newslint", (".py", ".css", ".js")),
            (rules, "newslint_rules", (*SHIPPED_DATA, ".py", ".md")),
        ):
            for file in files_below(root, endings):
                _put(archive, file, f"{name}/{_relative(file, root)}")
        compiled = os.path.join(rules, prebuilt.FILE)
        if prebuilt.find(rules) is not None:
            _put(archive, compiled, f"newslint_rules/{prebuilt.FILE}")
        else:
            from ..packs.prebuild import compiled_parts

            data = cache.as_file(compiled_parts(rule_set()))
            archive.writestr(zipfile.ZipInfo(f"newslint_rules/{prebuilt.FILE}", _WHEN), data)
        for number, pack in enumerate(job.config.rules):
            base = f"{_HOUSE}/{number}"
            for file in files_below(pack, SHIPPED_DATA) if os.path.isdir(pack) else [pack]:
                inside = _relative(file, pack) if file != pack else os.path.basename(pack)
                _put(archive, file, f"{base}/{inside}")


def shipped_job(job: Job) -> Job:
    """A job as it is sent along with an archive: its packs are named by their places in it."""
    packs = tuple(
        f"{_HOUSE}/{number}" if os.path.isdir(pack) else f"{_HOUSE}/{number}/{os.path.basename(pack)}"
        for number, pack in enumerate(job.config.rules)
    )
    return job._replace(config=job.config._replace(rules=packs))


def placed(job: Job, folder: str) -> Job:
    """A job on an executor that has unpacked the archive into a folder ("": nothing was shipped)."""
    if not folder:
        return job
    packs = tuple(os.path.join(folder, *pack.split("/")) for pack in job.config.rules)
    return job._replace(config=job.config._replace(rules=packs))


def _relative(file: str, root: str) -> str:
    return os.path.relpath(file, root).replace(os.sep, "/")


def _put(archive: zipfile.ZipFile, file: str, name: str) -> None:
    with open(file, "rb") as opened:
        info = zipfile.ZipInfo(name, _WHEN)
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, opened.read())
