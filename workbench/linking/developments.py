"""An update told from a contradiction: two different values, by the rules a desk editor goes by.

What counts for an update: a later article and a quantity that grows or moves (a toll, a price), words such
as "revised" or "so far", the same outlet setting itself right. What counts against: the same day, and things
that do not change (the length of a treaty, a year, an age, a name). What neither settles is unclear.
"""

import re
from typing import NamedTuple

from workbench.linking.agreement import agree
from workbench.linking.alignment import align
from workbench.linking.quantities import Quantity
from workbench.linking.sides import Alignment
from workbench.linking.slots import Spanned
from workbench.linking.tables import listed
from workbench.linking.terms import Facts, facts
from workbench.records import ClaimView, Difference, Nature, SlotKind

_NEAR = 5  # words on either side of a figure that tell what it counts
_LONG_PAST = 45  # days after which what a figure is about is over
_YEAR = 360  # days
_GROWING = frozenset(
    listed(
        "killed dead died deaths toll fatalities casualties victims bodies injured wounded hurt missing arrested"
        " detained charged cases infections infected hospitalised hospitalized evacuated displaced homeless stranded"
        " rescued recovered vaccinated votes ballots counted signatures signed donations donated destroyed damaged"
        " damage burned burnt scorched acres hectares outages homes survivors refugees complaints losses"
    )
)
_MOVING = frozenset(
    listed(
        "price prices rate rates inflation unemployment jobless shares stock index poll polls approval wind winds gusts"
        " speed temperature magnitude contained containment containment currency barrel estimate forecast queue"
    )
)
_LASTING = frozenset(
    listed(
        "embargo treaty sentence term contract ban agreement deal accord aged age old born sentences embargoes treaties anniversary resolution"
    )
)
_CORRECTS = re.compile(
    r"\b(revised|correct(?:ed|ion|s)|updat(?:ed|es)|lowered|no longer|now|instead of the"
    r"|(?:earlier|previous) (?:figure|toll|count|estimate|number|report)s?|previously)\b",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"\b((?:up|down|raised) from|raised to|(?:rose|risen|climbed|grew|grown|jumped|increased|fell|fallen|dropped) to"
    r"|(?:rises|climbs|grows|jumps|falls|drops) to)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(postponed|moved|rescheduled|delayed|brought forward|pushed back|put off|extended)\b", re.I
)
_FIRST_COUNT = re.compile(
    r"\b(so far|at least|as of|more than|initial(?:ly)?|preliminary|provisional(?:ly)?|first reports?|early)\b",
    re.I,
)
_HEDGED = re.compile(
    r"(?:\b(?:at (?:least|most)|(?:more|less|fewer|no more|no fewer) than|up to|as many as|about|around|nearly|"
    r"almost|roughly|approximately|some|over|under|below|above|only|just|close to|an estimated|estimated)\s+)+$",
    re.IGNORECASE,
)
_REACH = 40  # characters before a figure in which such words stand


class Telling(NamedTuple):
    """One value as a claim gives it: its span in the claim's text, and the figure, where it is one."""

    claim: ClaimView
    facts: Facts
    start: int
    end: int
    figure: Quantity | None = None

    @property
    def said(self) -> str:
        """The value with the words that say how exact it is: "at least 31"."""
        text = self.facts.text
        hedge = _HEDGED.search(text, max(0, self.start - _REACH), self.start)
        return text[hedge.start() if hedge else self.start : self.end]


def difference(a: ClaimView, b: ClaimView) -> Difference:
    """What two conflicting claims are to each other; the same whichever comes first."""
    one, two = sorted((a, b), key=lambda claim: (claim.text, claim.id))
    both = align(facts(one.text), facts(two.text))
    found = _parting(both, one, two)
    if found is None:
        return Difference(nature=Nature.UNCLEAR, because="which words part them is not plain")
    kind, x, y = found
    return between(x, y, kind)


def _parting(both: Alignment, a: ClaimView, b: ClaimView) -> tuple[SlotKind, Telling, Telling] | None:
    """Where the two part, the most telling first."""
    for q, r in both.other_figures:
        return SlotKind.FIGURE, Telling(a, both.a, q.start, q.end, q), Telling(b, both.b, r.start, r.end, r)
    spans: list[tuple[SlotKind, Spanned, Spanned]] = [(SlotKind.DATE, x, y) for x, y in both.other_dates]
    spans += [(SlotKind.YES_NO, x, y) for x, y in both.opposed]
    spans += [(SlotKind.YES_NO, pair.a, pair.b) for pair in both.denied]
    spans += [
        (SlotKind.PLACE if x.place and y.place else SlotKind.NAME, x, y)
        for x, y, *_ in both.instead
        if x.name and y.name
    ]
    spans += [(SlotKind.NAME, x, y) for x, y in both.swapped]
    for kind, x, y in spans:
        return kind, Telling(a, both.a, x.start, x.end), Telling(b, both.b, y.start, y.end)
    return None


