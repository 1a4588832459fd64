"""Pairs of texts compared, in whatever process: a job of the bulk run."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from workbench.linking.bands import least, linked
from workbench.linking.comparison import Laid, explain, lay
from workbench.linking.features import features
from workbench.linking.forest import judged_all
from workbench.records import Bands, Relation

_AT_ONCE = 250  # pairs: the heads are asked about all of these at a time


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
        found: list[Found] = []
        for start in range(0, len(self.pairs), _AT_ONCE):
            some = range(start, min(start + _AT_ONCE, len(self.pairs)))
            found += self._some(some)
        return found

    def _some(self, places: range) -> Iterator[Found]:
        all_laid = [self._laid(place) for place in places]
        rows = [features(laid.both) for laid in all_laid if laid.both]
        alike = [
            self.alike[at] for at, laid in zip(places, all_laid, strict=True) if self.alike and laid.both
        ]
        heads = iter(judged_all(rows, alike, least(self.bands)))
        for at, laid in zip(places, all_laid, strict=True):
            same, conflict = (next(heads) if laid.both else laid.sure).probabilities(self.bands.nicety)
            relation = linked(same, conflict, self.bands)
            if relation is not None:
                yield Found(at, relation, same, conflict, *self._reasons(at, laid, relation))

    def _laid(self, at: int) -> Laid:
        a, b, _ = self.pairs[at]
        return lay(self.texts[a], self.texts[b], (self.days[a], self.days[b]))

    def _reasons(self, at: int, laid: Laid, relation: Relation) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Put for who has the first text first, and turned."""
        a, b, both_ways = self.pairs[at]
        told = explain(laid, self.texts[a], relation)
        if not both_ways:
            return told, told
        return told, explain(laid._replace(turned=not laid.turned), self.texts[b], relation)
