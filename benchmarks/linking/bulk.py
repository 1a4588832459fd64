"""Linking a whole collection: time, memory, growth, and how much of what is planted is found; beside peers.

python benchmarks/linking/bulk.py [--data FOLDER] [--sizes 10000 100000 1000000] [--peers]

Planted among sentences of `scale_sentences`: `clusters_emergent` and the pairs that are the same in
`pairs_sts_news`. CPU and memory are those of all processes together.
"""

import argparse
import math
import os
import resource
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from itertools import combinations
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz, process
from tables import DATA, line, missing, rows, sentences, title

from workbench.linking import link

Pair = tuple[int, int]
_GLANCE = 0.2  # seconds between two looks at the memory
_FUZZY = 75  # token_set_ratio from which a peer calls two texts alike
_AT_ONCE = 500


def main() -> None:
    """Read the command line and print a line for each size."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the labelled sets")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000], help="texts to link")
    parser.add_argument("--peers", action="store_true", help="run the peers too, where they can")
    options = parser.parse_args()
    title(
        "bulk: targets 30 s at 100,000 and 300 s at 1,000,000 on two cores, at most 2.5 GB",
        "wall s",
        "CPU s",
        "peak MB",
        "links",
        "recall",
    )
    took = {size: measured(options.data / "linking", size, "ours", ours) for size in options.sizes}
    for small, large in zip(options.sizes, options.sizes[1:], strict=False):
        growth = math.log(took[large] / took[small]) / math.log(large / small)
        line(f"  growth of CPU, {small} to {large}: n to the power of", growth)
    if options.peers:
        measured(options.data / "linking", min(options.sizes), "rapidfuzz, all pairs", all_pairs)
        try:
            measured(options.data / "linking", min(options.sizes), "string_grouper", string_grouper)
        except ImportError as error:
            missing("string_grouper", error)


def measured(folder: Path, size: int, name: str, linked: Callable[[list[str]], set[Pair]]) -> float:
    """One line of the table; returns the CPU seconds."""
    texts, same = planted(folder, size)
    with Memory() as memory:
        start, before = time.perf_counter(), cpu()
        found = linked(texts)
        wall, used = time.perf_counter() - start, cpu() - before
    line(
        f"{name}, {len(texts)}",
        wall,
        used,
        f"{memory.peak / 1e6:.0f}",
        len(found),
        len(found & same) / len(same),
    )
    return used


def planted(folder: Path, size: int) -> tuple[list[str], set[Pair]]:
    """Texts in a mixed order, and the pairs of them that say the same."""
    texts: list[str] = []
    same: set[Pair] = set()
    rumours: dict[str, list[int]] = defaultdict(list)
    for row in rows(folder / "clusters_emergent.jsonl"):
        rumours[row["cluster"]].append(len(texts))
        texts.append(row["text"])
    for members in rumours.values():
        same.update(combinations(members, 2))
    for row in rows(folder / "pairs_sts_news.jsonl"):
        if row["same"]:
            same.add((len(texts), len(texts) + 1))
            texts += [row["a"], row["b"]]
    texts += sentences(folder, size)[: max(0, size - len(texts))]
    order = np.random.default_rng(0).permutation(len(texts))
    place = np.argsort(order)
    return [texts[at] for at in order], {_ordered(int(place[a]), int(place[b])) for a, b in same}


def ours(texts: list[str]) -> set[Pair]:
    """The pairs that `link` ties, whatever it calls them."""
    return {(one.a, one.b) for one in link(texts).links}


def all_pairs(texts: list[str]) -> set[Pair]:
    """Every text with every other, by letters alone."""
    low = [text.lower() for text in texts]
    found: set[Pair] = set()
    for at in range(0, len(low), _AT_ONCE):
        scores = process.cdist(
            low[at : at + _AT_ONCE], low, scorer=fuzz.token_set_ratio, score_cutoff=_FUZZY, workers=-1
        )
        found.update(_rising(zip(*(side.tolist() for side in np.nonzero(scores)), strict=True), at))
    return found


def string_grouper(texts: list[str]) -> set[Pair]:
    """Cosines of letter trigrams, by `string_grouper`."""
    import pandas
    from string_grouper import match_strings

    found = match_strings(pandas.Series(texts), min_similarity=0.6, max_n_matches=20)
    return set(_rising(zip(found["left_index"], found["right_index"], strict=True), 0))


def _rising(pairs: Iterable[Pair], first: int) -> Iterable[Pair]:
    return ((int(a) + first, int(b)) for a, b in pairs if a + first < b)


def _ordered(a: int, b: int) -> Pair:
    return (min(a, b), max(a, b))


def cpu() -> float:
    """Seconds that this process and its children that have ended have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


class Memory:
    """Watches, in a thread, what this process and its children have in memory (Linux)."""

    def __init__(self) -> None:
        self.peak = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_raised: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_GLANCE):
            self.peak = max(self.peak, sum(map(resident, family())))


def family() -> list[int]:
    """This process and its children."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [os.getpid(), *(int(pid) for one in children for pid in one.read_text().split())]


def resident(pid: int) -> int:
    """Bytes that a process has in memory; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError):
        return 0


if __name__ == "__main__":
    main()
