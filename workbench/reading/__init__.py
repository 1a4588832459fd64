"""Read: a file, bytes or a web address becomes an `Article`. No store, no screen."""

from workbench.reading.articles import read, text_of
from workbench.reading.fetching import Fetched, Guard, fetch
from workbench.reading.sources import expand

__all__ = ["Fetched", "Guard", "expand", "fetch", "read", "text_of"]
