"""Whether the verb that a date hangs on tells what was or what is to come."""

import re
from bisect import bisect_left

from workbench.spotting.tokens import ARTICLES, AUXILIARIES, DETERMINERS, words
from workbench.spotting.verbs import PAST as IRREGULAR

PAST, UNKNOWN, FUTURE = -1, 0, 1

_WINDOW = 200  # characters around a claim in which its verb may stand
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[,;:—–“\"]")
_STOP = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z])|\n\s*\n")
_SAME_FORM = words("cut hit let set put read shut split spread quit hurt burst cost bid lay lead found felt")
_MODALS = words("will won't shall would may might could can cannot ll")
_BE = words("is are am isn't aren't")
_WAS = words("was were wasn't weren't")
_HAS = words("has have had hasn't haven't hadn't did didn't been")
_AHEAD = words(
    "due expected scheduled set planned slated poised likely supposed about going hoping planning hoped ready meant"
)
_HELD_AGAINST = words(
    "accused charged suspected alleged believed said reported thought understood known blamed"
)
_INTENDS = words(
    "plans hopes intends aims promises vows expects seeks wants proposes prepares plan hope intend aim expect want "
    "promise upcoming forthcoming"
)
_TIMETABLE = words(
    "expires begins starts opens reopens ends closes lapses meets votes returns arrives leaves resumes runs faces "
    "launches becomes comes takes goes concludes holds"
)
_TIMETABLE_PLURAL = words(
    "expire begin start open reopen end close lapse meet vote return arrive leave resume run face come take go"
)
_DECIDED = words(
    "agreed promised vowed decided wanted hoped ordered asked urged planned pledged intended asking called threatened invited"
)
_ADJECTIVES = words(
    "united red hundred indeed need speed feed seed bed embed unprecedented so-called wicked sacred"
)
_FRONT = words(
    'that and but when because while where which who if as although though or so however , ; : — – " “ or then'
)
_BEFORE_DATE = words(
    "on in by at early late the since until from during of mid last next this for before after"
)
_OPEN_ENDED = words("until till by before from for")


class Clauses:
    """The verbs around a claim, read once, when the first date needs them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        before = text[max(0, start - _WINDOW) : start]
        after = text[end : end + _WINDOW]
        stops = [
            at
            for at in (match.end() for match in _STOP.finditer(text, start - len(before), start + 2))
            if at <= start
        ]
        begin = start - len(before) + (stops[-1] if stops else 0)
        stop = _STOP.search(after)
        found = list(_WORD.finditer(text, begin, end + (stop.start() if stop else len(after))))
        self._starts = [match.start() for match in found]
        self._words = [match[0].lower().replace("’", "'") for match in found]
        cues = {at: cue for at in range(len(found)) if (cue := self._cue(at)) is not None}
        self._cues = sorted(cues.items())

    def direction(self, start: int, end: int, *, possessive: bool = False) -> int:
        """PAST, FUTURE or UNKNOWN: of the date at `start:end`, by the verb it belongs to."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        before = next((cue for at, cue in reversed(self._cues) if at < first), None)
        after = next((cue for at, cue in self._cues if at >= last), None)
        if before is None or (after is not None and self._is_fronted(first)):
            return after or UNKNOWN
        if (possessive and before == FUTURE) or (before == PAST and self._is_open_ended(first)):
            return UNKNOWN
        return before

    def _is_fronted(self, at: int) -> bool:
        """Whether a clause begins with the date."""
        while at and self._words[at - 1] in _BEFORE_DATE:
            at -= 1
        return at == 0 or self._words[at - 1] in _FRONT

    def _is_open_ended(self, at: int) -> bool:
        """ "extended until Friday" may look ahead, "was closed until Friday" does not."""
        return at > 0 and self._words[at - 1] in _OPEN_ENDED

    def _cue(self, at: int) -> int | None:
        """What a word tells about time, None if nothing."""
        word, before, after = self._words[at], self._word(at - 1), self._word(at + 1)
        if word in _MODALS:
            return PAST if after == "have" and word != "will" else FUTURE
        if word in _BE:
            return self._present(at)
        if word in _WAS:
            return UNKNOWN if after in _AHEAD or after == "to" else PAST
        if word in _HAS:
            return UNKNOWN if after == "to" else PAST
        if word in _AHEAD:
            return FUTURE if after in ("to", "for", "on", "in", "by") and before not in AUXILIARIES else None
        if word in _INTENDS:
            return None if before in DETERMINERS else FUTURE
        if word in _TIMETABLE:
            return FUTURE
        if word in _TIMETABLE_PLURAL:
            return FUTURE if before.endswith("s") and before not in AUXILIARIES else None
        return self._past(word, before, at)

    def _past(self, word: str, before: str, at: int) -> int | None:
        """A past form; a participle behind a form of "be" says nothing of its own."""
        regular = word.endswith("ed") and len(word) > 4 and word not in _ADJECTIVES
        if not regular and (word not in IRREGULAR or word in _SAME_FORM):
            return None
        if before in ARTICLES or before in ("to", "be", "is", "are", "being", "its", "his", "their", "her"):
            return None
        if word in _DECIDED and "to" in self._words[at + 1 : at + 4]:
            return UNKNOWN
        return PAST

    def _present(self, at: int) -> int:
        """ "is on Sunday", "is to meet", "is meeting" look ahead; "is accused of" looks back."""
        near = self._words[at + 1 : at + 4]
        if any(word in _HELD_AGAINST for word in near):
            return PAST
        after = self._word(at + 1)
        if after == "to" or after.endswith("ing") or any(word in _AHEAD for word in near):
            return FUTURE
        return FUTURE if after in ("on", "in", "next", "this", "from") else UNKNOWN

    def _word(self, at: int) -> str:
        return self._words[at] if 0 <= at < len(self._words) else ""
