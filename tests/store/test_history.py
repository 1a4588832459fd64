"""History: whatever is done in whatever order, undo leads back and redo forth, and the history tells of it."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session
from store.small import BY, add_article, add_claim, link

from workbench.store import history
from workbench.store.engine import Store
from workbench.store.models import Article, Claim, Cluster, Link, Verdict
from workbench.store.opening import open_store
from workbench.store.verify import verify


def tables(store: Store) -> dict[str, list[Any]]:
    """What the tables of record hold; `version` counts on and is left out."""
    found = {}
    with store.read() as session:
        for name, model in history.TRACKED.items():
            found[name] = [(row.id, history.image(row)) for row in session.query(model).order_by(model.id)]
    return found


def edit(session: Session, n: int) -> None:
    claims = session.query(Claim).all()
    claims[n % len(claims)].text = f"Text {n}"


def add(session: Session, n: int) -> None:
    start = (session.query(Claim).order_by(Claim.end.desc()).first() or Claim(end=0)).end
    add_claim(session, session.get_one(Article, 1), start, f"{n}")


def move(session: Session, n: int) -> None:
    """Merge a claim's cluster into another's; the empty one goes."""
    claims = session.query(Claim).order_by(Claim.id).all()
    old, new = claims[n % len(claims)].cluster_id, claims[n * 7 % len(claims)].cluster_id
    if old == new:
        return
    for claim in session.query(Claim).filter_by(cluster_id=old):
        claim.cluster_id = new
    for verdict in session.query(Verdict).filter_by(cluster_id=old):
        verdict.cluster_id = new
    for piece in session.query(history.TRACKED["evidence"]).filter_by(cluster_id=old):
        piece.cluster_id = new
    session.flush()
    session.delete(session.get_one(Cluster, old))


def relink(session: Session, n: int) -> None:
    """Take a link away and make it again, or only one of the two."""
    for standing in session.query(Link).filter_by(a_id=1, b_id=2):
        session.delete(standing)
    session.flush()
    if n % 3:
        session.add(link(1, 2, "same", "rejected"))


DEEDS = st.lists(
    st.lists(
        st.tuples(st.sampled_from([edit, add, move, relink]), st.integers(0, 99)), min_size=1, max_size=4
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=12, deadline=None)
@given(DEEDS)
def test_undo_leads_back_and_redo_forth(tmp_path_factory: pytest.TempPathFactory, deeds: Any) -> None:
    where = tmp_path_factory.mktemp("history") / "claims.db"
    store = open_store(where)
    with history.operation(store, "read", **BY) as (session, _):
        add_article(session, "https://paper.example/1", "", "One.\nTwo.\nThree.")
    states = [tables(store)]
    for deed in deeds:
        with history.operation(store, "deed", **BY) as (session, _):
            for act, n in deed:
                act(session, n)
                session.flush()
        after = tables(store)
        if after != states[-1]:
            states.append(after)
    for state in reversed(states[:-1]):
        history.undo(store, **BY)
        assert tables(store) == state
    for state in states[1:]:
        history.redo(store, **BY)
        assert tables(store) == state
    assert [finding for finding in verify(store) if not finding.ok and finding.part != "offsets"] == []
    store.close()
