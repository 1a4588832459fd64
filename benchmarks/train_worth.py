"""Learn the weights of check-worthiness: `python benchmarks/train_worth.py DATA_FOLDER`.

A development tool: needs scikit-learn, which the workbench itself does not. Reads only sets whose terms let
the weights be shipped: cw_ct24_train (CheckThat! 2024 task 1, English, CC BY 4.0), wikinews_dev (Wikinews,
CC BY 2.5), our own labelled news (benchmarks/labelled) and, without labels, sentences of UN General Debates
(CC0). Writes workbench/spotting/worth.json.

The debates are many, the news few but of the kind that is read here: news weighs more, and words that it
never uses are weighed by the words they resemble. A word's weight is the sum of its own and of what its
vector (word_vectors.py) is worth, so that nothing of the vectors need be shipped.
"""

import argparse
import json
import lzma
import math
from collections import Counter
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression
from word_vectors import word_vectors

from workbench.spotting.features import LABELS, Features, features
from workbench.spotting.scoring import Model, share

LABELLED = Path(__file__).parent / "labelled"
OUT = Path(__file__).parent.parent / "workbench" / "spotting" / "worth.json"
ABOUT = (
    "Weights of check-worthiness, log odds. Learned by benchmarks/train_worth.py from CheckThat! 2024 task 1 "
    "English train (ClaimBuster debates, CC BY 4.0), Wikinews sentences (text CC BY 2.5), our own labelled news "
    "(CC0) and words of UN General Debates (CC0), nothing else."
)
MIN_COUNT = 5  # sentences an n-gram must stand in
GRAMS = 8300  # n-grams kept
GRAM_SCALE = 5.5  # lets n-grams carry more under the same penalty
VECTOR_SCALE = 2.2  # the same of vectors
PENALTY = 0.1  # C of the logistic regression
NEWS_WEIGHT = 2.0  # of a news sentence, where a debate sentence counts 1
PARTLY = 0.2  # how far a sentence of worth 1 of 2 is a check-worthy one
ENOUGH = 3  # two annotators' 0..2 summed, from which a Wikinews sentence is check-worthy
EVERY = 3  # of the million sentences for the vectors, one in so many

Vectors = dict[str, np.ndarray]


class Example(NamedTuple):
    """One labelled sentence: worth 0, 1 or 2, and how much it counts."""

    features: Features
    worth: int
    counts: float


class Columns:
    """The design matrix: named features, the same again in written text, n-grams, and the vector's numbers."""

    def __init__(self, grams: list[str], vectors: Vectors) -> None:
        self.named = {name: i for i, name in enumerate(LABELS)}
        self.grams = {gram: 2 * len(LABELS) + i for i, gram in enumerate(grams)}
        self.vectors = vectors

    def matrix(self, rows: list[Features]) -> csr_matrix:
        at, columns, values = [], [], []
        dense = np.zeros((len(rows), len(next(iter(self.vectors.values())))))
        for i, row in enumerate(rows):
            named = [self.named[name] for name in row.named]
            if "spoken" not in row.named:
                named += [len(LABELS) + column for column in named]
            known = [self.grams[gram] for gram in grams_of(row) if gram in self.grams]
            at += [i] * (len(named) + len(known))
            columns += named + known
            values += [1.0] * len(named) + [GRAM_SCALE * share(row)] * len(known)
            words = [self.vectors[word] for word in sorted(set(row.words) & self.vectors.keys())]
            dense[i] = VECTOR_SCALE * share(row) * np.sum(words, axis=0) if words else 0
        width = 2 * len(LABELS) + len(self.grams)
        return hstack(
            [csr_matrix((values, (at, columns)), shape=(len(rows), width)), csr_matrix(dense)]
        ).tocsr()

    def model(self, weights: np.ndarray, base: float, counts: Counter[str]) -> Model:
        """The fitted weights as they are shipped: the n-grams that move most sentences most, rounded."""
        shared, written = weights[: len(LABELS)], weights[len(LABELS) : 2 * len(LABELS)]
        grams = {gram: GRAM_SCALE * weights[i] for gram, i in self.grams.items()}
        direction = VECTOR_SCALE * weights[2 * len(LABELS) + len(self.grams) :]
        for word, vector in self.vectors.items():
            grams[word] = grams.get(word, 0.0) + float(vector @ direction)
        pull = {gram: abs(weight) * math.sqrt(counts[gram] + 1) for gram, weight in grams.items()}
        kept = {
            gram: round(float(grams[gram]), 2)
            for gram in sorted(sorted(pull, key=lambda g: (-pull[g], g))[:GRAMS])
        }
        pairs: dict[str, dict[str, float]] = {}
        for first, second in (gram.split(" ") for gram in kept if " " in gram):
            pairs.setdefault(first, {})[second] = kept[f"{first} {second}"]
        return Model(
            round(base, 4),
            _rounded(shared),
            _rounded(shared + written),
            {gram: weight for gram, weight in kept.items() if " " not in gram},
            pairs,
        )


