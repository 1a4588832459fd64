"""Pairs of texts to learn linking from, out of data that may be shipped.

Under the data folder:

- `linking/claim_pairs_dev.jsonl`: pairs labelled same, conflict, related (Wikinews, CC BY 2.5, and our own);
- `extraction/wikinews_dev.jsonl`: sentences (CC BY 2.5), to make light rewordings and edited ones of;
- `linking/scale_sentences.txt.xz`: sentences (CC0), as background: the best candidates of a self-join say different
  things, however many words they share.

In `benchmarks/labelled/`: pairs on invented events, graded pairs of headlines, and the claims of articles on one event.
"""

import json
import lzma
import random
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from edits import edited, names_in, recased, reworded
from siblings import shortened, siblings

from workbench.linking import Index
from workbench.linking.terms import facts

LABELLED = Path(__file__).parent / "labelled"
BACKGROUND = 20_000  # sentences joined with themselves
SEED = 7


class Example(NamedTuple):
    """A labelled pair. `group` is its article, for cross-validation; `source` says how it was made."""

    a: str
    b: str
    relation: str
    group: str
    source: str


def all_examples(data: Path, sentences: list[str]) -> list[Example]:
    """Everything that is learned from."""
    return [
        *labelled(data),
        *invented(),
        *headlines(),
        *stories(),
        *shorter(data),
        *near(data),
        *neighbours(data),
        *edits(data),
        *elsewhere(data),
        *background(sentences),
        *fragments(sentences),
    ]


def sentences_of(data: Path) -> list[str]:
    """The CC0 sentences, one a line."""
    with lzma.open(data / "linking" / "scale_sentences.txt.xz", "rt", encoding="utf-8") as file:
        return file.read().splitlines()


def labelled(data: Path) -> Iterator[Example]:
    """The claim pairs on Wikinews articles."""
    for row in rows(data / "linking" / "claim_pairs_dev.jsonl"):
        yield Example(row["a"], row["b"], row["relation"], article(row), "labelled")


def invented() -> Iterator[Example]:
    """The pairs on invented events."""
    for path in sorted(LABELLED.glob("pairs_*.jsonl")):
        for row in rows(path):
            yield Example(row["a"], row["b"], row["relation"], f"{path.stem}:{article(row)}", "invented")


def headlines() -> Iterator[Example]:
    """Pairs of headlines as a search finds them, graded 0..5 like those of the STS benchmark (Cer et al., 2017)."""
    grades = ["headline, other topic"] * 2 + ["headline, other event"] + ["headline"] * 3
    for path in sorted(LABELLED.glob("headlines_*.jsonl")):
        for row in rows(path):
            yield Example(row["a"], row["b"], row["relation"], row["id"], grades[row["score"]])


def stories() -> Iterator[Example]:
    """All pairs of the claims that several outlets make on one event; most say different things."""
    for path in sorted(LABELLED.glob("stories_*.jsonl")):
        for row in rows(path):
            told = {frozenset(pair): word for word in ("same", "conflict") for pair in row[word]}
            for one, other in combinations(row["claims"], 2):
                relation = told.get(frozenset((one["id"], other["id"])), "related")
                yield Example(one["text"], other["text"], relation, f"{path.stem}:{row['story']}", "story")


def shorter(data: Path) -> Iterator[Example]:
    """The claim pairs once more, as short claims."""
    for row in rows(data / "linking" / "claim_pairs_dev.jsonl"):
        pair = shortened(row["a"], row["b"])
        if pair is not None:
            yield Example(*pair, row["relation"], article(row), "shortened")


def near(data: Path) -> Iterator[Example]:
    """Claims spotted in articles, beside their nearest others."""
    for one in siblings(rows(data / "extraction" / "wikinews_dev.jsonl")):
        yield Example(one.a, one.b, "different", one.group, "sibling")


