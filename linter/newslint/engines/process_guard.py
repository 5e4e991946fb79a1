"""Runs a command for as long as somebody holds the other end of standard input.

Started by `languagetool_server.py` as a script of its own, with the command as arguments. The pipe closes when newslint
ends, however it ends (an exit, Ctrl-C, a kill that cannot be caught), and then the command is ended too, so
that no Java process is left behind. Standard library only, nothing imported that is not needed: it runs
with `-I -S`.
"""

import os
import subprocess
import sys
import threading


def main() -> int:
    child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stderr=subprocess.STDOUT)

    def watch() -> None:
        # not through sys.stdin: a thread that waits there spoils the end of the interpreter
        while os.read(0, 4096):
            pass
        child.terminate()
        try:
            child.wait(3)
        except subprocess.TimeoutExpired:
            child.kill()

    threading.Thread(target=watch, daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    os._exit(main() & 0xFF)
