"""Tweets to the published fact-check of the same claim: ours and search engines.

python benchmarks/linking/retrieval.py [--data FOLDER] [--quick]
"""

from pathlib import Path

from engines import Search, filled
from tables import Row, aside, line, rows, run, title

DEEP = 20


def retrieval(folder: Path, quick: bool) -> None:
    """CheckThat! 2022 2A: MAP@5, and recall at 1, 5 and 20, on dev and (not when quick) on train."""
    checks = rows(folder / "snopes_vclaims.jsonl")
    ids = {row["id"]: at for at, row in enumerate(checks)}
    texts = [f"{row['claim']} {row['title']}" for row in checks]
    sets = {part: rows(folder / f"clef22_2a_{part}.jsonl") for part in ("dev", "train")}
    if quick:
        del sets["train"]
        sets["dev"] = sets["dev"][::4]
    sizes = ", ".join(f"{part} {len(queries)} queries" for part, queries in sets.items())
    title(
        f"retrieval: CheckThat! 2A, {len(checks)} claims, {sizes}; target MAP@5 .935 on dev, with the model .95",
        "MAP@5",
        "R@1",
        "R@5",
        "R@20",
    )
    for name, search in filled(texts):
        for part, queries in sets.items():
            ranks = [rank(search, row, ids) for row in queries]
            line(f"{name}, {part}", *measures(ranks))
            if name.startswith("ours") and part == "dev":
                kept = [rank(search, row, ids) for row in aside(queries, "query")]
                line(f"{name}, {part}, kept aside ({len(kept)})", *measures(kept))


def rank(search: Search, row: Row, ids: dict[str, int]) -> list[int]:
    """The places (from 1) at which the wanted claims were found; 0 for one that was not."""
    found = search(row["query"], DEEP)
    return [found.index(ids[id]) + 1 if ids[id] in found else 0 for id in row["relevant"]]


def measures(ranks: list[list[int]]) -> list[float]:
    """MAP@5 and recall at three depths."""
    shares = [
        [sum(1 <= place <= depth for place in places) / len(places) for places in ranks]
        for depth in (1, 5, DEEP)
    ]
    return [
        sum(map(average_precision, ranks)) / len(ranks),
        *(sum(share) / len(ranks) for share in shares),
    ]


def average_precision(places: list[int], depth: int = 5) -> float:
    """Average precision of what was found down to a depth."""
    found = sorted(place for place in places if 1 <= place <= depth)
    return sum(hits / place for hits, place in enumerate(found, 1)) / min(len(places), depth)


if __name__ == "__main__":
    run(__doc__, retrieval)
