"""Streams: what goes where, pipes that close, disks that are full, terminals with and without colour."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = [sys.executable, "-m", "workbench"]


def test_a_pipe_that_closes_early_is_no_error(filled: Path) -> None:
    near, far = os.pipe()
    os.close(near)
    for args in (["claims"], ["scales", "--json"], ["--help"]):
        run = subprocess.run(
            [*PROGRAM, *args], stdout=far, stderr=subprocess.PIPE, cwd=filled.parent, check=False
        )
        assert (run.returncode, run.stderr) == (0, b""), args
    os.close(far)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line(filled: Path) -> None:
    for args in (["scales"], ["--help"]):
        with Path("/dev/full").open("wb") as full:
            run = subprocess.run([*PROGRAM, *args], stdout=full, stderr=subprocess.PIPE, check=False)
        assert run.returncode == 1
        assert run.stderr.decode() == "workbench: No space left on device\n"


def test_closed_streams_are_no_bug(filled: Path) -> None:
    line = f"cd {filled.parent} && {sys.executable} -m workbench"
    for redirected, code in (("claims >&-", 0), ("nonsense 2>&-", 2), ("--help >&-", 0), ("match - <&-", 1)):
        run = subprocess.run(["sh", "-c", f"{line} {redirected}"], capture_output=True, check=False)
        assert run.returncode == code, redirected
        assert run.stderr.count(b"\n") == (redirected.startswith("match")), run.stderr


def test_quiet_leaves_data_and_errors(desk) -> None:
    assert desk("undo", "-q").err == ""
    assert desk("-q", "claims").err == ""
    assert desk("claims", "999", "-q").err.startswith("workbench: no claim 999")


def test_a_listing_in_a_pipe_is_one_line_of_fields_per_record(desk) -> None:
    piped = desk("claims")
    assert piped.err == ""
    assert len({len(row) for row in piped.rows}) == 1
    assert [int(row[0]) for row in piped.rows] == [
        record["id"] for record in desk("claims", "--json").records
    ]
    assert [row[-1] for row in piped.rows] == [record["text"] for record in desk("claims", "--json").records]
    assert "\x1b" not in piped.out


def test_a_listing_on_a_terminal_is_a_table_that_fits(desk) -> None:
    shown = desk.on_terminal("claims", columns=80)
    lines = shown.out.replace("\r\n", "\n").splitlines()
    assert lines[0].startswith("\x1b[1mid")
    assert all(len(re.sub("\x1b\\[[0-9]*m", "", line)) <= 80 for line in lines)
    plain = desk.on_terminal("claims", env={"NO_COLOR": "1"})
    assert "\x1b" not in plain.out
    assert plain.out.startswith("id  worth")
    assert "\x1b" not in desk.on_terminal("claims", env={"TERM": "dumb"}).out


def test_a_pipe_is_utf8_whatever_the_terminal_speaks() -> None:
    run = subprocess.run(
        [*PROGRAM, "claims", "№"],
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert run.returncode == 2
    assert "'№' is no id" in run.stderr.decode("utf-8")


def test_a_bug_is_one_line_unless_asked() -> None:
    code = "from workbench.cli import completion, main; completion.HOW = {}; main(['completion', 'zsh'])"
    for debug, lines in (("", 1), ("1", 5)):
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            env=os.environ | {"WORKBENCH_DEBUG": debug},
            check=False,
        )
        assert run.returncode == 1
        assert run.stderr.count("\n") >= lines
        assert run.stderr.startswith("workbench: this is a bug: KeyError") is not bool(debug)


def test_without_a_command_the_screens_open(desk) -> None:
    opened = desk.on_terminal(keys=b"q")
    assert opened.code == 0
    assert opened.out.startswith("\x1b[?1049h")
    assert "workbench: " not in opened.out
