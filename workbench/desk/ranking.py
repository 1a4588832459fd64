"""How claims rank after what people decided: worked out in the transaction that decides."""

import math
from typing import Any

from workbench.spotting import band
from workbench.spotting.adapting import Example
from workbench.spotting.learning import Learned, additions, learn, score, traits, words
from workbench.store import ranks
from workbench.store.engine import Session
from workbench.store.ranks import Spotted


def keep_up(session: Session) -> None:
    """Learn from the decisions that stand now; rank every claim anew where that changes anything."""
    session.flush()
    before, now = standing(session), learned(session)
    if now is None:
        if before is not None:
            ranks.forget(session)
        return
    if before is None or not _adds_the_same(before, now):
        ranks.forget(session)
    if before != now:
        ranks.keep(session, _columns(now))
    while some := ranks.unranked(session):
        ranks.rank(session, [_rank(claim, now) for claim in some])


def standing(session: Session) -> Learned | None:
    """What claims rank by now; None: as they were spotted."""
    row = ranks.standing(session)
    if row is None:
        return None
    return Learned(kept=row.kept, dismissed=row.dismissed, **row.weights)


def learned(session: Session) -> Learned | None:
    """What the decisions that stand teach; None where there are none, or learning is off."""
    settings = ranks.settings(session)
    if settings is not None and not settings.active:
        return None
    decided = ranks.decisions(session, None if settings is None else settings.since)
    examples = [Example(_traits(claim), _odds(claim), kept) for claim, kept in decided]
    return learn(examples) if examples else None


def _columns(learned: Learned) -> dict[str, Any]:
    return {
        "kept": learned.kept,
        "dismissed": learned.dismissed,
        "weights": learned.model_dump(mode="json", include={"intercept", "slope", "traits"}),
        "words": words(learned),
    }


def _adds_the_same(one: Learned, other: Learned) -> bool:
    """Whether every claim keeps its rank; only how many decisions there were may differ."""
    return _weights(one) == _weights(other)


def _weights(learned: Learned) -> tuple[object, ...]:
    return learned.intercept, learned.slope, {name: told.weight for name, told in learned.traits.items()}


def _rank(claim: Spotted, learned: Learned) -> dict[str, Any]:
    added = additions(_odds(claim), _traits(claim), learned)
    ranked = score([*(weight for _, weight in claim.reasons), *(weight for _, weight in added)])
    return {
        "claim_id": claim.id,
        "score": ranked,
        "band": band(ranked).value,
        "additions": [list(one) for one in added],
    }


def _odds(claim: Spotted) -> float:
    return math.fsum(weight for _, weight in claim.reasons)


def _traits(claim: Spotted) -> frozenset[str]:
    return traits(claim.quote, claim.kinds, claim.speaker)
