"""What spotting costs: `python benchmarks/spotting.py [--data FOLDER]`."""

import time

from measures import folder, rows, table

from workbench.records import Article
from workbench.spotting import spot


def speed(texts: list[str]) -> None:
    spot(Article(origin="-", text=texts[0], sha256=""))
    began = time.process_time()
    for text in texts:
        spot(Article(origin="-", text=text, sha256=""))
    took = time.process_time() - began
    table("CPU per 4.6 kB", f"{len(texts)} articles", f"{1000 * took / (sum(map(len, texts)) / 4600):.1f} ms")


def main() -> None:
    speed([row["text"] for row in rows(folder(__doc__) / "attr_polnear_dev.jsonl")])


if __name__ == "__main__":
    main()
