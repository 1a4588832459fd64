"""Archived bytes: files named by their SHA-256 in a folder beside the database, only ever added."""

import hashlib
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from workbench.desk.desk import Desk
from workbench.errors import Unwritable
from workbench.store import graph
from workbench.store.backup import capture_file, captures_folder
from workbench.store.engine import Session
from workbench.store.models import Capture


def keep(desk: Desk, data: bytes) -> str:
    """Write bytes into the folder, durably and whole, unless they are there; their SHA-256."""
    name = hashlib.sha256(data).hexdigest()
    path = capture_file(captures_folder(desk.store), name)
    if not path.exists():
        try:
            _write(path, data)
        except OSError as error:
            raise Unwritable(
                f"cannot archive into {path.parent}: {error.strerror}", "nothing was added"
            ) from error
    return name


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def row(session: Session, sha256: str, data: bytes, media_type: str, origin: str) -> Capture:
    """The row of archived bytes, made where there is none yet."""
    found = graph.capture(session, sha256)
    if found is None:
        found = Capture(
            sha256=sha256,
            media_type=media_type,
            size=len(data),
            origin=origin,
            captured_at=datetime.now(UTC),
        )
        session.add(found)
        session.flush()
    return found
