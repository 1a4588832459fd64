"""Pairs as the workbench meets them: short claims that were spotted in articles, each beside its nearest others.

What one article says in two places is hardly ever the same claim, nor what two unrelated articles say: such pairs
share names, topic and figures, and are what a linker is most often wrong about.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from workbench.linking import Index
from workbench.records import Article, Claim
from workbench.spotting import spot
from workbench.spotting.tokens import tokens
from workbench.spotting.wording import short

NEAREST = 6  # candidates of each claim


class Sibling(NamedTuple):
    """Two claims that say different things; `group` is the article of the first."""

    a: str
    b: str
    group: str


def siblings(rows: list[dict[str, Any]]) -> Iterator[Sibling]:
    """The nearest pairs of claims of Wikinews articles, each given sentence by sentence."""
    texts: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        texts[row["id"].split(":")[0]].append(("\n\n" if row["newpar"] else " ") + row["text"])
    claims = [
        (name, claim) for name, parts in sorted(texts.items()) for claim in _claims("".join(parts).strip())
    ]
    index = Index()
    index.add((at, claim.text) for at, (_, claim) in enumerate(claims))
    seen = set()
    for at, (name, claim) in enumerate(claims):
        near = [hit.id for hit in index.search(claim.text, NEAREST + 1) if hit.id != at]
        for other in near:
            pair = (min(at, other), max(at, other))
            if pair not in seen and not _overlap(claims[pair[0]], claims[pair[1]]):
                seen.add(pair)
                yield Sibling(claim.text, claims[other][1].text, name)


def shortened(a: str, b: str) -> tuple[str, str] | None:
    """Both texts as short claims, where that changes one of them."""
    one, two = short(tokens(a)), short(tokens(b))
    return (one, two) if one and two and (one, two) != (a, b) else None


def _claims(text: str) -> list[Claim]:
    return spot(Article(origin="-", text=text, sha256=""))


def _overlap(one: tuple[str, Claim], two: tuple[str, Claim]) -> bool:
    """Whether both are from one sentence, or say it in the same words."""
    (name, a), (other, b) = one, two
    near = (
        name == other
        and a.start < b.end + 200
        and b.start < a.end + 200
        and set(a.quote.split()) & set(b.quote.split())
    )
    shared = set(a.text.lower().split()) & set(b.text.lower().split())
    return (name == other and a.start < b.end and b.start < a.end) or (
        len(shared) > 0.6 * len(set(a.text.split())) and bool(near)
    )
