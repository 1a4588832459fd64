"""Check-worthiness against labels: `python benchmarks/worth.py [--data FOLDER]`.

Cross-validation needs scikit-learn and is left out without it.
"""

from pathlib import Path

from measures import average_precision, f1, folder, rows, table

from workbench.spotting import worth
from workbench.spotting.finding import WORTH

VERIFIABLE = WORTH  # a sentence counts as a verifiable claim where one would be spotted


def worths(data: Path) -> None:
    debates = rows(data / "cw_ct24_dev.jsonl")
    scores = [worth(row["text"]).score for row in debates]
    table(
        "worth: CT24 dev",
        f"{len(debates)} sentences",
        f"AP {average_precision([r['label'] for r in debates], scores):.3f}",
    )
    speeches = rows(data / "vf_policlaim_train.jsonl")
    picked = [worth(row["text"]).score >= VERIFIABLE for row in speeches]
    right = sum(p and row["label"] for p, row in zip(picked, speeches, strict=True))
    table(
        f"verifiable at {VERIFIABLE}: PoliClaim train",
        f"{len(speeches)} sentences",
        f1(right, sum(picked), sum(r["label"] for r in speeches)),
    )


def cross_validated(data: Path) -> None:
    """Wikinews by article: each of six folds scored by a model that has not seen it."""
    try:
        from train_worth import news_label, train
    except ImportError:
        table("worth: Wikinews dev, cross-validated", "", "left out: scikit-learn is not installed")
        return
    from workbench.spotting.features import features

    debates, news = rows(data / "cw_ct24_train.jsonl"), rows(data / "wikinews_dev.jsonl")
    spoken = [features(row["text"]) for row in debates]
    articles = sorted({row["doc"] for row in news})
    scores: dict[str, float] = {}
    for fold in range(6):
        inside = [row for row in news if row["doc"] not in articles[fold::6]]
        outside = [row for row in news if row["doc"] in articles[fold::6]]
        model = train(
            spoken,
            [r["label"] for r in debates],
            [features(r["text"]) for r in inside],
            [news_label(r) for r in inside],
        )
        scores |= zip(
            [r["id"] for r in outside], model.scores([features(r["text"]) for r in outside]), strict=True
        )
    figure = average_precision([bool(news_label(r)) for r in news], [scores[r["id"]] for r in news])
    table("worth: Wikinews dev, cross-validated", f"{len(news)} sentences", f"AP {figure:.3f}")


def main() -> None:
    data = folder(__doc__)
    worths(data)
    cross_validated(data)


if __name__ == "__main__":
    main()
