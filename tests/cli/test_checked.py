"""`import`, `checked` and what `match`, `read` and `clusters` tell of published fact-checks."""

import json
from pathlib import Path

import pytest
from cli.conftest import Shell

CLAIM = "Velmar port handled 4.2 million containers in 2023"
HOSTILE = "\x1b[31mred\x1b]52;c;aGk=\x07 [/x] \u202eevil"
TABLE = f"""claim,title,url,publisher,rating,date
{CLAIM},How many containers?,https://lantern.example/port,The Lantern,Mostly false,2024-03-09
The moon is made of cheese,,javascript:alert(1),"=cmd|' /C calc'!A0",{HOSTILE},
,No claim,,,,
"""


@pytest.fixture
def checks(desk: Shell) -> Path:
    path = desk.folder / "checks.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_import_names_what_it_refuses_and_keeps_the_rest(desk: Shell, checks: Path) -> None:
    done = desk("import", "checks.csv")
    assert done.code == 1
    refused, told = done.err.splitlines()
    assert refused.startswith("refused: row 4 of checks.csv does not say which claim was checked")
    assert told.startswith("checks.csv: 2 new, 1 refused, 1 may be about claims here (undo: `workbench undo ")
    again = desk("import", checks, "--json")
    assert again.code == 1
    assert again.records[0]["unchanged"] == 2
    assert desk("import", "-", stdin=TABLE.encode()).err.splitlines()[-1] == "-: 2 unchanged, 1 refused"
    missing = desk("import", "none.json", "checks.csv")
    assert missing.code == 1
    assert "refused: none.json does not exist" in missing.err
    assert desk("import").code == 2
    assert desk("undo").code == 0
    assert desk("checked", "--json").records == []


def test_match_shows_fact_checks_beside_claims(desk: Shell, checks: Path) -> None:
    before = desk("match", CLAIM, "--json").records
    assert not any(row["claim"].pop("checked_before") for row in before)
    desk("import", "checks.csv")
    after = desk("match", CLAIM, "--json").records
    claims = [row for row in after if row["kind"] == "claim"]
    assert claims[0]["claim"].pop("checked_before") == 1
    assert claims[0] == before[0]
    best = next(row for row in after if row["kind"] == "checked")
    assert best["checked"]["rating"] == "Mostly false"
    assert best["checked"]["url"] == "https://lantern.example/port"
    assert best["comparison"]["relation"] == "same"
    rows = desk("match", CLAIM).rows
    assert ["Mostly false", "The Lantern", "checked", "2024-03-09"] in [row[3:7] for row in rows]


def test_checked_lists_uses_and_rejects(desk: Shell, checks: Path) -> None:
    desk("import", "checks.csv")
    listed = desk("checked", "--json").records
    assert [item["claim"] for item in listed] == [CLAIM, "The moon is made of cheese"]
    assert desk("checked", "--query", "moon").rows[0][0] == "2"
    assert "lantern.example" in desk("checked", 1).out
    [link, *_] = desk("checked", "links", "--json").records
    cluster = desk("claims", link["claim"], "--json").records[0]["cluster"]
    assert desk("clusters", cluster, "--json").records[0]["checked_before"] == 1
    assert "Mostly false, The Lantern, 2024-03-09" in desk("clusters", cluster).out
    assert "Mostly false, The Lantern, 2024-03-09" in desk("claims", link["claim"]).out
    assert "checked before: 1" in desk.on_terminal("claims", env={"NO_COLOR": "1"}).out
    assert "https://lantern.example/port" in desk("report", "--format", "markdown", cluster).out
    assert [item["id"] for item in desk("checked", "--cluster", cluster, "--json").records] == [1]
    assert desk("checked", "use", 1, cluster).code == 2
    used = desk("checked", "use", 1, cluster, "--stance", "refutes", "--no-archive")
    assert used.code == 0, used.err
    assert desk("evidence", "list", cluster, "--json").records[0]["source"] == "https://lantern.example/port"
    assert desk("checked", "reject", 1, cluster, "--because", "other port").code == 0
    assert desk("checked", "--cluster", cluster, "--json").records == []
    assert desk("checked", "match").code == 0
    assert desk("checked", "links", "--state", "suggested", "--cluster", cluster, "--json").records == []
    assert desk("checked", "use", 9, cluster, "--stance", "context").code == 1
    assert desk("verify").code == 0


def test_what_others_wrote_cannot_steer_the_terminal(desk: Shell, checks: Path) -> None:
    desk("import", "checks.csv")
    for command in (
        ["checked"],
        ["checked", 2],
        ["match", "The moon is made of cheese"],
        ["checked", "links"],
    ):
        for out in (desk(*command).out, desk.on_terminal(*command, env={"NO_COLOR": "1"}).out):
            assert "\x1b[31m" not in out
            assert "\x1b]52" not in out
            assert "\u202e" not in out


def test_a_read_tells_what_was_checked_before(shell: Shell) -> None:
    record = {"@type": "ClaimReview", "claimReviewed": CLAIM, "url": "https://lantern.example/port"}
    (shell.folder / "check.json").write_text(json.dumps(record))
    (shell.folder / "port.txt").write_text(
        f"Port\n\nVELMAR, March 4, 2024 - {CLAIM}, the port authority said.\n"
    )
    assert shell("import", "check.json", "--db", "claims.db").code == 0
    assert ", 1 checked before" in shell("read", "port.txt", "--db", "claims.db").err
