"""What decisions teach: calibration at once, weights of traits when there are enough, nothing from noise."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.spotting import worth
from workbench.spotting.adapting import Example
from workbench.spotting.learning import ENOUGH, Learned, adjusted, learn, traits

FIGURES = "The council spent 4.2 million crowns on the bridge in 2019."
PLEDGE = "The mayor will rebuild the northern pier, she promised."
PLAIN = "The fishing boats were moored along the old quay."
odds = st.floats(-4, 4)
examples = st.lists(
    st.builds(
        Example, st.frozensets(st.sampled_from(["figure", "name", "year", "past"])), odds, st.booleans()
    ),
    max_size=80,
)


def log_odds(sentence: str) -> float:
    return math.fsum(reason.weight for reason in worth(sentence).reasons)


def desk_that_keeps(name: str, number: int, noise: float = 0.0) -> list[Example]:
    """Decisions of somebody who keeps what has a trait, but for slips; shipped log odds tell nothing."""
    chance = random.Random(7)
    found = []
    for _ in range(number):
        having = frozenset(other for other in ("figure", "name", "year", "past") if chance.random() < 0.5)
        found.append(Example(having, chance.uniform(-1, 1), (name in having) != (chance.random() < noise)))
    return found


def test_nothing_decided_changes_nothing() -> None:
    assert learn([]) == Learned()
    assert adjusted(worth(FIGURES), traits(FIGURES), Learned()) == worth(FIGURES)


def test_one_decision_moves_scores_a_little_and_the_order_not_at_all() -> None:
    learned = learn([Example(traits(FIGURES), log_odds(FIGURES), kept=False)])
    before, after = worth(FIGURES), adjusted(worth(FIGURES), traits(FIGURES), learned)
    assert before.score - 0.1 < after.score < before.score
    assert [reason.text for reason in after.reasons if reason not in before.reasons] == [
        "you kept 0 of 1 so far"
    ]
    assert not learned.traits


def test_what_is_kept_only_raises_and_what_is_dismissed_only_lowers() -> None:
    for kept in (True, False):
        learned = learn([Example(frozenset({"name"}), 0.4, kept)] * (3 * ENOUGH))
        assert (learned.intercept > 0) == kept
        assert (learned.slope, learned.traits) == (1, {})


def test_from_enough_decisions_what_was_kept_comes_first() -> None:
    learned = learn(desk_that_keeps("figure", 120, noise=0.05))
    assert learned.traits["figure"].weight > 0.5
    with_it, without = (adjusted(worth(PLEDGE), having, learned).score for having in (["figure"], []))
    assert with_it > without + 0.1
    told = [reason.text for reason in adjusted(worth(FIGURES), traits(FIGURES), learned).reasons]
    kept, dismissed = learned.traits["figure"].kept, learned.traits["figure"].dismissed
    assert f"you kept {kept} of {kept + dismissed} such: a figure" in told


def test_before_there_are_enough_no_trait_is_weighed() -> None:
    assert learn(desk_that_keeps("figure", ENOUGH - 1)).traits == {}
    assert learn(desk_that_keeps("figure", ENOUGH)).traits != {}


def test_decisions_that_contradict_each_other_leave_the_order_as_it_was() -> None:
    both = [
        Example(traits(text), log_odds(text), kept)
        for text in (FIGURES, PLEDGE, PLAIN)
        for kept in (True, False)
    ]
    assert learn(both * 20).traits == {}


def test_kinds_and_speakers_can_be_learned() -> None:
    rule, other = traits(PLEDGE, ["rule"], "Ana Roth"), traits(PLEDGE, ["event"])
    decided = [Example(having, 0.0, having is rule) for having in (rule, other) * 40]
    learned = learn(decided)
    score = {having: adjusted(worth(PLEDGE), having, learned).score for having in (rule, other)}
    assert score[rule] > score[other] + 0.2
    assert any("the kind rule" in reason.text for reason in adjusted(worth(PLEDGE), rule, learned).reasons)


@given(examples, st.sampled_from([FIGURES, PLEDGE, PLAIN]))
def test_reasons_add_up_exactly_and_weights_are_bounded(decided: list[Example], sentence: str) -> None:
    learned = learn(decided)
    found = adjusted(worth(sentence), traits(sentence), learned)
    assert found.score == 1 / (1 + math.exp(-math.fsum(reason.weight for reason in found.reasons)))
    assert found.reasons[: len(worth(sentence).reasons)] == worth(sentence).reasons
    assert abs(learned.intercept) <= 3
    assert 0.5 <= learned.slope <= 2
    assert all(abs(told.weight) <= 1.5 for told in learned.traits.values())
    assert learn(decided) == learned


@given(
    st.lists(st.builds(Example, st.just(frozenset()), odds, st.booleans()), min_size=1, max_size=60),
    odds,
    odds,
)
def test_calibration_never_changes_the_order(decided: list[Example], one: float, other: float) -> None:
    learned = learn(decided)
    low, high = sorted((round(one, 4), round(other, 4)))
    if low < high:
        assert learned.intercept + learned.slope * low < learned.intercept + learned.slope * high


@pytest.mark.parametrize("text", ["", "\0", "\ud800", "7" * 100_000, "a figure " * 20_000])
def test_any_text_has_traits(text: str) -> None:
    assert isinstance(traits(text), frozenset)
