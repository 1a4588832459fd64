"""What a page hides from its readers by its own markup: style sheets are not looked at."""

import re
from collections.abc import Mapping

_LOOK = 400  # characters of an attribute
_STYLE = re.compile(
    r"display\s?:\s?none|visibility\s?:\s?(?:hidden|collapse)|opacity\s?:\s?0?\.?0+(?:%|;|$|\s)"
    r"|font-size\s?:\s?0?\.?0+(?:px|pt|em|rem|%)?\s?(?:;|$|!)"
    r"|(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s?:\s?-\d{4,}|translate[XY3d]{0,2}\([^)]{0,20}-\d{4,}"
    r"|clip\s?:\s?rect\(\s?[01](?:px)?[ ,]|clip-path\s?:\s?inset\(\s?(?:50|100)%",
    re.IGNORECASE,
)
_COLOUR = re.compile(r"(?:^|[;\s])(background-color|background|color)\s?:\s?([^;!]{1,40})", re.IGNORECASE)
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:sr-only|visually-?hidden|screen-?reader(?:-text|-only)?|offscreen)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")


def is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether an element says that it is not shown: nothing of it, nowhere near, too small, in the ground's colour."""
    if "hidden" in attributes or attributes.get("aria-hidden", "").strip().lower() == "true":
        return True
    style, names = attributes.get("style"), attributes.get("class")
    if style and _is_unseen(_SPACES.sub(" ", style[:_LOOK])):
        return True
    return bool(names and _NAMES.search(names[:_LOOK]))


def _is_unseen(style: str) -> bool:
    colours = {name.lower(): value.strip().lower() for name, value in _COLOUR.findall(style)}
    ground = colours.get("background-color") or colours.get("background")
    return bool(_STYLE.search(style)) or (ground is not None and colours.get("color") == ground)
