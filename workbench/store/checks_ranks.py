"""Checks of what is learned: that it goes back to the decisions that stand, and that claims rank by it."""

import math
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.store import ranks
from workbench.store.additions import additions
from workbench.store.engine import Store
from workbench.store.findings import Result, counted
from workbench.store.models import Claim, ClaimRank, Learned

_REMEDY = "`workbench learned on` works it out anew"
_NEAR = 1e-9


def learned(store: Store) -> Result:
    """Whether the decisions learned from are those that stand, and every claim ranks as its reasons add up."""
    with store.read() as session:
        standing, wrong = ranks.standing(session), []
        if standing is not None:
            wrong += _stale(session, standing)
            wrong += _misplaced(session, standing)
        elif (
            session.scalar(select(ClaimRank.claim_id).where(ClaimRank.score.is_not(None)).limit(1))
            is not None
        ):
            wrong.append(f"claims are ranked by what nobody has learned: {_REMEDY}")
    decided = 0 if standing is None else standing.kept + standing.dismissed
    return Result(f"learned from {counted(decided, 'decision')}", wrong)


def _stale(session: Session, standing: Learned) -> list[str]:
    settings = ranks.settings(session)
    if settings is not None and not settings.active:
        return ["learning is off, but claims are ranked by it: `workbench learned off` ranks them as spotted"]
    decided = [one.kept for one in ranks.decisions(session, None if settings is None else settings.since)]
    kept, dismissed = sum(decided), len(decided) - sum(decided)
    if (kept, dismissed) == (standing.kept, standing.dismissed):
        return []
    return [
        f"{kept} kept and {dismissed} dismissed stand, but {standing.kept} and {standing.dismissed}"
        f" are learned from: {_REMEDY}"
    ]


def _misplaced(session: Session, standing: Learned) -> list[str]:
    rows = (
        select(Claim.id, Claim.reasons, ClaimRank.score, ClaimRank.told, ClaimRank.shift)
        .outerjoin(ClaimRank, ClaimRank.claim_id == Claim.id)
        .order_by(Claim.id)
        .execution_options(yield_per=1_000)
    )
    return [
        f"claim {id} does not rank by what is learned: {_REMEDY}"
        for id, reasons, score, told, shift in session.execute(rows)
        if score is None or not _adds_up(score, reasons, told, shift, standing)
    ]


def _adds_up(score: float, reasons: list[Any], told: str, shift: float, standing: Learned) -> bool:
    if not set(told.split()) <= standing.weights["traits"].keys():
        return False
    added = additions(told, shift, standing.weights, standing.words)
    odds = math.fsum(weight for _, weight in (*reasons, *added))
    return abs(score - 1 / (1 + math.exp(-odds))) < _NEAR
