"""The same quotation in several outlets: told to the checker, for a second report of it confirms nothing."""

from collections.abc import Sequence

from workbench.desk.desk import Desk
from workbench.linking.quotations import shared
from workbench.records import Quotation
from workbench.spotting.quotes import quotes
from workbench.store import graph, origins
from workbench.store.engine import Session
from workbench.store.models import Cluster
from workbench.store.queries import one
from workbench.store.sources import independent

_CLAIMS = 200  # of a cluster
_AROUND = 1_000  # characters before and after a claim in which its quotation begins and ends
_MARKS = " ,.\"'“”„«»‘’`"


def of_cluster(desk: Desk, cluster: int) -> list[Quotation]:
    """The words that several independent sources of a cluster quote. Raises `NotFound`."""
    with desk.store.read() as session:
        return quotations(session, one(session, Cluster, cluster).id)


def quotations(session: Session, cluster: int) -> list[Quotation]:
    """The same, within a transaction."""
    return among(session, [claim.id for claim in graph.members(session, cluster)][:_CLAIMS])


def among(session: Session, claims: Sequence[int]) -> list[Quotation]:
    """The words that several independent sources of some claims quote."""
    told = origins.told(session, claims)
    if len({one.outlet for one in told.values()}) < 2:
        return []
    quoted = {id: _quoted(*window) for id, window in origins.windows(session, claims, _AROUND).items()}
    return [
        Quotation(words=words, outlets=tuple(sorted({told[id].outlet for id in ids})))
        for words, ids in shared(quoted)
        if len(independent(told[id] for id in ids)) > 1
    ]


def _quoted(text: str, start: int, end: int) -> list[str]:
    """The quotations, without their marks, that a claim `text[start:end]` has a part in."""
    return [text[a:b].strip(_MARKS) for a, b in quotes(text) if a < end and start < b]
