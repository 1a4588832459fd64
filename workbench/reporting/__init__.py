"""Report: a `Report` record as a file for readers. Pure; what is in it was gathered before."""

from workbench.reporting.formats import FORMATS, format_of, render

__all__ = ["FORMATS", "format_of", "render"]
