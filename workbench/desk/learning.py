"""What ranking and linking learn from what people decided: shown, forgotten, turned off and on."""

from datetime import UTC, datetime
from enum import StrEnum

from workbench.desk import ranking, thresholds
from workbench.desk.desk import Desk
from workbench.desk.thresholds import Thresholds
from workbench.records import Operation, Reason, Record
from workbench.spotting.learning import Learned, words
from workbench.store import ranks
from workbench.store.engine import Session
from workbench.store.models import Learning
from workbench.store.queries import operation_record


class Stage(StrEnum):
    """How far learning has come."""

    SHIPPED = "shipped"  # claims rank as they were spotted
    RECALIBRATED = "recalibrated"  # scores are moved, the order is as shipped
    REWEIGHTED = "reweighted"  # what claims have in common is weighed anew


class LearnedView(Record):
    """What is learned and from what; a decision is a cluster dismissed, or kept: worked on, or rated."""

    active: bool
    stage: Stage
    kept: int = 0
    dismissed: int = 0
    since: datetime | None = None  # what was decided until then is forgotten
    intercept: float = 0.0  # log odds that every claim gets
    slope: float = 1.0  # and what its shipped log odds are multiplied by
    changes: tuple[Reason, ...] = ()  # what claims with a trait get, the strongest first
    thresholds: Thresholds  # from which pairs of claims are linked


class Part(StrEnum):
    """What is learned on its own."""

    RANKING = "ranking"
    THRESHOLDS = "thresholds"


_BOTH = tuple(Part)
_WHAT = {
    (Part.RANKING,): "ranking",
    (Part.THRESHOLDS,): "the thresholds of linking",
    _BOTH: "ranking and the thresholds of linking",
}


def state(desk: Desk) -> LearnedView:
    """What claims rank by now."""
    with desk.store.read() as session:
        settings, learned = ranks.settings(session), ranking.standing(session)
        active = settings is None or settings.active
        since = None if settings is None else settings.since
        bands = thresholds.standing(session)
    if learned is None:
        return LearnedView(active=active, stage=Stage.SHIPPED, since=since, thresholds=bands)
    told = words(learned)
    changes = [Reason(text=told[name], weight=trait.weight) for name, trait in learned.traits.items()]
    return LearnedView(
        active=active,
        stage=_stage(learned),
        kept=learned.kept,
        dismissed=learned.dismissed,
        since=since,
        intercept=learned.intercept,
        slope=learned.slope,
        thresholds=bands,
        changes=tuple(sorted(changes, key=lambda change: (-abs(change.weight), change.text))),
    )


def _stage(learned: Learned) -> Stage:
    return Stage.REWEIGHTED if learned.traits else Stage.RECALIBRATED


def reset(desk: Desk, *parts: Part) -> Operation:
    """Forget what was decided until now, for these parts only (both, where none is named); what is decided
    from now on is learned from."""
    with desk.operation("learning.reset") as (session, entry):
        if Part.RANKING in (parts or _BOTH):
            _settings(session).since = datetime.now(UTC)
        if Part.THRESHOLDS in (parts or _BOTH):
            thresholds.forget(session)
        entry.summary = f"forgot what {_named(parts)} had learned"
    return operation_record(entry)


def use(desk: Desk, on: bool, *parts: Part) -> Operation:
    """Rank and link by what is learned, worked out anew, or as shipped; for these parts, or for both."""
    with desk.operation("learning.use") as (session, entry):
        if Part.RANKING in (parts or _BOTH):
            settings = ranks.settings(session)
            if on != (settings is None or settings.active):
                _settings(session).active = on
            ranks.clear(session)
        if Part.THRESHOLDS in (parts or _BOTH):
            thresholds.use(session, on)
        entry.summary = f"turned learning {'on' if on else 'off'} for {_named(parts)}"
    return operation_record(entry)


def _named(parts: tuple[Part, ...]) -> str:
    return _WHAT[tuple(part for part in Part if part in (parts or _BOTH))]


def _settings(session: Session) -> Learning:
    found = ranks.settings(session)
    if found is None:
        found = Learning(active=True, since=None)
        session.add(found)
    return found
