"""What a command takes: processor time, wall time, memory."""

from __future__ import annotations

import subprocess
import sys

#: Run in a process of its own: the peak of memory is that of the largest child there ever was.
_MEASURED = """
import os, resource, sys, time
began = time.perf_counter()
nothing = os.open(os.devnull, os.O_WRONLY)
quiet = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)]
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
os.waitpid(child, 0)
wall = time.perf_counter() - began
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)
"""


def measure(command: list[str]) -> tuple[float, float, float]:
    """Processor seconds (user and system, children too), wall seconds, and the peak of memory (MB) of the
    largest process. What the command prints is thrown away. Raises CalledProcessError if there is no such
    command."""
    process = subprocess.run(
        [sys.executable, "-S", "-c", _MEASURED, *command], capture_output=True, encoding="utf-8", check=True
    )
    cpu, wall, memory = map(float, process.stdout.split())
    return cpu, wall, memory
