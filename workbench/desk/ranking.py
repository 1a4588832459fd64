"""How claims rank after what people decided: worked out in the transaction that decides."""

import math
from collections.abc import Iterable, Iterator
from typing import Any

from workbench.spotting import band
from workbench.spotting.adapting import Example
from workbench.spotting.learning import Learned, learn, score, shift, traits, weights, words
from workbench.store import ranks
from workbench.store.engine import Session
from workbench.store.ranks import Basis, Spotted


def keep_up(session: Session) -> None:
    """Learn from the decisions that stand now; rank every claim anew where that changes anything."""
    session.flush()
    while some := ranks.unnoted(session):
        ranks.note(session, [_basis(claim) for claim in some])
    before, now = standing(session), learned(session)
    if now is None:
        if before is not None:
            ranks.forget(session)
        return
    if before != now:
        ranks.keep(session, _columns(now))
    stands = before is not None and _adds_the_same(before, now)
    ranks.rank(session, _ranked(ranks.bases(session, unranked=stands), now))


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
    examples = [Example(frozenset(one.traits.split()), one.odds, one.kept) for one in decided]
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


def _ranked(claims: Iterable[Basis], learned: Learned) -> Iterator[dict[str, Any]]:
    weighed = weights(learned)
    for claim in claims:
        having = set(claim.traits.split())
        own = [one for one in weighed if one[0] in having]
        general = shift(claim.odds, learned)
        ranked = score([claim.odds, general, *(weight for _, weight in own)])
        yield {
            "id": claim.id,
            "score": ranked,
            "band": band(ranked).value,
            "shift": general,
            "told": " ".join(name for name, _ in own),
        }


def _basis(claim: Spotted) -> Basis:
    having = sorted(traits(claim.quote, claim.kinds, claim.speaker))
    return Basis(claim.id, math.fsum(weight for _, weight in claim.reasons), " ".join(having))
