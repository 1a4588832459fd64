"""A desk whose settings name a sentence model."""

from pathlib import Path

import pytest
from tinymodel import write_model

from workbench import linking
from workbench.desk import checked, claims, importing, intake, links, open_desk
from workbench.errors import DataError
from workbench.settings import load

ARTICLES = [
    b"The dam in Westmark fell in 2018, the minister said.\n",
    b"In 2018 the Westmark dam fell, an engineer said on Tuesday.\n",
]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_model(tmp_path / "model")


def test_a_desk_asks_the_model_and_keeps_what_it_read(tmp_path: Path, model: Path) -> None:
    settings = load(env={"WORKBENCH_MEANING": str(model)}, cwd=tmp_path)
    with open_desk(tmp_path / "claims.db", settings=settings) as desk:
        for article in ARTICLES:
            intake.read(desk, article)
        with_model = [found.comparison for found in claims.match(desk, "the dam fell in 2018")]
        assert desk.memory.meaning is not None
        assert len(desk.memory.meaning.vectors) >= 2
        links.link(desk)
    plain = load(env={}, cwd=tmp_path)
    with open_desk(tmp_path / "claims.db", settings=plain) as desk:
        without = [found.comparison for found in claims.match(desk, "the dam fell in 2018")]
        assert desk.memory.meaning is None
    assert with_model
    assert with_model != without


def test_a_model_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    settings = load(env={"WORKBENCH_MEANING": str(tmp_path / "nowhere")}, cwd=tmp_path)
    with (
        open_desk(tmp_path / "claims.db", settings=settings) as desk,
        pytest.raises(DataError, match="no sentence model that can be used"),
    ):
        intake.read(desk, ARTICLES[0])


def test_a_folder_in_a_settings_file_starts_from_that_file(tmp_path: Path) -> None:
    (tmp_path / "workbench.toml").write_text('meaning = "models/mini"\n')
    assert load(env={}, cwd=tmp_path).meaning == str(tmp_path / "models" / "mini")
    (tmp_path / "workbench.toml").write_text('meaning = "auto"\n')
    assert load(env={}, cwd=tmp_path).meaning == "auto"


def test_a_pair_that_a_person_decides_is_compared_as_those_that_are_suggested(
    tmp_path: Path, model: Path
) -> None:
    settings = load(env={"WORKBENCH_MEANING": str(model)}, cwd=tmp_path)
    with open_desk(tmp_path / "claims.db", settings=settings) as desk:
        for article in (ARTICLES[0], b"The mayor of Kallin opened 12 schools in 2020.\n"):
            intake.read(desk, article)
        dam, schools = sorted(claims.listing(desk, order="source"), key=lambda claim: claim.id)[:2]
        assert not links.listing(desk)
        links.reject(desk, dam.id, schools.id)
        [link] = links.listing(desk)
        asked = linking.compare(dam.text, schools.text, meaning=desk.memory.meaning)
        assert (link.same, link.conflict) == (asked.same, asked.conflict)
        assert asked != linking.compare(dam.text, schools.text)
        importing.take(desk, b'{"claim": "Snow is black", "publisher": "The Lantern"}')
        checked.reject(desk, 1, schools.cluster)
        about = next(link for link in checked.links(desk, state="rejected") if link.claim == schools.id)
        asked = linking.compare(schools.text, "Snow is black", meaning=desk.checked.meaning)
        assert (about.same, about.conflict) == (asked.same, asked.conflict)
