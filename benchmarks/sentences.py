"""Sentence spans against gold spans: `python benchmarks/sentences.py [--data FOLDER]`."""

import time

from measures import Row, f1, folder, rows, table

from workbench.spotting import sentences


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


def main() -> None:
    data = folder(__doc__)
    for name, file in (("GUM dev", "sent_gum_dev.jsonl"), ("EWT dev", "sent_ewt_dev.jsonl")):
        texts = rows(data / file)
        sentence_spans(name, texts)
        sentence_spans(f"{name}, held", texts[1::2])


if __name__ == "__main__":
    main()
