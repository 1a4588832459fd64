"""Learn which phrases a short claim keeps: `python benchmarks/train_wording.py DATA_FOLDER`.

A development tool: needs scikit-learn, which the workbench itself does not. Reads only sets whose terms let the
weights be shipped: wikinews_dev (Wikinews, CC BY 2.5) and the labelled news beside this file. Writes
workbench/spotting/wording.json, and prints what models learned without the article at hand come to.

A phrase of the claim that is found in a sentence counts as kept as often as its words stand in the short claim
that was written for that sentence, and as dropped for its other words.
"""

import argparse
import json
import re
import statistics
from pathlib import Path
from typing import NamedTuple

from measures import Row, article, rouge, rows, table
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from wording import ENOUGH, articles, weightiest

from workbench.records import Article, Claim
from workbench.spotting import spot
from workbench.spotting.keeping import Units, chosen, units, values
from workbench.spotting.phrases import Phrases
from workbench.spotting.predicates import plain
from workbench.spotting.tokens import tokens
from workbench.spotting.wording import LONGEST, drops_of

OUT = Path(__file__).parent.parent / "workbench" / "spotting" / "wording.json"
LABELLED = Path(__file__).parent / "labelled"
ABOUT = (
    "Weights of phrases in short claims, hundredths of log odds per word. Learned by benchmarks/train_wording.py from "
    "Wikinews sentences (text CC BY 2.5) and this project's labelled news (CC0), nothing else."
)
PENALTY = 0.1  # C of the logistic regression
FOLDS = 6
STEM = 5  # letters by which a word of the short claim is known again
FEWEST = 3  # words that a claim must share with its short form to be learned from


class Example(NamedTuple):
    """A sentence's main claim: its units, and which of their words were kept."""

    doc: str
    words: list[str]
    units: Units
    kept: list[list[bool]]
    references: list[str]


def examples(news: list[Row]) -> list[Example]:
    found = []
    for doc, lines in articles(news).items():
        text, spans = article(lines)
        claims = spot(Article(origin=doc, text=text, sha256=""))
        for row, (start, end) in zip(lines, spans, strict=True):
            inside = [claim for claim in claims if claim.start < end and start < claim.end]
            if references(row) and inside:
                found.append(example(doc, weightiest(inside), references(row)))
    return found


def references(row: Row) -> list[str]:
    """The short claims of a sentence that is worth one: two in the Wikinews set, one in our own."""
    if isinstance(row["claim"], str):
        return [row["claim"]] if row["claim"] else []
    return [claim for claim in row["claim"] if claim] if sum(row["worth"]) >= ENOUGH else []


def example(doc: str, claim: Claim, references: list[str]) -> Example:
    found, marks = plain(tokens(claim.quote))
    parts = units(Phrases(found, marks).phrases(), drops_of(found))
    closest = max(references, key=lambda reference: rouge(claim.quote, reference))
    stems = {stem(word) for word in re.findall(r"\w+", closest)}
    kept = [
        [stem(part) in stems for place in here for part in re.findall(r"\w+", found[place].text)]
        for here in parts.places
    ]
    return Example(doc, [word.text for word in found], parts, kept, references)


def stem(word: str) -> str:
    return word.lower()[:STEM]


class Model:
    """A logistic model over traits."""

    def __init__(self, learned_from: list[Example]) -> None:
        seen: list[dict[str, int]] = []
        labels: list[int] = []
        weights: list[int] = []
        for one in learned_from:
            if sum(map(sum, one.kept)) < FEWEST:
                continue
            for hold, told, kept in zip(one.units.linked, one.units.traits, one.kept, strict=True):
                if hold.parent < 0:
                    continue
                for label, count in ((1, sum(kept)), (0, len(kept) - sum(kept))):
                    if count:
                        seen.append(dict.fromkeys(told, 1))
                        labels.append(label)
                        weights.append(count)
        self._columns = DictVectorizer()
        self._fit = LogisticRegression(C=PENALTY, max_iter=1000)
        self._fit.fit(self._columns.fit_transform(seen), labels, sample_weight=weights)

    def weights(self) -> dict[str, int]:
        """Hundredths of log odds by trait, and "base"."""
        names = self._columns.get_feature_names_out()
        learned = {
            str(name): round(100 * float(w)) for name, w in zip(names, self._fit.coef_[0], strict=True)
        }
        return {"base": round(100 * float(self._fit.intercept_[0]))} | {
            name: weight for name, weight in sorted(learned.items()) if weight
        }


def short(one: Example, weights: dict[str, int]) -> str:
    """An example's short claim by these weights."""
    places, linked, traits = one.units
    sizes = [len(here) for here in places]
    if sum(sizes) <= LONGEST:
        keep = [True] * len(sizes)
    else:
        keep = chosen(linked, sizes, values(traits, sizes, weights), LONGEST)
    stays = sorted(place for here, kept in zip(places, keep, strict=True) if kept for place in here)
    return " ".join(one.words[place] for place in stays)


def crossed(found: list[Example]) -> None:
    """Print ROUGE-1 by models that have not seen the article."""
    docs = sorted({one.doc for one in found})
    reached: dict[bool, list[float]] = {True: [], False: []}
    for fold in range(FOLDS):
        held = set(docs[fold::FOLDS])
        weights = Model([one for one in found if one.doc not in held]).weights()
        for one in found:
            if one.doc in held:
                scores = [rouge(short(one, weights), reference) for reference in one.references]
                reached[not one.doc.startswith("GUM_")].append(max(scores))
    for own, scores in reached.items():
        name = "our own news" if own else "Wikinews"
        table(f"short claims without the article: {name}", str(len(scores)), f"{statistics.mean(scores):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with extraction/wikinews_dev.jsonl")
    news = rows(parser.parse_args().data / "extraction" / "wikinews_dev.jsonl")
    for path in sorted(LABELLED.glob("news_*.jsonl")):
        news += rows(path)
    found = examples(news)
    crossed(found)
    weights = Model(found).weights()
    text = json.dumps({"about": ABOUT, "weights": weights}, ensure_ascii=False, indent=0)
    OUT.write_text(text + "\n", encoding="utf-8")
    print(f"{OUT.name}: {len(found)} claims, {len(weights)} weights, {len(text.encode()) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
