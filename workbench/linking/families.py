"""Words that begin alike: "immigrants" and "immigration", "president" and "presidential".

A stemmer takes off what inflects a word, not what makes one word of another. Words of five letters or more that
have the first four in common are taken for a family here, which is right often enough to decide between texts
that are found anyhow.
"""

import zlib
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Families = NDArray[np.uint16]

_LETTERS = 4
_OTHER = "~@="  # how keys begin that are no stems


def family(key: str) -> int:
    """The number of a key's family, of 16 bits; 0 where it has none. Few families share a number."""
    if len(key) <= _LETTERS or key[0] in _OTHER:
        return 0
    return zlib.crc32(key[:_LETTERS].encode(errors="surrogatepass")) & 0xFFFF | 1


def families(keys: Iterable[str]) -> Families:
    """[keys] The number of each key's family."""
    return np.fromiter(map(family, keys), np.uint16)
