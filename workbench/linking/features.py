"""A pair as numbers: one value per name in `NAMES`, the same whichever text comes first."""

from math import fsum

from workbench.linking.sides import Alignment
from workbench.linking.strangers import in_one_place, strangers
from workbench.linking.terms import Facts, Term

# What tells whether two texts speak of the same thing; +1 where more means "yes", -1 where it means "no".
ABOUT = {
    "covered, the better side": +1,
    "covered, the worse side": +1,
    "shared of all": +1,
    "rarest missing, the better side": -1,
    "rarest missing, the worse side": -1,
    "letters alike, sorted words": +1,
    "letters alike, shared words": +1,
    "pairs of words": +1,
    "paraphrased, names apart": +1,
    "amount shared": +1,
    "figures on both sides": +1,
    "figures lone": -1,
    "dates on both sides": +1,
    "dates lone": -1,
    "names shared": +1,
    "names missing, the better side": -1,
    "names missing, the worse side": -1,
    "shortness": 0,
    "of one scene, the better side": +1,
    "of one scene, the worse side": +1,
    "rarest shared": +1,
    "second rarest shared": +1,
    "lengths alike": 0,
}
# What tells, of two texts that do, whether they contradict each other.
CONTRADICTION = {
    "figures differ": +1,
    "figures agree": -1,
    "figures lone": 0,
    "dates differ": +1,
    "dates agree": -1,
    "dates lone": 0,
    "denied shared term": +1,
    "negations unanswered": +1,
    "opposites": +1,
    "of one set": +1,
    "another name instead": +1,
    "another place instead": +1,
    "another word instead": +1,
    "roles turned": +1,
    "set off": +1,
    "part of a name instead": +1,
    "name or word instead": +1,
    "name for a place instead": +1,
    "another name leads": +1,
    "another name between the same words": +1,
    "strange names on both sides": +1,
    "standing differs": 0,
    "called off": +1,
    "names missing, the better side": +1,
    "paraphrased of all": -1,
    "shared of all": 0,
}
NAMES = tuple(dict.fromkeys([*ABOUT, *CONTRADICTION]))
MEANING = "alike in meaning"  # one more where a sentence model was asked: the cosine of the two texts


def features(both: Alignment) -> list[float]:
    """The feature vector of an alignment, in the order of `NAMES`."""
    values = _about(both) | _contradiction(both)
    return [values[name] for name in NAMES]


def _about(both: Alignment) -> dict[str, float]:
    from rapidfuzz import fuzz

    a, b = both.a, both.b
    turned = _turned(both)
    slots = [(pair.a.weight, pair.b.weight) for pair in both.shared]
    slots += [(x.weight, y.weight) for x, y in turned]  # "rose" for "fell" is about the same
    shared = fsum([x + y for x, y in slots]) / 2
    only = [both.only_a, both.only_b]
    if turned:
        filled = {id(x) for pair in turned for x in pair}
        only = [[term for term in side if id(term) not in filled] for side in only]
    weights = [[term.weight for term in side] for side in only]
    missing = [fsum(side) for side in weights]
    covered = sorted([shared / (shared + m) if shared else 0.0 for m in missing])
    rarest = sorted([max(side, default=0.0) for side in weights])
    names = sorted([sum([term.name for term in side]) for side in only])
    figures, dates = (
        len(same) + len(other)
        for same, other in ((both.same_figures, both.other_figures), (both.same_dates, both.other_dates))
    )
    whole = shared + sum(missing)
    otherwise = [pair for pair in both.shared if pair.how != "same"]
    paraphrased = fsum([pair.a.weight for pair in otherwise if pair.how in ("paraphrase", "place")])
    scenes = sorted((_of_one_scene(both.only_a, b), _of_one_scene(both.only_b, a)))
    rare = [*sorted([min(slot) for slot in slots], reverse=True)[:2], 0.0, 0.0]
    return {
        "covered, the better side": covered[1],
        "covered, the worse side": covered[0],
        "shared of all": shared / whole if shared else 0.0,
        "rarest missing, the better side": rarest[0] / 10,
        "rarest missing, the worse side": rarest[1] / 10,
        "letters alike, sorted words": fuzz.ratio(a.sorted, b.sorted) / 100,
        "letters alike, shared words": fuzz.token_set_ratio(a.plain, b.plain) / 100,
        "pairs of words": len(a.bigrams & b.bigrams) / (min(len(a.bigrams), len(b.bigrams)) or 1),
        "paraphrased of all": paraphrased / whole if shared else 0.0,
        "paraphrased, names apart": sum([not (pair.a.name or pair.b.name) for pair in otherwise])
        / (len(both.shared) or 1),
        "amount shared": min(shared, 60) / 60,
        "figures on both sides": _few(figures),
        "dates on both sides": _few(dates),
        "names shared": _few(sum([pair.a.name for pair in both.shared])),
        "names missing, the better side": _few(names[0]),
        "names missing, the worse side": _few(names[1]),
        "shortness": 1 / (min(len(a.terms), len(b.terms)) + 1),
        "of one scene, the better side": scenes[1],
        "of one scene, the worse side": scenes[0],
        "rarest shared": rare[0] / 10,
        "second rarest shared": rare[1] / 10,
        "lengths alike": min(len(a.terms), len(b.terms)) / (max(len(a.terms), len(b.terms)) or 1),
    }


