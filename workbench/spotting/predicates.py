"""The verb that carries a claim, and the clauses inside it, told by closed classes and verb forms without a tagger."""

from functools import lru_cache

from workbench.spotting.lexicon import BY_WORD
from workbench.spotting.tokens import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    Token,
    words,
)
from workbench.spotting.tokens import PREPOSITIONS as _COMMON
from workbench.spotting.verbs import BASES, finite_at, may_be_finite

PREPOSITIONS = _COMMON | words("behind beside besides below above along inside outside beyond past")
BE = words("is are was were am be been being isn't aren't wasn't weren't")
_HAVE = words("has have had having hasn't haven't hadn't")
_ADVERBS = words(
    "also already now then still instead again ever just only even soon long often twice once more almost nearly not "
    "never no longer ago too so far yet both all later first"
)
_NOT_LAST = words("only almost nearly both all even first more no so far ago yet")  # belong to what follows
_PARTICIPLES = words(
    "been begun bought broken brought built burnt caught chosen come cut dealt done drawn driven drunk eaten fallen fed "
    "felt fought found frozen given gone grown had heard held hidden hit hurt kept known laid led left lent let lit lost "
    "made meant met paid put quit read run said seen sent set shot shown shut sold sought spent split spread stolen "
    "stood struck stuck sworn swept taken taught thought thrown told torn understood upheld withdrawn won worn written"
)
ONLY_FINITE = AUXILIARIES | words(
    "became began blew broke chose did drank drew drove ate fell flew forbade forgot froze gave grew knew ran rang rose "
    "sang sank saw shook showed shrank spoke stole swore threw took tore underwent undertook was were went withdrew woke "
    "wore wrote"
)
CLAUSE_WORDS = words(
    "that because if although though unless whereas whether where who which whose whom what why how when while"
)
SOMETIMES = words("since until after before as than once")  # open a clause, or a phrase
_DIGITS = frozenset("0123456789$€£¥")
_NUMERALS = frozenset(word for word, kinds in BY_WORD.items() if "numeral" in kinds)
SUBJECTS = words("they we you i")
_NO_VERB = words("in of by for with at from into without about behind between among against during per")
_ADJECTIVE = ("al", "ic", "ous", "ive", "ful", "ary", "less", "able", "ible")
_FUSED = words("he she it they we i you that there here what who")  # with their verb: it's, they've
_MEASURES = words("early much many well such far soon late long little few high low")
OPENERS = words(
    "back earlier later instead almost even only elsewhere early late meanwhile overall today here there"
)
_NAMED = words("called named labelled labeled dubbed nicknamed titled entitled")
_EXPECTED = words("as than")
_PARTICLES = words("up out down off back away together apart over through")
_LOOK = 10  # words in which a clause shows its verb


_PAUSES = frozenset({",", ";", ":", "—", "–", "-", "--", "…", ".", "!", "?", "|"})
_GLUE = frozenset("-–/&+°#@_·’'")


def plain(found: list[Token]) -> tuple[list[Token], list[str]]:
    """The words among tokens, with the pause in front of each; brackets and quotation marks are passed over."""
    kept: list[Token] = []
    marks: list[str] = []
    mark, depth = "", 0
    for at, token in enumerate(found):
        text = token.text
        if text in {"(", "[", ")", "]"}:
            depth = max(0, depth + (1 if text in {"(", "["} else -1))
        elif depth:
            continue
        elif kept and kept[-1].end == token.start and _is_glued(found, at):
            last = kept[-1]
            kept[-1] = Token(last.text + text, last.low + token.low, last.start, token.end)
        elif text == "." and kept and len(kept[-1].text) == 1 and kept[-1].is_capital and not mark:
            kept[-1] = Token(kept[-1].text + ".", kept[-1].low + ".", kept[-1].start, token.end)
        elif token.is_word or text == "&":
            kept.append(token)
            marks.append(mark if len(kept) > 1 else "")
            mark = ""
        elif text in _PAUSES:
            mark = "," if text == "," and mark in {"", ","} else "—"
    if depth or not kept:  # a bracket that is never closed takes nothing away, nor one around everything
        bare = [token for token in found if token.text not in {"(", "[", ")", "]"}]
        return plain(bare) if len(bare) < len(found) else (kept, marks)
    return kept, marks


def _is_glued(found: list[Token], at: int) -> bool:
    """Whether a token goes on the word in front of it: 2006–2009, US$, km/h."""
    text, before = found[at].text, found[at - 1].text
    if text in _GLUE:
        return at + 1 < len(found) and found[at + 1].start == found[at].end and found[at + 1].is_word
    return text in {"%", "$", "€", "£", "¥"} or before in _GLUE or before in {"$", "€", "£", "¥"}


