"""Names of one text that the other does not know, and names in the very place of another."""

from workbench.linking.sides import Alignment, Instead
from workbench.linking.terms import Facts, Term


def strangers(both: Alignment) -> int:
    """How many names each text has, at the least, of which the other has no part.

    Who leads a text is often called otherwise ("Washington", "the minister"), and whose a person is may go without
    saying ("India's Modi"): these do not count.
    """
    if not any(term.name for term in both.only_a) or not any(term.name for term in both.only_b):
        return 0
    leading = {term.at for slot in both.instead if slot.leads for term in (slot.a, slot.b)}
    return min(_unknown(both.a, both.only_a, leading), _unknown(both.b, both.only_b, leading))


def _unknown(facts: Facts, only: list[Term], leading: set[int]) -> int:
    lone = {term.at for term in only}
    count = 0
    for name in facts.full_names:
        if all(term.at in lone for term in name) and name[0].at not in leading:
            count += not _says_whose(facts, name[-1], lone)
    return count


def _says_whose(facts: Facts, last: Term, lone: set[int]) -> bool:
    """Whether a place stands right before a name that both texts have: "US Attorney General Holder"."""
    following = last.after
    return last.place and following in facts.names and following not in lone


def in_one_place(both: Alignment, slot: Instead) -> int:
    """How many of the words right before and right after two names are the same: 0, 1 or 2."""
    a, b, at, to = both.a.words, both.b.words, slot.a.at, slot.b.at
    before = at > 0 < to and a[at - 1].stem == b[to - 1].stem and not a[at].after_break
    at, to = slot.a.after, slot.b.after
    behind = at < len(a) and to < len(b) and a[at].stem == b[to].stem and not a[at].after_break
    return before + behind
