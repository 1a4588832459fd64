"""Measure spotting: `python benchmarks/spotting.py [--data FOLDER]` prints one row a measure.

Nothing is learned here, but for the cross-validation of check-worthiness, which needs scikit-learn and is
left out without it. Where a set was looked at while rules were written, the half that was not ("held") is
printed beside the whole.
"""

import argparse
import json
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from workbench.records import Article, Attribution, Claim
from workbench.spotting import attributions, sentences, spot, worth
from workbench.spotting.finding import WORTH

Row = dict[str, Any]
DATA = Path(__file__).parent.parent.parent / "shared" / "data"
VERIFIABLE = WORTH  # a sentence counts as a verifiable claim where one would be spotted
# A reference attribution is a speech act when a word of its cue begins like one of these, or it is quoted.
SPEECH = re.compile(
    r"\b(?:sa(?:y|id)|t(?:ell|old)|add|wr[io]t|not(?:e|ing)|argu|claim|assert|insist|stat(?:e|ing)|announc|declar|warn|repl|"
    r"respon|acknowledg|conced|confirm|complain|contend|stress|emphasi|remark|testif|tweet|explain|according|report|"
    r"suggest|accus|den(?:y|ie)|alleg|admit|ask|reveal|call|describ|predict|comment)",
    re.I,
)


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def f1(right: float, found: float, wanted: float) -> str:
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"


def average_precision(labels: Iterable[bool], scores: Iterable[float]) -> float:
    ranked = [label for _, label in sorted(zip(scores, labels, strict=True), key=lambda pair: -pair[0])]
    hits = [at + 1 for at, label in enumerate(ranked) if label]
    return statistics.mean((i + 1) / place for i, place in enumerate(hits))


def shared(a: str, b: str) -> bool:
    """Whether two names share a word that is no small one."""
    words = [set(re.findall(r"\w{2,}", name.lower())) - {"the", "and"} for name in (a, b)]
    return bool(words[0] & words[1])


def table(name: str, size: str, figure: str) -> None:
    print(f"{name:44} {size:>22}   {figure}", flush=True)


# --- sentences ----------------------------------------------------------------------------------


def sentence_spans(name: str, texts: list[Row]) -> None:
    right = found = wanted = 0
    sentences("Loads the splitter.")
    began = time.process_time()
    cut = [[(span.start, span.end) for span in sentences(row["text"])] for row in texts]
    took = time.process_time() - began
    for mine, row in zip(cut, texts, strict=True):
        gold = {tuple(span) for span in row["sents"]}
        right, found, wanted = right + len(gold & set(mine)), found + len(mine), wanted + len(gold)
    table(
        f"sentences: {name}",
        f"{wanted} in {len(texts)} texts",
        f"{f1(right, found, wanted)}  {found / took / 1000:.0f}k/s",
    )


# --- worth --------------------------------------------------------------------------------------


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


# --- attribution --------------------------------------------------------------------------------


def polnear(name: str, texts: list[Row]) -> None:
    """Content: more than half of the prediction, or of the reference, is shared. Source: a shared word, or a pronoun."""
    right = found = wanted = met = quotes = known = 0
    for row in texts:
        text = row["text"]
        gold = [
            (g, _texts(text, g["source"]), _texts(text, g["cue"]))
            for g in row["attributions"]
            if g["content"]
        ]
        mine = attributions(text)
        found += len(mine)
        right += sum(any(_agrees(a, g, source) for g, source, _ in gold) for a in mine)
        for g, source, cue in gold:
            quoted = text[g["content"][0][0]] in '"“'
            if not (source and (SPEECH.search(cue) or quoted)):
                continue
            wanted += 1
            met += any(_agrees(a, g, source) for a in mine)
            if quoted:
                quotes += 1
                known += any(_agrees(a, g, source) for a in mine)
    precision, recall = right / max(found, 1), met / max(wanted, 1)
    both = 2 * precision * recall / (precision + recall)
    table(
        f"attribution: {name}",
        f"{wanted} in {len(texts)} texts",
        f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}",
    )
    table(f"speaker of direct quotes: {name}", f"{quotes}", f"{known / max(quotes, 1):.3f}")


