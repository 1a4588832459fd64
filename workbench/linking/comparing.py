"""Pairs of texts compared, in whatever process: a job of the bulk run."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from workbench.linking.bands import linked
from workbench.linking.comparison import Laid, explain, judge
from workbench.records import Bands, Relation


class Found(NamedTuple):
    """A pair that is linked: which of the job's, and how it stands."""

    at: int
    relation: Relation
    same: float
    conflict: float
    reasons: tuple[str, ...]
    turned: tuple[str, ...]  # the reasons for who has the second text first


class Comparing(NamedTuple):
    """Pairs to compare, as places in a list of texts with their days; and whether to tell the turned reasons.

    `alike` has their cosines where a sentence model was asked, else nothing.
    """

    texts: list[str]
    days: list[date | None]
    pairs: list[tuple[int, int, bool]]
    bands: Bands
    alike: Sequence[float] = ()

    def done(self) -> list[Found]:
        """Those of the pairs that are worth linking."""
        return list(self._found())

    def _found(self) -> Iterator[Found]:
        for at, (a, b, _) in enumerate(self.pairs):
            days = (self.days[a], self.days[b])
            alike = self.alike[at] if self.alike else None
            found = judge(self.texts[a], self.texts[b], days=days, alike=alike)
            same, conflict = found.heads.probabilities(self.bands.nicety)
            relation = linked(same, conflict, self.bands)
            if relation is not None:
                yield Found(at, relation, same, conflict, *self._reasons(at, found.laid, relation))

    def _reasons(self, at: int, laid: Laid, relation: Relation) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Put for who has the first text first, and turned."""
        a, b, both_ways = self.pairs[at]
        told = explain(laid, self.texts[a], relation)
        if not both_ways:
            return told, told
        return told, explain(laid._replace(turned=not laid.turned), self.texts[b], relation)
