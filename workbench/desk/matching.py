"""Which published fact-checks may be about which claims: suggested by the machine, decided by people.

A decision is about claims and stays with them, whatever cluster they come to be in. Nothing is merged here,
and no rating is taken over. Where both are numbered together, a fact-check has minus its number.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench import linking
from workbench.desk import thresholds
from workbench.desk.desk import Desk
from workbench.records import Checked, Comparison, LinkState
from workbench.store import checked, graph
from workbench.store.checked import Pair
from workbench.store.engine import Session
from workbench.store.models import CheckedLink

if TYPE_CHECKING:
    from workbench.linking import Index, Meaning, MeaningIndex

Texts = MutableMapping[int, str]
Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Watched(NamedTuple):
    """Who is told how far it is, and says whether to stop."""

    progress: Progress | None = None
    cancelled: Cancelled | None = None


UNWATCHED = Watched()
_MANY = 3_000  # on either side; so many are joined in bulk


def match_claims(desk: Desk, session: Session, fresh: Collection[int]) -> int:
    """Look for fact-checks of fresh claims and suggest them; how many fact-checks there are."""
    if not fresh or not checked.count(session):
        return 0
    texts: Texts = graph.texts_of(session, fresh)
    with desk.checked.claims(session) as (known, index):
        found = _proposed(session, ChainMap(texts, known), fresh, index, desk.checked.meaning)
    suggest(session, found)
    return len({id for _, id in found})


def match_checks(
    desk: Desk,
    session: Session,
    checks: Sequence[Checked],
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> dict[Pair, Comparison]:
    """Look for the claims that some fact-checks may be about; these are numbered from 1 in their order.

    The fewer are looked for among the more. Raises `Cancelled`.
    """
    if not checks:
        return {}
    texts: Texts = {-number: check.claim for number, check in enumerate(checks, 1)}
    claims = graph.claim_count(session)
    how = Watched(progress, cancelled)
    if min(len(texts), claims) > _MANY:
        both = ChainMap(texts, graph.claim_texts(session))
        return _proposed(session, both, both, None, desk.memory.meaning, how)
    if len(texts) >= claims:
        return look_for(desk, session, graph.claim_texts(session), checks, how)
    desk.memory.catch_up(session)
    with desk.memory.claims(session) as (known, index):
        return _proposed(session, ChainMap(texts, known), texts, index, desk.memory.meaning, how)


def look_for(
    desk: Desk, session: Session, claims: Texts, checks: Sequence[Checked], how: Watched = UNWATCHED
) -> dict[Pair, Comparison]:
    """Look for some claims among fact-checks that are numbered from 1 in their order. Raises `Cancelled`."""
    index = linking.Index()
    index.add((-number, f"{check.claim}\n{check.title}") for number, check in enumerate(checks, 1))
    both = ChainMap({-number: check.claim for number, check in enumerate(checks, 1)}, claims)
    return _proposed(session, both, claims, index, desk.memory.meaning, how)


def _proposed(
    session: Session,
    texts: Mapping[int, str],
    fresh: Iterable[int],
    index: Index | MeaningIndex | None,
    meaning: Meaning | None,
    how: Watched = UNWATCHED,
) -> dict[Pair, Comparison]:
    """What is proposed between a claim and a fact-check, with the reasons told from the claim's side."""
    bands = thresholds.in_force(session)
    found = linking.propose(
        texts, fresh, index, bands=bands, meaning=meaning, progress=how.progress, cancelled=how.cancelled
    )
    return {
        (link.b, -link.a): linking.compare(texts[link.b], texts[link.a], meaning=meaning).model_copy(
            update={"relation": link.relation, "same": link.same, "conflict": link.conflict}
        )
        for link in found
        if link.a < 0 < link.b
    }


def suggest(session: Session, found: Mapping[Pair, Comparison]) -> None:
    """Write suggestions down; where a person has decided, that stands."""
    rows = checked.links_between(session, found.keys())
    for pair, compared in found.items():
        row = rows.get(pair)
        if row is None:
            session.add(_row(pair, compared))
        elif row.state == LinkState.SUGGESTED:
            row.relation, row.score = compared.relation, max(compared.same, compared.conflict)
            row.same, row.conflict, row.reasons = compared.same, compared.conflict, list(compared.reasons)
    session.flush()


def decide(
    desk: Desk, session: Session, cluster: int, check: int, state: LinkState, because: str = ""
) -> None:
    """A person says whether a fact-check is about what a cluster says: it holds for each claim in it."""
    claims = {claim.id: claim.text for claim in graph.members(session, cluster)}
    text = checked.texts_of(session, [-check])[-check]
    rows = checked.links_between(session, [(claim, check) for claim in claims])
    for claim, said in claims.items():
        row = rows.get((claim, check))
        if row is None:
            row = _row((claim, check), linking.compare(said, text, meaning=desk.checked.meaning))
            session.add(row)
        row.state, row.because = state, because.strip()


def _row(pair: Pair, compared: Comparison) -> CheckedLink:
    return CheckedLink(
        claim_id=pair[0],
        checked_id=pair[1],
        relation=compared.relation,
        state=LinkState.SUGGESTED,
        score=max(compared.same, compared.conflict),
        same=compared.same,
        conflict=compared.conflict,
        reasons=list(compared.reasons),
        because="",
    )
