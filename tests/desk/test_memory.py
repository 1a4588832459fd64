"""The index beside the database: used by the next process, and never trusted beyond what it can prove."""

import os
import shutil
from pathlib import Path

import pytest

from workbench.desk import Desk, articles, claims, intake, open_desk, past, upkeep
from workbench.linking import Index

TOWNS = [
    f"{a}{b}" for a in ("Amsel", "Birk", "Carlo", "Dorn", "Esk") for b in ("berg", "dale", "ford", "holm")
]
WORDS = ["bridge", "school", "hospital", "harbour", "library", "museum", "station"]
LONG = "\n\n".join(
    f"The {word} of {town} cost {100 + 7 * i + j} million dollars in 2021."
    for i, town in enumerate(TOWNS)
    for j, word in enumerate(WORDS)
)
ASKED = "the museum of Carlodale cost 168 million dollars"


def take(desk: Desk, folder: Path, name: str, text: str) -> None:
    path = folder / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    intake.read(desk, path)


def best(db: Path) -> str:
    with open_desk(db) as desk:
        found = claims.match(desk, ASKED, limit=1)
    return found[0].claim.quote if found else ""


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("towns")
    with open_desk(folder / "claims.db", by="ana") as desk:
        take(desk, folder, "towns", LONG)
        claims.match(desk, ASKED)
    return folder


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "here")
    return tmp_path / "here" / "claims.db"


def saved(db: Path) -> Path:
    return db.with_name("claims.index") / "index.bin"


def test_what_one_process_indexed_the_next_one_opens(db: Path) -> None:
    before = saved(db).read_bytes()
    assert ASKED[4:] in best(db)
    assert saved(db).read_bytes() == before
    assert saved(db).stat().st_mode & 0o077 == 0


def test_few_changes_are_caught_up_and_not_saved(db: Path, tmp_path: Path) -> None:
    before = saved(db).read_bytes()
    with open_desk(db, by="ben") as desk:
        take(desk, tmp_path, "more", "The museum of Carlodale cost 160 million dollars, the mayor said.")
        assert len(claims.match(desk, "museum of Carlodale", limit=2)) == 2
    assert saved(db).read_bytes() == before
    with open_desk(db, by="ben") as desk:
        past.undo(desk)
    assert ASKED[4:] in best(db)


def test_many_changes_are_saved(db: Path, tmp_path: Path) -> None:
    before = saved(db).read_bytes()
    with open_desk(db, by="ben") as desk:
        take(desk, tmp_path, "more", LONG.replace("cost", "opened with").replace("2021", "2022"))
    best(db)
    assert saved(db).read_bytes() != before
    with open_desk(db, by="ben") as desk:
        past.undo(desk)
        assert all(match.claim.article == 1 for match in claims.match(desk, ASKED, limit=9))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: shutil.rmtree(file.parent),
        lambda file: file.unlink(),
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(file.read_bytes()[:-1000]),
        lambda file: file.write_bytes(file.read_bytes()[:3000] + bytes(9) + file.read_bytes()[3009:]),
        lambda file: (file.unlink(), file.mkdir()),
        lambda file: (shutil.rmtree(file.parent), file.parent.write_text("a file, not a folder")),
    ],
)
def test_a_spoilt_index_is_built_anew(db: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    spoil(saved(db))
    assert ASKED[4:] in best(db)
    assert ASKED[4:] in best(db)


@pytest.mark.parametrize("note", [{}, {"operation": 1}, {"operation": "one", "mark": "x"}])
def test_an_index_with_a_foreign_note_is_built_anew(db: Path, note: dict[str, str | int]) -> None:
    folder = saved(db).parent
    index = Index.open(folder)
    index.note = note
    index.add([(1, "of somebody else")])
    index.save(folder)
    assert ASKED[4:] in best(db)


def test_another_database_in_its_place(db: Path, tmp_path: Path) -> None:
    other = tmp_path / "claims.db"
    with open_desk(other, by="eva") as desk:
        take(desk, tmp_path, "mill", "The mill of Carlodale cost 2 million dollars in 1950, the owner said.")
    shutil.copyfile(other, db)
    assert "mill of Carlodale" in best(db)


def test_a_backup_put_back(db: Path, tmp_path: Path) -> None:
    with open_desk(db, by="ben") as desk:
        upkeep.backup(desk, tmp_path / "kept.db")
        take(desk, tmp_path, "more", LONG.replace("cost", "opened with").replace("2021", "2022"))
    assert not list(tmp_path.glob("*.index"))
    best(db)
    upkeep.restore(tmp_path / "kept.db", db)
    with open_desk(db, by="ben") as desk:
        assert all(match.claim.article == 1 for match in claims.match(desk, ASKED, limit=9))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written(db: Path) -> None:
    saved(db).unlink()
    saved(db).parent.chmod(0o500)
    assert ASKED[4:] in best(db)


def test_a_claim_is_found_by_its_articles_title(db: Path) -> None:
    with open_desk(db, by="ben") as desk:
        assert not claims.match(desk, "Xanthippe")
        articles.edit(desk, 1, title="What Xanthippe paid for")
        assert claims.match(desk, "Xanthippe")
    with open_desk(db, by="ben") as desk:
        assert claims.match(desk, "Xanthippe")
        past.undo(desk)
        assert not claims.match(desk, "Xanthippe")
