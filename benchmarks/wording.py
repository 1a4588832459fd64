"""Short claims against those of Wikinews: `python benchmarks/wording.py [--data FOLDER]`.

For each sentence that is worth a claim, how near ours comes to the nearer one of its two short claims: ROUGE-1 F,
0 where we give none. "main" is our weightiest claim of the sentence, "best" the nearest of ours.
"""

import math
import statistics
from collections import defaultdict

from measures import Row, article, folder, rouge, rows, table

from workbench.records import Article, Claim
from workbench.spotting import spot

ENOUGH = 3  # two annotators' 0..2 summed, from which a sentence is worth a claim


def articles(news: list[Row]) -> dict[str, list[Row]]:
    """The sentences of each article, in order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in news:
        found[row["doc"]].append(row)
    return found


def weightiest(claims: list[Claim]) -> Claim:
    """The main claim of a sentence: worth much, and saying much."""
    return max(claims, key=lambda claim: claim.worth * math.sqrt(claim.end - claim.start))


def nearest(text: str, row: Row) -> float:
    """ROUGE-1 F to the nearer one of a sentence's two short claims."""
    return max(rouge(text, short) for short in row["claim"])


def short_claims(name: str, news: list[Row]) -> None:
    """Print ours, and beside it the beginning of the sentence and the whole of it."""
    main: list[float] = []
    best: list[float] = []
    lengths: list[int] = []
    unmet = 0
    peers: dict[str, list[float]] = {"first 9 words": [], "first 12 words": [], "whole sentence": []}
    for lines in articles(news).values():
        text, spans = article(lines)
        claims = spot(Article(origin=name, text=text, sha256=""))
        lengths += [len(claim.text.split()) for claim in claims]
        for row, (start, end) in zip(lines, spans, strict=True):
            if sum(row["worth"]) < ENOUGH:
                continue
            inside = [claim for claim in claims if claim.start < end and start < claim.end]
            unmet += not inside
            main.append(nearest(weightiest(inside).text, row) if inside else 0.0)
            best.append(max((nearest(claim.text, row) for claim in inside), default=0.0))
            words = row["text"].split()
            for peer, cut in zip(peers, (9, 12, None), strict=True):
                peers[peer].append(nearest(" ".join(words[:cut]), row))
    met = f"{1 - unmet / len(main):.3f}"
    table(f"sentences worth a claim that yield one: {name}", f"{len(main)} sentences", met)
    figure = f"main {statistics.mean(main):.3f}  best {statistics.mean(best):.3f}  median {statistics.median(lengths):.0f} words"
    table(f"short claims, ROUGE-1: {name}", f"{len(main)} sentences", figure)
    for peer, scores in peers.items():
        table(f"  {peer}", "", f"     {statistics.mean(scores):.3f}")


def main() -> None:
    wiki = rows(folder(__doc__) / "wikinews_dev.jsonl")
    short_claims("Wikinews dev", wiki)
    held = sorted({row["doc"] for row in wiki})[1::2]
    short_claims("Wikinews dev, held", [row for row in wiki if row["doc"] in held])


if __name__ == "__main__":
    main()
