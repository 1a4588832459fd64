"""Archived bytes: files named by the SHA-256 of what they hold, in a folder beside the database.

`claims.db` has `claims.captures/`, with files `ab/abcd….gz`: any gunzip opens them. Files are only ever
added. Those of earlier versions, not compressed and without a suffix, are read as well.
"""

import gzip
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from workbench.errors import Damaged, Unwritable
from workbench.store.engine import Store
from workbench.store.files import sync

_CHUNK = 1 << 20
_BROKEN = (OSError, EOFError, zlib.error)  # what reading a damaged file raises


def captures_folder(store: Store) -> Path:
    """Where a store's archived bytes lie."""
    return captures_beside(Path(store.engine.url.database or ""))


def captures_beside(database: Path) -> Path:
    """The captures folder of a database file."""
    return database.with_name(f"{database.stem}.captures")


def capture_file(folder: Path, sha256: str) -> Path:
    """The file in a captures folder that holds, or would hold, the bytes with this hash."""
    plain = folder / sha256[:2] / sha256
    return plain if plain.is_file() else plain.with_name(f"{sha256}.gz")


def is_sound(file: Path, sha256: str, size: int | None = None) -> bool:
    """Whether a file is there and holds the bytes with this hash, `size` of them where that is known."""
    digest, length = hashlib.sha256(), 0
    try:
        for chunk in _chunks(file):
            digest.update(chunk)
            length += len(chunk)
    except _BROKEN:
        return False
    return digest.hexdigest() == sha256 and size in {None, length}


def keep(folder: Path, data: bytes) -> str:
    """Write bytes into a captures folder, durably and whole, unless they are there; their SHA-256.

    A file of that name that does not hold them is replaced. Raises `Unwritable`.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    file = capture_file(folder, sha256)
    if not is_sound(file, sha256):
        try:
            _replace(file, f"{sha256}.gz", gzip.compress(data, 6, mtime=0))
        except OSError as error:
            raise Unwritable(
                f"cannot archive into {folder}: {error.strerror}", "nothing was added"
            ) from error
    return sha256


def load(folder: Path, sha256: str, size: int) -> bytes:
    """The archived bytes, of which there were `size`. Raises `Damaged` where they are not what was archived."""
    file = capture_file(folder, sha256)
    data = bytearray()
    try:
        for chunk in _chunks(file):
            data += chunk
            if len(data) > size:
                break
    except _BROKEN:
        data.clear()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Damaged(f"{file} does not hold what was archived", "restore it from a backup")
    return bytes(data)


def copy(sha256: str, source: Path, target: Path) -> bool:
    """Copy archived bytes from one captures folder into another; whether they were sound."""
    old, new = capture_file(source, sha256), capture_file(target, sha256)
    if is_sound(new, sha256):
        return True
    if not is_sound(old, sha256):
        return False
    _replace(new, old.name, old.read_bytes())
    return True


def _chunks(file: Path) -> Iterator[bytes]:
    with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _replace(file: Path, name: str, data: bytes) -> None:
    """Write a capture under one of its two names, and let go of an unsound one under the other."""
    _write(file.with_name(name), data)
    if file.name != name:
        file.unlink(missing_ok=True)


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
    sync(path.parent)
