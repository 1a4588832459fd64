"""What the desk keeps in mind of the claims: the candidate index, and the texts that were asked for.

The index is kept beside the database for the next time: `claims.db` has `claims.index/`. It is derived data;
where it is missing, damaged, of another database or of another past of this one, it is built anew. Where a sentence
model is asked too, the vectors of what it has read lie there as well.
"""

from collections import UserDict
from collections.abc import Collection, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import Lock

from workbench.errors import DataError
from workbench.linking import Index, Meaning, MeaningIndex
from workbench.store import graph
from workbench.store.engine import Session, Store

_WORTH_SAVING = 100  # claims that changed, and one in so many of all:
_PART = 20


class Memory:
    """The candidate index over all claims, caught up with the store at every use."""

    def __init__(self, store: Store, meaning: str = "off") -> None:
        """`meaning` is the setting of that name."""
        self._model = meaning
        self._meant: MeaningIndex | None = None  # over `_index`, where a sentence model is asked
        self._folder = index_folder(store)
        self._lock = Lock()
        self._index: Index | None = None  # until it is needed
        self._texts: dict[int, str] = {}  # of claims that were asked for
        self._unsaved = 0  # claims that came, changed or went since the index was saved

    @cached_property
    def meaning(self) -> Meaning | None:
        """The sentence model, loaded when first asked for; None where there is to be none. Raises `DataError`."""
        return None if self._model == "off" else Meaning(self._model, self._folder)

    @contextmanager
    def claims(
        self, session: Session, but: Collection[int] = ()
    ) -> Iterator[tuple[MutableMapping[int, str], Index | MeaningIndex]]:
        """The texts, by id, of exactly the claims that this session sees, and the index over them.

        Without those in `but`: what its own transaction has made may be lost with it.
        """
        with self._lock:
            index = self._caught_up(session, but)
            yield _Texts(session, index, self._texts), self._meant or index

    def catch_up(self, session: Session) -> None:
        """Do what takes long at the first use, before a write transaction keeps others waiting.

        For sessions that only read: what they see is there to stay, and is not looked at again.
        """
        with self._lock:
            newest = graph.newest_operation(session)
            index = self._caught_up(session)
            if len(index) != graph.claim_count(session):
                self._index = Index()
                index = self._caught_up(session)
            index.note = {"operation": newest, "mark": graph.mark_of(session, newest)}

    def close(self) -> None:
        """Save the index where a good part of it is new; that it cannot be saved does no harm."""
        with self._lock:
            if self._meant is not None and self.meaning is not None:
                self.meaning.save()
            if self._index is None or self._unsaved < max(_WORTH_SAVING, len(self._index) // _PART):
                return
            with suppress(OSError):
                self._index.save(self._folder)
                self._unsaved = 0

    def _caught_up(self, session: Session, but: Collection[int] = ()) -> Index:
        """The index with what changed since the last operation that was taken in for good."""
        index = self._opened() if self._index is None else self._index
        seen = int(index.note.get("operation", 0))
        if not seen or index.note["mark"] != graph.mark_of(session, seen):
            index, seen = Index(), 0
            self._texts.clear()
        self._index = index
        changed = graph.claims_changed(session, seen) if seen else graph.claim_ids(session)
        changed.difference_update(but)
        if changed:
            index.remove(changed)
            index.add(graph.telling_texts(session, sorted(changed)))
            self._unsaved += len(changed)
            for id in changed & self._texts.keys():
                del self._texts[id]
        self._understand(session, changed)
        return index

    def _understand(self, session: Session, changed: Collection[int]) -> None:
        """Let the sentence model read what changed, and at first all."""
        index, meaning = self._index, self.meaning
        if index is None or meaning is None:
            return
        if self._meant is None or self._meant.words is not index:
            self._meant = MeaningIndex(meaning, index)
            changed = {id for id in graph.claim_ids(session) if id in index}
        self._meant.forget(changed)
        self._meant.read(graph.texts_of(session, sorted(changed)).items())

    def _opened(self) -> Index:
        try:
            return Index.open(self._folder)
        except DataError:
            return Index()


def index_folder(store: Store) -> Path:
    """Where a store's index is kept."""
    database = Path(store.engine.url.database or "")
    return database.with_name(f"{database.stem}.index")


class _Texts(UserDict[int, str]):
    """The short texts of the claims in an index, fetched when asked for and kept."""

    def __init__(self, session: Session, index: Index, kept: dict[int, str]) -> None:
        super().__init__()
        self.data = kept
        self._session = session
        self._index = index

    def __missing__(self, id: int) -> str:
        self.data |= graph.texts_of(self._session, [id] if id in self._index else [])
        return self.data[id]

    def __contains__(self, id: object) -> bool:
        return isinstance(id, int) and id in self._index

    def __iter__(self) -> Iterator[int]:
        return (id for id in graph.claim_ids(self._session) if id in self._index)

    def __len__(self) -> int:
        return len(self._index)
