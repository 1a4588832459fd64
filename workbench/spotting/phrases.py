"""A claim cut into phrases: a shallow parse by closed classes, pauses and verb forms; there is no tagger.

A phrase opens at a preposition, a conjunction, a clause word or a participle, behind a pause, and where a new
noun phrase begins.
"""

from typing import NamedTuple

from workbench.spotting.lexicon import BY_WORD
from workbench.spotting.tokens import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    Token,
    words,
)
from workbench.spotting.tokens import PREPOSITIONS as _COMMON
from workbench.spotting.verbs import BASES, finite_at

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
_ONLY_FINITE = AUXILIARIES | words(
    "became began blew broke chose did drank drew drove ate fell flew forbade forgot froze gave grew knew ran rang rose "
    "sang sank saw shook showed shrank spoke stole swore threw took tore underwent undertook was were went withdrew woke "
    "wore wrote"
)
CLAUSE_WORDS = words(
    "that because if although though unless whereas whether where who which whose whom what why how when while"
)
_SOMETIMES = words("since until after before as than once")  # open a clause, or a phrase
_TIMES = WEEKDAYS | words(
    "year years month months week weeks day days night morning afternoon evening hour hours minutes decade decades "
    "century weekend summer winter spring autumn season ago time moment"
)
_DATES = _TIMES | MONTHS
_DIGITS = frozenset("0123456789$€£¥")
_NUMERALS = frozenset(word for word, kinds in BY_WORD.items() if "numeral" in kinds)
_SHARES = words(
    "one part half third quarter majority most many some none all each any number rate percent cent group handful "
    "series lack set total share amount level type kind sort piece risk lot couple pair dozens hundreds thousands "
    "millions billions tens more less fewer both several much few two three four five six seven eight nine ten out"
)
_SUBJECTS = words("they we you i")
_MEASURES = words("early much many well such far soon late long little few high low")
_ROUGHLY = words("about around over under above below at")
_OPENERS = words(
    "back earlier later almost even only elsewhere early late meanwhile overall today here there"
)
_PERSONS = _SUBJECTS | words("he she it")
_PARTICLES = words("up out down off back away together apart over through")
_NOUNS_IN_ING = words(
    "building meeting posting funding training housing warning ruling spending hearing rating shooting bombing killing "
    "feeling meaning opening beginning ending evening morning wedding painting landing filing finding offering "
    "outstanding missing leading existing remaining growing rising sitting voting working learning hearing processing "
    "nothing anything everything something during according ceiling manufacturing engineering broadcasting banking "
    "swimming running shopping nursing driving drinking boarding dining planning polling trading racing cooking heating "
    "sailing skiing hunting boxing teaching cycling walking counting publishing recycling shipping clothing advertising "
    "marketing accounting catering betting gambling mining farming fishing parking lending wellbeing offspring"
)
_LOOK = 8  # words in which a clause shows its verb


class Phrase(NamedTuple):
    """A run of words, the pause in front of it, and its kind: the word that opens it, or what it is.

    Kinds beside words: verb, noun, time, ing, ed, to do, clause, second verb.
    """

    words: list[Token]
    lows: list[str]
    mark: str
    kind: str


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
    if depth:  # a bracket that is never closed takes nothing away
        return plain([token for token in found if token.text not in {"(", "[", ")", "]"}])
    return kept, marks


def _is_glued(found: list[Token], at: int) -> bool:
    """Whether a token goes on the word in front of it: 2006–2009, US$, km/h."""
    text, before = found[at].text, found[at - 1].text
    if text in _GLUE:
        return at + 1 < len(found) and found[at + 1].start == found[at].end and found[at + 1].is_word
    return text in {"%", "$", "€", "£", "¥"} or before in _GLUE or before in {"$", "€", "£", "¥"}


