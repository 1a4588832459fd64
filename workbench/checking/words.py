"""Words that people type to choose from a short list, understood where there is no doubt."""

import re
from collections.abc import Iterable

from workbench.errors import UsageError
from workbench.text import folded, shorten

_SEPARATORS = re.compile(r"[\s_-]+")


def choose(what: str, word: str, known: Iterable[str]) -> str:
    """The one of `known` that a person means: case, accents, spaces, "-" and "_" do not matter, and a
    beginning is enough where only one has it.

    Raises `UsageError`, which names the word, lists the known and suggests the nearest. `what` is what
    the words are: "rating".
    """
    typed = _plain(word)
    keys = {_plain(name): name for name in known}
    if typed in keys:
        return keys[typed]
    meant = [name for plain, name in keys.items() if typed and plain.startswith(typed)]
    if len(meant) == 1:
        return meant[0]
    everything = f"{what}s: {', '.join(keys.values())}"
    if len(meant) > 1:
        raise UsageError(f"{what} “{shorten(word, 40)}” can be {' or '.join(meant)}", everything)
    nearest = _nearest(typed, keys)
    hint = f"did you mean {nearest}? {everything}" if nearest else everything
    raise UsageError(f"no {what} “{shorten(word, 40)}”" if typed else f"no {what} given", hint)


def _plain(word: str) -> str:
    return _SEPARATORS.sub("", folded(word))


def _nearest(typed: str, keys: dict[str, str]) -> str:
    from rapidfuzz import fuzz, process

    found = process.extractOne(typed, keys.keys(), scorer=fuzz.ratio, score_cutoff=60)
    return keys[found[0]] if found else ""
