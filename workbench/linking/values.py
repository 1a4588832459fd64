"""Who gave which value for the same thing: conflict tables over claims that speak of one proposition.

A *slot* is what the claims fill differently: how many were killed, when it was, who it was. Two claims are
laid side by side; where they agree or part, their values belong to one slot (union-find over all pairs).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from workbench.linking.agreement import agree, clash
from workbench.linking.alignment import align
from workbench.linking.developments import Telling, between
from workbench.linking.moment import Moment
from workbench.linking.names import spelled_alike
from workbench.linking.quantities import Quantity
from workbench.linking.sides import Alignment
from workbench.linking.slots import named
from workbench.linking.terms import Facts, Term, facts
from workbench.records import ClaimView, Difference, Nature, Saying, SlotKind, Value, ValueTable

_ANCHORS = 4  # texts of the proposition that the others are laid beside
_TEXTS = 150  # other texts that are looked at
Sources = Callable[[Sequence[int]], int]
_Fact = Quantity | Moment | Term
_Mention = tuple[int, SlotKind, int]  # claim, kind, start of the value in the claim's text


def tables(
    claims: Sequence[ClaimView], others: Sequence[ClaimView], *, sources: Sources | None = None
) -> list[ValueTable]:
    """The values that the claims of one proposition and those beside it give, a table for each disputed slot.

    `claims` say the proposition, the one that speaks for them first; `others` contradict it or are linked to
    it. `sources` counts the independent sources among claims (ids); by default their outlets.
    """
    slots = _Slots()
    everything = {claim.id: claim for claim in (*claims, *others)}
    for anchor in _by_text(claims, _ANCHORS):
        for other in _by_text([*claims, *others], _TEXTS):
            if anchor.text != other.text:
                slots.take(align(facts(anchor.text), facts(other.text)), anchor.id, other.id)
    texts: dict[str, list[ClaimView]] = defaultdict(list)
    for claim in everything.values():
        texts[claim.text].append(claim)
    count = sources or (lambda ids: len({everything[id].source for id in ids}))
    found = [_table(mentions, slots.facts, everything, texts, count) for mentions in slots.disputed()]
    made = [table for table in found if len(table.values) > 1]
    return sorted(made, key=lambda table: (list(SlotKind).index(table.kind), -len(table.values), table.slot))


def _by_text(claims: Sequence[ClaimView], most: int) -> list[ClaimView]:
    """The first claim of each text, in order."""
    first: dict[str, ClaimView] = {}
    for claim in claims:
        first.setdefault(claim.text, claim)
    return list(first.values())[:most]


class _Slots:
    """Mentions of values, those of one slot together."""

    def __init__(self) -> None:
        self.parent: dict[_Mention, _Mention] = {}
        self.facts: dict[_Mention, _Fact] = {}
        self.parted: set[_Mention] = set()

    def take(self, both: Alignment, a: int, b: int) -> None:
        """Join what an alignment lays side by side."""
        for kind, x, y, differ in _sides(both):
            one, other = (a, kind, x.start), (b, kind, y.start)
            self.facts.setdefault(one, x)
            self.facts.setdefault(other, y)
            self.parent[self._root(one)] = self._root(other)
            if differ:
                self.parted.add(one)

    def disputed(self) -> list[list[_Mention]]:
        """The mentions of each slot that is filled differently."""
        wanted = {self._root(mention) for mention in self.parted}
        groups: dict[_Mention, list[_Mention]] = defaultdict(list)
        for mention in self.facts:
            if self._root(mention) in wanted:
                groups[self._root(mention)].append(mention)
        return [sorted(group) for _, group in sorted(groups.items())]

    def _root(self, mention: _Mention) -> _Mention:
        self.parent.setdefault(mention, mention)
        while self.parent[mention] != mention:
            self.parent[mention] = mention = self.parent[self.parent[mention]]
        return mention


def _sides(both: Alignment) -> Iterator[tuple[SlotKind, _Fact, _Fact, bool]]:
    """What stands side by side in two texts, and whether it differs."""
    for differ, figures in ((False, both.same_figures), (True, both.other_figures)):
        alike = (pair for pair in figures if not differ or pair[0].dimension == pair[1].dimension)
        yield from ((SlotKind.FIGURE, *pair, differ) for pair in alike)
    for differ, dates in ((False, both.same_dates), (True, both.other_dates)):
        yield from ((SlotKind.DATE, *pair, differ) for pair in dates)
    for pair in both.shared:
        if pair.a.name and pair.b.name:
            yield SlotKind.PLACE if pair.a.place else SlotKind.NAME, pair.a, pair.b, False
        else:
            yield SlotKind.YES_NO, pair.a, pair.b, False
    for pair in both.denied[:1]:  # the rest is in its scope
        yield SlotKind.YES_NO, pair.a, pair.b, True
    for gap in both.instead:
        if gap.how == 2 and gap.a.name and gap.b.name:
            yield SlotKind.PLACE if gap.a.place and gap.b.place else SlotKind.NAME, gap.a, gap.b, True
    for said, against in both.opposed:
        if isinstance(said, Term) and isinstance(against, Term):
            yield SlotKind.YES_NO, said, against, True


def _table(
    mentions: list[_Mention],
    read: Mapping[_Mention, _Fact],
    claims: Mapping[int, ClaimView],
    texts: Mapping[str, list[ClaimView]],
    count: Sources,
) -> ValueTable:
    kind = mentions[0][1]
    tellings = [
        (_telling(claim, read[mention]), read[mention])
        for mention in _one_each(mentions, read)
        for claim in texts[claims[mention[0]].text]
    ]
    tellings.sort(key=lambda told: _when(told[0].claim))
    groups = _grouped(kind, tellings)
    values = [_word(kind, *group[0]) for group in groups]
    names = Counter(named(kind, facts(claims[m[0]].text), read[m], values) for m in mentions)
    name = max(names, key=lambda name: (len(name.split()), names[name], name))  # the fullest
    return ValueTable(kind=kind, slot=name, values=tuple(_values(kind, groups, count)))


def _one_each(mentions: list[_Mention], read: Mapping[_Mention, _Fact]) -> list[_Mention]:
    """One mention of a slot per claim: of "from 31 to 44" the last."""
    last: dict[int, _Mention] = {}
    for mention in mentions:
        last[mention[0]] = mention
    return list(last.values())


def _telling(claim: ClaimView, fact: _Fact) -> Telling:
    read = facts(claim.text)
    figure = fact if isinstance(fact, Quantity) else None
    start, end = _whole_name(read, fact) if isinstance(fact, Term) and fact.name else (fact.start, fact.end)
    return Telling(claim, read, start, end, figure)


def _whole_name(read: Facts, part: Term) -> tuple[int, int]:
    """A name with the words of it before and after: "Ann" in "Ann Berg"."""
    by_place = {term.at: term for term in read.terms if term.name}
    first = last = part
    while (before := by_place.get(first.at - 1)) and not read.words[first.at].after_break:
        first = before
    while (after := by_place.get(last.at + 1)) and not read.words[after.at].after_break:
        last = after
    return first.start, last.end


def _grouped(kind: SlotKind, tellings: list[tuple[Telling, _Fact]]) -> list[list[tuple[Telling, _Fact]]]:
    """Those that give the same value, by first saying; what is said loosely joins what it agrees with."""
    groups: list[list[tuple[Telling, _Fact]]] = []
    for one in sorted(tellings, key=lambda told: isinstance(told[1], Quantity) and told[1].loose):
        fitting = [group for group in groups if _alike(kind, group[0][1], one[1])]
        if fitting:
            min(fitting, key=lambda group: _away(group[0][1], one[1])).append(one)
        else:
            groups.append([one])
    groups = [_once(sorted(group, key=lambda told: _when(told[0].claim))) for group in groups]
    return sorted(groups, key=lambda group: _when(group[0][0].claim))


def _away(x: _Fact, y: _Fact) -> float:
    return abs(x.value - y.value) if isinstance(x, Quantity) and isinstance(y, Quantity) else 0.0


def _once(group: list[tuple[Telling, _Fact]]) -> list[tuple[Telling, _Fact]]:
    """Each place in an article once, where one of its claims lies within another."""
    return list({_place(telling): (telling, fact) for telling, fact in reversed(group)}.values())[::-1]


def _alike(kind: SlotKind, x: _Fact, y: _Fact) -> bool:
    if isinstance(x, Quantity) and isinstance(y, Quantity):
        return agree(x, y)
    if isinstance(x, Moment) and isinstance(y, Moment):
        return clash(x, y) is False
    if not isinstance(x, Term) or not isinstance(y, Term):
        return False
    same = not set(x.keys).isdisjoint(y.keys)
    if kind is SlotKind.YES_NO:
        return same and (x.denial >= 0) == (y.denial >= 0)
    return same or spelled_alike(x.keys[0], y.keys[0])


def _values(kind: SlotKind, groups: list[list[tuple[Telling, _Fact]]], count: Sources) -> Iterator[Value]:
    before: list[tuple[Telling, _Fact]] = []
    for group in groups:
        said, fact = group[0]
        yield Value(
            value=_word(kind, said, fact),
            amount=fact.value if isinstance(fact, Quantity) else None,
            dimension=fact.dimension if isinstance(fact, Quantity) else "",
            sayings=tuple(_saying(kind, telling, read) for telling, read in group),
            sources=count([telling.claim.id for telling, _ in group]),
            difference=_since(before, group, kind) if before else None,
        )
        before = group


def _since(
    before: list[tuple[Telling, _Fact]], group: list[tuple[Telling, _Fact]], kind: SlotKind
) -> Difference:
    """What a value is to the one before it; an update is not taken up by everybody."""
    said = group[0][0]
    found = between(before[0][0], said, kind)
    day = said.claim.published
    late = [told for told, _ in before if day and told.claim.published and told.claim.published >= day]
    if found.nature is not Nature.UPDATE or not late:
        return found
    still = f"{late[-1].claim.source} still gave {late[-1].said} on {late[-1].claim.published}"
    return Difference(nature=found.nature, because=f"{found.because}; {still}")


def _saying(kind: SlotKind, telling: Telling, fact: _Fact) -> Saying:
    claim = telling.claim
    _, start, end = _place(telling)
    return Saying(
        claim=claim.id,
        said=_word(kind, telling, fact),
        source=claim.source,
        speaker=claim.speaker,
        published=claim.published,
        start=start,
        end=end,
    )


def _place(telling: Telling) -> tuple[int, int, int]:
    """The article of a value, and where it stands there; all of the claim where its words are not the quote's."""
    claim = telling.claim
    written = telling.facts.text[telling.start : telling.end]
    at = claim.quote.find(written)
    if at < 0:
        return claim.article, claim.start, claim.end
    return claim.article, claim.start + at, claim.start + at + len(written)


def _word(kind: SlotKind, telling: Telling, fact: _Fact) -> str:
    if kind is SlotKind.YES_NO and isinstance(fact, Term) and fact.denial >= 0:
        return f"not {telling.said}"
    return telling.said


def _when(claim: ClaimView) -> tuple[bool, str, int, int]:
    """By the day of publishing, undated last."""
    return (claim.published is None, str(claim.published), claim.article, claim.start)
