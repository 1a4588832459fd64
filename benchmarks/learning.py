"""What a desk's decisions are worth: `python benchmarks/learning.py [--data FOLDER]`.

A checker decides on so many claims, drawn at random; average precision is that of the ranking of all the
others, by the shipped weights and after learning, the mean over desks and the worst desk. Each checker
keeps what a labelled set has as positive, or only some of it; the last keeps by the toss of a coin.
The shipped weights know the news sets: what counts here is the difference.
"""

import math
import random
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from measures import Row, average_precision, folder, rows, table

from workbench.spotting import worth
from workbench.spotting.adapting import Example
from workbench.spotting.finding import WORTH
from workbench.spotting.learning import adjusted, learn, traits

OWN = Path(__file__).parent / "labelled"
DECIDED = (5, 20, 50, 100, 200)
DESKS = 12
LEFT = 100  # sentences that must be left to rank

Claim = tuple[str, bool]  # a sentence, and whether this checker would keep it


def checkers(data: Path) -> Iterator[tuple[str, list[Claim]]]:
    news = [row for path in sorted(OWN.glob("news_*.jsonl")) for row in rows(path)]
    coin = random.Random(1)

    def kept(found: list[Row], keeps: Callable[[Row], bool]) -> list[Claim]:
        return [(row["text"], keeps(row)) for row in found if worth(row["text"]).score >= WORTH]

    def cares_for(*kinds: str) -> Callable[[Row], bool]:
        return lambda row: row["worth"] > 0 and not set(kinds).isdisjoint(row["kinds"])

    yield "labelled news, worth 2", kept(news, lambda row: row["worth"] == 2)
    yield "labelled news, figures and laws only", kept(news, cares_for("quantity", "rule"))
    yield "labelled news, allegations, pledges only", kept(news, cares_for("allegation", "pledge"))
    yield "Wikinews dev", kept(rows(data / "wikinews_dev.jsonl"), lambda row: sum(row["worth"]) >= 3)
    yield "CT24 dev", kept(rows(data / "cw_ct24_dev.jsonl"), lambda row: row["label"] == 1)
    yield (
        "PoliClaim, verifiable",
        kept(rows(data / "vf_policlaim_train.jsonl"), lambda row: row["label"] == 1),
    )
    opinions = rows(data / "subj_ct25_dev.jsonl")
    yield "CT25 dev, opinions only", kept(opinions, lambda row: row["label"] == 0)
    yield "labelled news, a coin", kept(news, lambda row: coin.random() < 0.3)


def gains(claims: list[Claim], decided: int) -> Iterator[tuple[float, float]]:
    """Average precision of what is left, as shipped and as learned, for each desk."""
    scored = {text: worth(text) for text, _ in claims}
    having = {text: traits(text) for text, _ in claims}
    odds = {text: math.fsum(reason.weight for reason in found.reasons) for text, found in scored.items()}
    for seed in range(DESKS):
        order = random.Random(seed).sample(claims, len(claims))
        learned = learn([Example(having[text], odds[text], keep) for text, keep in order[:decided]])
        left, labels = order[decided:], [keep for _, keep in order[decided:]]
        shipped = average_precision(labels, [scored[text].score for text, _ in left])
        after = [adjusted(scored[text], having[text], learned).score for text, _ in left]
        yield shipped, average_precision(labels, after)


def main() -> None:
    for name, claims in checkers(folder(__doc__)):
        for decided in DECIDED:
            if len(claims) - decided < LEFT:
                continue
            found = list(gains(claims, decided))
            shipped, learned = (statistics.mean(column) for column in zip(*found, strict=True))
            worst = min(after - before for before, after in found)
            figure = f"AP {shipped:.3f} → {learned:.3f}  worst desk {worst:+.3f}"
            table(f"learning: {name}", f"{decided} of {len(claims)} decided", figure)


if __name__ == "__main__":
    main()