class Clause:
    """The words of a claim, with the pause in front of each, and its main verb group `verb:verb_end` (empty: none)."""

    def __init__(self, found: list[Token], marks: list[str]) -> None:
        self.words, self.marks = found, marks
        self.lows = [word.low for word in found]
        self.finite = [self._is_finite(at) for at in range(len(found))]
        self._opening = CLAUSE_WORDS | SOMETIMES
        self.verb, self.verb_end = self._main()
        if not self.verb_end and not SOMETIMES.isdisjoint(self.lows):
            self._opening = (
                CLAUSE_WORDS  # "The mayor after the vote will go": a phrase, for there is one verb
            )
            self.verb, self.verb_end = self._main()

    def low(self, at: int) -> str:
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def _is_finite(self, at: int) -> bool:
        low = self.lows[at]
        if not may_be_finite(low) and (at == 0 or self.lows[at - 1] not in SUBJECTS):
            return False
        if "'" in low and low.partition("'")[0] in _FUSED:
            return True
        if at and (
            self.words[at].text == "May" or (low not in AUXILIARIES and self.lows[at - 1] in _NO_VERB)
        ):
            return False
        if self.low(at - 1) in _EXPECTED and self.is_past(at):
            return False  # "as promised"
        if low.endswith("s") and low not in AUXILIARIES and self.low(at - 1).endswith(_ADJECTIVE):
            return False  # "ethical lapses"
        if finite_at(self.words, at) or self._is_third_person(at):
            return True
        before = self.low(at - 1)
        if (
            low in BASES
            and before.endswith("s")
            and not before.endswith(("'s", "ss", "us"))
            and not is_closed(before)
        ):
            return self.low(at + 1) == "to" or self.low(at + 1) in DETERMINERS or self.low(at + 1) == "that"
        plain = before in SUBJECTS and not self.marks[at] and self.words[at].text.islower()
        return plain and self.lows[at] not in _ADVERBS and not is_closed(self.lows[at])

    def _is_third_person(self, at: int) -> bool:
        """Whether a word in -s stands between a name and an object: "Mills forwards an email"."""
        low = self.lows[at]
        named = (
            at > 0 and self.words[at - 1].is_capital and not self.marks[at] and self.words[at].text.islower()
        )
        return named and low.endswith("s") and "'" not in low and self.low(at + 1) in ARTICLES

    def _main(self) -> tuple[int, int]:
        """The main verb group; empty where none is seen. Verbs of clauses inside are passed over."""
        pending, at = 0, self._behind_opening()
        while at < len(self.words):
            if self.opens_clause(at) and (at or self.lows[0] != "that"):
                pending += 1
            elif (at or "'" in self.lows[0]) and self.finite[at] and (pending or not self._is_reduced(at)):
                if not pending or self._closes_aside(at):
                    return at, self._group_end(at)
                pending -= 1
                at = self._group_end(at) - 1
            at += 1
        return 0, 0

    def _closes_aside(self, at: int) -> bool:
        """Whether a helper verb stands behind the second pause: "The form, which they say has 40 pages, must"."""
        closed = sum(map(bool, self.marks[: at + 1])) % 2 == 0
        return bool(self.marks[at]) and closed and self.lows[at] in AUXILIARIES

    def _behind_opening(self) -> int:
        """Where the sentence goes on behind "In a poll published on Friday," if a verb is still to come."""
        low = self.low(1) if self.lows[0] == "even" else self.lows[0]
        opens = (is_closed(low) and low not in DETERMINERS) or low in OPENERS or low.endswith("ing")
        if not opens:
            return 0
        starts = [
            at for at in range(1, len(self.words)) if self.marks[at] and self.lows[at] not in CONJUNCTIONS
        ]
        pause = starts[0] if starts else 0
        subordinate = low in CLAUSE_WORDS or low in SOMETIMES or low in OPENERS
        if (
            low in CLAUSE_WORDS
        ):  # its own verb stands before the pause: "While standard, criminal and health checks go on, …"
            pause = next((at for at in starts if any(self.finite[1:at])), pause)
        plain = any(
            self.finite[at] and (not self.is_past(at) or self.lows[at - 1] in PRONOUNS)
            for at in range(1, pause)
        )
        if (plain and not subordinate) or (self._is_listed(pause) and low not in CLAUSE_WORDS):
            return 0
        verbs = (at for at in range(pause + 1, len(self.words)) if self.finite[at])
        return pause if any(not (self.is_past(at) and self.low(at + 1) == "by") for at in verbs) else 0

    def _is_listed(self, at: int) -> bool:
        """Whether a pause belongs to a list: "standard, criminal, and health checks"."""
        for then in range(at, min(at + 4, len(self.words))):
            if self.lows[then] in CONJUNCTIONS:
                return bool(self.marks[then])
        return False

    def opens_clause(self, at: int) -> bool:
        low = self.lows[at]
        behind = self.low(at + 1)
        if is_year(behind) or (low == "than" and is_figure(behind)):
            return False  # since 2003, more than 100
        if low not in self._opening:
            return False
        if low == "that" or low in SOMETIMES:
            return self._verb_follows(at) and not self.is_measured(at)
        return True

    def is_measured(self, at: int) -> bool:
        """Whether a word opens no clause but goes on a measure: as early as, such as, since then."""
        if self.low(at + 1) == "then" or (self.lows[at] == "as" and self.low(at + 1) == "of"):
            return True
        return self.lows[at] == "as" and self.low(at - 1) in _MEASURES

    def _verb_follows(self, at: int) -> bool:
        """Whether a finite verb comes soon, before a pause."""
        for behind in range(at + 1, min(at + _LOOK, len(self.words))):
            if self.marks[behind] or self.lows[behind] in CLAUSE_WORDS:
                return False
            if self.finite[behind]:
                return behind > at + 1 or self.lows[at] == "that" or "'" in self.lows[behind]
        return False

    def _is_reduced(self, at: int) -> bool:
        """Whether a past form only tells of the noun in front: "iodine released from milk has been"."""
        low, before, behind = self.lows[at], self.low(at - 1), self.low(at + 1)
        if low in ONLY_FINITE or not (low.endswith("ed") or low in _PARTICIPLES) or before in PRONOUNS:
            return False
        if self.marks[at]:
            return self._is_aside(at)
        if (
            low not in _NAMED
            and behind not in PREPOSITIONS
            and behind not in WEEKDAYS
            and not behind.endswith("ly")
            and behind not in _PARTICLES
        ):
            return False
        for then in range(at + 1, len(self.words)):
            if self.lows[then] in CONJUNCTIONS and self.is_past(min(then + 1, len(self.words) - 1)):
                continue  # "damaged by floods and closed to lorries will reopen"
            if self.marks[then] or self.lows[then] in CONJUNCTIONS or self.lows[then] in CLAUSE_WORDS:
                return self.marks[then] == "," and self.finite[then]
            if self.finite[then] and (self.lows[then] in AUXILIARIES or not self.lows[then].endswith("ed")):
                return True
        return False

    def _is_aside(self, at: int) -> bool:
        """Whether a pause opens an aside that a verb follows: ", signed in May, bound them"; it may also close one."""
        if sum(map(bool, self.marks[: at + 1])) % 2 == 0:
            return False
        close = next((then for then in range(at + 1, len(self.words)) if self.marks[then]), 0)
        return bool(close) and (self.finite[close] or self.finite[min(close + 1, len(self.words) - 1)])

    def _group_end(self, at: int) -> int:
        """Behind the words of one verb: has not yet been taken, will stop."""
        end, helper = at + 1, self.lows[at]
        while end < len(self.words) and not self.marks[end]:
            low = self.lows[end]
            particle = low in _PARTICLES and self.low(end + 1) != "of" and not is_figure(self.low(end + 1))
            since = low == "since" and helper in _HAVE
            if low in AUXILIARIES or low in _ADVERBS or since or (low.endswith("ly") and len(low) > 4):
                end += 1
            elif particle and helper not in AUXILIARIES:
                return end + 1
            elif helper in AUXILIARIES and self._follows_helper(end, helper):
                particle = self.low(end + 1) in _PARTICLES and not (
                    end + 1 < len(self.marks) and self.marks[end + 1]
                )
                return end + 1 + (particle and self.low(end + 2) != "of" and not is_figure(self.low(end + 2)))
            else:
                break
        while end > at + 1 and self.lows[end - 1] in _NOT_LAST:
            end -= 1
        return end

    def _follows_helper(self, at: int, helper: str) -> bool:
        low = self.lows[at]
        if low in _PARTICIPLES or (low.endswith(("ed", "en", "ing")) and len(low) > 4):
            return True
        return (
            helper not in BE and helper not in _HAVE and self.words[at].text.islower() and not is_closed(low)
        )

    def is_past(self, at: int) -> bool:
        low = self.lows[at]
        return low not in ONLY_FINITE and (low.endswith("ed") or low in _PARTICIPLES)

    def awaited(self, at: int) -> bool:
        """Whether a clause opened shortly before still waits for its verb."""
        for back in range(at - 1, max(self.verb_end, at - _LOOK) - 1, -1):
            if self.finite[back]:
                return False
            if self.opens_clause(back):
                return True
        return False


@lru_cache(maxsize=20_000)
def is_closed(low: str) -> bool:
    """Whether a word is of a closed class, or an adverb."""
    return (
        low in PREPOSITIONS
        or low in SUBORDINATORS
        or low in DETERMINERS
        or low in CONJUNCTIONS
        or (low.endswith("ly") and len(low) > 4)
    )


@lru_cache(maxsize=20_000)
def is_figure(low: str) -> bool:
    """Whether a word is a number, in digits or in letters."""
    return low[:1] in _DIGITS or low in _NUMERALS


def is_year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low[:2] in {"18", "19", "20"}