def between(one: Telling, other: Telling, kind: SlotKind) -> Difference:
    """What two different values for one slot are to each other."""
    case = _Case(kind, *_in_time(one, other))
    for rule in (_set_right, *_RULES[kind]):
        found = rule(case)
        if found is not None:
            return Difference(nature=found[0], because=found[1])
    return Difference(nature=Nature.UNCLEAR, because=_apart(case))


class _Case(NamedTuple):
    kind: SlotKind
    earlier: Telling
    later: Telling
    days: int | None  # between the two articles; None where one has no date

    @property
    def two(self) -> tuple[Telling, Telling]:
        return self.earlier, self.later


_Found = tuple[Nature, str] | None


def _in_time(one: Telling, other: Telling) -> tuple[Telling, Telling, int | None]:
    first, second = one.claim.published, other.claim.published
    if first is None or second is None:
        return one, other, None
    if second < first or (first == second and _CORRECTS.search(one.claim.quote)):
        one, other = other, one
    return one, other, abs((second - first).days)


def _set_right(case: _Case) -> _Found:
    """The later article says that it corrects, or gives the earlier figure too."""
    x, y = case.two
    if x.figure and y.figure and case.days is not None:
        also = [q for q in y.facts.quantities if q.start != y.start and agree(q, x.figure)]
        if also and not any(agree(q, y.figure) for q in x.facts.quantities):
            return Nature.UPDATE, f"the article with {y.said} gives {x.said} too, as what came before"
    if not case.days or x.claim.source != y.claim.source:
        return None
    return Nature.UPDATE, f"{y.claim.source} gave {x.said}, and {_later(case)} {y.said}"


def _of_other_times(case: _Case) -> _Found:
    """Both name the time they speak of, and it is not the same."""
    x, y = (telling.claim.dates for telling in case.two)
    if not x or not y or any(a.first <= b.last and b.first <= a.last for a in x for b in y):
        return None
    told = " and ".join(_when(telling.claim) for telling in case.two)
    if _word(case, _GROWING | _MOVING):
        return Nature.UPDATE, f"figures for different times: {told}"
    return Nature.UNCLEAR, f"they may speak of different times: {told}"


def _lasting(case: _Case) -> _Found:
    word = _word(case, _LASTING)
    spans = all(telling.figure and telling.figure.dimension == "time" for telling in case.two)
    if not word and not spans:
        return None
    what = f"“{word}”: such a figure" if word else "a length of time"
    return Nature.CONTRADICTION, f"{what} does not change from day to day"


def _past(case: _Case) -> _Found:
    """A figure of a time that was over when both were published."""
    if not all(map(_over, case.two)):
        return None
    when = _when(case.later.claim) or ", ".join(str(m.year) for m in case.later.facts.moments if m.year)
    return Nature.CONTRADICTION, f"a figure of a time that is past ({when})"


def _over(telling: Telling) -> bool:
    published, dates = telling.claim.published, telling.claim.dates
    if published is None:
        return False
    if not dates:
        years = [date.year for date in telling.facts.moments if date.year]
        return bool(years) and max(years) < published.year
    last = max(dates, key=lambda dated: dated.last)
    whole_year = (last.last - last.first).days >= _YEAR and last.last < published
    return whole_year or (published - last.last).days >= _LONG_PAST


def _said_to_change(case: _Case) -> _Found:
    cue = _cue(case)
    return (Nature.UPDATE, f"{case.later.claim.source} says “{cue}” of {case.later.said}") if cue else None


def _undated(case: _Case) -> _Found:
    if case.days is not None:
        return None
    missing = next(t.claim.source for t in case.two if t.claim.published is None)
    return Nature.UNCLEAR, f"{missing} has no date, so nobody can say which came later"


def _same_day(case: _Case) -> _Found:
    x, y = case.two
    if case.days != 0:
        return None
    if x.claim.source == y.claim.source:
        return Nature.UNCLEAR, f"both in {x.claim.source} on {_day(case)}: one may have been updated"
    bound = _bound(x, y) or _bound(y, x)
    if bound:
        return Nature.UNCLEAR, bound
    return Nature.CONTRADICTION, f"both published on {_day(case)}"


