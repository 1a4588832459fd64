"""What the desk keeps in mind of the claims: the candidate index, and the texts that were asked for.

The index is kept beside the database for the next time: `claims.db` has `claims.index/`, the short texts of claims
alone have `claims.said.index/`, and the claims of published fact-checks `claims.checked.index/`. It is derived data; where it is missing, damaged, of another
database or of another past of this one, it is built anew. Where a sentence model is asked too, the vectors of what
it has read lie there as well.
"""

from __future__ import annotations

from collections import UserDict
from collections.abc import Callable, Collection, Iterable, Iterator, MutableMapping
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from workbench import linking
from workbench.errors import DataError
from workbench.store import checked, graph
from workbench.store.engine import Session, Store

if TYPE_CHECKING:
    from workbench.linking import Index, Meaning, MeaningIndex

_WORTH_SAVING = 100  # claims that changed, and one in so many of all:
_PART = 20


class Kind(NamedTuple):
    """Whose claims an index is over: how its folder's name ends, and what the store tells of them."""

    suffix: str
    ids: Callable[[Session], set[int]]
    count: Callable[[Session], int]
    changed: Callable[[Session, int], set[int]]  # since an operation
    telling_texts: Callable[[Session, Iterable[int]], Iterable[tuple[int, str]]]
    texts_of: Callable[[Session, Iterable[int]], dict[int, str]]


CLAIMS = Kind(
    ".index",
    graph.claim_ids,
    graph.claim_count,
    graph.claims_changed,
    graph.telling_texts,
    graph.texts_of,
)
SAID = Kind(
    ".said.index",
    graph.claim_ids,
    graph.claim_count,
    graph.claims_changed,
    lambda session, ids: graph.texts_of(session, ids).items(),
    graph.texts_of,
)
CHECKED = Kind(
    ".checked.index", checked.ids, checked.count, checked.changed, checked.telling_texts, checked.texts_of
)


class Memory:
    """The candidate index over all claims, caught up with the store at every use."""

    def __init__(self, store: Store, meaning: str = "off", kind: Kind = CLAIMS) -> None:
        """`meaning` is the setting of that name."""
        self._model = meaning
        self._meant: MeaningIndex | None = None  # over `_index`, where a sentence model is asked
        self._kind = kind
        self._folder = index_folder(store, kind.suffix)
        self._lock = Lock()
        self._index: Index | None = None  # until it is needed
        self._texts: dict[int, str] = {}  # of claims that were asked for
        self._unsaved = 0  # claims that came, changed or went since the index was saved

    @cached_property
    def meaning(self) -> Meaning | None:
        """The sentence model, loaded when first asked for; None where there is to be none. Raises `DataError`."""
        return None if self._model == "off" else linking.Meaning(self._model, self._folder)

    @contextmanager
    def claims(
        self, session: Session, but: Collection[int] = ()
    ) -> Iterator[tuple[MutableMapping[int, str], Index | MeaningIndex]]:
        """The texts, by id, of exactly the claims that this session sees, and the index over them.

        Without those in `but`: what its own transaction has made may be lost with it.
        """
        with self._lock:
            index = self._caught_up(session, but)
            yield _Texts(session, self._kind, index, self._texts), self._meant or index

    def catch_up(self, session: Session) -> None:
        """Do what takes long at the first use, before a write transaction keeps others waiting.

        For sessions that only read: what they see is there to stay, and is not looked at again.
        """
        with self._lock:
            newest = graph.newest_operation(session)
            index = self._caught_up(session)
            if len(index) != self._kind.count(session):
                self._index = linking.Index()
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
        seen = index.note.get("operation")
        if not seen or not isinstance(seen, int) or index.note.get("mark") != graph.mark_of(session, seen):
            index, seen = linking.Index(), 0
            self._texts.clear()
        self._index = index
        changed = self._kind.changed(session, seen) if seen else self._kind.ids(session)
        changed.difference_update(but)
        if changed:
            index.remove(changed)
            index.add(self._kind.telling_texts(session, sorted(changed)))
            self._unsaved += len(changed)
            for id in changed & self._texts.keys():
                del self._texts[id]
        self._understand(session, changed)
        return index

    def _understand(self, session: Session, changed: Collection[int]) -> None:
        """Let the sentence model read what changed, and at first all."""
        index = self._index
        if index is None or not len(index):
            return
        meaning = self.meaning
        if meaning is None:
            return
        if self._meant is None or self._meant.words is not index:
            self._meant = linking.MeaningIndex(meaning, index)
            changed = {id for id in self._kind.ids(session) if id in index}
        self._meant.forget(changed)
        self._meant.read(self._kind.texts_of(session, sorted(changed)).items())

    def _opened(self) -> Index:
        try:
            return linking.Index.open(self._folder)
        except DataError:
            return linking.Index()


def index_folder(store: Store, suffix: str = CLAIMS.suffix) -> Path:
    """Where a store's index is kept."""
    database = Path(store.engine.url.database or "")
    return database.with_name(f"{database.stem}{suffix}")


class _Texts(UserDict[int, str]):
    """The short texts of the claims in an index, fetched when asked for and kept."""

    def __init__(self, session: Session, kind: Kind, index: Index, kept: dict[int, str]) -> None:
        super().__init__()
        self.data = kept
        self._session = session
        self._kind = kind
        self._index = index

    def __missing__(self, id: int) -> str:
        self.data |= self._kind.texts_of(self._session, [id] if id in self._index else [])
        return self.data[id]

    def __contains__(self, id: object) -> bool:
        return isinstance(id, int) and id in self._index

    def __iter__(self) -> Iterator[int]:
        return (id for id in self._kind.ids(self._session) if id in self._index)

    def __len__(self) -> int:
        return len(self._index)
