"""Edited headlines: conflicts told from matches, by ours and by token_set.

python benchmarks/linking/conflicts.py [--data FOLDER] [--quick]
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz
from tables import Row, area, aside, line, rows, run, title

from workbench.linking import compare
from workbench.records import Comparison, Relation

Score = Callable[[Row], float]
TARGETS = {"number": 0.95, "negation": 0.90, "antonym": 0.90, "entity": 0.70}


def conflicts(folder: Path, quick: bool) -> None:
    """`conflicts`: share of edited headlines found while at most 5% of the unedited are called a conflict."""
    data = rows(folder / "conflicts.jsonl")
    title(
        f"conflicts: {len(data)} headline pairs, edited and not; recall at ≤ 5% false alarms (threshold per kind)",
        "kept aside",
        "all",
        "target",
        "token_set",
        "its AUC",
    )
    for kind, target in TARGETS.items():
        edited = [row for row in data if row["kind"] == kind]
        plain = [row for row in data if row["kind"] == f"{kind}-orig"]
        labels = [not row["same"] for row in edited + plain]
        line(
            f"{kind} ({len(edited)})",
            recall(aside(edited), aside(plain), ours),
            recall(edited, plain, ours),
            target,
            recall(edited, plain, unlike),
            area(labels, [unlike(row) for row in edited + plain]),
        )
    title("  as shipped: called a conflict (.relation)", "kept aside", "all")
    for kind in [*TARGETS, *(f"{kind}-orig" for kind in TARGETS)]:
        some = [row for row in data if row["kind"] == kind]
        line(f"{kind} ({len(some)})", called(aside(some)), called(some))
    line(
        "all that is unedited",
        *(called([row for row in part if row["same"]]) for part in (aside(data), data)),
    )
    line(
        "all that is edited",
        *(called([row for row in part if not row["same"]]) for part in (aside(data), data)),
    )


@cache
def compared(a: str, b: str) -> Comparison:
    """A pair compared, once."""
    return compare(a, b)


def ours(row: Row) -> float:
    """What ranks conflicts."""
    return compared(row["a"], row["b"]).conflict


def unlike(row: Row) -> float:
    """The peer: the less alike, the likelier a conflict."""
    return -fuzz.token_set_ratio(row["a"].lower(), row["b"].lower())


def called(some: list[Row]) -> float:
    """The share that is called a conflict."""
    return sum(compared(row["a"], row["b"]).relation is Relation.CONFLICT for row in some) / len(some)


def recall(edited: list[Row], plain: list[Row], score: Score) -> float:
    """Recall at the lowest threshold that at most one in twenty unedited pairs passes."""
    alarms = sorted(map(score, plain), reverse=True)
    limit = alarms[len(alarms) // 20]
    return sum(score(row) > limit for row in edited) / len(edited)


if __name__ == "__main__":
    run(__doc__, conflicts)
