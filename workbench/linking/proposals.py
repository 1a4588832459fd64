"""From texts to links: candidates from the index, compared one by one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from workbench.errors import Cancelled
from workbench.linking.bands import BANDS, linked
from workbench.linking.bulk import link_all
from workbench.linking.clustering import Pair, Tie, cluster
from workbench.linking.comparing import Comparing
from workbench.linking.comparison import explain, judge
from workbench.linking.index import Index
from workbench.linking.said import said
from workbench.linking.terms import facts
from workbench.records import Bands, Link, Linking

if TYPE_CHECKING:
    from workbench.linking.meaning import Meaning
    from workbench.linking.meaningindex import MeaningIndex

Progress = Callable[[int, int], None]
_CANDIDATES = 30  # per text
_FEW = 300  # texts, of which every pair is looked at: no order of reading then finds other links
_IN_COMMON = 0.2  # share of the shorter text's weight, below which two of few are not compared


def propose(
    texts: Mapping[int, str],
    fresh: Iterable[int],
    index: "Index | MeaningIndex | None" = None,
    *,
    days: Mapping[int, date] | None = None,
    bands: Bands = BANDS,
    meaning: "Meaning | None" = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> list[Link]:
    """The links that touch a fresh id and are worth showing by `bands`: the same, perhaps the same, in conflict.

    `index` holds the texts that they are compared with (all of `texts`, where it is not given). Where all are
    fresh and they are many, they are joined in bulk (`link_all`), else each is looked for in the index.
    `meaning` is a sentence model that is asked too. `progress` gets (done, total) of the fresh ids. Raises
    `Cancelled` when `cancelled()` says so; nothing is kept then.
    """
    wanted = sorted({id for id in fresh if id in texts})
    few = (len(texts) if index is None else len(index) + len(wanted)) <= _FEW
    if index is None:
        if len(wanted) == len(texts) and not few:
            return link_all(
                said(texts, days), bands=bands, meaning=meaning, progress=progress, cancelled=cancelled
            )
        index = _index(meaning)
        index.add(texts.items())
    others = [id for id in texts if id in index] if few else []
    links: dict[Pair, Link | None] = {}
    for done, id in enumerate(wanted):
        if cancelled is not None and cancelled():
            raise Cancelled("linking was stopped", "nothing was changed")
        for other in others if few else [hit.id for hit in index.search(texts[id], _CANDIDATES + 1)]:
            pair = (min(id, other), max(id, other))
            if other == id or other not in texts or pair in links:
                continue
            alike = not few or _in_common(texts[id], texts[other]) >= _IN_COMMON
            alike = alike or (meaning is not None and meaning.near(texts[id], texts[other]))
            links[pair] = _link(pair, texts, {} if days is None else days, bands, meaning) if alike else None
        if progress is not None:
            progress(done + 1, len(wanted))
    return [link for _, link in sorted(links.items()) if link is not None]


def compared(
    texts: Mapping[int, str],
    pairs: Iterable[Pair],
    *,
    days: Mapping[int, date] | None = None,
    bands: Bands = BANDS,
    meaning: "Meaning | None" = None,
) -> list[Link]:
    """The links between these pairs of ids (the lower first) that are worth showing by `bands`."""
    wanted = list(pairs)
    ids = sorted({id for pair in wanted for id in pair})
    place = {id: at for at, id in enumerate(ids)}
    job = Comparing(
        [texts[id] for id in ids],
        [(days or {}).get(id) for id in ids],
        [(place[a], place[b], False) for a, b in wanted],
        bands,
        () if meaning is None else meaning.cosines((texts[a], texts[b]) for a, b in wanted),
    )
    return [
        Link(
            a=wanted[found.at][0],
            b=wanted[found.at][1],
            relation=found.relation,
            score=max(found.same, found.conflict),
            same=found.same,
            conflict=found.conflict,
            reasons=found.reasons,
        )
        for found in job.done()
    ]


def link(
    texts: Sequence[str],
    *,
    cannot: Iterable[Pair] = (),
    must: Iterable[Pair] = (),
    days: Mapping[int, date] | None = None,
    bands: Bands = BANDS,
    meaning: "Meaning | None" = None,
    processes: int | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Linking:
    """Link a whole list of texts: links between positions, and the partition that follows.

    The order of the texts does not matter. Raises `DataError` where a `must` contradicts a `cannot`,
    `Cancelled` when stopped.
    """
    everything = said(dict(enumerate(texts)), days)
    found = link_all(
        everything,
        bands=bands,
        meaning=meaning,
        processes=processes,
        progress=progress,
        cancelled=cancelled,
    )
    number = {position: rank for rank, position in enumerate(everything.ids)}  # by what they say, not where
    clusters = cluster(
        number.values(),
        (_renumbered(one, number) for one in found),
        cannot=[(number[a], number[b]) for a, b in cannot],
        must=[(number[a], number[b]) for a, b in must],
        bands=bands,
    )
    return Linking(
        links=tuple(found),
        clusters=tuple(sorted(tuple(sorted(everything.ids[rank] for rank in ranks)) for ranks in clusters)),
    )


def _link(
    pair: Pair,
    texts: Mapping[int, str],
    days: Mapping[int, date],
    bands: Bands,
    meaning: "Meaning | None",
) -> Link | None:
    a, b = (texts[id] for id in pair)
    alike = None if meaning is None else meaning.cosine(a, b)
    judged = judge(a, b, days=(days.get(pair[0]), days.get(pair[1])), alike=alike)
    same, conflict = judged.heads.probabilities(bands.nicety)
    relation = linked(same, conflict, bands)
    if relation is None:
        return None
    return Link(
        a=pair[0],
        b=pair[1],
        relation=relation,
        score=max(same, conflict),
        same=same,
        conflict=conflict,
        reasons=explain(judged.laid, a, relation),
    )


def _index(meaning: "Meaning | None") -> "Index | MeaningIndex":
    if meaning is None:
        return Index()
    from workbench.linking.meaningindex import MeaningIndex

    return MeaningIndex(meaning, Index())


def _in_common(a: str, b: str) -> float:
    """How much of the weight of the text that has less both have; turning them changes nothing."""
    one, two = facts(a).weights, facts(b).weights
    shared = fsum(min(weight, two[key]) for key, weight in one.items() if key in two)
    return shared / (min(fsum(one.values()), fsum(two.values())) or 1.0)


def _renumbered(one: Link, number: Mapping[int, int]) -> Tie:
    a, b = number[one.a], number[one.b]
    return Tie(min(a, b), max(a, b), one.relation, one.same, one.conflict)
