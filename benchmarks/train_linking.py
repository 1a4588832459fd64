"""Learn the weights of `workbench/linking/weights.json` from data that may be shipped.

    python benchmarks/train_linking.py [--data FOLDER]

Needs scikit-learn beside the workbench; the workbench itself does not. Reads, under the data folder:

- `linking/claim_pairs_dev.jsonl`: pairs labelled same, conflict, related (Wikinews, CC BY 2.5, and our own);
- `extraction/wikinews_dev.jsonl`: sentences (CC BY 2.5), to make light rewordings and edited ones of;
- `linking/scale_sentences.txt.xz`: sentences (CC0), for word frequencies and as background: the best
  candidates of a self-join say different things, however many words they share.
"""

import argparse
import json
import lzma
import math
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from edits import edited, reworded
from sklearn.linear_model import LogisticRegression

from workbench.linking import Index, tables
from workbench.linking.alignment import align
from workbench.linking.features import NAMES, features
from workbench.linking.terms import facts, frequencies
from workbench.linking.words import words

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "workbench" / "linking" / "weights.json"
VOCABULARY = 4_500  # stems that get a frequency of their own
BACKGROUND = 20_000  # sentences joined with themselves
SEED = 7


class Example(NamedTuple):
    """A labelled pair. `group` is its article, for cross-validation; `weight` its say in training."""

    a: str
    b: str
    relation: str
    group: str
    weight: float


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    data = parser.parse_args().data
    with lzma.open(data / "linking" / "scale_sentences.txt.xz", "rt", encoding="utf-8") as file:
        sentences = file.read().splitlines()
    made = {"about": ABOUT, **word_frequencies(data, sentences)}
    write(made | {"heads": {}})
    tables._file.cache_clear()
    frequencies.cache_clear()
    examples = [*labelled(data), *edits(data), *background(sentences)]
    made["heads"] = heads(examples)
    write(made)
    print(
        f"{len(examples)} pairs → {WEIGHTS.relative_to(ROOT)}",
        Counter(example.relation for example in examples),
    )


ABOUT = (
    "Made by benchmarks/train_linking.py; do not edit. Learned from claim pairs on Wikinews articles (CC BY 2.5) "
    "and our own, edits of Wikinews sentences, and UN General Debate sentences (CC0) as background and for "
    "word frequencies. idf: natural logarithm, then the stems that have it."
)


def word_frequencies(data: Path, sentences: list[str]) -> dict[str, Any]:
    """Idf of the commonest stems, as they stand in lower case in ordinary sentences."""
    texts = sentences[::10] + [row["text"] for row in rows(data / "extraction" / "wikinews_dev.jsonl")]
    found: Counter[str] = Counter()
    for text in texts:
        found.update({word.stem for word in words(text) if word.text[0].islower()})
    common = found.most_common(VOCABULARY)
    by_idf: dict[str, list[str]] = {}
    for stem, count in common:
        if stem.isalpha():
            by_idf.setdefault(f"{math.log(1 + len(texts) / count):.1f}", []).append(stem)
    idf = {value: " ".join(sorted(by_idf[value])) for value in sorted(by_idf, key=float)}
    return {"rarest": round(math.log(1 + len(texts) / common[-1][1]) + 0.8, 1), "idf": idf}


def labelled(data: Path) -> Iterator[Example]:
    """The claim pairs, and each claim beside the others of its article: related, or it would be said."""
    for row in rows(data / "linking" / "claim_pairs_dev.jsonl"):
        yield Example(row["a"], row["b"], row["relation"], article(row), 1.0)


def edits(data: Path) -> Iterator[Example]:
    """Sentences beside light rewordings of themselves (same) and of these with one fact changed (conflict)."""
    dice = random.Random(SEED)
    sentences = [
        (article(row), row["text"])
        for row in rows(data / "extraction" / "wikinews_dev.jsonl")
        if sum(row["worth"])
    ]
    for group, text in sentences:
        for _ in range(2):
            other = reworded(text, dice)
            yield Example(text, other, "same", group, 0.5)
            changed = edited(other, dice)
            if changed is not None:
                yield Example(text, changed, "conflict", group, 0.5)


def background(sentences: list[str]) -> Iterator[Example]:
    """The best candidates of a self-join, near-copies left out."""
    dice = random.Random(SEED)
    some = [text for text in dice.sample(sentences, BACKGROUND) if 40 < len(text) < 220]
    index = Index()
    index.add(enumerate(some))
    for id in range(0, len(some), 12):
        for hit in index.search(some[id], 3):
            if hit.id != id and len(facts(some[id]).bigrams & facts(some[hit.id]).bigrams) < 6:
                yield Example(some[id], some[hit.id], "different", "background", 0.5)


def vector(a: str, b: str) -> list[float]:
    """The features of a pair, as `compare` has them."""
    one, two = sorted((a, b))
    return features(align(facts(one), facts(two)))


def heads(examples: list[Example]) -> dict[str, Any]:
    """Two logistic regressions on the same features."""
    values = np.array([vector(example.a, example.b) for example in examples])
    weight = np.array([example.weight for example in examples])
    relations = np.array([example.relation for example in examples])
    return {name: fitted(values, relations == name, weight) for name in ("same", "conflict")}


def fitted(values: Any, wanted: Any, weight: Any, strength: float = 0.1) -> dict[str, Any]:
    """One head, its weights led back to features as they are (they are standardised for learning)."""
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    learner = LogisticRegression(C=strength, max_iter=5_000)
    learner.fit((values - mean) / spread, wanted, sample_weight=weight)
    slopes = learner.coef_[0] / spread
    bias = float(learner.intercept_[0] - (slopes * mean).sum())
    return {
        "bias": round(bias, 4),
        "weights": dict(zip(NAMES, (round(float(s), 4) for s in slopes), strict=True)),
    }


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def article(row: dict[str, Any]) -> str:
    """The article that a row is from."""
    return str(row["id"]).split(":")[0]


def write(made: dict[str, Any]) -> None:
    """Write the weights file."""
    WEIGHTS.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
