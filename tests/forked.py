"""Runs the command again and again, each time in a process of its own that has its modules loaded already: it is forked
from this one, which has done nothing but load them. Started by `runs`, which says what to run."""

from __future__ import annotations

import gc
import io
import json
import os
import signal
import socket
import sys
from importlib import import_module
from typing import Any

#: A message has at most so many bytes.
LARGEST = 1 << 20
#: What commands load that few tests need.
_LATE = {"lsp": ("newslint.lsp.serve",)}


def load() -> None:
    """Load what checking an article takes, lists of words among it, and all commands."""
    from pkgutil import iter_modules

    import once
    from newslint import check_text
    from newslint.checks import kinds
    from newslint.cli import commands

    once.use()

    for package in (kinds, commands):
        for module in iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    for name in ("cli.group", "run.check_files", "pipeline.check", "readers", "reporters"):
        import_module(f"newslint.{name}")
    check_text("LISBON (AP) — “It is,” the mayor said on Friday.\n", config="")


def become(order: dict[str, Any], files: list[int]) -> None:
    """Be the command with these arguments, folder, environment and streams, to its end."""
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    for name, number, errors in (
        ("stdin", 0, "surrogateescape"),
        ("stdout", 1, "strict"),
        ("stderr", 2, "backslashreplace"),
    ):
        file: Any = io.FileIO(number, "r" if number == 0 else "w", closefd=False)
        buffered = io.BufferedReader(file) if number == 0 else io.BufferedWriter(file)
        setattr(sys, name, io.TextIOWrapper(buffered, "utf-8", errors, line_buffering=number == 2))
        setattr(sys, f"__{name}__", getattr(sys, name))
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    sys.path[0] = os.getcwd()  # noqa: PTH109
    sys.argv = ["newslint", *order["arguments"]]
    exec(order["before"], {})
    from newslint.__main__ import _leave_working_folder, main

    _leave_working_folder()
    main()


def serve(orders: socket.socket) -> None:
    """Carry out one order after the other until nobody is there to give any."""
    while True:
        message, files, _, _ = socket.recv_fds(orders, LARGEST, 3)
        if not message:
            return
        order = json.loads(message)
        for name in _LATE.get(next(iter(order["arguments"]), ""), ()):
            import_module(name)
        child = os.fork()
        if child == 0:
            orders.close()
            become(order, files)
        for file in files:
            os.close(file)
        _, status = os.waitpid(child, 0)
        orders.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    load()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as ours:
        serve(ours)
