"""The sample database that ships is what `seeds/build.py` makes, and shows what it is there to show."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.desk import (
    Desk,
    articles,
    checked,
    claims,
    clusters,
    evidence,
    links,
    open_desk,
    upkeep,
    verdicts,
)

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("shipped")
    shutil.copy(ROOT / "claims.db", folder)
    shutil.copytree(ROOT / "claims.captures", folder / "claims.captures")
    with open_desk(folder / "claims.db") as desk:
        yield desk


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("fresh") / "claims.db"
    subprocess.run([sys.executable, ROOT / "seeds" / "build.py", path], check=True)
    with open_desk(path) as desk:
        yield desk


def says(desk: Desk) -> dict[str, Any]:
    """All that a database says, but for when it was said."""
    found = clusters.listing(desk)
    return {
        "articles": [
            article.model_dump(exclude={"read_at"}) for article in articles.listing(desk, brief=False)
        ],
        "claims": claims.listing(desk),
        "links": links.listing(desk),
        "clusters": [cluster.model_dump(exclude={"version"}) for cluster in found],
        "checked": checked.links(desk),
        "verdicts": [v.model_dump(exclude={"at"}) for c in found for v in verdicts.listing(desk, c.id)],
        "evidence": [
            piece.model_dump(exclude={"at": True, "capture": {"captured_at"}})
            for cluster in found
            for piece in evidence.listing(desk, cluster.id)
        ],
    }


def test_a_fresh_build_says_the_same(shipped: Desk, fresh: Desk) -> None:
    ours, anew = says(shipped), says(fresh)
    for part, said in ours.items():
        assert said == anew[part], f"{part} differ: `make claims.db` makes the sample anew"


def test_the_sample_is_sound(shipped: Desk) -> None:
    assert [finding for finding in upkeep.verify(shipped) if not finding.ok] == []


def test_the_sample_names_no_place_on_a_machine() -> None:
    assert str(ROOT).encode() not in (ROOT / "claims.db").read_bytes()


def test_one_claim_stands_in_three_outlets(shipped: Desk) -> None:
    left = next(c for c in clusters.listing(shipped) if c.verdict)
    assert len(left.outlets) >= 3


def test_a_figure_conflicts(shipped: Desk) -> None:
    reasons = [reason for link in links.listing(shipped, relation="conflict") for reason in link.reasons]
    assert any({"10-year", "13-year"} <= set(reason.split()) for reason in reasons)


def test_a_wire_copy_is_linked_throughout(shipped: Desk) -> None:
    pairs = [{link.left.source, link.right.source} for link in links.listing(shipped) if link.same > 0.95]
    assert pairs.count({"Meridian Wire", "Sable Coast Courier"}) >= 5


def test_what_was_checked_before_is_found(fresh: Desk) -> None:
    found = {link.checked.title for link in checked.links(fresh)}
    assert found == {"Yes, Washington did leave the accord", "How long was Iran barred from the arms trade?"}
