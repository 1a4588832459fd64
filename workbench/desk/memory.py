"""What the desk keeps in mind between two readings, so that a batch does not index everything each time."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from threading import Lock

from workbench.linking import Index
from workbench.store import graph
from workbench.store.engine import Session


class Memory:
    """The texts of all claims and the candidate index over them; caught up with the store at every use."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._index = Index()
        self._texts: dict[int, str] = {}

    @contextmanager
    def claims(self, session: Session, but: Collection[int] = ()) -> Iterator[tuple[dict[int, str], Index]]:
        """The texts, by id, of exactly the claims that this session sees, and the index over them.

        Without those in `but`: what its own transaction has made may be lost with it.
        """
        with self._lock:
            self._catch_up(session, but)
            yield self._texts, self._index

    def catch_up(self, session: Session) -> None:
        """Do what takes long at the first use, before a write transaction keeps others waiting."""
        with self._lock:
            self._catch_up(session)

    def _catch_up(self, session: Session, but: Collection[int] = ()) -> None:
        """A stored claim's text never changes, so ids say it all."""
        there = graph.claim_ids(session).difference(but)
        gone = self._texts.keys() - there
        self._index.remove(gone)
        for id in gone:
            self._texts.pop(id, None)
        texts = graph.texts_of(session, sorted(there - self._texts.keys()))
        self._index.add(texts.items())
        self._texts |= texts
