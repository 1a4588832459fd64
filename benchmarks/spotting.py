"""What spotting costs, stage by stage, and its import: `python benchmarks/spotting.py [--data FOLDER]`.

CPU time, the best of several passes. A stage is timed while `spot` runs, the clock's own cost with it; what no stage
has is the making of claims.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from types import GeneratorType
from typing import Any

from measures import folder, rows, table

from workbench.records import Article
from workbench.spotting import finding, spot

STAGES = {
    "split": ("bounds", "flattened"),
    "tokens": ("Tokenized",),
    "people": ("People", "person_meant"),
    "attribution": ("attributed",),
    "parts": ("parts_of", "whole_of"),
    "worth": ("weighed",),
    "kinds": ("kinds",),
    "wording": ("short",),
    "dates": ("dated",),
}
PASSES = 5


def seconds(articles: list[Article]) -> float:
    began = time.process_time()
    for article in articles:
        spot(article)
    return time.process_time() - began


def timed(stage: str, call: Callable[..., Any], spent: Counter[str]) -> Callable[..., Any]:
    def clocked(*args: Any, **named: Any) -> Any:
        began = time.process_time_ns()
        result = call(*args, **named)
        result = list(result) if isinstance(result, GeneratorType) else result
        spent[stage] += time.process_time_ns() - began
        return result

    return clocked


def by_stage(articles: list[Article]) -> dict[str, float]:
    """Seconds in each stage of one pass."""
    spent: Counter[str] = Counter()
    kept = {name: getattr(finding, name) for names in STAGES.values() for name in names}
    try:
        for stage, names in STAGES.items():
            for name in names:
                setattr(finding, name, timed(stage, kept[name], spent))
        seconds(articles)
    finally:
        for name, call in kept.items():
            setattr(finding, name, call)
    return {stage: spent[stage] / 1e9 for stage in STAGES}


def imported(code: str, compiled: str) -> float:
    """CPU seconds of an interpreter that runs the code and ends, with the bytecode that an installed program has."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = compiled
    command = [sys.executable, "-c", code + "\nimport time; print(time.process_time())"]
    runs = [float(subprocess.check_output(command, env=environment)) for _ in range(1 + PASSES)]
    return min(runs[1:])


def imports() -> None:
    with tempfile.TemporaryDirectory() as compiled:
        bare = imported("", compiled)
        for name, code in (
            ("pydantic alone", "from pydantic import BaseModel"),
            ("its records", "from workbench.records import Article, Claim"),
            ("workbench.spotting", "import workbench.spotting"),
            ("all of its names", "from workbench.spotting import *"),
        ):
            cost = f"{1000 * (imported(code, compiled) - bare):.0f} ms CPU"
            table(f"import above bare Python: {name}", f"best of {PASSES}", cost)


def main() -> None:
    texts = [row["text"] for row in rows(folder(__doc__) / "attr_polnear_dev.jsonl")]
    articles = [Article(origin="-", text=text, sha256="") for text in texts]
    each = 1000 / (sum(map(len, texts)) / 4600)  # milliseconds for 4.6 kB, from seconds for all
    size = f"{len(texts)} articles"
    seconds(articles[:1])
    whole = min(seconds(articles) for _ in range(PASSES))
    table("CPU per 4.6 kB", size, f"{whole * each:.1f} ms")
    passes = [by_stage(articles) for _ in range(PASSES)]
    for stage in STAGES:
        table(f"  {stage}", size, f"{min(one[stage] for one in passes) * each:.2f} ms")
    imports()


if __name__ == "__main__":
    main()
