"""Opening: what is ours is recognised, what is not stays as it was, what is missing is made whole."""

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from store.conftest import Spawn
from store.small import add_article, content, fill, rows

from workbench.errors import Damaged, NotOurs, StoreError, TooNew, Unwritable, UsageError
from workbench.store import history, marks
from workbench.store.copies import plain
from workbench.store.engine import Store
from workbench.store.opening import open_store
from workbench.store.verify import verify


def state(folder: Path) -> dict[str, bytes | int]:
    """Every name in a folder with its bytes; the kind of those that are no files."""
    return {
        path.name: path.read_bytes() if path.is_file() else path.lstat().st_mode for path in folder.iterdir()
    }


def refused(where: Path, kind: type[StoreError]) -> StoreError:
    """Open a database that cannot be, and see that it is refused in one line and left alone."""
    before = state(where.parent)
    with pytest.raises(kind) as raised:
        open_store(where, patience=0.1)
    assert state(where.parent) == before
    error = raised.value
    assert type(error) is kind
    assert error.exit_code == 3
    assert str(where) in error.message
    assert "\n" not in str(error)
    assert error.hint
    return error


def made(where: Path) -> Path:
    store = open_store(where)
    fill(store)
    store.close()
    return where


# --- made, and opened again ----------------------------------------------------------------------


def test_a_missing_file_is_made_with_nothing_beside_it(where: Path) -> None:
    open_store(where).close()
    assert [path.name for path in where.parent.iterdir()] == ["claims.db"]
    with plain(where) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (marks.APPLICATION_ID,)
        assert raw.execute("PRAGMA user_version").fetchone() == (int(marks.HEAD),)
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_opening_again_changes_no_byte(closed: Path, where: Path) -> None:
    before = state(where.parent)
    open_store(where).close()
    assert state(where.parent) == before


def test_a_missing_file_is_not_made_unasked(where: Path) -> None:
    with pytest.raises(StoreError, match="there is no database"):
        open_store(where, create=False)
    assert not where.exists()


def test_two_stores_of_one_process_share_the_file(where: Path) -> None:
    first, second = open_store(where), open_store(where)
    fill(first)
    assert content(second)["claim"] == content(first)["claim"] != []
    first.close()
    second.close()


