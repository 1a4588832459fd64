"""Words that begin alike: "immigrants" and "immigration", "president" and "presidential".

A stemmer takes off what inflects a word, not what makes one word of another. Words of five letters or more that
have the first four in common are taken for a family here, which is right often enough to decide between texts
that are found anyhow.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Families = NDArray[np.uint16]

_LETTERS = 4
_OTHER = [ord(mark) for mark in "~@="]  # how keys begin that are no stems


def families(keys: Sequence[str]) -> Families:
    """[keys] The number of each key's family; 0 where it has none. Few families share a number."""
    letters = np.array(keys, f"U{_LETTERS + 1}").view(np.uint32).reshape(-1, _LETTERS + 1)
    number = np.zeros(len(letters), np.uint64)
    for letter in letters.T[:_LETTERS]:
        number = number * np.uint64(0x9E3779B97F4A7C15) + letter + np.uint64(1)
    number = number >> np.uint64(40) & np.uint64(0xFFFF) | np.uint64(1)
    none = (letters[:, _LETTERS] == 0) | np.isin(letters[:, 0], _OTHER)
    return np.where(none, 0, number).astype(np.uint16)
