"""Packing newslint: the rules that ship are compiled, so that no user has to wait for it. All else is in setup.cfg."""

import os
import subprocess
import sys

from setuptools import setup
from setuptools.command.build_py import build_py

BUILD = "from newslint.packs.prebuilt import build; build()"


class BuildWithRules(build_py):
    """Copies the packages as ever, then compiles the packs in the copy."""

    def run(self):
        super().run()
        if not self.editable_mode:
            # what builds may itself be found by this variable
            path = os.pathsep.join(filter(None, (self.build_lib, os.environ.get("PYTHONPATH"))))
            subprocess.run([sys.executable, "-c", BUILD], env={**os.environ, "PYTHONPATH": path}, check=True)


setup(cmdclass={"build_py": BuildWithRules})
