"""A claim cut into phrases.

A phrase opens at a preposition, a conjunction, a clause word or a participle, behind a pause, and where a new
noun phrase begins.
"""

from typing import NamedTuple

from workbench.spotting.predicates import (
    CLAUSE_WORDS,
    ONLY_FINITE,
    OPENERS,
    PREPOSITIONS,
    SOMETIMES,
    SUBJECTS,
    Clause,
    is_closed,
    is_figure,
    is_year,
)
from workbench.spotting.tokens import (
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    MONTHS,
    SUBORDINATORS,
    WEEKDAYS,
    Token,
    words,
)

_TIMES = WEEKDAYS | words(
    "year years month months week weeks day days night morning afternoon evening hour hours minutes decade decades "
    "century weekend summer winter spring autumn season ago time moment"
)
_DATES = _TIMES | MONTHS
_SHARES = words(
    "one part half third quarter majority most many some none all each any number rate percent cent group handful "
    "series lack set total share amount level type kind sort piece risk lot couple pair dozens hundreds thousands "
    "millions billions tens more less fewer both several much few two three four five six seven eight nine ten out"
)
_ROUGHLY = words("about around over under above below at")
_PERSONS = SUBJECTS | words("he she it")
_NOUNS_IN_ING = words(
    "building meeting posting funding training housing warning ruling spending hearing rating shooting bombing killing "
    "feeling meaning opening beginning ending evening morning wedding painting landing filing finding offering "
    "outstanding missing leading existing remaining growing rising sitting voting working learning hearing processing "
    "nothing anything everything something during according ceiling manufacturing engineering broadcasting banking "
    "swimming running shopping nursing driving drinking boarding dining planning polling trading racing cooking heating "
    "sailing skiing hunting boxing teaching cycling walking counting publishing recycling shipping clothing advertising "
    "marketing accounting catering betting gambling mining farming fishing parking lending wellbeing offspring"
)


class Phrase(NamedTuple):
    """A run of words, the pause in front of it, and its kind: the word that opens it, or what it is.

    Kinds beside words: verb, noun, time, ing, ed, to do, clause, second verb.
    """

    words: list[Token]
    lows: list[str]
    mark: str
    kind: str


