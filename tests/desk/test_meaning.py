"""A desk whose settings name a sentence model."""

from pathlib import Path

import pytest
from tinymodel import write_model

from workbench.desk import claims, intake, links, open_desk
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
