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
        self._seen = 0  # the newest operation that was taken in for good

    @contextmanager
    def claims(self, session: Session, but: Collection[int] = ()) -> Iterator[tuple[dict[int, str], Index]]:
        """The texts, by id, of exactly the claims that this session sees, and the index over them.

        Without those in `but`: what its own transaction has made may be lost with it.
        """
        with self._lock:
            self._catch_up(session, but)
            yield self._texts, self._index

    def catch_up(self, session: Session) -> None:
        """Do what takes long at the first use, before a write transaction keeps others waiting.

        For sessions that only read: what they see is there to stay, and is not looked at again.
        """
        with self._lock:
            newest = graph.newest_operation(session)
            self._catch_up(session)
            self._seen = newest

    def _catch_up(self, session: Session, but: Collection[int] = ()) -> None:
        """Take in what changed since. A stored claim's text never changes: it is there, or it is not."""
        changed = graph.claims_changed(session, self._seen) if self._seen else graph.claim_ids(session)
        changed.difference_update(but)
        if not self._seen:
            changed |= self._texts.keys()
        there = graph.texts_of(session, sorted(changed))
        gone = self._texts.keys() & (changed - there.keys())
        self._index.remove(gone)
        for id in gone:
            del self._texts[id]
        fresh = {id: text for id, text in there.items() if id not in self._texts}
        self._index.add(fresh.items())
        self._texts |= fresh
