"""The rows of the cluster list and of a cluster's members."""

from typing import ClassVar

from rich.cells import cell_len

from workbench.records import ClaimView, Cluster, Status
from workbench.tui.cells import clip, pad
from workbench.tui.widgets.rows import Line, Rows
from workbench.tui.words import STATUS, count, day, speaker, verdict

VERDICT_WIDTH = 14
STATE_WIDTH = 12


class ClusterRows(Rows[Cluster]):
    """The claim and its verdict; below them how many say it, and what waits for a decision."""

    markable: ClassVar[bool] = True

    def key(self, item: Cluster) -> object:
        return item.id

    def draw(self, item: Cluster, width: int) -> list[Line]:
        words, style = verdict(item.verdict)
        gone = item.status is Status.DISMISSED
        room = width - VERDICT_WIDTH - 2
        first = [
            (pad(item.text, room) + "  ", "quiet" if gone else "plain"),
            (pad(words, VERDICT_WIDTH), style),
        ]
        return [first, self.state(item, width)]

    @staticmethod
    def state(item: Cluster, width: int) -> Line:
        """What is known of the cluster in words, each in the style of what it asks for."""
        pieces = [(f"{count(len(item.claims), 'claim')}, {count(item.sources, 'source')}", "quiet")]
        if item.proposed:
            sure = "" if item.score is None else f", {item.score:.0%} sure"
            pieces.append((f"? {len(item.proposed)} proposed{sure}", "accent"))
        if item.conflicts:
            pieces.append((f"≠ {count(item.conflicts, 'conflict')}", "bad"))
        if item.evidence:
            pieces.append((f"{item.evidence} evidence", "quiet"))
        pieces.append((STATUS[item.status], "quiet"))
        line: Line = []
        for text, style in pieces:
            text = text if not line else "  " + text
            if cell_len(text) > width:
                break
            width -= cell_len(text)
            line.append((text, style))
        return line


class MemberRows(Rows[ClaimView]):
    """Where a claim stands and who says it there; below that its words."""

    markable: ClassVar[bool] = True

    def key(self, item: ClaimView) -> object:
        return item.id

    def draw(self, item: ClaimView, width: int) -> list[Line]:
        state = ("? proposed", "accent") if item.proposed else ("✓ confirmed", "quiet")
        room = width - STATE_WIDTH
        origin = f"{item.source} · {day(item.published)} · {speaker(item.speaker)}"
        quote = clip(f"“{item.quote}”", room)
        return [
            [(pad(state[0], STATE_WIDTH), state[1]), (clip(origin, room), "quiet")],
            [(" " * STATE_WIDTH + quote, "plain")],
        ]
