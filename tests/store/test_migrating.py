"""Migrations: a database made by an older version is brought up to date, or left as it was."""

from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from store.conftest import Spawn
from store.small import content, fill, rows

from workbench.errors import Damaged, TooNew
from workbench.store import history, marks, schema
from workbench.store.copies import plain
from workbench.store.engine import Store
from workbench.store.migrating import config, migrate
from workbench.store.opening import open_store
from workbench.store.verify import verify

NEXT = '''
"""A column more on a table that has triggers, and one that waits in the middle."""

import sqlalchemy as sa
from alembic import op

revision = "9001"
down_revision = "{head}"


def upgrade():
    kept = {{"sqlite_autoincrement": True}}
    with op.batch_alter_table("claim", recreate="always", table_kwargs=kept) as batch:
        batch.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="?"))
    {then}
'''
RESTORE_TRIGGERS = """
    from workbench.store.schema import FULL_TEXT
    for statement in FULL_TEXT:
        if "TRIGGER claim_fts" in statement:
            op.execute(statement)
"""


@pytest.fixture
def versions(tmp_path: Path) -> Path:
    """A folder with one migration more than there are."""
    folder = tmp_path / "versions"
    folder.mkdir()
    write(folder, RESTORE_TRIGGERS)
    return folder


def write(folder: Path, then: str) -> None:
    (folder / "9001_next.py").write_text(NEXT.format(head=marks.HEAD, then=then))


def names(connection: Connection) -> list[tuple[str, str, str]]:
    found = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")
    return [(kind, name, _sorted(" ".join((sql or "").split()))) for kind, name, sql in found]


def _sorted(sql: str) -> str:
    """A statement without the quotes and the order of constraints, which a rebuilt table has of its own."""
    first, *constraints = sql.replace('"', "").removesuffix(" )").split(", CONSTRAINT ")
    return " ".join([first, *sorted(constraints)])


def emptied(where: Path) -> Path:
    """A database of ours as it was before the first migration."""
    store = open_store(where)
    with store.engine.execution_options(writes=True).begin() as connection:
        command.downgrade(config(connection), "base")
        schema.number(connection, marks.NONE)
    store.close()
    return where


# --- the scripts ---------------------------------------------------------------------------------


def test_the_newest_script_is_the_one_that_opening_wants(store: Store) -> None:
    with store.engine.begin() as connection:
        assert ScriptDirectory.from_config(config(connection)).get_heads() == [marks.HEAD]


def test_migrations_and_a_new_database_have_the_same_schema(where: Path, store: Store) -> None:
    old = open_store(emptied(where.with_name("old.db")))
    with store.engine.begin() as new, old.engine.begin() as migrated:
        assert names(migrated) == names(new)
    old.close()


def test_the_models_say_the_same_as_the_migrations(where: Path) -> None:
    store = open_store(emptied(where))
    with store.engine.begin() as connection:
        command.check(config(connection))  # raises where autogenerate would write something
    store.close()


OPEN_TWICE = """
import sys
from workbench.store.opening import open_store
for _ in ("made", "opened"):
    open_store(sys.argv[1]).close()
    print("alembic" in sys.modules)
"""


def test_alembic_is_not_imported_when_there_is_nothing_to_do(where: Path, spawn: Spawn) -> None:
    assert spawn(OPEN_TWICE, where).communicate()[0] == "False\n" * 2


# --- bringing up to date -------------------------------------------------------------------------


def test_an_older_database_is_migrated_when_it_is_opened(where: Path) -> None:
    store = open_store(emptied(where))
    fill(store)
    assert all(finding.ok for finding in verify(store))
    store.close()
    assert rows(where)["alembic_version"] == [(marks.HEAD,)]
    assert rows(where.with_name("claims.db.before-0000.bak")) == {"alembic_version": []}
    open_store(where).close()  # and it is recognised as up to date
    assert len(list(where.parent.glob("*.bak"))) == 1


def test_what_it_held_is_kept_before_and_after(filled: Store, where: Path, versions: Path) -> None:
    before = content(filled)
    migrate(filled, to="9001", versions=[versions])
    after = content(filled)
    assert [claim[:-1] for claim in after.pop("claim")] == before.pop("claim")
    assert after.pop("alembic_version") == [("9001",)]
    assert before.pop("alembic_version") == [(marks.HEAD,)]
    assert after == before
    assert all(finding.ok for finding in verify(filled))
    kept = open_store(where.with_name(f"claims.db.before-{marks.HEAD}.bak"))
    assert content(kept)["claim"] == [claim[:-1] for claim in content(filled)["claim"]]
    kept.close()


