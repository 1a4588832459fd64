from pathlib import Path

from support import home, saying

from workbench.desk import Desk, claims, verdicts
from workbench.desk.glance import glance


def test_a_glance_shows_what_the_list_shows(stormy: Desk, tmp_path: Path) -> None:
    toll = saying(stormy, "storm killed", "harbour")
    verdicts.set_verdict(stormy, home(stormy, toll).id, "true", because="counted")
    verdicts.withdraw(stormy, home(stormy, toll).id, because="recount")
    verdicts.set_verdict(stormy, home(stormy, toll).id, "mostly-true", because="counted again")
    listed = claims.listing(stormy)
    stormy.close()

    assert glance(str(tmp_path / "claims.db")) == listed


def test_a_glance_at_what_is_not_ours_shows_nothing_and_changes_nothing(tmp_path: Path) -> None:
    other = tmp_path / "notes.db"
    other.write_text("not a database")

    assert glance(str(other)) is None
    assert glance(str(tmp_path / "none.db")) is None
    assert glance("postgresql://host/claims") is None
    assert [path.name for path in tmp_path.iterdir()] == ["notes.db"]
    assert other.read_text() == "not a database"
