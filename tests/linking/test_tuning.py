"""Bands that follow decisions: the shipped ones until there are enough, then where people agree."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.linking.bands import BANDS
from workbench.linking.tuning import ENOUGH, OF_EACH, Judged, calibrated, tuned

SHIPPED = BANDS.model_copy(update={"suggest": 0.25, "review": 0.15, "conflict": 0.4})
DECIDED = st.lists(st.builds(Judged, st.floats(0, 1), st.booleans(), st.just(1.0)), max_size=120)


def team(strictness: float, count: int = 200, seed: int = 1) -> list[Judged]:
    """Decisions of people who agree where a score says so, more or less readily."""
    chance = random.Random(seed)
    scores = [chance.uniform(0.05, 0.95) for _ in range(count)]
    return [Judged(score, chance.random() < score**strictness) for score in scores]


def test_below_enough_decisions_nothing_moves() -> None:
    few = team(4.0, ENOUGH - 1)
    assert tuned(few, few, SHIPPED) == SHIPPED
    one_sided = [Judged(0.5, True)] * 200 + [Judged(0.5, False)] * (OF_EACH - 1)
    assert tuned(one_sided, [], SHIPPED) == SHIPPED


@pytest.mark.parametrize("name", ["suggest", "review"])
def test_a_strict_team_raises_a_threshold_and_a_generous_one_lowers_it(name: str) -> None:
    strict, generous = (tuned(team(power), [], SHIPPED) for power in (3.0, 0.4))
    assert getattr(generous, name) < getattr(SHIPPED, name) < getattr(strict, name)
    assert strict.conflict == SHIPPED.conflict
    assert strict.join == SHIPPED.join


def test_a_team_that_agrees_as_the_scores_say_leaves_them_nearly_alone() -> None:
    same = tuned(team(1.0, 2_000), team(1.0, 2_000), SHIPPED)
    for name in ("suggest", "review", "conflict"):
        assert getattr(same, name) == pytest.approx(getattr(SHIPPED, name), abs=0.04)


def test_conflicts_have_a_threshold_of_their_own() -> None:
    found = tuned([], team(3.0), SHIPPED)
    assert found.conflict > SHIPPED.conflict
    assert (found.suggest, found.review) == (SHIPPED.suggest, SHIPPED.review)


def test_pairs_of_one_decision_share_its_weight() -> None:
    hundred = [Judged(0.3, False, 1 / 100)] * 100
    others = team(1.0)
    assert calibrated([*others, *hundred]).intercept == pytest.approx(
        calibrated([*others, Judged(0.3, False)]).intercept
    )


@given(DECIDED, DECIDED, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_bands_stay_sensible_and_do_not_hang_on_the_order(
    same: list[Judged], conflict: list[Judged], chance: random.Random
) -> None:
    found = tuned(same, conflict, SHIPPED)
    assert 0 < found.review <= found.suggest < 1
    for name in ("suggest", "review", "conflict"):
        shipped, now = getattr(SHIPPED, name), getattr(found, name)
        odds = now / (1 - now) / (shipped / (1 - shipped))
        assert 0.2 < odds < 5
    chance.shuffle(same)
    assert tuned(same, conflict, SHIPPED) == found
    assert calibrated(same).slope > 0
