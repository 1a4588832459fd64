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
