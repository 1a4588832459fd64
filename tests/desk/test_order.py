"""The order of reading changes nothing: links and clusters are the same, told by where claims stand."""

import random
from collections.abc import Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import saying

from workbench.desk import Desk, claims, clusters, intake, links, open_desk, past

ARTICLES = {
    "ledger": "The storm killed 31 people in Port Amsel on Friday. The harbour reopened after four days.",
    "post": "At least 31 people were killed by the storm in Port Amsel on Friday, officials said.",
    "times": "The storm killed 44 people in Port Amsel on Friday. Engineers reopened the harbour after four days.",
    "wire": "The storm killed 31 people in Port Amsel on Friday. Repairs to the sea wall will cost $40 million.",
    "gazette": "The storm did not kill 31 people in Port Amsel. Repairs to the sea wall will cost $60 million.",
    "herald": "Thirty-one people died in Port Amsel in the storm. The sea wall will cost 40 million dollars.",
}


def told(desk: Desk) -> tuple[Any, Any]:
    """Links and clusters, by the places of their claims."""
    place = {claim.id: (claim.source, claim.start, claim.end) for claim in claims.listing(desk)}
    linked = sorted(
        (*sorted((place[link.a], place[link.b])), link.relation, link.state, link.score)
        for link in links.listing(desk)
    )
    groups = sorted(
        (sorted(place[id] for id in cluster.claims), sorted(place[id] for id in cluster.proposed))
        for cluster in clusters.listing(desk)
    )
    return linked, groups


def read(desk: Desk, folder: Path, names: Sequence[str], *, at_once: bool = False) -> None:
    for name in names:
        (folder / f"{name}.txt").write_text(f"{ARTICLES[name]}\n\nSo writes the {name}.")
    paths = [str(folder / f"{name}.txt") for name in names]
    if at_once:
        list(intake.read_all(desk, paths))
    else:
        for path in paths:
            intake.read(desk, path)


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Any]:
    folder = tmp_path_factory.mktemp("order")
    with open_desk(folder / "claims.db") as desk:
        read(desk, folder, list(ARTICLES))
        return told(desk)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(list(ARTICLES)), at_once=st.booleans())
def test_any_order_gives_the_same(
    in_order: tuple[Any, Any], tmp_path_factory: pytest.TempPathFactory, order: list[str], at_once: bool
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with open_desk(folder / "claims.db") as desk:
        read(desk, folder, order, at_once=at_once)
        assert told(desk) == in_order


def test_comparing_all_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, list(ARTICLES))
    before = told(desk)
    links.link(desk)
    assert told(desk) == before


@pytest.mark.parametrize("order", list(permutations(["ledger", "post", "times", "wire"]))[::7])
def test_decisions_hold_whatever_is_read_after_them(
    desk: Desk, tmp_path: Path, order: tuple[str, ...]
) -> None:
    read(desk, tmp_path, order[:3])
    toll = [saying(desk, "Friday", name) for name in order[:2]]
    links.reject(desk, toll[0].id, toll[1].id)
    read(desk, tmp_path, [*order[3:], "herald", "gazette"])
    links.link(desk)
    state = {(link.a, link.b): link.state for link in links.listing(desk)}
    one, other = sorted(claim.id for claim in toll)
    assert state[one, other] == "rejected"
    homes = {id: cluster.id for cluster in clusters.listing(desk) for id in cluster.claims}
    assert homes[one] != homes[other]


# --- many articles ------------------------------------------------------------------------------

TOWNS = [
    f"{a}{b}" for a in ("Amsel", "Birk", "Carlo", "Dorn", "Esk") for b in ("berg", "dale", "ford", "holm")
]
THINGS = ["harbour", "bridge", "school", "museum", "hospital", "library", "stadium", "theatre", "prison"]
DONE = """cost {n} million dollars
reopened after {n} months
did not reopen after {n} months
dismissed {n} workers in May
lost {n} windows in the storm on Friday
was sold to a Norland company for {n} million
had {n} visitors last year
will be painted green by {n} pupils
is older than the town hall by {n} years
burned down {n} days after its opening
got a roof of copper weighing {n} tonnes
won a prize of {n} thousand crowns
stood under water for {n} hours
keeps {n} letters of the poet Ilse Brandt""".splitlines()


def paper(number: int) -> str:
    """An article of fifteen statements; others make some of them too, word for word or nearly so."""
    dice = random.Random(number)
    return "\n\n".join(
        f"The {dice.choice(THINGS)} of {dice.choice(TOWNS)} {dice.choice(DONE).format(n=dice.choice([12, 13, 31]))}."
        for _ in range(15)
    )


def papers(desk: Desk, folder: Path, order: Sequence[int]) -> tuple[Any, Any]:
    """What comes of reading some articles in this order; every ninth is read, taken back, and read once more."""
    for place, number in enumerate(order):
        path = folder / f"{number}.txt"
        path.write_text(paper(number))
        intake.read(desk, path)
        if place % 9 == 8:
            past.undo(desk)
            intake.read(desk, path)
    return told(desk)


def test_any_order_of_many_articles_gives_the_same(tmp_path: Path) -> None:
    found = []
    for seed in range(2):
        with open_desk(tmp_path / f"{seed}.db") as desk:
            found.append(papers(desk, tmp_path, random.Random(seed).sample(range(21), 21)))
            assert len(claims.listing(desk)) > 300
    assert found[0] == found[1]
    linked, groups = found[0]
    assert len(linked) > 100
    assert any(len(members) > 3 for members, _ in groups)
