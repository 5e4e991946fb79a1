"""Whether every rule has shown what it must before it may speak, from the figures beside the packs.

    python tools/check_evidence.py [--current] [PACK_FOLDER]

Needs no corpus: `bench/evidence.py --summary rules/evidence.tsv` left the figures of all rules. The policy is in
docs/evidence.md. A rule that was changed since it was measured, or that is new, is named; with --current (before a
release) that is a failure too. PACK_FOLDER is a folder of packs of your own with an evidence.tsv in it.
"""

from __future__ import annotations

import argparse
import sys

from newslint.authoring.evidence_policy import judged
from newslint.authoring.measured import read_summary
from newslint.packs.sources import load_packs, shipped_root


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", default="")
    parser.add_argument("--current", action="store_true", help="fail where a rule was changed since")
    options = parser.parse_args()
    summary = read_summary(options.folder or shipped_root())
    if summary is None:
        print("nothing was measured: there is no evidence.tsv beside the packs", file=sys.stderr)
        return 1
    loaded = load_packs((options.folder,), shipped=False) if options.folder else load_packs()
    verdicts = list(judged(loaded, summary))
    for one in verdicts:
        if one.problem:
            print(f"{one.rule}: {one.problem}{' (measured before it was last changed)' if one.stale else ''}")
    stale = [one.rule for one in verdicts if one.stale]
    if stale:
        print(f"changed or new since {summary.date}, so not measured: {' '.join(stale)}", file=sys.stderr)
    gone = sorted(set(summary.rules) - {entry.rule.id for entry in loaded})
    if gone:
        print(f"measured, but no longer there: {' '.join(gone)}", file=sys.stderr)
    broken = sum(bool(one.problem) for one in verdicts)
    print(
        f"{len(verdicts) - broken} of {len(verdicts)} rules hold the policy, {len(stale)} not measured since"
    )
    return 1 if broken or (options.current and (stale or gone)) else 0


if __name__ == "__main__":
    sys.exit(main())
