"""What a text is about, term by term: words and phrases with the keys by which they can be recognised.

A term has its own stem as first key; a word of a paraphrase group also has the group's ("~leave" for
"left", "pulled out of"), a country, its people and its capital share one ("@us" for "Washington").
"""

from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from workbench.linking import thesaurus
from workbench.linking.dates import moments
from workbench.linking.moment import Moment
from workbench.linking.names import capitals_tell, is_name
from workbench.linking.polarity import Mode, Negation, modes, negations
from workbench.linking.quantities import Quantity, quantities
from workbench.linking.tables import learned, listed, table
from workbench.linking.voice import mutual, passives
from workbench.linking.words import Word, fold, stem_of, words

_SET_OFF = frozenset(listed("instead rather merely nothing none wrong contrary unlike despite"))
_COMPASS = frozenset(listed("eastern western northern southern central east west north south"))


class Term(NamedTuple):
    """One content word or phrase: `text[start:end]`; `weight` is how rare it is (idf); `at` its first word."""

    start: int
    end: int
    text: str
    at: int
    keys: tuple[str, ...]
    weight: float
    name: bool  # a place or another name
    place: bool
    denial: int  # the index of the negation in whose scope it stands; -1: none, or two that cancel out
    scenes: tuple[int, ...] = ()  # of the thesaurus

    @property
    def denied(self) -> bool:
        """Whether the text denies it."""
        return self.denial >= 0

    @property
    def after(self) -> int:
        """The index of the word after it."""
        return self.at + 1 + self.text.count(" ")


class Facts(NamedTuple):
    """All that comparing looks at in one text."""

    text: str
    plain: str  # folded words, one space between
    words: list[Word]
    terms: list[Term]
    quantities: list[Quantity]
    moments: list[Moment]
    negations: list[Negation]
    modes: list[Mode]
    weights: dict[str, float]  # key → weight of its term, figures and years too
    bigrams: frozenset[tuple[str, str]]
    sorted: str  # `plain` with its words in order
    names: frozenset[int]  # the indexes at which names begin, or words that have a capital like one
    said: frozenset[str]  # all keys but those of places, which stand for several names
    cased: bool  # capitals mark names in it
    passives: tuple[int, ...]  # the indexes of each "by" before who did it
    full_names: list[list[Term]]  # terms in a row that make one name
    mutual: bool  # it tells what is done with one another
    scenes: frozenset[int]  # of the thesaurus, of all its terms
    set_off: bool  # it tells what is not so, or against what it is


@lru_cache(maxsize=2048)
def facts(text: str, day: date | None = None) -> Facts:
    """Read a text: its terms, quantities, dates and negations, each with its span.

    `day` is the one it was published on: "Thursday", "yesterday" and "last year" are reckoned from it.
    """
    all_words = words(text)
    dates, dated = moments(text, all_words, day)
    figures, counted = quantities(text, all_words, dated)
    denials = negations(text, all_words)
    denied: dict[int, int] = {}
    for cue, denial in enumerate(denials):
        for at in denial.scope:
            denied[at] = -1 if denied.get(at, -1) >= 0 else cue
    tells = capitals_tell(all_words)
    found = _terms(all_words, dated | counted, denied, tells)
    names = frozenset(term.at for term in found if term.name or (tells and term.text[0].isupper()))
    low = [word.low for word in all_words]
    weights = {key: term.weight for term in found for key in term.keys}
    said = frozenset([key for key in weights if key[0] != "@"])
    weights.update((f"{figure.raw:g}", learned("rarest") / 2) for figure in figures)
    weights.update((str(one.year), learned("rarest") / 2) for one in dates if one.year)
    if low and not weights:
        weights[" ".join(low)] = learned("rarest")  # small words only: it is known by all of them
    return Facts(
        text,
        " ".join(low),
        all_words,
        found,
        figures,
        dates,
        denials,
        modes(all_words, dated),
        weights,
        frozenset(pairwise([word.stem for word in all_words])),
        " ".join(sorted(low)),
        names,
        said,
        tells,
        passives(all_words, names),
        _full_names(all_words, found),
        mutual(all_words),
        frozenset([scene for term in found for scene in term.scenes]),
        not _SET_OFF.isdisjoint(low),
    )


def _full_names(all_words: list[Word], terms: list[Term]) -> list[list[Term]]:
    """Terms in a row that make one name; a place, or whose a thing is, ends it. "Eastern" and the like are none."""
    found: list[list[Term]] = []
    end = -1
    for term in terms:
        if not term.name or all_words[term.at].low in _COMPASS:
            continue
        if term.at == end and not all_words[end].after_break:
            found[-1].append(term)
        else:
            found.append([term])
        end = -1 if term.place or term.text.endswith(("'s", "’s")) else term.after
    return found


