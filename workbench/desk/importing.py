"""Importing fact-checks that others published: one source, one operation, each item for itself."""

from workbench import reading
from workbench.desk.desk import Desk
from workbench.desk.matching import Cancelled, Progress, look_for, match_checks, suggest
from workbench.errors import ReadError
from workbench.reading.reviews import fact_checks
from workbench.records import Checked, Record
from workbench.store import checked, graph
from workbench.store import models as rows
from workbench.store.checked import COLUMNS
from workbench.store.engine import Session
from workbench.text import one_line, shorten

_TIMES = 10  # a file of fact-checks may be so much larger than one article
_AT_ONCE = 2_000  # rows in memory
_TOLD = 1_000  # refusals


class Imported(Record):
    """What became of a source of fact-checks."""

    source: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    matched: int = 0  # of the new ones, those that may be about claims here
    operation: int | None = None  # None: nothing was changed
    errors: tuple[str, ...] = ()  # of the refused, the first ones


def take(
    desk: Desk,
    source: str | bytes,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Imported:
    """Import the fact-checks of a file or an address. The same one again adds nothing; a changed one is updated.

    What makes it the same one are its address (or publisher) and the claim. A bad one is refused and takes nothing with it.
    Raises `ReadError` where the source cannot be had at all, `Cancelled`: nothing is kept then.
    """
    guard = reading.Guard(seconds=desk.settings.timeout)
    fetched = reading.original(source, limit=_TIMES * desk.settings.limit, guard=guard)
    origin = reading.origin_of(source, None)
    items: dict[str, Checked] = {}
    errors: list[ReadError] = []
    found = 0
    for one in fact_checks(fetched, origin=origin):
        if isinstance(one, ReadError):
            errors.append(one)
        else:
            found += 1
            items[checked.key_of(one)] = one
    done = _store(desk, items, origin, progress, cancelled) if items else Imported(source=origin)
    return done.model_copy(
        update={
            "unchanged": found - done.new - done.changed,
            "refused": len(errors),
            "errors": tuple(map(str, errors[:_TOLD])),
        }
    )


def _store(
    desk: Desk,
    items: dict[str, Checked],
    origin: str,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Imported:
    """Compare first, which takes long; then write, while others wait."""
    with desk.store.read() as session:
        known = checked.by_key(session, items)
        newest = graph.newest_operation(session)
        fresh = [key for key in items if key not in known]
        found = match_checks(
            desk, session, [items[key] for key in fresh], progress=progress, cancelled=cancelled
        )
    with desk.operation("import") as (session, entry):
        known = checked.by_key(session, items)  # another import may have been faster
        ids = _insert(session, {key: item for key, item in items.items() if key not in known})
        changed = sum(_update(row, items[key]) for key, row in known.items())
        late = graph.texts_of(session, graph.claims_changed(session, newest))
        found |= look_for(desk, session, late, [items[key] for key in fresh]) if late else {}
        there = graph.articles_of(session, {claim for claim, _ in found})
        pairs = {
            (claim, ids[key]): compared
            for (claim, number), compared in found.items()
            if claim in there and (key := fresh[number - 1]) in ids
        }
        suggest(session, pairs)
        matched = len({id for _, id in pairs})
        entry.summary = _summary(origin, len(ids), changed, matched)
        done = Imported(source=origin, new=len(ids), changed=changed, matched=matched, operation=entry.id)
    with desk.store.read() as session:
        desk.checked.catch_up(session)
    return done if ids or changed else done.model_copy(update={"operation": None})


def _insert(session: Session, items: dict[str, Checked]) -> dict[str, int]:
    """The ids of the rows made, by key."""
    ids: dict[str, int] = {}
    keys = list(items)
    for start in range(0, len(keys), _AT_ONCE):
        some = [
            rows.Checked(key=key, **{name: getattr(items[key], name) for name in COLUMNS})
            for key in keys[start : start + _AT_ONCE]
        ]
        session.add_all(some)
        session.flush()
        ids |= {row.key: row.id for row in some}
    return ids


def _update(row: rows.Checked, item: Checked) -> bool:
    """Whether the row was changed. What the item does not say any more is gone; where it was had is no change."""
    told = {name: getattr(item, name) for name in COLUMNS if name != "origin"}
    changed = any(getattr(row, name) != value for name, value in told.items())
    if changed:
        for name, value in {**told, "origin": item.origin}.items():
            setattr(row, name, value)
    return changed


def _summary(origin: str, new: int, changed: int, matched: int) -> str:
    parts = [f"{new:,} new", *([f"{changed:,} changed"] if changed else [])]
    about = f"; {matched:,} may be about claims here" if matched else ""
    return f"imported fact-checks of {shorten(one_line(origin), 60)}: {', '.join(parts)}{about}"
