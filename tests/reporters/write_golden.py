"""Rewrite the golden files from what the reporters say today: `python tests/reporters/write_golden.py`.

Nothing else writes them, so that a change of an output is always seen in review.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.reporters import FORMATS, load  # noqa: E402
from reporters.samples import CONTEXT, GOLDEN, RESULTS  # noqa: E402

if __name__ == "__main__":
    for name in FORMATS:
        text = "".join(load(name)(RESULTS, CONTEXT))
        (GOLDEN / f"{name}.out").write_text(text, encoding="utf-8", newline="")
    page = GOLDEN / "github-summary.md"
    page.unlink(missing_ok=True)
    list(load("github")(RESULTS, CONTEXT._replace(environ={"GITHUB_STEP_SUMMARY": str(page)})))
