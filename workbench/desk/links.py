"""The links between claims: listed, made anew, decided."""

from collections.abc import Callable
from typing import Any

from workbench.desk import decisions, thresholds, values
from workbench.desk.desk import Desk
from workbench.desk.grouping import regroup
from workbench.desk.pairing import Pairing, compare_all
from workbench.desk.proposals import link_of, suggest
from workbench.errors import DataError, UsageError
from workbench.records import LinkState, LinkView, Operation, Record, Relation
from workbench.store import graph, history, pairs
from workbench.store.models import Claim, Cluster, Link
from workbench.store.queries import link_views, one, operation_record, touching
from workbench.text import one_line, shorten


class Linked(Record):
    """What comparing everything anew came to."""

    claims: int
    links: int
    clusters: int


def listing(
    desk: Desk,
    *,
    state: str | None = None,
    relation: str | None = None,
    cluster: int | None = None,
    claim: int | None = None,
) -> list[LinkView]:
    """The links that meet all that is asked, the strongest first; conflicts with their nature."""
    with desk.store.read() as session:
        where: Any = Link.id > 0
        if state is not None:
            where &= Link.state == state
        if relation is not None:
            where &= Link.relation == relation
        if claim is not None:
            where &= touching([one(session, Claim, claim).id])
        if cluster is not None:
            where &= touching(graph.inside(one(session, Cluster, cluster).id))
        views = link_views(session, where)
    return sorted(values.told(views), key=lambda link: (-link.score, link.a, link.b))


def link(
    desk: Desk,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Linked:
    """Compare all claims anew. Suggestions change, decisions stand. Raises `Cancelled`: nothing changed.

    Others may work meanwhile: what they read was compared as they read it.
    """
    with desk.store.read() as session:
        here = Pairing({}, {}, pairs.rejected(session), thresholds.in_force(session), desk.memory.meaning)
        here.add(session, graph.claim_ids(session))
    texts = here.texts
    found = compare_all(here, progress=progress, cancelled=cancelled)
    with desk.operation("link") as (session, entry):
        there = graph.claim_ids(session)
        across = {pair: link for pair, link in found.items() if there.issuperset(pair)}
        graph.drop_suggestions(session, texts.keys(), across.keys())
        suggest(session, across)
        regroup(session, graph.claim_ids(session))
        clusters = graph.cluster_count(session)
        entry.summary = f"compared {len(texts)} claims: {len(across)} links, {clusters} clusters"
    return Linked(claims=len(texts), links=len(across), clusters=clusters)


def accept(desk: Desk, a: int, b: int, *, because: str = "", seen: int | None = None) -> Operation:
    """These two say the same: both are now confirmed members of one cluster.

    Raises `DataError` where both clusters have a verdict or where members were set apart before.
    """
    with desk.operation("link.accept") as (session, entry):
        left, right = _ends(session, a, b)
        row = link_of(desk, session, a, b)
        history.check_seen(session, row, seen)
        row.relation, row.state, row.because = Relation.SAME, LinkState.CONFIRMED, because.strip()
        decisions.join(session, left, right)
        regroup(session, [a, b])
        entry.summary = f"accepted {_pair(left, '=', right)}"
    return operation_record(entry)


def reject(desk: Desk, a: int, b: int, *, because: str = "", seen: int | None = None) -> Operation:
    """These two do not say the same; the pair is never proposed again."""
    return _set_apart(desk, a, b, "link.reject", because, seen)


def conflict(desk: Desk, a: int, b: int, *, because: str = "", seen: int | None = None) -> Operation:
    """These two contradict each other: the same slot with another figure, sign or name."""
    return _set_apart(desk, a, b, "link.conflict", because, seen)


def _set_apart(desk: Desk, a: int, b: int, verb: str, because: str, seen: int | None) -> Operation:
    with desk.operation(verb) as (session, entry):
        left, right = _ends(session, a, b)
        row = link_of(desk, session, a, b)
        history.check_seen(session, row, seen)
        if left.cluster_id == right.cluster_id and not (left.proposed or right.proposed):
            raise DataError(
                f"claims {a} and {b} are both confirmed in cluster {left.cluster_id}",
                f"split one off first: `workbench clusters split {left.cluster_id} {b}`",
            )
        row.because = because.strip()
        if verb == "link.conflict":
            row.relation, row.state = Relation.CONFLICT, LinkState.CONFIRMED
            entry.summary = f"conflict: {_pair(left, '≠', right)}"
        else:
            row.state = LinkState.REJECTED
            entry.summary = f"rejected {_pair(left, 'and', right)} as the same"
        regroup(session, [a, b])
    return operation_record(entry)


def _ends(session: Any, a: int, b: int) -> tuple[Claim, Claim]:
    if a == b:
        raise UsageError(f"claim {a} twice", "name two claims")
    return one(session, Claim, a), one(session, Claim, b)


def _pair(left: Claim, sign: str, right: Claim) -> str:
    return f" {sign} ".join(f"{claim.id} “{shorten(one_line(claim.text), 40)}”" for claim in (left, right))
