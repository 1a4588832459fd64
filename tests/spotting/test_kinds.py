"""What claims are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.records import Article, ClaimKind
from workbench.spotting import kinds, spot


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The fund holds 4.2 million euros, about 30 percent of the total.", ClaimKind.QUANTITY),
        ("Two men were arrested on Friday and a third was killed.", ClaimKind.EVENT),
        ("The company denied allegations of fraud.", ClaimKind.ALLEGATION),
        ("The law requires every owner to keep a licence and bans the sale of dogs.", ClaimKind.RULE),
        ("The board promised to build 400 homes.", ClaimKind.PLEDGE),
        ("It was the first strike at the port ever.", ClaimKind.RECORD),
    ],
)
def test_the_main_kind_comes_first(text: str, kind: ClaimKind) -> None:
    assert kinds(text)[0] is kind


@given(st.text(max_size=300), st.text(max_size=20))
def test_every_text_is_of_some_kind_and_none_twice(text: str, speaker: str) -> None:
    found = kinds(text, speaker)
    assert found
    assert len(set(found)) == len(found)


def test_only_the_beginning_of_a_huge_text_is_read() -> None:
    assert kinds("The board promised a park. " + "x" * 1_000_000) == kinds(
        "The board promised a park. " + "x" * 2_000
    )


def test_claims_of_an_article_carry_their_kinds() -> None:
    text = "Police in Velm arrested 14 people on Friday after a bomb killed three guards."
    assert all(claim.kinds for claim in spot(Article(origin="-", text=text, sha256="")))
