"""What the workbench costs in CPU time, beside the least that it could cost.

    python benchmarks/figures.py [--rounds N] [--db FILE] [ARTICLE…]

Each figure is user and system time of a process of its own, start-up included: the best of N rounds, in
which all commands take turns. The screens run on a real pseudo-terminal, 80 by 24, and are stopped as soon
as they are painted. Exit code 1: a figure is over its limit.
"""

import argparse
import json
import os
import pty
import resource
import select
import shutil
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
WORKBENCH = str(Path(sys.executable).with_name("workbench"))
PATIENCE = 60  # seconds until a screen must have shown its rows
BARE_APP = """
import os
from textual.app import App
class Bare(App):
    def on_ready(self): self.call_after_refresh(os._exit, 0)
Bare().run()
"""


class Figure(NamedTuple):
    """One line of the table. The limit is in seconds, or times what `beside` names."""

    name: str
    run: Callable[[], object]
    limit: float
    beside: str = ""


def main() -> int:
    """Measure everything and print the table."""
    options = arguments()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # modules are compiled once, not at every start
    with tempfile.TemporaryDirectory() as folder:
        baselines: dict[str, Callable[[], object]] = {
            "python -c pass": lambda: run(sys.executable, "-c", "pass"),
            "a bare Textual app, painted": lambda: on_terminal([sys.executable, "-c", BARE_APP]),
        }
        figures = [
            Figure("workbench --help", lambda: run(WORKBENCH, "--help"), 5, "python -c pass"),
            screens(options.db, Path(folder)),
            reading(options.articles, Path(folder)),
        ]
        best = measure(baselines | {figure.name: figure.run for figure in figures}, options.rounds)
    return table(figures, best)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is run")
    parser.add_argument(
        "--db", type=Path, default=ROOT / "claims.db", help="the database that the screens open"
    )
    parser.add_argument("articles", nargs="*", type=Path, default=default_articles(), help="articles to read")
    options = parser.parse_args()
    for path in [options.db, *options.articles]:
        if not path.exists():
            parser.error(f"{path} is missing")
    return options


def default_articles() -> list[Path]:
    """The two real articles where they lie beside the checkout, else two of the sample."""
    real = sorted((ROOT.parent / "shared" / "seeds").glob("*.txt"))
    return real or sorted((ROOT / "seeds").glob("*.txt"))[:2]


# --- what is measured ---------------------------------------------------------------------------


def screens(db: Path, folder: Path) -> Figure:
    """From the shell to the claim list with its rows."""
    copy = folder / "screens.db"
    shutil.copy(db, copy)
    listed = run(WORKBENCH, "claims", "--json", "--db", str(copy)).splitlines()
    beginnings = [json.loads(line)["text"].encode()[:12] for line in listed]
    command = [WORKBENCH, "--db", str(copy)]
    name = f"the claim list, {len(listed)} claims, painted"
    return Figure(name, lambda: on_terminal(command, until=beginnings), 2, "a bare Textual app, painted")


def reading(articles: list[Path], folder: Path) -> Figure:
    """Articles read, spotted and linked into a database that is made for them."""

    def read() -> None:
        fresh = tempfile.mkdtemp(dir=folder)
        run(WORKBENCH, "--db", f"{fresh}/claims.db", "read", *map(str, articles))

    return Figure(f"workbench read, {len(articles)} articles, fresh database", read, 1.5)


# --- how it is measured -------------------------------------------------------------------------


def measure(commands: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least CPU seconds that each took; one round before them fills the caches."""
    best = dict.fromkeys(commands, float("inf"))
    for number in range(rounds + 1):
        for name, command in commands.items():
            before = cpu()
            command()
            if number:
                best[name] = min(best[name], cpu() - before)
    return best


def cpu() -> float:
    """CPU seconds of all child processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(*command: str) -> str:
    """Run a command that must succeed; returns what it printed."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def on_terminal(command: list[str], until: list[bytes] | None = None) -> None:
    """Run a command on an 80×24 terminal until it ends, or until any of these words is on the screen."""
    screen, terminal = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    environment = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = subprocess.Popen(
        command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment, start_new_session=True
    )
    os.close(terminal)
    try:
        seen = watch(screen, until or [])
        if not seen:
            process.wait(PATIENCE)
    finally:
        process.kill()
        process.wait()
        os.close(screen)
    if seen != bool(until) or (process.returncode and not until):
        raise SystemExit(f"{command[0]} ended with {process.returncode} before it was painted")


def watch(screen: int, until: list[bytes]) -> bool:
    """Read what a process paints; whether the words came before it ended."""
    end = time.monotonic() + PATIENCE
    painted = b""
    while time.monotonic() < end:
        if not select.select([screen], [], [], 1)[0]:
            continue
        try:
            painted += os.read(screen, 65536)
        except OSError:  # the other end is closed
            return False
        if any(words in painted for words in until):
            return True
    raise SystemExit(f"nothing to see after {PATIENCE} s")


def table(figures: list[Figure], best: dict[str, float]) -> int:
    """Print what was measured; 1 where a limit is passed."""
    over = False
    print(f"{'CPU seconds, best of the rounds':48} {'ours':>6} {'least':>6} {'ratio':>6} {'limit':>6}")
    for figure in figures:
        ours, least = best[figure.name], best.get(figure.beside)
        value = ours / least if least else ours
        over |= value > figure.limit
        columns = (
            f"{least:6.3f} {value:5.1f}x {figure.limit:5.1f}x" if least else f"{'':13} {figure.limit:5.1f}s"
        )
        print(f"{figure.name:48} {ours:6.3f} {columns}{'  over' if value > figure.limit else ''}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
