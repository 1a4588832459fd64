"""The first claims, at once: what a screen shows while the desk is still being opened."""

from pathlib import Path

from workbench.records import ClaimView
from workbench.store.glance import first_claims

ENOUGH = 100  # claims: more than any screen has lines


def glance(db: str) -> list[ClaimView] | None:
    """The first claims of the database at a path, best first; None where only opening it can tell.

    To be called before a desk is opened on the same database, never after.
    """
    path = Path(db).expanduser()
    return first_claims(path.resolve(), ENOUGH) if "://" not in db and path.exists() else None
