"""Throw hostile input at newslint: `python tools/fuzz.py --cases 1000000`.

Input is made by damaging honest articles (tests/fuzz/mutate.py) and given to the targets of
tests/fuzz/targets.py. Case N of a seed is the same on every machine. Input that makes a target fail is saved
with its traceback, once for each place where it failed, and can be run again:

    python tools/fuzz.py --replay fuzz-failures/quotes-1f2e3d4c.bin

`--ledger FILE` adds the counts of this run to those of earlier ones. `--atheris` lets the coverage of the code
choose the input (`pip install atheris`); its cases are not counted in the ledger.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
import time
import traceback
from hashlib import blake2b
from pathlib import Path
from random import Random
from types import FrameType

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from fuzz.mutate import mutated, seeds, stories  # noqa: E402
from fuzz.targets import TARGETS  # noqa: E402

#: Seconds of processor time after which a case counts as hanging: no case is larger than a few kilobytes.
LIMIT = 10.0
#: Targets whose honest input is packs and configurations, too.
_OTHER_SEEDS = ("config", "packs", "memory", "front-matter")


class Hangs(BaseException):
    """A case took longer than any case should. No `except Exception` may swallow it."""


def _too_long(number: int, frame: FrameType | None) -> None:
    raise Hangs(f"longer than {LIMIT:.0f} s")


def case(seed: int, number: int, names: list[str], weights: list[int]) -> tuple[str, bytes]:
    """The target and the input of one case."""
    random = Random(f"{seed}:{number}")
    (name,) = random.choices(names, weights)
    return name, mutated(random, seeds() if name in _OTHER_SEEDS else stories())


def failure_of(name: str, data: bytes) -> str:
    """The traceback of a case that fails, "" for one that holds."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        TARGETS[name].run(data)
    except KeyboardInterrupt:
        raise
    except (Exception, Hangs):
        return traceback.format_exc(limit=-14)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


def place_of(trace: str) -> str:
    """Where and how a case failed, short: two failures with one place are taken for one bug."""
    lines = trace.strip().splitlines()
    frames = [line.strip() for line in lines if line.lstrip().startswith("File ")]
    return f"{frames[-1].rpartition('/')[2] if frames else ''}: {lines[-1][:60]}"


