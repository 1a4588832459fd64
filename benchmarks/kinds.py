"""Kinds of claims against labels: `python benchmarks/kinds.py`.

The weights were learned from labelled/news_a.jsonl; news_b.jsonl, labelled by another hand, was kept apart.
"""

import time
from collections import Counter
from pathlib import Path

from measures import Row, f1, rows, table

from workbench.spotting import kinds

LABELLED = Path(__file__).parent / "labelled"


def measured(name: str, sentences: list[Row]) -> None:
    size = f"{len(sentences)} sentences"
    made = [[str(kind) for kind in kinds(row["text"], row["speaker"])] for row in sentences]
    right = sum(mine[0] == row["kinds"][0] for mine, row in zip(made, sentences, strict=True))
    common, count = Counter(row["kinds"][0] for row in sentences).most_common(1)[0]
    table(
        f"main kind: {name}",
        size,
        f"{right / len(sentences):.3f}, always {common} {count / len(sentences):.3f}",
    )
    for kind in sorted({kind for row in sentences for kind in row["kinds"]}):
        found = [kind in mine for mine in made]
        wanted = [kind in row["kinds"] for row in sentences]
        both = sum(a and b for a, b in zip(found, wanted, strict=True))
        table(f"  {kind}", f"{sum(wanted)} sentences", f1(both, sum(found), sum(wanted)))


def speed(sentences: list[Row]) -> None:
    began = time.process_time()
    for row in sentences:
        kinds(row["text"], row["speaker"])
    took = time.process_time() - began
    table("kinds: CPU per sentence", f"{len(sentences)} sentences", f"{1e6 * took / len(sentences):.0f} µs")


def main() -> None:
    for name, part in (("news_a (learned)", "news_a"), ("news_b (held out)", "news_b")):
        labelled = [row for row in rows(LABELLED / f"{part}.jsonl") if row["kinds"]]
        measured(name, labelled)
    speed(labelled)


if __name__ == "__main__":
    main()
