"""Decisions from the shell: links, clusters, evidence, verdicts, and taking them back."""

import os
import signal
import subprocess
import sys

import pytest

PROGRAM = [sys.executable, "-m", "workbench"]


def suggested(desk) -> dict:
    return next(link for link in desk("links", "--json").records if link["relation"] == "same")


def test_links_are_accepted_rejected_and_set_against_each_other(desk) -> None:
    link = suggested(desk)
    pair = [link["a"], link["b"]]
    accepted = desk("links", "accept", *pair)
    assert (accepted.code, accepted.out) == (0, "")
    assert "workbench undo" in accepted.err
    state = {(record["a"], record["b"]): record["state"] for record in desk("links", "--json").records}
    assert state[tuple(pair)] == "confirmed"
    assert desk("undo").code == 0
    assert desk("links", "reject", *pair, "--because", "another year").code == 0
    rejected = desk("links", "--state", "rejected", "--json").records
    assert [(record["a"], record["b"], record["because"]) for record in rejected] == [(*pair, "another year")]
    assert desk("link").code == 0
    assert desk("links", "--state", "rejected", "--json").records == rejected
    assert desk("undo").code == 0
    assert desk("links", "conflict", *pair).code == 0
    assert desk("links", "--relation", "conflict", "--state", "confirmed", "--json").records


def test_what_waits_is_listed_in_the_order_of_the_review(desk) -> None:
    every = desk("links", "--json").records
    waiting = desk("links", "--review", "--json").records
    assert waiting
    assert {link["id"] for link in waiting} <= {link["id"] for link in every}
    kinds = [link["relation"] for link in waiting]
    assert kinds == sorted(kinds)  # conflicts first
    first = waiting[0]
    assert desk("links", "reject", first["a"], first["b"]).code == 0
    assert first["id"] not in [link["id"] for link in desk("links", "--review", "--json").records]
    assert desk("links", "--review", "--state", "rejected", "--json").records == []
    assert len(desk("links", "--review").rows) == len(waiting) - 1


def test_clusters_are_merged_split_confirmed_and_moved_along(desk) -> None:
    several = desk("clusters", "--several", "--json").records[0]
    claim = several["proposed"][-1]
    assert desk("clusters", "confirm", claim).code == 0
    assert claim not in desk("clusters", several["id"], "--json").records[0]["proposed"]
    assert desk("clusters", "split", several["id"], claim, "--because", "no").code == 0
    assert claim not in desk("clusters", several["id"], "--json").records[0]["claims"]
    assert desk("clusters", "status", several["id"], "dismissed").code == 0
    assert desk("clusters", "--status", "dismissed", "--json").records[0]["id"] == several["id"]
    alone = [record for record in desk("clusters", "--json").records if len(record["claims"]) == 1]
    into, other = alone[0], alone[1]
    merged = desk("clusters", "merge", into["id"], other["id"])
    assert (merged.code, merged.err.count("\n")) == (0, 1)
    assert set(desk("clusters", into["id"], "--json").records[0]["claims"]) == {
        *into["claims"],
        *other["claims"],
    }
    assert desk("clusters", "merge", into["id"], into["id"]).code == 2


