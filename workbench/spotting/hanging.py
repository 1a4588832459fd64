"""What hangs on what in a claim: a phrase goes with the one that it hangs on, and a tied one stays with it."""

from typing import NamedTuple

from workbench.spotting.cues import CUES
from workbench.spotting.names import TITLES
from workbench.spotting.phrases import Phrase, is_dated
from workbench.spotting.predicates import BE, CLAUSE_WORDS, PREPOSITIONS, is_figure
from workbench.spotting.tokens import CONJUNCTIONS, words

_CLAUSES = CLAUSE_WORDS | {"clause", "ing", "ed", "verb", "second verb", "to do"}
_CONDITIONS = words("if unless except without or nor")  # without them a claim says more than its sentence
_NEGATIONS = words("not no never none nobody nothing neither nor few hardly cannot")
_UTMOST = words(
    "first last only most least highest lowest largest biggest smallest worst best longest shortest oldest youngest "
    "deadliest richest record every all any"
)
_PASSIVE = BE | words("been being")
_PAIRED = words("between both either neither from")
_COMPLEMENTS = frozenset(
    {"noun", "second verb", "to do", "that", "ing", "as", "what", "how", "why", "whether"}
)
# Verbs by their stems, and the prepositions that their sense needs.
_GOVERNED = {
    (stem, preposition)
    for preposition, stems in {
        "with": "charg provid deal dealt compl agree assist coincid compar collid diagnos fac tamper threaten suppl",
        "of": "accus consist convict acquit approv dispos depriv strip consist warn die complain",
        "on": "depend rel focus insist base impos agree rul vot centr center hing report embark call",
        "in": "result involv participat engag invest interfer succeed fail locat aris found",
        "from": "result stem suffer com benefit exclud deriv withdr resign originat remov recover pull bar range prevent",
        "to": "lead led amount refer relat belong return agree appl contribut respond object admit transfer mov chang plead "
        "sentenc happen add limit attribut expos subject due put",
        "for": "call account ask apply vot wait look search pay paid allow responsib",
        "by": "react",
        "at": "aim arriv look",
        "into": "turn divid chang enter look run fall",
        "against": "vot fight guard discriminat",
        "over": "preside tak",
        "through": "put go",
    }.items()
    for stem in stems.split()
}
# Words that an infinitive completes.
_OPEN = words(
    "appear appears appeared seem seems seemed tend tends tended continue continues continued begin begins began fail fails "
    "failed try tries tried want wants wanted need needs needed start starts started refuse refuses refused decline declines "
    "declined manage manages managed intend intends intended threaten threatens threatened able unable ready willing likely "
    "unlikely due set choice power right chance ability attempt effort decision plan bid order"
)
_BARS = words(
    "stop stops stopped prevent prevents prevented bar bars barred ban bans banned keep keeps kept block blocks blocked"
)
_ENDING = 3  # letters of -ing
# Verbs, by their beginnings, that move somebody to do something.
_MOVES = tuple(
    words(
        "ask allow requir forc order urg tell told help want expect enabl encourag permit caus instruct persuad advis "
        "forbid forbad warn lead led press invit"
    )
)


FREE = 0
TIED = 1
CLAUSE = 2  # a verb and the word that opens its clause
CORE = 3  # subject, verb and object of the claim


class Hold(NamedTuple):
    """`parent` is the phrase that one hangs on (-1: none); `tied` is how firmly it stays with it, FREE to CORE."""

    parent: int
    tied: int


def holds(found: list[Phrase]) -> list[Hold]:
    """For each phrase, what it hangs on. One phrase, the main verb or else the first, hangs on nothing."""
    return _Tree(found).linked


