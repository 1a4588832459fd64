"""How many independent sources some claims have: one outlet is one source, and so are copies of one text."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Told(NamedTuple):
    """Where a claim stands: its outlet, the claim that its text is a copy of (None: not known), who is credited."""

    outlet: str
    origin: int | None = None
    credit: str = ""


class Source(NamedTuple):
    """Outlets that are one source; `credit` is the agency that they name, where they do."""

    outlets: tuple[str, ...]
    credit: str


def independent(told: Iterable[Told]) -> list[Source]:
    """The sources of some claims, by their first outlet."""
    claims = set(told)
    parent: dict[str | int, str | int] = {}

    def root(key: str | int) -> str | int:
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = key = parent[parent[key]]
        return key

    for claim in claims:
        if claim.origin is not None:
            parent[root(claim.origin)] = root(claim.outlet)
    outlets: dict[str | int, set[str]] = defaultdict(set)
    credits: dict[str | int, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        outlets[root(claim.outlet)].add(claim.outlet)
        credits[root(claim.outlet)][claim.credit] += bool(claim.credit)
    return sorted(
        Source(tuple(sorted(names)), max(credits[one], key=lambda credit: (credits[one][credit], credit)))
        for one, names in outlets.items()
    )
