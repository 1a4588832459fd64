"""What texts mean, as far as a small sentence model can tell: an extra, off unless it is asked for.

A `Meaning` is handed to `compare`, `link`, `propose` or a `MeaningIndex`. It reads each text once and keeps its
vector, in a folder too where it is given one.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from workbench.errors import Cancelled
from workbench.linking.encoder import Encoder, model_folder
from workbench.linking.vectors import Vectors

_WORTH_SAVING = 100  # vectors


class Meaning:
    """A sentence model and the vectors of what it has read. May be used from any thread."""

    def __init__(self, model: str = "auto", kept: Path | None = None) -> None:
        """`model` is a folder, or "auto" for an installed package's; `kept` a folder for the vectors.

        Takes about a second. Raises `DataError` where the model is missing or cannot be used.
        """
        self._encoder = Encoder.open(model_folder(model))
        self.vectors = Vectors(self._encoder.name, self._encoder.size)
        self._kept = kept
        self._lock = Lock()
        if kept is not None:
            self.vectors.load(kept)

    @property
    def name(self) -> str:
        """The model's, made from its content."""
        return self._encoder.name

    def read(self, texts: Iterable[str], *, cancelled: Callable[[], bool] | None = None) -> None:
        """Make the vectors of texts that have none yet. Raises `Cancelled`; what was made is kept."""
        with self._lock:
            fresh = self.vectors.missing(texts)
            for text, vector in zip(fresh, self._encoder.encode_all(fresh), strict=True):
                self.vectors.put(text, vector)
                if cancelled is not None and cancelled():
                    raise Cancelled("reading was stopped", "nothing was changed")

    def places(self, texts: Iterable[str]) -> Any:
        """Where in `vectors` some texts are; read first where they are new."""
        texts = list(texts)
        self.read(texts)
        return self.vectors.places(texts)

    def cosine(self, a: str, b: str) -> float:
        """How alike two texts mean, from -1 to 1; 1 for the same text. Symmetric to the last bit."""
        one, two = self.vectors.at(self.places([a, b]))
        return float((one * two).sum())

    def save(self) -> None:
        """Write the vectors down where many are new; that it cannot be done does no harm."""
        with self._lock:
            if self._kept is not None and self.vectors.unsaved >= _WORTH_SAVING:
                with suppress(OSError):
                    self.vectors.save(self._kept)