def _rounded(weights: np.ndarray) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(LABELS, weights, strict=True)}


def grams_of(row: Features) -> list[str]:
    """Words and pairs; marks and figures by themselves are named features already."""
    return [w for w in set(row.words) if w[0].isalpha()] + [f"{a} {b}" for a, b in pairwise(row.words)]


def train(examples: list[Example], vectors: Vectors) -> Model:
    """Fit; a sentence of worth 1 stands on both sides."""
    rows = [one.features for one in examples]
    counts = Counter(gram for row in rows for gram in set(grams_of(row)))
    columns = Columns(sorted(gram for gram, n in counts.items() if n >= MIN_COUNT), vectors)
    matrix = columns.matrix(rows)
    partly = [i for i, one in enumerate(examples) if one.worth == 1]
    labels = [one.worth == 2 for one in examples] + [True] * len(partly)
    weights = [one.counts * (1 - PARTLY if one.worth == 1 else 1) for one in examples]
    weights += [examples[i].counts * PARTLY for i in partly]
    fitted = LogisticRegression(C=PENALTY, max_iter=1000)
    fitted.fit(vstack([matrix, matrix[partly]]), labels, sample_weight=weights)
    return columns.model(fitted.coef_[0], float(fitted.intercept_[0]), counts)


def debates(data: Path) -> list[Example]:
    read = rows(data / "extraction" / "cw_ct24_train.jsonl")
    return [Example(features(row["text"]), 2 * row["label"], 1.0) for row in read]


def wikinews(data: Path) -> list[tuple[str, Example]]:
    """Article and example."""
    read = rows(data / "extraction" / "wikinews_dev.jsonl")
    return [(row["doc"], Example(features(row["text"]), news_worth(row), NEWS_WEIGHT)) for row in read]


def our_news() -> list[Example]:
    return [Example(features(row["text"]), row["worth"], NEWS_WEIGHT) for row in labelled()]


def labelled() -> list[dict[str, Any]]:
    """Our own sentences that have a worth; some files are about other things."""
    read = [row for path in sorted(LABELLED.glob("*.jsonl")) for row in rows(path)]
    return [row for row in read if "worth" in row]


def vectors(data: Path) -> Vectors:
    spoken = [row["text"] for row in rows(data / "extraction" / "cw_ct24_train.jsonl")]
    with lzma.open(data / "linking" / "scale_sentences.txt.xz", "rt", encoding="utf-8") as lines:
        return word_vectors([*islice(lines, 0, None, EVERY), *spoken])


def news_worth(row: dict[str, Any]) -> int:
    total = sum(row["worth"])
    return 2 if total >= ENOUGH else min(total, 1)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with extraction/ and linking/")
    data = parser.parse_args().data
    examples = [*debates(data), *our_news(), *(example for _, example in wikinews(data))]
    text = json.dumps(
        {"about": ABOUT} | train(examples, vectors(data))._asdict(), ensure_ascii=False, indent=0
    )
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(text.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