def _turned(both: Alignment) -> list[tuple[Term, Term]]:
    """What stands for one another in both texts, each two once."""
    if not (both.opposed or both.excluding or both.instead):
        return []
    turned = [(x, y) for x, y in both.opposed if isinstance(x, Term) and isinstance(y, Term)]
    turned += both.excluding
    turned += [(x.a, x.b) for x in both.instead if x.part or (x.how == 2 and x.a.name and x.b.name)]
    return list({(id(x), id(y)): (x, y) for x, y in turned}.values())


def _contradiction(both: Alignment) -> dict[str, float]:
    a, b = both.a, both.b
    words = [x.how * min(x.a.weight, x.b.weight) for x in both.instead if not (x.a.name or x.b.name)]
    mixed = [x.how for x in both.instead if x.a.name != x.b.name]
    named = [x for x in both.instead if x.a.name and x.b.name]
    names = [x.how for x in named if not (x.leads or x.a.place or x.b.place)]
    places = [x.how for x in named if x.a.place and x.b.place]
    metonyms = [x.how for x in named if x.a.place != x.b.place and not x.leads]
    close = [
        in_one_place(both, x)
        for x in named
        if not x.leads and x.a.text.endswith(("'s", "’s")) == x.b.text.endswith(("'s", "’s"))
    ]
    leading = [x.how for x in named if x.leads and not (x.a.place and x.b.place)]
    return {
        "figures differ": _few(len(both.other_figures)),
        "figures agree": _few(len(both.same_figures)),
        "figures lone": _few(sum(map(len, both.lone_figures))),
        "dates differ": float(bool(both.other_dates)),
        "dates agree": _few(len(both.same_dates)),
        "dates lone": _few(sum(map(len, both.lone_dates))),
        "denied shared term": _denial(both),
        "negations unanswered": _few(abs(both.unanswered[0] - both.unanswered[1])),
        "opposites": _few(len(both.opposed)),
        "of one set": _few(len(both.excluding)),
        "another name instead": max(names, default=0) / 2,
        "another place instead": max(places, default=0) / 2,
        "another word instead": max(words, default=0.0) / 20,
        "roles turned": float(bool(both.swapped)),
        "set off": float(a.set_off != b.set_off),
        "part of a name instead": float(any(x.part for x in both.instead)),
        "name or word instead": max(mixed, default=0) / 2,
        "name for a place instead": max(metonyms, default=0) / 2,
        "another name leads": max(leading, default=0) / 2,
        "another name between the same words": max(close, default=0) / 2,
        "strange names on both sides": _few(strangers(both)),
        "standing differs": float({x.kind for x in a.modes} != {x.kind for x in b.modes}),
        "called off": float(any(x.kind == "off" for x in a.modes) != any(x.kind == "off" for x in b.modes)),
    }


def _denial(both: Alignment) -> float:
    """1 where a text denies, first of all, what the other one has; 1/2 where it does so further on."""
    for pair in both.denied[:40]:
        side, term = (both.a, pair.a) if pair.a.denial >= 0 else (both.b, pair.b)
        scope = side.negations[term.denial].scope
        if term is next(one for one in side.terms if one.at in scope):
            return 1.0
    return 0.5 if both.denied else 0.0


def _of_one_scene(only: list[Term], other: Facts) -> float:
    """The share of the weight of lone terms that belong to a scene of which the other text speaks too."""
    theirs = other.scenes
    if not theirs:
        return 0.0
    within = [term.weight for term in only if term.scenes and not theirs.isdisjoint(term.scenes)]
    return fsum(within) / (fsum([term.weight for term in only]) or 1.0)


def _few(count: int) -> float:
    """0, 1/2, 1 for none, one, and more."""
    return min(count, 2) / 2
