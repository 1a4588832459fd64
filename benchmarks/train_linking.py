"""Learn the weights of `workbench/linking/weights.json` from the pairs of `linking_examples.py`.

    python benchmarks/train_linking.py [--data FOLDER]

Needs scikit-learn beside the workbench; the workbench itself does not. Where a sentence model is installed, the
heads that ask it too are learned into `weights_semantic.json`.
"""

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from linking_examples import SEED, Example, all_examples, rows, sentences_of
from sklearn.ensemble import HistGradientBoostingClassifier

from workbench.errors import DataError
from workbench.linking import Meaning, tables
from workbench.linking.alignment import align
from workbench.linking.bands import BANDS, relation
from workbench.linking.features import ABOUT, CONTRADICTION, MEANING, NAMES, features
from workbench.linking.model import Head, Judged
from workbench.linking.terms import facts, frequencies
from workbench.linking.words import words

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "workbench" / "linking" / "weights.json"
SEMANTIC = WEIGHTS.with_name("weights_semantic.json")
VOCABULARY = 4_500  # stems that get a frequency of their own
# What each source has to say to a head, all its examples together; the labelled pairs are 1.
TOPIC = {
    "labelled": 1.0,
    "invented": 2.0,
    "shortened": 0.7,
    "edit": 0.7,
    "neighbour": 0.5,
    "background": 1.5,
    "fragment": 0.7,
    "foreign": 2.0,
    "random": 6.0,
}
CLAIM = {"labelled": 1.0, "shortened": 0.3, "edit": 0.3, "sibling": 0.15}
CONTRADICTS = {"labelled": 1.5, "invented": 1.0, "shortened": 0.3, "edit": 0.7, "rewrite": 0.3}
ON_TOPIC = ("labelled", "invented", "shortened", "edit", "rewrite", "sibling")  # both texts are on one event
BALANCE = 0.7  # how far those that are another claim are weighed up to those that are not: 1 is all the way


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    data = parser.parse_args().data
    sentences = sentences_of(data)
    made = {"about": HEADER, **word_frequencies(data, sentences)}
    tables.data("weights.json").update(made)  # the features below are read with the new frequencies
    frequencies.cache_clear()
    examples = all_examples(data, sentences)
    made["heads"] = heads(Matrix.of(examples))
    write(made, WEIGHTS)
    meaning = sentence_model()
    if meaning is not None:
        write({"about": HEADER, "heads": heads(Matrix.of(examples, meaning))}, SEMANTIC)
    print(
        f"{len(examples)} pairs → {WEIGHTS.relative_to(ROOT)}",
        Counter(example.relation for example in examples),
    )


