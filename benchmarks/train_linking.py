"""Learn the weights of `workbench/linking/weights.json` from data that may be shipped.

    python benchmarks/train_linking.py [--data FOLDER]

Where a sentence model is at hand, `weights_semantic.json` as well: the same heads with one feature more.

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
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from edits import edited, names_in, recased, reworded
from siblings import shortened, siblings
from sklearn.ensemble import HistGradientBoostingClassifier

from workbench.errors import DataError
from workbench.linking import Index, Meaning, tables
from workbench.linking.alignment import align
from workbench.linking.bands import relation
from workbench.linking.features import ABOUT, CONTRADICTION, MEANING, NAMES, features
from workbench.linking.model import Head
from workbench.linking.terms import facts, frequencies
from workbench.linking.words import words

ROOT = Path(__file__).parent.parent
WEIGHTS = ROOT / "workbench" / "linking" / "weights.json"
SEMANTIC = WEIGHTS.with_name("weights_semantic.json")
VOCABULARY = 4_500  # stems that get a frequency of their own
BACKGROUND = 20_000  # sentences joined with themselves
SEED = 7
# What each source has to say in training, all its examples together; the labelled pairs are 1.
SAY = {
    "labelled": 1.0,
    "shortened": 0.5,
    "sibling": 2.5,
    "edit": 0.7,
    "rewrite": 0.2,
    "neighbour": 1.0,
    "background": 0.5,
    "fragment": 0.5,
}
CONFLICTS = 0.6  # the same for conflicts among pairs that are about the same: they are rarer than matches


class Example(NamedTuple):
    """A labelled pair. `group` is its article, for cross-validation; `source` says how it was made."""

    a: str
    b: str
    relation: str
    group: str
    source: str


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


def all_examples(data: Path, sentences: list[str]) -> list[Example]:
    """Everything that is learned from."""
    return [
        *labelled(data),
        *shorter(data),
        *near(data),
        *neighbours(data),
        *edits(data),
        *background(sentences),
        *fragments(sentences),
    ]


def shorter(data: Path) -> Iterator[Example]:
    """The claim pairs once more, as short claims."""
    for row in rows(data / "linking" / "claim_pairs_dev.jsonl"):
        pair = shortened(row["a"], row["b"])
        if pair is not None:
            yield Example(*pair, row["relation"], article(row), "shortened")


def near(data: Path) -> Iterator[Example]:
    """Claims spotted in articles, beside their nearest others."""
    for one in siblings(rows(data / "extraction" / "wikinews_dev.jsonl")):
        yield Example(one.a, one.b, "different", one.group, "sibling")


HEADER = (
    "Made by benchmarks/train_linking.py; do not edit. Learned from claim pairs on Wikinews articles (CC BY 2.5) "
    "and our own, edits of Wikinews sentences, and UN General Debate sentences (CC0) as background and for "
    "word frequencies. idf: natural logarithm, then the stems that have it."
)


def sentences_of(data: Path) -> list[str]:
    """The CC0 sentences, one a line."""
    with lzma.open(data / "linking" / "scale_sentences.txt.xz", "rt", encoding="utf-8") as file:
        return file.read().splitlines()


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
        yield Example(row["a"], row["b"], row["relation"], article(row), "labelled")


def neighbours(data: Path) -> Iterator[Example]:
    """Each claim beside the nearest other claims of all articles: what stands near is mostly not the same."""
    pairs = rows(data / "linking" / "claim_pairs_dev.jsonl")
    texts = sorted(
        {(row["id"], text) for row in pairs if row["relation"] == "same" for text in (row["a"], row["b"])}
    )
    index = Index()
    index.add((at, text) for at, (_, text) in enumerate(texts))
    for at, (id, text) in enumerate(texts):
        others = [hit.id for hit in index.search(text, 8) if hit.id > at and texts[hit.id][0] != id]
        for other in others[:3]:
            yield Example(text, texts[other][1], "different", id.split(":")[0], "neighbour")


def edits(data: Path) -> Iterator[Example]:
    """Sentences beside light rewordings of themselves (same) and of these with one fact changed (conflict)."""
    dice = random.Random(SEED)
    rewritten = rows(data / "linking" / "claim_pairs_dev.jsonl")
    texts = [
        (article(row), row["text"])
        for row in rows(data / "extraction" / "wikinews_dev.jsonl")
        if sum(row["worth"])
    ]
    texts += [(article(row), row["b"]) for row in rewritten if row["kind"] == "short"]
    texts += [(group, piece) for group, text in texts for piece in pieces(text)]
    pool = names_in([text for _, text in texts])
    for group, text in texts:
        for _ in range(2):
            other = reworded(text, dice)
            yield Example(*recased(text, other, dice), "same", group, "edit")
            changed = edited(other, dice, pool)
            if changed is not None:
                yield Example(*recased(text, changed, dice), "conflict", group, "edit")
    for row in rewritten:
        if row["relation"] == "same":
            for _ in range(2):
                changed = edited(row["b"], dice, pool)
                if changed is not None:
                    yield Example(*recased(row["a"], changed, dice), "conflict", article(row), "rewrite")


def pieces(text: str) -> list[str]:
    """The short clauses of a sentence, as short as claims can be."""
    parts = [part.strip() for part in re.split(r"[,;:.]| that ", text)]
    return [part for part in parts if 3 <= len(part.split()) <= 9]


def background(sentences: list[str]) -> Iterator[Example]:
    """The best candidates of a self-join, near-copies left out."""
    dice = random.Random(SEED)
    some = [text for text in dice.sample(sentences, BACKGROUND) if 40 < len(text) < 220]
    yield from strangers(some, "background", step=12, copies=6)


def fragments(sentences: list[str]) -> Iterator[Example]:
    """The same with short pieces, and each beside one drawn at random."""
    dice = random.Random(SEED + 1)
    short = sorted({piece for text in dice.sample(sentences, BACKGROUND) for piece in pieces(text)})
    dice.shuffle(short)
    yield from strangers(short, "fragment", step=15, copies=3)
    for a, b in zip(short[:400], short[400:800], strict=True):
        yield Example(a, b, "different", "background", "fragment")


def strangers(texts: list[str], source: str, *, step: int, copies: int) -> Iterator[Example]:
    """The two best candidates of every `step`-th text, where they share less than `copies` pairs of words."""
    index = Index()
    index.add(enumerate(texts))
    for id in range(0, len(texts), step):
        for hit in index.search(texts[id], 3):
            if hit.id != id and len(facts(texts[id]).bigrams & facts(texts[hit.id]).bigrams) < copies:
                yield Example(texts[id], texts[hit.id], "different", "background", source)


def vector(a: str, b: str) -> list[float]:
    """The features of a pair, as `compare` has them."""
    one, two = sorted((a, b))
    return features(align(facts(one), facts(two)))


class Matrix(NamedTuple):
    """Examples as arrays, one row each."""

    values: Any
    relation: Any
    group: Any
    weight: Any

    @classmethod
    def of(cls, examples: list[Example], meaning: Meaning | None = None) -> "Matrix":
        """Read the features of all examples; the last is the cosine, where there is a sentence model."""
        values = np.array([vector(example.a, example.b) for example in examples])
        if meaning is not None:
            cosines = meaning.cosines((example.a, example.b) for example in examples)
            values = np.column_stack([values, cosines])
        relation, group = (np.array([getattr(e, name) for e in examples]) for name in ("relation", "group"))
        sizes = Counter(example.source for example in examples)
        weight = np.array([SAY[e.source] * sizes["labelled"] / sizes[e.source] for e in examples])
        return cls(values, relation, group, weight)

    def part(self, rows: Any) -> "Matrix":
        """Some of the rows."""
        return Matrix(*(column[rows] for column in self))


def heads(learnt: Matrix) -> dict[str, Any]:
    """Both heads: about from all examples, contradiction from those that are about the same."""
    about = np.isin(learnt.relation, ["same", "conflict"])
    more = {MEANING: +1} if learnt.values.shape[1] > len(NAMES) else {}
    alike = learnt.part(about)
    alike.weight[alike.relation == "conflict"] *= CONFLICTS
    return {
        "about": boosted(learnt, about, ABOUT | more),
        "contradiction": boosted(alike, alike.relation == "conflict", CONTRADICTION),
    }


def boosted(learnt: Matrix, wanted: Any, signs: dict[str, int]) -> dict[str, Any]:
    """Boosted trees of two levels; what a feature may do to the odds is bound by its sign."""
    columns = [(*NAMES, MEANING).index(name) for name in signs]
    learner = HistGradientBoostingClassifier(
        max_iter=100,
        learning_rate=0.1,
        max_depth=2,
        min_samples_leaf=25,
        l2_regularization=5.0,
        monotonic_cst=list(signs.values()),
        early_stopping=False,
        random_state=SEED,
    )
    learner.fit(learnt.values[:, columns], wanted, sample_weight=learnt.weight)
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
    chances = np.zeros((len(examples), 2))
    for group in np.unique(learnt.group[ours]):
        away = learnt.group == group
        learned = heads(learnt.part(~away))
        about, contradiction = (Head.read(learned[name]) for name in ("about", "contradiction"))
        for at in np.flatnonzero(away & ours):
            values = learnt.values[at].tolist()
            yes, against = about.probability(values), contradiction.probability(values)
            chances[at] = yes * (1 - against), yes * against
    same, conflict = chances[ours].T.tolist()
    found = [str(relation(*both, 1.0)) for both in zip(same, conflict, strict=True)]
    return HeldOut(learnt.relation[ours].tolist(), found, same, conflict)


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def article(row: dict[str, Any]) -> str:
    """The article that a row is from."""
    return str(row["id"]).split(":")[0]


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
