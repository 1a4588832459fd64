"""A desk on a fresh database, with three short articles that say some of the same things."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.desk import Desk, intake, open_desk

HARBOUR = """Port reopens after storm

March 3, 2024

The storm killed 31 people in Port Amsel on Friday, the mayor's office said. Engineers reopened the
harbour after four days.
"""
POST = """Storm toll

March 4, 2024

The storm killed 31 people in Port Amsel on Friday, officials said. The government will spend $40 million on
repairs to the sea wall.
"""
TIMES = """Amsel counts its dead

March 4, 2024

The storm killed 44 people in Port Amsel on Friday, according to the coast guard. The harbour reopened
after four days.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "claims.db", by="ana") as opened:
        yield opened


@pytest.fixture
def stormy(desk: Desk, tmp_path: Path) -> Desk:
    for name, text in (("harbour", HARBOUR), ("post", POST), ("times", TIMES)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        intake.read(desk, path)
    return desk
