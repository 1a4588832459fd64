"""Headlines of rumours, one cluster each: ours as shipped, and average-link over the peers' scores.

python benchmarks/linking/clusters.py [--data FOLDER] [--quick]
"""

from itertools import combinations
from pathlib import Path

from minilm import with_and_without
from peers import Scores, average_link, cut, scorers
from tables import Row, b_cubed, is_aside, line, rows, run, title

from workbench.linking import link

STEPS = [n / 40 for n in range(8, 40)]


def clusters(folder: Path, quick: bool) -> None:
    """`clusters_emergent`: B³ of the partition; a peer's threshold is the best one of the half looked at."""
    data = rows(folder / "clusters_emergent.jsonl")
    halves = {aside: [row for row in data if is_aside(row["cluster"]) is aside] for aside in (True, False)}
    title(
        f"clusters: clusters_emergent, {len(data)} headlines of {len({row['cluster'] for row in data})} "
        "rumours; B³, target .91, with the model .94",
        "precision",
        "recall",
        "F",
    )
    parts = {"kept aside": halves[True], "all": data}
    for name, meaning in with_and_without().items():
        for part, rumours in parts.items():
            found = link([row["text"] for row in rumours], meaning=meaning).clusters
            line(f"{name}, as shipped, {part} ({len(rumours)})", *b_cubed(truth(rumours), found))
    for name, scores in scorers().items():
        looked = halves[False]
        merges = merged(looked, scores)
        best = max(STEPS, key=lambda t: b_cubed(truth(looked), cut(len(looked), merges, t))[2])
        for part, rumours in parts.items():
            partition = cut(len(rumours), merged(rumours, scores), best)
            line(f"{name} ≥ {best:.3f}, {part} ({len(rumours)})", *b_cubed(truth(rumours), partition))


def truth(rumours: list[Row]) -> list[str]:
    """The rumour of each headline."""
    return [row["cluster"] for row in rumours]


def merged(rumours: list[Row], scores: Scores) -> list[tuple[float, int, int]]:
    """Average-link over all pairs."""
    pairs = list(combinations(range(len(rumours)), 2))
    scored = dict(zip(pairs, scores([row["text"] for row in rumours], pairs), strict=True))
    return list(average_link(len(rumours), scored, STEPS[0]))


if __name__ == "__main__":
    run(__doc__, clusters)
