"""Attribution and speakers against PolNeAR: `python benchmarks/attribution.py [--data FOLDER]`."""

import re

from measures import Row, folder, rows, shared, table

from workbench.records import Attribution
from workbench.spotting import attributions

# A reference attribution is a speech act when a word of its cue begins like one of these, or it is quoted.
SPEECH = re.compile(
    r"\b(?:sa(?:y|id)|t(?:ell|old)|add|wr[io]t|not(?:e|ing)|argu|claim|assert|insist|stat(?:e|ing)|announc|declar|warn|repl|"
    r"respon|acknowledg|conced|confirm|complain|contend|stress|emphasi|remark|testif|tweet|explain|according|report|"
    r"suggest|accus|den(?:y|ie)|alleg|admit|ask|reveal|call|describ|predict|comment)",
    re.I,
)


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


def main() -> None:
    polnear("PolNeAR dev", rows(folder(__doc__) / "attr_polnear_dev.jsonl"))


if __name__ == "__main__":
    main()
