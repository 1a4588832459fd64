"""Short claims against Wikinews: `python benchmarks/wording.py [--data FOLDER]`."""

import statistics
from collections import defaultdict

from measures import Row, article, folder, rouge, rows, table

from workbench.records import Article, Claim
from workbench.spotting import spot


def wikinews(name: str, news: list[Row]) -> None:
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in news:
        by_article[row["doc"]].append(row)
    claimed = met = 0
    main: list[float] = []
    best: list[float] = []
    lengths: list[int] = []
    for lines in by_article.values():
        text, spans = article(lines)
        claims = spot(Article(origin=name, text=text, sha256=""))
        lengths += [len(claim.text.split()) for claim in claims]
        for row, (start, end) in zip(lines, spans, strict=True):
            if sum(row["worth"]) < 3:
                continue
            inside = [claim for claim in claims if claim.start < end and start < claim.end]
            claimed, met = claimed + 1, met + bool(inside)
            wording = [max(rouge(claim.text, short) for short in row["claim"]) for claim in inside]
            best.append(max(wording, default=0.0))
            main.append(wording[inside.index(_main(inside))] if inside else 0.0)
    size = f"{len(news)} in {len(by_article)} articles"
    table(f"sentences worth a claim that yield one: {name}", size, f"{met / claimed:.3f}")
    figure = f"main {statistics.mean(main):.3f}  best {statistics.mean(best):.3f}  median {statistics.median(lengths)} words"
    table(f"short claims, ROUGE-1: {name}", size, f"{figure}, {len(lengths)} claims")


def _main(claims: list[Claim]) -> Claim:
    return max(claims, key=lambda claim: claim.end - claim.start)


def main() -> None:
    wiki = rows(folder(__doc__) / "wikinews_dev.jsonl")
    wikinews("Wikinews dev", wiki)
    held = sorted({row["doc"] for row in wiki})[1::2]
    wikinews("Wikinews dev, held", [row for row in wiki if row["doc"] in held])


if __name__ == "__main__":
    main()
