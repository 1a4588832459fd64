"""Links and clusters: what is tied, what is kept apart, and that order does not matter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.errors import Cancelled, DataError
from workbench.linking import Index, cluster, link, propose
from workbench.linking.bands import CLAIMS
from workbench.records import Link, LinkState, Relation

TEXTS = [
    "US left deal in 2018",
    "US had long ago pulled out of deal",
    "13-year arms embargo on Iran",
    "10-year arms embargo on Iran",
    "The 13-year arms embargo on Iran",
    "Russia will sell arms to Iran",
    "Moscow pledges weapons sales to Tehran",
    "Shares fell 5% in London on Monday",
    "The cat sat on the mat",
    "Storm kills 31 in Manila",
    "At least 31 dead after storm in Manila",
    "",
]


def said(linking, texts):
    """A linking in words instead of positions."""
    links = {
        (frozenset((texts[x.a], texts[x.b])), x.relation, x.score, x.same, x.conflict) for x in linking.links
    }
    return links, {frozenset(texts[i] for i in members) for members in linking.clusters}


def test_link():
    found = link(TEXTS, bands=CLAIMS)
    pairs = {(x.a, x.b): x for x in found.links}
    assert pairs[0, 1].relation is Relation.SAME
    assert pairs[2, 3].relation is Relation.CONFLICT
    assert pairs[2, 3].reasons[0] == "13-year ≠ 10-year"
    assert pairs[3, 4].reasons[0] == "10-year ≠ 13-year"
    assert all(x.a < x.b and x.state is LinkState.SUGGESTED for x in found.links)
    assert found.clusters == ((0, 1), (2, 4), (3,), (5, 6), (7,), (8,), (9, 10), (11,))


@settings(max_examples=25, deadline=None)
@given(st.permutations(TEXTS))
def test_the_order_of_texts_does_not_matter(texts):
    assert said(link(texts), texts) == said(link(TEXTS), TEXTS)


def test_what_people_decided_is_obeyed():
    assert link(TEXTS, cannot=[(1, 0)]).clusters[:2] == ((0,), (1,))
    together = link(TEXTS, must=[(3, 2), (8, 7)]).clusters
    assert (7, 8) in together
    assert any({2, 3} <= set(members) for members in together)


def test_a_must_against_a_cannot_is_refused():
    with pytest.raises(DataError, match="0 and 2 must"):
        cluster(range(3), [], must=[(0, 1), (2, 0)], cannot=[(1, 2)])


def test_nothing_and_one():
    assert link([]).clusters == ()
    assert link(["US left deal"]).clusters == ((0,),)
    assert link(["", ""]).clusters == ((0,), (1,))
    assert link(["same", "same"]).clusters == ((0, 1),)


def test_proposing_only_for_the_fresh():
    texts = {10 * n: text for n, text in enumerate(TEXTS)}
    index = Index()
    index.add(texts.items())
    every = propose(texts, texts)
    assert propose(texts, [10, 999], index) == [x for x in every if 10 in (x.a, x.b)]
    assert propose(texts, []) == []


def test_reading_in_steps_comes_to_the_same():
    texts = dict(enumerate(TEXTS))
    steps = propose({id: texts[id] for id in range(6)}, range(6)) + propose(texts, range(6, len(texts)))
    assert sorted(steps, key=lambda x: (x.a, x.b)) == propose(texts, texts)


def test_progress_and_cancel():
    seen = []
    link(TEXTS, progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(set(seen))
    assert seen[-1] == (len(TEXTS), len(TEXTS))
    with pytest.raises(Cancelled):
        link(TEXTS, cancelled=lambda: True)


# --- clusters from links alone ------------------------------------------------------------------


def same(a, b, score, state=LinkState.SUGGESTED):
    return Link(a=a, b=b, relation=Relation.SAME, score=score, same=score, state=state)


def conflict(a, b, state=LinkState.SUGGESTED):
    return Link(a=a, b=b, relation=Relation.CONFLICT, score=0.97, conflict=0.97, state=state)


def test_a_chain_does_not_become_one_cluster():
    chain = [same(n, n + 1, 0.9) for n in range(50)]
    assert max(map(len, cluster(range(51), chain))) < 20


def test_a_conflict_keeps_apart_unless_a_person_says_otherwise():
    links = [same(0, 1, 0.9), same(1, 2, 0.8), conflict(0, 2)]
    assert cluster(range(3), links) == [(0, 1), (2,)]
    assert cluster(range(3), links, must=[(0, 2)]) == [(0, 1, 2)]


def test_decisions_outweigh_scores():
    assert cluster(range(2), [same(0, 1, 0.99, LinkState.REJECTED)]) == [(0,), (1,)]
    assert cluster(range(2), [same(0, 1, 0.01, LinkState.CONFIRMED)]) == [(0, 1)]
    assert cluster(range(3), [same(0, 1, 0.9), same(1, 2, 0.9), conflict(0, 2, LinkState.CONFIRMED)])[0] != (
        0,
        1,
        2,
    )
    assert cluster(range(2), [conflict(0, 1, LinkState.REJECTED)]) == [(0,), (1,)]


def test_links_of_ids_that_are_not_asked_for_are_passed_over():
    assert cluster([1, 5], [same(1, 9, 0.9), conflict(5, 9)], cannot=[(1, 7)], must=[(7, 8)]) == [(1,), (5,)]


ids = st.integers(0, 9)
links = st.lists(
    st.builds(
        lambda a, b, score, relation, state: Link(
            a=min(a, b), b=max(a, b), relation=relation, score=score, same=score, state=state
        ),
        ids,
        ids,
        st.floats(0, 1),
        st.sampled_from([Relation.SAME, Relation.SAME, Relation.CONFLICT]),
        st.sampled_from(list(LinkState)),
    ).filter(lambda x: x.a != x.b),
    max_size=25,
    unique_by=lambda x: (x.a, x.b),
)
pairs = st.lists(st.tuples(ids, ids).filter(lambda p: p[0] != p[1]), max_size=5)


@given(links, pairs, pairs, st.randoms())
def test_a_partition_that_obeys(found, cannot, must, dice):
    try:
        made = cluster(range(10), found, cannot=cannot, must=must)
    except DataError:
        return
    assert sorted(id for members in made for id in members) == list(range(10))
    home = {id: members for members in made for id in members}
    assert all(home[a] != home[b] for a, b in cannot)
    assert all(home[a] == home[b] for a, b in must)
    shuffled = dice.sample(found, len(found))
    assert cluster(reversed(range(10)), shuffled, cannot=cannot[::-1], must=must[::-1]) == made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Penalties came back on 19 September", "It declared UN sanctions restored last month"),
        ("Washington walked out of accord in May 2018", "United States gave up its right when it quit"),
        ("Heavy rain swept Amsel", "Downpour drenched the harbour"),
    ],
)
def test_of_two_texts_it_does_not_matter_which_was_there_first(one: str, other: str) -> None:
    def found(first: str, title: str, second: str) -> list[tuple[Relation, float]]:
        index = Index()
        index.add([(1, f"{first}\n{title}")])
        return [(link.relation, link.score) for link in propose({1: first, 2: second}, [2], index)]

    title = f"{other} and {one}"
    assert found(one, title, other) == found(other, "", one) == found(one, "", other)
