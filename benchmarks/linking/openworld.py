"""Labelled sets hidden among ten thousand other sentences: what linking finds, and what it makes up.

python benchmarks/linking/openworld.py [--data FOLDER] [--quick]

Planted: the headlines of the pairs that are the same in `pairs_sts_news` and `conflicts`, and all of
`clusters_emergent`. Counted are the pairs of texts that touch a planted one; of two planted texts only those
that a set labels, as the same or (two rumours, a pair that is not the same) as not.
"""

import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from minilm import with_and_without
from peers import Pair, Scores, average_link, cut, scorers
from tables import line, percentile, rows, run, sentences, title

from workbench.linking import Index, link
from workbench.records import Relation

FILLER = 10_000
CANDIDATES = 20  # of each text, for the peers
STEPS = [n / 40 for n in range(14, 40)]


class World(NamedTuple):
    """The texts in a mixed order, which are planted, and what is known of planted pairs."""

    texts: list[str]
    planted: set[int]
    same: set[Pair]
    apart: set[Pair]


def openworld(folder: Path, quick: bool) -> None:
    """Precision, recall and F1 over pairs, of the links and after clustering."""
    made = world(folder, FILLER // (4 if quick else 1))
    title(
        f"openworld: {len(made.planted)} planted texts with {len(made.same)} pairs that are the same, among "
        f"{len(made.texts)}; target F1 after clustering .78, with the model .83",
        "precision",
        "recall",
        "F1",
    )
    for name, meaning in with_and_without().items():
        start = time.perf_counter()
        linking = link(made.texts, meaning=meaning)
        took = time.perf_counter() - start
        links = [(one.a, one.b) for one in linking.links if one.relation is Relation.SAME]
        line(f"{name}, links", *figures(made, links))
        line(f"{name}, after clustering", *figures(made, together(linking.clusters)))
        line("  seconds", f"{took:.1f}")
        line("  largest clusters", *sorted(map(len, linking.clusters))[-3:])
    candidates = nearest(made.texts)
    for name, scores in scorers().items():
        if name != "WRatio":
            peer(name, scores, made, candidates)


def world(folder: Path, filler: int) -> World:
    """Plant the sets, each text once, in an order that tells nothing."""
    same, apart, clusters = set(), set(), defaultdict(list)
    for row in rows(folder / "pairs_sts_news.jsonl") + rows(folder / "conflicts.jsonl"):
        (same if row["same"] else apart).add((row["a"], row["b"]))
    for row in rows(folder / "clusters_emergent.jsonl"):
        clusters[row["cluster"]].append(row["text"])
    members = [sorted(set(texts)) for texts in clusters.values()]
    same |= {pair for texts in members for pair in combinations(texts, 2)}
    apart |= {(a, b) for one, two in combinations(members, 2) for a in one for b in two}
    plants = dict.fromkeys(
        [*(text for pair in sorted(same) for text in pair), *(t for m in members for t in m)]
    )
    texts = [*plants, *(text for text in sentences(folder, filler) if text not in plants)]
    texts = [texts[at] for at in np.random.default_rng(0).permutation(len(texts))]
    place = {text: at for at, text in enumerate(texts)}
    known = [
        {(min(place[a], place[b]), max(place[a], place[b])) for a, b in some if a in plants and b in plants}
        for some in (same, apart)
    ]
    itself = {(at, at) for at in range(len(texts))}
    return World(texts, {place[text] for text in plants}, known[0] - itself, known[1] - known[0] - itself)


def figures(made: World, found: Iterable[Pair]) -> list[float]:
    """Precision, recall and F1 over the pairs that count."""
    pairs = {(min(pair), max(pair)) for pair in found}
    right = len(pairs & made.same)
    wrong = sum(
        (a, b) in made.apart or (a in made.planted) != (b in made.planted) for a, b in pairs - made.same
    )
    precision, recall = right / ((right + wrong) or 1), right / len(made.same)
    return [precision, recall, 2 * right / (right + wrong + len(made.same))]


def together(clusters: Iterable[Sequence[int]]) -> list[Pair]:
    """The pairs inside clusters."""
    return [pair for members in clusters for pair in combinations(sorted(members), 2)]


def nearest(texts: Sequence[str]) -> list[Pair]:
    """The candidates that the peers score: what the index finds for each text."""
    index = Index()
    index.add(enumerate(texts))
    found = set()
    for id, text in enumerate(texts):
        found |= {(min(id, hit.id), max(id, hit.id)) for hit in index.search(text, CANDIDATES + 1)}
    return sorted(pair for pair in found if pair[0] != pair[1])


def peer(name: str, scores: Scores, made: World, candidates: Sequence[Pair]) -> None:
    """A peer over the candidates, then average-link; at the thresholds that are best for it here."""
    values = scores(made.texts, candidates)
    low = max(STEPS[0], percentile(values, 0.5))
    scored = {pair: value for pair, value in zip(candidates, values, strict=True) if value >= low}
    plain = max(
        (figures(made, [pair for pair, value in scored.items() if value >= step]) for step in STEPS),
        key=lambda cells: cells[2],
    )
    line(f"{name}, candidates at its best", *plain)
    merges = list(average_link(len(made.texts), scored, STEPS[0]))
    partitions = (together(cut(len(made.texts), merges, step)) for step in STEPS)
    line(
        f"{name}, average-link at its best",
        *max((figures(made, pairs) for pairs in partitions), key=lambda cells: cells[2]),
    )


if __name__ == "__main__":
    run(__doc__, openworld)