class _Tree:
    """Phrases are hung up from left to right; an aside between two pauses hangs on what stands before it."""

    def __init__(self, found: list[Phrase]) -> None:
        self._found = found
        self._verb = next((at for at, phrase in enumerate(found) if phrase.kind == "verb"), 0)
        self._subject = self._find_subject()
        self._denied = not _NEGATIONS.isdisjoint(found[self._verb].lows) or any(
            low.endswith("n't") for low in found[self._verb].lows
        )
        self.linked: list[Hold] = []
        self._before_aside = -1  # the phrase in front of an aside that is still open
        for at in range(len(found)):
            self.linked.append(self._hold(at))

    def _find_subject(self) -> int:
        """The phrase that the main verb is about: the first noun, behind what opens the sentence."""
        nouns = [at for at in range(self._verb) if self._found[at].kind == "noun"]
        doing = next((at for at in range(min(2, self._verb)) if self._found[at].kind == "ing"), None)
        if doing is not None and not any(phrase.mark for phrase in self._found[1 : self._verb + 1]):
            return doing  # "Adding it to salt is"
        last = self._verb - 1
        if last > 0 and len(self._found[last].words) == 1 and is_figure(self._found[last].lows[0]):
            last -= 1  # "The director, Ana Ruiz, 29, is"
        if last > 0 and self._is_named(last):
            return last
        if not nouns:
            return max(self._verb - 1, 0)
        opened = (at for at in nouns if self._found[at].mark)
        return nouns[0] if nouns[0] == 0 else next(opened, nouns[0])

    def _is_named(self, at: int) -> bool:
        """Whether a phrase is the name of what is described in front of it: "The mayor of the town, Ana Ruiz, …"."""
        phrase, before = self._found[at], self._found[at - 1]
        between = at > 0 and phrase.mark == "," and self._found[self._verb].mark == ","
        if not between or self._found[0].kind != "noun" or len(phrase.words) < 2:
            return False
        described = not before.words[-1].is_capital or self._found[0].lows[-1] in TITLES
        return described and all(word.is_capital for word in phrase.words)

    def _hold(self, at: int) -> Hold:
        if at in (self._verb, self._subject):
            self._before_aside = -1
            return Hold(-1 if at == self._verb else self._verb, CORE)
        if at < self._subject:
            return self._in_front(at)
        hold = self._behind_subject(at)
        if self._found[at].mark:
            opens = self._before_aside < 0 and hold.parent == at - 1
            self._before_aside = at - 1 if opens else -1
        elif at > self._verb and hold.tied == FREE and self._limits(at):
            return Hold(hold.parent, TIED)
        return hold

    def _in_front(self, at: int) -> Hold:
        """What opens a sentence goes as a whole, up to its pause; a condition does not go."""
        phrase = self._found[at]
        if at == 0:
            return Hold(self._verb, TIED if phrase.kind in _CONDITIONS else FREE)
        loose = phrase.mark or self._found[0].kind == "noun"  # "The mayor of the town, Ana Ruiz"
        return Hold(at - 1, FREE if loose else TIED)

    def _behind_subject(self, at: int) -> Hold:
        phrase, before = self._found[at], self._found[at - 1]
        clause = self._clause(at)
        if phrase.kind == "second verb":
            opened = self._found[clause].kind in CLAUSE_WORDS or self._found[clause].kind == "clause"
            return Hold(clause if opened else at - 1, CLAUSE)
        if phrase.kind in _CONDITIONS:
            return Hold(clause if phrase.kind in {"if", "unless"} else at - 1, TIED)
        if phrase.kind in CONJUNCTIONS:
            return self._joined(at, clause)
        if phrase.mark:
            return self._behind_pause(at)
        if at == self._verb + 1:
            return Hold(self._verb, self._core(at))
        if phrase.kind == "to do" and (opener := self._opener(at)) < at - 1:
            return Hold(opener, TIED)
        if phrase.kind == "that" and _says_when(before):  # "found last winter that"
            return Hold(clause, TIED)
        if at > self._verb and (_says_when(phrase) or phrase.kind == "by") and before.lows[-1] not in BE:
            return Hold(clause, FREE)
        moves = phrase.kind == "to do" and self._found[max(at - 2, 0)].lows[-1].startswith(_MOVES)
        paired = phrase.kind == "to" and before.kind == "from"
        tied = (
            moves
            or paired
            or (before.kind == "ed" and len(before.words) == 1)
            or phrase.kind == "noun"
            or _completes(before, phrase)
            or _names(before, phrase)
            or self._is_bare(at - 1, phrase)
            or (phrase.kind == "from" and not _BARS.isdisjoint(before.lows))
        )
        return Hold(at - 1, TIED) if tied else Hold(self._near(at), FREE)

    def _opener(self, at: int) -> int:
        """The phrase in front that an infinitive completes, past a date: "failed in August to pass the bill"."""
        up = at - 1
        while up > 0 and _says_when(self._found[up]):
            up -= 1
        return up if self._found[up].lows[-1] in _OPEN else at - 1

    def _is_bare(self, at: int, behind: Phrase) -> bool:
        """Whether the phrase at `at` says nothing without the one behind it: "to get around it", "in terms of"."""
        phrase = self._found[at]
        if len(phrase.words) != 2:
            return False
        if phrase.kind in CONJUNCTIONS:
            before = self._found[max(at - 4, 0) : at]
            return phrase.words[1].text.islower() and any(one.kind == "to do" for one in before)
        return phrase.kind == "to do" or (phrase.kind in PREPOSITIONS and behind.kind == "of")

    def _near(self, at: int) -> int:
        """What a loose phrase goes with: past the phrases in front of it that may go without it."""
        up = at - 1
        if self._found[at].kind not in PREPOSITIONS or self._found[at].kind == "of":
            return up
        while (
            up >= 0
            and self.linked[up].tied == FREE
            and self._found[up].kind in PREPOSITIONS
            and self._found[up].kind != "of"  # "the source of iodine" is no source
            and not any(
                low.endswith("ing") for low in self._found[up].lows
            )  # "on Monday pledging aid to Iran"
            and self.linked[up].parent >= 0
        ):
            up = self.linked[up].parent
        return up

    def _core(self, at: int) -> int:
        """How firmly the phrase right behind the main verb stays: "voted for the bill", "was arrested in Lund"."""
        phrase, verb = self._found[at], self._found[self._verb]
        if phrase.kind == "noun" or verb.lows[-1] in BE:
            return CORE
        passive = not _PASSIVE.isdisjoint(verb.lows)
        return TIED if _completes(verb, phrase) or not (passive or is_dated(phrase)) else FREE

    def _behind_pause(self, at: int) -> Hold:
        if self._before_aside >= 0:
            tied = at < self._verb and self._found[at].kind != "noun"
            return Hold(self._before_aside, TIED if tied else FREE)
        near = self._found[at].mark == "," or at < self._verb
        return Hold(at - 1 if near else self._verb, FREE)

    def _limits(self, at: int) -> bool:
        """Whether a phrase limits a denial or a record: "has not sold ships to Iran", "the largest dam in Europe"."""
        return self._denied or not _UTMOST.isdisjoint(self._found[at - 1].lows)

    def _clause(self, at: int) -> int:
        """The phrase that opens the clause in which a phrase stands."""
        up = at - 1
        while up >= 0 and not self._is_clause(up) and self.linked[up].parent >= 0:
            up = self.linked[up].parent
        return up if up >= 0 else self._verb

    def _is_clause(self, at: int) -> bool:
        """Whether dates hang on a phrase: it holds a verb, or is an aside of its own."""
        phrase = self._found[at]
        return phrase.kind in _CLAUSES or (bool(phrase.mark) and at > self._verb)

    def _joined(self, at: int, clause: int) -> Hold:
        """What "and …" hangs on: a verb is joined to the clause, a noun to the noun in front."""
        lows = self._found[at].lows
        if at < self._verb:
            return Hold(at - 1, TIED)
        verbal = (len(lows) > 1 and lows[1].endswith("ed")) or (
            at + 1 < len(self._found) and self._found[at + 1].kind == "second verb"
        )
        if verbal:
            return Hold(clause, FREE)
        return Hold(at - 1, TIED if self._found[at - 1].kind in _PAIRED else FREE)


def _names(before: Phrase, phrase: Phrase) -> bool:
    """Whether "of …" is part of a name or owns what follows: Church of Scientology, the board of Lund's port."""
    if phrase.kind != "of":
        return False
    owns = any(low.endswith("'s") for low in phrase.lows[:-1])
    return owns or (before.words[-1].is_capital and phrase.words[-1].is_capital)


def _says_when(phrase: Phrase) -> bool:
    return is_dated(phrase) and phrase.kind != "of"


def _completes(before: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase completes the verb at the end of the one in front."""
    last = before.lows[-1]
    if last in BE or last == "having" or before.kind == "second verb":
        return True
    if phrase.kind == "to do" and (before.kind in {"ed", "to do", "for"} or last in _OPEN):
        return True
    if phrase.kind in _COMPLEMENTS:
        return before.kind == "verb" or last in CUES
    return any(
        (last[:size], phrase.kind) in _GOVERNED for size in range(max(3, len(last) - _ENDING), len(last) + 1)
    )
