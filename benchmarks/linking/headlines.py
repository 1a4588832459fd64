"""STS news headlines: the same or not, by ours and by peers.

python benchmarks/linking/headlines.py [--data FOLDER] [--quick]
"""

from collections.abc import Sequence
from pathlib import Path

from minilm import with_and_without
from peers import scorers
from tables import best_threshold, f1, fold, is_aside, line, rows, run, title

from workbench.linking import compare
from workbench.records import Relation


def headlines(folder: Path, quick: bool) -> None:
    """`pairs_sts_news`: F1 of "same", the threshold from the other folds."""
    data = rows(folder / "pairs_sts_news.jsonl")[:: 4 if quick else 1]
    pairs = [(row["a"], row["b"]) for row in data]
    labels = [bool(row["same"]) for row in data]
    kept = [is_aside(a) for a, _ in pairs]
    title(
        f"headlines: pairs_sts_news, {len(data)} pairs, same or not (score ≥ 4); F1, threshold by 5-fold "
        "cross-validation; target .80, with the model .83",
        "kept aside",
        "all",
    )

    def show(name: str, found: Sequence[bool]) -> None:
        answers = [both for both, keep in zip(zip(labels, found, strict=True), kept, strict=True) if keep]
        line(name, f1([a for a, _ in answers], [b for _, b in answers]), f1(labels, found))

    for name, meaning in with_and_without().items():
        compared = [compare(a, b, meaning=meaning) for a, b in pairs]
        show(name, by_folds(pairs, labels, [found.same for found in compared]))
        show(f"{name}, as shipped (.relation)", [found.relation is Relation.SAME for found in compared])
    texts = [text for pair in pairs for text in pair]
    places = [(at, at + 1) for at in range(0, len(texts), 2)]
    for name, scores in scorers().items():
        show(name, by_folds(pairs, labels, scores(texts, places)))


def by_folds(pairs: Sequence[tuple[str, str]], labels: Sequence[bool], scores: Sequence[float]) -> list[bool]:
    """Each pair judged by the threshold that is best on the other folds."""
    folds = [fold(a) for a, _ in pairs]
    limits = {}
    for held in set(folds):
        others = [at for at, number in enumerate(folds) if number != held]
        limits[held] = best_threshold([labels[at] for at in others], [scores[at] for at in others])
    return [score >= limits[number] for score, number in zip(scores, folds, strict=True)]


if __name__ == "__main__":
    run(__doc__, headlines)
