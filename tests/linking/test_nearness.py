"""Who is compared with whom: told by the texts alone, however they came and however many there are."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.linking import Index, neighbours
from workbench.linking.alike import likeness
from workbench.linking.nearness import LEAST, MOST

TEXTS = [
    "Storm kills 31 in Port Amsel",
    "At least 31 dead after the storm in Port Amsel",
    "Shares of Norland Steel fell 5% on Monday",
    "The mayor of Birkdale resigned",
    "it is what it was",
    "",
]
words = st.lists(
    st.sampled_from(["storm", "amsel", "mayor", "ferry", "31", "the", "of", "killed", "US", "Washington"]),
    max_size=8,
)


def pairs(texts, known=()):
    """The pairs of texts that are compared, some of them put into an index before the others came."""
    index = Index()
    index.add((id, texts[id]) for id in known)
    near = neighbours(texts, [id for id in texts if id not in known], [index])
    return {
        frozenset((texts[a], texts[b])) for a in texts for b in near.near(a) if a != b and near.mutual(a, b)
    }


@given(words.map(" ".join), words.map(" ".join))
def test_likeness_is_symmetric_and_what_the_index_finds(a, b):
    index = Index()
    index.add([(1, a), (2, "of something else"), (3, b)])
    index.remove([2])
    found = dict(zip(*(some.tolist() for some in index.alike(a, 0.001)), strict=True))
    assert likeness(a, b) == likeness(b, a) == found.get(3, 0.0)


def test_alike_texts_are_neighbours():
    assert pairs(dict(enumerate(TEXTS))) == {frozenset(TEXTS[:2])}
    assert likeness(*TEXTS[:2]) > LEAST > likeness(TEXTS[0], TEXTS[3])


def test_nothing_is_alike_to_nothing():
    assert pairs({1: "", 2: ""}) == set()
    assert Index().alike("storm", 1.0)[0].tolist() == []


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 1000), st.floats(0, 1))
def test_a_crowd_is_thinned_out_whoever_came_first(seed, share):
    dice = random.Random(0)
    crowd = [
        f"Ferry {n} from Amsel to Birk was {dice.randrange(90)} minutes late" for n in range(2 * MOST)
    ] + TEXTS
    first = pairs(dict(enumerate(crowd)))
    mixed = dict(enumerate(random.Random(seed).sample(crowd, len(crowd))))
    known = [id for id in mixed if id < share * len(mixed)]
    assert pairs(mixed, known) == first
    assert frozenset(TEXTS[:2]) in first
    assert len(first) < len(crowd) * MOST / 2


def test_copies_are_no_crowd():
    texts = dict(enumerate([TEXTS[0]] * (2 * MOST) + [TEXTS[1]]))
    near = neighbours(texts, texts)
    assert all(near.mutual(0, id) for id in range(1, 2 * MOST))
    assert sum(near.mutual(a, a + 1) for a in range(2 * MOST - 1)) <= MOST
