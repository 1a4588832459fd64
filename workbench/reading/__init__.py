"""Read: a file, bytes or a web address becomes an `Article`, or several. No store, no screen."""

from workbench.reading.articles import extracted, origin_of, original, read, text_of
from workbench.reading.fetching import Fetched, Guard, fetch
from workbench.reading.sources import expand, is_url

__all__ = [
    "Fetched",
    "Guard",
    "expand",
    "extracted",
    "fetch",
    "is_url",
    "origin_of",
    "original",
    "read",
    "text_of",
]
