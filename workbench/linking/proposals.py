"""From texts to links: candidates from the index, compared one by one."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from workbench.errors import Cancelled
from workbench.linking.bands import BANDS, linked
from workbench.linking.clustering import Pair, cluster
from workbench.linking.comparison import explain, judge
from workbench.linking.index import Index
from workbench.linking.terms import facts
from workbench.records import Bands, Link, Linking

Progress = Callable[[int, int], None]
_CANDIDATES = 30  # per text
_WORTH_COMPARING = 0.2  # share of the shorter text's weight that both must have in common


def propose(
    texts: Mapping[int, str],
    fresh: Iterable[int],
    index: Index | None = None,
    *,
    bands: Bands = BANDS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Link]:
    """The links that touch a fresh id and are worth showing by `bands`: the same, perhaps the same, in conflict.

    `index` holds the texts that they are compared with (all of `texts`, where it is not given). Every text is
    looked for from the fresh side, and from the other side too where that is fresh as well. `progress` gets (done, total) of the fresh
    ids. Raises `Cancelled` when `cancelled()` says so; nothing is kept then.
    """
    wanted = sorted({id for id in fresh if id in texts})
    if index is None:
        index = Index()
        index.add(texts.items())
    links: dict[Pair, Link | None] = {}
    for done, id in enumerate(wanted):
        if cancelled is not None and cancelled():
            raise Cancelled("linking was stopped", "nothing was changed")
        for hit in index.search(texts[id], _CANDIDATES + 1):
            pair = (min(id, hit.id), max(id, hit.id))
            if hit.id != id and hit.id in texts and pair not in links:
                links[pair] = _link(pair, texts, bands)
        if progress is not None:
            progress(done + 1, len(wanted))
    return [link for _, link in sorted(links.items()) if link is not None]


def link(
    texts: Sequence[str],
    *,
    cannot: Iterable[Pair] = (),
    must: Iterable[Pair] = (),
    bands: Bands = BANDS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Linking:
    """Link a whole list of texts: links between positions, and the partition that follows.

    The order of the texts does not matter. Raises `DataError` where a `must` contradicts a `cannot`,
    `Cancelled` when stopped.
    """
    order = sorted(range(len(texts)), key=lambda position: texts[position])  # numbered by what they say
    number = {position: rank for rank, position in enumerate(order)}
    by_rank = dict(enumerate(texts[position] for position in order))
    found = propose(by_rank, by_rank, bands=bands, progress=progress, cancelled=cancelled)
    clusters = cluster(
        by_rank,
        found,
        cannot=[(number[a], number[b]) for a, b in cannot],
        must=[(number[a], number[b]) for a, b in must],
        bands=bands,
    )
    return Linking(
        links=tuple(
            sorted((_renumbered(one, order, texts) for one in found), key=lambda one: (one.a, one.b))
        ),
        clusters=tuple(sorted(tuple(sorted(order[rank] for rank in ranks)) for ranks in clusters)),
    )


def _link(pair: Pair, texts: Mapping[int, str], bands: Bands) -> Link | None:
    a, b = (texts[id] for id in pair)
    if _overlap(a, b) < _WORTH_COMPARING:
        return None
    judged = judge(a, b)
    relation = linked(judged.same, judged.conflict, bands)
    if relation is None:
        return None
    return Link(
        a=pair[0],
        b=pair[1],
        relation=relation,
        score=max(judged.same, judged.conflict),
        same=judged.same,
        conflict=judged.conflict,
        reasons=explain(judged, a, relation),
    )


def _renumbered(one: Link, order: list[int], texts: Sequence[str]) -> Link:
    a, b = order[one.a], order[one.b]
    if a < b:
        return one.model_copy(update={"a": a, "b": b})
    return one.model_copy(
        update={"a": b, "b": a, "reasons": explain(judge(texts[b], texts[a]), texts[b], one.relation)}
    )


def _overlap(a: str, b: str) -> float:
    """The cheap look before a comparison: how much of the shorter text's weight is in the longer."""
    one, two = facts(a).weights, facts(b).weights
    shared = sum(weight for key, weight in one.items() if key in two)
    return shared / (min(sum(one.values()), sum(two.values())) or 1.0)