def _develops(case: _Case) -> _Found:
    x, y = case.two
    word = _word(case, _GROWING)
    if word and x.figure and y.figure:
        grows = y.figure.value >= x.figure.value
        told = "such a count grows" if grows else "such a count is also corrected downward"
        return Nature.UPDATE, f"{y.said} came {_later(case)} {x.said}; “{word}”: {told}"
    word = _word(case, _MOVING)
    if word:
        return Nature.UPDATE, f"{y.said} came {_later(case)} {x.said}; “{word}”: such a figure moves"
    bound = _bound(x, y)
    return (Nature.UPDATE, f"{bound}, which came {_later(case).removesuffix(' after')}") if bound else None


def _moved(case: _Case) -> _Found:
    if case.days is None or not case.days:
        return None
    if _MOVED.search(case.later.claim.quote) or _cue(case):
        return Nature.UPDATE, f"{case.later.claim.source} says {_later(case)} that it was moved"
    published = case.later.claim.published
    ahead = published and any(dated.last > published for dated in case.later.claim.dates)
    return (Nature.UNCLEAR, "a date still to come may have been moved") if ahead else None


def _state(case: _Case) -> _Found:
    """What holds at one time and not at another: "open" on Monday, "closed" on Tuesday."""
    x, y = case.two
    denied = any(not cue.start >= y.end for t in case.two for cue in t.facts.negations)
    if denied or not case.days or set(_days(x.claim)) & set(_days(y.claim)):
        return None
    return Nature.UNCLEAR, f"it may have changed in the {case.days} days between" if case.days > 1 else (
        "it may have changed from one day to the next"
    )


def _fixed(case: _Case) -> _Found:
    told = {
        SlotKind.DATE: "when something was does not change",
        SlotKind.NAME: "one of the two names is wrong, or they speak of two things",
        SlotKind.PLACE: "one of the two places is wrong, or they speak of two things",
        SlotKind.YES_NO: "what one says, the other denies",
        SlotKind.FIGURE: "both cannot be right",
    }
    return Nature.CONTRADICTION, told[case.kind]


_RULES = {
    SlotKind.FIGURE: (
        _said_to_change,
        _lasting,
        _of_other_times,
        _past,
        _undated,
        _same_day,
        _develops,
    ),
    SlotKind.DATE: (_moved, _said_to_change, _fixed),
    SlotKind.NAME: (_said_to_change, _fixed),
    SlotKind.PLACE: (_said_to_change, _fixed),
    SlotKind.YES_NO: (_said_to_change, _state, _fixed),
}


# --- what the rules ask ---


def _cue(case: _Case) -> str:
    """What the later article says that makes its value the newer one; on one day only it may say so."""
    if case.days is None:
        return ""
    for cue in (_CORRECTS, _GREW) if case.kind is SlotKind.FIGURE else (_CORRECTS,):
        found = cue.search(case.later.claim.quote)
        if found and (case.days or not cue.search(case.earlier.claim.quote)):
            return found.group()
    return ""


def _bound(x: Telling, y: Telling) -> str:
    """ "at least 31" leaves room for 44."""
    if not x.figure or not y.figure or x.figure.dimension != y.figure.dimension:
        return ""
    hedge = x.said.lower()
    up = hedge.startswith(("at least", "more than", "over", "no fewer", "above"))
    early = _FIRST_COUNT.search(x.claim.quote)
    down = hedge.startswith(("at most", "up to", "less than", "fewer than", "under", "below", "as many as"))
    if ((up or early) and y.figure.value > x.figure.value) or (down and y.figure.value < x.figure.value):
        return f"“{x.said if up or down else early.group() if early else ''}” leaves room for {y.said}"
    return ""


def _word(case: _Case, among: frozenset[str]) -> str:
    """The first word near one of the two figures that is one of these."""
    for telling in case.two:
        words = telling.facts.words
        at = next((i for i, word in enumerate(words) if word.start >= telling.start), len(words))
        for word in words[max(0, at - _NEAR) : at + _NEAR + 1]:
            if word.low in among:
                return word.text
    return ""


def _later(case: _Case) -> str:
    return "a day after" if case.days == 1 else f"{case.days} days after"


def _day(case: _Case) -> str:
    return str(case.later.claim.published)


def _days(claim: ClaimView) -> list[tuple[object, object]]:
    return [(dated.first, dated.last) for dated in claim.dates]


def _when(claim: ClaimView) -> str:
    """The words for the time that a claim speaks of."""
    return ", ".join(
        claim.quote[d.start - claim.start : d.end - claim.start] or str(d.last) for d in claim.dates
    )


def _apart(case: _Case) -> str:
    if case.days is None:
        return "without both dates nobody can say which came later"
    return f"published {_later(case).removesuffix(' after')} apart; whether it can have changed is not plain"
