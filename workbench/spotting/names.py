"""The people of an article: who "Zarif", "he" and "the minister" are, by their fullest name in it."""

import re
from bisect import bisect_left
from typing import NamedTuple

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
    "economist researcher scientist expert activist"
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
_HE = words(
    "aaron adam alan albert alex alexander ali andrew anthony antonio barack ben benjamin bernie bill bob brad brian "
    "bruce carl carlos charles chris christopher chuck colin craig dan daniel david dean dennis dick don donald doug "
    "edward emmanuel eric frank fred gary george gerald giorgos glenn greg hamid harold harry hassan henry howard hugh "
    "hussein ian ivan jack jacob jake james jared jason javad jeff jeffrey jeremy jerry jesse jim jimmy joe joel john "
    "jon jonathan jose joseph josh juan justin keith ken kenneth kevin kim larry lee leo lindsey luca luis marco "
    "mario mark martin matt matthew max michael mike mitch mitt mohammad mohammed nicholas nick nigel noah oliver oscar "
    "patrick paul peter phil philip rand ralph ray recep richard rick rob robby robert roberto roger ron ronald "
    "russell ryan sam samuel scott sean sebastian sergei sergey simon stephen steve steven stuart ted terry thomas "
    "tim timothy tom tony tyler victor viktor vladimir volodymyr walter wayne william xavier"
)
_SHE = words(
    "abigail alice alison amanda amy andrea angela anita ann anna anne annie barbara becky beth betty brenda carol "
    "caroline carolyn catherine cathy charlotte cheryl christina christine cindy claire clara condoleezza cynthia "
    "debbie deborah debra diana diane donna dorothy elaine eleanor elena elizabeth ellen emily emma erin eva fatima "
    "fiona frances gina grace hannah heather heidi helen hillary hope huma irene jacqueline jane janet janice jean "
    "jennifer jenny jessica jill joan joanna joyce judith judy julia julie karen kate katherine kathleen kathy katie "
    "kellyanne kelly kim kristen laura lauren laurie linda lisa liz loretta lorraine louise lucy lydia lynn madeleine "
    "margaret maria marie marilyn martha mary megan melania melissa michelle monica nancy natalie nicola nicole olivia "
    "pamela patricia patty paula phyllis rachel rebecca regina rosa rose ruth sally samantha sandra sara sarah sharon "
    "shirley sophia sophie stefania stephanie sue susan suella suzanne sylvia tammy teresa theresa tina tulsi ursula "
    "valerie vanessa veronica victoria virginia vivian wendy yvette yvonne"
)
_NAME_WORD = r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|St)\.|[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'-]*)"
_RUN = re.compile(rf"{_NAME_WORD}(?: (?:(?:al|de|bin|van|von|der|la|le|el|da|dos|ibn) )?{_NAME_WORD})*")
_POSSESSIVE = re.compile(r"[’']s?$")
_WINDOW = 1500  # characters back in which a pronoun finds its name


class Mention(NamedTuple):
    """A person named at `start`, by the fullest name."""

    start: int
    end: int
    name: str
    subject: bool  # not somebody's possession, nor behind a preposition


class People:
    """Who is named in a text, and where.

    Names are found by capitals, given names and titles; a surname alone stands for the first full name
    that ends in it. There is no gazetteer: a name in a script without capitals is not found.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        runs = [(match.start(), match.group()) for match in _RUN.finditer(text)]
        self._full = _full_names(text, runs)
        self.mentions = [mention for start, run in runs for mention in self._mentions(start, run)]
        self._starts = [mention.start for mention in self.mentions]
        self._strangers = [start for start, run in runs if self._is_stranger(start, run)]

    def full(self, name: str) -> str:
        """The fullest name for one that may be a surname only; itself if none is known."""
        return self._full.get(name.rpartition(" ")[2], name) if name else name

    def known(self, name: str) -> bool:
        """Whether a name stands for a person of this text."""
        return name.rpartition(" ")[2] in self._full

    def before(self, place: int, pronoun: str) -> str:
        """The person that "he" or "she" at `place` most likely is; "" if there is nobody to be.

        The last one who was a subject, rather one whose given name fits, rather in the nearest paragraph. Nobody,
        where the same sentence names someone else before it who may be meant: a wrong name is worse than none.
        """
        first = bisect_left(self._starts, place - _WINDOW)
        last = bisect_left(self._starts, place)
        fitting = [m for m in self.mentions[first:last] if gender(m.name) in {"", pronoun}]
        if not fitting:
            return ""
        paragraph = self._text.rfind("\n\n", 0, fitting[-1].start)
        likely = max(fitting, key=lambda m: (m.subject, m.start > paragraph, bool(gender(m.name)), m.start))
        return "" if self._stranger_between(likely.end, place) else likely.name

    def _stranger_between(self, start: int, place: int) -> bool:
        """Whether a name that is nobody's known stands in the sentence of `place`, behind `start`."""
        sentence = max(self._text.rfind(end, start, place) for end in (". ", "? ", "! ", "\n"))
        at = bisect_left(self._strangers, max(start, sentence))
        return at < len(self._strangers) and self._strangers[at] < place

    def _is_stranger(self, start: int, run: str) -> bool:
        """Whether a run may be a person by surname only, as a subject."""
        low = _POSSESSIVE.sub("", run).lower()
        if " " in run or low != run.lower() or run.isupper() or low in _PLACES | _NOT_NAMES | TITLES:
            return False
        opens = self._text[max(0, start - 3) : start].strip(" “\"'‘(")[-1:] in {"", ".", "!", "?", "\n", ":"}
        named = not opens or _acts(
            self._text, start + len(run)
        )  # any word that opens a sentence has a capital
        return named and run not in self._full and not self._behind(start)

    def _behind(self, start: int) -> bool:
        """Whether a preposition or the like stands right before."""
        return self._text[max(0, start - 12) : start].rstrip().rpartition(" ")[2].lower() in _BEHIND

    def _mentions(self, start: int, run: str) -> list[Mention]:
        found = []
        for match in re.finditer(r"[^ ]+", run):
            word = _POSSESSIVE.sub("", match.group().rstrip("."))
            name = self._full.get(word)
            if name:
                owner = match.group() != word and not match.group().endswith(".")
                subject = not owner and not self._behind(start)
                found.append(Mention(start + match.start(), start + match.end(), name, subject))
        return found


_BEHIND = words("of with by for to from against about on at and meet asked told")


def gender(name: str) -> str:
    """ "he", "she" or "" for a name, by the given name."""
    first = name.partition(" ")[0].lower()
    he, she = first in _HE, first in _SHE
    return "" if he == she else "he" if he else "she"


def person_in(run: str) -> str:
    """The personal name in a run of capitalised words: owners, titles, roles and places taken off; or ""."""
    parts = run.split()
    owner = next((at + 1 for at, part in enumerate(parts[:-1]) if _POSSESSIVE.search(part)), 0)
    parts = [_POSSESSIVE.sub("", part) for part in parts[owner:]]
    given = next(
        (at for at, part in enumerate(parts[:-1]) if part.lower() in _HE or part.lower() in _SHE), None
    )
    if given is not None:
        return " ".join(parts[given:])
    title = max((at + 1 for at, part in enumerate(parts) if part.lower() in TITLES), default=0)
    parts = parts[title:]
    while parts and (parts[0].lower() in _PLACES or parts[0].lower() in _NOT_NAMES):
        parts.pop(0)
    if len(parts) > 4 or any(part.lower() in _PLACES for part in parts):
        return ""
    return " ".join(parts)


def _full_names(text: str, runs: list[tuple[int, str]]) -> dict[str, str]:
    """Surname → fullest name, for everybody who is named in full or with a title."""
    full: dict[str, str] = {}
    for start, run in runs:
        parts = run.split()
        name = person_in(run)
        if not name or name.isupper():
            continue
        titled = len(name.split()) < len(parts) and parts[0].lower() in TITLES
        given = name.split()[0].lower()
        named = len(name.split()) > 1 and (
            given in _HE or given in _SHE or titled or _acts(text, start + len(run))
        )
        surname = name.rpartition(" ")[2]
        longer = len(name.split()) > len(full.get(surname, "").split())
        if (named or titled) and longer and len(surname) > 1:
            full[surname] = name
    return full


_ACTS = re.compile(
    r" (?:has |have |had |also )?(?:[a-z]+ed|[a-z]+ew|sa(?:id|ys)|told|tells|wrote|met|left|sold|won|went|came|took)\b"
    r"|,? who\b|, (?:\d\d|an?|the)\b"
)


def _acts(text: str, place: int) -> bool:
    """Whether what was named before `place` behaves as a person does."""
    return _ACTS.match(text, place) is not None
