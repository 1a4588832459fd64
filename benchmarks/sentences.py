"""Sentence spans against gold spans, ours beside its peers: `python benchmarks/sentences.py [--data FOLDER]`.

Speed is the best of several passes, in CPU time; its ratio to sentencex carries over between machines.
A peer that is not installed has no row. "held" is every other text; the rules were made on the rest.
"""

import importlib
import time
from collections.abc import Callable

from measures import Row, f1, folder, rows, table

from workbench.spotting import sentences

Cut = list[tuple[int, int]]
Splitter = Callable[[str], Cut]
PASSES = 7


def ours(text: str) -> Cut:
    return [(span.start, span.end) for span in sentences(text)]


def by_sentencex() -> Splitter:
    boundaries = importlib.import_module("sentencex").get_sentence_boundaries
    return lambda text: [(one["start_index"], one["end_index"]) for one in boundaries("en", text)]


def by_pysbd() -> Splitter:
    segmenter = importlib.import_module("pysbd").Segmenter(language="en", clean=False, char_span=True)
    return lambda text: [(one.start, one.end) for one in segmenter.segment(text)]


def by_spacy() -> Splitter:
    pipe = importlib.import_module("spacy").blank("en")
    pipe.add_pipe("sentencizer")
    return lambda text: [(one.start_char, one.end_char) for one in pipe(text).sents]


def splitters() -> dict[str, tuple[Splitter, int]]:
    """Those that are installed, by name, and how many passes each is given."""
    found: dict[str, tuple[Splitter, int]] = {}
    for name, make, passes in (
        ("sentencex", by_sentencex, PASSES),
        ("ours", lambda: ours, PASSES),
        ("spaCy sentencizer", by_spacy, 2),
        ("pysbd", by_pysbd, 1),
    ):
        try:
            found[name] = (make(), passes)
        except ModuleNotFoundError:
            continue
    return found


def trimmed(text: str, cut: Cut) -> Cut:
    """The spans without white space at their ends, so that no splitter loses by it."""
    spans = []
    for start, end in cut:
        piece = text[start:end]
        left, right = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
    return spans


def right(texts: list[Row], cuts: list[Cut]) -> str:
    hits = found = wanted = 0
    for row, cut in zip(texts, cuts, strict=True):
        gold, mine = {tuple(span) for span in row["sents"]}, set(trimmed(row["text"], cut))
        hits, found, wanted = hits + len(gold & mine), found + len(mine), wanted + len(gold)
    return f1(hits, found, wanted)


def speed(split: Splitter, texts: list[Row], passes: int) -> float:
    """Thousands of sentences per CPU second, at best."""
    best = float("inf")
    for _ in range(passes):
        began = time.process_time()
        found = sum(len(split(row["text"])) for row in texts)
        best = min(best, time.process_time() - began)
    return found / best / 1000


def main() -> None:
    data = folder(__doc__)
    known = splitters()
    for set_, file in (("GUM dev", "sent_gum_dev.jsonl"), ("EWT dev", "sent_ewt_dev.jsonl")):
        texts = rows(data / file)
        size = f"{sum(len(row['sents']) for row in texts)} in {len(texts)} texts"
        rate = {name: speed(split, texts, passes) for name, (split, passes) in known.items()}
        for name, (split, _) in known.items():
            cuts = [split(row["text"]) for row in texts]
            ratio = f"  {rate[name] / rate['sentencex']:.2f} x sentencex" if "sentencex" in rate else ""
            table(
                f"sentences: {set_}, {name}",
                size,
                f"{right(texts, cuts)}  {rate[name]:.0f}k per CPU-s{ratio}",
            )
            table("  held", f"{len(texts[1::2])} texts", right(texts[1::2], cuts[1::2]))


if __name__ == "__main__":
    main()
