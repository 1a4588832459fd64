import json
from pathlib import Path

import pytest
from support import home, saying

from workbench.desk import Desk, evidence, reports, verdicts
from workbench.errors import DataError, NotFound, UsageError


def test_a_report_holds_what_a_reader_needs(stormy: Desk, tmp_path: Path) -> None:
    cluster = home(stormy, saying(stormy, "storm killed", "harbour")).id
    source = tmp_path / "ledger.txt"
    source.write_text("The coroner counted 31 dead.\n")
    evidence.add(stormy, cluster, str(source), stance="supports", quote="31 dead")
    verdicts.set_verdict(stormy, cluster, "mostly true", because="the ledger says so", as_of="2024-03-05")
    verdicts.set_verdict(stormy, cluster, "true", because="and so does the morgue")

    [item] = reports.build(stormy).items

    assert [verdict.rating for verdict in item.verdicts] == ["true", "mostly-true"]
    assert {a.claim.source for a in item.appearances} >= {"harbour.txt", "post.txt"}
    for appearance in item.appearances:
        assert appearance.claim.quote
        assert appearance.before or appearance.after
    assert [link.relation for link in item.conflicts]
    assert item.history[0].verb == "read"
    assert item.history[-1].verb == "verdict.set"


@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_each_format_is_written_whole(stormy: Desk, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"

    reports.write(stormy, path)

    text = path.read_text(encoding="utf-8")
    assert "31 people" in text
    if suffix == ".json":
        assert json.loads(text)


def test_a_report_that_cannot_be_written_leaves_nothing(stormy: Desk, tmp_path: Path) -> None:
    standing = tmp_path / "report.md"
    standing.write_text("the last one")
    for error, call in (
        (NotFound, lambda: reports.write(stormy, standing, wanted=[999])),
        (UsageError, lambda: reports.write(stormy, tmp_path / "report.xyz")),
        (UsageError, lambda: reports.write(stormy, standing, format="papyrus")),
        (DataError, lambda: reports.write(stormy, tmp_path / "no" / "report.md")),
    ):
        with pytest.raises(error):
            call()
    assert standing.read_text() == "the last one"
    assert not list(tmp_path.glob(".report*"))
