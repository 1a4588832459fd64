"""What a text is about, term by term: words and phrases with the keys by which they can be recognised.

A term has its own stem as first key; a word of a paraphrase group also has the group's ("~leave" for
"left", "pulled out of"), a country, its people and its capital share one ("@us" for "Washington").
"""

from datetime import date
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from workbench.linking import thesaurus
from workbench.linking.dates import Moment, moments
from workbench.linking.names import capitals_tell, is_name
from workbench.linking.polarity import Mode, Negation, modes, negations
from workbench.linking.quantities import Quantity, quantities
from workbench.linking.tables import learned, table
from workbench.linking.voice import mutual, passives
from workbench.linking.words import Word, fold, stem_of, words


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
    mutual: bool  # it tells what is done with one another


@lru_cache(maxsize=8192)
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
        frozenset((x.stem, y.stem) for x, y in pairwise(all_words)),
        " ".join(sorted(low)),
        names,
        frozenset(key for term in found for key in term.keys if key[0] != "@"),
        tells,
        passives(all_words, names),
        mutual(all_words),
    )


def _terms(all_words: list[Word], taken: set[int], denied: dict[int, int], tells: bool) -> list[Term]:
    found = []
    stop, common, rare, meant = _stop(), frequencies(), learned("rarest"), _meanings(all_words)
    at = 0
    while at < len(all_words):
        word = all_words[at]
        length, keys = (0, ()) if at in taken else _phrase(all_words, at)
        if not keys and (at in taken or word.low in stop or (len(word.stem) < 2 and not word.text.isupper())):
            at += 1
            continue
        length = length or 1
        last = all_words[at + length - 1]
        keys = keys or (word.stem,)
        place = keys[-1][0] == "@"
        groups, scenes = meant.get(at, _NOTHING)
        found.append(
            Term(
                word.start,
                last.end,
                word.text if length == 1 else " ".join(w.text for w in all_words[at : at + length]),
                at,
                keys + groups,
                max(common.get(w.stem, rare) for w in all_words[at : at + length]),
                place or is_name(word, at, tells, common),
                place,
                denied.get(at, -1),
                scenes,
            )
        )
        at += length
    return found


def _phrase(all_words: list[Word], at: int) -> tuple[int, tuple[str, ...]]:
    """The longest phrase of the tables that begins at a word: its length in words, and its keys."""
    for stems, keys in phrases().get(all_words[at].stem, ()):
        length = len(stems)
        if length == 1 or tuple(w.stem for w in all_words[at : at + length]) == stems:
            return length, keys
    return 0, ()


class _Meaning(NamedTuple):
    groups: tuple[str, ...] = ()
    scenes: tuple[int, ...] = ()


_NOTHING = _Meaning()


def _meanings(all_words: list[Word]) -> dict[int, _Meaning]:
    """What the thesaurus knows of the words, by index. A phrase lends its groups to all its words, so that
    "heavy rain" meets "downpour" and still shares "rain" with "rain".
    """
    known, openers = thesaurus.meanings(), thesaurus.openers()
    found: dict[int, _Meaning] = {}
    for at, word in enumerate(all_words):
        if word.stem in known:
            found[at] = _joined(found.get(at), *known[word.stem])
        if word.stem not in openers:
            continue
        phrase = word.stem
        for end in range(at + 1, min(at + thesaurus.LONGEST, len(all_words))):
            phrase += "_" + all_words[end].stem
            if phrase in known:
                for inside in range(at, end + 1):
                    found[inside] = _joined(found.get(inside), *known[phrase])
    return found


def _joined(one: _Meaning | None, groups: tuple[str, ...], scenes: tuple[int, ...]) -> _Meaning:
    return _Meaning(groups, scenes) if one is None else _Meaning(one.groups + groups, one.scenes + scenes)


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """First stem → (stems of the phrase, its keys), longest first."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for group in table("paraphrases"):
        for phrase in group:
            groups.setdefault(_stems(phrase), []).append("~" + "_".join(_stems(group[0])))
    for place, names in table("places").items():
        for name in names:
            groups.setdefault(_stems(name), []).append("@" + place)
    del groups[("us",)]  # in lower case a pronoun
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
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
