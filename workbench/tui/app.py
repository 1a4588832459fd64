"""The app: four screens as modes, and what can be done on all of them."""

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from workbench.errors import Cancelled, StaleEdit, WorkbenchError
from workbench.records import ClaimView, Operation
from workbench.text import one_line
from workbench.tui import theme
from workbench.tui.widgets.heading import Heading

if TYPE_CHECKING:
    from workbench.desk import Desk

Done = TypeVar("Done")
_PAINTED = 0.1  # seconds after which the first paint has reached the terminal


def _claims() -> Screen[None]:
    from workbench.tui.screens.claims import ClaimsScreen

    return ClaimsScreen()


def _clusters() -> Screen[None]:
    from workbench.tui.screens.clusters import ClustersScreen

    return ClustersScreen()


def _review() -> Screen[None]:
    from workbench.tui.screens.review import ReviewScreen

    return ReviewScreen()


def _history() -> Screen[None]:
    from workbench.tui.screens.history import HistoryScreen

    return HistoryScreen()


class Workbench(App[None]):
    """The workbench in the terminal. Desk calls run in threads; what they return is drawn here.

    Given a way to open the desk, it does so behind the first paint, which shows the `first` claims.
    """

    CSS_PATH = "app.tcss"
    TITLE = "workbench"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (an instance variable in the base class)
        (0, "-narrow"),
        (100, "-wide"),
    ]
    MODES: ClassVar[dict[str, str | Callable[[], Screen[None]]]] = {
        "claims": _claims,
        "clusters": _clusters,
        "review": _review,
        "history": _history,
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "go('claims')", "claims", show=False),
        Binding("2", "go('clusters')", "clusters", show=False),
        Binding("3", "go('review')", "review", show=False),
        Binding("4", "go('history')", "history", show=False),
        Binding("i", "read", "read"),
        Binding("E", "export", "export"),
        Binding("u", "undo", "undo"),
        Binding("U,ctrl+r", "redo", "redo", show=False),
        Binding("f5", "reload", "look again", show=False),
        Binding("D", "turn", "dark or light", show=False),
        Binding("question_mark", "help", "help"),
        Binding("q", "leave", "quit"),
    ]

    def __init__(self, desk: "Desk | Callable[[], Desk]", first: Sequence[ClaimView] = ()) -> None:
        super().__init__()
        self.first = first
        self.failure: WorkbenchError | None = None
        self.settled = self.leaving = False
        self.opening = desk if callable(desk) else None
        self.opened: Future[Desk] = Future()
        if not callable(desk):
            self.opened.set_result(desk)
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        self.theme = theme.preferred()

    async def on_mount(self) -> None:
        # Not by DEFAULT_MODE: where tasks start at once (Python 3.12), its widgets would ask for a screen too soon.
        await self.switch_mode("claims")

    # --- the desk ---

    @property
    def desk(self) -> "Desk":
        """The desk; to be asked for in a thread, for it may have to be waited for."""
        try:
            return self.opened.result()
        except CancelledError:
            raise Cancelled("the screens were closed") from None

    @property
    def left(self) -> bool:
        """Whether the screens were closed before the desk was open: there is nobody to tell anything."""
        return self.opened.cancelled()

    def wait_for_desk(self) -> None:
        """Return when the desk is open. Raises what opening it raised."""
        _ = self.desk

    def on_ready(self) -> None:
        self.settled = True
        if self.leaving:
            self.exit()
            return
        if self.opening is not None:
            opening = self.opening
            self.set_timer(_PAINTED, lambda: self.open_desk(opening))

    def open_desk(self, opening: "Callable[[], Desk]") -> None:
        """Open it in a thread. Where that fails, leave: `run` says why."""

        def work() -> None:
            if not self.opened.set_running_or_notify_cancel():
                return
            try:
                self.opened.set_result(opening())
            except WorkbenchError as error:
                self.failure = error
                self.opened.set_exception(error)
                self.call_from_thread(self.exit)

        self.run_worker(work, thread=True, group="opening")

    def on_unmount(self) -> None:
        self.opened.cancel()  # else those that wait for a desk that is never opened would wait for ever

    # --- between the screens ---

    async def action_go(self, place: str) -> None:
        await self.switch_mode(place)

    @on(Heading.Picked)
    async def go(self, event: Heading.Picked) -> None:
        await self.switch_mode(event.place)

    async def open_cluster(self, cluster: int) -> None:
        """Go to the clusters with that one under the cursor."""
        from workbench.tui.screens.clusters import ClustersScreen

        await self.switch_mode("clusters")
        if isinstance(self.screen, ClustersScreen):
            self.screen.open(cluster)

    # --- desk calls ---

    def perform(
        self,
        act: Callable[[], Done],
        then: Callable[[Done], object],
        failed: Callable[[WorkbenchError], object] | None = None,
    ) -> None:
        """Do one thing at the desk in a thread, then go on here. Never cancelled, never repeated."""

        def write() -> None:
            try:
                done = act()
            except WorkbenchError as error:
                if not self.left:
                    self.call_from_thread(failed or self.say_error, error)
            else:
                self.call_from_thread(then, done)

        self.run_worker(write, thread=True, group="writes")

    def change(self, act: Callable[[], Operation]) -> None:
        """Make one change at the desk, say what it was, and show what it did."""
        self.perform(act, self.changed)

    def changed(self, operation: Operation) -> None:
        """Say what was done and read again what is shown."""
        self.say(operation.summary)
        self.action_reload()

    def action_reload(self) -> None:
        """Read again what is shown, where something changed."""
        from workbench.tui.screens.room import Room

        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.look_again()

    def say(self, message: str) -> None:
        """A toast; the words may come from outside."""
        self.notify(one_line(message), markup=False, timeout=4)

    def say_error(self, error: WorkbenchError) -> None:
        """What went wrong and what to do; a stale screen is read again."""
        words = [one_line(part) for part in (error.message, error.hint) if part]
        self.notify("\n".join(words), severity="error", markup=False, timeout=8)
        if isinstance(error, StaleEdit):
            self.action_reload()

    # --- everywhere ---

    def action_undo(self) -> None:
        from workbench.desk import past

        self.change(lambda: past.undo(self.desk))

    def action_redo(self) -> None:
        from workbench.desk import past

        self.change(lambda: past.redo(self.desk))

    def action_read(self) -> None:
        from workbench.tui.dialogs.reading import ReadDialog

        self.push_screen(ReadDialog(), lambda _: self.action_reload())

    def action_export(self) -> None:
        from workbench.tui.dialogs.export import ExportDialog
        from workbench.tui.screens.room import Room

        cluster = self.screen.subject if isinstance(self.screen, Room) else None
        self.push_screen(ExportDialog(cluster), self.exported)

    def exported(self, done: str | None) -> None:
        """Say where the report lies."""
        if done:
            self.say(done)

    def action_help(self) -> None:
        from workbench.tui.dialogs.help import HelpDialog

        self.push_screen(HelpDialog(self.screen))

    def action_leave(self) -> None:
        """Leave; a key that comes before all is in its place waits for that."""
        if self.settled:
            self.exit()
        else:
            self.leaving = True

    async def action_quit(self) -> None:
        """Leave from anywhere, but not with typed text in a dialog."""
        from workbench.tui.dialogs.dialog import Dialog

        if not isinstance(self.screen, Dialog) or self.screen.may_leave():
            self.exit()

    def action_turn(self) -> None:
        self.theme = theme.DARK.name if self.theme == theme.LIGHT.name else theme.LIGHT.name


def run(desk: "Desk | Callable[[], Desk]", first: Sequence[ClaimView] = ()) -> None:
    """Open the screens on a desk, until the person leaves.

    A desk that is opened here is closed here; raises what opening it raised.
    """
    app = Workbench(desk, first)
    app.run()
    if app.failure is not None:
        raise app.failure
    if callable(desk) and not app.opened.cancelled():
        app.desk.close()
