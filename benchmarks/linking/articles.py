"""Articles beside articles: how many links between their claims are right, and how many of the right ones are found.

python benchmarks/linking/articles.py [--data FOLDER] [--quick]

Each article of `claim_pairs_dev` stands beside three of another outlet, made of what that outlet might write: of each
claim one of two rewrites or a conflict in turn, and what is merely related. The right links are those labelled *same*
or *conflict*; everything else that is linked is wrong. The articles of the first half of the alphabet were looked at
while bands were set. The shipped weights have seen the pairs themselves, though not what stands across them.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tables import line, rows, run, title

from workbench import linking
from workbench.linking.bands import CLAIMS
from workbench.linking.counterparts import REPEATED, counterparts
from workbench.records import Link

Pair = tuple[int, int]
TURNS = ("rewrite", "short", "conflict")


class Beside(NamedTuple):
    """An article beside another: claims by id, the article of each, and how labelled pairs stand."""

    texts: dict[int, str]
    article: dict[int, int]
    told: dict[Pair, str]


def articles(folder: Path, quick: bool) -> None:
    """Precision, recall and F1 of links."""
    made = beside(folder)
    names = sorted(made)
    halves = {"looked at": names[: len(names) // 2], "kept aside": names[len(names) // 2 :]}
    for half, some in halves.items():
        pairs = [one for name in some for one in made[name]]
        title(f"articles {half}: {len(pairs)} beside another", "precision", "recall", "F1", "links")
        every = [(one, linked(one)) for one in pairs]
        best = [(one, counterparts(links, one.texts, partial(repeats, one.texts))) for one, links in every]
        for name, found in (("all that is near", every), ("best counterparts", best)):
            line(f"{name}: same", *figures(found, "same"))
            line(f"{name}: conflict", *figures(found, "conflict"))
            line(f"{name}: either, as either", *figures(found, "same", "conflict"))
            line(f"{name}: or for review", *figures(found, "same", "conflict", "related"))


def beside(folder: Path) -> dict[str, list[Beside]]:
    """By article, what stands beside it."""
    by_claim: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows(folder / "claim_pairs_dev.jsonl"):
        kind = row["kind"] if row["relation"] == "same" else row["relation"]
        by_claim[row["id"].split(":")[0]][row["a"]].append((kind, row["b"]))
    return {name: [_beside(claims, turn) for turn in range(len(TURNS))] for name, claims in by_claim.items()}


def _beside(claims: dict[str, list[tuple[str, str]]], turn: int) -> Beside:
    made = Beside({}, {}, {})
    for at, (claim, others) in enumerate(claims.items()):
        said = _put(made, claim, 0)
        for kind, text in others:
            if kind in ("related", TURNS[(at + turn) % len(TURNS)]):
                relation = kind if kind in ("related", "conflict") else "same"
                made.told[said, _put(made, text, 1)] = relation
    return made


def _put(made: Beside, text: str, article: int) -> int:
    id = len(made.texts) + 1
    made.texts[id], made.article[id] = text, article
    return id


def linked(one: Beside) -> list[Link]:
    """The links between neighbours of the two articles."""
    near = linking.neighbours(one.texts, one.texts)
    pairs = {
        (a, b)
        for a in one.texts
        for b in near.near(a)
        if one.article[a] < one.article[b] and near.mutual(a, b)
    }
    return linking.compared(one.texts, sorted((min(p), max(p)) for p in pairs), bands=CLAIMS)


def repeats(texts: dict[int, str], a: int, b: int) -> bool:
    """Whether an article says the same in two places."""
    return any(link.same >= REPEATED for link in linking.compared(texts, [(a, b)], bands=CLAIMS))


def figures(found: Iterable[tuple[Beside, list[Link]]], *relations: str) -> tuple[float, float, float, int]:
    """Precision, recall, F1, and how many links of these relations there are."""
    right = count = wanted = 0
    for one, links in found:
        some = [link for link in links if link.relation in relations]
        if "related" in relations or len(relations) > 1:
            right += sum(one.told.get((link.a, link.b)) in ("same", "conflict") for link in some)
            wanted += sum(relation != "related" for relation in one.told.values())
        else:
            right += sum(one.told.get((link.a, link.b)) == relations[0] for link in some)
            wanted += sum(relation == relations[0] for relation in one.told.values())
        count += len(some)
    return right / (count or 1), right / wanted, 2 * right / (count + wanted), count


if __name__ == "__main__":
    run(__doc__, articles)
