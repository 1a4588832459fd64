"""What texts mean, as far as a small sentence model can tell: an extra, off unless it is asked for.

A `Meaning` is handed to `compare`, `link`, `propose` or a `MeaningIndex`. It reads each text once and keeps its
vector, in a folder too where it is given one.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from workbench.errors import Cancelled
from workbench.linking.encoder import Encoder, model_folder
from workbench.linking.vectors import Vectors, nearest

_WORTH_SAVING = 100  # vectors
_NEAREST = 20  # candidates of each text
_NEAR = 0.5  # cosine of a candidate: claims that are less alike are not the same
_STEP = 512  # texts between two looks at whether to go on


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
        """How alike two texts mean, from -1 to 1, to four digits; 1 for the same text. Symmetric."""
        return self.cosines([(a, b)])[0]

    def cosines(self, pairs: Iterable[tuple[str, str]]) -> list[float]:
        """The cosines of some pairs of texts."""
        pairs = list(pairs)
        if not pairs:
            return []
        places = self.places(text for pair in pairs for text in pair)
        one, two = self.vectors.at(places[::2]), self.vectors.at(places[1::2])
        return [float(value) for value in (one * two).sum(axis=-1, dtype="float64").round(4)]

    def near(self, a: str, b: str) -> bool:
        """Whether two texts mean so nearly the same that it is worth comparing them."""
        return self.cosine(a, b) >= _NEAR

    def more_pairs(
        self, texts: Sequence[str], left: Any, right: Any, look: Callable[[], None]
    ) -> tuple[Any, Any]:
        """Pairs of places in some texts, with those added that mean nearly the same; in order, each once.

        Each text is compared with each: time grows with the square of their number. `look` is called often, and
        may raise to stop it.
        """
        import numpy as np

        for start in range(0, len(texts), _STEP):
            look()
            self.read(texts[start : start + _STEP])
        places = self.places(texts)
        both = [left * len(texts) + right]
        for start in range(0, len(texts), _STEP):
            look()
            some = np.arange(start, min(start + _STEP, len(texts)))
            found, cosines = nearest(self.vectors, places, self.vectors.at(places[some]), _NEAREST + 1)
            one = np.broadcast_to(some[:, None], found.shape)
            near = (cosines >= _NEAR) & (found != one)
            low, high = np.minimum(one, found)[near], np.maximum(one, found)[near]
            both.append(low * len(texts) + high)
        every = np.unique(np.concatenate(both))
        return every // len(texts), every % len(texts)

    def save(self) -> None:
        """Write the vectors down where many are new; that it cannot be done does no harm."""
        with self._lock:
            if self._kept is not None and self.vectors.unsaved >= _WORTH_SAVING:
                with suppress(OSError):
                    self.vectors.save(self._kept)
