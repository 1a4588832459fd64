"""The vectors of texts, kept: eight bits a number, found again by the text's hash, and searched by brute force."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

_BLOCK = 16_384  # vectors turned into float32 at once
_HASH = 16  # bytes


class Vectors:
    """Vectors of one model by text. Rounded to eight bits: a cosine is off by about a thousandth.

    Derived data: what cannot be read is made anew.
    """

    def __init__(self, model: str, size: int) -> None:
        """`model` names the model, `size` is the length of its vectors."""
        import numpy as np

        self._file = f"meaning-{model}.npy"
        self._kind = np.dtype([("text", f"V{_HASH}"), ("vector", np.int8, (size,))])
        self._table = np.zeros(0, self._kind)  # longer than what is in it
        self._places: dict[bytes, int] = {}
        self.unsaved = 0

    def __len__(self) -> int:
        return len(self._places)

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The texts that have no vector yet, each once."""
        return [text for text in dict.fromkeys(texts) if _hash(text) not in self._places]

    def put(self, text: str, vector: Any) -> None:
        """Keep the vector of a text."""
        import numpy as np

        place = len(self._places)
        if place == len(self._table):
            self._table = np.concatenate([self._table, np.zeros(max(256, place // 2), self._kind)])
        key = _hash(text)
        most = max(float(np.abs(vector).max()), 1e-12)
        self._table["text"][place] = key
        self._table["vector"][place] = np.round(vector * (127 / most))
        self._places[key] = place
        self.unsaved += 1

    def places(self, texts: Iterable[str]) -> Any:
        """Where the vectors of some texts are (whole numbers). Raises `KeyError` for one that has none."""
        import numpy as np

        return np.array([self._places[_hash(text)] for text in texts], np.int64)

    def at(self, places: Any) -> Any:
        """The vectors at some places (float32, length 1 each)."""
        import numpy as np

        found = self._table["vector"][places].astype(np.float32)
        return found / np.maximum(np.linalg.norm(found, axis=-1, keepdims=True), 1e-12)

    def blocks(self, places: Any) -> Iterator[Any]:
        """The vectors at some places, block by block."""
        for start in range(0, len(places), _BLOCK):
            yield self.at(places[start : start + _BLOCK])

    def save(self, folder: Path) -> None:
        """Write all into a folder, whole or not at all; what other models left there goes."""
        import numpy as np

        folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=folder, prefix=self._file, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                np.save(file, self._table[: len(self)], allow_pickle=False)
                file.flush()
                os.fsync(file.fileno())
            Path(part).replace(folder / self._file)
        finally:
            Path(part).unlink(missing_ok=True)
        self.unsaved = 0
        for other in folder.glob("meaning-*.npy"):
            if other.name != self._file:
                with suppress(OSError):
                    other.unlink()

    def load(self, folder: Path) -> None:
        """Take in what was saved; nothing where it is missing, not whole, or of another kind."""
        import numpy as np

        try:
            table = np.load(folder / self._file, allow_pickle=False)
        except (OSError, ValueError, EOFError):
            return
        if table.ndim == 1 and table.dtype == self._kind:
            keys: Sequence[Any] = table["text"].tolist()
            self._table, self._places = table, {bytes(key): place for place, key in enumerate(keys)}


def nearest(vectors: Vectors, places: Any, wanted: Any, limit: int) -> Any:
    """For each wanted vector the positions in `places` of the `limit` nearest: (positions, cosines), best first."""
    import numpy as np

    best = np.zeros((len(wanted), 0), np.int64)
    cosines = np.zeros((len(wanted), 0), np.float32)
    start = 0
    for block in vectors.blocks(places):
        found = wanted @ block.T
        here = np.broadcast_to(np.arange(start, start + len(block)), found.shape)
        start += len(block)
        if found.shape[1] > limit:
            top = np.argpartition(-found, limit - 1, axis=1)[:, :limit]
            here, found = np.take_along_axis(here, top, 1), np.take_along_axis(found, top, 1)
        best, cosines = np.hstack([best, here]), np.hstack([cosines, found])
        order = np.lexsort((best, -cosines), axis=1)[:, :limit]
        best, cosines = np.take_along_axis(best, order, 1), np.take_along_axis(cosines, order, 1)
    return best, cosines


def _hash(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_HASH).digest()
