"""Check-worthiness against labels, beside two peers: `python benchmarks/worth.py [--data FOLDER]`.

The peers, TF-IDF with a linear support vector machine (trained on the same sets as the weights, and fitted
to each fold) and the length of the sentence, need scikit-learn; so does the cross-validation. Wikinews is
scored by article: a model that has not seen the article, over several ways of dealing articles into folds.
"""

import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from measures import Row, average_precision, f1, folder, rows, table

from workbench.spotting.features import features
from workbench.spotting.finding import WORTH
from workbench.spotting.scoring import model, worth

FOLDS, DEALS = 6, 3
FIFTH = 5  # the threshold of a peer is chosen on every fifth PoliClaim sentence, and the rest is measured

Texts = Sequence[str]
Scorer = Callable[[Texts], list[float]]


def ours(texts: Texts) -> list[float]:
    return [worth(text).score for text in texts]


def length(texts: Texts) -> list[float]:
    return [float(len(text)) for text in texts]


def debates(data: Path, scorers: dict[str, Scorer]) -> None:
    read = rows(data / "cw_ct24_dev.jsonl")
    for name, scores in scorers.items():
        figure = average_precision([r["label"] for r in read], scores([r["text"] for r in read]))
        table(f"worth: CT24 dev, {name}", f"{len(read)} sentences", f"AP {figure:.3f}")


def verifiable(data: Path, scorers: dict[str, Scorer]) -> None:
    """PoliClaim: ours where spotting would see a claim, whatever the set; a peer at the best of a fifth."""
    read = rows(data / "vf_policlaim_train.jsonl")
    labels = [bool(row["label"]) for row in read]
    for name, scorer in scorers.items():
        scores = scorer([row["text"] for row in read])
        bar = WORTH if name == "ours" else _best_bar(labels[::FIFTH], scores[::FIFTH])
        rest = [i for i in range(len(read)) if i % FIFTH]
        for part, chosen in (("", range(len(read))), (", without a fifth", rest)):
            figure = _f1_at(bar, [labels[i] for i in chosen], [scores[i] for i in chosen])
            table(f"verifiable: PoliClaim train{part}, {name}", f"{len(chosen)} sentences", figure)


def _f1_at(bar: float, labels: list[bool], scores: list[float]) -> str:
    picked = [score >= bar for score in scores]
    return f1(sum(p and y for p, y in zip(picked, labels, strict=True)), sum(picked), sum(labels))


def _best_bar(labels: list[bool], scores: list[float]) -> float:
    return max(sorted(set(scores)), key=lambda bar: float(_f1_at(bar, labels, scores).split()[-1]))


def news(data: Path) -> None:
    """Wikinews by article: mean and spread over the deals; length needs no folds."""
    read = rows(data / "wikinews_dev.jsonl")
    labels = [sum(row["worth"]) >= 3 for row in read]
    size = f"{len(read)} in {len({row['doc'] for row in read})} articles"
    for name, folds in _fitted(data, read).items():
        figures = [average_precision(labels, scores) for scores in folds]
        spread = (
            f"AP {statistics.mean(figures):.3f} ± {statistics.pstdev(figures):.3f} over {len(figures)} deals"
        )
        table(f"worth: Wikinews dev by article, {name}", size, spread)
    alone = average_precision(labels, length([row["text"] for row in read]))
    table("worth: Wikinews dev, length", size, f"AP {alone:.3f}")


def _fitted(data: Path, read: list[Row]) -> dict[str, list[list[float]]]:
    """For each model, each deal's scores, all from folds that had not seen the article."""
    import train_worth

    vectors = train_worth.vectors(data.parent)
    outside = [*train_worth.debates(data.parent), *train_worth.our_news()]
    wiki = [example for _, example in train_worth.wikinews(data.parent)]
    found: dict[str, list[list[float]]] = {"ours": [], "ours, no Wikinews seen": [], "TF-IDF + SVM": []}
    unseen = train_worth.train(outside, vectors)
    found["ours, no Wikinews seen"].append([unseen.log_odds(example.features) for example in wiki])
    for deal in range(DEALS):
        linear, peer = [0.0] * len(read), [0.0] * len(read)
        for fold in _folds(read, deal):
            inside = [i for i in range(len(read)) if i not in fold]
            fitted = train_worth.train([*outside, *(wiki[i] for i in inside)], vectors)
            tfidf = _peer(data, [read[i] for i in inside])([read[i]["text"] for i in fold])
            for i, score in zip(fold, tfidf, strict=True):
                linear[i], peer[i] = fitted.log_odds(wiki[i].features), score
        found["ours"].append(linear)
        found["TF-IDF + SVM"].append(peer)
    return found


def _folds(read: list[Row], deal: int) -> Iterator[list[int]]:
    articles = sorted({row["doc"] for row in read})
    if deal:
        random.Random(deal).shuffle(articles)
    for at in range(FOLDS):
        yield [i for i, row in enumerate(read) if row["doc"] in articles[at::FOLDS]]


def _peer(data: Path, wiki: list[Row]) -> Scorer:
    """TF-IDF and a linear support vector machine, trained on what the weights are trained on."""
    import train_worth
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    spoken = rows(data / "cw_ct24_train.jsonl")
    own = train_worth.labelled()
    labels = [row["label"] for row in spoken] + [int(row["worth"] == 2) for row in own]
    labels += [int(train_worth.news_worth(row) == 2) for row in wiki]
    counts = [1.0] * len(spoken) + [train_worth.NEWS_WEIGHT] * (len(own) + len(wiki))
    machine = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True), LinearSVC(C=0.3)
    )
    machine.fit([row["text"] for row in [*spoken, *own, *wiki]], labels, linearsvc__sample_weight=counts)
    return lambda texts: [float(score) for score in machine.decision_function(texts)]


def speed(data: Path, peers: dict[str, Scorer]) -> None:
    """Sentences per CPU-second: the score alone, the score with its reasons, and the peers'."""
    texts = [row["text"] for row in rows(data / "cw_ct24_train.jsonl")[:5000]]
    weights = model()
    timed = {
        "ours, the score": lambda texts: [weights.log_odds(features(text)) for text in texts],
        "ours, with reasons": ours,
    } | peers
    rates = {}
    for name, scorer in timed.items():
        scorer(texts[:100])
        began = time.process_time()
        scorer(texts)
        rates[name] = len(texts) / (time.process_time() - began)
        ratio = f"{rates[name] / rates['ours, the score']:.2f} of ours"
        table(f"speed: {name}", f"{len(texts)} sentences", f"{rates[name]:,.0f} a CPU-second, {ratio}")


def main() -> None:
    data = folder(__doc__)
    try:
        peers: dict[str, Scorer] = {"TF-IDF + SVM": _peer(data, rows(data / "wikinews_dev.jsonl"))}
    except ImportError:
        table("TF-IDF + SVM; Wikinews dev by article", "", "left out: scikit-learn is not installed")
        peers = {}
    debates(data, {"ours": ours, **peers, "length": length})
    verifiable(data, {"ours": ours, **peers, "length": length})
    speed(data, peers)
    if peers:
        news(data)


if __name__ == "__main__":
    main()
