"""Quotations that several texts share: one speaker's words, which a second report of them does not confirm."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

_LEAST = 5  # words in a row: fewer are a name, a title, or how one says such things
_WORD = re.compile(r"\w+")
_Run = tuple[str, ...]


def shared(quoted: Mapping[int, Sequence[str]]) -> list[tuple[str, tuple[int, ...]]]:
    """Which of some texts (ids) quote the same words, and the shortest of their quotations, by the lowest id.

    `quoted` has the quotations of each. Cost is linear in them.
    """
    holders: dict[_Run, dict[int, str]] = defaultdict(dict)
    for id, quotations in quoted.items():
        for said in quotations:
            for run in _runs(said):
                kept = holders[run].setdefault(id, said)
                if len(said) < len(kept):
                    holders[run][id] = said
    groups: dict[tuple[int, ...], str] = {}
    for held in holders.values():
        if len(held) > 1:
            ids = tuple(sorted(held))
            groups[ids] = min(
                [*held.values(), *filter(None, [groups.get(ids)])], key=lambda said: (len(said), said)
            )
    return _widest(groups)


def _widest(groups: Mapping[tuple[int, ...], str]) -> list[tuple[str, tuple[int, ...]]]:
    """The groups that are no part of a larger one."""
    found: list[tuple[str, tuple[int, ...]]] = []
    for ids, said in sorted(groups.items(), key=lambda group: (-len(group[0]), group)):
        if not any(set(ids) <= set(others) for _, others in found):
            found.append((said, ids))
    return sorted(found, key=lambda group: group[1])


def _runs(said: str) -> Iterator[_Run]:
    words = [word[:40] for word in _WORD.findall(said.casefold())]
    return (tuple(words[at : at + _LEAST]) for at in range(len(words) - _LEAST + 1))
