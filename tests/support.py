"""What tests of several rooms look things up with."""

from workbench.desk import Desk, claims, clusters
from workbench.records import ClaimView, Cluster


def saying(desk: Desk, words: str, source: str) -> ClaimView:
    """The one claim of that source whose quote contains these words, the shortest quote first."""
    found = [c for c in claims.listing(desk) if words in c.quote and c.source.startswith(source)]
    assert found, f"no claim of {source} says {words}"
    return min(found, key=lambda claim: len(claim.quote))


def home(desk: Desk, claim: ClaimView) -> Cluster:
    """The cluster a claim is in now."""
    return clusters.cluster(desk, claims.claim(desk, claim.id).cluster)
