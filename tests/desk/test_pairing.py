"""What of two articles is linked: counterparts, and only what states something."""

import pytest
from store.small import add_article

from workbench.desk import Desk, claims, links
from workbench.linking.terms import says_nothing

STORM = "The storm killed 31 people in Port Amsel on Friday"
COURT = "The court in Birkdale will hear the ferry captain in May"


def linked(desk: Desk, *articles: str) -> set[tuple[str, str, str]]:
    """What is linked once the claims of some articles, one a line, are compared."""
    with desk.operation("read") as (session, _):
        for number, text in enumerate(articles):
            add_article(session, f"https://paper.example/{number}", f"Paper {number}", text)
    links.link(desk)
    said = {claim.id: claim.text for claim in claims.listing(desk)}
    return {(said[link.a], said[link.b], link.relation) for link in links.listing(desk)}


@pytest.mark.parametrize(
    "said", ["7.3 percent", "$40 million", "Ilse Brandt", "In 2019", "Norland, 3 May 2021"]
)
def test_what_states_nothing_is_linked_with_nothing(desk: Desk, said: str) -> None:
    assert linked(desk, f"{said}\n{STORM}", f"{STORM}\n{said}") == {(STORM, STORM, "same")}


@pytest.mark.parametrize(
    "said", ["7.3 percent of the houses", "they did not", "戦争が始まった", "الحرب انتهت", ""]
)
def test_what_states_something_or_is_in_no_known_words(said: str) -> None:
    assert not says_nothing(said)


def test_a_claim_has_one_counterpart_in_an_article(desk: Desk) -> None:
    other = "The storm killed 31 sheep and 4 people in Port Amsel"
    assert linked(desk, f"{STORM}\n{COURT}", f"{other}\n{STORM}\n{COURT}") == {
        (STORM, STORM, "same"),
        (COURT, COURT, "same"),
    }


def test_what_an_article_says_twice_is_linked_twice(desk: Desk) -> None:
    again = "On Friday 31 people were killed by the storm in Port Amsel"
    assert linked(desk, STORM, f"{STORM}\n{again}") == {(STORM, STORM, "same"), (STORM, again, "same")}


def test_a_conflict_is_with_the_best_counterpart(desk: Desk) -> None:
    other = "The storm killed 44 people in Port Amsel on Friday"
    assert linked(desk, STORM, f"{other}\nThe storm in Esk killed 44 cattle") == {(STORM, other, "conflict")}


def test_who_is_rejected_makes_room_for_the_next(desk: Desk) -> None:
    cut = "The storm killed 31 people in Port Amsel on Friday, and 4 sheep"
    assert linked(desk, STORM, f"{STORM}\n{cut}")
    first = next(link for link in links.listing(desk) if link.left.text == link.right.text)
    links.reject(desk, first.a, first.b)
    links.link(desk)
    states = {(link.right.text, str(link.state)) for link in links.listing(desk)}
    assert (STORM, "rejected") in states
    assert (cut, "suggested") in states
