"""Review: one proposed link after the other, both claims side by side, the decision by one key."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.records import Article, LinkView, Operation, Relation
from workbench.text import one_line
from workbench.tui.clustersheet import undecided
from workbench.tui.screens.room import Room
from workbench.tui.sidebyside import LEGEND, side
from workbench.tui.words import RELATION, count, how_sure

CONTEXT, CONTEXT_WIDE = 140, 320  # characters before and after a quote, as fit at 80×24 and 120×40
WELCOME = """\
Nothing waits for a decision.

When articles say the same, or contradict each other,
the pairs are asked here one by one. Press  i  to read articles.
"""


class ReviewScreen(Room):
    """What is proposed and nobody has decided; conflicts first, then the surest."""

    PLACE = "review"
    KEYS = ("accept", "reject", "conflict", "later", "back", "cluster", "undo", "read")
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "same claim"),
        Binding("r", "reject", "reject"),
        Binding("c", "conflict", "conflict"),
        Binding("l", "later", "later"),
        Binding("b", "back", "back"),
        Binding("enter", "cluster", "cluster"),
    ]

    title_line = getters.query_one("#title", Static)
    question = getters.query_one("#question", Static)
    left_side = getters.query_one("#left Static", Static)
    right_side = getters.query_one("#right Static", Static)

    def __init__(self) -> None:
        super().__init__()
        self.queue: list[LinkView] = []
        self.put_off: list[int] = []  # links left for later, in the order they were

    def compose_body(self) -> ComposeResult:
        yield Static(Content(WELCOME), id="welcome", classes="friendly")
        with Vertical(id="body"):
            yield Static(id="title", classes="title", markup=False)
            yield Static(id="question", markup=False)
            with Container(id="pair"):
                with VerticalScroll(id="left"):
                    yield Static(markup=False)
                with VerticalScroll(id="right"):
                    yield Static(markup=False)
            yield Static(LEGEND, id="legend")

    @property
    def subject(self) -> int | None:
        return self.queue[0].left.cluster if self.queue else None

    def load(self) -> None:
        def read() -> list[LinkView]:
            from workbench.desk import links

            return [link for link in links.listing(self.app.desk, state="suggested") if undecided(link)]

        self.fetch(read, self.fill, group="list")

    def fill(self, found: Sequence[LinkView]) -> None:
        """Ask the first: conflicts before the rest, what was put off last."""
        later = {id: place for place, id in enumerate(self.put_off, 1)}
        self.queue = sorted(
            found,
            key=lambda link: (later.get(link.id, 0), link.relation is not Relation.CONFLICT, -link.score),
        )
        self.set_class(not self.queue, "-empty")
        if self.queue:
            self.ask(self.queue[0])

    def ask(self, link: LinkView) -> None:
        """Show one pair."""
        conflicts = sum(other.relation is Relation.CONFLICT for other in self.queue)
        later = sum(other.id in self.put_off for other in self.queue)
        parts = [
            f"{count(len(self.queue), 'pair')} to decide",
            f"{count(conflicts, 'conflict')}, asked first",
        ]
        parts += [f"{later} put off"] if later else []
        self.title_line.update(" · ".join(parts))
        reasons = "; ".join(one_line(reason) for reason in link.reasons)
        self.question.update(
            Content.assemble((f"{RELATION[link.relation]}? {how_sure(link)}", "bold"), f"\n{reasons}")
        )

        def read() -> tuple[Article, Article]:
            from workbench.desk import articles

            left = articles.article(self.app.desk, link.left.article)
            return left, articles.article(self.app.desk, link.right.article)

        def show(found: tuple[Article, Article]) -> None:
            around = CONTEXT_WIDE if self.has_class("-wide") else CONTEXT
            self.left_side.update(side(link.left, found[0], link.right, around))
            self.right_side.update(side(link.right, found[1], link.left, around))

        self.fetch(read, show, group="pair")

    # --- decisions ---

    def decide(self, act: Callable[[LinkView], Operation]) -> None:
        """Decide the pair shown; the next is asked when the queue has been read again."""
        if self.queue:
            link = self.queue[0]
            self.app.change(lambda: act(link))

    def action_accept(self) -> None:
        from workbench.desk import links

        self.decide(lambda link: links.accept(self.app.desk, link.a, link.b, seen=link.version))

    def action_conflict(self) -> None:
        from workbench.desk import links

        self.decide(lambda link: links.conflict(self.app.desk, link.a, link.b, seen=link.version))

    def action_reject(self) -> None:
        from workbench.desk import links
        from workbench.tui.dialogs.reason import ReasonDialog

        def reject(because: str | None) -> None:
            if because is not None:
                self.decide(
                    lambda link: links.reject(
                        self.app.desk, link.a, link.b, because=because, seen=link.version
                    )
                )

        if self.queue:
            self.app.push_screen(ReasonDialog("Not the same claim. Why?"), reject)

    def action_later(self) -> None:
        """Put the pair off until the others are decided."""
        if self.queue:
            put_off = self.queue[0].id
            self.put_off = [id for id in self.put_off if id != put_off] + [put_off]
            self.fill(self.queue)

    def action_back(self) -> None:
        """Take up again what was put off last."""
        if self.put_off:
            last = self.put_off.pop()
            self.queue.sort(key=lambda link: link.id != last)
            self.ask(self.queue[0])

    async def action_cluster(self) -> None:
        if self.subject is not None:
            await self.app.open_cluster(self.subject)
