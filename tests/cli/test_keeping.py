"""Reports to files and pipes, backup and restore, and databases that cannot be used."""

import json
from pathlib import Path

import pytest


def test_a_report_goes_to_stdout_or_to_a_file_by_its_suffix(desk) -> None:
    assert desk("report").out.startswith("# ")
    assert json.loads(desk("report", "--format", "json", "--title", "Harbour").out)["title"] == "Harbour"
    assert "<html" in desk("report", "--format", "html").out
    for name, start in (("a.md", "# "), ("a.html", "<!"), ("a.json", "{")):
        written = desk("report", "1", "--out", name)
        assert (written.code, written.out, written.err) == (0, "", f"wrote {name}\n")
        assert (desk.folder / name).read_text("utf-8").lstrip().lower().startswith(start)
    assert desk("report", "--out", "plain", "--format", "html").code == 0
    for out, code in (("a.xyz", 2), ("nowhere/a.md", 1)):
        refused = desk("report", "--out", out)
        assert (refused.code, refused.out, refused.err.count("\n")) == (code, "", 1)
        assert Path(out).name in refused.err


def test_backup_and_restore(desk) -> None:
    assert desk("backup", "copy.db").code == 0
    before = desk("claims", "--json").out
    assert desk("undo").code == 0
    assert desk("claims", "--json").out != before
    again = desk("backup", "copy.db")
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert desk("restore", "copy.db", "--db", "claims.db").code == 0
    assert desk("claims", "--json").out == before
    assert desk("restore", "copy.db", "--db", "new.db").code == 0
    assert desk("claims", "--json", "--db", "new.db").out == before
    missing = desk("restore", "missing.db", "--db", "new.db")
    assert (missing.code, missing.err.count("\n")) == (3, 1)


def test_verify_says_what_it_looked_at(desk) -> None:
    sound = desk("verify")
    assert sound.code == 0
    assert {row[0] for row in sound.rows} == {"ok"}
    assert all(record["ok"] for record in desk("verify", "--json").records)


def test_verify_finds_what_is_wrong(desk) -> None:
    import sqlite3

    with sqlite3.connect(desk.folder / "claims.db") as connection:
        connection.execute("UPDATE claim SET quote = 'never said' WHERE id = 1")
    connection.close()
    found = desk("verify")
    assert found.code == 1
    assert any(row[0] == "WRONG" and "1" in row[-1] for row in found.rows)
    assert not all(record["ok"] for record in desk("verify", "--json").records)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Just a letter.\n" * 400, "bad.db"),
        (b"SQLite format 3\x00" + b"\xff" * 8000, "bad.db"),
        (b"", "bad.db"),
    ],
)
def test_a_file_that_is_no_database_of_ours_stays_as_it_is(desk, content: bytes, said: str) -> None:
    bad = desk.folder / "bad.db"
    for args in (["claims"], ["read", "claims.db"], ["undo"]):
        bad.write_bytes(content)
        result = desk(*args, "--db", "bad.db")
        assert (result.code, result.out, result.err.count("\n")) == (3, "", 1), args
        assert said in result.err
        assert bad.read_bytes() == content


def test_databases_by_url(desk) -> None:
    assert desk("claims", "--db", f"sqlite:///{desk.folder}/claims.db").out == desk("claims").out
    for url, code in (("oracle://host/x", 2), ("sqlite://", 2), ("://", 2)):
        result = desk("claims", "--db", url)
        assert (result.code, result.err.count("\n")) == (code, 1), url
