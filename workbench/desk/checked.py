"""The fact-checks that others published: listed, found for a claim, used as evidence, set aside."""

from collections.abc import Sequence

from workbench import linking, reading
from workbench.desk import evidence
from workbench.desk.desk import Desk
from workbench.desk.matching import Cancelled, Progress, decide, match_checks, suggest
from workbench.errors import NotFound, UsageError
from workbench.records import Checked, CheckedLink, CheckedMatch, LinkState, Operation, Record
from workbench.reporting.words import rated
from workbench.store import checked as store
from workbench.store import graph
from workbench.store import models as rows
from workbench.store.queries import one, operation_record
from workbench.text import one_line, shorten


class Matched(Record):
    """What comparing all fact-checks with all claims came to."""

    checked: int
    claims: int
    links: int


def listing(
    desk: Desk,
    *,
    query: str = "",
    ids: Sequence[int] = (),
    cluster: int | None = None,
    limit: int | None = None,
) -> list[Checked]:
    """Published fact-checks, the last published first; those that may be about a cluster, where it is named.

    `query` is words that all stand in one. Raises `NotFound` for an id that is not there.
    """
    with desk.store.read() as session:
        where = rows.Checked.id > 0
        if ids:
            where &= rows.Checked.id.in_(ids)
        if query.strip():
            where &= store.containing(query.split())
        if cluster is not None:
            about = store.links(session, store.in_clusters([one(session, rows.Cluster, cluster).id]))
            where &= rows.Checked.id.in_([link.checked.id for link in standing(about)])
        found = store.listing(session, where, limit)
    missing = set(ids) - {item.id for item in found} if not query.strip() and cluster is None else set()
    if missing:
        names = ", ".join(map(str, sorted(missing)))
        raise NotFound(f"no fact-check {names}", "`workbench checked` lists them")
    return found


def links(desk: Desk, *, cluster: int | None = None, state: str | None = None) -> list[CheckedLink]:
    """Which fact-checks may be about which claims, the likeliest first."""
    with desk.store.read() as session:
        where = rows.CheckedLink.id > 0
        if cluster is not None:
            where &= store.in_clusters([one(session, rows.Cluster, cluster).id])
        if state is not None:
            where &= rows.CheckedLink.state == state
        return store.links(session, where)


def of_cluster(desk: Desk, cluster: int) -> list[CheckedLink]:
    """The fact-checks that may be about what a cluster says, each once, without those set aside."""
    return standing(links(desk, cluster=cluster))


def standing(found: Sequence[CheckedLink]) -> list[CheckedLink]:
    """Of the links of one cluster the first of each fact-check, unless somebody said that it is not about this."""
    aside = {link.checked.id for link in found if link.state is LinkState.REJECTED}
    first = {link.checked.id: link for link in reversed(found)}
    return [link for link in found if link.checked.id not in aside and first[link.checked.id] is link]


def match(desk: Desk, text: str, *, limit: int = 5) -> list[CheckedMatch]:
    """The fact-checks of what a text says, or of its opposite, those first that share most with it.

    That order finds them better than the comparison does, which was learned on claims of the news.
    """
    if not text.strip():
        raise UsageError("nothing to match", "give the claim to look for")
    with desk.store.read() as session:
        desk.checked.catch_up(session)
        with desk.checked.claims(session) as (texts, index):
            found = [(hit, texts[hit.id]) for hit in index.search(text, limit=limit)]
        meaning = desk.checked.meaning
        compared = [(hit, linking.compare(text, claim, meaning=meaning)) for hit, claim in found]
        told = {
            item.id: item
            for item in store.listing(session, rows.Checked.id.in_([-hit.id for hit, _ in compared]))
        }
    return [
        CheckedMatch(checked=told[-hit.id], score=max(result.same, result.conflict), comparison=result)
        for hit, result in compared
    ]


def rematch(desk: Desk, *, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Matched:
    """Compare all fact-checks with all claims anew. Suggestions change, decisions stand. Raises `Cancelled`."""
    with desk.store.read() as session:
        items = store.listing(session)
        claims = graph.claim_count(session)
        found = match_checks(desk, session, items, progress=progress, cancelled=cancelled)
    with desk.operation("checked.match") as (session, entry):
        there = graph.articles_of(session, {claim for claim, _ in found})
        known = store.ids(session)
        pairs = {
            (claim, id): compared
            for (claim, number), compared in found.items()
            if claim in there and -(id := items[number - 1].id) in known
        }
        for row in store.suggested(session):
            if (row.claim_id, row.checked_id) not in pairs:
                session.delete(row)
        suggest(session, pairs)
        entry.summary = f"compared {len(items)} fact-checks with {claims} claims: {len(pairs)} links"
    return Matched(checked=len(items), claims=claims, links=len(pairs))


def use(
    desk: Desk, id: int, cluster: int, *, stance: str, quote: str = "", note: str = "", archive: bool = True
) -> evidence.Added:
    """Put a fact-check to a cluster as evidence. What it does to the claim, a person says.

    Only a web address is fetched and archived. Raises `NotFound`, and `UsageError` for an unknown stance.
    """
    item = listing(desk, ids=[id])[0]
    return evidence.add(
        desk,
        cluster,
        item.url or item.publisher,
        stance=stance,
        quote=quote,
        note=note.strip() or noted(item),
        title=item.title or item.claim,
        archive=archive and reading.is_url(item.url) and item.url.startswith(("http://", "https://")),
        checked=id,
    )


def noted(item: Checked) -> str:
    """The note that evidence from a fact-check begins with."""
    return f"Checked before: {rated(item)}, on “{shorten(item.claim, 200)}”"


def reject(desk: Desk, id: int, cluster: int, *, because: str = "") -> Operation:
    """A fact-check is not about what this cluster says; it is never suggested for these claims again."""
    with desk.operation("checked.reject") as (session, entry):
        item = one(session, rows.Checked, id)
        decide(desk, session, one(session, rows.Cluster, cluster).id, id, LinkState.REJECTED, because)
        entry.summary = (
            f"fact-check {id} “{shorten(one_line(item.claim), 40)}” is not about cluster {cluster}"
        )
    return operation_record(entry)
