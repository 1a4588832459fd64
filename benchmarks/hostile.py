"""Bad input: what `workbench read` says of it, how long it takes and how much memory at most.

Each case is read by a process of its own, with a sound article behind it that must not be lost. Prints what
was said first, the seconds as times those of the sound article alone, and the peak of memory in MB. One case
may not take more than 300 MB.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from hostile_inputs import GROUPS, SENTENCE, Maker, many, odd_names

MOST = 300  # MB
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# A process of its own between us and the one that is measured: a child's peak counts from its parent's.
_MEASURED = """
import json, resource, subprocess, sys, time
start = time.monotonic()
try:
    done = subprocess.run(sys.argv[1:], capture_output=True, timeout=%d)
except subprocess.TimeoutExpired as late:
    done = subprocess.CompletedProcess(sys.argv, -1, late.stdout or b"", late.stderr or b"")
seconds = time.monotonic() - start
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
said = [stream.decode("utf-8", "replace") for stream in (done.stdout, done.stderr)]
json.dump([done.returncode, *said, seconds, peak / 1024], sys.stdout)
"""
_PATIENCE = 300  # seconds


class Run(NamedTuple):
    """What one process did; `peak` is the resident memory of it or a child of its, in MB."""

    code: int
    out: str
    err: str
    seconds: float
    peak: float


def run(folder: Path, *sources: str) -> Run:
    """Read the sources into a database of their own."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as data:
        command = [sys.executable, "-m", "workbench", "read", *sources, "--db", f"{data}/claims.db"]
        done = subprocess.run(
            [sys.executable, "-S", "-c", _MEASURED % _PATIENCE, *command],
            cwd=folder,
            stdout=subprocess.PIPE,
            check=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(Path(__file__).parent.parent)},
        )
    return Run(*json.loads(done.stdout))


def faults(case: Run) -> str:
    """What is wrong with how a case went; "" where nothing is."""
    lines = case.err.splitlines()
    found = {
        f"over {MOST} MB": case.peak > MOST,
        f"exit code {case.code}": case.code not in {0, 1},
        "stdout": bool(case.out),
        "sound article lost": not any(": sound.txt" in line for line in lines),
        "traceback": "Traceback" in case.err or "bug" in case.err,
        "control characters": bool(_CONTROL.search(case.err.replace("\n", ""))),
        "no hint": any(line.startswith("refused") and not line.endswith(")") for line in lines),
    }
    return ", ".join(what for what, wrong in found.items() if wrong)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help="parts of the names of cases; all without")
    parser.add_argument("--all", action="store_true", help="also what takes minutes")
    asked = parser.parse_args()
    cases: list[tuple[str, Maker]] = [case for group in GROUPS for case in group()] + [
        ("odd-names", odd_names)
    ]
    cases += many() if asked.all else ()
    wrong = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "in")
        folder.mkdir()
        (folder / "sound.txt").write_text(f"Velmar, the day before.\n\n{SENTENCE}\n")
        plain = run(folder, "sound.txt")
        print(f"{'case':28} {'times':>7} {'MB':>5}  said   (a sound article: {plain.seconds:.2f} s)")
        for name, make in cases:
            if asked.names and not any(part in name for part in asked.names):
                continue
            path = folder / name
            make(path)
            case = run(folder, name, "sound.txt")
            if path.is_file():
                path.unlink()
            fault = faults(case)
            wrong += bool(fault)
            first = next(iter(case.err.splitlines()), "")[:150]
            print(f"{name:28} {case.seconds / plain.seconds:7.1f} {case.peak:5.0f}  {first}", flush=True)
            if fault:
                print(f"{'':43} WRONG: {fault}", flush=True)
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
