"""The bands by which pairs are linked: as shipped, or as the team's own decisions on pairs have moved them.

They are worked out from the decisions that stand whenever claims are linked, and kept nowhere. A link keeps
the relation that it was given: a band that moves shuffles no cluster that is proposed already.
"""

from collections import Counter
from datetime import UTC, datetime

from workbench.desk.desk import Desk
from workbench.linking.bands import CLAIMS
from workbench.linking.tuning import Judged, tuned
from workbench.records import Bands, LinkState, Record, Relation
from workbench.store import decided
from workbench.store.decided import Decided
from workbench.store.engine import Session
from workbench.store.models import Tuning

_NAMES = {"suggest": "same", "review": "perhaps the same", "conflict": "conflict"}


class Thresholds(Record):
    """The bands in force, the shipped ones, and the decisions since `since` on pairs: how many there are."""

    active: bool
    bands: Bands
    shipped: Bands
    decisions: int = 0  # of people; one may settle several pairs
    same: int = 0  # pairs
    conflicts: int = 0
    rejected: int = 0
    since: datetime | None = None  # what was decided until then is forgotten


def in_force(session: Session) -> Bands:
    """The bands to link by."""
    return standing(session).bands


def standing(session: Session) -> Thresholds:
    """The bands to link by, and where they come from."""
    settings = decided.settings(session)
    active = settings is None or settings.active
    since = None if settings is None else settings.since
    pairs = decided.pairs(session, since)
    kinds = Counter((pair.state, pair.relation) for pair in pairs)
    return Thresholds(
        active=active,
        bands=_tuned(pairs) if active else CLAIMS,
        shipped=CLAIMS,
        decisions=len({pair.operation for pair in pairs}),
        same=kinds[LinkState.CONFIRMED, Relation.SAME],
        conflicts=kinds[LinkState.CONFIRMED, Relation.CONFLICT],
        rejected=sum(n for (state, _), n in kinds.items() if state == LinkState.REJECTED),
        since=since,
    )


def _tuned(pairs: list[Decided]) -> Bands:
    together = Counter(pair.operation for pair in pairs)
    same, conflict = [], []
    for pair in pairs:
        said = pair.relation if pair.state == LinkState.CONFIRMED else None
        share = 1 / together[pair.operation]
        same.append(Judged(pair.same, said == Relation.SAME, share))
        conflict.append(Judged(pair.conflict, said == Relation.CONFLICT, share))
    return tuned(same, conflict, CLAIMS)


def words(thresholds: Thresholds) -> list[tuple[str, str]]:
    """Each band, and in words where it begins, whose doing that is, and where it begins by default."""
    told = []
    for name, word in _NAMES.items():
        here, shipped = getattr(thresholds.bands, name), getattr(thresholds.shipped, name)
        yours = f"yours, {thresholds.decisions} decisions; default {shipped:.2f}"
        told.append((word, f"from {here:.2f} ({'default' if here == shipped else yours})"))
    return told


def state(desk: Desk) -> Thresholds:
    """The bands that what is linked next is linked by."""
    with desk.store.read() as session:
        return standing(session)


def forget(session: Session) -> None:
    """Bands follow only what is decided from now on."""
    _settings(session).since = datetime.now(UTC)


def use(session: Session, on: bool) -> None:
    """Follow decisions, or link by the shipped bands."""
    settings = decided.settings(session)
    if on != (settings is None or settings.active):
        _settings(session).active = on


def _settings(session: Session) -> Tuning:
    found = decided.settings(session)
    if found is None:
        found = Tuning(active=True, since=None)
        session.add(found)
    return found
