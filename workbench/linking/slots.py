"""What a value is the value of, in words: "how many: people killed", "how long: arms embargo"."""

from collections.abc import Sequence
from typing import Protocol

from workbench.linking.quantities import Quantity
from workbench.linking.tables import listed
from workbench.linking.terms import Facts, Term
from workbench.records import SlotKind

_BEFORE, _AFTER = 3, 3  # words in which what is counted, and what happened to it, are looked for
_ASKED = {
    "time": "how long",
    "length": "how far",
    "money": "how much",
    "percent": "what share",
    "rank": "which place",
    "": "how many",
}
_HEDGES = frozenset(listed("least most nearly almost about around estimated exactly approximately roughly"))
_QUESTION = {SlotKind.DATE: "when", SlotKind.NAME: "which name", SlotKind.PLACE: "where"}


class Spanned(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def named(kind: SlotKind, facts: Facts, value: Spanned, values: Sequence[str]) -> str:
    """The slot that a value of a text fills, with `values`, all that fill it, where they are the question."""
    about = _about(facts, value)
    if kind is SlotKind.YES_NO:
        words = list(dict.fromkeys(value for value in values if not value.startswith("not ")))
        asked = words[:1] if len(words) < len(set(values)) else words[:2]
        return f"whether {' or '.join(asked)}" + (f": {about}" if about else "")
    question = _ASKED.get(value.dimension, "how much") if isinstance(value, Quantity) else _QUESTION[kind]
    return f"{question}: {about}" if about else question


def _about(facts: Facts, value: Spanned) -> str:
    """The words around a value that say what it is about: what follows it, then what stands before."""
    words = facts.words
    first = next((at for at, word in enumerate(words) if word.end > value.start), len(words))
    after = next((at for at, word in enumerate(words) if word.start >= value.end), len(words))
    following = _terms(facts, range(after, min(after + _AFTER, len(words))))
    before = _terms(facts, range(first - 1, max(first - 1 - _BEFORE, -1), -1))
    return " ".join(term.text for term in (*following[:2], *before[:1]))


def _terms(facts: Facts, near: range) -> list[Term]:
    """The content words at some places, the nearest first, as far as the clause goes."""
    by_place = {term.at: term for term in facts.terms}
    found = []
    for at in near:
        if near.step > 0 and facts.words[at].after_break:
            break
        term = by_place.get(at)
        if term and not term.name and term.text.lower() not in _HEDGES:
            found.append(term)
        if near.step < 0 and facts.words[at].after_break:
            break
    return found
