"""Worth: exact additive reasons, and what ranks above what."""

import math
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.records import Band
from workbench.spotting import band, worth
from workbench.spotting.features import LABELS
from workbench.spotting.scoring import WORDS, contributions, model

CHECKABLE = [
    "The 12-year fishing ban on the gulf ends on 3 March.",
    "Unemployment in the province rose to 7.4 percent in 2019.",
    "The ministry denied that it had sold the ships.",
    "Police arrested 14 people on Tuesday after the explosion.",
    "Parliament passed the budget by 210 votes to 180.",
    "The company is accused of hiding $3 million in taxes.",
]
NOT_WORTH_IT = [
    "Thank you very much for coming tonight.",
    "What do you think about that?",
    "I feel wonderful today.",
    "It is a great and beautiful country.",
    "Let me say one more thing.",
    "We hope for better days.",
]


@given(st.text(max_size=300))
def test_the_weights_add_up_to_the_log_odds_of_the_score(sentence: str) -> None:
    found = worth(sentence)
    assert 0 < found.score < 1
    assert math.isclose(
        sum(reason.weight for reason in found.reasons),
        math.log(found.score / (1 - found.score)),
        abs_tol=1e-6,
    )
    assert all(reason.text for reason in found.reasons)


@given(st.text(max_size=300) | st.sampled_from(CHECKABLE + NOT_WORTH_IT))
def test_contributions_of_named_features_add_up_to_the_score_too(sentence: str) -> None:
    adds = contributions(sentence)
    odds = math.fsum([model().base, *adds.values()])
    assert math.isclose(1 / (1 + math.exp(-odds)), worth(sentence).score, abs_tol=1e-3)
    assert set(adds) <= {*LABELS, WORDS}


@pytest.mark.parametrize("high", CHECKABLE)
@pytest.mark.parametrize("low", NOT_WORTH_IT)
def test_figures_events_laws_and_denials_rank_above_opinions_questions_and_thanks(
    high: str, low: str
) -> None:
    assert worth(high).score > 0.4 > 0.15 > worth(low).score


def test_reasons_are_readable_and_name_what_was_seen() -> None:
    found = worth("The 13-year embargo might be a great mistake since 2018.")
    told = {reason.text: reason.weight for reason in found.reasons}
    assert told["a figure: 13-year"] > 0
    assert told["a year: 2018"] > 0
    assert told["an opinion word: great"] < 0
    assert list(told)[-1] == "where every sentence starts"
    assert not any("<" in text for text in told)


def test_the_country_is_not_the_pronoun() -> None:
    assert not any("first person" in reason.text for reason in worth("The US left the deal.").reasons)
    assert any("first person" in reason.text for reason in worth("They told us to leave.").reasons)


def test_bands_follow_the_score() -> None:
    assert [band(score) for score in (0.0, 0.29, 0.3, 0.69, 0.7, 1.0)] == [
        Band.LOW,
        Band.LOW,
        Band.MEDIUM,
        Band.MEDIUM,
        Band.HIGH,
        Band.HIGH,
    ]


def test_reasons_come_in_the_same_order_in_every_process() -> None:
    code = "from workbench.spotting import worth; print(worth('U.S. Secretary of State Ana Ruiz has threatened 4 firms'))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "123"
    }
    assert len(said) == 1
