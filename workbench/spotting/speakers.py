"""What to call a source: the fullest name of a person, or the words of the phrase."""

import re
from collections import Counter
from collections.abc import Sequence

from workbench.spotting.contents import Said
from workbench.spotting.gender import FEMALE, MALE, role_gender
from workbench.spotting.names import TITLES, Mention, People, is_surname, person_in
from workbench.spotting.organisations import BODIES, Organisations
from workbench.spotting.pronouns import person_meant
from workbench.spotting.tokens import ARTICLES, words

_NOBODY = words(
    "but and or i we me us my our you your there this what nobody everyone who which that how why where when whom"
)
_HUMAN = (
    MALE
    | FEMALE
    | TITLES
    | words(
        "person resident protester voter witness source speaker guest student teacher doctor nurse driver owner neighbor "
        "neighbour player farmer worker member poster blogger user writer worshipper volunteer survivor victim veteran "
        "friend colleague aide adviser official insider child teenager dentist tourist fan customer passenger"
    )
)
_MARKS = frozenset("\"“„«'‘")
_COUNT = re.compile(r"(?:per ?cent|%)$|^\d+$")  # "39 percent said" in whatever poll
_BRACKETS = re.compile(r" ?\([^()]*\)")  # "(R-Texas)"
_LABEL = re.compile(r"([A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,4}):")
_AWAY = 600  # characters after which "he" is no longer the protester who spoke last
_RUN_IN = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.’'-]*(?: (?:(?:al|de|bin|van|von|der|la|le) )?[A-ZÀ-ÖØ-Þ][\w.’'-]*)*")


class Speakers:
    """Names sources, asked in the order of their cues: who spoke last helps to tell who "he" and "they" are."""

    def __init__(self, text: str, people: People, quoted: Sequence[tuple[int, int]]) -> None:
        self._text, self._people, self._quoted = text, people, quoted
        self._person: Mention | None = None  # who spoke last
        self._stranger: tuple[str, int] = ("", 0)  # somebody without a name who spoke last, and where
        self._group = ""
        self._organisations = Organisations(text)
        self._labels: Counter[str] = Counter()

    def name(self, one: Said) -> str:
        """The fullest name of a person, else the phrase without its article.

        "" where it is the author, or nobody who can be told.
        """
        start, end = one.source
        phrase = _BRACKETS.sub("", " ".join(self._text[start:end].split()))
        low = phrase.lower()
        if low in {"they", "it"}:
            return self._group
        if low in {"he", "she"}:
            name = self._pronoun(one, low)
        elif (
            (low in _NOBODY and phrase != "WHO")
            or not low
            or _COUNT.search(low)
            or (one.cue.text == ":" and not self._is_speaker(phrase, one))
        ):
            return ""
        else:
            name = _person(phrase, self._people) or self._described(_headed(phrase), low, start)
            self._remember(phrase, name, one)
        if self._people.known(name) or is_surname(name):
            self._person, self._stranger = Mention(one.cue.start, one.cue.end, name, True), ("", 0)
        return name

    def _described(self, name: str, low: str, place: int) -> str:
        """What "the board" and "WHO" are, where the text has said so; else the name itself."""
        if name.isupper() and 2 < len(name) < 9:
            return self._organisations.spelt_out(name)
        if low.startswith("the ") and name in BODIES:
            return self._organisations.named_as(name, place) or name
        return name

    def _is_speaker(self, label: str, one: Said) -> bool:
        """Whether what stands before a colon speaks: a person, a name in capitals, or one who does so again."""
        known = self._people.known(person_in(label)) or label.isupper()
        if not self._labels:
            self._labels.update(match[1] for match in _LABEL.finditer(self._text))
        return known or self._labels[label] > 1 or self._text[one.start : one.start + 1] in _MARKS

    def _remember(self, phrase: str, name: str, one: Said) -> None:
        if self._people.known(name):
            return
        self._group = name
        if not name[:1].isupper() and _is_human(phrase.lower()):
            self._stranger = name, one.cue.start

    def _pronoun(self, one: Said, low: str) -> str:
        stranger, place = self._stranger
        if stranger and one.source[0] - place < _AWAY and role_gender(stranger) in {"", low}:
            self._stranger = stranger, one.cue.start
            return stranger
        return person_meant(
            self._people, one.source[0], low, self._quoted, (one.start, one.end), self._person
        )


def _is_human(phrase: str) -> bool:
    heads = re.findall(r"\w+", phrase)
    return not _HUMAN.isdisjoint(heads) or any(word.endswith(("man", "woman", "ist")) for word in heads)


def _headed(phrase: str) -> str:
    """A phrase without its article and its apposition."""
    head, _, rest = phrase.partition(",")[0].strip().partition(" ")
    return rest if head.lower() in ARTICLES and rest else f"{head} {rest}".strip()


def _person(phrase: str, people: People) -> str:
    """The person that a phrase names, as a man or woman and not as an owner: not in "Clinton's campaign"."""
    head, _, apposition = phrase.partition(",")
    if apposition:
        return _person(head, people) or _person(apposition.partition(",")[0].strip(), people)
    runs = list(_RUN_IN.finditer(phrase))
    for run in reversed(runs):
        before = phrase[: run.start()].rpartition(" ")[0].split()
        if run.end() < len(phrase) and not _of(phrase[run.end() :]):
            continue
        name = person_in(run.group())
        if not name or (
            before
            and run.start()
            and before[-1].lower() in {"for", "of", "to", "from", "at"}
            and len(runs) == 1
        ):
            continue
        if people.known(name) or (
            run.end() == len(phrase) and len(name.split()) > 1 and _titled(phrase, run)
        ):
            return people.full(name, run.group().removesuffix(name))
    return ""


def _of(rest: str) -> bool:
    """Whether what follows a name only places it: "Ingram of The Globe"."""
    return re.match(r" (?:of|for|from|at|with|in)\b|\(|,", rest) is not None


def _titled(phrase: str, run: re.Match[str]) -> bool:
    return any(word.lower() in TITLES for word in phrase.split()) or run.start() == 0
