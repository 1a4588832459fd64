"""What office programs write into a file about itself: used only where it is likely to be meant."""

import re

from workbench.text import folded

_LOOK = 3000  # characters of the text, where a short title or name must stand too
_NO_TITLE = re.compile(
    r"\W*(?:untitled|unspecified|anonymous|title|(?:document|slide|scan)\W*\d*|microsoft \w+ - .*|.*\.\w{2,5})\W*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\W*(?:unspecified|anonymous|unknown|author|user|admin\w*|owner|root|guest|default|python-docx|.*@.*|.*\d.*)\W*",
    re.IGNORECASE,
)


def title(said: str, text: str) -> str:
    """A title of some words that is no file name, or one that the text has too; else ""."""
    return _plausible(said, text, _NO_TITLE)


def author(said: str, text: str) -> str:
    """A full name, or one that the text has too; else ""."""
    return _plausible(said, text, _NOBODY)


def _plausible(said: str, text: str, never: re.Pattern[str]) -> str:
    said = " ".join(said.split())[:500]
    if not said or never.fullmatch(said):
        return ""
    return said if " " in said or folded(said) in folded(text[:_LOOK]) else ""
