"""The rows of the claim list."""

from workbench.records import ClaimView, Status
from workbench.tui.cells import clip, pad
from workbench.tui.widgets.rows import Line, Rows
from workbench.tui.words import BAND, BAND_STYLE, count, day, verdict_or_known

LABEL_WIDTH = 15  # the longest verdict, and a space
DAY_WIDTH = 10
GAP = "  "


class ClaimRows(Rows[ClaimView]):
    """Worth and claim; below them verdict, speaker, source, date and the number of sources."""

    def key(self, item: ClaimView) -> object:
        return item.id

    def draw(self, item: ClaimView, width: int) -> list[Line]:
        gone = item.status is Status.DISMISSED
        words, style = ("dismissed", "quiet") if gone else verdict_or_known(item.verdict, item.checked_before)
        band, plain = ("quiet", "quiet") if gone else (BAND_STYLE[item.band], "plain")
        room = width - LABEL_WIDTH
        return [
            [(pad(BAND[item.band], LABEL_WIDTH), band), (clip(item.text, room), plain)],
            [(pad(words, LABEL_WIDTH - 1) + " ", style), (self.origin(item, room), "quiet")],
        ]

    @staticmethod
    def origin(item: ClaimView, width: int) -> str:
        """Who said it, where, when, and how many sources have it, in columns."""
        sources = count(item.sources, "source") if width > 54 else f"×{item.sources}"
        tail = GAP.join([pad(day(item.published), DAY_WIDTH), pad(sources, 10 if width > 54 else 3)])
        room = width - len(tail) - 2 * len(GAP)
        who = room // 2
        return GAP.join([pad(item.speaker or "–", who), pad(item.source, room - who), tail])
