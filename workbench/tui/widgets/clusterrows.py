"""The rows of the cluster list and of a cluster's members."""

from typing import ClassVar

from rich.cells import cell_len

from workbench.records import ClaimView, Cluster, Status
from workbench.reporting.words import sources
from workbench.text import one_line
from workbench.tui.cells import clip, pad
from workbench.tui.widgets.rows import Line, Rows
from workbench.tui.words import STATUS, count, day, speaker, verdict_or_known

LABEL_WIDTH = 15  # the longest verdict, and a space
STATE_WIDTH = 12


class ClusterRows(Rows[Cluster]):
    """How many claims say it, and the claim; below them the verdict, and what waits for a decision."""

    markable: ClassVar[bool] = True

    def key(self, item: Cluster) -> object:
        return item.id

    def draw(self, item: Cluster, width: int) -> list[Line]:
        words, style = verdict_or_known(item.verdict, item.checked_before)
        gone = item.status is Status.DISMISSED
        several = len(item.claims) > 1 and not gone
        return [
            [
                (pad(count(len(item.claims), "claim"), LABEL_WIDTH), "plain" if several else "quiet"),
                (clip(item.text, width - LABEL_WIDTH), "quiet" if gone else "plain"),
            ],
            [(pad(words, LABEL_WIDTH), style), *self.state(item, width - LABEL_WIDTH)],
        ]

    @staticmethod
    def state(item: Cluster, width: int) -> Line:
        """What is known of the cluster in words, as much as fits whole."""
        sure = "" if item.score is None else f", {item.score:.0%}"
        told = one_line(sources(item))
        pieces = [
            (f"? {len(item.proposed)} proposed{sure}" if item.proposed else "", "accent"),
            (f"≠ {count(item.conflicts, 'conflict')}" if item.conflicts else "", "bad"),
            ("checked before" if item.checked_before and item.verdict else "", "accent"),
            (f"{item.evidence} evidence" if item.evidence else "", "quiet"),
            (STATUS[item.status] if item.status is not Status.OPEN else "", "quiet"),
            (told, "quiet"),
        ]
        line: Line = []
        for text, style in pieces:
            spaced = f"{text}  " if text else ""
            if text is told and cell_len(spaced) > width:
                spaced = f"{count(item.sources, 'source')}  "
            if cell_len(spaced) <= width:
                line.append((spaced, style))
                width -= cell_len(spaced)
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
