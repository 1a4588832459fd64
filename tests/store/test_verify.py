"""Verify: every kind of damage is found by the check that is for it, and told in words."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from store.conftest import Spawn
from store.small import BY, add_article, damage
from support import spoil

from workbench.records import Finding
from workbench.store import history
from workbench.store.captures import capture_file, captures_folder
from workbench.store.engine import Store
from workbench.store.models import Claim
from workbench.store.opening import open_store
from workbench.store.verify import CHECKS, verify


def wrong(store: Store) -> dict[str, list[str]]:
    """What is wrong, by the part that found it."""
    found: dict[str, list[str]] = {}
    for finding in verify(store):
        if not finding.ok:
            found.setdefault(finding.part, []).append(finding.message)
    return found


def test_a_sound_database_is_told_so(filled: Store) -> None:
    heard: list[str] = []
    found = verify(filled, heard.append)
    assert heard == list(CHECKS) == [finding.part for finding in found]
    assert all(finding.ok for finding in found)
    said = {finding.part: finding.message for finding in found}
    assert re.fullmatch(r"\d+ pages, all right", said.pop("file"))
    assert re.fullmatch(r"\d+ tables, indexes and triggers, all right", said.pop("tables"))
    assert said == {
        "references": "every reference, all right",
        "search": "the full-text index of claims and articles, all right",
        "texts": "1 text, all right",
        "offsets": "3 claims, all right",
        "captures": "1 capture, all right",
        "evidence": "1 piece of evidence, all right",
        "clusters": "3 clusters, all right",
        "links": "2 links, all right",
        "origins": "0 origins of claims, all right",
        "checked": "0 fact-checks, all right",
        "learning": "learned from 0 decisions, all right",
        "settings": "how the desk learns, all right",
        "history": "14 changes, all right",
        "undo": "7 operations, all right",
    }


def test_an_empty_database_is_sound(store: Store) -> None:
    assert wrong(store) == {}


def test_verify_changes_nothing(filled: Store, where: Path) -> None:
    filled.close()
    before = where.read_bytes()
    store = open_store(where)
    verify(store)
    store.close()
    assert where.read_bytes() == before


def test_history_stays_sound_through_undo_and_redo(filled: Store) -> None:
    for _ in range(4):
        history.undo(filled, **BY)
    for _ in range(2):
        history.redo(filled, **BY)
    with history.operation(filled, "claim.edit", **BY) as (session, _):
        session.get_one(Claim, 1).speaker = "The owners"
    assert wrong(filled) == {}


CHANGED = "does not follow from the one before it"


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["DROP TRIGGER claim_fts_update"], {"tables": ["the trigger claim_fts_update is missing"]}),
        (["DROP INDEX ix_claim_worth"], {"tables": ["the index ix_claim_worth is missing"]}),
        (
            ["DELETE FROM article_text"],
            {
                "references": ["article 1 names a missing article_text"],
                "search": ["article_fts differs from the texts: database disk image is malformed"],
                "offsets": [
                    "claim 1 does not stand at 0:33 of article 1",
                    "claim 2 does not stand at 34:71 of article 1",
                    "claim 3 does not stand at 72:93 of article 1",
                ],
            },
        ),
        (
            ["INSERT INTO claim_fts(claim_fts, rowid, text, quote) VALUES ('delete', 1, 'denies', '')"],
            {"search": ["claim_fts differs from the texts: database disk image is malformed"]},
        ),
        (
            ["UPDATE article_text SET text = text || ' '"],
            {
                "texts": ["text 1 is not the one that was stored: its SHA-256 differs"],
            },
        ),
        (
            ["UPDATE article_text SET text = CAST(text AS BLOB)"],
            {"texts": ["cannot be checked: a value cannot be read: "], "offsets": []},
        ),
        (
            ["UPDATE claim SET start = start + 1 WHERE id = 2"],
            {
                "offsets": ["claim 2 does not stand at 35:71 of article 1"],
                "history": ["claim 2 differs from its history in start"],
            },
        ),
        (
            ["UPDATE capture SET size = size + 1"],
            {"captures": ["capture 1 is not what was archived: "]},
        ),
        (
            ["UPDATE evidence SET start = 35"],
            {
                "evidence": ["evidence 1 is anchored at 35:35, which is no stretch of text"],
                "history": ["evidence 1 differs from its history in start"],
            },
        ),
        (
            ["UPDATE evidence SET start = NULL"],
            {
                "evidence": ["evidence 1 is anchored at None:35, which is no stretch of text"],
                "history": ["evidence 1 differs from its history in start"],
            },
        ),
        (
            ["UPDATE evidence SET capture_id = NULL"],
            {
                "evidence": ["evidence 1 is anchored at 23:35 of nothing archived"],
                "history": ["evidence 1 differs from its history in capture_id"],
            },
        ),
        (
            ["UPDATE claim SET cluster_id = 2 WHERE id = 3"],
            {
                "clusters": ["cluster 3 has no claims"],
                "history": ["claim 3 differs from its history in cluster_id"],
            },
        ),
        (
            ["UPDATE claim SET cluster_id = 99 WHERE id = 3"],
            {
                "references": ["claim 3 names a missing cluster"],
                "clusters": ["claim 3 is in no cluster", "cluster 3 has no claims"],
                "history": ["claim 3 differs from its history in cluster_id"],
            },
        ),
        (
            [
                "INSERT INTO link SELECT 9, b_id, a_id, relation, 'rejected', score, same, conflict, reasons,"
                " because, 1 FROM link WHERE id = 2"
            ],
            {
                "file": ["CHECK constraint failed in link"],
                "links": [
                    "link 9 does not name the lower claim first",
                    "claims 1 and 3 are linked twice: confirmed,rejected",
                ],
                "history": ["link 9 is in the table only"],
            },
        ),
        (["DELETE FROM verdict WHERE id = 2"], {"history": ["verdict 2 is in the history only"]}),
        (
            ["DELETE FROM change WHERE table_name = 'claim' AND row_id = 2 AND before IS NOT NULL"],
            {},  # the edit and its undo: what is left tells of the same rows
        ),
        (
            ["DELETE FROM change WHERE table_name = 'claim' AND row_id = 2 AND before IS NULL"],
            {"history": [f"change 13 of claim 2 {CHANGED}"]},
        ),
        (
            ["UPDATE change SET after = json_set(after, '$.rating', 'false') WHERE table_name = 'verdict'"],
            {
                "history": [
                    "verdict 1 differs from its history in rating",
                    "verdict 2 differs from its history in rating",
                ]
            },
        ),
        (["UPDATE change SET table_name = 'capture' WHERE id = 14"], {"history": []}),
        (["UPDATE claim SET reasons = 'no JSON' WHERE id = 1"], {"history": ["cannot be checked: a value"]}),
        (
            ["UPDATE operation SET undone = 0"],
            {"undo": ["operation 6 is marked standing, the history says otherwise"]},
        ),
        (
            ["UPDATE operation SET undone = 1 WHERE id = 1"],
            {"undo": ["operation 1 is marked undone, the history says otherwise"]},
        ),
    ],
)
def test_damage_is_found(
    filled: Store, where: Path, statements: list[str], found: dict[str, list[str]]
) -> None:
    spoil(where, *statements)
    told = wrong(filled)
    assert told.keys() == found.keys()
    for part, messages in found.items():
        for message in messages:
            assert any(line.startswith(message) for line in told[part])
        assert not messages or len(told[part]) == len(messages)


def test_a_text_changed_together_with_its_hash_no_longer_holds_its_claims(filled: Store, where: Path) -> None:
    text = "Another text altogether."
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    spoil(where, f"UPDATE article_text SET text = '{text}', sha256 = '{sha256}'")
    assert wrong(filled).keys() == {"search", "offsets"}


def test_damaged_pages(filled: Store, where: Path) -> None:
    filled.close()
    damage(where, "denies it")
    store = open_store(where)
    told = wrong(store)
    store.close()
    assert {"file", "offsets", "history"} <= told.keys()
    assert all("\n" not in line for lines in told.values() for line in lines)


def test_captures_missing_and_changed(filled: Store) -> None:
    with filled.read() as session:
        sha256 = session.connection().exec_driver_sql("SELECT sha256 FROM capture").scalar_one()
    file = capture_file(captures_folder(filled), sha256)
    file.write_bytes(file.read_bytes().swapcase())
    assert wrong(filled) == {"captures": [f"capture 1 is not what was archived: {file}"]}
    file.unlink()
    assert wrong(filled) == {"captures": [f"capture 1 is missing: {file}"]}
    shutil.rmtree(captures_folder(filled))
    assert wrong(filled) == {"captures": [f"capture 1 is missing: {file}"]}


def test_much_damage_is_told_in_short(store: Store, where: Path) -> None:
    with history.operation(store, "read", **BY) as (session, _):
        add_article(session, "https://paper.example/1", "", "\n".join(f"Line {n}." for n in range(50)))
    spoil(where, "UPDATE claim SET quote = quote || '!'")
    told = wrong(store)["offsets"]
    assert len(told) == 21
    assert told[-1] == "and 30 more like these"


ELSEWHERE = """
import sys
from workbench.store.opening import open_store
from workbench.store.verify import verify
store = open_store(sys.argv[1])
for finding in verify(store):
    print(finding.model_dump_json())
"""


def test_the_sqlite_that_python_links(filled: Store, where: Path, spawn: Spawn) -> None:
    filled.close()
    lines = spawn(ELSEWHERE, where, bundled=False).communicate()[0].splitlines()
    assert [Finding.model_validate_json(line) for line in lines] == verify(filled)
