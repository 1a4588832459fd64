"""Learn the weights of check-worthiness: `python benchmarks/train_worth.py DATA_FOLDER`.

A development tool: needs scikit-learn, which the workbench itself does not. Reads only sets whose terms
let the weights be shipped: cw_ct24_train (CheckThat! 2024 task 1, English, CC BY 4.0) and wikinews_dev
(Wikinews, CC BY 2.5). Writes workbench/spotting/worth.json.

The two sets stand for two genres; the Wikinews sentences, few but of the kind that is read here, weigh more.
N-grams are pruned to the strongest and the model is fitted again on what is left.
"""

import argparse
import json
import math
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from workbench.spotting.features import LABELS, Features, features

OUT = Path(__file__).parent.parent / "workbench" / "spotting" / "worth.json"
ABOUT = (
    "Weights of check-worthiness, log odds. Learned by benchmarks/train_worth.py from CheckThat! 2024 task 1 "
    "English train (ClaimBuster debates, CC BY 4.0) and Wikinews sentences (text CC BY 2.5), nothing else."
)
MIN_COUNT = 5  # sentences an n-gram must stand in
GRAMS = 6000  # n-grams kept
GRAM_SCALE = 3.0  # lets n-grams carry more under the same penalty
PENALTY = 0.1  # C of the logistic regression
NEWS_WEIGHT = 5.0  # of a Wikinews sentence, where a debate sentence counts 1
ENOUGH = 3  # two annotators' 0..2 summed, from which a Wikinews sentence is check-worthy


class Weights:
    """A fitted model over named features and some n-grams, as worth.json holds it."""

    def __init__(self, grams: list[str]) -> None:
        self._columns = {("named", name): i for i, name in enumerate(LABELS)}
        self._columns |= {("gram", gram): len(LABELS) + i for i, gram in enumerate(grams)}
        self._fit = LogisticRegression(C=PENALTY, max_iter=1000)

    def matrix(self, rows: list[Features]) -> csr_matrix:
        """Rows × columns: 1 for a named feature, the scale over √n for each of n known n-grams."""
        at, columns, values = [], [], []
        for i, row in enumerate(rows):
            known = [self._columns["gram", gram] for gram in row.grams if ("gram", gram) in self._columns]
            named = [self._columns["named", name] for name in row.named]
            at += [i] * (len(known) + len(named))
            columns += known + named
            values += [GRAM_SCALE / math.sqrt(len(known) or 1)] * len(known) + [1.0] * len(named)
        return csr_matrix((values, (at, columns)), shape=(len(rows), len(self._columns)))

    def fit(self, rows: list[Features], labels: list[int], weights: list[float]) -> "Weights":
        self._fit.fit(self.matrix(rows), labels, sample_weight=weights)
        return self

    def scores(self, rows: list[Features]) -> np.ndarray:
        return self._fit.decision_function(self.matrix(rows))

    def strongest(self, count: int) -> list[str]:
        """The n-grams with the largest weights."""
        size = {key[1]: abs(self._fit.coef_[0][i]) for key, i in self._columns.items() if key[0] == "gram"}
        return sorted(size, key=lambda gram: -size[gram])[:count]

    def as_json(self) -> dict[str, object]:
        coefficients = self._fit.coef_[0]
        parts: dict[str, dict[str, float]] = {"named": {}, "gram": {}}
        for (kind, name), i in self._columns.items():
            scale = GRAM_SCALE if kind == "gram" else 1.0
            parts[kind][name] = round(float(coefficients[i]) * scale, 3)
        return {
            "about": ABOUT,
            "base": round(float(self._fit.intercept_[0]), 4),
            "named": parts["named"],
            "grams": parts["gram"],
        }


def read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def news_label(row: dict[str, object]) -> int:
    return int(sum(row["worth"]) >= ENOUGH)  # type: ignore[call-overload]


def train(debates: list[Features], spoken: list[int], news: list[Features], written: list[int]) -> Weights:
    """Fit, prune the n-grams, fit again."""
    rows, labels = debates + news, spoken + written
    weights = [1.0] * len(debates) + [NEWS_WEIGHT] * len(news)
    counts = Counter(gram for row in rows for gram in row.grams)
    first = Weights([gram for gram, count in counts.items() if count >= MIN_COUNT]).fit(rows, labels, weights)
    return Weights(sorted(first.strongest(GRAMS))).fit(rows, labels, weights)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "data", type=Path, help="folder with extraction/cw_ct24_train.jsonl and wikinews_dev.jsonl"
    )
    folder = parser.parse_args().data / "extraction"
    debates, news = read(folder / "cw_ct24_train.jsonl"), read(folder / "wikinews_dev.jsonl")
    fitted = train(
        [features(str(row["text"])) for row in debates],
        [int(str(row["label"])) for row in debates],
        [features(str(row["text"])) for row in news],
        [news_label(row) for row in news],
    )
    text = json.dumps(fitted.as_json(), ensure_ascii=False, indent=0, sort_keys=True)
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(text.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