def _texts(text: str, spans: list[list[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _agrees(mine: Attribution, gold: Row, source: str) -> bool:
    common = sum(max(0, min(mine.end, end) - max(mine.start, start)) for start, end in gold["content"])
    size = sum(end - start for start, end in gold["content"])
    if common <= 0.5 * min(mine.end - mine.start, size):
        return False
    pronoun = source.lower() in {"he", "she", "they", "it", "who", "his", "her", "which", "that"}
    return pronoun or shared(mine.speaker, source)


# --- Wikinews: speakers and short claims --------------------------------------------------------


def wikinews(name: str, news: list[Row]) -> None:
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in news:
        by_article[row["doc"]].append(row)
    right = found = wanted = claimed = met = 0
    main: list[float] = []
    best: list[float] = []
    lengths: list[int] = []
    for lines in by_article.values():
        text, spans = _article(lines)
        said, claims = attributions(text), spot(Article(origin=name, text=text, sha256=""))
        lengths += [len(claim.text.split()) for claim in claims]
        for row, (start, end) in zip(lines, spans, strict=True):
            speaker, gold = _speaker(said, start, end), [s for s in row["speaker"] if s]
            found, wanted = found + bool(speaker), wanted + bool(gold)
            right += bool(speaker) and any(shared(speaker, s) for s in gold)
            if sum(row["worth"]) < 3:
                continue
            inside = [claim for claim in claims if claim.start < end and start < claim.end]
            claimed, met = claimed + 1, met + bool(inside)
            wording = [max(rouge(claim.text, short) for short in row["claim"]) for claim in inside]
            best.append(max(wording, default=0.0))
            main.append(wording[inside.index(_main(inside))] if inside else 0.0)
    size = f"{len(news)} in {len(by_article)} articles"
    table(f"speakers: {name}", size, f1(right, found, wanted))
    table(f"sentences worth a claim that yield one: {name}", size, f"{met / claimed:.3f}")
    figure = f"main {statistics.mean(main):.3f}  best {statistics.mean(best):.3f}  median {statistics.median(lengths)} words"
    table(f"short claims, ROUGE-1: {name}", size, f"{figure}, {len(lengths)} claims")


def _article(lines: list[Row]) -> tuple[str, list[tuple[int, int]]]:
    text, spans = "", []
    for row in lines:
        text += ("\n\n" if row["newpar"] else " ") if text else ""
        spans.append((len(text), len(text) + len(row["text"])))
        text += row["text"]
    return text, spans


def _speaker(said: list[Attribution], start: int, end: int) -> str:
    over = [(min(a.end, end) - max(a.start, start), a.speaker) for a in said]
    size, speaker = max(over, default=(0, ""))
    return speaker if size > 0.3 * (end - start) else ""


def _main(claims: list[Claim]) -> Claim:
    return max(claims, key=lambda claim: claim.end - claim.start)


def rouge(mine: str, gold: str) -> float:
    """ROUGE-1 F."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (mine, gold))
    common = sum((a & b).values())
    return 2 * common / max(sum(a.values()) + sum(b.values()), 1) if gold else 0.0


# --- speed --------------------------------------------------------------------------------------


def speed(texts: list[str]) -> None:
    spot(Article(origin="-", text=texts[0], sha256=""))
    began = time.process_time()
    for text in texts:
        spot(Article(origin="-", text=text, sha256=""))
    took = time.process_time() - began
    table("CPU per 4.6 kB", f"{len(texts)} articles", f"{1000 * took / (sum(map(len, texts)) / 4600):.1f} ms")


def halves(measure: Callable[[str, list[Row]], None], name: str, texts: list[Row]) -> None:
    measure(name, texts)
    measure(f"{name}, held", texts[1::2])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA)
    data = parser.parse_args().data / "extraction"
    halves(sentence_spans, "GUM dev", rows(data / "sent_gum_dev.jsonl"))
    halves(sentence_spans, "EWT dev", rows(data / "sent_ewt_dev.jsonl"))
    worths(data)
    cross_validated(data)
    news = rows(data / "attr_polnear_dev.jsonl")
    polnear("PolNeAR dev", news)
    wiki = rows(data / "wikinews_dev.jsonl")
    wikinews("Wikinews dev", wiki)
    held = sorted({row["doc"] for row in wiki})[1::2]
    wikinews("Wikinews dev, held", [row for row in wiki if row["doc"] in held])
    speed([row["text"] for row in news])


if __name__ == "__main__":
    main()
