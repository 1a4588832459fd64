"""Which claim leaves its cluster for one of its own."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult

from workbench.records import ClaimView
from workbench.tui.dialogs.dialog import Dialog
from workbench.tui.widgets.clusterrows import MemberRows


class SplitDialog(Dialog):
    """Closes with the id of the claim that was chosen among the members of a pair's clusters."""

    HINTS: ClassVar[str] = "enter split it off   ↑ ↓ choose   esc leave"

    def __init__(self, members: Sequence[ClaimView], first: int) -> None:
        super().__init__("Split off: which claim is not the same as the others?")
        self.members = members
        self.first = first  # the claim under the cursor

    def compose_fields(self) -> ComposeResult:
        yield MemberRows(id="members")

    def on_mount(self) -> None:
        rows = self.query_one(MemberRows)
        rows.fill(self.members)
        rows.seek(lambda member: member.id == self.first)

    def action_save(self) -> None:
        chosen = self.query_one(MemberRows).current
        self.dismiss(None if chosen is None else str(chosen.id))

    def go_on(self) -> None:
        self.action_save()
