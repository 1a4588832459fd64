"""Who says what: quotations with their tags, reported speech, "according to", and NAME: lines.

Rules over tokens, sentence by sentence, after the model of Pareti (2016): a cue, a source before or behind
it, and the content that the cue governs. Quotations that no cue reaches belong to who spoke last. The cue
list is hand-written; nothing was learned from an attribution corpus.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Attribution
from workbench.spotting.cues import CUES, SAY, SAY_OBJECT, SAY_QUOTED, SAY_WITH_MARK, TO_SOMEBODY
from workbench.spotting.names import People
from workbench.spotting.quotes import quotes
from workbench.spotting.sources import Phrase, source_after, source_before, speaker_name
from workbench.spotting.splitting import bounds
from workbench.spotting.tokens import DETERMINERS, PREPOSITIONS, Token, tokens, words

_LABEL = re.compile(r"[\"“]?([A-Z][\w.’'-]*(?:[ \xa0][A-Z][\w.’'-]*){0,3})[ \xa0]*:[ \xa0]+(?=\S)")
_NOT_SPEAKERS = re.compile(
    r"(?:Content|About|Read|Watch|Photo|Image|Picture|Video|Related|Updated?|Note|Source|Via|By|Opinion|Exclusive|"
    r"Breaking|Analysis|Listen|More|See|Also|Next|Tags?|Credit|Correction|Editor|Reports?|Live|Part|Chapter|Figure|"
    r"Table|Step|Q|A|Question|Answer|Subject|Date|Time|From|To|Re|E-?mail|Posted|Published)\b",
    re.I,
)
_ASIDE = re.compile(
    r"""(?:,?[ \xa0]+(?:
        (?:(?:on|late|early|last|this)[ \xa0]+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day
          (?:[ \xa0](?:morning|afternoon|evening|night))?
      | (?:last|this|earlier[ \xa0]this)[ \xa0](?:week|month|year|day|night)
      | (?:today|yesterday|earlier|later|recently|again|publicly)
      | (?:in|during|at|on|to|via)[ \xa0](?:an?|the|his|her|their|its)[ \xa0](?:[\w’'-]+[ \xa0]){0,4}?
        (?:interview|statement|speech|tweet|e-?mail|letter|briefing|release|rally|conference|post|call|program|show|
           report|meeting|hearing|message|memo)
        (?:[ \xa0](?:with|on|to|in|at|for)[ \xa0][^,.;:"“]{2,40}?)?(?=[,:]|[ \xa0](?:that\b|["“])|[ \xa0]*\.?[ \xa0]*$)
      ))+""",
    re.X,
)
_LEAD_IN = re.compile(r"[ \xa0]*[,:—–-]*[ \xa0]*(?:(that)\b[ \xa0]*,?[ \xa0]*)?[:,]?\s*")
_ADDRESSEE = re.compile(r"[ \xa0][^,:;\"“]{1,60}?(?=[ \xa0]that\b|[,:]?[ \xa0]*[\"“]|,|:)")
_SHORT_ADDRESSEE = re.compile(
    r"[ \xa0](?:(?:an?|the|his|her|their)[ \xa0])?[\w’'.-]+(?:[ \xa0][A-Z][\w’'.-]*)*"
)
_TRIM = " \xa0\n\r\t,;:—–-"
_NOT_SAID = words(
    "not never n't to would could should may might can cannot will won't can't didn't don't doesn't if"
)
_PASSIVE = words("be been being is are was were am get got gets")
_ORPHAN = 4  # words of a quotation that somebody must have said; a shorter one may be a mere name


class _Said(NamedTuple):
    """What was said (empty: it comes in the next quotation), by the source, with the cue."""

    start: int
    end: int
    source: tuple[int, int]
    cue: Token


def attributions(text: str) -> list[Attribution]:
    """Everything in the text that somebody is said to have said, in order.

    `speaker` is the fullest name in the text ("Zarif" → "Javad Zarif", "he" → the person meant), or the
    words of the source where no person is known ("Iranian media"). What the author says in the first
    person is not an attribution. Spans hold parts of sentences or several, with their quotation marks; a
    quotation with its tag in the middle is two. One may lie inside another: "Tasnim says Zarif said …".
    """
    return attributed(text, bounds(text), People(text))


def attributed(text: str, sentences: list[tuple[int, int]], people: People) -> list[Attribution]:
    """`attributions`, for callers that have the sentences and people of the text already."""
    quoted = quotes(text)
    said: list[_Said] = []
    for start, end in _joined(sentences, quoted):
        said += _Sentence(text, start, end, quoted).said()
    said = sorted(said + _orphans(text, said, quoted))
    found: list[Attribution] = []
    for one in said:
        name = speaker_name(text, *one.source, people)
        if name in {"they", "it"}:
            name = next((a.speaker for a in reversed(found) if not people.known(a.speaker)), "")
        if name and one.start < one.end:
            found.append(Attribution(start=one.start, end=one.end, speaker=name, cue=one.cue.text))
    return found


def _joined(sentences: list[tuple[int, int]], quoted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences, put together where a quotation runs over their borders: its tag may be in any of them."""
    joined: list[tuple[int, int]] = []
    at = 0
    for start, end in sentences:
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        if joined and at < len(quoted) and quoted[at][0] < start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class _Sentence:
    """One sentence (or several, held together by a quotation) and what is said in it."""

    def __init__(self, text: str, start: int, end: int, quoted: list[tuple[int, int]]) -> None:
        self.text, self.start, self.end = text, start, end
        self.quoted = [q for q in quoted[bisect_left(quoted, (start, start)) :][:40] if q[0] < end]

    def said(self) -> list[_Said]:
        label = _LABEL.match(self.text, self.start, self.end)
        if label and not _NOT_SPEAKERS.match(label[1]):
            colon = Token(":", ":", label.end(1), label.end(1) + 1)
            return [self._content(label.end(), self.end, label.span(1), colon)]
        self.parts = tokens(self.text, self.start, self.end)
        found: list[_Said] = []
        for at, token in enumerate(self.parts):
            if token.low == "according" and at + 2 < len(self.parts) and self.parts[at + 1].low == "to":
                found += self._according(at)
            elif token.low in CUES and not self._is_quoted(token.start) and self._is_speech(at):
                found += self._at_cue(at)
        return _parted(self.text, found)

    def _is_quoted(self, place: int) -> bool:
        return any(start < place < end for start, end in self.quoted)

    def _is_speech(self, at: int) -> bool:
        """Whether a cue is a finite verb of somebody who did say it: not a noun, passive, denied or planned."""
        before = [token.low for token in self.parts[max(0, at - 3) : at]]
        if not before:
            return True
        last = before[-1]
        if last in DETERMINERS or last in PREPOSITIONS or last.endswith(("'s", "s'")):
            return False
        skipped = [word for word in before if not word.endswith("ly") and word not in {"also", "ever"}][-2:]
        if any(word in _NOT_SAID or word.endswith("n't") for word in skipped):
            return False
        is_ing = self.parts[at].low.endswith("ing")
        return is_ing or not skipped or skipped[-1] not in _PASSIVE

    def _at_cue(self, at: int) -> Iterator[_Said]:
        cue = self.parts[at]
        source = self._source(at)
        behind = self._said_before(at, source)
        if behind:
            yield from behind
        elif source and (found := self._said_after(at)):
            yield self._content(*found, self._span(source), cue)

    def _source(self, at: int) -> Phrase | None:
        """Who the cue's subject is; for ", saying …" the subject of the sentence."""
        if self.parts[at].low.endswith("ing") and (at == 0 or self.parts[at - 1].text in {",", "—", "–"}):
            first = next((i for i, token in enumerate(self.parts[:at]) if token.is_word), at)
            return source_after(self.parts[:at], first)
        return source_before(self.parts, at)

    def _said_before(self, at: int, source: Phrase | None) -> list[_Said]:
        """`"…," Jones said`, `"…," said Jones`, `Half are ill, researchers say`; [] if it is not so."""
        cue = self.parts[at]
        first = source[0] if source else at
        mark = self.parts[first - 1] if first else None
        if mark is None or mark.text not in {",", "”", '"', "''", "?", "!"}:
            first = at  # "…," a spokesman for Jones said: the phrase may have swallowed nothing
            mark = self.parts[at - 1] if at else None
        if mark is None or mark.start - self.start < 8 or mark.text not in {",", "”", '"', "''", "?", "!"}:
            return []
        closes = any(end in {mark.end, mark.start} or 0 <= mark.start - end <= 1 for _, end in self.quoted)
        if cue.low not in SAY and not closes:
            return []
        if first == at:
            source = source_after(self.parts, at + 1) if closes or cue.low in SAY else None
            if source is None or not (closes or self.parts[source[0]].is_capital):
                return []
            tail = self.parts[source[1]].end
        else:
            tail = cue.end
        if not closes and not self._is_tail(tail):
            return []
        if source is None:
            return []
        found = [self._content(self.start, mark.end, self._span(source), cue)]
        rest = _after_aside(self.text, tail, self.end)
        following = next((q for q in self.quoted if 0 <= q[0] - rest <= 3), None)
        if following:
            found.append(self._content(*following, self._span(source), cue))
        return found

    def _is_tail(self, place: int) -> bool:
        """Whether nothing worth calling content follows a tag."""
        rest = self.text[_after_aside(self.text, place, self.end) : self.end]
        return rest.lstrip()[:1] in {"", ",", ".", ";"} or len(rest.split()) <= 3

    def _said_after(self, at: int) -> tuple[int, int] | None:
        """Where the content behind a cue stands; None if the cue governs none."""
        cue = self.parts[at]
        place = cue.end
        if cue.low in TO_SOMEBODY:
            addressee = _ADDRESSEE.match(self.text, place, self.end) or _SHORT_ADDRESSEE.match(
                self.text, place, self.end
            )
            if addressee and self.text[place : addressee.end()].strip().lower() != "that":
                place = addressee.end()
        place = _after_aside(self.text, place, self.end)
        lead = _LEAD_IN.match(self.text, place, self.end)
        begin = lead.end() if lead else place
        opens = next((q for q in self.quoted if 0 <= q[0] - begin <= 1), None)
        marked = opens is not None or (lead is not None and (lead[1] is not None or ":" in lead.group()))
        near = next((q for q in self.quoted if begin <= q[0] < begin + 60), None)
        if cue.low in SAY_WITH_MARK and not marked:
            return None
        if cue.low in SAY_QUOTED and not near:
            return None
        if begin >= self.end:
            return (self.end, self.end) if self.text[self.end - 1] == ":" else None
        if opens or (cue.low in SAY_QUOTED and near):
            return begin, self._end_of_quotes(begin)
        if cue.low in SAY_OBJECT | SAY or marked:
            return begin, self.end
        return None

    def _end_of_quotes(self, begin: int) -> int:
        """The end of the quotations that follow each other from `begin`."""
        end = begin
        for start, stop in self.quoted:
            if start >= begin - 1 and (end == begin or start - end < 25):
                end = stop
        return end

    def _according(self, at: int) -> list[_Said]:
        source = source_after(self.parts, at + 2)
        if source is None:
            return []
        cue = self.parts[at]
        if at <= 2:
            after = self.text.find(",", self.parts[source[1]].end, self.end)
            begin = after + 1 if 0 <= after < self.end else self.parts[source[1]].end
            return [self._content(begin, self.end, self._span(source), cue)]
        return [self._content(self.start, cue.start, self._span(source), cue)]

    def _span(self, phrase: Phrase) -> tuple[int, int]:
        return self.parts[phrase[0]].start, self.parts[phrase[1]].end

    def _content(self, start: int, end: int, source: tuple[int, int], cue: Token) -> _Said:
        while start < end and self.text[start] in _TRIM:
            start += 1
        while start < end and self.text[end - 1] in _TRIM:
            end -= 1
        return _Said(start, end, source, cue)


def _after_aside(text: str, place: int, end: int) -> int:
    """Past "on Tuesday", "in an interview with Fox News" behind a cue."""
    aside = _ASIDE.match(text, place, end)
    return aside.end() if aside else place


_SECOND_CLAUSE = re.compile(
    r"(?:,|;)?[ \xa0](?:and|but|while|whereas|with|though)[ \xa0]+(?:also[ \xa0]+)?$|;[ \xa0]*$"
)


def _parted(text: str, found: list[_Said]) -> list[_Said]:
    """Contents of one sentence, the first ended where a second clause of speech begins."""
    parted: list[_Said] = []
    for one in found:
        if parted:
            last = parted[-1]
            cut = _SECOND_CLAUSE.search(text, last.start, one.source[0]) if last.end > one.source[0] else None
            if cut and last.start < cut.start():
                parted[-1] = last._replace(end=cut.start())
        parted.append(one)
    return parted


def _orphans(text: str, said: list[_Said], quoted: list[tuple[int, int]]) -> list[_Said]:
    """Quotations that no cue governs: they belong to who spoke last, or in the same paragraph speaks next."""
    covered = sorted((one.start, one.end) for one in said)
    cues = sorted(said, key=lambda one: one.cue.start)
    places = [one.cue.start for one in cues]
    found: list[_Said] = []
    last: _Said | None = None
    for quote in quoted:
        if any(start < quote[1] and quote[0] < end for start, end in covered):
            last = None
            continue
        if len(text[quote[0] : quote[1]].split()) < _ORPHAN:
            continue
        at = bisect_left(places, quote[0])
        before = last or (cues[at - 1] if at else None)
        after = cues[at] if at < len(cues) else None
        owner = next((one for one in (before, after) if one and _reaches(text, one, quote)), None)
        if owner:
            last = _Said(*quote, owner.source, owner.cue)
            found.append(last)
    return found


def _reaches(text: str, one: _Said, quote: tuple[int, int]) -> bool:
    """Whether a quotation is near enough to what somebody said to be theirs too."""
    if one.cue.start >= quote[1]:
        return "\n" not in text[quote[1] : one.cue.start]
    gap = text[max(one.cue.end, min(one.end, quote[0])) : quote[0]]
    return len(re.findall(r"\n\s*", gap)) <= 1 and ("\n" not in gap or not gap.rpartition("\n")[2].strip())
