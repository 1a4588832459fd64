"""What is said in one sentence: its cues, their sources, and the content that each governs."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from workbench.spotting.cues import CUES, NOUN_FORMS, SAY, SAY_OBJECT, SAY_QUOTED, SAY_WITH_MARK, TO_SOMEBODY
from workbench.spotting.sources import Phrase, source_after, source_before
from workbench.spotting.tokens import DETERMINERS, PREPOSITIONS, PRONOUNS, Token, Tokenized, words
from workbench.spotting.verbs import first_finite

_LONGEST = 4_000  # characters; a longer "sentence" is no prose, and would cost its square
_MOST = 40  # quotations looked at in one sentence
_REACH = 200  # characters from a judgement to the words quoted for it

_LABEL = re.compile(
    r"(?:[^:\n\"“]{0,80}[-–—][ ]?)?[\"“]?([A-Z][\w.’'-]*(?:[ ][A-Z][\w.’'-]*){0,4})(?:[ ]\([^()]{1,20}\))?[ ]*"
    r":(?:[ ]+|(?=[\"“]))(?=\S)"
)
_NOT_SPEAKERS = re.compile(
    r"(?:Content|About|Read|Watch|Photo|Image|Picture|Video|Related|Updated?|Note|Source|Via|By|Opinion|Exclusive|"
    r"Breaking|Analysis|Listen|More|See|Also|Next|Tags?|Credit|Correction|Editor|Reports?|Live|Part|Chapter|Figure|"
    r"Table|Step|Q|A|Question|Answer|Subject|Date|Time|From|To|Re|E-?mail|Posted|Published|Contributing|Fact|Claim)\b",
    re.I,
)
_SIGNED = re.compile(r"[ ]*[-–—]+[ ]*((?:[A-Z][\w.’'-]*[ ]?){2,4})$")  # "…" - Jane Doe
_ASIDE = re.compile(
    r"""(?:,?[ ]+(?:
        (?:(?:on|late|early|last|this)[ ]+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
          (?:[ ](?:morning|afternoon|evening|night))?
      | (?:last|this|earlier[ ]this)[ ](?:week|month|year|day|night)
      | (?:today|yesterday|earlier|later|recently|again|publicly|at[ ]the[ ]time)
      | (?:in|during|at|on|to|via|after|before|from)[ ][^,.;:"“]{3,90}?(?=[ ]that[ ])
      | (?:in|during|at|on|to|via)[ ](?:an?|the|his|her|their|its)[ ](?:[\w’'-]+[ ]){0,4}?
        (?:interview|statement|speech|tweet|e-?mail|letter|briefing|release|rally|conference|post|call|program|show|
           report|meeting|hearing|message|memo)
        (?:[ ](?:with|on|to|in|at|for)[ ][^,.;:"“]{2,40}?)?(?=[,:]|[ ](?:that\b|["“])|[ ]*\.?[ ]*$)
      | [^,.;:"“]{3,60},(?=[ ]that\b)
      ))+""",
    re.X,
)
_LEAD_IN = re.compile(r"[ ]*[,:—–-]*[ ]*(?:(that)\b[ ]*,?[ ]*)?[:,]?\s*")
_ADDRESSEE = re.compile(r"[ ][^,:;\"“]{1,60}?(?=[ ]that\b|[,:]?[ ]*[\"“]|,|:)")
_SHORT_ADDRESSEE = re.compile(r"[ ](?:(?:an?|the|his|her|their)[ ])?[\w’'.-]+(?:[ ][A-Z][\w’'.-]*)*")
_SECOND_CLAUSE = re.compile(r"(?:,|;)?[ ](?:and|but|while|whereas|with|though)[ ]+(?:also[ ]+)?$|;[ ]*$")
_TRIM = " \n\r\t,;:—–-"
_DASHES = frozenset({",", "—", "–", "--", "-"})
_CLOSING = frozenset({",", "”", '"', "''", "?", "!"})
_NOT_SAID = words(
    "not never n't to would could should may might can cannot will won't can't didn't don't doesn't if"
)
_BETWEEN = words("also ever twice once again never already first since")
_PASSIVE = words("be been being is are was were am be get got gets")
_SHARED = words("and but or then")


class Said(NamedTuple):
    """What was said (empty: it comes in the next quotation), by the source, with the cue."""

    start: int
    end: int
    source: tuple[int, int]
    cue: Token


def said_in(source: Tokenized, start: int, end: int, quoted: list[tuple[int, int]]) -> list[Said]:
    """What is said in the sentence at `start:end`; `quoted` are the quotations of the whole text."""
    if end - start > _LONGEST:
        return []
    return _Sentence(source, start, end, quoted).said()


class _Sentence:
    """One sentence (or several, held together by a quotation)."""

    def __init__(self, source: Tokenized, start: int, end: int, quoted: list[tuple[int, int]]) -> None:
        self.text, self.start, self.end = source.text, start, end
        first = bisect_left(quoted, (start, start))
        self.quoted = [quote for quote in quoted[first : first + _MOST] if quote[0] < end]
        self.parts = source.between(start, end)
        self.found: list[Said] = []

    def said(self) -> list[Said]:
        label = _LABEL.match(self.text, self.start, self.end)
        if label and not _NOT_SPEAKERS.match(label[1]):
            return [self._content(label.end(), self.end, label.span(1), _mark(":", label.end(1)))]
        signed = self.quoted and _SIGNED.match(self.text, self.quoted[-1][1], self.end)
        if signed:
            return [self._content(*self.quoted[-1], signed.span(1), _mark("-", self.quoted[-1][1]))]
        for at, token in enumerate(self.parts):
            if token.low == "according" and at + 2 < len(self.parts) and self.parts[at + 1].low == "to":
                self.found += self._according(at)
            elif token.low in CUES and self._is_speech(at):
                self.found += self._at_cue(at)
        if not self.found:
            self.found += self._unlisted()
        return _parted(self.text, self.found)

    def _is_quoted(self, place: int) -> bool:
        return any(start < place < end for start, end in self.quoted)

    def _is_speech(self, at: int) -> bool:
        """Whether a cue is a finite verb of somebody who did say it: not a noun, passive, denied or planned."""
        token = self.parts[at]
        if (at and token.is_capital) or self._is_quoted(token.start):
            return False
        before = [token.low for token in self.parts[max(0, at - 3) : at]]
        if not before:
            return True
        last = before[-1]
        if last in DETERMINERS or last in PREPOSITIONS or last == "whose" or last.endswith(("'s", "s'")):
            return False
        skipped = [word for word in before if not word.endswith("ly") and word not in _BETWEEN][-2:]
        if any(word in _NOT_SAID or word.endswith("n't") for word in skipped):
            return False
        return token.low.endswith("ing") or not skipped or skipped[-1] not in _PASSIVE

    def _at_cue(self, at: int) -> Iterator[Said]:
        source = self._source(at)
        before = self._said_before(at, source)
        if before:
            yield from before
        elif source and (found := self._said_after(at)):
            yield self._content(*found, source, self.parts[at])

    def _source(self, at: int) -> tuple[int, int] | None:
        """Who a cue's subject is: for ", adding …" and "… but said" the one who spoke, or the sentence's."""
        last = at - 1
        while last > 0 and self.parts[last].low in _BETWEEN:
            last -= 1
        participle = self.parts[at].low.endswith("ing") and (at == 0 or self.parts[at - 1].text in _DASHES)
        if participle or (last >= 0 and self.parts[last].low in _SHARED):
            return self.found[-1].source if self.found else self._subject(at)
        phrase = source_before(self.parts, at)
        return self._span(phrase) if phrase else None

    def _subject(self, at: int) -> tuple[int, int] | None:
        """The subject of the sentence's first verb before `at`."""
        verb = first_finite(self.parts[:at])
        phrase = source_before(self.parts, verb) if verb else None
        return self._span(phrase) if phrase else None

    def _said_before(self, at: int, source: tuple[int, int] | None) -> list[Said]:
        """`"…," Jones said`, `"…," said Jones`, `Half are ill, researchers say`; [] if it is not so."""
        cue = self.parts[at]
        turned = source is None or self._mark_before(source[0]) is None
        mark = self._mark_before(cue.start if turned or source is None else source[0])
        if mark is None or mark.start - self.start < 8:
            return []
        closes = any(mark.start - 1 <= end <= mark.end for _, end in self.quoted)
        if not closes and cue.low not in SAY and not self._as_verb(at):
            return []
        tail = cue.end
        if turned:
            phrase = source_after(self.parts, at + 1)
            if phrase is None or not (self._stops(mark) if closes else self.parts[phrase[0]].is_capital):
                return []
            source, tail = self._span(phrase), self.parts[phrase[1]].end
        if source is None or not (closes or self._is_tail(tail)):
            return []
        found = [self._content(self.start, mark.end, source, cue)]
        rest = _after_aside(self.text, tail, self.end)
        following = next((quote for quote in self.quoted if 0 <= quote[0] - rest <= 3), None)
        if following:
            found.append(self._content(*following, source, cue))
        return found

    def _mark_before(self, place: int) -> Token | None:
        """The closing mark right before a place."""
        at = bisect_left(self.parts, place, key=lambda token: token.start) - 1
        return self.parts[at] if at >= 0 and self.parts[at].text in _CLOSING else None

    def _stops(self, mark: Token) -> bool:
        """Whether a closing mark ends what is said: `…," said`, not `"radical" protest`."""
        return mark.text == "," or self.text[mark.start - 1 : mark.start] in {",", ".", "!", "?", "…"}

    def _is_tail(self, place: int) -> bool:
        """Whether nothing worth calling content follows a tag."""
        rest = self.text[_after_aside(self.text, place, self.end) : self.end].lstrip(" ")
        return (rest[:1] in {"", ",", ".", ";"} and rest[1:].lstrip()[:1] not in {"“", '"'}) or len(
            rest.split()
        ) <= 3

    def _as_verb(self, at: int) -> bool:
        """Whether "claims", "reports" stand as verbs: behind a name or pronoun."""
        before = self.parts[at - 1] if at else None
        known = before is not None and (before.is_capital or before.low in PRONOUNS)
        return known and self.parts[at].low in NOUN_FORMS

    def _said_after(self, at: int) -> tuple[int, int] | None:
        """Where the content behind a cue stands; None if the cue governs none."""
        cue = self.parts[at]
        place = _after_aside(self.text, self._past_addressee(cue), self.end)
        lead = _LEAD_IN.match(self.text, place, self.end)
        begin = lead.end() if lead else place
        opens = any(0 <= start - begin <= 1 for start, _ in self.quoted)
        marked = opens or (lead is not None and (lead[1] is not None or ":" in lead[0]))
        near = any(begin <= start < begin + _REACH for start, _ in self.quoted)
        if cue.low in SAY_WITH_MARK | NOUN_FORMS and not marked and not self._as_verb(at):
            return None
        if cue.low in SAY_OBJECT and self.text[cue.end : cue.end + 1] == ",":
            return None
        if cue.low in SAY_QUOTED and not near:
            return None
        if begin >= self.end:
            return (self.end, self.end) if self.text[self.end - 1] in ":," else None
        if opens or cue.low in SAY_QUOTED:
            return begin, self._end_of_quotes(begin)
        return begin, self.end

    def _past_addressee(self, cue: Token) -> int:
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

    def _according(self, at: int) -> list[Said]:
        first = at + 2
        phrase = source_after(self.parts, first)
        if phrase and phrase[1] + 2 < len(self.parts) and self.parts[phrase[1] + 1].low in {"from", "by"}:
            phrase = source_after(self.parts, phrase[1] + 2)  # "a post from Jones"
        if phrase is None:
            return []
        source, cue = self._span(phrase), self.parts[at]
        if at > 2:
            return [self._content(self.start, cue.start, source, cue)]
        comma = self.text.find(",", source[1], self.end)
        return [self._content(comma + 1 if comma >= 0 else source[1], self.end, source, cue)]

    def _unlisted(self) -> Iterator[Said]:
        """`"…," he demanded`, `"…" Jones shot back`, `Jones made this point: "…"`: any verb will do."""
        for start, end in self.quoted:
            stops = self.text[end - 2 : end - 1] in {",", "?", "!"} or self.text[end : end + 1] == ","
            at = bisect_left(self.parts, end, key=lambda token: token.start)
            verb = first_finite(self.parts[at : at + 6])
            if stops and verb:
                phrase = source_before(self.parts, at + verb)
                if phrase and phrase[0] >= at:
                    yield self._content(start, end, self._span(phrase), self.parts[at + verb])
                    return
        if self.text[self.end - 1] == ":":
            source = self._subject(len(self.parts))
            if source:
                yield Said(self.end, self.end, source, self.parts[-1])

    def _span(self, phrase: Phrase) -> tuple[int, int]:
        return self.parts[phrase[0]].start, self.parts[phrase[1]].end

    def _content(self, start: int, end: int, source: tuple[int, int], cue: Token) -> Said:
        while start < end and self.text[start] in _TRIM:
            start += 1
        while start < end and self.text[end - 1] in _TRIM:
            end -= 1
        return Said(start, end, source, cue)


def _mark(mark: str, place: int) -> Token:
    return Token(mark, mark, place, place + 1)


def _after_aside(text: str, place: int, end: int) -> int:
    """Past "on Tuesday", "in an interview with Fox News" behind a cue."""
    aside = _ASIDE.match(text, place, end)
    return aside.end() if aside else place


def _parted(text: str, found: list[Said]) -> list[Said]:
    """Contents of one sentence, the first ended where a second clause of speech begins."""
    parted: list[Said] = []
    for one in found:
        if parted:
            last = parted[-1]
            border = one.source[0] if one.source != last.source else one.cue.start
            cut = _SECOND_CLAUSE.search(text, last.start, border) if last.end > border else None
            if cut and last.start < cut.start():
                parted[-1] = last._replace(end=cut.start())
        parted.append(one)
    return parted
