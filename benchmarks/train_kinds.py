"""Learn the weights of claim kinds: `python benchmarks/train_kinds.py`.

A development tool: needs scikit-learn, which the workbench itself does not. Reads labelled/news_a.jsonl and
news_b.jsonl, written for this project. Writes workbench/spotting/kinds.json.

The sentences are few: what a signal means by itself is told to the model beside them, and rare kinds weigh more.
"""

import json
from collections import Counter
from pathlib import Path

import numpy as np
from measures import Row, rows
from sklearn.linear_model import LogisticRegression

from workbench.spotting.kinding import SIGNALS, signals

HERE = Path(__file__).parent
OUT = HERE.parent / "workbench" / "spotting" / "kinds.json"
ABOUT = "Weights of claim kinds, log odds. Learned by benchmarks/train_kinds.py from benchmarks/labelled."
PARTS = ("news_a.jsonl", "news_b.jsonl")
PENALTY = 0.3  # C of the logistic regression
BALANCE = 0.3  # 0 counts each sentence alike, 1 each kind
TOLD = 10.0  # sentences that each line of MEANS counts as
MEANS = {
    "allegation": ["accuse", "disputed", "wrong"],
    "causal": ["cause"],
    "comparison": ["than", "more", "superlative"],
    "event": ["act", "day", "passive"],
    "other": ["founded", "habit", "state"],
    "pledge": ["promise", "intend"],
    "prediction": ["will", "is to", "expects"],
    "quantity": ["number", "share", "money", "change", "figure", "figures"],
    "quote": ["view", "feeling"],
    "record": ["ever", "voting"],
    "rule": ["law", "obliges"],
}


def matrix(found: list[set[str]]) -> np.ndarray:
    """Sentences × signals, 1 where a sentence has the signal."""
    return np.array([[float(name in one) for name in SIGNALS] for one in found])


def train(sentences: list[Row]) -> LogisticRegression:
    """A model fitted to the main kinds of the sentences."""
    found = [signals(row["text"], row["speaker"]) for row in sentences]
    labels = [row["kinds"][0] for row in sentences]
    count = Counter(labels)
    weights = [(len(labels) / len(count) / count[kind]) ** BALANCE for kind in labels]
    told = [(kind, signal) for kind, listed in MEANS.items() for signal in listed]
    return LogisticRegression(C=PENALTY, max_iter=2000, fit_intercept=False).fit(
        matrix(found + [{"always", signal} for _, signal in told]),
        labels + [kind for kind, _ in told],
        sample_weight=weights + [TOLD] * len(told),
    )


def main() -> None:
    fit = train([row for part in PARTS for row in rows(HERE / "labelled" / part) if row["kinds"]])
    weights = {name: [round(float(x), 3) for x in fit.coef_[:, at]] for at, name in enumerate(SIGNALS)}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in weights.items())
    kinds = json.dumps(list(fit.classes_))
    OUT.write_text(
        f'{{"about": {json.dumps(ABOUT)},\n"kinds": {kinds},\n"signals": {{\n{lines}\n}}}}\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
