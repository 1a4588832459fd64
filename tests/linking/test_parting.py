"""Negations, roles, names and standing: where two texts part, and where they only seem to."""

import pytest

from workbench.linking import compare, facts
from workbench.linking.alignment import align


def aligned(a: str, b: str):
    return align(facts(a), facts(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The court approved the merger", "The court never approved the merger"),
        ("The court approved the merger", "The court failed to approve the merger"),
        ("The court approved the merger", "The court neither approved nor blocked the merger"),
        ("The bank is insolvent", "The bank is far from insolvent"),
        ("Prices are rising in Lund", "Prices are no longer rising in Lund"),
        ("The dam burst", "It is false that the dam burst"),
        ("The dam burst", "The claim that the dam burst is a hoax"),
        ("The mayor took bribes", "The mayor denies that he took bribes"),
        ("Members have refused to ratify the treaty", "Members have not refused to ratify the treaty"),
    ],
)
def test_what_one_text_denies(a, b):
    assert aligned(a, b).denied
    assert compare(a, b).relation == "conflict"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The team did not win the cup", "The team lost the cup"),
        ("The court never approved the merger", "The court rejected the merger"),
        ("Norland is not among the states on the list", "The list of states does not include Norland"),
        ("Members refused to sign the treaty", "Members refused signing of the treaty"),
        ("She was denied a visa by Norland", "She was refused a visa by Norland"),
    ],
)
def test_what_both_deny(a, b):
    found = aligned(a, b)
    assert found.denied == []
    assert found.opposed == []


@pytest.mark.parametrize(
    ("a", "b", "turned"),
    [
        ("Lions beat Bears", "Bears beat Lions", True),
        ("Lions beat Bears", "Bears were beaten by Lions", False),
        ("The Lions beat the Bears in Lund", "The Lions were beaten by the Bears in Lund", True),
        ("Holm replaced Berg as mayor", "Berg was replaced by Holm as mayor", False),
        ("Holm replaced Berg as mayor", "Berg replaced Holm as mayor", True),
        ("Norland signed a pact with Westria", "Westria signed a pact with Norland", False),
    ],
)
def test_who_did_it_to_whom(a, b, turned):
    assert bool(aligned(a, b).swapped) is turned
    assert bool(aligned(b, a).swapped) is turned


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lions beat Bears", "Bears lost to Lions"),
        ("Iran sold tanks to Norland", "Norland bought tanks from Iran"),
    ],
)
def test_the_same_from_the_other_end(a, b):
    found = aligned(a, b)
    assert found.opposed == []
    assert found.swapped == []


def test_a_loser_and_a_winner_are_opposed():
    assert "beat ≠ lost" in compare("Lions beat Bears", "Lions lost to Bears").reasons


@pytest.mark.parametrize(
    ("a", "b", "names"),
    [
        ("Falcons beat Tigers in Lund", "Falcons beat Harbour in Lund", ("Tigers", "Harbour")),
        ("Doris Hallberg wins the Nobel prize", "Agnes Hallberg wins the Nobel prize", ("Doris", "Agnes")),
        ("Storm closes Tel Aviv airport", "Storm closes Tel Berg airport", ("Tel Aviv", "Tel")),
        ("fire in lund kills ten", "fire in kalmar kills ten", ("lund", "kalmar")),
    ],
)
def test_another_name_in_its_place(a, b, names):
    assert names in [(slot.a.text, slot.b.text) for slot in aligned(a, b).instead]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Lance Forsberg confesses to doping", "Forsberg confesses to doping"),
        ("The United Nations condemns the raid", "UN condemns the raid"),
        ("Rouhani meets the envoy", "Rohani meets the envoy"),
        ("Hizbullah pulls its men out", "Hezbollah pulls its men out"),
        ("Pakistan army stands firm", "Pak army stands firm"),
        ("Talks held in Hong Kong", "Talks held in HK"),
        ("N. Korea fires a rocket", "North Korea fires a rocket"),
    ],
)
def test_no_other_name(a, b):
    assert aligned(a, b).instead == []


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("The mayor will resign on Friday", "The mayor may resign on Friday", "will / may"),
        ("Norland may leave the union", "Norland leaves the union", "may / as a fact"),
        ("Norland leaves the union", "Norland plans to leave the union", "as a fact / plans"),
        ("The vote was called off", "The vote was held", "called off / as a fact"),
    ],
)
def test_how_sure_a_text_is(a, b, why):
    assert why in compare(a, b).reasons
    assert [mode.text for mode in facts(a).modes] == [why.split(" / ")[0]] or why.startswith("as a fact")


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("Prices rose after the vote", "Prices rose before the vote", "after ≠ before"),
        ("Stepped-up patrols in Lund", "Stepped-down patrols in Lund", "up ≠ down"),
        ("Norland's chairman to step down", "Norland's chairman to step up", "down ≠ up"),
    ],
)
def test_small_words_that_exclude_each_other(a, b, why):
    assert why in compare(a, b).reasons


@pytest.mark.parametrize(
    "text",
    [
        "A b C d " * 2_000,
        "not Lund never Kalmar " * 2_000,
        "beaten by Lund " * 3_000,
        "it is false that " * 2_000,
        "up down " * 4_000,
        "Xi " * 5_000,
    ],
)
def test_long_texts(text):
    assert (
        0 <= compare(text, "Lund was not beaten by Kalmar, it is false that " + text[100:3_000]).conflict <= 1
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lorries may not enter Lund", "Lorries are barred from entering Lund"),
        ("No pupils of Lund are in the study", "Pupils of Lund are excluded from the study"),
        ("No boats leave Lund before Monday", "The boats leave Lund on Monday"),
        ("Sousa is world number 1", "Sousa is world No 1"),
        ("Lund denied Vaasa the cup", "Lund kept the cup from Vaasa"),
        ("Households may use no more than 150 litres in Lund", "Households in Lund may use 150 litres"),
        ("All left the aircraft in Lund unharmed", "All left the aircraft in Lund without harm"),
    ],
)
def test_what_is_said_with_and_without_a_negation_is_no_denial(one, other):
    assert not any("negation" in reason for reason in compare(one, other).reasons)


def test_a_word_that_denies_elsewhere_does_not_answer_a_negation():
    found = compare(
        "The order to cease work at the harbour of Lund is a response to the strike",
        "The order is not a response to the strike",
    )
    assert any("negation" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("The boats of Lund never sailed", "The boats stayed in harbour at Lund", (1, 0)),
        ("The boats of Lund never sailed", "No boats of Lund sailed", (0, 0)),
        ("Lund denied the accusation and builds boats", "Lund builds boats", (0, 0)),
        ("Lund denied reports that it builds boats", "Lund builds boats", (1, 0)),
    ],
)
def test_negations_without_an_answer(one, other, count):
    assert align(facts(one), facts(other)).unanswered == count
    assert align(facts(other), facts(one)).unanswered == count[::-1]


def test_a_place_is_known_by_its_last_word():
    found = compare("Sweden met South Korea in Lund", "Sweden met Korea in Lund")
    assert not any("≠" in reason for reason in found.reasons)