@pytest.mark.parametrize(
    "name", ["a b.db", "50%.db", "what?.db", "a#b.db", "naïve.db", "file:x.db", b"\xff\xfe.db", "🙂"]
)
def test_any_name_will_do(tmp_path: Path, name: str | bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    made(path)
    assert path.exists()
    store = open_store(path)
    assert all(finding.ok for finding in verify(store))
    store.close()


def test_a_link_leads_to_the_file(where: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    where.symlink_to(elsewhere / "real.db")
    made(where)
    assert where.is_symlink()
    assert sorted(path.name for path in elsewhere.iterdir()) == ["real.captures", "real.db"]


def test_relative_and_absolute_urls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///relative.db").close()
    open_store(f"sqlite:///{tmp_path}/absolute.db").close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["absolute.db", "relative.db"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://ada:secret@db/claims", "only SQLite so far"),
        ("mysql://db/claims", "only SQLite so far"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///a.db?mode=ro", "names no file"),
        ("://", "cannot be read"),
        ("http://[::1", "cannot be read"),
        ("nosuch://x", "only SQLite so far"),
    ],
)
def test_urls_that_name_no_sqlite_file(url: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        open_store(url)
    assert raised.value.hint
    assert "secret" not in str(raised.value)


# --- not ours ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [b"", b"SQL", b"Dear reader,\n" * 900, b"\0" * 4096, b"SQLite format 2\0" * 99]
)
def test_other_files(where: Path, text: bytes) -> None:
    where.write_bytes(text)
    refused(where, NotOurs)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    where = tmp_path_factory.mktemp("bytes") / "claims.db"
    where.write_bytes(data)
    refused(where, Damaged if data.startswith(b"SQLite format 3\0") else NotOurs)


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_a_database_of_another_program(where: Path, mode: str) -> None:
    with closing(sqlite3.connect(where)) as other:
        other.execute(f"PRAGMA journal_mode={mode}")
        other.execute("CREATE TABLE claim (id)")
        other.commit()
    assert "another program" in refused(where, NotOurs).message


def test_a_folder(where: Path) -> None:
    where.mkdir()
    assert "is a folder" in refused(where, NotOurs).message


def test_a_pipe(where: Path) -> None:
    os.mkfifo(where)
    assert "a device or a pipe" in refused(where, NotOurs).message


def test_a_device() -> None:
    with pytest.raises(NotOurs, match="a device or a pipe"):
        open_store("/dev/null")


def test_links_in_a_circle(where: Path) -> None:
    where.symlink_to(where)
    refused(where, StoreError)


@pytest.mark.parametrize("name", ["no/such/folder.db", "n" * 300, "nul\0.db"])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(tmp_path / name)
    assert raised.value.hint
    assert list(tmp_path.iterdir()) == []


# --- newer, damaged ------------------------------------------------------------------------------


def test_one_made_by_a_newer_version(closed: Path, where: Path) -> None:
    with plain(where) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.execute("PRAGMA user_version = 9999")
    refused(where, TooNew)


def test_one_made_by_a_newer_version_whose_header_lags_behind(closed: Path, where: Path) -> None:
    with plain(where) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    refused(where, TooNew)


@pytest.mark.parametrize("kept", [16, 60, 100, 4096, 40_000])
def test_one_cut_short(closed: Path, where: Path, kept: int) -> None:
    data = where.read_bytes()
    where.write_bytes(data[:kept])
    refused(where, Damaged)


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
@pytest.mark.parametrize(("start", "end"), [(100, 4096), (100, 108), (3000, 4096)])
def test_a_damaged_schema(closed: Path, where: Path, mode: str, start: int, end: int) -> None:
    with plain(where) as raw:
        raw.execute(f"PRAGMA journal_mode={mode}")
    data = bytearray(where.read_bytes())
    data[start:end] = b"\xa5" * (end - start)
    where.write_bytes(data)
    refused(where, Damaged)


def test_missing_tables(closed: Path, where: Path) -> None:
    with plain(where) as raw:
        raw.execute("DROP TABLE alembic_version")
    refused(where, Damaged)


def test_a_version_that_is_no_number(closed: Path, where: Path) -> None:
    with plain(where) as raw:
        raw.execute("UPDATE alembic_version SET version_num = 'x\n\x1b[31m'")
    refused(where, Damaged)


# --- cannot be written ---------------------------------------------------------------------------


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Path]:
    """A tiny file system of its own: 2 MB."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("mounting a small file system needs root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_when_making(mount: Path) -> None:
    (mount / "ballast").write_bytes(b"x" * 1_900_000)
    with pytest.raises(Unwritable, match="no room on the disk"):
        open_store(mount / "claims.db")
    assert [path.name for path in mount.iterdir()] == ["ballast"]


def test_a_full_disk_when_opening(mount: Path) -> None:
    where = made(mount / "claims.db")
    with (mount / "ballast").open("wb", buffering=0) as ballast, suppress(OSError):
        while ballast.write(b"x" * 4096):
            pass
    assert "no room on the disk" in refused(where, Unwritable).message


def test_a_disk_that_fills_while_writing(mount: Path) -> None:
    store = open_store(mount / "claims.db")
    fill(store)
    before = content(store)
    with (
        pytest.raises(Unwritable, match="no room on the disk"),
        history.operation(store, "read", by="Ada", door="library") as (session, _),
    ):
        add_article(session, "https://paper.example/long", "Long", "word " * 600_000)
    assert content(store) == before
    assert all(finding.ok for finding in verify(store))
    store.close()


def test_a_read_only_disk(mount: Path) -> None:
    where = made(mount / "claims.db")
    subprocess.run(["mount", "-o", "remount,ro", str(mount)], check=True)
    refused(where, Unwritable)
    with pytest.raises(Unwritable):
        open_store(mount / "new.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
@pytest.mark.parametrize("of", ["file", "folder"])
def test_read_only_permissions(closed: Path, where: Path, of: str) -> None:
    target = closed if of == "file" else closed.parent
    mode = target.stat().st_mode
    target.chmod(mode & ~0o222)
    refused(where, Unwritable)
    target.chmod(mode)


HOLD = """
import sys
from workbench.store.copies import plain
from pathlib import Path
with plain(Path(sys.argv[1])) as raw:
    raw.execute("PRAGMA locking_mode=EXCLUSIVE")
    raw.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_one_that_another_program_keeps_to_itself(closed: Path, where: Path, spawn: Spawn) -> None:
    holder = spawn(HOLD, where)
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Unwritable, match="is busy"):
        open_store(where, patience=0.1)


