"""Which claims the machine proposes as one cluster, around what people have decided.

A claim is *fixed* where a person put it or left it: confirmed, in a cluster that somebody has worked on.
Only the others are moved. Two clusters that people worked on are never joined by the machine; where they
look the same, the suggested link says so and a person merges them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, pairwise

from workbench import linking
from workbench.linking.bands import CLAIMS
from workbench.records import LinkState, Relation
from workbench.store import graph
from workbench.store.engine import Session
from workbench.store.models import Claim, Cluster, Link

Pair = tuple[int, int]


def regroup(session: Session, start: Iterable[int]) -> None:
    """Propose clusters anew for all claims that these reach; what people decided stands."""
    session.flush()
    claims = {claim.id: claim for claim in graph.component(session, start)}
    touched = graph.touched_clusters(session, claims.values())
    fixed = {id: c.cluster_id for id, c in claims.items() if not c.proposed and c.cluster_id in touched}
    links = graph.links_among(session, claims)
    apart = {(row.a_id, row.b_id) for row in links if sets_apart(row.state, row.relation)}
    must = _together(fixed)
    order = _order(session, claims.values())
    rank = {id: place for place, id in enumerate(order)}
    ranked = linking.cluster(
        rank.values(),
        [_renumbered(row, rank) for row in links],
        cannot=sorted((rank[a], rank[b]) for a, b in _cannot(apart, fixed, claims, links)),
        must=[(rank[a], rank[b]) for a, b in must],
        bands=CLAIMS,
    )
    groups = [tuple(sorted(order[place] for place in places)) for places in ranked]
    _place(session, claims, groups, fixed)


def _order(session: Session, claims: Iterable[Claim]) -> list[int]:
    """The claims by what they say and where, so that a tie does not hang on what was read first."""
    keys = graph.keys_of(session, {claim.article_id for claim in claims})
    ordered = sorted(claims, key=lambda claim: (claim.text, claim.quote, keys[claim.article_id], claim.start))
    return [claim.id for claim in ordered]


def _renumbered(row: Link, rank: Mapping[int, int]) -> linking.Tie:
    a, b = sorted((rank[row.a_id], rank[row.b_id]))
    return linking.Tie(a, b, Relation(row.relation), row.same, row.conflict, LinkState(row.state))


def sets_apart(state: str, relation: str) -> bool:
    """Whether a link says that a person decided that two claims are not the same."""
    return state == "rejected" or (state == "confirmed" and relation == "conflict")


def _together(fixed: dict[int, int]) -> list[Pair]:
    homes: dict[int, list[int]] = {}
    for claim, cluster in fixed.items():
        homes.setdefault(cluster, []).append(claim)
    return [pair for inside in homes.values() for pair in pairwise(sorted(inside))]


def _cannot(
    apart: set[Pair], fixed: Mapping[int, int], claims: Mapping[int, Claim], links: Iterable[Link]
) -> set[Pair]:
    leads = {cluster: claim for claim, cluster in sorted(fixed.items(), reverse=True)}
    reach = _reach(claims, links)
    near: dict[int, list[int]] = defaultdict(list)
    for lead in sorted(leads.values()):
        near[reach[lead]].append(lead)
    between = {pair for some in near.values() for pair in combinations(some, 2)}
    cannot = apart | between | set(graph.overlapping(claims.values()))
    # A verdict hangs on a cluster: here the machine never puts together what it thinks may contradict each other.
    cannot |= {(row.a_id, row.b_id) for row in links if row.relation == "conflict"}
    return {(a, b) for a, b in cannot if a not in fixed or fixed.get(a) != fixed.get(b)}


def _reach(claims: Mapping[int, Claim], links: Iterable[Link]) -> dict[int, int]:
    """For each claim one that stands for all that it reaches, over links or within a cluster (union-find):
    clusters that are out of each other's reach need not be kept apart."""
    parent = {id: id for id in claims}

    def root(id: int) -> int:
        while parent[id] != id:
            parent[id] = id = parent[parent[id]]
        return id

    first: dict[int, int] = {}
    for id, claim in claims.items():
        parent[root(id)] = root(first.setdefault(claim.cluster_id, id))
    for link in links:
        parent[root(link.a_id)] = root(link.b_id)
    return {id: root(id) for id in claims}


def _place(
    session: Session, claims: dict[int, Claim], groups: list[tuple[int, ...]], fixed: dict[int, int]
) -> None:
    """Move the claims that are not fixed into their group's cluster; keep cluster ids where that is possible."""
    before = {claim.cluster_id for claim in claims.values()}
    taken = set(fixed.values())
    homeless = []
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        home = next((fixed[id] for id in group if id in fixed), None)
        if home is None:
            home = _free_home([claims[id].cluster_id for id in group], taken)
        if home is None:
            homeless.append(group)
        else:
            taken.add(home)
            _move(claims, group, home, fixed)
    made = new_clusters(session, len(homeless))
    for group, cluster in zip(homeless, made, strict=True):
        _move(claims, group, cluster.id, fixed)
    session.flush()
    for gone in graph.clusters(session, before - taken):
        session.delete(gone)


def _move(claims: dict[int, Claim], group: tuple[int, ...], home: int, fixed: dict[int, int]) -> None:
    for id in group:
        claim, proposed = claims[id], len(group) > 1
        if id not in fixed and (claim.cluster_id, claim.proposed) != (home, proposed):
            claim.cluster_id, claim.proposed = home, proposed  # most stay, and writing them down takes long


def _free_home(now: list[int], taken: set[int]) -> int | None:
    """The cluster most of the group is in already, unless another group has it; None where there is none."""
    for cluster, _count in sorted(Counter(now).items(), key=lambda item: (-item[1], item[0])):
        if cluster not in taken:
            return cluster
    return None


def new_cluster(session: Session) -> Cluster:
    """An empty cluster nobody has touched; the caller puts claims into it."""
    return new_clusters(session, 1)[0]


def new_clusters(session: Session, count: int) -> list[Cluster]:
    """The same, several at once."""
    clusters = [Cluster(status="open", touched=None) for _ in range(count)]
    session.add_all(clusters)
    session.flush()
    return clusters