def neighbours(data: Path) -> Iterator[Example]:
    """Each claim beside the nearest other claims of all articles: what stands near is mostly not the same."""
    pairs = rows(data / "linking" / "claim_pairs_dev.jsonl")
    texts = sorted(
        {(row["id"], text) for row in pairs if row["relation"] == "same" for text in (row["a"], row["b"])}
    )
    index = Index()
    index.add((at, text) for at, (_, text) in enumerate(texts))
    for at, (id, text) in enumerate(texts):
        others = [hit.id for hit in index.search(text, 8) if hit.id > at and texts[hit.id][0] != id]
        for other in others[:3]:
            yield Example(text, texts[other][1], "different", id.split(":")[0], "neighbour")


def elsewhere(data: Path) -> Iterator[Example]:
    """Each text of the pairs, and headlines, beside texts on other events: drawn at random, and the nearest."""
    dice = random.Random(SEED)
    pairs = [*labelled(data), *invented()]
    headlines = [row for path in sorted(LABELLED.glob("rumours_*.jsonl")) for row in rows(path)]
    pool = sorted(
        {(pair.group, text) for pair in pairs for text in (pair.a, pair.b)}
        | {(row["cluster"], row["text"]) for row in headlines}
    )
    index = Index()
    index.add((at, text) for at, (_, text) in enumerate(pool))
    for group, text in pool:
        for other, drawn in dice.sample(pool, 2):
            if other != group:
                yield Example(text, drawn, "different", group, "random")
        others = [pool[hit.id] for hit in index.search(text, 25)]
        for _, nearest in [one for one in others if one[0] != group][:3]:
            yield Example(text, nearest, "different", group, "foreign")


def edits(data: Path) -> Iterator[Example]:
    """Sentences beside light rewordings of themselves (same) and of these with one fact changed (conflict)."""
    dice = random.Random(SEED)
    rewritten = rows(data / "linking" / "claim_pairs_dev.jsonl")
    texts = [
        (article(row), row["text"])
        for row in rows(data / "extraction" / "wikinews_dev.jsonl")
        if sum(row["worth"])
    ]
    texts += [(article(row), row["b"]) for row in rewritten if row["kind"] == "short"]
    texts += [(group, piece) for group, text in texts for piece in pieces(text)]
    pool = names_in([text for _, text in texts])
    for group, text in texts:
        for _ in range(2):
            other = reworded(text, dice)
            yield Example(*recased(text, other, dice), "same", group, "edit")
            changed = edited(other, dice, pool)
            if changed is not None:
                yield Example(*recased(text, changed, dice), "conflict", group, "edit")
    for row in rewritten:
        if row["relation"] == "same":
            for _ in range(2):
                changed = edited(row["b"], dice, pool)
                if changed is not None:
                    yield Example(*recased(row["a"], changed, dice), "conflict", article(row), "rewrite")


def pieces(text: str) -> list[str]:
    """The short clauses of a sentence, as short as claims can be."""
    parts = [part.strip() for part in re.split(r"[,;:.]| that ", text)]
    return [part for part in parts if 3 <= len(part.split()) <= 9]


def background(sentences: list[str]) -> Iterator[Example]:
    """The best candidates of a self-join, near-copies left out."""
    dice = random.Random(SEED)
    some = [text for text in dice.sample(sentences, BACKGROUND) if 40 < len(text) < 220]
    yield from strangers(some, "background", step=12, copies=6)


def fragments(sentences: list[str]) -> Iterator[Example]:
    """The same with short pieces, and each beside one drawn at random."""
    dice = random.Random(SEED + 1)
    short = sorted({piece for text in dice.sample(sentences, BACKGROUND) for piece in pieces(text)})
    dice.shuffle(short)
    yield from strangers(short, "fragment", step=15, copies=3)
    for a, b in zip(short[:400], short[400:800], strict=True):
        yield Example(a, b, "different", "background", "fragment")


def strangers(texts: list[str], source: str, *, step: int, copies: int) -> Iterator[Example]:
    """The two best candidates of every `step`-th text, where they share less than `copies` pairs of words."""
    index = Index()
    index.add(enumerate(texts))
    for id in range(0, len(texts), step):
        for hit in index.search(texts[id], 3):
            if hit.id != id and len(facts(texts[id]).bigrams & facts(texts[hit.id]).bigrams) < copies:
                yield Example(texts[id], texts[hit.id], "different", "background", source)


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def article(row: dict[str, Any]) -> str:
    """The article that a row is from."""
    return str(row["id"]).split(":")[0]
