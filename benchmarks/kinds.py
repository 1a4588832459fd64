"""Kinds of claims against labels: `python benchmarks/kinds.py`.

The shipped weights were learned from both files. What they are worth on text that they have not seen is in the
rows of each fifth of the articles, judged by weights learned from the rest; that needs scikit-learn.
"""

import time
from collections import Counter
from pathlib import Path

from measures import Row, f1, rows, table

from workbench.spotting import kinds

LABELLED = Path(__file__).parent / "labelled"


def measured(name: str, sentences: list[Row], made: list[list[str]]) -> None:
    size = f"{len(sentences)} sentences"
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


def judged(sentences: list[Row]) -> list[list[str]]:
    """The kinds of sentences, by the shipped weights."""
    return [[str(kind) for kind in kinds(row["text"], row["speaker"])] for row in sentences]


def unseen(sentences: list[Row]) -> list[list[str]] | None:
    """The main kind of each sentence, by weights learned from other articles."""
    try:
        from train_kinds import matrix, signals, train
    except ImportError:
        return None
    articles = sorted({row["doc"] for row in sentences})
    made: dict[str, list[str]] = {}
    for fold in range(5):
        apart = set(articles[fold::5])
        fit = train([row for row in sentences if row["doc"] not in apart])
        asked = [row for row in sentences if row["doc"] in apart]
        kinds_of = fit.predict(matrix([signals(row["text"], row["speaker"]) for row in asked]))
        made |= {row["id"]: [kind] for row, kind in zip(asked, kinds_of, strict=True)}
    return [made[row["id"]] for row in sentences]


def main() -> None:
    labelled = [
        row for part in ("news_a", "news_b") for row in rows(LABELLED / f"{part}.jsonl") if row["kinds"]
    ]
    measured("shipped, on what it learned", labelled, judged(labelled))
    made = unseen(labelled)
    if made is None:
        table("main kind: articles not seen", "", "left out: scikit-learn is not installed")
    else:
        measured("articles not seen, the main kind alone", labelled, made)
    speed(labelled)


if __name__ == "__main__":
    main()
