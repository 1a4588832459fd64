"""Learn the weights of claim kinds: `python benchmarks/train_kinds.py`.

A development tool: needs scikit-learn, which the workbench itself does not. Reads labelled/news_a.jsonl,
written for this project; news_b.jsonl is kept apart for measuring. Writes workbench/spotting/kinds.json.
"""

import json
from pathlib import Path

import numpy as np
from measures import rows
from sklearn.linear_model import LogisticRegression

from workbench.spotting.kinds import SIGNALS, signals

HERE = Path(__file__).parent
OUT = HERE.parent / "workbench" / "spotting" / "kinds.json"
PENALTY = 0.6  # C of the logistic regression
ABOUT = "Weights of claim kinds, log odds. Learned by benchmarks/train_kinds.py from labelled/news_a.jsonl."


def matrix(found: list[set[str]]) -> np.ndarray:
    """Sentences × signals, 1 where a sentence has the signal."""
    return np.array([[float(name in one) for name in SIGNALS] for one in found])


def train(sentences: list[dict[str, object]], penalty: float = PENALTY) -> LogisticRegression:
    found = [signals(str(row["text"]), str(row["speaker"])) for row in sentences]
    return LogisticRegression(C=penalty, max_iter=2000, fit_intercept=False).fit(
        matrix(found),
        [row["kinds"][0] for row in sentences],  # type: ignore[index]
    )


def main() -> None:
    fit = train([row for row in rows(HERE / "labelled" / "news_a.jsonl") if row["kinds"]])
    weights = {name: [round(float(x), 3) for x in fit.coef_[:, at]] for at, name in enumerate(SIGNALS)}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in weights.items())
    kinds = json.dumps(list(fit.classes_))
    OUT.write_text(
        f'{{"about": {json.dumps(ABOUT)},\n"kinds": {kinds},\n"signals": {{\n{lines}\n}}}}\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
