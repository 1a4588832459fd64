"""`read`: what is narrated, what is refused, what is kept."""

import os
import signal
import socket
import subprocess
import sys

PROGRAM = [sys.executable, "-m", "workbench"]
TEXT = "Velmar port handled 4.2 million containers in 2023, the port authority said on Monday.\n"


def test_new_unchanged_and_changed(shell) -> None:
    article = shell.folder / "port.txt"
    article.write_text(TEXT)
    first = shell("read", "port.txt", "--db", "a.db", "--json")
    assert (first.code, first.records[0]["outcome"], first.records[0]["version"]) == (0, "new", 1)
    assert first.err.startswith("new: port.txt")
    assert first.err.count("\n") == 1
    again = shell("--db", "a.db", "read", "port.txt")
    assert (again.code, again.out) == (0, "")
    assert again.err.startswith("unchanged: port.txt")
    article.write_text(TEXT.replace("4.2", "4.3"))
    changed = shell("read", "port.txt", "--db", "a.db")
    assert (changed.code, changed.out) == (0, "")
    assert changed.err.startswith("version 2: port.txt")
    assert shell("read", "port.txt", "--db", "a.db", "-q").err == ""
    assert [record["version"] for record in shell("articles", "--db", "a.db", "--json").records] == [2, 1]


def test_stdin_with_and_without_an_address(shell) -> None:
    result = shell("read", "-", "--url", "https://velmar.example/a", "--json", stdin=TEXT.encode())
    assert (result.code, result.records[0]["claims"] > 0) == (0, True)
    result = shell("read", "-", stdin=f"Another text. {TEXT}".encode())
    assert result.code == 0
    articles = shell("articles", "--json").records
    assert {article["url"] for article in articles} == {"", "https://velmar.example/a"}
    assert all("text" not in article for article in articles)
    assert shell("articles", articles[1]["id"]).out == TEXT
    assert shell("articles", articles[1]["id"], "--json").records[0]["text"] == TEXT


def test_a_bad_source_is_named_and_the_others_are_kept(shell) -> None:
    folder = shell.folder / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(TEXT)
    (folder / "empty.txt").write_text("")
    (folder / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as held:
        held.bind(str(folder / "socket.txt"))
    (folder / "big.txt").write_text(TEXT * 10)
    (shell.folder / "bare").mkdir()
    sources = [
        "in",
        "missing.txt",
        "bare",
        "/dev/zero",
        "http://[bad",
        "ftp://velmar.example/a",
        "bad\udcff.txt",
    ]
    result = shell("read", *sources, "--json", env={"WORKBENCH_LIMIT": "800"})
    outcomes = {record["source"]: record for record in result.records}
    assert result.code == 1
    assert [name for name, record in outcomes.items() if record["outcome"] == "new"] == ["in/good.txt"]
    refused = {name: record["error"] for name, record in outcomes.items() if record["outcome"] == "refused"}
    for name in ("in/empty.txt", "in/image.txt", "in/big.txt", "missing.txt", "/dev/zero", "in/pipe.txt"):
        assert name in refused[name]
    assert {"http://[bad", "ftp://velmar.example/a", "bad\udcff.txt"} <= refused.keys()
    lines = result.err.splitlines()
    assert sum(line.startswith("refused: ") for line in lines) == len(refused)
    assert len(lines) == len(outcomes) + 1
    assert lines[-1] == f"{len(refused)} refused, 1 new" or lines[-1] == f"1 new, {len(refused)} refused"
    assert "Traceback" not in result.err
    assert len(shell("articles", "--json").records) == 1
    assert shell("read", "missing.txt", "-q").err.startswith("refused: missing.txt")


def test_what_cannot_be_read_alone_stores_nothing(shell) -> None:
    for source, data in (("-", b""), ("-", b"\x00\x01\x02" * 400), ("missing.txt", b"")):
        result = shell("read", source, "--json", stdin=data)
        assert (result.code, result.records[0]["outcome"], result.err.count("\n")) == (1, "refused", 1)
    assert shell("articles", "--json").records == []
    assert shell("history").out == ""


def test_an_interrupted_read_keeps_what_was_finished(shell) -> None:
    for number in range(150):
        (shell.folder / f"{number:03}.txt").write_text(
            f"In {1600 + number} the town of Velmar had {number + 7}00 sailors. {TEXT}"
        )
    command = [*PROGRAM, "read", "--db", "claims.db"]
    with subprocess.Popen(
        [*command, *sorted(shell.folder.glob("*.txt"))], stderr=subprocess.PIPE, text=True, cwd=shell.folder
    ) as process:
        assert process.stderr
        first = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read().splitlines()
        assert process.wait() == 130
    told = [line for line in [first, *rest] if line.startswith("new: ")]
    assert rest[-1].startswith("workbench: interrupted after ")
    assert len(rest) == len(told)
    kept = shell("articles").rows
    assert len(told) <= len(kept) <= len(told) + 1
    assert len(told) < 150
    assert shell("verify").code == 0
