"""Review: one pair after the other, both claims side by side, the decision by one key."""

from collections import deque
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.errors import WorkbenchError
from workbench.records import ClaimView, LinkView, Operation
from workbench.tui.asking import CONFLICT, REJECTED, SAME, SPLIT, Decided, Trail, progress, question
from workbench.tui.screens.room import Room
from workbench.tui.sidebyside import Prepared, legend, prepare, sides

if TYPE_CHECKING:
    from workbench.desk.reviewing import Question, Queue

CONTEXT, CONTEXT_WIDE = 140, 320  # characters before and after a quote, as fit at 80×24 and 120×40
AHEAD = 3  # pairs that are read before they are asked
KNOWN = 50  # questions that are known at a time
WELCOME = """\
Nothing waits for a decision.

When articles say the same, or contradict each other,
the pairs are asked here one by one. Press  i  to read articles.
"""
Act = Callable[[], Operation]


class ReviewScreen(Room):
    """What is proposed and nobody has decided, what is worth most first."""

    PLACE = "review"
    KEYS = ("accept", "reject", "conflict", "later", "back", "split", "blind", "undo", "reason", "cluster")
    CSS_PATH = "review.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "same claim"),
        Binding("r", "reject", "reject"),
        Binding("R", "reason", "reject and say why"),
        Binding("c", "conflict", "conflict"),
        Binding("l", "later", "later"),
        Binding("b", "back", "back"),
        Binding("s", "split", "split off"),
        Binding("h", "blind", "hide scores"),
        Binding("u", "undo", "undo"),
        Binding("U,ctrl+r", "redo", "redo", show=False),
        Binding("enter", "cluster", "cluster"),
        Binding("down,j", "scroll(1)", "scroll down", show=False),
        Binding("up,k", "scroll(-1)", "scroll up", show=False),
    ]

    title_line = getters.query_one("#title", Static)
    question = getters.query_one("#question", Static)
    legend_line = getters.query_one("#legend", Static)
    left_side = getters.query_one("#left Static", Static)
    right_side = getters.query_one("#right Static", Static)

    def __init__(self) -> None:
        super().__init__()
        self.queue: list[Question] = []
        self.left = self.conflicts = 0  # in all; `queue` has the first of them
        self.trail = Trail()
        self.ready: dict[int, Prepared] = {}  # by the id of their link
        self.shown: Prepared | None = None
        self.wanted = 0  # the link to ask first when the queue has been read
        self.deeds: deque[tuple[Decided, Act]] = deque()  # the first of them is under way
        self.blind = False

    def compose_body(self) -> ComposeResult:
        yield Static(Content(WELCOME), id="welcome", classes="friendly")
        with Vertical(id="body"):
            yield Static(id="title", classes="title", markup=False)
            yield Static(id="question", markup=False)
            with Container(id="pair"):
                with VerticalScroll(id="left", can_focus=False):
                    yield Static(markup=False)
                with VerticalScroll(id="right", can_focus=False):
                    yield Static(markup=False)
            yield Static(legend(False), id="legend")

    @property
    def current(self) -> int:
        """The id of the link to be asked now, 0 where there is none."""
        return self.trail.here or (self.queue[0].id if self.queue else 0)

    @property
    def link(self) -> LinkView | None:
        """What the keys are about: the link shown, if it is the one asked."""
        link = None if self.shown is None else self.shown.pair.link
        return link if link is not None and link.id == self.current else None

    @property
    def subject(self) -> int | None:
        return None if self.link is None else self.link.left.cluster

    # --- what is shown ---

    def load(self) -> None:
        known, blind = KNOWN + len(self.trail.put_off), self.blind

        def read() -> "Queue":
            from workbench.desk import reviewing

            return reviewing.queue(self.app.desk, limit=known, blind=blind)

        self.fetch(read, self.fill, group="list")

    def fill(self, found: "Queue") -> None:
        """Ask what is asked already, if it still waits; else the first, what was put off last."""
        sent = {deed.link for deed, _ in self.deeds}
        first = self.wanted or (self.queue[0].id if self.queue else 0)
        waiting = [one for one in found.questions if one.id not in sent]
        for one in waiting:
            if one.id in self.trail.decided:  # taken back elsewhere
                self.trail.forget(one.id)
        self.left, self.conflicts, self.wanted = (
            found.left - (len(found.questions) - len(waiting)),
            found.conflicts,
            0,
        )
        self.queue = sorted(waiting, key=lambda one: (self.lateness(one), one.id != first))
        self.ready.clear()
        self.go_on()

    def lateness(self, one: "Question") -> int:
        """What was put off comes after the rest, in the order in which it was."""
        return self.trail.put_off.index(one.id) + 1 if one.id in self.trail.put_off else 0

    def go_on(self) -> None:
        """Show the pair that is asked now, and read those that come after it."""
        self.set_class(not self.current, "-empty")
        if self.current in self.ready:
            self.show(self.ready[self.current])
        self.tell()
        wanted = dict.fromkeys([self.current, *(one.id for one in self.queue[:AHEAD])])
        missing = [id for id in wanted if id and id not in self.ready]
        if missing:
            self.fetch(lambda: self.read(missing), self.arrive, group="pair")

    def read(self, ids: list[int]) -> list[Prepared]:
        """Some pairs, ready to be shown."""
        from workbench.desk import reviewing

        return [prepare(pair) for pair in reviewing.pairs(self.app.desk, ids)]

    def arrive(self, pairs: list[Prepared]) -> None:
        """Keep pairs that were read; show the one that is waited for."""
        self.ready |= {prepared.pair.link.id: prepared for prepared in pairs}
        if self.current in self.ready:
            self.show(self.ready[self.current])
            self.tell()

    def show(self, prepared: Prepared, *, again: bool = False) -> None:
        """Put a pair on the screen, unless it is there."""
        if prepared == self.shown and not again:
            return
        other = self.shown is None or self.shown.pair.link.id != prepared.pair.link.id
        self.shown = prepared
        around = CONTEXT_WIDE if self.has_class("-wide") else CONTEXT
        left, right = sides(prepared, around, blind=self.blind)
        self.left_side.update(left)
        self.right_side.update(right)
        if other:
            for side in self.query("#pair VerticalScroll"):
                side.scroll_home(animate=False)

    def tell(self) -> None:
        """How far one is, and what is asked."""
        conflicts = None if self.blind else self.conflicts
        self.title_line.update(progress(self.left, conflicts, self.trail))
        if self.link is not None and self.shown is not None:
            stake = next((one.stake for one in self.queue if one.id == self.current), None)
            decided = self.trail.decided.get(self.link.id)
            self.question.update(question(self.shown.pair, stake, decided, blind=self.blind))

    def on_resize(self) -> None:
        if self.shown is not None:
            self.show(self.shown, again=True)

    def action_blind(self) -> None:
        """Hide what the machine thinks, or show it; for as long as the screens are open."""
        self.blind = not self.blind
        self.legend_line.update(legend(self.blind))
        if self.shown is not None:
            self.show(self.shown, again=True)
        self.tell()
        self.load()

    def action_scroll(self, lines: int) -> None:
        for side in self.query("#pair VerticalScroll"):
            side.scroll_relative(y=lines, animate=False)

    # --- decisions ---

    def decide(self, word: str, act: Callable[[LinkView, int | None], Operation]) -> None:
        """Decide the pair shown, anew where it was decided before, and go on to the next at once.

        `act` gets the link, and the version of it that was seen, where it was not decided before.
        """
        link = self.link
        if link is None:
            return
        before = self.trail.decided.get(link.id)
        if before is not None and before.word == word:
            self.action_later()
            return

        def anew() -> Operation:
            from workbench.desk import past

            if before is None:
                return act(link, link.version)
            past.undo(self.app.desk, before.operation)
            return act(link, None)

        self.queue = [one for one in self.queue if one.id != link.id]
        self.left -= before is None
        self.do(self.trail.decide(link.id, word), anew)
        self.go_on()

    def action_accept(self) -> None:
        from workbench.desk import links

        self.decide(SAME, lambda link, seen: links.accept(self.app.desk, link.a, link.b, seen=seen))

    def action_conflict(self) -> None:
        from workbench.desk import links

        self.decide(CONFLICT, lambda link, seen: links.conflict(self.app.desk, link.a, link.b, seen=seen))

    def action_reject(self) -> None:
        self.reject("")

    def action_reason(self) -> None:
        from workbench.tui.dialogs.reason import ReasonDialog

        if self.link is not None:
            self.app.push_screen(ReasonDialog("Not the same claim. Why?"), self.reject)

    def reject(self, because: str | None) -> None:
        """Say that the two are not the same; None is to leave it."""
        from workbench.desk import links

        if because is not None:
            self.decide(
                REJECTED,
                lambda link, seen: links.reject(self.app.desk, link.a, link.b, because=because, seen=seen),
            )

    def action_split(self) -> None:
        """Ask which claim is to leave the cluster of one of the two."""
        link = self.link
        if link is None:
            return
        homes = dict.fromkeys((link.right.cluster, link.left.cluster))

        def read() -> list[ClaimView]:
            from workbench.desk import claims

            members = [claims.listing(self.app.desk, cluster=home, order="date") for home in homes]
            return [claim for some in members if len(some) > 1 for claim in some]

        def opened(members: list[ClaimView]) -> None:
            from workbench.tui.dialogs.split import SplitDialog

            if members:
                self.app.push_screen(SplitDialog(members, link.b), lambda id: self.split(members, id))
            else:
                self.app.say("both claims are alone in their clusters already")

        self.fetch(read, opened, group="dialog")

    def split(self, members: Sequence[ClaimView], id: str | None) -> None:
        """One claim leaves its cluster for one of its own."""
        from workbench.desk import clusters

        link = self.link
        if id is None or link is None:
            return
        leaving = next(claim for claim in members if claim.id == int(id))
        of_pair = leaving.id in (link.a, link.b) and link.left.cluster == link.right.cluster
        deed = self.trail.decide(link.id, SPLIT) if of_pair else Decided(0, SPLIT)
        self.do(deed, lambda: clusters.split(self.app.desk, leaving.cluster, [leaving.id]))
        self.go_on()

    # --- one deed after the other ---

    def do(self, deed: Decided, act: Act) -> None:
        """Do it when what was begun before it is done: keys may come faster."""
        self.deeds.append((deed, act))
        if len(self.deeds) == 1:
            self.app.perform(act, self.done, self.failed)

    def done(self, operation: Operation) -> None:
        """Remember what was done."""
        deed, _ = self.deeds.popleft()
        self.wanted = self.trail.done(deed, operation)
        if not deed.link:
            self.app.say(operation.summary)
        self.next_deed()

    def failed(self, error: WorkbenchError) -> None:
        """Say what went wrong; the pair is asked again."""
        deed, _ = self.deeds.popleft()
        if deed.link:
            self.trail.forget(deed.link)
            self.wanted = deed.link
        self.app.say_error(error)
        self.seen = -1
        self.next_deed()

    def next_deed(self) -> None:
        """Go on with what was pressed meanwhile; then look at what came of it all."""
        if self.deeds:
            self.app.perform(self.deeds[0][1], self.done, self.failed)
        else:
            self.app.action_reload()

    def action_undo(self) -> None:
        from workbench.desk import past

        self.do(Decided(0, ""), lambda: past.undo(self.app.desk))

    def action_redo(self) -> None:
        from workbench.desk import past

        self.do(Decided(0, ""), lambda: past.redo(self.app.desk))

    # --- elsewhere ---

    def action_later(self) -> None:
        """Put the pair off until the others are decided; from a look back, go on."""
        if self.current:
            self.trail.later(self.current)
            self.queue.sort(key=self.lateness)
            self.go_on()

    def action_back(self) -> None:
        """Look at the pair passed before, to decide it anew or take it up again."""
        if self.trail.back():
            self.ready.pop(self.current, None)
            self.go_on()

    async def action_cluster(self) -> None:
        if self.subject is not None:
            await self.app.open_cluster(self.subject)
