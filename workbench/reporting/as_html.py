"""A report as one HTML page that needs nothing else: no script, no request, no other file.

The template escapes everything that is put into it, and `finalize` makes it safe to display before that,
so that no part of the template can forget either.
"""

from functools import cache
from typing import TYPE_CHECKING

from workbench.records import Report
from workbench.reporting import words

if TYPE_CHECKING:
    from jinja2 import Template


def write(report: Report) -> str:
    """The whole page."""
    return _template().render(report=report, words=words) + "\n"


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("workbench.reporting"),
        autoescape=True,
        finalize=_safe_to_display,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def _safe_to_display(value: object) -> object:
    """What jinja is about to put in: text from outside is a plain `str`, its own work is `Markup`."""
    return words.legible(value) if type(value) is str else value