def says_nothing(text: str) -> bool:
    """Whether a text has but figures, dates, names and small words: by itself it states nothing."""
    known = facts(text)
    if not (known.terms or known.quantities or known.moments):
        return False
    return all(term.name and term.text[0].isupper() for term in known.terms)


_Phrases = list[tuple[tuple[str, ...], tuple[str, ...]]]  # stems of each, and its keys
_Meaning = tuple[tuple[str, ...], tuple[int, ...]]  # groups and scenes of the thesaurus


class _Known(NamedTuple):
    """What the tables know of a word."""

    small: bool
    weight: float
    phrases: _Phrases  # that it begins, the longest first
    groups: tuple[str, ...]  # of the thesaurus
    scenes: tuple[int, ...]
    opens: bool  # a phrase of the thesaurus


@lru_cache(maxsize=50_000)
def _known(low: str, stem: str) -> _Known:
    groups, scenes = thesaurus.meanings().get(stem, ((), ()))
    return _Known(
        low in _stop(),
        frequencies().get(stem, learned("rarest")),
        phrases().get(stem, []),
        groups,
        scenes,
        stem in thesaurus.beginnings(),
    )


def _terms(all_words: list[Word], taken: set[int], denied: dict[int, int], tells: bool) -> list[Term]:
    found = []
    common = frequencies()
    known = [_known(word.low, word.stem) for word in all_words]
    lent = _lent(all_words, known)
    after = 0
    for at, word in enumerate(all_words):
        if at < after or at in taken:
            continue
        small, weight, begun, groups, scenes, _ = known[at]
        length, keys = _phrase(all_words, at, begun) if begun else (1, ())
        if not keys:
            if small or (len(word.stem) < 2 and not word.text.isupper()):
                continue
            keys = (word.stem,)
        after = at + length
        end, said = word.end, word.text
        if length > 1:
            end, said = all_words[after - 1].end, " ".join([w.text for w in all_words[at:after]])
            weight = max([one.weight for one in known[at:after]])
        if at in lent:
            groups, scenes = lent[at]
        place = keys[-1][0] == "@"
        name = place or is_name(word, at, tells, common)
        denial = denied.get(at, -1)
        found.append(Term(word.start, end, said, at, keys + groups, weight, name, place, denial, scenes))
    return found


def _phrase(all_words: list[Word], at: int, begun: _Phrases) -> tuple[int, tuple[str, ...]]:
    """The longest of the phrases that begin with a word: its length in words, and its keys."""
    for stems, keys in begun:
        length = len(stems)
        if length == 1 or tuple([word.stem for word in all_words[at : at + length]]) == stems:
            return length, keys
    return 1, ()


def _lent(all_words: list[Word], known: list[_Known]) -> dict[int, _Meaning]:
    """Groups and scenes of the words that stand in a phrase of the thesaurus, by index: their own, and its.

    A phrase lends its groups to all its words, so that "heavy rain" meets "downpour" and still shares "rain"
    with "rain".
    """
    meanings, beginnings = thesaurus.meanings(), thesaurus.beginnings()
    lent: dict[int, _Meaning] = {}
    for at, one in enumerate(known):
        own = (one.groups, one.scenes)
        if at in lent:
            lent[at] = _joined(lent[at], own)
        if not one.opens:
            continue
        phrase, end = all_words[at].stem, at + 1
        while phrase in beginnings and end < len(all_words):
            phrase, end = f"{phrase}_{all_words[end].stem}", end + 1
            if phrase in meanings:
                lent.setdefault(at, own)
                for inside in range(at, end):
                    lent[inside] = _joined(lent.get(inside, ((), ())), meanings[phrase])
    return lent


def _joined(one: _Meaning, other: _Meaning) -> _Meaning:
    return one[0] + other[0], one[1] + other[1]


@cache
def phrases() -> dict[str, _Phrases]:
    """First stem → (stems of the phrase, its keys), longest first."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for group in table("paraphrases"):
        for phrase in group:
            groups.setdefault(_stems(phrase), []).append("~" + "_".join(_stems(group[0])))
    for place, names in table("places").items():
        for name in names:
            groups.setdefault(_stems(name), []).append("@" + place)
    del groups[("us",)]  # in lower case a pronoun
    by_first: dict[str, _Phrases] = {}
    for stems, keys in sorted(groups.items(), key=lambda item: -len(item[0])):
        by_first.setdefault(stems[0], []).append((stems, ("_".join(stems), *dict.fromkeys(keys))))
    return by_first


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem_of(fold(word)) for word in phrase.replace("-", " ").split())


@cache
def _stop() -> frozenset[str]:
    return frozenset(table("stop").split())


@cache
def frequencies() -> dict[str, float]:
    """Stem → idf, for the stems of ordinary text; a stem that is missing is as rare as can be."""
    return {
        stem: idf for idf, stems in learned("idf").items() for stem in stems.split() for idf in (float(idf),)
    }