def test_evidence_and_verdict(desk) -> None:
    cluster = desk("clusters", "--json").records[0]["id"]
    (desk.folder / "report.txt").write_text("The authority counted 4.2 million containers, it says.\n")
    added = desk(
        "evidence",
        "add",
        cluster,
        "report.txt",
        "--stance",
        "supports",
        "--quote",
        "4.2 million",
        "--note",
        "Own count.",
        "--json",
    )
    assert added.code == 0, added.err
    evidence = added.records[0]
    assert (evidence["cluster"], evidence["stance"], evidence["note"]) == (cluster, "supports", "Own count.")
    assert evidence["start"] is not None
    assert desk("evidence", "list", cluster, "--json").records == [evidence]
    assert desk("evidence", cluster).rows[0][0] == str(evidence["id"])

    given = desk(
        "verdict",
        "set",
        cluster,
        "mostly true",
        "--because",
        "The count is public.",
        "--as-of",
        "2024-03-09",
        "--json",
    )
    assert given.code == 0, given.err
    assert (given.records[0]["rating"], given.records[0]["as_of"]) == ("mostly-true", "2024-03-09")
    assert desk("clusters", cluster, "--json").records[0]["verdict"] == "mostly-true"
    assert desk("verdict", cluster).rows[0][1] == "mostly-true"
    assert desk("verdict", "withdraw", cluster, "--because", "Too early.").code == 0
    assert [record["rating"] for record in desk("verdict", "list", cluster, "--json").records] == [
        "",
        "mostly-true",
    ]
    assert desk("evidence", "remove", evidence["id"]).code == 0
    assert desk("evidence", cluster).err == "no pieces of evidence\n"

    verbs = [
        record["verb"] for record in desk("history", "--json", "--cluster", cluster, "--limit", "4").records
    ]
    assert verbs == ["evidence.remove", "verdict.withdraw", "verdict.set", "evidence.add"]
    for _ in range(3):
        assert desk("undo").code == 0
    assert desk("clusters", cluster, "--json").records[0]["verdict"] == ""
    assert len(desk("evidence", cluster, "--json").records) == 1
    assert desk("redo").code == 0
    assert desk("clusters", cluster, "--json").records[0]["verdict"] == "mostly-true"
    last = desk("history", "--limit", "1", "--json").records[0]
    assert (last["verb"], last["by"], last["door"]) == ("redo", "tester", "shell")
    assert ["operation", str(last["id"])] in desk("history", last["id"]).rows


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["verdict", "set", "1", "fishy", "--because", "x"], 2, "fishy"),
        (["verdict", "set", "1", "false", "--because", "  "], 2, "rationale"),
        (["verdict", "set", "1", "false", "--because", "x", "--as-of", "someday"], 2, "someday"),
        (["verdict", "set", "1", "false", "--because", "x", "--scale", "stars"], 2, "stars"),
        (["verdict", "set", "999", "false", "--because", "x"], 1, "999"),
        (["verdict", "withdraw", "1", "--because", "x"], 1, "no verdict"),
        (["verdict", "list", "999"], 1, "999"),
        (["evidence", "add", "999", "x.txt", "--stance", "context"], 1, "999"),
        (["evidence", "add", "1", "x.txt", "--stance", "context"], 1, "x.txt"),
        (["evidence", "remove", "999"], 1, "999"),
        (["links", "accept", "1", "999"], 1, "999"),
        (["links", "reject", "1", "1"], 2, "claim 1"),
        (["clusters", "merge", "1", "999"], 1, "999"),
        (["clusters", "split", "1", "999"], 1, "999"),
        (["clusters", "confirm", "999"], 1, "999"),
        (["clusters", "status", "1", "checked"], 2, "verdict"),
        (["undo", "999"], 1, "999"),
        (["redo"], 1, "redo"),
    ],
)
def test_a_decision_that_cannot_be(desk, args: list[str], code: int, said: str) -> None:
    before = desk("history", "--json").out
    result = desk(*args)
    assert (result.code, result.out) == (code, ""), result.err
    assert result.err.startswith("workbench: ")
    assert result.err.count("\n") == 1
    assert said in result.err
    assert desk("history", "--json").out == before


def test_who_is_at_work(desk) -> None:
    assert desk("clusters", "status", "1", "checking", "--by", "Ilse").code == 0
    assert desk("history", "--limit", "1", "--json").records[0]["by"] == "Ilse"
    assert desk("undo", "--by", "somebody else").code == 1


def test_an_interrupted_link_tells_how_far_it_was_and_changes_nothing(shell) -> None:
    for number, town in enumerate(("Velmar", "Kallin")):
        told = (f"In {1700 + year} {town} had {number + year}00 sailors." for year in range(25))
        (shell.folder / f"{town}.txt").write_text(" ".join(told))
    assert shell("read", ".", "--db", "claims.db").code == 0
    before = shell("history", "--json").out
    near, far = os.openpty()
    with subprocess.Popen([*PROGRAM, "link"], cwd=shell.folder, stderr=far) as process:
        os.close(far)
        first = os.read(near, 40).decode()
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
    rest = os.read(near, 10_000).decode()
    os.close(near)
    assert " of " in first
    assert rest.rstrip().endswith("workbench: interrupted (nothing was changed)")
    assert shell("history", "--json").out == before