def test_an_older_workbench_leaves_it_alone_then(filled: Store, where: Path, versions: Path) -> None:
    migrate(filled, to="9001", versions=[versions])
    with pytest.raises(TooNew):
        open_store(where)
    filled.close()
    with pytest.raises(TooNew, match="newer version"):
        open_store(where)


def test_an_earlier_backup_is_not_overwritten(filled: Store, where: Path, versions: Path) -> None:
    earlier = where.with_name(f"claims.db.before-{marks.HEAD}.bak")
    earlier.write_text("mine")
    migrate(filled, to="9001", versions=[versions])
    assert earlier.read_text() == "mine"
    assert where.with_name(f"claims.db.before-{marks.HEAD}-2.bak").exists()


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ("op.execute('DELETE FROM cluster WHERE id = 1')", "references to nothing"),
        ("op.execute(\"UPDATE claim SET text = 'behind the index'\")", "damaged"),
        ("op.execute('SELECT 1 FROM nowhere')", "lacks some"),
    ],
)
def test_a_migration_that_goes_wrong_changes_nothing(
    filled: Store, versions: Path, then: str, said: str
) -> None:
    write(versions, then)
    before = content(filled)
    with pytest.raises(Damaged, match=said):
        migrate(filled, to="9001", versions=[versions])
    assert content(filled) == before
    assert all(finding.ok for finding in verify(filled))
    with filled.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


# --- several at once, and killed -----------------------------------------------------------------

IN_THE_MIDDLE = """
    print("in the middle", flush=True)
    import sys
    sys.stdin.readline()
"""
MIGRATE = """
import sys
from pathlib import Path
from workbench.store.migrating import migrate
from workbench.store.opening import open_store
store = open_store(sys.argv[1])
print("open", flush=True)
migrate(store, to="9001", versions=[Path(sys.argv[2])])
store.close()
print("done", flush=True)
"""


@pytest.mark.parametrize("bundled", [True, False])
def test_killed_in_the_middle_leaves_the_old_state(
    closed: Path, where: Path, versions: Path, spawn: Spawn, bundled: bool
) -> None:
    before = rows(closed)
    write(versions, IN_THE_MIDDLE)
    migrating = spawn(MIGRATE, where, versions, bundled=bundled)
    assert [migrating.stdout.readline() for _ in range(2)] == ["open\n", "in the middle\n"]
    migrating.kill()
    migrating.wait()
    store = open_store(where)
    assert content(store) == before
    assert all(finding.ok for finding in verify(store))
    write(versions, RESTORE_TRIGGERS)
    migrate(store, to="9001", versions=[versions])
    assert content(store)["alembic_version"] == [("9001",)]
    store.close()


@pytest.mark.parametrize("bundled", [True, False])
def test_the_second_of_two_waits_and_finds_it_done(
    closed: Path, where: Path, versions: Path, spawn: Spawn, bundled: bool
) -> None:
    write(versions, RESTORE_TRIGGERS + IN_THE_MIDDLE)
    first, second = (spawn(MIGRATE, where, versions, bundled=bundled) for _ in range(2))
    assert [first.stdout.readline(), second.stdout.readline()] == ["open\n"] * 2
    for process in (first, second):
        process.stdin.write("\n")
        process.stdin.flush()
    lines = first.stdout.read() + second.stdout.read()
    assert sorted(lines.splitlines()) == ["done", "done", "in the middle"]
    assert len(list(where.parent.glob("*.bak"))) == 1
    with plain(where) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("9001",)


def test_what_was_done_before_the_originals_can_be_undone_and_done_again(filled: Store, where: Path) -> None:
    with filled.engine.execution_options(writes=True).connect() as connection:
        connection.detach()
        connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        with connection.begin():
            command.downgrade(config(connection), "0001")
            schema.number(connection, "0001")
    filled.close()
    store = open_store(where)
    assert all(finding.ok for finding in verify(store))
    before = content(store)
    for _ in range(5):
        history.undo(store, by="Ada", door="library")
    assert content(store)["article"] == []
    for _ in range(5):
        history.redo(store, by="Ada", door="library")
    assert {name: content(store)[name] for name in ("evidence", "verdict")} == {
        name: before[name] for name in ("evidence", "verdict")
    }
    assert all(finding.ok for finding in verify(store))
    store.close()
