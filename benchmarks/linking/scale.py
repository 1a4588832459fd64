"""The index at scale: building, saving, opening, adding, searching; beside tantivy in the same run.

python benchmarks/linking/scale.py [--data FOLDER] [--size 100000]

Sentences of `scale_sentences`; a query is one of them edited and shortened, so that its source is known. One
process, warm, the searches of both taking turns. Run it under `taskset -c 0` to hold it to one core.
"""

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from engines import tantivy
from tables import DATA, line, missing, percentile, sentences, title

from workbench.linking import Index

QUERIES = 1000


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the labelled sets")
    parser.add_argument("--size", type=int, default=100_000, help="sentences in the index")
    options = parser.parse_args()
    at_size(options.data / "linking", options.size)


def scale(folder: Path, quick: bool) -> None:
    """The table at its usual size."""
    at_size(folder, 20_000 if quick else 100_000)


def at_size(folder: Path, size: int) -> None:
    """Time everything once, searches QUERIES times."""
    every = sentences(folder, size + 100)
    texts, more = every[:-100], every[-100:]
    title(
        f"scale: {len(texts)} of scale_sentences; targets: p95 ≤ 1/3 of tantivy's, equal recall, open ≤ 0.5 s, "
        "add ≤ 50 ms",
        "seconds",
    )
    index, took = timed(lambda: built(texts))
    line("build", took)
    with tempfile.TemporaryDirectory() as made:
        line("save", timed(lambda: index.save(made))[1])
        index, took = timed(lambda: opened(made))
        line("open, and the first search", took)
    line("add 100, and the first search", timed(lambda: added(index, more, len(texts)))[1])
    searches: dict[str, Callable[[str], list[int]]] = {
        "ours": lambda query: [hit.id for hit in index.search(query, 20)],
    }
    try:
        search, took = timed(lambda: tantivy(texts))
        line("tantivy: build", took)
        searches["tantivy"] = lambda query: search(query, 20)
    except ImportError as error:
        missing("tantivy", error)
    latency(texts, searches)


def latency(texts: list[str], searches: dict[str, Callable[[str], list[int]]]) -> None:
    """Milliseconds and recall@20 of each, over the same queries in turns."""
    queries = edited(texts, QUERIES)
    took: dict[str, list[float]] = {name: [] for name in searches}
    hits = dict.fromkeys(searches, 0)
    for number, (query, source) in enumerate(queries[:50] + queries):
        for name, search in searches.items():
            found, seconds = timed(lambda search=search, query=query: search(query))
            if number >= 50:  # warm
                took[name].append(1000 * seconds)
                hits[name] += source in found
    title(f"  search, {QUERIES} queries", "p50 ms", "p95 ms", "recall@20")
    for name, times in took.items():
        line(name, percentile(times, 0.5), percentile(times, 0.95), hits[name] / len(queries))
    if "tantivy" in took:
        ratios = [percentile(took["ours"], p) / percentile(took["tantivy"], p) for p in (0.5, 0.95)]
        line("ours / tantivy", *ratios)


def edited(texts: list[str], count: int) -> list[tuple[str, int]]:
    """Queries: a stretch of a sentence with a word dropped and two swapped, and the place of its source."""
    dice = random.Random(5)
    made: list[tuple[str, int]] = []
    for at in dice.sample(range(len(texts)), min(len(texts), 3 * count)):
        words = re.findall(r"\S+", texts[at])
        if len(words) < 8:
            continue
        length = max(5, round(len(words) * dice.uniform(0.4, 0.8)))
        start = dice.randrange(len(words) - length + 1)
        some = words[start : start + length]
        some.pop(dice.randrange(len(some)))
        swap = dice.randrange(len(some) - 1)
        some[swap], some[swap + 1] = some[swap + 1], some[swap]
        made.append((" ".join(some), at))
    return made[:count]


def built(texts: list[str]) -> Index:
    """An index of some texts."""
    index = Index()
    index.add(enumerate(texts))
    return index


def opened(folder: str) -> Index:
    """An index from its folder, searched once."""
    index = Index.open(folder)
    index.search("the resolution was adopted", 1)
    return index


def added(index: Index, texts: list[str], first: int) -> None:
    """More texts in an index, searched once."""
    index.add(enumerate(texts, first))
    index.search("the resolution was adopted", 1)


def timed(what: Callable):
    """What it gives, and the seconds it took."""
    start = time.perf_counter()
    result = what()
    return result, time.perf_counter() - start


if __name__ == "__main__":
    main()
