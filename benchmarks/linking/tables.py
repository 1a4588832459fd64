"""What the tables about linking share: the command line, the sets, the part kept aside, measures, a line.

Every table is a function of a folder with the labelled sets (`linking/` of the data folder) and of `quick`,
which makes it look at a part only. "Kept aside" is the half of a set, by a checksum of the text, that was not
looked at while the workbench was made; only that half is evidence.
"""

import argparse
import lzma
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))  # what all benchmarks share

from measures import DATA, Row, rows

__all__ = ["Row", "rows"]  # tables get them from here

Cell = float | int | str
Clusters = Iterable[Sequence[int]]


def run(about: str | None, *tables: Callable[[Path, bool], None]) -> None:
    """Print some tables, as the command line says."""
    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the labelled sets")
    parser.add_argument("--quick", action="store_true", help="look at a part of the large sets only")
    options = parser.parse_args()
    for table in tables:
        table(options.data / "linking", options.quick)


# --- the sets -----------------------------------------------------------------------------------


def sentences(folder: Path, count: int) -> list[str]:
    """Different sentences of `scale_sentences`, `count` of them, from all over the file."""
    with lzma.open(folder / "scale_sentences.txt.xz", "rt", encoding="utf-8") as file:
        every = list(dict.fromkeys(file.read().splitlines()))
    return every[:: max(1, len(every) // count)][:count]


def is_aside(text: str) -> bool:
    """Whether what carries this text was kept aside while the workbench was made."""
    return zlib.crc32(text.encode()) % 2 == 1


def aside(data: list[Row], field: str = "a") -> list[Row]:
    """The rows kept aside."""
    return [row for row in data if is_aside(row[field])]


def fold(text: str, folds: int = 5) -> int:
    """The fold of a text in a cross-validation; equal texts share one."""
    return zlib.crc32(text.encode()) // 2 % folds


# --- measures -----------------------------------------------------------------------------------


def f1(labels: Sequence[bool], found: Sequence[bool]) -> float:
    """F1 of yes-or-no answers."""
    hits = sum(label and answer for label, answer in zip(labels, found, strict=True))
    return 2 * hits / ((sum(labels) + sum(found)) or 1)


def best_threshold(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """The score from which "yes" gives the highest F1."""
    ranked = sorted(zip(scores, labels, strict=True), reverse=True)
    wanted, hits = sum(labels), 0
    best = (0.0, 1.0)
    for found, (score, label) in enumerate(ranked, 1):
        hits += label
        if found == len(ranked) or ranked[found][0] < score:
            best = max(best, (2 * hits / ((wanted + found) or 1), score))
    return best[1]


def area(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Area under the ROC curve: how often a yes outranks a no; a tie counts half."""
    places: dict[float, list[int]] = {}
    for score, label in zip(scores, labels, strict=True):
        places.setdefault(score, [0, 0])[label] += 1
    below, wins = 0, 0.0
    for score in sorted(places):
        no, yes = places[score]
        wins += yes * (below + no / 2)
        below += no
    return wins / ((sum(labels) * below) or 1)


def b_cubed(truth: Sequence[str], clusters: Clusters) -> tuple[float, float, float]:
    """B³ precision, recall and F (Bagga and Baldwin, 1998)."""
    sizes = Counter(truth)
    precision = recall = 0.0
    for members in clusters:
        inside = Counter(truth[id] for id in members)
        precision += sum(n * n for n in inside.values()) / len(members)
        recall += sum(n * n / sizes[name] for name, n in inside.items())
    precision, recall = precision / len(truth), recall / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def percentile(values: Iterable[float], share: float) -> float:
    """The value that this share of all does not pass."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


# --- printing -----------------------------------------------------------------------------------


def title(text: str, *columns: str) -> None:
    """A table begins: what is measured on what, and the heads of its columns."""
    print(f"\n{text}")
    if columns:
        line("", *columns)


def line(name: str, *cells: Cell) -> None:
    """One line of a table."""
    print(f"{name:44}", *(f"{c:>12.3f}" if isinstance(c, float) else f"{c:>12}" for c in cells), flush=True)


def missing(name: str, why: Any) -> None:
    """A peer that is not on this machine."""
    print(f"{name:44} passed over: {why}", flush=True)
