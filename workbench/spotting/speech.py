"""What is said in one sentence: its cues, their sources, and the content that each governs."""

import re
from collections.abc import Iterator

from workbench.spotting.contents import Said, Sentence
from workbench.spotting.cues import CUES, NOUN_FORMS, PARTICLE_VERBS, SAY
from workbench.spotting.sources import source_after, source_before
from workbench.spotting.tokens import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Token,
    Tokenized,
    words,
)
from workbench.spotting.verbs import finite_at, first_finite, is_adverb

_WORDS = 4  # of a quotation; a shorter one may be a mere name
_LONGEST = 4_000  # characters; a longer "sentence" is no prose, and would cost its square

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
_SECOND_CLAUSE = re.compile(r"(?:,|;)?[ ](?:and|but|while|whereas|with|though)[ ]+(?:also[ ]+)?$|;[ ]*$")
_DASHES = frozenset({",", "—", "–", "--", "-", "”", '"', "''"})
_NOT_SAID = words(
    "not never n't to would could should may might can cannot will won't can't didn't don't doesn't if"
)
_BETWEEN = words("also ever twice once again never already first since")
_PASSIVE = words("be been being is are was were am be get got gets")
_MAY_BE_CUES = CUES | PARTICLE_VERBS | {"according"}
_SHARED = words("and but or then")
_CLAUSE_OPENERS = words(", ; : — – when as while where and but until before after")
_BY_SAYING = words("by in while when after before")


def said_in(source: Tokenized, start: int, end: int, quoted: list[tuple[int, int]]) -> list[Said]:
    """What is said in the sentence at `start:end`; `quoted` are the quotations of the whole text."""
    if end - start > _LONGEST:
        return []
    return _Speech(Sentence(source, start, end, quoted)).said()


