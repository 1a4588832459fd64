"""The formats a report can take, by name and by file name."""

from pathlib import Path

from workbench.errors import UsageError
from workbench.records import Report
from workbench.reporting import as_html, as_json, as_markdown
from workbench.text import shorten

_WRITERS = {"markdown": as_markdown.write, "html": as_html.write, "json": as_json.write}
_ALIASES = {"md": "markdown", "htm": "html"}

FORMATS = tuple(_WRITERS)


def render(report: Report, format: str) -> str:
    """The report as text, ending in a newline. Raises `UsageError` for an unknown format."""
    name = _known(format)
    if name is None:
        raise UsageError(f"no report format “{shorten(format, 40)}”", f"formats: {', '.join(FORMATS)}")
    return _WRITERS[name](report)


def format_of(path: Path) -> str | None:
    """The format that a file name asks for, or None where it asks for none we have."""
    return _known(path.suffix.removeprefix("."))


def _known(name: str) -> str | None:
    plain = name.strip().casefold()
    plain = _ALIASES.get(plain, plain)
    return plain if plain in _WRITERS else None
