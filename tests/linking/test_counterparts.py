"""Between two articles a claim has one counterpart, however the claims are numbered."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.linking.counterparts import counterparts
from workbench.records import Link, Relation

TEXTS = {1: "left", 2: "lead", 3: "tail", 11: "right", 12: "right again", 13: "other"}


def link(a, b, same=0.0, conflict=0.0):
    relation = Relation.SAME if same > conflict else Relation.CONFLICT
    return Link(a=a, b=b, relation=relation, score=max(same, conflict), same=same, conflict=conflict)


def kept(links, repeats=()):
    """The pairs of the links that stay; `repeats` are those of claims that say the same in one article."""
    found = counterparts(links, TEXTS, lambda a, b: (min(a, b), max(a, b)) in repeats)
    return {(one.a, one.b) for one in found}


def test_the_link_that_says_most_stays():
    assert kept([link(1, 11, 0.9), link(1, 12, 0.6), link(2, 11, 0.7)]) == {(1, 11)}
    assert kept([link(1, 11, 0.6), link(1, 12, conflict=0.8)]) == {(1, 12)}


def test_who_is_ruled_out_rules_nobody_out():
    assert kept([link(1, 11, 0.9), link(1, 12, 0.8), link(2, 12, 0.7)]) == {(1, 11), (2, 12)}


def test_what_an_article_says_twice_is_linked_twice():
    links = [link(1, 11, 0.9), link(1, 12, 0.6), link(1, 13, 0.7)]
    assert kept(links, {(11, 12)}) == {(1, 11), (1, 12)}


scores = st.integers(0, 4).map(lambda n: n / 4)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from([11, 12, 13])), st.tuples(scores, scores)
    ),
    st.randoms(),
)
def test_neither_order_nor_numbers_matter(pairs, dice):
    links = [link(a, b, same / 2, conflict / 2) for (a, b), (same, conflict) in pairs.items()]
    first = kept(links)
    dice.shuffle(links)
    assert kept(links) == first
    turned = dict(zip(TEXTS, reversed(TEXTS.values()), strict=True))
    number = {text: id for id, text in turned.items()}
    other = [one.model_copy(update={"a": number[TEXTS[one.b]], "b": number[TEXTS[one.a]]}) for one in links]
    found = counterparts(other, turned, lambda a, b: False)
    assert {(turned[one.b], turned[one.a]) for one in found} == {(TEXTS[a], TEXTS[b]) for a, b in first}
