"""What must never be taken for a match: the same words with the sense turned round."""

import pytest

from workbench.linking import compare, link


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The storm killed 31 people in Lund on Friday", "The storm killed 44 people in Lund on Friday"),
        ("13-year arms embargo on Norland", "10-year arms embargo on Norland"),
        ("Unemployment rose to 5%", "Unemployment fell to 5%"),
        ("Russia sold tanks to Iran", "Iran sold tanks to Russia"),
        ("The mayor denied that the fire killed 3", "The fire killed 3"),
        ("Inspectors found no weapons in the harbour", "Inspectors found weapons in the harbour"),
        (
            "The court approved the merger of the two banks",
            "The court did not approve the merger of the two banks",
        ),
    ],
)
def test_a_turned_claim_is_a_conflict_and_never_one_cluster(a: str, b: str) -> None:
    compared = compare(a, b)
    assert compared.relation == "conflict", compared
    assert link([a, b]).clusters == ((0,), (1,))


def test_a_year_in_a_name_is_not_a_date() -> None:
    compared = compare("US left nuclear deal in 2018", "United States quit 2015 nuclear pact")
    assert compared.relation != "conflict", compared
    assert not any("2018 ≠ 2015" in reason for reason in compared.reasons)


def test_a_denial_of_something_else_turns_nothing() -> None:
    compared = compare("US left the deal in 2018", "Since the US left the deal in 2018 it has no leverage")
    assert compared.relation != "conflict", compared


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "The army will leave the port of Lund and the rebels will lift the siege",
            "The rebels will leave the port of Lund and the army will lift the siege",
        ),
        (
            "The pilot survived the crash in Lund and three passengers died",
            "The pilot died in the crash in Lund and three passengers survived",
        ),
    ],
)
def test_words_that_change_places_turn_a_text(a: str, b: str) -> None:
    found = compare(a, b)
    assert any(reason.startswith("roles turned") for reason in found.reasons), found


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Protesters in Lund pulled down the statue of Karin Berg",
            "The statue of Karin Berg was pulled down in Lund by protesters",
        ),
        (
            "Karin Berg, 19, was shot dead in Lund by the police officer Olli Mattila",
            "Police officer Olli Mattila shot dead Karin Berg, 19, in Lund",
        ),
        (
            "For taking bribes Olli Mattila of Lund must resign",
            "Lund's Olli Mattila must resign for taking bribes",
        ),
    ],
)
def test_another_order_of_the_same_roles_turns_nothing(a: str, b: str) -> None:
    assert not any(reason.startswith("roles turned") for reason in compare(a, b).reasons)
