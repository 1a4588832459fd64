"""What a cue governs: where the content of an attribution begins and ends, before the cue or behind it."""

import re
from bisect import bisect_left
from typing import NamedTuple

from workbench.spotting.asides import after_aside
from workbench.spotting.cues import (
    CUES,
    NOUN_FORMS,
    PARTICLES,
    PLEDGES,
    SAY,
    SAY_OBJECT,
    SAY_PLAIN,
    SAY_QUOTED,
    SAY_WITH_MARK,
    TO_SOMEBODY,
)
from workbench.spotting.sources import Phrase, source_after, with_name
from workbench.spotting.tokens import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    WEEKDAYS,
    Token,
    Tokenized,
    words,
)
from workbench.spotting.verbs import first_finite, has_finite

_MOST = 40  # quotations looked at in one sentence
_REACH = 200  # characters from a judgement to the words quoted for it
_LEAD = 6  # tokens between a quotation and the source found for it
_SUBJECT = 9  # tokens in which a clause shows its verb

_LEAD_IN = re.compile(r"[ ]*[,:—–-]*[ ]*(?:(that)\b[ ]*,?[ ]*)?[:,]?\s*")
_ADDRESSEE = re.compile(r"[ ][^,:;\"“]{1,60}?(?=[ ]that\b|[,:]?[ ]*[\"“]|,|:)")
_SHORT_ADDRESSEE = re.compile(r"[ ](?:(?:an?|the|his|her|their)[ ])?[\w’'.-]+(?:[ ][A-Z][\w’'.-]*)*")
_JUDGED = re.compile(  # called it a lie, described Ruiz as a liar
    r"[ ](?:it|him|her|them|himself|herself|this|that|the[ ]\w+|[A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,3})"
    r"[ ](?:as|an?|the|his|her|their|one[ ]of)[ ]"
)
_PLURAL = words(
    "report claim note state tweet remark comment demand joke boast vow counter protest promise pledge"
)
_TRIM = " \n\r\t,;:—–-"
_CLOSING = frozenset({",", "”", '"', "''", "?", "!", "’", "'", "»", "“"})
_GOES_ON = re.compile(
    r",[ ](?!and[ ]|but[ ]|while[ ]|who[ ]|which[ ]|whose[ ]|\w+ing[ ]|according[ ]|[\"“'‘])(?=\S)"
)
_AND_CUE = words("and but or then")


class Said(NamedTuple):
    """What was said (empty: it comes in the next quotation), by the source, with the cue."""

    start: int
    end: int
    source: tuple[int, int]
    cue: Token


