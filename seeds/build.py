"""Make the sample database from the articles beside this file: `python seeds/build.py claims.db`.

The decisions are examples of what a checker does; they name their claims by words, not by ids.
"""

import os
import sys
from pathlib import Path

from workbench.desk import Desk, claims, clusters, evidence, importing, intake, links, open_desk, verdicts
from workbench.records import ClaimView

SEEDS = Path(__file__).parent


def build(database: Path) -> None:
    """Make the database, which must not exist yet. Article origins count from the folder above `seeds/`."""
    database = database.absolute()
    if database.exists():
        sys.exit(f"{database} exists already: remove it first")
    os.chdir(SEEDS.parent)
    with open_desk(database, door="library", by="sample") as desk:
        for item in intake.read_all(desk, ["seeds"]):
            if item.outcome != "new":
                sys.exit(f"{item.source}: {item.outcome} {item.error}")
        imported = importing.take(desk, "seeds/fact-checks.jsonld")
        if imported.errors or not imported.matched:
            sys.exit(f"{imported.source}: {imported.errors or 'matches nothing'}")
        _decide(desk)


def _decide(desk: Desk) -> None:
    """One cluster checked from end to end, one conflict settled."""
    left = _claim(desk, "left the nuclear deal in 2018", "The Harbour Ledger")
    for member in clusters.cluster(desk, left.cluster).proposed:
        if member != left.id and "2018" in claims.claim(desk, member).quote:
            links.accept(desk, left.id, member)
    cluster = claims.claim(desk, left.id).cluster
    evidence.add(
        desk,
        cluster,
        "seeds/3-eastfold-review.md",
        stance="supports",
        title="Explainer: the end of the arms ban on Iran",
        quote="In 2018 the United States withdrew from the agreement",
        note="An outlet of its own; agrees on the year and on who left.",
    )
    evidence.add(
        desk,
        cluster,
        "https://www.federalregister.gov/documents/2018/05/11/2018-10277",
        stance="supports",
        title="Ceasing U.S. Participation in the JCPOA, presidential memorandum of 8 May 2018",
        archive=False,
    )
    verdicts.set_verdict(
        desk,
        cluster,
        "true",
        because="The United States ended its participation on 8 May 2018, by presidential memorandum.",
        as_of="2020-10-09",
    )
    clusters.set_status(desk, cluster, "checked")


def _claim(desk: Desk, words: str, source: str) -> ClaimView:
    found = [claim for claim in claims.listing(desk) if words in claim.quote and claim.source == source]
    return min(found, key=lambda claim: len(claim.quote))


if __name__ == "__main__":
    build(Path(sys.argv[1] if len(sys.argv) > 1 else SEEDS.parent / "claims.db"))
