"""What a review remembers of its way, and how a question is put into words."""

from dataclasses import dataclass, field

from textual.content import Content

from workbench.desk.reviewing import Pair, Stake
from workbench.records import Nature, Operation, Relation
from workbench.text import one_line
from workbench.tui.words import RELATION, count, how_sure

SAME, REJECTED, CONFLICT, SPLIT = "≡ same claim", "✗ not the same", "≠ conflict", "split off"
_STAKE = {Stake.BRIDGE: "nothing else ties them", Stake.OTHER: "other pairs say so too"}
_AGAIN = "a  r  c  decide anew   u  takes it back   l  goes on"


@dataclass
class Decided:
    """What was decided about a link, and the operation that did it, once it is done."""

    link: int
    word: str
    operation: int = 0


@dataclass
class Trail:
    """The links that were passed, decided or put off, oldest first; `place` is where one looks back to."""

    passed: list[int] = field(default_factory=list)
    place: int = 0
    put_off: list[int] = field(default_factory=list)
    decided: dict[int, Decided] = field(default_factory=dict)  # by link
    deeds: dict[int, Decided] = field(default_factory=dict)  # all that was ever done here, by operation

    @property
    def here(self) -> int:
        """The link that is looked back at, 0 where one does not look back."""
        return self.passed[self.place] if self.place < len(self.passed) else 0

    def decide(self, link: int, word: str) -> Decided:
        """A decision is on its way."""
        self._leave(link)
        self.passed.append(link)
        self.place = len(self.passed)
        self.decided[link] = Decided(link, word)
        return self.decided[link]

    def later(self, link: int) -> None:
        """Pass a link without a decision; what was decided stays so."""
        if link not in self.decided:
            self._leave(link)
            self.passed.append(link)
            self.put_off.append(link)
        self.place = len(self.passed)

    def back(self) -> bool:
        """Look at the one before; False where there is none."""
        if not self.place:
            return False
        self.place -= 1
        return True

    def forget(self, link: int) -> None:
        """The decision about a link does not stand."""
        self.decided.pop(link, None)
        self._leave(link)
        self.place = len(self.passed)

    def done(self, deed: Decided, operation: Operation) -> int:
        """Something was done: a decision, or one of these taken back or made again. The link that is to be
        asked again, 0 where none is."""
        deed.operation = operation.id
        self.deeds[operation.id] = deed
        turned = self.deeds.get(operation.target or 0)
        if turned is None or not turned.link:
            return 0
        if operation.verb == "redo":
            self.decide(turned.link, turned.word).operation = turned.operation
            return 0
        self.forget(turned.link)
        return turned.link

    def _leave(self, link: int) -> None:
        self.passed = [one for one in self.passed if one != link]
        self.put_off = [one for one in self.put_off if one != link]


def progress(left: int, conflicts: int | None, trail: Trail) -> str:
    """How far one is; `conflicts` is None where they are not to be told."""
    parts = [f"{count(left, 'pair')} left"]
    parts += [f"{count(conflicts, 'conflict')}, asked first"] if conflicts else []
    if trail.decided:
        last = list(trail.decided.values())[-1]
        parts.append(f"{len(trail.decided)} decided, the last {last.word}")
    parts += [f"{len(trail.put_off)} put off"] if trail.put_off else []
    return " · ".join(parts)


def question(pair: Pair, stake: Stake | None, decided: Decided | None, *, blind: bool) -> Content:
    """What is asked about a pair and why the machine thinks so; `blind`: only what is asked."""
    link = pair.link
    if decided is not None:
        return Content.assemble((f"You said: {decided.word}", "bold"), (f"\n{_AGAIN}", "$quiet"))
    if blind:
        return Content.assemble(
            ("Do these say the same?", "bold"), ("\nscores and reasons are hidden: h shows them", "$quiet")
        )
    asked = "~ perhaps the same" if link.relation is Relation.RELATED else RELATION[link.relation]
    why = _STAKE.get(stake, "") if stake else ""
    if link.difference is not None and link.difference.nature is Nature.UPDATE:
        why = f"looks like an update: {one_line(link.difference.because)}"
    return Content.assemble(
        (f"{asked}? {how_sure(link)}", "bold"),
        (f" · {why}" if why else "", "$quiet"),
        (" · one quotation in both" if pair.quoted else "", "$accent"),
        "\n" + "; ".join(one_line(reason) for reason in link.reasons),
    )
