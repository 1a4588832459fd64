"""Claim pairs: same, conflict or related, cross-validated by article, and how far probabilities can be trusted.

python benchmarks/linking/pairs.py [--data FOLDER] [--quick]

The cross-validation learns anew by `benchmarks/train_linking.py` and needs scikit-learn. The line "as shipped"
is of weights that have seen these pairs: it is no evidence. `--quick` leaves the sentence model out, which reads
40,000 pairs of examples.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from minilm import with_and_without
from peers import FUZZY, scorers
from rapidfuzz import fuzz
from tables import Row, line, missing, rows, run, title

from workbench.linking import compare

RELATIONS = ("same", "conflict", "related")
FUZZIES = (fuzz.ratio, fuzz.partial_ratio, fuzz.token_sort_ratio, fuzz.token_set_ratio, fuzz.WRatio)


def pairs(folder: Path, quick: bool) -> None:
    """`claim_pairs_dev`: F1 of each relation, recall per kind, calibration."""
    data = rows(folder / "claim_pairs_dev.jsonl")
    told = [row["relation"] for row in data]
    articles = [row["id"].split(":")[0] for row in data]
    title(
        f"pairs: claim_pairs_dev, {len(data)} pairs of {len(set(articles))} articles; F1, cross-validated by "
        "article; target macro .65, with the model .75",
        "macro",
        *RELATIONS,
    )
    learned = {}
    asked = {name: meaning for name, meaning in with_and_without().items() if meaning is None or not quick}
    try:
        from train_linking import Matrix, all_examples, cross_validated, sentences_of
    except ImportError as error:
        missing("ours, cross-validated", error)
    else:
        examples = all_examples(folder.parent, sentences_of(folder.parent))
        plain = Matrix.of(examples)
        for name, meaning in asked.items():
            learnt = plain if meaning is None else plain.asking(meaning, examples)
            learned[name] = cross_validated(examples, learnt)
            line(f"{name}, cross-validated", *f1s(told, learned[name].found))
    for name, meaning in asked.items():
        found = [compare(row["a"], row["b"], meaning=meaning).relation for row in data]
        line(f"{name}, as shipped (.relation)", *f1s(told, found))
    peers(data, told, articles)
    for name, ours in learned.items():
        per_kind(name, data, ours.found)
        reliability(f"{name}: same", "same", told, ours.same)
        reliability(f"{name}: conflict", "conflict", told, ours.conflict)


def f1s(told: Sequence[str], found: Sequence[str]) -> list[float]:
    """Macro F1, then F1 of each relation. "different" counts as related: neither same nor conflict."""
    named = [str(name) if name in RELATIONS[:2] else RELATIONS[2] for name in found]
    each = []
    for wanted in RELATIONS:
        hits = sum(t == f == wanted for t, f in zip(told, named, strict=True))
        each.append(2 * hits / ((told.count(wanted) + named.count(wanted)) or 1))
    return [sum(each) / 3, *each]


def per_kind(name: str, data: Sequence[Row], found: Sequence[str]) -> None:
    """The share that is right, of every relation and kind."""
    title(f"  {name}, cross-validated: right, per kind", "recall")
    right: dict[tuple[str, str], list[bool]] = {}
    for row, name in zip(data, found, strict=True):
        named = name if name in RELATIONS[:2] else RELATIONS[2]
        right.setdefault((row["relation"], row["kind"]), []).append(row["relation"] == named)
    for (relation, kind), hits in sorted(right.items()):
        line(f"  {relation}: {kind} ({len(hits)})", sum(hits) / len(hits))


def reliability(name: str, wanted: str, told: Sequence[str], probabilities: Sequence[float]) -> None:
    """What was said beside what was so, in ten bins of probability (expected calibration error: Naeini, 2015)."""
    title(f"  calibration, cross-validated, of {name}", "pairs", "said", "is so")
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for label, said in zip(told, probabilities, strict=True):
        bins[min(9, int(said * 10))].append((said, label == wanted))
    error = 0.0
    for number, some in enumerate(bins):
        if some:
            said, so = (sum(column) / len(some) for column in zip(*some, strict=True))
            error += abs(said - so) * len(some) / len(told)
            line(f"  {number / 10:.1f} to {(number + 1) / 10:.1f}", len(some), said, so)
    line("  expected calibration error", error)


# --- the peers ----------------------------------------------------------------------------------


def peers(data: Sequence[Row], told: Sequence[str], articles: Sequence[str]) -> None:
    """Scores of the peers, each set of them turned into relations by a logistic regression."""
    try:
        import sklearn  # noqa: F401
    except ImportError as error:
        missing("peers", error)
        return
    texts = [text for row in data for text in (row["a"], row["b"])]
    places = [(at, at + 1) for at in range(0, len(texts), 2)]
    columns = {name: np.array([scores(texts, places)]).T for name, scores in scorers().items()}
    fuzzy = [[scorer(row["a"].lower(), row["b"].lower()) / 100 for scorer in FUZZIES] for row in data]
    sets = {f"{name}, logistic": values for name, values in columns.items()}
    sets[f"{len(FUZZIES)} fuzzy scores, logistic"] = np.array(fuzzy)
    model = [values for name, values in columns.items() if name not in FUZZY]
    if model:
        sets["fuzzy scores and MiniLM cosine, logistic"] = np.hstack([np.array(fuzzy), *model])
    for name, values in sets.items():
        line(name, *f1s(told, logistic(values, told, articles)))


def logistic(values: Any, told: Sequence[str], articles: Sequence[str]) -> list[str]:
    """The relation of each pair, by a logistic regression on the pairs of other articles."""
    from sklearn.linear_model import LogisticRegression

    found = np.empty(len(told), dtype=object)
    for article in set(articles):
        held = np.array([other == article for other in articles])
        learner = LogisticRegression(class_weight="balanced", max_iter=1000)
        learner.fit(values[~held], np.array(told)[~held])
        found[held] = learner.predict(values[held])
    return [str(name) for name in found]


if __name__ == "__main__":
    run(__doc__, pairs)