HEADER = (
    "Made by benchmarks/train_linking.py; do not edit. Learned from claim pairs on Wikinews articles (CC BY 2.5) "
    "and on invented events (CC0), edits of Wikinews sentences, and UN General Debate sentences (CC0) as background "
    "and for word frequencies. idf: natural logarithm, then the stems that have it."
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


def vector(a: str, b: str) -> list[float]:
    """The features of a pair, as `compare` has them."""
    one, two = sorted((a, b))
    return features(align(facts(one), facts(two)))


class Matrix(NamedTuple):
    """Examples as arrays, one row each."""

    values: Any
    relation: Any
    group: Any
    source: Any

    @classmethod
    def of(cls, examples: list[Example], meaning: Meaning | None = None) -> "Matrix":
        """Read the features of all examples; the last is the cosine, where there is a sentence model."""
        values = np.array([vector(example.a, example.b) for example in examples])
        if meaning is not None:
            cosines = meaning.cosines((example.a, example.b) for example in examples)
            values = np.column_stack([values, cosines])
        names = ("relation", "group", "source")
        return cls(values, *(np.array([getattr(example, name) for example in examples]) for name in names))

    def part(self, rows: Any) -> "Matrix":
        """Some of the rows."""
        return Matrix(*(column[rows] for column in self))

    def weights(self, say: dict[str, float]) -> Any:
        """What each row has to say."""
        sizes = Counter(self.source.tolist())
        return np.array([say[name] * sizes["labelled"] / sizes[name] for name in self.source])


def heads(learnt: Matrix) -> dict[str, Any]:
    """All three, each from the sources that have something to say to it."""
    more = {MEANING: +1} if learnt.values.shape[1] > len(NAMES) else {}
    topic, claim, contradiction = (
        learnt.part(np.isin(learnt.source, list(say))) for say in (TOPIC, CLAIM, CONTRADICTS)
    )
    contradiction = contradiction.part(np.isin(contradiction.relation, ["same", "conflict"]))
    same_claim = np.isin(claim.relation, ["same", "conflict"])
    weight = claim.weights(CLAIM)
    weight[~same_claim] *= (weight[same_claim].sum() / weight[~same_claim].sum()) ** BALANCE
    free = dict.fromkeys(ABOUT | more, 0)
    return {
        "topic": boosted(topic, np.isin(topic.source, ON_TOPIC), topic.weights(TOPIC), ABOUT | more, depth=3),
        "claim": boosted(claim, same_claim, weight, free),
        "contradiction": boosted(
            contradiction,
            contradiction.relation == "conflict",
            contradiction.weights(CONTRADICTS),
            CONTRADICTION,
        ),
    }


def boosted(
    learnt: Matrix, wanted: Any, weight: Any, signs: dict[str, int], *, depth: int = 2
) -> dict[str, Any]:
    """Boosted trees of few levels; what a feature may do to the odds is bound by its sign."""
    columns = [(*NAMES, MEANING).index(name) for name in signs]
    learner = HistGradientBoostingClassifier(
        max_iter=100,
        learning_rate=0.1,
        max_depth=depth,
        min_samples_leaf=25,
        l2_regularization=5.0,
        monotonic_cst=list(signs.values()),
        early_stopping=False,
        random_state=SEED,
    )
    learner.fit(learnt.values[:, columns], wanted, sample_weight=weight)
    trees = [plain(predictor.nodes, 0) for (predictor,) in learner._predictors]
    return {
        "bias": round(float(learner._baseline_prediction[0, 0]), 4),
        "features": list(signs),
        "trees": trees,
    }


def plain(nodes: Any, at: int) -> Any:
    """A tree as lists: a leaf is its log odds, a split [feature, threshold, at most that, more]."""
    node = nodes[at]
    if node["is_leaf"]:
        return round(float(node["value"]), 4)
    low, high = (plain(nodes, int(node[side])) for side in ("left", "right"))
    return [int(node["feature_idx"]), round(float(node["num_threshold"]), 5), low, high]


class HeldOut(NamedTuple):
    """The labelled pairs, in order: their relation, and what was found without their article."""

    told: list[str]
    found: list[str]
    same: list[float]
    conflict: list[float]


def cross_validated(examples: list[Example], meaning: Meaning | None = None) -> HeldOut:
    """Each labelled pair judged by heads that have seen nothing of its article."""
    learnt = Matrix.of(examples, meaning)
    ours = np.array([example.source == "labelled" for example in examples])
    judged: dict[int, Judged] = {}
    for group in np.unique(learnt.group[ours]):
        away = learnt.group == group
        learned = {name: Head.read(part) for name, part in heads(learnt.part(~away)).items()}
        for at in np.flatnonzero(away & ours):
            judged[at] = Judged.of(learned, learnt.values[at].tolist())
    found = [judged[at] for at in np.flatnonzero(ours)]
    told = learnt.relation[ours].tolist()
    chances = [one.probabilities(BANDS.nicety) for one in found]
    return HeldOut(
        told, [str(relation(one)) for one in found], [s for s, _ in chances], [c for _, c in chances]
    )


def sentence_model() -> Meaning | None:
    """The installed one; None where there is none."""
    try:
        return Meaning()
    except DataError as error:
        print(error)
        return None


def write(made: dict[str, Any], path: Path) -> None:
    """Write a file of weights, one tree a line, all of it or nothing."""
    text = json.dumps(made, indent=1, ensure_ascii=False)
    for head in made["heads"].values():
        for tree in head["trees"]:
            text = text.replace(json.dumps(tree, indent=1).replace("\n", "\n    "), json.dumps(tree), 1)
    part = path.with_suffix(".part")
    part.write_text(text + "\n", "utf-8")
    part.replace(path)  # whoever uses the workbench meanwhile sees the old weights or the new


if __name__ == "__main__":
    main()