class Reading:
    """The words of a claim, with the pause in front of each, and what they look like."""

    def __init__(self, found: list[Token], marks: list[str]) -> None:
        self.words, self.marks = found, marks
        self.lows = [word.low for word in found]
        self.finite = [self._is_finite(at) for at in range(len(found))]
        self.verb, self.verb_end = self._main()

    def phrases(self) -> list[Phrase]:
        """The phrases, in order. The main verb group is one of its own, of the kind "verb"."""
        starts = [at for at in range(len(self.words)) if at == 0 or self._opens(at)]
        return [
            Phrase(self.words[first:last], self.lows[first:last], self.marks[first], self._kind(first, last))
            for first, last in zip(starts, [*starts[1:], len(self.words)], strict=True)
        ]

    def _low(self, at: int) -> str:
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def _is_finite(self, at: int) -> bool:
        low = self.lows[at]
        if at and (
            self.words[at].text == "May" or (low.endswith("ed") and self.lows[at - 1] in PREPOSITIONS)
        ):
            return False
        if finite_at(self.words, at):
            return True
        before = self._low(at - 1)
        if (
            low in BASES
            and before.endswith("s")
            and not before.endswith(("'s", "ss", "us"))
            and not _is_closed(before)
        ):
            return (
                self._low(at + 1) == "to" or self._low(at + 1) in DETERMINERS or self._low(at + 1) == "that"
            )
        plain = before in _SUBJECTS and not self.marks[at] and self.words[at].text.islower()
        return plain and self.lows[at] not in _ADVERBS and not _is_closed(self.lows[at])

    def _main(self) -> tuple[int, int]:
        """The main verb group; empty where none is seen. Verbs of clauses inside are passed over."""
        pending, at, first = 0, self._behind_opening(), 0
        while at < len(self.words):
            if self._opens_clause(at):
                pending += 1
            elif at and self.finite[at] and (pending or not self._is_reduced(at)):
                if not pending:
                    return at, self._group_end(at)
                pending -= 1
                first = first or at
                at = self._group_end(at) - 1
            at += 1
        return (first, self._group_end(first)) if first else (0, 0)

    def _behind_opening(self) -> int:
        """Where the sentence goes on behind "In a poll published on Friday," if a verb is still to come."""
        if not (_is_closed(self.lows[0]) and self.lows[0] not in DETERMINERS) and not self.lows[0].endswith(
            "ing"
        ):
            return 0
        pauses = (at for at in range(1, len(self.words)) if self.marks[at])
        pause = next((at for at in pauses if self.lows[at] not in CONJUNCTIONS), 0)
        plain = any(self.finite[at] and not self._is_past(at) for at in range(1, pause))
        subordinate = self.lows[0] in CLAUSE_WORDS or self.lows[0] in _SOMETIMES
        if (plain and not subordinate) or self._is_listed(pause):
            return 0
        return pause if any(self.finite[pause + 1 :]) else 0

    def _is_listed(self, at: int) -> bool:
        """Whether a pause belongs to a list: "standard, criminal, and health checks"."""
        for then in range(at, min(at + 4, len(self.words))):
            if self.lows[then] in CONJUNCTIONS:
                return bool(self.marks[then])
        return False

    def _opens_clause(self, at: int) -> bool:
        low = self.lows[at]
        if low == "that" or low in _SOMETIMES:
            return self._verb_follows(at) and not self._is_measured(at)
        return low in CLAUSE_WORDS

    def _is_measured(self, at: int) -> bool:
        """Whether a word opens no clause but goes on a measure: as early as, such as, since then."""
        if self._low(at + 1) == "then":
            return True
        return self.lows[at] == "as" and self._low(at - 1) in _MEASURES

    def _verb_follows(self, at: int) -> bool:
        """Whether a finite verb comes soon, before a pause."""
        for behind in range(at + 1, min(at + _LOOK, len(self.words))):
            if self.marks[behind] or self.lows[behind] in CLAUSE_WORDS:
                return False
            if self.finite[behind]:
                return behind > at + 1 or self.lows[at] == "that"
        return False

    def _is_reduced(self, at: int) -> bool:
        """Whether a past form only tells of the noun in front: "iodine released from milk has been"."""
        low, before, behind = self.lows[at], self._low(at - 1), self._low(at + 1)
        if low in _ONLY_FINITE or not (low.endswith("ed") or low in _PARTICIPLES) or before in PRONOUNS:
            return False
        if self.marks[at]:
            return self._is_aside(at)
        if (
            behind not in PREPOSITIONS
            and behind not in WEEKDAYS
            and not behind.endswith("ly")
            and behind not in _PARTICLES
        ):
            return False
        for then in range(at + 1, len(self.words)):
            if self.lows[then] in CONJUNCTIONS and self._is_past(min(then + 1, len(self.words) - 1)):
                continue  # "damaged by floods and closed to lorries will reopen"
            if self.marks[then] or self.lows[then] in CONJUNCTIONS or self.lows[then] in CLAUSE_WORDS:
                return self.marks[then] == "," and self.lows[then] in AUXILIARIES
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
            particle = low in _PARTICLES and self._low(end + 1) != "of" and not is_figure(self._low(end + 1))
            if low in AUXILIARIES or low in _ADVERBS or (low.endswith("ly") and len(low) > 4):
                end += 1
            elif particle and helper not in AUXILIARIES:
                return end + 1
            elif helper in AUXILIARIES and self._follows_helper(end, helper):
                particle = self._low(end + 1) in _PARTICLES and not (
                    end + 1 < len(self.marks) and self.marks[end + 1]
                )
                return (
                    end + 1 + (particle and self._low(end + 2) != "of" and not is_figure(self._low(end + 2)))
                )
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
            helper not in BE and helper not in _HAVE and self.words[at].text.islower() and not _is_closed(low)
        )

    def _is_past(self, at: int) -> bool:
        low = self.lows[at]
        return low not in _ONLY_FINITE and (low.endswith("ed") or low in _PARTICIPLES)

    def _awaited(self, at: int) -> bool:
        """Whether a clause opened shortly before still waits for its verb."""
        for back in range(at - 1, max(self.verb_end, at - _LOOK) - 1, -1):
            if self.finite[back]:
                return False
            if self._opens_clause(back):
                return True
        return False

    def _opens(self, at: int) -> bool:
        """Whether a phrase begins at a word."""
        if self.marks[at] or at == self.verb_end > 0:
            return True
        if self.verb <= at < self.verb_end:
            return at == self.verb
        low, before = self.lows[at], self.lows[at - 1]
        if low in PREPOSITIONS:
            joined = (
                before in PREPOSITIONS and before not in {"on", "up", "out", "off"}
            ) or before in CONJUNCTIONS
            return not joined and before not in ARTICLES and not self._is_bound(at)
        if self._is_contact(at):
            return True
        if before in PREPOSITIONS or before in DETERMINERS or before in CONJUNCTIONS:
            return False
        if low in CONJUNCTIONS or low in CLAUSE_WORDS:
            return True
        if before in CLAUSE_WORDS or before in SUBORDINATORS:
            return False
        if (
            at > self.verb
            and self.finite[at]
            and (self._is_past(at) or low in _ONLY_FINITE or self._awaited(at))
        ):
            return not self.finite[at - 1] and before not in AUXILIARIES
        return self._is_ing(at) or self._begins_noun(at)

    def _is_bound(self, at: int) -> bool:
        """Whether a preposition goes on what stands before it: one of, 14 to 9, more than, shut down."""
        low, before, behind = self.lows[at], self.lows[at - 1], self._low(at + 1)
        if low == "to" and is_figure(behind) and (before == "up" or is_figure(self._low(at - 2))):
            return True
        if at == 1 and before in _OPENERS:
            return True
        if self._is_measured(at):
            return True
        if self.finite[at - 1] and (is_figure(behind) or behind == "least"):
            return low in _ROUGHLY
        if low in {"than", "per", "like"} or (low == "of" and (before in _SHARES or is_figure(before))):
            return True
        if low in {"to", "in"} and is_figure(before) and is_figure(behind) and not is_year(behind):
            return True
        return not behind or bool(self.marks[at + 1])

    def _is_contact(self, at: int) -> bool:
        """Whether a clause begins with no word that opens it: "the amount they need"."""
        if self.lows[at] not in _PERSONS or at + 1 >= len(self.words) or at <= self.verb_end:
            return False
        before = self.lows[at - 1]
        return self.finite[at + 1] and before not in CLAUSE_WORDS and before not in _SOMETIMES

    def _is_ing(self, at: int) -> bool:
        low, before = self.lows[at], self.lows[at - 1]
        lower = (
            low.endswith("ing")
            and len(low) > 5
            and self.words[at].text.islower()
            and low not in _NOUNS_IN_ING
        )
        return lower and not before.endswith("ly") and before not in AUXILIARIES

    def _begins_noun(self, at: int) -> bool:
        """Whether a noun phrase begins behind another: in 2014 the council, gave the girls a visa, last week."""
        low, before = self.lows[at], self.lows[at - 1]
        if low in {"a", "an"} and self._low(at + 1) in _TIMES:
            return False  # 27 dollars an hour
        if low in DETERMINERS:
            return low not in {"all", "both", "any", "no"} and before not in AUXILIARIES
        if low in {"last", "next", "earlier"} or low in WEEKDAYS:
            return before not in {"late", "early"}
        dated = before in MONTHS or is_year(before) or before in WEEKDAYS
        return dated and at < self.verb and not is_figure(low)

    def _kind(self, first: int, last: int) -> str:
        low = self.lows[first]
        if first == self.verb and self.verb_end:
            return "verb"
        if (low in _SOMETIMES and self._opens_clause(first)) or (first and self._is_contact(first)):
            return "clause"
        if low == "to" and self._is_infinitive(first + 1):
            return "to do"
        if low in PREPOSITIONS or low in CONJUNCTIONS or low in CLAUSE_WORDS:
            return low
        if self.finite[first] and first > self.verb:
            return "ed" if self._is_past(first) and not self._awaited(first) else "second verb"
        if self._is_ing(first):
            return "ing"
        if first == 0 and last < self.verb and (low in _OPENERS or (last == 1 and low.endswith("ly"))):
            return "time"
        if last - first <= 4 and not _DATES.isdisjoint(self.lows[first:last]):
            return "time"
        return "ed" if low.endswith("ed") and self._low(first + 1) in PREPOSITIONS else "noun"

    def _is_infinitive(self, at: int) -> bool:
        low = self._low(at)
        if not low or is_figure(low):
            return False
        return self.words[at].text.islower() and not _is_closed(low) and not low.endswith(("s", "ing"))


def _is_closed(low: str) -> bool:
    return (
        low in PREPOSITIONS
        or low in SUBORDINATORS
        or low in DETERMINERS
        or low in CONJUNCTIONS
        or (low.endswith("ly") and len(low) > 4)
    )


def is_figure(low: str) -> bool:
    """Whether a word is a number, in digits or in letters."""
    return low[:1] in _DIGITS or low in _NUMERALS


def is_year(low: str) -> bool:
    return len(low) == 4 and low.isdigit() and low[:2] in {"18", "19", "20"}


def is_dated(phrase: Phrase) -> bool:
    """Whether a phrase says when."""
    return phrase.kind == "time" or not _DATES.isdisjoint(phrase.lows[1:]) or is_year(phrase.lows[-1])
