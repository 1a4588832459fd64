"""What the desk keeps in mind between two readings, so that a batch does not index everything each time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock

from workbench.linking import Index


class Memory:
    """The candidate index over all claims; brought up to date with the store at every use."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index = Index()
        self._known: set[int] = set()

    @contextmanager
    def index(self, texts: Mapping[int, str]) -> Iterator[Index]:
        """The index over exactly these claims. A claim's text never changes, so ids say it all."""
        with self._lock:
            self._index.remove(self._known - texts.keys())
            self._index.add([(id, texts[id]) for id in sorted(texts.keys() - self._known)])
            self._known = set(texts)
            yield self._index
