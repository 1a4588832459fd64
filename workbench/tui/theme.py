"""Two quiet themes, dark and light. Colour never says anything that a word or a sign does not."""

import os

from textual.theme import Theme


def _scrollbar(track: str, bar: str, held: str) -> dict[str, str]:
    """The colours of scrollbars: the track as good as invisible, the bar quiet until it is held."""
    tracks = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return dict.fromkeys(tracks, track) | {
        "scrollbar": bar,
        "scrollbar-hover": held,
        "scrollbar-active": held,
        "scrollbar-corner-color": track,
    }


DARK = Theme(
    name="workbench-dark",
    dark=True,
    primary="#7da7c9",
    secondary="#5d7f9b",
    accent="#e0b062",
    success="#93b87c",
    warning="#e0b062",
    error="#d98282",
    foreground="#d9dcdf",
    background="#15181b",
    surface="#1a1e22",
    panel="#252b31",
    variables={
        "quiet": "#8d969e",
        "cursor": "#2c3a47",
        "cursor-blurred": "#22282e",
        "mark": "#4a3d1e",
        **_scrollbar("#15181b", "#3a434b", "#5d7f9b"),
    },
)

LIGHT = Theme(
    name="workbench-light",
    dark=False,
    primary="#245e8a",
    secondary="#5b7f9b",
    accent="#8a5300",
    success="#38701f",
    warning="#8a5300",
    error="#a52a2a",
    foreground="#22272b",
    background="#fbfaf8",
    surface="#f4f2ee",
    panel="#e7e4dd",
    variables={
        "quiet": "#646d75",
        "cursor": "#cfdeea",
        "cursor-blurred": "#e6e9eb",
        "mark": "#fbe5b0",
        **_scrollbar("#fbfaf8", "#c9c5bc", "#5b7f9b"),
    },
)


def preferred() -> str:
    """The theme that fits the terminal, as far as it says so in COLORFGBG ("0;15" is black on white)."""
    background = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in ("7", "15") else DARK.name
