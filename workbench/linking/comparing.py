"""Pairs of texts compared, in whatever process: a job of the bulk run."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from workbench.linking.bands import least, linked
from workbench.linking.comparison import explain, judge
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
        found = []
        low = least(self.bands)
        for at, (a, b, both_ways) in enumerate(self.pairs):
            alike = self.alike[at] if self.alike else None
            judged = judge(
                self.texts[a], self.texts[b], days=(self.days[a], self.days[b]), alike=alike, least=low
            )
            same, conflict = judged.heads.probabilities(self.bands.nicety)
            relation = linked(same, conflict, self.bands)
            if relation is not None:
                told = explain(judged, self.texts[a], relation)
                back = judged._replace(turned=not judged.turned)
                turned = explain(back, self.texts[b], relation) if both_ways else told
                found.append(Found(at, relation, same, conflict, told, turned))
        return found
