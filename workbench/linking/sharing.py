"""Which terms of two texts are the same: by stem, paraphrase, place, form, spelling, initials."""

from workbench.linking.names import abbreviates, spelled_alike
from workbench.linking.sides import MANY, Alignment, Pair
from workbench.linking.terms import Term

_HOW = {"@": "place", "~": "paraphrase"}  # by how a key begins
_PREFIX = 5  # words with so many first letters in common count as forms of one word


def share_terms(both: Alignment) -> None:
    """Pair the terms of two texts that say the same; what remains is `only_a` and `only_b`.

    First by the same stem, then by what else terms are known by, so that no paraphrase takes a word's place.
    """
    left_b: dict[int, Term] = {term.at: term for term in both.b.terms}
    own: dict[str, list[Term]] = {}
    for term in reversed(both.b.terms):
        own.setdefault(term.keys[0], []).append(term)
    rest: list[Term] = []
    for term in both.a.terms:
        same = own.get(term.keys[0])
        if same:
            other = same.pop()
            del left_b[other.at]
            both.shared.append(Pair(term, other, "same"))
        else:
            rest.append(term)
    _share_forms(both, _share_keys(both, rest, left_b), left_b)


def _share_keys(both: Alignment, terms: list[Term], left_b: dict[int, Term]) -> list[Term]:
    """Second pass: paraphrases, places, words of a phrase; what is left of `terms`."""
    by_key: dict[str, list[Term]] = {}
    for term in left_b.values():
        for key in term.keys:
            by_key.setdefault(key, []).append(term)
    rest: list[Term] = []
    for term in terms:
        found = None if by_key.keys().isdisjoint(term.keys) else _by_key(term, by_key, left_b)
        if found is None:
            rest.append(term)
            continue
        other, key = found
        del left_b[other.at]
        both.shared.append(Pair(term, other, _HOW.get(key[0], "form")))
    return rest


def _by_key(term: Term, by_key: dict[str, list[Term]], left_b: dict[int, Term]) -> tuple[Term, str] | None:
    """The first term left that has a key of this one, and the key."""
    for key in term.keys:
        for other in by_key.get(key, ()):
            if other.at in left_b:
                return other, key
    return None


def _share_forms(both: Alignment, rest: list[Term], left_b: dict[int, Term]) -> None:
    """Third pass: words said twice in one text, and words that look alike."""
    by_start: dict[str, list[Term]] = {}
    for term in left_b.values():
        by_start.setdefault(term.keys[0][:_PREFIX], []).append(term)
    for term in rest:
        if not both.b.said.isdisjoint(term.keys):
            continue  # a repetition of what is matched already
        start = term.keys[0][:_PREFIX]
        alike = by_start.get(start) if len(start) == _PREFIX else None
        if alike:
            other = alike.pop(0)
            del left_b[other.at]
            both.shared.append(Pair(term, other, "form"))
        else:
            both.only_a.append(term)
    both.only_b = [term for term in left_b.values() if both.a.said.isdisjoint(term.keys)]
    _share_names(both)


def _share_names(both: Alignment) -> None:
    """Last pass: names spelled otherwise, and names cut to their first letters."""
    for term in [term for term in both.only_a if term.name][:MANY]:
        other = next(
            (o for o in both.only_b[:MANY] if o.name and spelled_alike(term.keys[0], o.keys[0])), None
        )
        if other is not None:
            both.only_a.remove(term)
            both.only_b.remove(other)
            both.shared.append(Pair(term, other, "form"))
    for only, words, rest in (
        (both.only_a, both.b.words, both.only_b),
        (both.only_b, both.a.words, both.only_a),
    ):
        capitals = [term for term in only[:MANY] if term.text.isupper()]
        for term in [term for term in capitals if abbreviates(term.text, words)]:
            only.remove(term)
            initials = set(term.text.lower())
            rest[:] = [o for o in rest if not (o.name and o.text[0].lower() in initials)]
