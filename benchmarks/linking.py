"""How well claims are linked: tables of ours beside rapidfuzz alone.

    python benchmarks/linking.py [--data FOLDER]

Everything but the cross-validation runs the workbench as it ships. A part of each set was looked at while
the tables and thresholds were made; "kept aside" is the other part (by a checksum of the text), and only
that is evidence. The cross-validation by article learns anew and needs scikit-learn.
"""

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from workbench.linking import compare, link
from workbench.records import Relation

ROOT = Path(__file__).parent.parent
Row = dict[str, Any]
Score = Callable[[str, str], float]
PEERS: dict[str, Score] = {
    "token_set": lambda a, b: fuzz.token_set_ratio(a.lower(), b.lower()) / 100,
    "WRatio": lambda a, b: fuzz.WRatio(a.lower(), b.lower()) / 100,
}
RELATIONS = ("same", "conflict", "related")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    folder = parser.parse_args().data / "linking"
    pairs(folder)
    conflicts(rows(folder / "conflicts.jsonl"))
    headlines(rows(folder / "pairs_sts_news.jsonl"))
    rumours(rows(folder / "clusters_emergent.jsonl"))


# --- same, conflict, related --------------------------------------------------------------------


def pairs(folder: Path) -> None:
    """`claim_pairs_dev`: three relations, cross-validated by article."""
    try:
        from sklearn.linear_model import LogisticRegression
        from train_linking import all_examples, cross_validated, sentences_of
    except ImportError:
        print("claim_pairs_dev: skipped, scikit-learn is not installed\n")
        return
    examples = all_examples(folder.parent, sentences_of(folder.parent))
    told, found = cross_validated(examples)
    data = rows(folder / "claim_pairs_dev.jsonl")
    articles = [row["id"].split(":")[0] for row in data]
    title(
        f"claim_pairs_dev, {len(data)} pairs of {len(set(articles))} articles, cross-validated by article: F1"
    )
    line("", "macro", *RELATIONS)
    line("ours", *f1s(told, found))
    for name, score in PEERS.items():
        values = [[score(row["a"], row["b"])] for row in data]
        peer: list[str] = [""] * len(data)
        for article in sorted(set(articles)):
            learner = LogisticRegression(class_weight="balanced")
            train = [i for i, a in enumerate(articles) if a != article]
            learner.fit([values[i] for i in train], [told[i] for i in train])
            for i, a in enumerate(articles):
                if a == article:
                    peer[i] = str(learner.predict([values[i]])[0])
        line(name, *f1s(told, peer))
    title("  right, per kind")
    right: dict[tuple[str, str], list[bool]] = {}
    for row, relation_found in zip(data, found, strict=True):
        right.setdefault((row["relation"], row["kind"]), []).append(row["relation"] == relation_found)
    for (kind_of, kind), hits in sorted(right.items()):
        line(f"{kind_of}: {kind} ({len(hits)})", sum(hits) / len(hits))


def f1s(told: Sequence[str], found: Sequence[str]) -> list[float]:
    """Macro F1, then F1 of each relation. "different" counts as related: neither same nor conflict."""
    each = []
    for wanted in RELATIONS:
        hits = sum(t == f == wanted for t, f in zip(told, found, strict=True))
        each.append(2 * hits / ((told.count(wanted) + list(found).count(wanted)) or 1))
    return [sum(each) / 3, *each]


# --- conflicts, headlines, clusters -------------------------------------------------------------


def conflicts(data: list[Row]) -> None:
    """`conflicts`: share of edited headlines found while at most 5% of the unedited are called a conflict."""
    title("conflicts, edited headlines: recall at ≤ 5% false alarms on the unedited (threshold per kind)")
    line("", "ours: kept aside", "all", "token_set: all")
    for kind in ("number", "negation", "antonym", "entity"):
        edited = [row for row in data if row["kind"] == kind]
        plain = [row for row in data if row["kind"] == f"{kind}-orig"]
        ours = [recall(aside(edited), aside(plain), conflict_score), recall(edited, plain, conflict_score)]
        peer = recall(edited, plain, lambda a, b: -PEERS["token_set"](a, b))
        line(f"{kind} ({len(edited)})", *ours, peer)
    called = [compare(row["a"], row["b"]).relation for row in data]
    for wanted, name in ((0, "called a conflict, edited"), (1, "called a conflict, unedited")):
        mine = [
            found is Relation.CONFLICT
            for row, found in zip(data, called, strict=True)
            if row["same"] == wanted
        ]
        line(f"{name} ({len(mine)})", "", sum(mine) / len(mine))


def conflict_score(a: str, b: str) -> float:
    """What ranks conflicts."""
    return compare(a, b).conflict


