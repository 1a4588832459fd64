"""How far a bulk run is, told as it goes on; and whether it is to stop."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from workbench.errors import Cancelled
from workbench.linking.rarest import Piece

Progress = Callable[[int, int], None]
T = TypeVar("T")

_READ, _JOINED, _COMPARED = 1, 1, 8  # how long a text takes to be read and joined, and a pair to be compared


class Watch:
    """Tells how far the work is, and asks whether to stop.

    `texts` are to be read and joined, and at most so many `pairs` compared; `total` is what `progress` is told.
    """

    def __init__(
        self,
        texts: int,
        pairs: int,
        total: int,
        progress: Progress | None,
        cancelled: Callable[[], bool] | None,
    ) -> None:
        self._texts = texts
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self._told = -1
        parts = (_READ * texts, _JOINED * texts, _COMPARED * min(pairs, texts * (texts - 1) // 2))
        self._read, self._joined = (sum(parts[:n]) / sum(parts) for n in (1, 2))

    def look(self) -> None:
        if self._cancelled is not None and self._cancelled():
            raise Cancelled("linking was stopped", "nothing was changed")

    def reading(self, pieces: Iterable[tuple[int, Piece]]) -> Iterator[tuple[int, Piece]]:
        read = 0
        for number, piece in pieces:
            read += len(piece.lengths)
            self._at(self._read * read / self._texts)
            yield number, piece

    def joining(self, blocks: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        for low, high in blocks:
            self._at(self._read + (self._joined - self._read) * low / self._texts)
            yield low, high

    def comparing(self, answers: Iterable[T], jobs: float) -> Iterator[T]:
        for done, answer in enumerate(answers, start=1):
            yield answer
            self._at(self._joined + (1 - self._joined) * min(done / jobs, 1.0))

    def end(self) -> None:
        self._at(1.0)

    def _at(self, share: float) -> None:
        """`share` is of the time, told in texts: what is done of them cannot be told otherwise."""
        self.look()
        done = int(share * self._total)
        if self._progress is not None and done > self._told:
            self._progress(done, self._total)
        self._told = max(done, self._told)
