"""Backup and restore: whole, checked, and nothing is ever overwritten."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from store.conftest import Spawn
from store.small import ARCHIVED, BY, add_article, content, damage, rows

from workbench.errors import Damaged, NotOurs, StoreError, TooNew, Unwritable, UsageError
from workbench.store import history, marks
from workbench.store.backup import backup, restore
from workbench.store.captures import capture_file, captures_beside, captures_folder, load
from workbench.store.copies import plain
from workbench.store.engine import Store
from workbench.store.opening import open_store
from workbench.store.verify import verify


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder / "backup.db"


@pytest.fixture
def saved(filled: Store, target: Path) -> Path:
    """A backup of a small store, which is closed."""
    assert backup(filled, target) == []
    filled.close()
    return target


def sha256_of(path: Path) -> str:
    [(sha256,)] = [row[1:2] for row in rows(path)["capture"]]
    return str(sha256)


def add(where: Path) -> None:
    store = open_store(where)
    with history.operation(store, "read", **BY) as (session, _):
        add_article(session, "https://paper.example/later", "Later", "After the backup.")
    store.close()


def kept(where: Path) -> list[Path]:
    return [path for path in where.parent.iterdir() if ".replaced-" in path.name]


# --- backup --------------------------------------------------------------------------------------


def test_a_backup_is_the_database_and_its_captures(filled: Store, target: Path) -> None:
    before = content(filled)
    assert backup(filled, target) == []
    assert sorted(path.name for path in target.parent.iterdir()) == ["backup.captures", "backup.db"]
    assert rows(target) == before
    copy = capture_file(captures_beside(target), sha256_of(target))
    assert gzip.decompress(copy.read_bytes()) == ARCHIVED
    opened = open_store(target)
    assert all(finding.ok for finding in verify(opened))
    opened.close()


def test_a_backup_while_somebody_writes_has_what_was_committed(filled: Store, target: Path) -> None:
    before = content(filled)
    with filled.write() as session:
        session.connection().exec_driver_sql("UPDATE cluster SET status = 'checked'")
        backup(filled, target)
    assert rows(target) == before


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_a_backup_overwrites_nothing(filled: Store, target: Path, make: Callable[[Path], None]) -> None:
    make(target)
    with pytest.raises(UsageError, match="exists already"):
        backup(filled, target)
    assert [path.name for path in target.parent.iterdir()] == ["backup.db"]


@pytest.mark.parametrize(
    ("name", "said"), [("no/backup.db", "there is no folder"), ("nul\0.db", "not a path")]
)
def test_a_backup_into_nowhere(filled: Store, target: Path, name: str, said: str) -> None:
    with pytest.raises(StoreError, match=said):
        backup(filled, target.parent / name)
    assert list(target.parent.iterdir()) == []


def test_a_backup_of_a_damaged_database_is_refused(filled: Store, where: Path, target: Path) -> None:
    filled.close()
    damage(where, "denies it")
    store = open_store(where)
    with pytest.raises(Damaged, match=f"{where} is damaged"):
        backup(store, target)
    store.close()
    assert list(target.parent.iterdir()) == []


def test_captures_that_are_not_sound_are_named_and_left_out(filled: Store, where: Path, target: Path) -> None:
    sha256 = sha256_of(where)
    capture_file(captures_folder(filled), sha256).write_bytes(b"something else")
    assert backup(filled, target) == [sha256]
    assert not capture_file(captures_beside(target), sha256).exists()
    capture_file(captures_folder(filled), sha256).unlink()
    assert backup(filled, target.with_name("second.db")) == [sha256]


def test_a_hash_that_is_a_path_leads_nowhere(filled: Store, where: Path, target: Path) -> None:
    with plain(where) as raw:
        raw.execute("UPDATE capture SET sha256 = '../../claims.db'")
    assert backup(filled, target) == ["../../claims.db"]
    assert [path.name for path in target.parent.iterdir()] == ["backup.db"]


BACKUP_IN_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from workbench.errors import Unwritable
from workbench.store.backup import backup
from workbench.store.opening import open_store
store = open_store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, -1))
try:
    backup(store, Path(sys.argv[2]))
except Unwritable as error:
    print(error.message)
"""


def test_no_room_for_a_backup(filled: Store, where: Path, target: Path, spawn: Spawn) -> None:
    said = spawn(BACKUP_IN_LITTLE_ROOM, where, target).communicate()[0]
    assert said.count("\n") == 1
    assert str(target) in said
    assert list(target.parent.iterdir()) == []


# --- restore -------------------------------------------------------------------------------------


