"""The pairs that wait for a person, in the order in which a decision is worth most."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from workbench.desk import quotations, thresholds, values
from workbench.desk.desk import Desk
from workbench.linking.bridges import bridges
from workbench.records import Article, Bands, CheckedLink, LinkState, LinkView, Record, Relation
from workbench.store import asked, checked
from workbench.store.asked import Asked, Carried
from workbench.store.models import CheckedLink as CheckedLinkRow
from workbench.store.models import Link
from workbench.store.queries import articles, link_views
from workbench.store.sources import independent


class Stake(StrEnum):
    """What hangs on a pair; what hangs on the first is asked first."""

    CONFLICT = "conflict"  # whether two clusters contradict each other
    BRIDGE = "bridge"  # whether two clusters, or two parts of one, come together
    OTHER = "other"  # neither alone: other pairs say the same
    DISMISSED = "dismissed"  # little: somebody found that it was not worth checking


_STAKES = tuple(Stake)
_Ranked = tuple[int, float, int, Asked]  # place of its stake, less for what is worth more, id


class Question(Record):
    """One pair to decide, by the id of its link, and what hangs on it."""

    id: int
    a: int
    b: int
    relation: Relation
    stake: Stake


class Queue(Record):
    """What waits: the first questions, and how many there are in all."""

    questions: tuple[Question, ...]
    left: int
    conflicts: int  # of those left


class Pair(Record):
    """All that is shown of a question."""

    link: LinkView
    left: Article
    right: Article
    checked: tuple[
        CheckedLink, ...
    ] = ()  # fact-checks that others published of either claim, the likeliest first
    quoted: bool = False  # both quote the same words: one does not confirm the other


def queue(desk: Desk, *, limit: int | None = None, blind: bool = False) -> Queue:
    """The pairs nobody has decided, nor implied by what was decided; the `limit` that are worth most.

    First conflicts, then bridges, then the rest; among them, those with more claims, more sources, worthier
    claims and a less certain probability. Of several pairs between the same two clusters the first speaks
    for the others, which come with the rest: deciding it may answer them. Where the person is to judge
    `blind`, their order does not tell conflicts from the others.
    """
    with desk.store.read() as session:
        links, apart = asked.suggested(session), asked.set_apart(session)
        clusters, bands = asked.carried(session), thresholds.in_force(session)
    left = [link for link in links if _open(link) and link.places not in apart]
    ranked = _ranked(left, clusters, bands)
    if blind:
        ranked.sort(key=lambda one: (one[0] == _STAKES.index(Stake.DISMISSED), one[1:]))
    first = [(link, stake) for stake, _, _, link in ranked[:limit]]
    return Queue(
        questions=tuple(
            Question(id=link.id, a=link.a, b=link.b, relation=Relation(link.relation), stake=_STAKES[stake])
            for link, stake in first
        ),
        left=len(left),
        conflicts=sum(link.relation == Relation.CONFLICT for link in left),
    )


def _open(link: Asked) -> bool:
    return link.places[0] != link.places[1] and link.relation != Relation.DIFFERENT


def _ranked(links: Sequence[Asked], clusters: Mapping[int, Carried], bands: Bands) -> list[_Ranked]:
    alone = _bridges(links)
    ranked = sorted(
        (_STAKES.index(_stake(link, alone)), -_value(link, clusters, bands), link.id, link) for link in links
    )
    seen: set[tuple[int, frozenset[int]]] = set()
    for place, (stake, value, id, link) in enumerate(ranked):
        homes = frozenset(link.clusters)
        if len(homes) == 2 and (stake, homes) in seen:
            ranked[place] = (max(stake, _STAKES.index(Stake.OTHER)), value, id, link)
        seen.add((stake, homes))
    return sorted(ranked)


def _stake(link: Asked, alone: Collection[int]) -> Stake:
    if link.dismissed:
        return Stake.DISMISSED
    if link.relation == Relation.CONFLICT:
        return Stake.CONFLICT
    return Stake.BRIDGE if link.id in alone else Stake.OTHER


def _bridges(links: Iterable[Asked]) -> set[int]:
    """Links between two clusters, and those that alone hold one together."""
    same = [link for link in links if link.relation != Relation.CONFLICT]
    between = {link.id for link in same if link.clusters[0] != link.clusters[1]}
    inside = {link.id: link.places for link in same if link.id not in between}
    return between | bridges(inside)


def _value(link: Asked, clusters: Mapping[int, Carried], bands: Bands) -> float:
    """What an answer is worth among those of one kind; only its order means something."""
    conflict = link.relation == Relation.CONFLICT
    likely, least = (link.conflict, bands.conflict) if conflict else (link.same, bands.suggest)
    doubt = 1 - abs(likely - least) / max(least, 1 - least)
    homes = [clusters[id] for id in set(link.clusters)]
    claims = sum(home.claims for home in homes)
    sources = independent(homes[0].sources.union(*(home.sources for home in homes[1:])))
    return math.log2(1 + claims) * math.log2(1 + len(sources)) * (0.25 + link.worth) * (0.5 + doubt)


def in_order(desk: Desk, links: Iterable[LinkView]) -> list[LinkView]:
    """Those of some links that are in the queue, in its order."""
    place = {one.id: place for place, one in enumerate(queue(desk).questions)}
    return sorted((link for link in links if link.id in place), key=lambda link: place[link.id])


def pairs(desk: Desk, ids: Sequence[int]) -> list[Pair]:
    """What is shown of some questions, in their order; those whose link is gone are left out."""
    with desk.store.read() as session:
        links = {link.id: link for link in values.told(link_views(session, Link.id.in_(ids)))}
        ends = {claim.article for link in links.values() for claim in (link.left, link.right)}
        texts = {article.id: article for article in articles(session, sorted(ends), brief=False)}
        claims = {id for link in links.values() for id in (link.a, link.b)}
        known = checked.links(
            session, CheckedLinkRow.claim_id.in_(claims) & (CheckedLinkRow.state != LinkState.REJECTED)
        )
        quoted = {id for id, link in links.items() if quotations.among(session, [link.a, link.b])}
    found = [links[id] for id in ids if id in links]
    return [
        Pair(
            link=link,
            left=texts[link.left.article],
            right=texts[link.right.article],
            checked=tuple(one for one in known if one.claim in (link.a, link.b)),
            quoted=link.id in quoted,
        )
        for link in found
    ]
