"""What tests of several rooms look things up with."""

import shutil
from pathlib import Path

from workbench.desk import Desk, claims, clusters, upkeep
from workbench.records import ClaimView, Cluster
from workbench.store.captures import captures_beside
from workbench.store.copies import plain


def saying(desk: Desk, words: str, source: str) -> ClaimView:
    """The one claim of that source whose quote contains these words, the shortest quote first."""
    found = [c for c in claims.listing(desk) if words in c.quote and c.source.startswith(source)]
    assert found, f"no claim of {source} says {words}"
    return min(found, key=lambda claim: len(claim.quote))


def home(desk: Desk, claim: ClaimView) -> Cluster:
    """The cluster a claim is in now."""
    return clusters.cluster(desk, claims.claim(desk, claim.id).cluster)


def copy_database(source: Path, target: Path) -> None:
    """A closed database, with its captures, under another name."""
    target.write_bytes(source.read_bytes())
    if captures_beside(source).is_dir():
        shutil.copytree(captures_beside(source), captures_beside(target))


def spoil(where: Path, *statements: str) -> None:
    """Change a database behind everybody's back, whatever its constraints say."""
    with plain(where) as raw:
        raw.execute("PRAGMA ignore_check_constraints=ON")
        for statement in statements:
            raw.execute(statement)


def wrong(desk: Desk) -> list[str]:
    """What `verify` finds wrong, each line after the part that found it."""
    return [f"{found.part}: {found.message}" for found in upkeep.verify(desk) if not found.ok]