def test_restored_where_nothing_was(saved: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.db"
    assert restore(saved, new) is None
    store = open_store(new)
    assert content(store) == rows(saved)
    assert all(finding.ok for finding in verify(store))
    store.close()


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_what_stood_there_is_kept(saved: Path, where: Path, mode: str) -> None:
    add(where)
    with plain(where) as raw:
        raw.execute(f"PRAGMA journal_mode={mode}")
    before = rows(where)
    aside = restore(saved, where)
    assert aside is not None
    assert kept(where) == [aside]
    assert rows(aside) == before
    assert rows(where) == rows(saved) != before
    store = open_store(where)
    assert all(finding.ok for finding in verify(store))
    store.close()


def test_restored_twice_in_one_second(saved: Path, where: Path) -> None:
    assert restore(saved, where) != restore(saved, where)
    assert len(kept(where)) == 2


def test_captures_come_back(saved: Path, where: Path) -> None:
    shutil.rmtree(captures_beside(where))
    restore(saved, where)
    assert load(captures_beside(where), sha256_of(where), len(ARCHIVED)) == ARCHIVED


def test_a_damaged_capture_is_healed_and_others_stay(saved: Path, where: Path) -> None:
    folder = captures_beside(where)
    capture_file(folder, sha256_of(where)).write_bytes(b"rotten")
    (folder / "other").write_bytes(b"other")
    restore(saved, where)
    assert load(folder, sha256_of(where), len(ARCHIVED)) == ARCHIVED
    assert (folder / "other").read_bytes() == b"other"


@pytest.mark.parametrize("how", ["cut", "schema", "inside"])
def test_restored_over_a_damaged_database(saved: Path, where: Path, how: str) -> None:
    if how == "cut":
        where.write_bytes(where.read_bytes()[:50_000])
    else:
        damage(where, "CREATE TABLE" if how == "schema" else "denies it")
    data = where.read_bytes()
    aside = restore(saved, where)
    assert aside is not None
    assert aside.read_bytes() == data
    assert rows(where) == rows(saved)


def test_restored_over_one_made_by_a_newer_version(saved: Path, where: Path) -> None:
    with plain(where) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.execute("PRAGMA user_version = 9999")
    aside = restore(saved, where)
    assert aside is not None
    assert rows(aside)["alembic_version"] == [("9999",)]
    assert rows(where)["alembic_version"] == [(marks.HEAD,)]


def test_a_file_of_somebody_elses_is_not_replaced(saved: Path, where: Path) -> None:
    where.write_text("My thesis.")
    with pytest.raises(NotOurs):
        restore(saved, where)
    assert where.read_text() == "My thesis."
    assert kept(where) == []


def not_ours(path: Path) -> None:
    path.write_text("Not a backup.")


def too_new(path: Path) -> None:
    with plain(path) as raw:
        raw.execute("PRAGMA user_version = 9999")


def spoilt(path: Path) -> None:
    damage(path, "denies it")


def missing(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("spoil", "kind"), [(not_ours, NotOurs), (too_new, TooNew), (spoilt, Damaged), (missing, StoreError)]
)
def test_a_backup_that_is_none_changes_nothing(
    saved: Path, where: Path, spoil: Callable[[Path], None], kind: type[StoreError]
) -> None:
    before = rows(where)
    spoil(saved)
    with pytest.raises(kind, match=str(saved)) as raised:
        restore(saved, where)
    assert type(raised.value) is kind
    assert rows(where) == before
    assert sorted(path.name for path in where.parent.glob("claims*")) == ["claims.captures", "claims.db"]


def test_a_database_is_no_backup_of_itself(filled: Store, where: Path) -> None:
    with pytest.raises(UsageError, match="the database itself"):
        restore(where, where)


def test_a_database_in_use_is_not_replaced(saved: Path, where: Path) -> None:
    store = open_store(where)
    before = content(store)
    with store.write(), pytest.raises(Unwritable, match="is in use"):
        restore(saved, where)
    assert content(store) == before
    assert kept(where) == []
    store.close()


RESTORE_IN_LITTLE_ROOM = """
import resource, sys
from pathlib import Path
from workbench.errors import Unwritable
from workbench.store.backup import restore
source, where = map(Path, sys.argv[1:])
resource.setrlimit(resource.RLIMIT_FSIZE, (where.stat().st_size, -1))  # the journal needs more
try:
    restore(source, where)
except Unwritable as error:
    print(error.message)
"""


def test_no_room_to_restore(saved: Path, where: Path, spawn: Spawn) -> None:
    with plain(where) as raw:
        raw.execute("UPDATE cluster SET status = 'checking'")  # another state, of the same size
        raw.execute("PRAGMA journal_mode=WAL")
    before = rows(where)
    said = spawn(RESTORE_IN_LITTLE_ROOM, saved, where).communicate()[0]
    assert said.count("\n") == 1
    assert str(where) in said
    assert rows(where) == before
    assert kept(where) == []


RESTORE = """
import sys
from pathlib import Path
from workbench.store.backup import backup, restore
from workbench.store.opening import open_store
source, where = map(Path, sys.argv[1:])
store = open_store(where)
backup(store, source.with_name("second.db"))
store.close()
print(restore(source.with_name("second.db"), where).name)
"""


def test_the_sqlite_that_python_links(saved: Path, where: Path, spawn: Spawn) -> None:
    before = rows(where)
    name = spawn(RESTORE, saved, where, bundled=False).communicate()[0].strip()
    assert rows(where) == rows(where.with_name(name)) == before


def test_a_backup_on_a_disk_that_cannot_be_written(saved: Path, where: Path) -> None:
    """A backup on a CD: nothing is made beside it."""
    with plain(saved) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    saved.chmod(0o400)
    before = sorted(saved.parent.iterdir())
    restore(saved, where)
    assert sorted(saved.parent.iterdir()) == before
