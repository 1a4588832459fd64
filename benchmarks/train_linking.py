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
from linking_examples import Example, all_examples, rows, sentences_of
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

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
# What each source has to say to a head, all its examples together.
TOPIC = {
    "headline": 0.6,
    "headline, other event": 0.2,
    "headline, other topic": 0.3,
    "background": 1.0,
    "foreign": 1.0,
    "fragment": 0.5,
    "random": 0.3,
}
CLAIM = {"headline": 0.8, "headline, other event": 0.2}
STATEMENT = {"story": 20.0}  # of so many pairs, few are of one statement
CONTRADICTS = {
    "headline": 1.0,
    "labelled": 1.5,
    "invented": 1.0,
    "shortened": 0.3,
    "edit": 0.7,
    "rewrite": 0.3,
}
BESIDE = {"labelled": 1.0, "shortened": 0.3}
SAYS = 1_000  # what 1 is: so many examples of weight 1, against which a prior pulls the weights to 0
# How loose that prior is, by head (the C of scikit-learn).
LOOSE = {"topic": 0.003, "claim": 0.03, "statement": 0.1, "contradiction": 0.003, "beside": 0.03}
# In training, all but few pairs are strangers, many more than a search shows beside true matches: log odds.
FOUND = 3.0


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
    learnt = Matrix.of(examples)
    made["heads"] = heads(learnt)
    write(made, WEIGHTS)
    meaning = sentence_model()
    if meaning is not None:
        write({"about": HEADER, "heads": heads(learnt.asking(meaning, examples))}, SEMANTIC)
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
    def of(cls, examples: list[Example]) -> "Matrix":
        """Read the features of all examples."""
        values = np.array([vector(example.a, example.b) for example in examples])
        names = ("relation", "group", "source")
        return cls(values, *(np.array([getattr(example, name) for example in examples]) for name in names))

    def asking(self, meaning: Meaning, examples: list[Example]) -> "Matrix":
        """The same with one feature more: the cosine of each of these examples, by a sentence model."""
        cosines = meaning.cosines((example.a, example.b) for example in examples)
        return self._replace(values=np.column_stack([self.values, cosines]))

    def part(self, rows: Any) -> "Matrix":
        """Some of the rows."""
        return Matrix(*(column[rows] for column in self))

    def of_sources(self, says: dict[str, float]) -> tuple["Matrix", Any]:
        """The rows of some sources, and how much each has to say."""
        part = self.part(np.isin(self.source, list(says)))
        sizes = Counter(part.source.tolist())
        return part, np.array([SAYS * says[name] / sizes[name] for name in part.source])


def heads(learnt: Matrix) -> dict[str, Any]:
    """All of them, each from the sources that have something to say to it."""
    more = [MEANING] if learnt.values.shape[1] > len(NAMES) else []
    topic, says = learnt.of_sources(TOPIC)
    found = {"topic": logistic("topic", topic, topic.source == "headline", says, [*ABOUT, *more])}
    found["topic"]["bias"] = round(found["topic"]["bias"] + FOUND, 4)
    claim, says = learnt.of_sources(CLAIM)
    one = np.isin(claim.relation, ["same", "conflict"])
    found["claim"] = logistic("claim", claim, one, says, [*ABOUT, *more])
    statement, says = learnt.of_sources(STATEMENT)
    one = np.isin(statement.relation, ["same", "conflict"])
    found["statement"] = logistic("statement", statement, one, says, [*NAMES, *more])
    contradiction, says = learnt.of_sources(CONTRADICTS)
    on_one = np.isin(contradiction.relation, ["same", "conflict"])
    wanted = contradiction.relation == "conflict"
    found["contradiction"] = logistic(
        "contradiction", contradiction.part(on_one), wanted[on_one], says[on_one], list(CONTRADICTION)
    )
    beside, says = learnt.of_sources(BESIDE)
    told = {str(name): beside.relation == name for name in np.unique(beside.relation)}
    for wanted in told.values():  # each as rare as the others
        says[wanted] *= SAYS / says[wanted].sum()
    for name, wanted in told.items():
        found[name] = logistic("beside", beside, wanted, says, [*NAMES, *more])
    return found


def logistic(head: str, learnt: Matrix, wanted: Any, says: Any, names: list[str]) -> dict[str, Any]:
    """A logistic regression on some features, its weights as they are for features that are not scaled."""
    values = learnt.values[:, [(*NAMES, MEANING).index(name) for name in names]]
    scaler = StandardScaler().fit(values)
    learner = LogisticRegression(C=LOOSE[head], max_iter=3000)
    learner.fit(scaler.transform(values), wanted, sample_weight=says)
    weights = learner.coef_[0] / scaler.scale_
    return {
        "bias": round(float(learner.intercept_[0] - weights @ scaler.mean_), 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
    }


class HeldOut(NamedTuple):
    """The labelled pairs, in order: their relation, and what was found without their article."""

    told: list[str]
    found: list[str]
    same: list[float]
    conflict: list[float]


def cross_validated(examples: list[Example], learnt: Matrix) -> HeldOut:
    """Each labelled pair judged by heads that have seen nothing of its article; `learnt` is of these examples."""
    ours = learnt.source == "labelled"
    found, chances = {}, {}
    for group in np.unique(learnt.group[ours]):
        away = learnt.group == group
        learned = {name: Head.read(part) for name, part in heads(learnt.part(~away)).items()}
        for at in np.flatnonzero(away & ours):
            values = learnt.values[at].tolist()
            judged = Judged.of(learned, values)
            longest = max(len(words(text)) for text in examples[at][:2])
            found[at] = str(relation(judged, values, longest, learned))
            chances[at] = judged.probabilities(BANDS.nicety)
    places = np.flatnonzero(ours)
    told = learnt.relation[ours].tolist()
    return HeldOut(
        told,
        [found[at] for at in places],
        [chances[at][0] for at in places],
        [chances[at][1] for at in places],
    )


def sentence_model() -> Meaning | None:
    """The installed one; None where there is none."""
    try:
        return Meaning()
    except DataError as error:
        print(error)
        return None


def write(made: dict[str, Any], path: Path) -> None:
    """Write a file of weights, all of it or nothing."""
    text = json.dumps(made, indent=1, ensure_ascii=False)
    part = path.with_suffix(".part")
    part.write_text(text + "\n", "utf-8")
    part.replace(path)  # whoever uses the workbench meanwhile sees the old weights or the new


if __name__ == "__main__":
    main()