# --- several at once, and killed -----------------------------------------------------------------

ALL_AT_ONCE = """
import os, sys
from store.small import add_article
from workbench.store import history
from workbench.store.opening import open_store
go, start = os.pipe()
for number in range(4):
    if not os.fork():
        os.close(start)
        os.read(go, 1)  # returns when the parent closes its end
        store = open_store(sys.argv[1])
        with history.operation(store, "read", by="Ada", door="library") as (session, _):
            add_article(session, f"https://paper.example/{number}", "Title", f"Line {number}.")
        store.close()
        os._exit(0)
os.close(start)
print([os.wait()[1] for _ in range(4)])
"""


@pytest.mark.parametrize("bundled", [True, False])
def test_processes_that_make_it_at_once_share_one(where: Path, spawn: Spawn, bundled: bool) -> None:
    assert spawn(ALL_AT_ONCE, where, bundled=bundled).communicate()[0] == f"{[0] * 4}\n"
    assert len(rows(where)["article"]) == 4
    assert [path.name for path in where.parent.iterdir()] == ["claims.db"]


KILLED_AT_BYTE = """
import os, resource, signal, sys
from workbench.store.opening import open_store
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
for limit in (0, 30_000, 160_000):
    if not os.fork():
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, -1))
        open_store(sys.argv[1])
        os._exit(0)
    print(os.WTERMSIG(os.wait()[1]) == signal.SIGXFSZ, os.path.exists(sys.argv[1]))
"""


def test_killed_while_making_leaves_nothing_of_that_name(where: Path, spawn: Spawn) -> None:
    """The kernel kills the process at the byte where a file grows beyond the limit."""
    assert spawn(KILLED_AT_BYTE, where).communicate()[0] == "True False\n" * 3
    assert len(rows(made(where))["claim"]) == 3


def test_no_room_for_a_file_that_large(where: Path) -> None:
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, old[1]))
    try:
        with pytest.raises(Unwritable):
            open_store(where)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old)
    assert list(where.parent.iterdir()) == []


OPEN_AT_ONCE = """
import os, sys
from pathlib import Path
from workbench.store.copies import plain
from workbench.store.opening import open_store
for _ in range(2):
    with plain(Path(sys.argv[1])) as raw:
        raw.execute(f"PRAGMA journal_mode={sys.argv[2]}")
    go, start = os.pipe()
    for _ in range(4):
        if not os.fork():
            os.close(start)
            os.read(go, 1)
            open_store(sys.argv[1]).close()
            os._exit(0)
    os.close(start)
    print([os.wait()[1] for _ in range(4)])
"""


@pytest.mark.parametrize(("mode", "bundled"), [("DELETE", True), ("WAL", False)])
def test_processes_that_find_the_other_journal_mode(
    closed: Path, spawn: Spawn, mode: str, bundled: bool
) -> None:
    opened = spawn(OPEN_AT_ONCE, closed, mode, bundled=bundled)
    assert opened.communicate()[0] == f"{[0] * 4}\n" * 2


OPEN_TWICE = """
import sys
from workbench.store.opening import open_store
first = open_store(sys.argv[1])
with first.write() as session:
    session.connection().exec_driver_sql("UPDATE alembic_version SET version_num = version_num")
    second = open_store(sys.argv[1])
    second.close()
    print("writing", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("bundled", [True, False])
def test_opening_it_again_drops_no_lock(where: Path, spawn: Spawn, bundled: bool) -> None:
    writer = spawn(OPEN_TWICE, where, bundled=bundled)
    assert writer.stdout.readline() == "writing\n"
    with plain(where, patience=0) as raw, pytest.raises(Exception, match="locked"):
        raw.execute("BEGIN IMMEDIATE")


def test_a_second_store_after_the_first_is_closed(where: Path) -> None:
    open_store(where).close()
    where.write_text("Overwritten meanwhile, in place.")
    refused(where, NotOurs)


def test_a_store_gives_its_connections_back(store: Store, where: Path) -> None:
    fill(store)
    store.close()
    assert sorted(path.name for path in where.parent.iterdir()) == ["claims.captures", "claims.db"]
