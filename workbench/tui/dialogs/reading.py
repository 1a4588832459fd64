"""Read: articles from files, folders, patterns and addresses, with progress, and what came of each."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.widgets import Label, Static

from workbench.errors import WorkbenchError
from workbench.text import one_line
from workbench.tui.cells import clip, pad, safe
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.rows import Line, Rows
from workbench.tui.widgets.textline import TextLine
from workbench.tui.words import count

if TYPE_CHECKING:
    from workbench.desk.intake import Intake

OUTCOME = {
    "new": ("+ new", "good"),
    "version": ("↻ new version", "accent"),
    "unchanged": ("= unchanged", "quiet"),
    "refused": ("✗ refused", "bad"),
}


class IntakeRows(Rows["Intake"]):
    """What came of each article: as they come, and in the end those first that need a look."""

    height: ClassVar[int] = 2

    def key(self, item: "Intake") -> object:
        return id(item)  # two entries of a feed may be alike

    def draw(self, item: "Intake", width: int) -> list[Line]:
        words, style = OUTCOME[item.outcome]
        found = f"{count(item.claims, 'claim')}, {count(item.links, 'link')}"
        told = " · ".join(filter(None, (found, item.note, item.title)))
        if item.error:
            told = f"{item.error}: {item.hint}" if item.hint else item.error
        return [
            [(pad(words, 15), style), (clip(item.source, width - 15), "plain")],
            [(" " * 15 + clip(told, width - 15), "quiet")],
        ]


class ReadDialog(Dialog):
    """Reads one source, or all that a folder or a pattern holds. Escape stops; what was read stays."""

    HINTS = "enter read   esc stop, or leave"

    rows = getters.query_one("#intakes", IntakeRows)
    progress_line = getters.query_one("#progress", Static)
    source = getters.query_one("#source", TextLine)

    def __init__(self) -> None:
        super().__init__("Read articles")
        self.stop = Event()
        self.read: list[Intake] = []

    def compose_fields(self) -> ComposeResult:
        yield Label(
            "A file, a folder, a pattern such as news/*.html, or an address of a page or feed",
            classes="label",
            markup=False,
        )
        yield TextLine(id="source", placeholder="path or https://…")
        yield Static(id="progress", markup=False)
        yield IntakeRows(id="intakes")

    def typed(self) -> bool:
        return False  # a path is soon typed again, and nothing is lost that was read

    def go_on(self) -> None:
        self.action_save()

    def action_save(self) -> None:
        value = self.source.value.strip()
        if self.busy or not value:
            return
        self.busy, self.read = True, []
        self.stop.clear()
        self.complain("")
        self.rows.fill([])
        self.progress_line.update("starting …")
        source = str(Path(value).expanduser()) if value.startswith("~") else value
        self.app.perform(lambda: self.read_all(source), self.finished, self.failed)

    def read_all(self, source: str) -> None:
        """Read in a thread, telling each result as it comes."""
        from workbench.desk import intake

        def progress(done: int, total: int | None, name: str) -> None:
            of = "" if total is None else f" of {total}"
            self.app.call_from_thread(self.tell, f"{done}{of}: {name}")

        for result in intake.read_all(self.app.desk, [source], progress=progress, cancelled=self.stop.is_set):
            self.app.call_from_thread(self.add, result)

    def tell(self, words: str) -> None:
        """Show where the reading is."""
        if self.is_mounted:
            self.progress_line.update(safe(one_line(words)))

    def add(self, result: "Intake") -> None:
        """Show one result."""
        self.read.append(result)
        if self.is_mounted:
            self.rows.fill(list(self.read))
            self.rows.cursor = len(self.read) - 1

    def finished(self, _done: None) -> None:
        """Sum up."""
        self.busy = False
        stopped = "stopped: " if self.stop.is_set() else ""
        self.tell(stopped + summary(self.read))
        if self.is_mounted:
            order = list(reversed(OUTCOME))  # what was refused is what a person has to do something about
            self.rows.fill(sorted(self.read, key=lambda result: order.index(result.outcome)))
            self.rows.cursor = 0
        self.app.action_reload()

    def failed(self, error: WorkbenchError) -> None:
        self.progress_line.update("")
        super().failed(error)

    def action_leave(self) -> None:
        if self.busy and not self.stop.is_set():
            self.stop.set()
            self.tell("stopping after this one …")
        else:
            self.dismiss(None)


def summary(read: Sequence["Intake"]) -> str:
    """How many articles came to what, and what was found in them."""
    outcomes = Counter(str(result.outcome) for result in read)
    names = {"new": "new", "version": "new version", "unchanged": "unchanged", "refused": "refused"}
    parts = [f"{outcomes[outcome]:,} {name}" for outcome, name in names.items() if outcomes[outcome]]
    claims, links = sum(result.claims for result in read), sum(result.links for result in read)
    found = f" · {count(claims, 'claim')}, {count(links, 'link')}" if claims else ""
    return (", ".join(parts) or "nothing was read") + found