def recall(edited: list[Row], plain: list[Row], score: Score) -> float:
    """Recall at the lowest threshold that at most one in twenty unedited pairs passes."""
    alarms = sorted((score(row["a"], row["b"]) for row in plain), reverse=True)
    limit = alarms[len(alarms) // 20]
    return sum(score(row["a"], row["b"]) > limit for row in edited) / len(edited)


def headlines(data: list[Row]) -> None:
    """`pairs_sts_news`: same or not."""
    title(f"pairs_sts_news, {len(data)} pairs: same or not, F1")
    line("", "kept aside", "all", "threshold")
    for name, score in {"ours": lambda a, b: compare(a, b).same, **PEERS}.items():
        looked = [(score(row["a"], row["b"]), row["same"]) for row in data if not is_aside(row["a"])]
        best = max((f1(looked, t / 100), t / 100) for t in range(1, 100))[1]
        kept = [(score(row["a"], row["b"]), row["same"]) for row in aside(data)]
        line(name, f1(kept, best), f1(kept + looked, best), best)
    shipped = [(float(compare(row["a"], row["b"]).relation is Relation.SAME), row["same"]) for row in data]
    line("ours, as shipped", "", f1(shipped, 0.5), "relation")


def f1(scored: Iterable[tuple[float, int]], threshold: float) -> float:
    """F1 of "score ≥ threshold"."""
    counts = Counter((score >= threshold, bool(same)) for score, same in scored)
    hits, wrong = counts[True, True], counts[True, False] + counts[False, True]
    return 2 * hits / (2 * hits + wrong or 1)


def rumours(data: list[Row]) -> None:
    """`clusters_emergent`: headlines of rumours, one cluster each."""
    title(f"clusters_emergent, {len(data)} headlines of {len({row['cluster'] for row in data})} rumours: B³")
    line("", "precision", "recall", "F")
    aside_too = [row for row in data if is_aside(row["cluster"])]
    looked = [row for row in data if not is_aside(row["cluster"])]
    for part, chosen in (("kept aside", aside_too), ("all", data)):
        texts, truth = [row["text"] for row in chosen], [row["cluster"] for row in chosen]
        line(f"ours, {part} ({len(texts)})", *b_cubed(truth, link(texts).clusters))
    for name, plain_score in PEERS.items():
        score = lru_cache(maxsize=None)(plain_score)
        steps = [n / 20 for n in range(6, 19)]
        best = max(steps, key=lambda t: b_cubed(*peer_clusters(looked, score, t))[2])
        for part, chosen in (("kept aside", aside_too), ("all", data)):
            line(f"{name} ≥ {best:.2f}, {part}", *b_cubed(*peer_clusters(chosen, score, best)))


def peer_clusters(data: list[Row], score: Score, threshold: float) -> tuple[list[str], list[tuple[int, ...]]]:
    """The truth, and a peer's clusters: average-link over all pairs, cut where the mean score falls below."""
    texts = [row["text"] for row in data]
    means = np.array([[score(a, b) for b in texts] for a in texts])
    np.fill_diagonal(means, -1)
    members = [[at] for at in range(len(texts))]
    while means.max() >= threshold:
        one, two = sorted(divmod(int(means.argmax()), len(texts)))
        sizes = len(members[one]), len(members[two])
        means[one] = means[:, one] = (sizes[0] * means[one] + sizes[1] * means[two]) / sum(sizes)
        means[two] = means[:, two] = means[one, one] = -1
        members[one] += members[two]
        members[two] = []
    return [row["cluster"] for row in data], [tuple(m) for m in members if m]


def b_cubed(truth: Sequence[str], clusters: Iterable[tuple[int, ...]]) -> tuple[float, float, float]:
    """B³ precision, recall and F (Bagga and Baldwin, 1998)."""
    sizes = Counter(truth)
    precision = recall_ = 0.0
    for members in clusters:
        inside = Counter(truth[id] for id in members)
        precision += sum(n * n for n in inside.values()) / len(members)
        recall_ += sum(n * n / sizes[name] for name, n in inside.items())
    precision, recall_ = precision / len(truth), recall_ / len(truth)
    return precision, recall_, 2 * precision * recall_ / (precision + recall_)


# --- reading and printing -----------------------------------------------------------------------


def rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def is_aside(text: str) -> bool:
    """Whether what carries this text was kept aside while the workbench was made."""
    return zlib.crc32(text.encode()) % 2 == 1


def aside(data: list[Row]) -> list[Row]:
    """The rows kept aside."""
    return [row for row in data if is_aside(row["a"])]


def title(text: str) -> None:
    """A table begins."""
    print(f"\n{text}")


def line(name: str, *cells: float | str) -> None:
    """One line of a table."""
    print(f"{name:40}", *(f"{c:>16.3f}" if isinstance(c, float) else f"{c:>16}" for c in cells))


if __name__ == "__main__":
    main()
