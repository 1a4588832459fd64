"""Which claims are compared, and which links come of it: told by what there is, whatever was read first.

Claims of different articles are compared where they are near each other; of the links between two articles those
of counterparts stay. A pair that a person rejected is out of the running.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from workbench import linking
from workbench.desk.desk import Desk
from workbench.errors import Cancelled
from workbench.linking.alike import likeness
from workbench.linking.counterparts import REPEATED, counterparts
from workbench.linking.nearness import LEAST
from workbench.linking.terms import says_nothing
from workbench.records import Bands, Link
from workbench.store import graph, pairs
from workbench.store.engine import Session

if TYPE_CHECKING:
    from workbench.linking import Meaning
    from workbench.linking.nearness import Neighbours, Reached

Pair = tuple[int, int]
_MANY = 3_000  # claims; so many are joined in bulk


@dataclass
class Pairing:
    """Claims by id, with all that comparing them needs."""

    texts: dict[int, str]
    places: dict[int, pairs.Place]
    rejected: Collection[Pair]
    bands: Bands
    meaning: "Meaning | None" = None
    _repeated: set[Pair] = field(default_factory=set)

    def add(self, session: Session, ids: Iterable[int]) -> None:
        """Look up more claims."""
        more = set(ids) - self.places.keys()
        self.texts |= graph.texts_of(session, more)
        self.places |= pairs.places_of(session, more)

    def may(self, a: int, b: int) -> bool:
        """Whether two claims may be linked: both state something, of different articles, and not rejected."""
        if self.places[a].article == self.places[b].article or (min(a, b), max(a, b)) in self.rejected:
            return False
        return not says_nothing(self.texts[a]) and not says_nothing(self.texts[b])

    def articles(self, a: int, b: int) -> Pair:
        """The articles of two claims."""
        one, other = self.places[a].article, self.places[b].article
        return min(one, other), max(one, other)

    def links(self, near: "Neighbours", some: Iterable[Pair]) -> dict[Pair, Link]:
        """The links between counterparts that come of some pairs; between two articles, of all that are near."""
        ordered = sorted({(min(pair), max(pair)) for pair in some if self.may(*pair)})
        return self.best(link for link in self.compared(ordered) if near.mutual(link.a, link.b))

    def best(self, links: Iterable[Link]) -> dict[Pair, Link]:
        """Of some links, by pair, those of counterparts."""
        between: dict[Pair, list[Link]] = defaultdict(list)
        for link in links:
            between[self.articles(link.a, link.b)].append(link)
        self._read_repetitions({pair for some in between.values() for pair in _rivals(some)})
        kept = (link for some in between.values() for link in counterparts(some, self.texts, self._repeats))
        return {(link.a, link.b): link for link in kept}

    def compared(self, some: Collection[Pair]) -> list[Link]:
        """The links that come of these pairs, the lower id first in each."""
        days = {id: day for pair in some for id in pair if (day := self.places[id].day) is not None}
        return linking.compared(self.texts, some, days=days, bands=self.bands, meaning=self.meaning)

    def _read_repetitions(self, rivals: Collection[Pair]) -> None:
        """See which claims of an article say the same; one that is cut from the other is another."""
        spans = [(pair, self.places[pair[0]], self.places[pair[1]]) for pair in rivals]
        apart = [pair for pair, one, other in spans if one.end <= other.start or other.end <= one.start]
        alike = [(a, b) for a, b in apart if likeness(self.texts[a], self.texts[b]) >= LEAST]
        self._repeated |= {(link.a, link.b) for link in self.compared(alike) if link.same >= REPEATED}

    def _repeats(self, a: int, b: int) -> bool:
        return (min(a, b), max(a, b)) in self._repeated


def _rivals(links: Iterable[Link]) -> set[Pair]:
    """The claims of an article, two by two, that are linked with one claim of another."""
    linked: dict[int, list[int]] = defaultdict(list)
    for link in links:
        linked[link.a].append(link.b)
        linked[link.b].append(link.a)
    return {pair for some in linked.values() for pair in combinations(sorted(some), 2)}


def compare_fresh(
    desk: Desk, session: Session, fresh: Collection[int], bands: Bands
) -> tuple[dict[Pair, Link], set[int]]:
    """Compare the claims that came with all others; the links, and the claims that have lost one.

    What was suggested in a crowd that is now too large goes.
    """
    meaning = desk.memory.meaning
    here = Pairing({}, {}, pairs.rejected(session), bands, meaning)
    here.add(session, fresh)
    with (
        desk.said.claims(session, but=fresh) as (_, said),
        desk.memory.claims(session, but=fresh) as (_, index),
    ):
        near = linking.neighbours(here.texts, fresh, [said, index], meaning)
        reached = near.reached(fresh)
        here.add(session, reached)
        found = here.links(near, ((id, other) for id in fresh for other in near.near(id)))
        again, gone = _thinned_out(session, here, near, reached)
        return found | again, {id for pair in gone for id in pair}


def compare_all(
    here: Pairing,
    *,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> dict[Pair, Link]:
    """Compare all claims anew: what comes of reading them one after another, but where they are very many.

    Those are joined in bulk. Raises `Cancelled`.
    """
    texts = here.texts
    if len(texts) > _MANY:
        days = {id: place.day for id, place in here.places.items() if place.day is not None}
        links = linking.propose(
            texts,
            texts,
            days=days,
            bands=here.bands,
            meaning=here.meaning,
            progress=progress,
            cancelled=cancelled,
        )
        return here.best(link for link in links if here.may(link.a, link.b))
    near = linking.neighbours(texts, texts, meaning=here.meaning)
    found: list[Link] = []
    for done, id in enumerate(sorted(texts), start=1):
        if cancelled is not None and cancelled():
            raise Cancelled("linking was stopped", "nothing was changed")
        later = [other for other in sorted(near.near(id)) if other > id and here.may(id, other)]
        found += here.compared([(id, other) for other in later if near.mutual(id, other)])
        if progress is not None:
            progress(done, len(texts))
    return here.best(found)


def _thinned_out(
    session: Session, here: Pairing, near: "Neighbours", reached: "Reached"
) -> tuple[dict[Pair, Link], set[Pair]]:
    """Take back suggestions between claims that are no longer among the nearest of each other.

    Where their articles have other claims, those may now be counterparts: the links that then stand, and the
    pairs that have none now.
    """
    standing = pairs.suggested_at(session, reached)
    here.add(session, {id for pair in standing for id in pair})
    gone = {pair for pair in standing if reached.between(*pair) and not near.mutual(*pair)}
    found: dict[Pair, Link] = {}
    for one, other in {here.articles(*pair) for pair in gone}:
        ones, others = pairs.claims_in(session, one), pairs.claims_in(session, other)
        here.add(session, ones | others)
        again = here.links(near, ((a, b) for a in ones for b in near.near(a) & others))
        before = {pair for pair in pairs.suggested_at(session, ones) if not others.isdisjoint(pair)}
        gone |= before - again.keys()
        found |= again
    for row in graph.links_between(session, gone).values():
        session.delete(row)
    return found, gone
