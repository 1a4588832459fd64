"""What the tables of the benchmarks share: reading the sets, the measures, and a row."""

import argparse
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]
DATA = Path(__file__).parent.parent.parent / "shared" / "data"


def folder(about: str | None) -> Path:
    """The folder of the sets about extraction, from the command line."""
    parser = argparse.ArgumentParser(description=(about or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the labelled sets")
    return Path(parser.parse_args().data) / "extraction"


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def f1(right: float, found: float, wanted: float) -> str:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def average_precision(labels: Iterable[bool], scores: Iterable[float]) -> float:
    ranked = [label for _, label in sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0])]
    hits = [at + 1 for at, label in enumerate(ranked) if label]
    return statistics.mean((i + 1) / place for i, place in enumerate(hits))


def shared(a: str, b: str) -> bool:
    """Whether two names share a word that is no small one."""
    words = [set(re.findall(r"\w{2,}", name.lower())) - {"the", "and"} for name in (a, b)]
    return bool(words[0] & words[1])


def article(lines: list[Row]) -> tuple[str, list[tuple[int, int]]]:
    """The text of an article given by sentences, and where they stand in it."""
    text, spans = "", []
    for row in lines:
        text += ("\n\n" if row["newpar"] else " ") if text else ""
        spans.append((len(text), len(text) + len(row["text"])))
        text += row["text"]
    return text, spans


def rouge(mine: str, gold: str) -> float:
    """ROUGE-1 F."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (mine, gold))
    common = sum((a & b).values())
    return 2 * common / max(sum(a.values()) + sum(b.values()), 1) if gold else 0.0


def table(name: str, size: str, figure: str) -> None:
    print(f"{name:44} {size:>22}   {figure}", flush=True)
