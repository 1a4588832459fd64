"""The order of reading: whether it changes the clusters.

python benchmarks/linking/order.py [--data FOLDER] [--quick]

Texts linked in bulk in another order, and articles read one by one into fresh databases in another order.
"""

import random
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tables import line, rows, run, sentences, title

from workbench import desk
from workbench.desk import articles as stored
from workbench.desk import claims, intake
from workbench.linking import link

SEEDS = Path(__file__).parent.parent.parent / "seeds"
Partition = set[frozenset[str]]


def order(folder: Path, quick: bool) -> None:
    """How many clusters of one order are not in the other; target none."""
    title("order: clusters that differ when texts come in another order; target 0", "clusters", "differ")
    texts = [row["text"] for row in rows(folder / "clusters_emergent.jsonl")]
    texts = sorted({*texts, *sentences(folder, 500 if quick else 3000)})
    first = bulk(texts)
    for seed in range(2 if quick else 4):
        line(
            f"bulk link of {len(texts)} texts, shuffled ({seed})",
            *differing(first, bulk(shuffled(texts, seed))),
        )
    seeds = [path for path in sorted(SEEDS.iterdir()) if path.suffix in (".txt", ".html", ".md")]
    articles = {
        "of the sample": seeds,
        "of three headlines": wires(folder, 30 if quick else 90),
        "of ten sentences, and the sample": [*papers(folder, 20 if quick else 54), *seeds],
    }
    for name, some in articles.items():
        first = read(some)
        for seed in range(2):
            label = f"reading {len(some)} articles {name}, shuffled ({seed})"
            line(label, *differing(first, read(shuffled(some, seed))))


def wires(folder: Path, count: int) -> list[bytes]:
    """Articles that say three things each, of different rumours."""
    texts = [row["text"] for row in rows(folder / "clusters_emergent.jsonl")]
    return [". ".join(texts[at :: len(texts) // 3][:3]).encode() + b".\n" for at in range(count)]


def papers(folder: Path, count: int) -> list[bytes]:
    """Articles of ten sentences: four headlines of rumours, and six of speeches, of which others have some too."""
    rumours = [row["text"] for row in rows(folder / "clusters_emergent.jsonl")]
    speeches = sentences(folder, 3 * count)
    dice = random.Random(count)
    return ["\n\n".join([*dice.sample(rumours, 4), *dice.sample(speeches, 6)]).encode() for _ in range(count)]


def shuffled(things: Sequence, seed: int) -> list:
    """The same in another order."""
    return random.Random(seed).sample(list(things), len(things))


def bulk(texts: Sequence[str]) -> Partition:
    """The partition that `link` makes."""
    return {frozenset(texts[id] for id in members) for members in link(texts).clusters}


def read(articles: Sequence[Path | bytes]) -> Partition:
    """The partition of claims, each by its text and its article's, after reading articles in this order."""
    found: dict[int, set[str]] = {}
    with tempfile.TemporaryDirectory() as made, desk.open_desk(Path(made) / "claims.db") as opened:
        for article in articles:
            intake.read(opened, article)
        articles_by_id = {one.id: one.sha256 for one in stored.listing(opened)}
        for claim in claims.listing(opened):
            found.setdefault(claim.cluster, set()).add(
                f"{articles_by_id[claim.article]} {claim.start} {claim.text}"
            )
    return {frozenset(members) for members in found.values()}


def differing(first: Partition, other: Partition) -> tuple[int, int]:
    """The size of the first partition, and how many of its clusters the other does not have."""
    return len(first), len(first - other)


if __name__ == "__main__":
    run(__doc__, order)
