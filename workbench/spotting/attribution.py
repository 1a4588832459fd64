"""Who says what: quotations with their tags, reported speech, "according to", and NAME: lines.

Rules over tokens, sentence by sentence, after the model of Pareti (2016): a cue, a source before or behind
it, and the content that the cue governs. Quotations that no cue reaches belong to who spoke last. The cue
list is hand-written; nothing was learned from an attribution corpus.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from workbench.records import Attribution
from workbench.spotting.contents import Said
from workbench.spotting.names import People
from workbench.spotting.quotes import quotes
from workbench.spotting.speakers import Speakers
from workbench.spotting.speech import said_in
from workbench.spotting.splitting import bounds, flattened
from workbench.spotting.tokens import Tokenized

_ORPHAN = 4  # words of a quotation that somebody must have said; a shorter one may be a mere name
_FAR = 2_000  # characters after which nobody is still speaking
_PARAGRAPH = re.compile(r"\n\s*")


def attributions(text: str) -> list[Attribution]:
    """Everything in the text that somebody is said to have said, in order.

    `speaker` is the fullest name in the text ("Zarif" → "Javad Zarif", "he" → the person meant), or the
    words of the source where no person is known ("Iranian media"). What the author says in the first
    person is not an attribution. Spans hold parts of sentences or several, with their quotation marks; a
    quotation with its tag in the middle is two. One may lie inside another: "Tasnim says Zarif said …".
    """
    sentences = bounds(text)
    source = Tokenized(flattened(text, sentences))
    return attributed(source, sentences, People(source.text))


def attributed(source: Tokenized, sentences: list[tuple[int, int]], people: People) -> list[Attribution]:
    """`attributions`, for callers that have the sentences and people of the text already."""
    text = source.text
    quoted = quotes(text)
    said: list[Said] = []
    for start, end in _joined(sentences, quoted):
        said += said_in(source, start, end, quoted)
    said += _orphans(text, sorted(said), quoted)
    speakers = Speakers(text, people, quoted)
    found: list[Attribution] = []
    for one in sorted(said, key=lambda one: one.cue.start):
        name = speakers.name(one)
        if name and any(c.isalnum() for c in text[one.start : one.end]):
            found.append(Attribution(start=one.start, end=one.end, speaker=name, cue=one.cue.text))
    return sorted(found, key=lambda one: (one.start, one.end))


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


def _orphans(text: str, said: list[Said], quoted: list[tuple[int, int]]) -> Iterator[Said]:
    """Quotations that no cue governs: they belong to who spoke last, or in the same paragraph speaks next."""
    cues = sorted(said, key=lambda one: one.cue.start)
    places = [one.cue.start for one in cues]
    last: Said | None = None
    covered = at = 0
    for quote in quoted:
        while at < len(said) and said[at].start < quote[1]:
            covered = max(covered, said[at].end)
            at += 1
        if covered > quote[0]:
            last = None
            continue
        if len(text[quote[0] : quote[1]].split()) < _ORPHAN:
            continue
        place = bisect_left(places, quote[0])
        before = cues[place - 1] if place else None
        if last and (before is None or last.start > before.cue.start):
            before = last
        after = cues[place] if place < len(cues) else None
        owner = next((one for one in (before, after) if one and _reaches(text, one, quote)), None)
        if owner:
            last = Said(*quote, owner.source, owner.cue)
            yield last


def _reaches(text: str, one: Said, quote: tuple[int, int]) -> bool:
    """Whether a quotation is near enough to what somebody said to be theirs too.

    In the same paragraph; or it opens the next one.
    """
    if one.cue.start >= quote[1]:
        return one.cue.start - quote[1] < _FAR and text.find("\n", quote[1], one.cue.start) < 0
    first = max(one.cue.end, min(one.end, quote[0]))
    if quote[0] - first > _FAR:
        return False
    breaks = len(_PARAGRAPH.findall(text, first, quote[0]))
    return breaks == 0 or (breaks == 1 and not text[text.rfind("\n", first, quote[0]) : quote[0]].strip())
