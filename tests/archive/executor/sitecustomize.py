"""What makes some stories poison on executors under test: one kills the process that reads it, one never ends."""

import os
import signal
import time

try:
    from newslint.archive import checker, sandbox
except ImportError:  # a Python that is not for executors
    pass
else:
    sandbox.IDLE = 2.0
    _check = checker.Checker.check

    def check(self, row):
        text = row["text"] or ""
        if "POISON-CRASH" in text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "POISON-HANG" in text:
            time.sleep(10**6)
        return _check(self, row)

    checker.Checker.check = check
