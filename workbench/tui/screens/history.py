"""The history: who did what, when and through which door, newest first."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbench.records import Change, Operation
from workbench.text import one_line
from workbench.tui.cells import clip, pad
from workbench.tui.screens.room import Room
from workbench.tui.widgets.rows import Line, Rows
from workbench.tui.words import count, moment

CHANGES = 200  # rows told of one operation; reading a folder makes thousands
VALUE = 300  # characters told of one value
SKIPPED = {"touched"}  # when the row was last changed, which the operation says already
WELCOME = """\
Nothing has been done yet.

Every change stands here, by whichever door it was made,
and  u  takes it back.
"""
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[\d.]*[+-]\d\d:\d\d")


class HistoryRows(Rows[Operation]):
    """What was done; below that who, when, by which door."""

    def key(self, item: Operation) -> object:
        return item.id

    def draw(self, item: Operation, width: int) -> list[Line]:
        state, style = ("undone", "accent") if item.undone else ("", "quiet")
        number = pad(str(item.id), 6)
        origin = clip(f"{moment(item.at)} · {item.by} · {item.door}", width - 16)
        return [
            [(number, "quiet"), (clip(item.summary, width - 6), "quiet" if item.undone else "plain")],
            [(pad(state, 6) + " " * bool(state), style), (origin, "quiet")],
        ]


class HistoryScreen(Room):
    """All operations; of the one under the cursor every row it changed, before and after."""

    PLACE = "history"
    KEYS = ("undo_this", "undo", "redo", "export", "read")
    CSS_PATH = "history.tcss"
    AUTO_FOCUS = "#list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u", "undo_this", "undo this one"),
    ]

    rows = getters.query_one("#list", HistoryRows)
    title_line = getters.query_one("#title", Static)
    detail = getters.query_one("#detail Static", Static)

    def compose_body(self) -> ComposeResult:
        yield Static(Content(WELCOME), id="welcome", classes="friendly")
        with Vertical(id="body"):
            with Vertical(id="left"):
                yield Static(id="title", classes="title", markup=False)
                yield HistoryRows(id="list")
            with VerticalScroll(id="detail"):
                yield Static(markup=False)

    def load(self) -> None:
        def read() -> list[Operation]:
            from workbench.desk import past

            return past.listing(self.app.desk)

        self.fetch(read, self.fill, group="list")

    def fill(self, found: Sequence[Operation]) -> None:
        """Show what was done; the newest under the cursor where it was there before."""
        self.set_class(not found, "-empty")
        self.title_line.update(f"{count(len(found), 'operation')} · newest first")
        newest = self.rows.cursor == 0
        self.rows.fill(found)
        if newest:
            self.rows.cursor = 0

    @on(Rows.Moved, "#list")
    def show(self) -> None:
        operation = self.rows.current
        if operation is None:
            self.detail.update("")
            return

        def read() -> Operation:
            from workbench.desk import past

            return past.operation(self.app.desk, operation.id)

        self.fetch(read, lambda found: self.detail.update(told(found)), group="detail")

    def action_undo_this(self) -> None:
        """Take back the operation under the cursor."""
        from workbench.desk import past

        operation = self.rows.current
        if operation is not None:
            self.app.change(lambda: past.undo(self.app.desk, operation.id))


def told(operation: Operation) -> Content:
    """One operation in words, with the rows it changed."""
    head = Content.assemble(
        (one_line(operation.summary), "bold"),
        (f"\n{operation.verb} · {count(len(operation.changes), 'row')} changed", "$quiet"),
    )
    rows = [_told_change(change) for change in operation.changes[:CHANGES]]
    left = len(operation.changes) - len(rows)
    more = [Content.styled(f"… and {count(left, 'row')} more", "$quiet")] if left else []
    return Content("\n\n").join([head, *rows, *more])


def _told_change(change: Change) -> Content:
    before, after = change.before or {}, change.after or {}
    what = "added" if change.before is None else "removed" if change.after is None else "changed"
    lines = [Content.assemble((f"{change.table} {change.row} {what}", "underline"))]
    for name in before | after:
        old, new = before.get(name), after.get(name)
        if old != new and name not in SKIPPED:
            lines.append(_told_value(name, old, new, what))
    return Content("\n").join(lines)


def _told_value(name: str, old: object, new: object, what: str) -> Content:
    if what == "added":
        return Content.assemble((f"  {name}: ", "$quiet"), _value(new))
    if what == "removed":
        return Content.assemble((f"  {name}: ", "$quiet"), _value(old))
    return Content.assemble((f"  {name}: ", "$quiet"), _value(old), (" → ", "$accent"), _value(new))


def _value(value: object) -> str:
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return moment(datetime.fromisoformat(value))
    text = one_line(str(value)[: VALUE + 1])
    return "–" if value in (None, "", []) else text if len(text) <= VALUE else text[:VALUE] + "…"
