"""The people of an article: who "Zarif" and "Mr. Holm" are, by their fullest name in it."""

import re
from bisect import bisect_left
from typing import NamedTuple

from workbench.spotting.gender import HE, SHE, gender, role_gender
from workbench.spotting.tokens import MONTHS, WEEKDAYS, words

TITLES = words(
    "mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady sen sen. senator rep rep. "
    "representative congressman congresswoman gov gov. governor president vice prime minister secretary chancellor "
    "deputy foreign undersecretary ambassador general gen gen. lt lt. col col. colonel major maj captain capt capt. "
    "sgt sgt. sergeant judge justice king queen prince princess pope bishop archbishop cardinal rabbi imam "
    "ayatollah sheikh mayor sheriff chief director chairman chairwoman chair ceo fm pm mp commissioner spokesman "
    "spokeswoman spokesperson coach officer attorney lawyer analyst editor reporter author leader candidate nominee "
    "democrat republican democratic former ex-president first interim acting home shadow state defense defence "
    "interior finance health education treasury national security adviser advisor manager strategist pollster "
    "economist researcher scientist expert activist retired outgoing incoming late ex-minister inspector superintendent "
    "detective constable councillor councilor alderman admiral commander bailiff baroness"
)
# Capitalised words that are never part of a person's name, or open a sentence.
_NOT_NAMES = (
    WEEKDAYS
    | MONTHS
    | words(
        "the a an this that these those he she it they we i you his her its their our my in on at by for from with to of "
        "as but and or so if when while after before since although though however meanwhile also even still yet not no "
        "what who why how where which there here now then some many most all both another other one two three four five "
        "according despite during under over until because such well yes no of course later earlier finally asked "
        "first second last next new recent several figures teams critics officials researchers "
        "nobody somebody everybody anybody someone everyone anyone nothing something everything people"
    )
)
_PLACES = words(
    "iran russia china us u.s. u.s uk u.k. eu un u.n. america france germany italy spain turkey syria israel iraq "
    "lebanon afghanistan ukraine poland mexico canada australia india japan korea washington moscow london paris "
    "beijing tehran brussels berlin united states kingdom nations white house congress senate parliament council "
    "university court ministry department committee agency bureau institute commission association church party "
    "press news times post journal magazine network media group company corporation bank union league "
    "organization organisation foundation office service police navy army force street city county state republic "
    "north south east west middle new york california texas florida american russian iranian chinese british french "
    "german israeli turkish syrian european african asian"
)
_NAME_WORD = (  # begins with a class, which `re` finds fast
    r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:(?<=[A-Z])\.(?:[A-Z]\.)*|(?:(?<=M)(?:rs?|s)|(?<=D)r|(?<=P)rof|(?<=S)(?:en|gt|t)|(?<=R)ep"
    r"|(?<=G)(?:ov|en)|(?<=L)t|(?<=C)(?:ol|apt))\.|[\w’'-]*)"
)
_RUN = re.compile(rf"{_NAME_WORD}(?: (?:(?:al|de|bin|van|von|der|la|le|el|da|dos|ibn) )?{_NAME_WORD})*")
_POSSESSIVE = re.compile(r"[’']s?$")
_MOST = 4  # words of a name; a longer run is a headline
_BEHIND = words("of with by for to from against about on at and meet asked told")


class Mention(NamedTuple):
    """A person named at `start`, by the fullest name."""

    start: int
    end: int
    name: str
    subject: bool  # not somebody's possession, nor behind a preposition


class People:
    """Who is named in a text, and where.

    Names are found by capitals, given names and titles; a surname alone stands for the full name that ends
    in it. There is no gazetteer: a name in a script without capitals is not found.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        runs = [(match.start(), match.group()) for match in _RUN.finditer(text)]
        self._named = {run: person_in(run) for run in {run for _, run in runs}}
        self._full = self._full_names(runs)
        self._given = _given_names(self._full)
        self._gender: dict[str, str] = {}
        self._runs = runs
        self.mentions = [mention for start, run in runs if (mention := self._mention(start, run))]
        self._starts = [mention.start for mention in self.mentions]

    def full(self, name: str, title: str = "") -> str:
        """The fullest name for one that may be a surname only; itself if none is known."""
        *given, surname = (name.title() if name.isupper() else name).split() or [""]
        known = self._full.get(surname)
        if not known:
            return self._given.get(surname, name) if not given else name
        if given:
            return next((one for one in known if _same_given(one, given[0])), name)
        who = role_gender(title)
        return next((one for one in known if who and gender(one) == who), known[0])

    def known(self, name: str) -> bool:
        """Whether a name stands for a person of this text."""
        last = name.rpartition(" ")[2]
        return last in self._full or name in self._given or (name.isupper() and last.title() in self._full)

    def gender(self, name: str) -> str:
        """ "he", "she" or "" for a person of this text, by given name, or by title: "Ms. Ruiz"."""
        return gender(name) or self._gender.get(name, "")

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in `text[start:end]`."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def stranger_between(self, start: int, end: int) -> Mention | None:
        """The last surname in `text[start:end]` that is nobody's known, but behaves as a person does."""
        first = bisect_left(self._runs, (start, ""))
        last = bisect_left(self._runs, (end, ""))
        return next((m for run in reversed(self._runs[first:last]) if (m := self._stranger(*run))), None)

    def _stranger(self, start: int, run: str) -> Mention | None:
        """A run as somebody named by surname only."""
        if not is_surname(run) or self.known(run) or self._behind(start):
            return None
        return Mention(start, start + len(run), run, True) if _acts(self.text, start + len(run)) else None

    def _behind(self, start: int) -> bool:
        """Whether a preposition or the like stands right before."""
        return self._word_before(start) in _BEHIND

    def _word_before(self, start: int) -> str:
        return self.text[max(0, start - 16) : start].rstrip().rpartition(" ")[2].lower()

    def _mention(self, start: int, run: str) -> Mention | None:
        name = self._named[run]
        if not name or not self.known(name):
            return None
        title = run.removesuffix(name)
        name = self.full(name, title)
        if not gender(name) and name not in self._gender:
            who = role_gender(title) or role_gender(self._word_before(start))
            if who:
                self._gender[name] = who
        subject = _POSSESSIVE.search(run) is None and not self._behind(start)
        return Mention(start, start + len(run), name, subject)

    def _full_names(self, runs: list[tuple[int, str]]) -> dict[str, list[str]]:
        """Surname → fullest names, for everybody who is named in full or with a title; the most named first."""
        full: dict[str, list[str]] = {}
        times: dict[str, int] = {}
        for start, run in runs:
            name = self._named[run]
            if not name:
                continue
            times[name] = times.get(name, 0) + 1
            if times[name] == 1 or not full.get(name.rpartition(" ")[2]):
                self._add(full, name, run, start)
        for names in full.values():
            names.sort(key=lambda name: -times.get(name, 0))
        return full

    def _add(self, full: dict[str, list[str]], name: str, run: str, start: int) -> None:
        given, _, surname = name.rpartition(" ")
        first = given.partition(" ")[0]
        if name.isupper() or len(surname) < 2:
            return
        titled = len(name) < len(run) and run.partition(" ")[0].lower() in TITLES
        if not titled and not (
            given and (first.lower() in HE or first.lower() in SHE or _acts(self.text, start + len(run)))
        ):
            return
        names = full.setdefault(surname, [])
        same = next((one for one in names if _same_given(one, first) or " " not in one or not first), None)
        if same is None:
            names.append(name)
        elif len(name.split()) > len(same.split()):
            names[names.index(same)] = name


def _same_given(name: str, first: str) -> bool:
    """Whether a given name, perhaps an initial, is that of a full name."""
    given = name.partition(" ")[0]
    return (
        given == first
        or (first.endswith(".") and given[:1] == first[0])
        or (given[1:2] == "." and given[0] == first[:1])
    )


def _given_names(full: dict[str, list[str]]) -> dict[str, str]:
    """Given name → full name, where it is a common one and only one person has it."""
    given: dict[str, str] = {}
    for name in (name for names in full.values() for name in names):
        first = name.partition(" ")[0]
        if first != name and (first.lower() in HE or first.lower() in SHE):
            given[first] = "" if first in given else name
    return {first: name for first, name in given.items() if name}


def is_surname(run: str) -> bool:
    """Whether one capitalised word may be a surname: no place, title, owner or acronym."""
    low = run.lower()
    known = low in _PLACES or low in _NOT_NAMES or low in TITLES
    return run[:1].isupper() and " " not in run and not (known or run.isupper() or _POSSESSIVE.search(run))


def person_in(run: str) -> str:
    """The personal name in a run of capitalised words: owners, titles, roles and places taken off; or ""."""
    parts = run.split()
    owner = next(
        (at + 1 for at, part in enumerate(parts[:-1]) if part[-2:] in {"'s", "’s"} or part[-1] in "'’"), 0
    )
    parts = parts[owner:] or [""]
    parts[-1] = _POSSESSIVE.sub("", parts[-1])
    low = [part.lower() for part in parts]
    given = next((at for at, part in enumerate(low[:-1]) if part in HE or part in SHE), None)
    if given is not None:
        return " ".join(parts[given:]) if len(parts) - given <= _MOST else ""
    first = max((at + 1 for at, part in enumerate(low) if part in TITLES), default=0)
    while first < len(low) and (low[first] in _PLACES or low[first] in _NOT_NAMES):
        first += 1
    if len(parts) - first > _MOST or any(part in _PLACES for part in low[first:]):
        return ""
    return " ".join(parts[first:])


_ACTS = re.compile(
    r" (?:has |have |had |also )?(?:[a-z]+ed|[a-z]+ew|sa(?:id|ys)|told|tells|wrote|met|left|sold|won|went|came|took|[a-z]{2,}ing)\b"
    r"|,? who\b|, (?:\d\d|an?|the)\b"
)


def _acts(text: str, place: int) -> bool:
    """Whether what was named before `place` behaves as a person does."""
    return _ACTS.match(text, place) is not None
