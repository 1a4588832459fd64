"""An inverted index over what texts say: finds the claims that may say the same as a text."""

import hashlib
import json
import math
import os
import tempfile
from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest
from pathlib import Path
from typing import Any

from workbench.errors import DataError
from workbench.linking.terms import facts
from workbench.records import Hit

_FILE = "index.json"
_FORMAT = "claim workbench index 1"
_BUDGET = 50_000  # postings looked at per search, rarest keys first: bounds the cost of common words
_K1, _B = 1.2, 0.6  # BM25 (Robertson and Zaragoza, 2009): saturation of repeats, weight of length


class Index:
    """Texts by id, found by stems, paraphrase groups and countries; ranked by BM25.

    The answer depends on what the index holds, never on the order it came in; ties go to the lower id.
    """

    def __init__(self) -> None:
        self._texts: dict[int, Counter[str]] = {}  # id → its keys, counted
        self._postings: dict[str, dict[int, int]] = {}  # key → id → count
        self._length = 0  # of all texts together, in keys

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, id: int) -> bool:
        return id in self._texts

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Put texts in. An id that is in already gets the new text."""
        for id, text in texts:
            self.remove([id])
            self._put(id, _keys(text))

    def remove(self, ids: Iterable[int]) -> None:
        """Take texts out; ids that are not in are passed over."""
        for id in ids:
            counted = self._texts.pop(id, None)
            if counted is None:
                continue
            self._length -= counted.total()
            for key in counted:
                postings = self._postings[key]
                del postings[id]
                if not postings:
                    del self._postings[key]

    def search(self, text: str, limit: int = 5) -> list[Hit]:
        """The `limit` texts that share most with a text, best first. Scores only rank."""
        if limit < 1 or not self._texts:
            return []
        wanted = _keys(text)
        known = sorted((len(self._postings[key]), key) for key in wanted if key in self._postings)
        mean = self._length / len(self._texts) or 1.0
        scores: dict[int, float] = {}
        left = _BUDGET
        for frequency, key in known:
            if frequency > left and scores:
                break
            left -= frequency
            idf = math.log(1 + (len(self._texts) - frequency + 0.5) / (frequency + 0.5))
            weight = idf * min(wanted[key], 2) ** 0.5 * (0.5 if key[0] in "~@" else 1.0)
            for id, count in self._postings[key].items():
                length = self._texts[id].total() / mean
                impact = count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length))
                scores[id] = scores.get(id, 0.0) + weight * impact
        best = nsmallest(limit, scores.items(), key=lambda item: (-item[1], item[0]))
        return [Hit(id=id, score=score) for id, score in best]

    def save(self, folder: Path | str) -> None:
        """Write the index into a folder (made if missing), all of it or nothing."""
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        body = json.dumps([[id, self._texts[id]] for id in sorted(self._texts)], separators=(",", ":"))
        head = json.dumps({"format": _FORMAT, "sha256": _digest(body)})
        handle, name = tempfile.mkstemp(dir=folder, prefix=_FILE, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(f"{head}\n{body}\n")
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(folder / _FILE)
        finally:
            Path(name).unlink(missing_ok=True)

    @classmethod
    def open(cls, folder: Path | str) -> "Index":
        """The index saved in a folder. Raises `DataError` where there is none, or it is not whole."""
        path = Path(folder) / _FILE
        try:
            head, _, body = path.read_text("utf-8").partition("\n")
            body = body.removesuffix("\n")
            told = json.loads(head)
            whole = isinstance(told, dict) and told == {"format": _FORMAT, "sha256": _digest(body)}
            rows: list[tuple[int, dict[str, int]]] = json.loads(body) if whole else []
        except (OSError, ValueError) as error:
            raise _unusable(path, error) from error
        if not whole:
            raise _unusable(path, "another format, or not whole")
        index = cls()
        for id, counted in rows:
            index._put(id, Counter(counted))
        return index

    def _put(self, id: int, counted: Counter[str]) -> None:
        self._texts[id] = counted
        self._length += counted.total()
        for key, count in counted.items():
            self._postings.setdefault(key, {})[id] = count


def _keys(text: str) -> Counter[str]:
    read = facts(text)
    counted = Counter(key for term in read.terms for key in term.keys)
    counted.update(f"{quantity.raw:g}" for quantity in read.quantities)
    counted.update(str(moment.year) for moment in read.moments if moment.year)
    return counted or Counter(read.weights.keys())


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def _unusable(path: Path, why: Any) -> DataError:
    return DataError(
        f"no usable index at {path}: {why}", "it is derived data: delete it, and it is built anew"
    )
