"""What all dialogs have in common: fields, an error in its place, and no typed word lost silently."""

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from workbench.errors import WorkbenchError
from workbench.text import one_line
from workbench.tui.app import Workbench
from workbench.tui.cells import safe
from workbench.tui.widgets.rows import Rows

Done = TypeVar("Done")


class Dialog(ModalScreen[str]):
    """Closes with what was done in words (or typed), or with None when it was left."""

    CSS_PATH = "dialog.tcss"
    HINTS: ClassVar[str] = "ctrl+s save   tab next field   esc leave"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "leave", priority=True),
        Binding("ctrl+s", "save", "save", priority=True),
    ]

    app = getters.app(Workbench)
    error_line = getters.query_one("#error", Static)

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading
        self.warned = False  # that leaving drops what was typed
        self.busy = False

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(safe(one_line(self.heading)), classes="heading")
            with VerticalScroll(id="fields", can_focus=False):
                yield from self.compose_fields()
            yield Static(id="error", markup=False)
            yield Static(Content(self.HINTS), id="hints")

    def compose_fields(self) -> ComposeResult:
        """What there is to fill in."""
        raise NotImplementedError

    def action_save(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def typed(self) -> bool:
        """Whether something would be lost."""
        lines = any(field.value.strip() for field in self.query(Input))
        return lines or any(field.text.strip() for field in self.query(TextArea))

    # --- saving ---

    def save(self, act: Callable[[], Done], say: Callable[[Done], str]) -> None:
        """Do it at the desk in a thread; close when it is done, stay with all that was typed when not."""
        if self.busy:
            return
        self.busy = True
        self.error_line.update("")

        def done(result: Done) -> None:
            self.busy = False
            if self.is_current:
                self.dismiss(say(result))
            else:
                self.app.say(say(result))
                self.app.action_reload()

        self.app.perform(act, done, self.failed)

    def failed(self, error: WorkbenchError) -> None:
        """Say what is wrong where it can be put right."""
        self.busy = False
        if self.is_current:
            self.complain(f"{error.message}: {error.hint}" if error.hint else error.message)
        else:
            self.app.say_error(error)

    def complain(self, message: str) -> None:
        """Show what is wrong under the fields."""
        self.error_line.update(safe(one_line(message)))

    # --- leaving ---

    def may_leave(self) -> bool:
        """Whether nothing is lost, or the person has been told and wants it so."""
        if self.warned or not self.typed():
            return True
        self.warned = True
        self.complain("What you typed would be lost: escape again drops it, typing goes on.")
        return False

    def action_leave(self) -> None:
        if self.may_leave():
            self.dismiss(None)

    @on(Input.Changed)
    @on(TextArea.Changed)
    def typing(self) -> None:
        """Going on takes the warning back."""
        if self.warned:
            self.warned = False
            self.error_line.update("")

    @on(Input.Submitted)
    @on(Rows.Chosen)
    def entered(self) -> None:
        self.go_on()

    def go_on(self) -> None:
        """Enter in a field goes on to the next."""
        self.focus_next()
