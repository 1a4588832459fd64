"""Dates in claims against labels: `python benchmarks/dates.py`.

labelled/dates.jsonl holds invented sentences, each with the day it was published and its dates as
`[start, end, first, last]`. Those of the part "held" were written before the rules, and not looked at since.
"""

from datetime import date
from pathlib import Path

from measures import Row, f1, rows, table

from workbench.spotting import dated

HERE = Path(__file__).parent


def found(row: Row) -> list[list[int | str]]:
    published = date.fromisoformat(row["published"]) if row["published"] else None
    made = dated(row["text"], 0, len(row["text"]), published)
    return [[one.start, one.end, one.first.isoformat(), one.last.isoformat()] for one in made]


def measured(name: str, sentences: list[Row]) -> None:
    """Right days in words that overlap, and the same with the very span."""
    days = spans = made = wanted = 0
    for row in sentences:
        mine, gold = found(row), row["dates"]
        made, wanted = made + len(mine), wanted + len(gold)
        spans += sum(one in gold for one in mine)
        days += sum(any(a[2:] == b[2:] and a[0] < b[1] and b[0] < a[1] for b in gold) for a in mine)
    table(f"dates, the days: {name}", f"{len(sentences)} sentences", f1(days, made, wanted))
    table(f"dates, the days and the span: {name}", f"{len(sentences)} sentences", f1(spans, made, wanted))


def main() -> None:
    sentences = rows(HERE / "labelled" / "dates.jsonl")
    for part in ("develop", "held"):
        measured(part, [row for row in sentences if row["part"] == part])


if __name__ == "__main__":
    main()