class Sentence:
    """One sentence (or several, held together by a quotation): its tokens, quotations and stretches."""

    def __init__(self, source: Tokenized, start: int, end: int, quoted: list[tuple[int, int]]) -> None:
        self.text, self.start, self.end = source.text, start, end
        first = bisect_left(quoted, (start, start))
        self.quoted = [quote for quote in quoted[first : first + _MOST] if quote[0] < end]
        self.parts = source.between(start, end)

    def is_quoted(self, place: int) -> bool:
        return any(start < place < end for start, end in self.quoted)

    def span(self, phrase: Phrase) -> tuple[int, int]:
        return self.parts[phrase[0]].start, self.parts[phrase[1]].end

    def said(self, start: int, end: int, source: tuple[int, int], cue: Token) -> Said:
        """A content without the marks and spaces around it."""
        while start < end and self.text[start] in _TRIM:
            start += 1
        while start < end and self.text[end - 1] in _TRIM:
            end -= 1
        return Said(start, end, source, cue)

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in a stretch of the sentence."""
        return self.parts[self.at(start) : self.at(end)]

    def at(self, place: int) -> int:
        """The first token that begins at a place or behind it."""
        return bisect_left(self.parts, place, key=lambda token: token.start)

    def before(self, at: int, source: tuple[int, int] | None) -> list[Said]:
        """`"…," Jones said`, `"…," said Jones`, `Half are ill, researchers say`; [] if it is not so."""
        cue = self.parts[at]
        source = self._from_mark(source) if source else None
        turned = source is None or self._mark_before(source[0]) is None
        mark = self._mark_before(cue.start if turned or source is None else source[0])
        if mark is None or (" " not in self.text[self.start : mark.start].strip() and mark.text == ","):
            return []
        quote = next((one for one in self.quoted if mark.start - 1 <= one[1] <= mark.end), None)
        tail = cue.end
        if quote is None and cue.low not in SAY and not self.as_verb(at) and not self._ends(at):
            return []
        if turned:
            phrase = source_after(self.parts, at + 1)
            if phrase is None or not (self._stops(mark) if quote else self._is_named(phrase)):
                return []
            source = self.span(with_name(self.parts, phrase))
            tail = source[1]
        if source is None or not (quote or self._is_tag(mark, tail)):
            return []
        return self._around(quote[0] if quote else self.start, mark, source, cue, tail)

    def _from_mark(self, source: tuple[int, int]) -> tuple[int, int]:
        """A source with the words that part it from the end of a quotation: "…," the mayor and poet Ruiz said."""
        quote = next((one for one in reversed(self.quoted) if one[1] <= source[0]), None)
        lead = self.between(quote[1], source[0]) if quote else []
        joined = 0 < len(lead) <= _LEAD and all(token.is_word for token in lead) and not has_finite(lead)
        return (lead[0].start, source[1]) if joined else source

    def _around(self, first: int, mark: Token, source: tuple[int, int], cue: Token, tail: int) -> list[Said]:
        """What stands before a tag, and what goes on behind it."""
        lead = self.parts[self.at(mark.start) - 1].low
        related = mark.text == "," and lead in {"that", "which"}  # "a warning that, he said, …"
        found = [] if related else [self.said(self._opening(first), mark.end, source, cue)]
        rest = after_aside(self.text, tail, self.end)
        following = next((quote for quote in self.quoted if 0 <= quote[0] - rest <= 3), None)
        goes_on = _GOES_ON.match(self.text, rest, self.end)
        if following:
            found.append(self.said(*following, source, cue))
        elif goes_on and mark.text == "," and not self.is_quoted(mark.start):
            found.append(self.said(goes_on.end(), self.end, source, cue))
        return found

    def _opening(self, first: int) -> int:
        """Where what ends in a quotation begins: with it, if it is a sentence of its own, else with the sentence."""
        lead = self.text[self.start : first].rstrip()
        whole = self.text[first : first + 3].lstrip("\"“„«‘'`")[:1].isupper()
        return first if lead and whole and lead[-1] in ',:.?!;—–-”"' else self.start

    def _mark_before(self, place: int) -> Token | None:
        """The closing mark right before a place."""
        at = self.at(place) - 1
        return self.parts[at] if at >= 0 and self.parts[at].text in _CLOSING else None

    def _is_named(self, phrase: Phrase) -> bool:
        return any(token.is_capital for token in self.parts[phrase[0] : phrase[1] + 1])

    def _stops(self, mark: Token) -> bool:
        """Whether a closing mark ends what is said: `…," said`, not `"radical" protest`."""
        return mark.text == "," or self.text[max(0, mark.start - 4) : mark.start].rstrip("'’")[-1:] in {
            *",.!?…"
        }

    def _ends(self, at: int) -> bool:
        """Whether a cue that often has another sense ends its sentence: "…, an inquiry found in 2010." """
        rest = self.text[after_aside(self.text, self.parts[at].end, self.end) : self.end]
        return self.parts[at].low in SAY_WITH_MARK and rest.lstrip(" ")[:1] in {"", "."}

    def _is_tag(self, mark: Token, tail: int) -> bool:
        """Whether a cue behind unquoted words is their tag: they are a clause, and no content follows."""
        place = after_aside(self.text, tail, self.end)
        rest = self.text[place : self.end].lstrip(" ")
        if rest[:1] in {",", ":"} and rest[1:].lstrip()[:1] in {"“", '"', "'", "‘"}:
            return False
        closed = rest[:1] in {"", ",", ".", ";"}
        if closed and _GOES_ON.match(self.text, place, self.end):
            return True  # "The boat, he said, was lost"
        if not has_finite(self.between(self.start, mark.start)):
            return False
        following = self.between(place, self.end)
        adverbial = following and (following[0].low in PREPOSITIONS or following[0].low in WEEKDAYS)
        return closed or len(rest.split()) <= 3 or bool(adverbial and not self._is_clause(place))

    def as_verb(self, at: int) -> bool:
        """Whether "claims", "reports" stand as verbs: behind a name or pronoun, and with a clause to govern."""
        cue = self.parts[at]
        before = self.parts[at - 1] if at else None
        if before is None or cue.low not in NOUN_FORMS:
            return False
        if cue.low in _PLURAL:
            known = before.low in {"they", "we", "you", "who", "media"} or before.low.endswith("s")
        else:
            free = before.is_word and before.low not in DETERMINERS and cue.low == "reported"
            known = free or before.is_capital or before.low in PRONOUNS or before.low == "who"
        following = self.parts[at + 1] if at + 1 < len(self.parts) else None
        if following is None or following.text in {".", ",", ";"}:
            return known
        return known and not any(
            following.low in closed for closed in (PREPOSITIONS, CONJUNCTIONS, AUXILIARIES)
        )

    def after(self, at: int) -> tuple[int, int] | None:
        """Where the content behind a cue stands; None if the cue governs none."""
        cue = self.parts[at]
        place = after_aside(self.text, self._past_addressee(at), self.end)
        lead = _LEAD_IN.match(self.text, place, self.end)
        begin = lead.end() if lead else place
        opens = any(0 <= start - begin <= 1 for start, _ in self.quoted)
        marked = opens or (lead is not None and (lead[1] is not None or ":" in lead[0]))
        if begin >= self.end:
            return (self.end, self.end) if self.text[self.end - 1] in ":," else None
        if not marked and not self._governs(at, begin):
            return None
        if not opens and "," in (lead[0] if lead else "") and self._is_participle(begin):
            return None
        near = any(begin <= start < begin + _REACH for start, _ in self.quoted)
        plainly = self.has_particle(at) or (not opens and _JUDGED.match(self.text, cue.end, self.end))
        judged = cue.low in SAY_QUOTED and not plainly
        if judged and not near:
            return None
        if opens or judged:
            return begin, self._end_of_quotes(begin)
        return begin, self.end

    def _is_participle(self, place: int) -> bool:
        """Whether ", adding that" follows a tag."""
        following = self.parts[self.at(place) :][:1]
        return bool(following) and following[0].low in CUES and following[0].low.endswith("ing")

    def _governs(self, at: int, begin: int) -> bool:
        """Whether a cue without "that", colon or quotation behind it has a content there all the same."""
        cue = self.parts[at]
        if self.has_particle(at):
            return self.parts[at + 1].low != "it"
        if cue.low in NOUN_FORMS:
            return self.as_verb(at) and has_finite(self.between(begin, self.end))
        if cue.low in SAY_WITH_MARK:
            pledged = cue.low in PLEDGES and self.text.startswith(" to ", cue.end)
            return pledged or self._is_clause(begin)
        if _JUDGED.match(self.text, cue.end, self.end):
            return True
        if cue.low in SAY_OBJECT:
            return self.text[cue.end : cue.end + 1] != ","
        following = self.between(begin, self.end)
        if cue.low in SAY_PLAIN and following and following[0].low != "to":
            return following[0].low in PRONOUNS or has_finite(following)
        return True

    def _is_clause(self, begin: int) -> bool:
        """Whether a clause begins at a place: a subject, and soon its verb."""
        first = self.at(begin)
        parts = self.parts[first : first + _SUBJECT]
        if not parts or parts[0].low in PREPOSITIONS or parts[0].low in AUXILIARIES or not parts[0].is_word:
            return False
        verb = first_finite(parts)
        closed = SUBORDINATORS | CONJUNCTIONS | {",", ";", "(", "—", "–"}
        return bool(verb) and not any(token.low in closed for token in parts[:verb])

    def has_particle(self, at: int) -> bool:
        """Whether a verb has the little word behind it that makes it a cue: "pointed out", "called for"."""
        following = self.parts[at + 1].low if at + 1 < len(self.parts) else ""
        return self.parts[at].low in PARTICLES.get(following, ())

    def _past_addressee(self, at: int) -> int:
        cue = self.parts[at]
        if self.has_particle(at):
            return self.parts[at + 1].end
        if cue.low not in TO_SOMEBODY:
            return cue.end
        told = _ADDRESSEE.match(self.text, cue.end, self.end) or _SHORT_ADDRESSEE.match(
            self.text, cue.end, self.end
        )
        return told.end() if told and told[0].strip().lower() != "that" else cue.end

    def _end_of_quotes(self, begin: int) -> int:
        """The end of the quotations that follow each other from `begin`."""
        end = begin
        for start, stop in self.quoted:
            if start >= begin - 1 and (end == begin or start - end < 25):
                end = stop
        return end

    def according(self, at: int) -> list[Said]:
        """What is so "according to" the source behind that."""
        phrase = source_after(self.parts, at + 2)
        if phrase and phrase[1] + 2 < len(self.parts) and self.parts[phrase[1] + 1].low in {"from", "by"}:
            phrase = source_after(self.parts, phrase[1] + 2)  # "a post from Jones"
        if phrase is None:
            return []
        source, cue = self.span(with_name(self.parts, phrase)), self.parts[at]
        comma = self.text.find(",", source[1], self.end)
        if at <= 2 or self.parts[at - 1].low == "that":  # "has learned that according to …"
            return [self.said(comma + 1 if comma >= 0 else source[1], self.end, source, cue)]
        found = [self.said(self.start, cue.start, source, cue)]
        if (
            self.parts[at - 1].text == ","
            and comma == source[1]
            and _GOES_ON.match(self.text, comma, self.end)
        ):
            found.append(self.said(comma, self.end, source, cue))
        return found
