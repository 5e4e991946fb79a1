"""How a run ends: exit codes, and what the user is told when it ends badly."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable

from ..model.errors import NewslintError
from ..terminal.bug_report import ADVICE, told

#: What is said where no more can be written: the disk is full, over quota or broken, the file may not grow, or
#: standard output was opened for reading.
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG, errno.EBADF)
CLEAN, FINDINGS, UNUSABLE, BUG, INTERRUPTED = 0, 1, 2, 3, 130


def guarded(run: Callable[[], int]) -> int:
    """The exit code of a run. Nothing but a message reaches the user, whatever happens."""
    code = _coded(run)
    engines = sys.modules.get("newslint.engines.running")
    if engines is None:
        return code
    engines.running.close()
    problems = engines.running.messages()
    for problem in problems:
        _say(f"newslint: {problem}; the other checks went on without it", UNUSABLE)
    return UNUSABLE if problems and code in (CLEAN, FINDINGS) else code


def _coded(run: Callable[[], int]) -> int:
    try:
        code = run()
        sys.stdout.flush()
        return code
    except NewslintError as error:
        text = str(error)
        return _say(text if "\n" in text else f"newslint: {text}", UNUSABLE)
    except KeyboardInterrupt:
        return _say("newslint: interrupted", INTERRUPTED)
    except BrokenPipeError:
        # whoever read our output has seen enough; keep the interpreter from complaining at exit
        _drop_output()
        return CLEAN
    except OSError as error:
        if error.errno not in _FULL:
            return _bug(error)
        _drop_output()
        return _say(f"newslint: the report cannot be written: {error.strerror}", UNUSABLE)
    except Exception as error:
        return _bug(error)


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(text: str, code: int) -> int:
    from ..terminal.messages import shown

    try:
        # names of files and values of configurations are somebody else's
        print(shown(text), file=sys.stderr)
    except OSError:
        pass  # nobody can be told; the exit code says it
    return code


def _bug(error: Exception) -> int:
    return _say(f"{told(error)}\n{ADVICE}", BUG)