class _Speech:
    """The cues of one sentence, from left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence, self.parts, self.text = sentence, sentence.parts, sentence.text
        self.found: list[Said] = []

    def said(self) -> list[Said]:
        whole = self._labelled()
        if whole:
            return [whole]
        for at in [at for at, token in enumerate(self.parts) if token.low in _MAY_BE_CUES]:
            if (
                self.parts[at].low == "according"
                and at + 2 < len(self.parts)
                and self.parts[at + 1].low == "to"
            ):
                self.found += self.sentence.according(at)
            elif self._is_cue(at) and self._is_speech(at):
                self.found += self._at_cue(at)
        if not self.found:
            self.found += self._unlisted()
        return _parted(self.text, self.found)

    def _is_cue(self, at: int) -> bool:
        low = self.parts[at].low
        if low not in PARTICLE_VERBS or not self.sentence.has_particle(at):
            return low in CUES
        noun = low in {"call", "calls"} and at > 0 and self.parts[at - 1].low not in PRONOUNS
        return not noun or self.parts[at - 1].is_capital

    def _labelled(self) -> Said | None:
        """`JONES: It is so.`"""
        start, end = self.sentence.start, self.sentence.end
        label = _LABEL.match(self.text, start, end)
        if (
            not label
            or _NOT_SPEAKERS.match(label[1])
            or self._is_cue(0)
            or len(self.text[label.end() : end].split()) < 2
        ):
            return None
        return self.sentence.said(label.end(), end, label.span(1), mark(":", label.end(1)))

    def _is_speech(self, at: int) -> bool:
        """Whether a cue is a verb of somebody who did say it: not a noun, passive, denied or planned."""
        token = self.parts[at]
        if (at and token.is_capital and not self._in_headline(at)) or self.sentence.is_quoted(token.start):
            return False
        before = [token.low for token in self.parts[max(0, at - 3) : at]]
        if not before:
            return True
        last = before[-1]
        if self._by_saying(at):
            return True
        if last[0].isdigit() and token.low in NOUN_FORMS:
            return False
        if last in DETERMINERS or last in PREPOSITIONS or last == "whose" or last.endswith(("'s", "s'")):
            return False
        skipped = [word for word in before if not is_adverb(word) and word not in _BETWEEN][-2:]
        if any(word in _NOT_SAID or word.endswith("n't") for word in skipped):
            return False
        return token.low.endswith("ing") or not skipped or skipped[-1] not in _PASSIVE

    def _in_headline(self, at: int) -> bool:
        """Whether all words around a cue have capitals: "Ruiz Says Dam Is Safe"."""
        around = [token for token in self.parts[max(0, at - 2) : at + 4] if len(token.text) > 3]
        return self.parts[at].low in SAY and len(around) > 2 and all(not t.text[0].islower() for t in around)

    def _by_saying(self, at: int) -> bool:
        """Whether it is "began by saying", "went on to say" or "was quoted as saying"."""
        before = [token.low for token in self.parts[max(0, at - 3) : at]]
        if before[-2:] == ["on", "to"]:
            return True
        if not self.parts[at].low.endswith("ing"):
            return False
        return before[-1] in _BY_SAYING or (
            before[-1] == "as" and bool({"quoted", "cited", "reported"} & {*before})
        )

    def _at_cue(self, at: int) -> Iterator[Said]:
        follows = self._follows(at)
        source = self._speaking(at) if follows else self._source(at)
        before = [] if follows else self.sentence.before(at, source)
        if before:
            yield from before
            return
        if source is None and at == 0:
            yield from self._turned()
        elif source and (found := self.sentence.after(at)):
            yield self.sentence.said(*found, source, self.parts[at])

    def _turned(self) -> Iterator[Said]:
        """`Added Jones: "…"`"""
        phrase = source_after(self.parts, 1)
        if phrase and phrase[1] + 1 < len(self.parts) and self.parts[phrase[1] + 1].text in {":", ","}:
            start = self.parts[phrase[1] + 1].end
            quote = next((quote for quote in self.sentence.quoted if 0 <= quote[0] - start <= 1), None)
            if quote or start >= self.sentence.end:
                yield Said(*(quote or (start, start)), self.sentence.span(phrase), self.parts[0])

    def _follows(self, at: int) -> bool:
        """Whether a cue has its subject from the verb before it: ", adding …", "… but said"."""
        last = at - 1
        while last > 0 and (self.parts[last].low in _BETWEEN or self.parts[last].low in AUXILIARIES):
            last -= 1
        participle = self.parts[at].low.endswith("ing") and (at == 0 or self.parts[at - 1].text in _DASHES)
        return participle or self._by_saying(at) or (last >= 0 and self.parts[last].low in _SHARED)

    def _speaking(self, at: int) -> tuple[int, int] | None:
        """Who spoke last in the sentence, or acts in the clause that the cue hangs on."""
        if self.found:
            return self.found[-1].source
        for verb in range(at - 1, 0, -1):
            phrase = source_before(self.parts, verb) if finite_at(self.parts, verb) else None
            if phrase and (phrase[0] == 0 or self.parts[phrase[0] - 1].low in _CLAUSE_OPENERS):
                return self.sentence.span(phrase)
        return self._subject(at)

    def _source(self, at: int) -> tuple[int, int] | None:
        phrase = source_before(self.parts, at)
        return self.sentence.span(phrase) if phrase else None

    def _subject(self, at: int) -> tuple[int, int] | None:
        """The subject of the sentence's first verb before `at`."""
        verb = first_finite(self.parts[:at])
        return self._source(verb) if verb else None

    def _unlisted(self) -> Iterator[Said]:
        """`"…," he demanded`, `"…" Jones shot back`, `Jones made this point: "…"`: any verb will do."""
        for start, end in self.sentence.quoted:
            stops = self.text[end - 2 : end - 1] in {",", "?", "!"} or self.text[end : end + 1] == ","
            at = self.sentence.at(end)
            verb = first_finite(self.parts[at : at + 6])
            if stops and verb:
                phrase = source_before(self.parts, at + verb)
                if phrase and phrase[0] >= at:
                    yield self.sentence.said(start, end, self.sentence.span(phrase), self.parts[at + verb])
                    return
        if led_in := self._led_in():
            yield led_in
        elif partly := self._partly():
            yield partly

    def _partly(self) -> Said | None:
        """`Jones spoke of "a bill sent to the wrong address"`: words quoted from the subject of the sentence."""
        for start, end in self.sentence.quoted:
            verb = first_finite(self.sentence.between(self.sentence.start, start))
            source = self._source(verb) if verb else None
            if verb and source and self.parts[verb].low not in _PASSIVE and not self._is_title(start, end):
                return Said(start, end, source, self.parts[verb])
        return None

    def _is_title(self, start: int, end: int) -> bool:
        """Whether a quotation is a mere name: short, or all its longer words have capitals."""
        inside = self.text[start:end].strip("\"“”„«»'‘’` ").split()
        long = [word for word in inside if len(word) > 3]
        return len(inside) < _WORDS or all(word[0].isupper() for word in long)

    def _led_in(self) -> Said | None:
        """`Jones leaned in and boomed: "…"`, or the quotation stands in the next paragraph."""
        end = self.sentence.end
        opened = next((quote for quote in self.sentence.quoted if self._is_led_in(quote)), None)
        if opened or self.text[end - 1] == ":":
            at = self.sentence.at(opened[0]) if opened else len(self.parts)
            source = self._source(at - 2) if at > 2 and finite_at(self.parts, at - 2) else None
            source = source or self._subject(at)
            if source:
                return Said(*(opened or (end, end)), source, self.parts[at - 1])
        return None

    def _is_led_in(self, quote: tuple[int, int]) -> bool:
        """Whether a quotation is a whole sentence behind a colon or comma."""
        lead = self.text[self.sentence.start : quote[0]].rstrip()
        inside = self.text[quote[0] : quote[1]].strip("\"“”„«»'‘’` ")
        return lead[-1:] == ":" or (
            lead[-1:] == "," and inside[:1].isupper() and inside[-1:] in {".", "!", "?"}
        )


def mark(mark: str, place: int) -> Token:
    """A mark that stands in for a cue."""
    return Token(mark, mark, place, place + 1)


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