class Phrases(Clause):
    """A claim that can be cut into its phrases."""

    def phrases(self) -> list[Phrase]:
        """The phrases, in order. The main verb group is one of its own, of the kind "verb"."""
        starts = [at for at in range(len(self.words)) if at == 0 or self._opens(at)]
        return [
            Phrase(self.words[first:last], self.lows[first:last], self.marks[first], self._kind(first, last))
            for first, last in zip(starts, [*starts[1:], len(self.words)], strict=True)
        ]

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
        if self._is_contact(at) or self._is_participle(at):
            return True
        if before in PREPOSITIONS or before in DETERMINERS or before in CONJUNCTIONS:
            return False
        if low in CLAUSE_WORDS:
            return True
        if low in CONJUNCTIONS:
            return at < 2 or self.lows[at - 2] not in DETERMINERS  # "a deep and sincere apology"
        if before in CLAUSE_WORDS or before in SUBORDINATORS:
            return False
        if (
            at > self.verb
            and self.finite[at]
            and (self.is_past(at) or low in ONLY_FINITE or self.awaited(at))
        ):
            return not self.finite[at - 1] and before not in AUXILIARIES
        return self._is_ing(at) or self._begins_noun(at)

    def _is_bound(self, at: int) -> bool:
        """Whether a preposition goes on what stands before it: one of, 14 to 9, more than, shut down."""
        low, before, behind = self.lows[at], self.lows[at - 1], self.low(at + 1)
        if low == "to" and is_figure(behind) and (before == "up" or is_figure(self.low(at - 2))):
            return True
        if (at == 1 and before in OPENERS) or (low == "to" and before == "order"):
            return True
        if self.is_measured(at):
            return True
        if self.finite[at - 1] and (is_figure(behind) or behind == "least"):
            return low in _ROUGHLY
        if low in {"than", "per", "like"} or (low == "of" and (before in _SHARES or is_figure(before))):
            return True
        if low == "in" and self.low(at - 2) == "one" and is_figure(behind):
            return True  # one farm in six
        if (
            low in {"to", "in"}
            and (is_figure(before) or before == "one")
            and is_figure(behind)
            and not is_year(behind)
        ):
            return True
        return not behind or bool(self.marks[at + 1])

    def _is_contact(self, at: int) -> bool:
        """Whether a clause begins with no word that opens it: "the amount they need"."""
        if self.lows[at] not in _PERSONS or at + 1 >= len(self.words) or at <= self.verb_end:
            return False
        before = self.lows[at - 1]
        return self.finite[at + 1] and before not in CLAUSE_WORDS and before not in SOMETIMES

    def _is_participle(self, at: int) -> bool:
        """Whether a reduced relative begins in front of the main verb: "the plan backed by the council was"."""
        if not 0 < at < self.verb or not self.finite[at] or not self.is_past(at):
            return False
        return self.low(at + 1) in PREPOSITIONS and self.lows[at - 1] not in AUXILIARIES

    def _is_ing(self, at: int) -> bool:
        low, before = self.lows[at], self.lows[at - 1]
        lower = (
            low.endswith("ing")
            and len(low) > 5
            and (self.words[at].text.islower() or at == 0)
            and low not in _NOUNS_IN_ING
        )
        if at == 0:
            return lower
        return lower and not before.endswith(("ly", "'s")) and before not in AUXILIARIES

    def _begins_noun(self, at: int) -> bool:
        """Whether a noun phrase begins behind another: in 2014 the council, gave the girls a visa, last week."""
        low, before = self.lows[at], self.lows[at - 1]
        if low in {"a", "an"} and self.low(at + 1) in _TIMES:
            return False  # 27 dollars an hour
        if low in DETERMINERS:
            return low not in {"all", "both", "any", "no"} and before not in AUXILIARIES
        if low in {"last", "next", "earlier"} or (low in WEEKDAYS and not self.words[at].text.isupper()):
            return before not in {"late", "early"}
        dated = before in MONTHS or is_year(before) or before in WEEKDAYS
        return dated and at < self.verb and not is_figure(low)

    def _kind(self, first: int, last: int) -> str:
        low = self.lows[first]
        if first == self.verb and self.verb_end:
            return "verb"
        if (low in SOMETIMES and self.opens_clause(first)) or (first and self._is_contact(first)):
            return "clause"
        if low == "to" and self._is_infinitive(first + 1):
            return "to do"
        if first == 0 and self._is_quantity():
            return "noun"
        if low in PREPOSITIONS or low in CONJUNCTIONS or low in CLAUSE_WORDS or low == "according":
            return low
        if self.finite[first] and (first > self.verb or self._is_participle(first)):
            return "ed" if self.is_past(first) and not self.awaited(first) else "second verb"
        if self._is_ing(first):
            return "ing"
        if first == 0 and last < self.verb and (low in OPENERS or (last == 1 and low.endswith("ly"))):
            return "time"
        if last - first <= 4 and not _DATES.isdisjoint(self.lows[first:last]):
            return "time"
        return "ed" if low.endswith("ed") and self.low(first + 1) in PREPOSITIONS else "noun"

    def _is_quantity(self) -> bool:
        """Whether a claim begins with a number of something: at least 640 people, over 422,000 euros."""
        if self.low(1) in {"least", "most"} or (self.lows[0] == "up" and self.low(1) == "to"):
            return True
        return (
            self.lows[0] in {"about", "around", "over"}
            and is_figure(self.low(1))
            and self.low(2) not in _TIMES
        )

    def _is_infinitive(self, at: int) -> bool:
        low = self.low(at)
        if not low or is_figure(low):
            return False
        return self.words[at].text.islower() and not is_closed(low) and not low.endswith(("s", "ing"))


def is_dated(phrase: Phrase) -> bool:
    """Whether a phrase says when."""
    return phrase.kind == "time" or not _DATES.isdisjoint(phrase.lows[1:]) or is_year(phrase.lows[-1])
