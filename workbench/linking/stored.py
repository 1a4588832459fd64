"""A saved index: one file of arrays that is mapped, derived data that is checked whole before it is used.

    magic, length and CRC of the header | header, JSON | arrays, each from a multiple of 64 bytes

Written under another name and then renamed: whoever has the file before it mapped goes on reading that.
"""

import json
import math
import mmap
import os
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from struct import Struct
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from workbench.errors import DataError
from workbench.linking.keys import made_by
from workbench.linking.postings import Postings

FILE = "index.bin"
Note = dict[str, str | int]

_MAGIC = b"claim workbench index 3\n"
_PREFIX = Struct("<24sII")
_ALIGNED = 64
_WORDS = "words"
_PART = ".part"
_FORGOTTEN = 3600  # seconds after which nobody is still writing a file


def save(folder: Path, words: list[str], postings: Postings, note: Note) -> None:
    """Write words, postings and a note for whoever opens them into a folder (made if missing).

    All of it or nothing. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _tidy(folder)
    arrays = {_WORDS: np.frombuffer("\n".join(words).encode(), np.uint8)}
    arrays |= _named(postings)
    header = json.dumps(
        {
            "keys": made_by(),
            "note": note,
            "crc": _checksum(arrays.values()),
            "arrays": [[name, array.dtype.str, array.shape] for name, array in arrays.items()],
        }
    ).encode()
    handle, name = tempfile.mkstemp(dir=folder, prefix=FILE, suffix=_PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_PREFIX.pack(_MAGIC, len(header), zlib.crc32(header)) + header)
            for array in arrays.values():
                _align(file)
                file.write(_bytes(array))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(folder / FILE)
    finally:
        Path(name).unlink(missing_ok=True)


def load(folder: Path) -> tuple[list[str], Postings, Note]:
    """What was saved in a folder, mapped. Raises `DataError` where there is nothing, or it is not whole."""
    path = folder / FILE
    try:
        if path.exists() and not path.is_file():  # a pipe would keep us waiting for ever
            raise ValueError("not a file")
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        header = _header(mapped)
        arrays = dict(_arrays(mapped, header))
        if header["crc"] != _checksum(arrays.values()):
            raise ValueError("it is damaged")
        text = arrays.pop(_WORDS).tobytes().decode()
        words, postings = text.split("\n") if text else [], Postings(**arrays)
        if not _fit(words, postings):
            raise TypeError
        return words, postings, dict(header["note"])
    except (OSError, ValueError) as error:
        raise unusable(path, error) from error
    except (KeyError, TypeError, OverflowError, RecursionError) as error:  # whole, yet not written by `save`
        raise unusable(path, "another format") from error


def _fit(words: list[str], held: Postings) -> bool:
    """Whether the arrays have the types and shapes that go together."""
    texts, every = len(held.ids), len(held.places)
    longs = {"ids": (texts,), "starts": (len(words) + 1,), "doc_starts": (texts + 1,)}
    ints = {"places": (every,), "doc_terms": (every,)}
    flat = {"impacts": (every,), "doc_impacts": (every,), "units": (texts,)}
    tables = {"small": (len(held.small), (texts + 7) // 8), "order": (texts, *held.order.shape[1:2])}
    shapes: dict[str, tuple[int, ...]] = {**longs, **ints, **flat, **tables}
    return all(
        array.shape == shapes[name]
        and array.dtype == (np.int64 if name in longs else np.int32 if name in ints else np.uint8)
        for name, array in _named(held).items()
    )


def _named(held: Postings) -> dict[str, NDArray[Any]]:
    return {field.name: getattr(held, field.name) for field in fields(Postings)}


def unusable(path: Path, why: object) -> DataError:
    """The error that says what to do about an index that cannot be used."""
    return DataError(
        f"no usable index at {path}: {why}", "it is derived data: delete it, and it is built anew"
    )


def _tidy(folder: Path) -> None:
    """Remove what a process that was killed while it wrote has left."""
    for left in folder.glob(f"{FILE}*{_PART}"):
        with suppress(OSError):
            if left.stat().st_mtime < time.time() - _FORGOTTEN:
                left.unlink()


def _header(mapped: mmap.mmap) -> dict[str, Any]:
    if len(mapped) < _PREFIX.size or mapped[: len(_MAGIC)] != _MAGIC:
        raise ValueError("another format")
    _, length, checksum = _PREFIX.unpack_from(mapped)
    text = mapped[_PREFIX.size : _PREFIX.size + length]
    if zlib.crc32(text) != checksum:
        raise ValueError("its header is damaged")
    header: dict[str, Any] = json.loads(text)
    if header["keys"] != made_by():
        raise ValueError("made with another lexicon")
    return header


def _arrays(mapped: mmap.mmap, header: dict[str, Any]) -> Iterator[tuple[str, NDArray[Any]]]:
    at = _PREFIX.unpack_from(mapped)[1] + _PREFIX.size
    for name, kind, shape in header["arrays"]:
        at += -at % _ALIGNED
        length = math.prod(shape)
        array = (np.frombuffer(mapped, kind, length, at) if length else np.zeros(0, kind)).reshape(shape)
        at += array.nbytes
        yield name, array
    if at != len(mapped):
        raise ValueError("its size is wrong")


def _align(file: BinaryIO) -> None:
    file.write(bytes(-file.tell() % _ALIGNED))


def _bytes(array: NDArray[Any]) -> memoryview:
    return np.ascontiguousarray(array).reshape(-1).view(np.uint8).data


def _checksum(arrays: Iterable[NDArray[Any]]) -> int:
    checksum = 0
    for array in arrays:
        checksum = zlib.crc32(_bytes(array), checksum)
    return checksum
