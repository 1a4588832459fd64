"""Hostile text: whatever stands in an article, a name or a note, no command lets it steer a terminal."""

import re
from pathlib import Path

import pytest
from support import copy_database

from workbench.text import one_line

EVIL = "\x1b]52;c;ZXZpbA==\x07\x1b[2J\x9b31m\u202egnp.exe\u2066\x07\x08[/x][@click=app.quit]x[/] [citation needed]"
MARKS = ("[/x][@click=app.quit]x[/]", "[citation needed]", "gnp.exe")
OURS = re.compile("\x1b\\[[0-9]{1,2}m")
CONTROL = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
ARTICLE = f"""\
Harbour {EVIL} report

VELMAR, March 4, 2024 - Velmar port {EVIL} handled 4.2 million containers in 2023, the port authority said.
"The city of Velmar {EVIL} spent 310 million euros on the terminal in 2019," said Ilse {EVIL} Maran on Monday.
"""


# Each listing, and the fields that it shows whole.
LISTINGS = (
    (["claims"], ("text", "speaker", "source")),
    (["articles"], ("title", "url")),
    (["links"], ("because",)),
    (["clusters"], ("text",)),
    (["evidence", 1], ("source", "title", "quote", "note")),
    (["verdict", 1], ("because",)),
    (["history"], ("summary",)),
    (["match", f"Velmar port {EVIL} handled containers"], ()),
    (["scales"], ()),
    (["verify"], ("message",)),
)


@pytest.fixture(scope="module")
def hostile(shell_in, filled: Path, tmp_path_factory: pytest.TempPathFactory):
    """A shell with a database that has hostile text in every field that takes one."""
    shell = shell_in(tmp_path_factory.mktemp("hostile"))
    copy_database(filled, shell.folder / "claims.db")
    name = f"a {EVIL.replace('/', '')}\n.txt"
    (shell.folder / name).write_text(ARTICLE, "utf-8")
    url = f"https://velmar.example/{EVIL.replace(' ', '')}"
    for args in (
        ["read", name],
        ["read", "-", "--url", url],
        [
            "evidence",
            "add",
            1,
            url,
            "--no-archive",
            "--stance",
            "context",
            "--title",
            EVIL,
            "--quote",
            EVIL,
            "--note",
            f"{EVIL}\nforged",
        ],
        ["verdict", "set", 1, "false", "--because", f"{EVIL}\nforged\tline", "--by", f"me {EVIL}"],
        ["links", "reject", 1, 2, "--because", EVIL],
    ):
        result = shell(*args, stdin=f"In 2021 {ARTICLE}".encode())
        assert result.code in (0, 1), result.err
        assert "this is a bug" not in result.err
        assert not CONTROL.search(result.err)
    return shell


def records_of(shell, *args: object) -> list:
    return shell(*args, "--json").records


@pytest.mark.parametrize(("args", "fields"), LISTINGS, ids=[args[0] for args, _ in LISTINGS])
def test_a_listing(hostile, args: list, fields: tuple[str, ...]) -> None:
    records = records_of(hostile, *args)
    whole = [one_line(record[field]) for record in records for field in fields]
    piped = hostile(*args)
    assert piped.code == 0
    assert not CONTROL.search(piped.out.replace("\t", ""))
    assert all(value in piped.out for value in whole)
    if args[0] != "scales":  # a line for each of their ratings
        assert len(piped.rows) == len(records)
        assert len({len(row) for row in piped.rows}) == 1
    for width in (80, 40):
        screen = hostile.on_terminal(*args, columns=width)
        assert screen.code == 0
        plain = OURS.sub("", screen.out.replace("\r\n", "\n"))
        assert not CONTROL.search(plain)
        assert not any(line.startswith("forged") for line in plain.splitlines())
        assert all(squeezed(value) in squeezed(plain) for value in whole)


def squeezed(text: str) -> str:
    """Without white space, and so without the breaks of a narrow terminal."""
    return "".join(text.split())


def ids(shell, name: str) -> list[int]:
    return [record["id"] for record in records_of(shell, name)]


def test_nothing_is_swallowed(hostile) -> None:
    for args in (
        ["evidence", 1],
        ["verdict", 1],
        ["articles"],
        ["links"],
        ["claims", *ids(hostile, "claims")],
    ):
        out = hostile(*args).out
        assert all(mark in out for mark in MARKS), args


def test_records_in_full(hostile) -> None:
    last = ids(hostile, "history")[:2]
    commands = [[name, *ids(hostile, name)] for name in ("claims", "clusters", "articles")]
    for args in (*commands, *(["history", id] for id in last)):
        screen = hostile.on_terminal(*args)
        assert screen.code == 0
        assert not CONTROL.search(OURS.sub("", screen.out.replace("\r\n", "\n"))), args
        assert args[0] == "articles" or not CONTROL.search(hostile(*args).out.replace("\t", ""))


def test_reports_are_safe_on_a_terminal(hostile) -> None:
    for kind in ("markdown", "html", "json"):
        screen = hostile.on_terminal("report", "--format", kind)
        assert screen.code == 0
        assert not CONTROL.search(screen.out.replace("\r\n", "\n").replace("\t", "")), kind
        assert "citation needed" in screen.out


def test_json_has_no_raw_control_and_loses_nothing(hostile) -> None:
    for args, _ in LISTINGS:
        assert not CONTROL.search(hostile(*args, "--json").out)
    evidence = records_of(hostile, "evidence", 1)[0]
    assert (evidence["title"], evidence["quote"], evidence["note"]) == (EVIL, EVIL, f"{EVIL}\nforged")
    assert any(EVIL in claim["quote"] for claim in records_of(hostile, "claims"))


def test_errors_and_narration(hostile) -> None:
    for args in (
        ["read", f"missing {EVIL}"],
        ["read", f"https://{EVIL}"],
        ["claims", EVIL],
        ["claims", "--db", f"{EVIL.replace('/', '')}.db"],
        ["verdict", "set", 1, EVIL, "--because", "x"],
        ["verdict", "set", 1, "false", "--because", "x", "--as-of", EVIL],
        ["report", "--out", f"{EVIL}.xyz"],
        ["restore", EVIL, "--db", EVIL],
        [EVIL],
    ):
        for result in (hostile(*args), hostile.on_terminal(*args)):
            said = (result.out + result.err).replace("\r\n", "\n")
            assert result.code in (1, 2, 3), args
            assert said.count("\n") == 1, args
            assert not CONTROL.search(OURS.sub("", said)), args
            assert "bug" not in said
