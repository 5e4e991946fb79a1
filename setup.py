"""Packing newslint: the rules that ship are compiled, so that no user has to wait for it. All else is in setup.cfg."""

import os
import subprocess
import sys
from importlib.util import find_spec

from setuptools import find_packages, setup
from setuptools.command.build_py import build_py

NEEDED = ("regex", "yaml")
BUILD = "from newslint.packs.prebuild import build; build()"


class BuildWithRules(build_py):
    """Copies the packages as ever, then compiles the packs in the copy."""

    def run(self):
        super().run()
        missing = [name for name in NEEDED if find_spec(name) is None]
        if missing:  # built without isolation: the first run will do it
            self.warn(f"the rules are not compiled, for want of {', '.join(missing)}")
        elif not self.editable_mode:
            # what builds may itself be found by this variable
            path = os.pathsep.join(filter(None, (self.build_lib, os.environ.get("PYTHONPATH"))))
            # -B: no bytecode in the copy, which would be packed
            subprocess.run(
                [sys.executable, "-B", "-c", BUILD], env={**os.environ, "PYTHONPATH": path}, check=True
            )


# every folder of the package is one, so that a new room needs no entry anywhere
setup(packages=[*find_packages("linter"), "newslint_rules"], cmdclass={"build_py": BuildWithRules})
