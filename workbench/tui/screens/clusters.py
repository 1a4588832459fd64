"""Link: the same claim across articles, what is proposed about it, and what was decided."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import var
from textual.widgets import Static

from workbench.records import Cluster, LinkView, Operation
from workbench.tui.clustersheet import ClusterSheet, named, read_sheet, told
from workbench.tui.screens.room import ClusterRoom
from workbench.tui.widgets.clusterrows import ClusterRows, MemberRows
from workbench.tui.widgets.rows import Rows
from workbench.tui.words import count

WELCOME = """\
No claims to compare yet.

Press  i  to read articles. The same claim in several of them
is proposed here as one cluster, for you to accept or reject.
"""
NOTHING = "nothing here waits for a decision"


class ClustersScreen(ClusterRoom):
    """The list of clusters; beside or below it the members of one and what is to be decided."""

    PLACE = "clusters"
    KEYS = (
        "accept",
        "reject",
        "conflict",
        "evidence",
        "verdict",
        "merge",
        "split",
        "status",
        "undo",
        "reason",
        "export",
    )
    CSS_PATH = "clusters.tcss"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "accept"),
        Binding("r", "reject", "reject"),
        Binding("R", "reason", "reject and say why"),
        Binding("c", "conflict", "conflict"),
        Binding("m", "merge", "merge"),
        Binding("s", "split", "split"),
    ]

    sheet: var[ClusterSheet | None] = var(None)

    rows = getters.query_one("#list", ClusterRows)
    members = getters.query_one("#members", MemberRows)
    title_line = getters.query_one("#title", Static)
    named_line = getters.query_one("#named", Static)
    told_text = getters.query_one("#told Static", Static)

    def __init__(self) -> None:
        super().__init__()
        self.wanted: int | None = None  # the cluster to open once the list is there
        self.onward = False  # after a decision, go to the next proposal

    def compose_body(self) -> ComposeResult:
        yield Static(Content(WELCOME), id="welcome", classes="friendly")
        with Vertical(id="body"):
            with Vertical(id="left"):
                yield Static(id="title", classes="title", markup=False)
                yield ClusterRows(id="list")
            with Vertical(id="sheet"):
                yield Static(id="named", classes="about", markup=False)
                yield MemberRows(id="members")
                with VerticalScroll(id="told"):
                    yield Static(markup=False)

    @property
    def subject(self) -> int | None:
        return self.rows.current.id if self.rows.current else None

    @property
    def proposal(self) -> LinkView | None:
        """What the keys decide: the first proposal about the member under the cursor, else of the cluster."""
        if self.sheet is None:
            return None
        return next(iter(self.sheet.proposals(self.member)), None)

    @property
    def member(self) -> int:
        """The claim under the cursor among the members; 0 is none."""
        return self.members.current.id if self.members.current else 0

    # --- what is shown ---

    def load(self) -> None:
        def read() -> list[Cluster]:
            from workbench.desk import clusters

            return clusters.listing(self.app.desk)

        self.fetch(read, self.fill, group="list")

    def fill(self, found: Sequence[Cluster]) -> None:
        """Show the clusters; go where the person wanted to go."""
        several = sum(len(cluster.claims) > 1 for cluster in found)
        waiting = sum(bool(cluster.proposed) for cluster in found)
        self.set_class(not found, "-empty")
        self.title_line.update(
            f"{count(len(found), 'cluster')} · {several} with several claims · {waiting} to decide"
        )
        self.rows.fill(found)
        if self.wanted is not None:
            self.open(self.wanted)
        elif self.onward and not (self.rows.current and self.rows.current.proposed):
            self.rows.seek(lambda cluster: bool(cluster.proposed))
        self.wanted, self.onward = None, False

    def open(self, cluster: int) -> None:
        """Put the cursor on a cluster, now or when the list is there."""
        if not self.rows.seek(lambda item: item.id == cluster):
            self.wanted = cluster

    @on(Rows.Moved, "#list")
    def show(self) -> None:
        cluster = self.rows.current
        if cluster is None:
            self.sheet = None
            return
        self.fetch(lambda: read_sheet(self.app.desk, cluster.id), self.lay_out, group="sheet")

    def lay_out(self, sheet: ClusterSheet) -> None:
        """Show one cluster, the first member that nobody has confirmed under the cursor."""
        self.sheet = sheet
        self.named_line.update(named(sheet))
        self.members.fill(sheet.members)
        if self.members.current and not self.members.current.proposed:
            self.members.seek(lambda member: member.proposed)
        self.tell()

    @on(Rows.Moved, "#members")
    def tell(self) -> None:
        if self.sheet is not None:
            self.told_text.update(told(self.sheet, self.member))

    @on(Rows.Chosen, "#list")
    def to_members(self) -> None:
        self.members.focus()

    # --- decisions ---

    def decide(self, act: Callable[[], Operation]) -> None:
        """Make a decision, then show the next proposal."""
        self.app.perform(act, self.decided)

    def decided(self, operation: Operation) -> None:
        """Read again, and go on."""
        self.onward = True
        self.app.changed(operation)

    def action_accept(self) -> None:
        from workbench.desk import clusters, links

        link, member = self.proposal, self.members.current
        if link is not None:
            self.decide(lambda: links.accept(self.app.desk, link.a, link.b, seen=link.version))
        elif member is not None and member.proposed:
            self.decide(lambda: clusters.confirm(self.app.desk, member.id))
        else:
            self.app.say(NOTHING)

    def action_reject(self) -> None:
        self.reject(self.proposal, "")

    def action_reason(self) -> None:
        from workbench.tui.dialogs.reason import ReasonDialog

        link = self.proposal
        if link is None:
            self.app.say(NOTHING)
            return
        ask = ReasonDialog("Not the same claim. Why?")
        self.app.push_screen(ask, lambda because: self.reject(link, because))

    def reject(self, link: LinkView | None, because: str | None) -> None:
        """Say that the two are not the same; where no reason is given, to leave it."""
        from workbench.desk import links

        if link is None:
            self.app.say(NOTHING)
        elif because is not None:
            self.decide(
                lambda: links.reject(self.app.desk, link.a, link.b, because=because, seen=link.version)
            )

    def action_conflict(self) -> None:
        from workbench.desk import links

        link = self.proposal
        if link is None:
            self.app.say(NOTHING)
        else:
            self.decide(lambda: links.conflict(self.app.desk, link.a, link.b, seen=link.version))

    def action_merge(self) -> None:
        from workbench.desk import clusters

        into = self.rows.current
        others = [item.id for item in self.rows.items if item.id in self.rows.marked and item is not into]
        if into is None or len(others) != 1:
            self.app.say("mark one cluster with space, then press m on the other")
            return
        self.app.change(lambda: clusters.merge(self.app.desk, into.id, others[0], seen=into.version))

    def action_split(self) -> None:
        from workbench.desk import clusters

        if self.sheet is None:
            return
        cluster = self.sheet.cluster
        leaving = [member.id for member in self.members.items if member.id in self.members.marked]
        leaving = leaving or [self.member]
        self.app.change(lambda: clusters.split(self.app.desk, cluster.id, leaving, seen=cluster.version))