class Failures:
    """Failing input, saved once for each place where it fails."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: dict[str, int] = {}

    def add(self, name: str, data: bytes, trace: str) -> None:
        """Save a case unless one that failed at the same place is saved already."""
        place = f"{name} {place_of(trace)}"
        self.places[place] = self.places.get(place, 0) + 1
        if self.places[place] > 1:
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        stem = f"{name}-{blake2b(data, digest_size=4).hexdigest()}"
        (self.folder / f"{stem}.bin").write_bytes(data)
        (self.folder / f"{stem}.txt").write_text(trace, encoding="utf-8", errors="backslashreplace")
        print(f"FAILS {stem}: {trace.strip().splitlines()[-1][:200]}", flush=True)


def smaller(name: str, data: bytes, trace: str) -> bytes:
    """The input without what it does not need in order to fail in the same way."""
    last = place_of(trace)
    size = max(len(data) // 2, 1)
    until = time.process_time() + 20
    while size and time.process_time() < until:
        at = 0
        while at < len(data) and time.process_time() < until:
            shorter = data[:at] + data[at + size :]
            again = failure_of(name, shorter)
            if again and place_of(again) == last:
                data = shorter
            else:
                at += size
        size //= 2
    return data


def fuzz(options: argparse.Namespace) -> int:
    """Run cases until there are enough of them, or the time is up."""
    names = options.targets.split(",") if options.targets else list(TARGETS)
    weights = [TARGETS[name].weight for name in names]
    failures = Failures(options.failures)
    counts = dict.fromkeys(names, 0)
    began, cpu = time.monotonic(), time.process_time()
    number = options.first
    ended = time.monotonic() + options.seconds
    last = options.first + options.cases
    say = time.monotonic() + 60
    try:
        while number < last and time.monotonic() < ended:
            name, data = case(options.seed, number, names, weights)
            number += 1
            counts[name] += 1
            if trace := failure_of(name, data):
                failures.add(name, data, trace)
            if time.monotonic() > say:
                say += 60
                print(f"{number - options.first:,} cases, {len(failures.places)} failures", flush=True)
                _write_ledger(options, counts, failures, number, cpu, began)
    except KeyboardInterrupt:
        pass
    _write_ledger(options, counts, failures, number, cpu, began)
    for name, count in counts.items():
        print(f"{count:>10,}  {name}")
    print(
        f"{number - options.first:,} cases of seed {options.seed} from {options.first:,}, {len(failures.places)} failures, "
        f"{time.process_time() - cpu:.0f} s cpu"
    )
    return 1 if failures.places else 0


def _write_ledger(
    options: argparse.Namespace,
    counts: dict[str, int],
    failures: Failures,
    number: int,
    cpu: float,
    began: float,
) -> None:
    """Keep the counts of this run among those of others: one entry for each seed and first case."""
    if not options.ledger:
        return
    path: Path = options.ledger
    entries = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    entries[f"{options.seed}:{options.first}"] = {
        "cases": number - options.first,
        "targets": counts,
        "failures": failures.places,
        "cpu": round(time.process_time() - cpu),
        "wall": round(time.monotonic() - began),
    }
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(entries, indent=1), encoding="utf-8")
    temporary.replace(path)


def replay(paths: list[Path], shrink: bool) -> int:
    """Run saved cases again; with `shrink` make those that still fail smaller."""
    failed = 0
    for path in paths:
        name = path.name.rpartition("-")[0]
        data = path.read_bytes()
        trace = failure_of(name, data)
        if trace and shrink:
            data = smaller(name, data, trace)
            path.write_bytes(data)
        failed += bool(trace)
        print(f"{path.name}: {'fails' if trace else 'holds'}")
        if trace:
            print(f"  {data[:300]!r}\n{trace}")
    return 1 if failed else 0


def with_atheris(options: argparse.Namespace) -> int:
    """Let coverage lead. Runs until it is stopped, or for the seconds given."""
    import atheris

    names = options.targets.split(",") if options.targets else list(TARGETS)

    def one(data: bytes) -> None:
        if data:
            TARGETS[names[data[0] % len(names)]].run(data[1:])

    corpus = options.failures / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number in range(300):
        name, data = case(options.seed, number, names, [1] * len(names))
        (corpus / f"seed-{number}").write_bytes(bytes([names.index(name)]) + data)
    atheris.instrument_all()
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={min(options.seconds, 10**6):.0f}", "-max_len=2000",
         f"-artifact_prefix={options.failures}/", "-print_final_stats=1"],
        one,
    )  # fmt: skip
    atheris.Fuzz()
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cases", type=int, default=1_000_000, help="how many (default a million)")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so many seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the number of the first case")
    parser.add_argument("--targets", default="", help=f"some of: {', '.join(TARGETS)}")
    parser.add_argument(
        "--failures", type=Path, default=Path("fuzz-failures"), help="where failing input goes"
    )
    parser.add_argument("--ledger", type=Path, help="keep counts in this file")
    parser.add_argument("--replay", type=Path, nargs="+", metavar="FILE", help="run saved input again")
    parser.add_argument("--shrink", action="store_true", help="with --replay: make failing input smaller")
    parser.add_argument("--atheris", action="store_true", help="let coverage choose the input")
    options = parser.parse_args()
    os.environ.setdefault("NEWSLINT_CACHE_DIR", str(options.failures.absolute() / "cache"))
    signal.signal(signal.SIGVTALRM, _too_long)
    if options.replay:
        return replay(options.replay, options.shrink)
    return with_atheris(options) if options.atheris else fuzz(options)


if __name__ == "__main__":
    sys.exit(main())
