"""Archived bytes: kept in the captures folder, and a row for them in the database."""

from datetime import UTC, datetime
from functools import cached_property

from workbench.desk.desk import Desk
from workbench.reading import Fetched, is_url
from workbench.store import captures, graph
from workbench.store.engine import Session
from workbench.store.models import Capture


class Original:
    """What articles were read from: archived when the first of them is stored, and not again."""

    def __init__(self, desk: Desk, fetched: Fetched) -> None:
        self.fetched = fetched
        self._desk = desk

    @cached_property
    def sha256(self) -> str:
        return keep(self._desk, self.fetched.data)


def keep(desk: Desk, data: bytes) -> str:
    """Archive bytes, unless they are there; their SHA-256. Raises `Unwritable`."""
    return captures.keep(captures.captures_folder(desk.store), data)


def fetched(desk: Desk, row: Capture) -> Fetched:
    """What was archived, as it came. Raises `Damaged` where the bytes are gone or changed."""
    data = captures.load(captures.captures_folder(desk.store), row.sha256, row.size)
    return Fetched(data, row.media_type, row.origin if is_url(row.origin) else "")


def row(session: Session, sha256: str, fetched: Fetched, origin: str) -> Capture:
    """The row of archived bytes, made where there is none yet."""
    found = graph.capture(session, sha256)
    if found is None:
        found = Capture(
            sha256=sha256,
            media_type=fetched.media_type,
            size=len(fetched.data),
            origin=fetched.url or origin,
            captured_at=datetime.now(UTC),
        )
        session.add(found)
        session.flush()
    return found
