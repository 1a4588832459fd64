import gzip
import hashlib
from pathlib import Path

import pytest
from support import home, saying

from workbench.desk import Desk, evidence, past, upkeep
from workbench.errors import NotFound, ReadError, UsageError

LEDGER = "Coroner's ledger\n\nThe coroner counted 31 dead in Port Amsel.\n"


@pytest.fixture
def cluster(stormy: Desk) -> int:
    return home(stormy, saying(stormy, "storm killed", "harbour")).id


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.txt"
    path.write_text(LEDGER)
    return path


def test_a_file_is_archived_and_its_quote_anchored(
    stormy: Desk, cluster: int, ledger: Path, tmp_path: Path
) -> None:
    added = evidence.add(
        stormy, cluster, str(ledger), stance="supports", quote="counted 31 dead", note="p. 4"
    )

    assert added.warnings == ()
    [piece] = evidence.listing(stormy, cluster)
    assert piece == added.evidence
    assert LEDGER[piece.start : piece.end] == "counted 31 dead"
    assert piece.capture is not None
    archived = tmp_path / "claims.captures" / piece.capture.sha256[:2] / f"{piece.capture.sha256}.gz"
    assert hashlib.sha256(gzip.decompress(archived.read_bytes())).hexdigest() == piece.capture.sha256
    assert all(finding.ok for finding in upkeep.verify(stormy))


def test_the_archive_outlives_the_source(stormy: Desk, cluster: int, ledger: Path) -> None:
    evidence.add(stormy, cluster, str(ledger), stance="supports")
    ledger.write_text("something else")
    assert all(finding.ok for finding in upkeep.verify(stormy))


def test_an_edited_quote_does_not_look_verified(stormy: Desk, cluster: int, ledger: Path) -> None:
    added = evidence.add(stormy, cluster, str(ledger), stance="refutes", quote="counted 44 dead")

    assert added.evidence.start is None
    assert "does not stand in the archived copy" in added.warnings[0]


def test_a_page_out_of_reach_is_kept_as_a_link(stormy: Desk, cluster: int) -> None:
    added = evidence.add(stormy, cluster, "http://127.0.0.1:9/", stance="context", quote="anything")

    assert added.evidence.capture is None
    assert added.warnings[0].startswith("not archived: ")


def test_evidence_comes_and_goes_and_comes_back(stormy: Desk, cluster: int, ledger: Path) -> None:
    added = evidence.add(stormy, cluster, str(ledger), stance="supports", quote="31 dead")
    evidence.remove(stormy, added.evidence.id, seen=added.evidence.version)
    assert evidence.listing(stormy, cluster) == []

    past.undo(stormy)

    assert [piece.id for piece in evidence.listing(stormy, cluster)] == [added.evidence.id]


def test_what_is_wrong_is_said_and_nothing_is_kept(
    stormy: Desk, cluster: int, ledger: Path, tmp_path: Path
) -> None:
    before, kept = past.listing(stormy), captured(tmp_path)
    for error, call in (
        (UsageError, lambda: evidence.add(stormy, cluster, str(ledger), stance="maybe")),
        (UsageError, lambda: evidence.add(stormy, cluster, "  ", stance="supports")),
        (NotFound, lambda: evidence.add(stormy, 999, str(ledger), stance="supports")),
        (ReadError, lambda: evidence.add(stormy, cluster, str(tmp_path / "gone.txt"), stance="supports")),
        (NotFound, lambda: evidence.remove(stormy, 999)),
    ):
        with pytest.raises(error):
            call()
    assert past.listing(stormy) == before
    assert captured(tmp_path) == kept


def captured(folder: Path) -> set[str]:
    return {path.name for path in (folder / "claims.captures").rglob("*.gz")}
