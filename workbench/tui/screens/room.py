"""What the four screens have in common."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import get_current_worker

from workbench.errors import WorkbenchError
from workbench.text import shown
from workbench.tui.app import Workbench
from workbench.tui.widgets.heading import Heading
from workbench.tui.widgets.keybar import KeyBar
from workbench.tui.words import count

if TYPE_CHECKING:
    from workbench.desk.learning import LearnedView
    from workbench.records import CheckedLink, Cluster

Found = TypeVar("Found")


class Room(Screen[None]):
    """A screen that lists something, with the heading above and the keys below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("L", "learned", "what is learned", show=False),
    ]
    PLACE: ClassVar[str]
    KEYS: ClassVar[tuple[str, ...]]  # the actions at the foot of the screen, those that matter most first

    app = getters.app(Workbench)
    heading = getters.query_one(Heading)

    def __init__(self) -> None:
        super().__init__()
        self.seen = -1  # the newest operation when the screen was filled

    def compose(self) -> ComposeResult:
        yield Heading(self.PLACE)
        yield from self.compose_body()
        yield KeyBar(self.KEYS)

    def compose_body(self) -> ComposeResult:
        """What stands between heading and keys."""
        raise NotImplementedError

    def load(self) -> None:
        """Read again what is shown, keeping the place."""
        raise NotImplementedError

    @property
    def subject(self) -> int | None:
        """The cluster that keys act on, if any."""
        return None

    def on_screen_resume(self) -> None:
        self.look_again()

    def look_again(self) -> None:
        """Read again if something was done since this screen was last filled, here or elsewhere."""
        self.fetch(self.newest, self.arrived, group="newest")

    def newest(self) -> int:
        """The id of the last operation; 0 before the first."""
        from workbench.desk import past

        return next((operation.id for operation in past.listing(self.app.desk, limit=1)), 0)

    def arrived(self, newest: int) -> None:
        """Load if there is something new."""
        if newest != self.seen:
            self.seen = newest
            self.load()
            self.fetch(self.counted, self.head, group="counts")

    def counted(self) -> str:
        """The database and how much is in it."""
        from workbench.desk import upkeep

        counts = upkeep.counts(self.app.desk)
        name = shown(PurePath(self.app.desk.name).name)
        return f"{name} · {count(counts.articles, 'article')} · {count(counts.claims, 'claim')}"

    def head(self, about: str) -> None:
        """Show it."""
        self.heading.about = about

    def fetch(self, read: Callable[[], Found], then: Callable[[Found], object], *, group: str) -> None:
        """Read at the desk in a thread; of several reads of a group only the newest is shown."""

        def work() -> None:
            worker = get_current_worker()
            try:
                self.app.wait_for_desk()  # what `read` imports is heavy: not before the first paint
                found = read()
            except WorkbenchError as error:
                if not (worker.is_cancelled or self.app.left):
                    self.app.call_from_thread(self.app.say_error, error)
            else:
                if not worker.is_cancelled:
                    self.app.call_from_thread(then, found)

        self.run_worker(work, thread=True, exclusive=True, group=group)

    def action_learned(self) -> None:
        """Show what ranking has learned from what was decided."""

        def read() -> "LearnedView":
            from workbench.desk import learning

            return learning.state(self.app.desk)

        self.fetch(read, self.show_learned, group="dialog")

    def show_learned(self, learned: "LearnedView") -> None:
        """Open the dialog about it."""
        from workbench.tui.dialogs.learned import LearnedDialog

        self.app.push_screen(LearnedDialog(learned), self.asked)

    def asked(self, done: str | None) -> None:
        """A dialog was closed; `done` is what it did, None when it was left."""
        if done:
            self.app.say(done)
            self.app.action_reload()


class ClusterRoom(Room):
    """A screen with a cluster that evidence, a verdict and a status can be given to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "evidence", "evidence"),
        Binding("v", "verdict", "verdict"),
        Binding("t", "status", "status"),
        Binding("f", "checked", "checked before"),
    ]

    def action_evidence(self) -> None:
        from workbench.tui.dialogs.evidence import EvidenceDialog

        self.ask_about(EvidenceDialog)

    def action_verdict(self) -> None:
        from workbench.tui.dialogs.verdict import VerdictDialog

        self.ask_about(VerdictDialog)

    def action_status(self) -> None:
        from workbench.tui.dialogs.status import StatusDialog

        self.ask_about(StatusDialog)

    def ask_about(self, dialog: Callable[..., Screen[str]]) -> None:
        """Open a dialog on the cluster as it stands now."""
        from workbench.desk import clusters

        subject = self.subject
        if subject is None:
            self.app.say("nothing is selected: choose a claim first")
            return

        def opened(cluster: object) -> None:
            self.app.push_screen(dialog(cluster), self.asked)

        self.fetch(lambda: clusters.cluster(self.app.desk, subject), opened, group="dialog")

    def action_checked(self) -> None:
        """Show the fact-checks that others published of this."""
        from workbench.desk import checked, clusters
        from workbench.tui.dialogs.factcheck import FactCheckDialog

        subject = self.subject
        if subject is None:
            self.app.say("nothing is selected: choose a claim first")
            return

        def read() -> tuple["Cluster", list["CheckedLink"]]:
            return clusters.cluster(self.app.desk, subject), checked.of_cluster(self.app.desk, subject)

        def opened(known: tuple["Cluster", list["CheckedLink"]]) -> None:
            if known[1]:
                self.app.push_screen(FactCheckDialog(*known), self.asked)
            else:
                self.app.say("no published fact-check of this is known: `workbench import` takes them in")

        self.fetch(read, opened, group="dialog")
