"""Files: opened so that nothing blocks and nothing surprises, and folders and globs turned into files."""

import errno
import os
import re
import stat
from collections.abc import Iterator, Sequence
from glob import iglob
from pathlib import Path

from workbench.errors import ReadError
from workbench.reading.sniffing import SUFFIXES

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_WHY = {
    errno.ENOENT: ("does not exist", "check the name"),
    errno.ENOTDIR: ("does not exist", "check the name"),
    errno.EACCES: ("may not be read", "ask for permission to read it, or copy it to a place of your own"),
    errno.EPERM: ("may not be read", "ask for permission to read it, or copy it to a place of your own"),
    errno.ELOOP: ("is a link that leads back to itself", "name the file that it should lead to"),
    errno.ENAMETOOLONG: ("is too long for a name", "check the name"),
    errno.ENXIO: ("is a socket or device, not a file", "save its words to a file, then read that"),
}
_KINDS = (
    (
        stat.S_ISDIR,
        "is a folder",
        "name a file in it, or read it with the command line, which reads all that it can in a folder",
    ),
    (stat.S_ISFIFO, "is a pipe, not a file", "read it as standard input: workbench read - < PIPE"),
    (stat.S_ISCHR, "is a device, not a file", "save its words to a file, then read that"),
    (stat.S_ISBLK, "is a device, not a file", "save its words to a file, then read that"),
    (stat.S_ISSOCK, "is a socket, not a file", "save its words to a file, then read that"),
)


def is_url(source: str) -> bool:
    """Whether `source` is meant as an address; of any scheme, so that a wrong one is named as such."""
    return _URL.match(source) is not None


def load(path: Path, limit: int) -> bytes:
    """The bytes of a regular file of at most `limit` bytes.

    Never blocks: a FIFO or a device is opened without waiting, seen for what it is, and refused. Raises
    `ReadError` for all that cannot be read, with one line that names it.
    """
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise _refused(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise ReadError(f"{path} is no file name", "check the name") from error
    try:
        _check(path, os.fstat(handle), limit)
        data = _at_most(handle, limit + 1)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        os.close(handle)
    check_size(str(path), len(data), limit)
    return data


def check_size(name: str, size: int, limit: int) -> None:
    """Raise `ReadError` where `size` bytes are more than `limit`."""
    if size > limit:
        raise ReadError(
            f"{name} is larger than {limit:,} bytes",
            "split it into single articles, or raise the limit in the settings",
        )


def expand(sources: Sequence[str]) -> Iterator[str]:
    """Turn folders and globs into single sources, one by one; addresses, files and "-" pass as they are.

    Folders are read recursively, in order of name, for files with a known suffix; hidden files and folders
    are skipped, and links that lead in circles are followed once. What holds nothing comes back as it was
    named, so that reading it says what is wrong.
    """
    for source in sources:
        if source == "-" or is_url(source) or "\0" in source:
            yield source
        elif os.path.isdir(source):  # noqa: PTH112 - Path.is_dir() raises where a name is too long
            yield from _or(source, _files(source))
        elif os.path.lexists(source):
            yield source
        else:
            matches = sorted(iglob(source, recursive=True))  # noqa: PTH207 - Path.glob() takes no absolute pattern
            yield from _or(source, expand(matches))


def _files(folder: str) -> Iterator[str]:
    seen: set[tuple[int, int]] = set()
    _new(folder, "", seen)
    failed: list[str] = []
    walk = os.walk(folder, followlinks=True, onerror=lambda error: failed.append(str(error.filename)))
    for parent, folders, names in walk:
        folders[:] = sorted(name for name in folders if not name.startswith(".") and _new(parent, name, seen))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield str(Path(parent, name))
    yield from failed


def _new(parent: str, name: str, seen: set[tuple[int, int]]) -> bool:
    """Whether this folder was not met before, under whatever name."""
    try:
        found = Path(parent, name).stat()
    except OSError:
        return True  # reading it will say why
    identity = (found.st_dev, found.st_ino)
    new = identity not in seen
    seen.add(identity)
    return new


def _or(source: str, found: Iterator[str]) -> Iterator[str]:
    empty = True
    for one in found:
        empty = False
        yield one
    if empty:
        yield source


def _check(path: Path, found: os.stat_result, limit: int) -> None:
    for is_kind, what, hint in _KINDS:
        if is_kind(found.st_mode):
            raise ReadError(f"{path} {what}", hint)
    check_size(str(path), found.st_size, limit)


def _at_most(handle: int, size: int) -> bytes:
    """Read up to `size` bytes, and so notice a file that grows while it is read."""
    parts: list[bytes] = []
    while size > 0 and (part := os.read(handle, min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _refused(path: Path, error: OSError) -> ReadError:
    what, hint = _WHY.get(
        error.errno or 0, (f"cannot be read: {error.strerror}", "check the disk and the name")
    )
    return ReadError(f"{path} {what}", hint)
