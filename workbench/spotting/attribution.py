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
from workbench.spotting.cues import CUES
from workbench.spotting.names import People
from workbench.spotting.quotes import quotes
from workbench.spotting.speakers import Speakers
from workbench.spotting.speech import mark, said_in
from workbench.spotting.splitting import bounds, flattened
from workbench.spotting.tokens import Tokenized

_ORPHAN = 4  # words of a quotation that somebody must have said; a shorter one may be a mere name
_SIGNED = re.compile(r"\s{0,3}[-–—]+[ ]*((?:[A-Z][\w.’'-]*[ ]?){2,4})(?=\n|$)")  # "…" - Jane Doe
_TAG = 150  # characters between two parts of what is said
_TAG_WORDS = 6  # in which a tag has its cue
_FAR = 2_000  # characters after which nobody is still speaking
_PARAGRAPH = re.compile(r"\n\s*")


def attributions(text: str) -> list[Attribution]:
    """Everything in the text that somebody is said to have said, in order.

    `speaker` is the fullest name in the text ("Zarif" → "Javad Zarif", "he" → the person meant), or the
    words of the source where no person is known ("Iranian media"). What the author says in the first
    person is not an attribution. Spans hold parts of sentences or several, with their quotation marks; a
    quotation with its tag in the middle is one, with the tag. One may lie inside another: "Tasnim says
    Zarif said …".
    """
    sentences = bounds(text)
    source = Tokenized(flattened(text, sentences))
    return [
        _attribution(one, name) for one, name in _whole(text, _named(source, sentences, People(source.text)))
    ]


def attributed(source: Tokenized, sentences: list[tuple[int, int]], people: People) -> list[Attribution]:
    """The same for callers that have the sentences and people already, and want the very words: a quotation
    with its tag in the middle is two.
    """
    return [_attribution(one, name) for one, name in _named(source, sentences, people)]


def _attribution(one: Said, name: str) -> Attribution:
    return Attribution(start=one.start, end=one.end, speaker=name, cue=one.cue.text)


def _named(source: Tokenized, sentences: list[tuple[int, int]], people: People) -> list[tuple[Said, str]]:
    """What is said, and by whom, in order."""
    text = source.text
    quoted = quotes(text)
    said: list[Said] = []
    for start, end in _joined(source, sentences, quoted):
        said += said_in(source, start, end, quoted)
    said += _orphans(text, sorted(said), quoted)
    speakers = Speakers(text, people, quoted)
    named = [(one, speakers.name(one)) for one in sorted(said, key=lambda one: one.cue.start)]
    kept = [
        (one, name) for one, name in named if name and any(c.isalnum() for c in text[one.start : one.end])
    ]
    return sorted(kept, key=lambda pair: pair[0][:2])


def _whole(text: str, named: list[tuple[Said, str]]) -> list[tuple[Said, str]]:
    """Parts that one cue governs in one paragraph, put together."""
    whole: list[tuple[Said, str]] = []
    places: dict[int, int] = {}  # cue → its place in `whole`
    for one, name in named:
        at = places.get(one.cue.start)
        before = whole[at][0] if at is not None else None
        if (
            at is not None
            and before
            and one.start - before.end < _TAG
            and "\n" not in text[before.end : one.start]
        ):
            whole[at] = before._replace(end=max(before.end, one.end)), name
            continue
        places[one.cue.start] = len(whole)
        whole.append((one, name))
    return whole


def _joined(
    source: Tokenized, sentences: list[tuple[int, int]], quoted: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Sentences, put together where a quotation runs over their borders: its tag may be in any of them."""
    joined: list[tuple[int, int]] = []
    at = 0
    for start, end in sentences:
        while at < len(quoted) and quoted[at][1] <= start:
            at += 1
        runs_over = at < len(quoted) and quoted[at][0] < start
        if joined and (
            runs_over or (at and quoted[at - 1][1] == joined[-1][1] and _is_tag(source, start, end))
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_tag(source: Tokenized, start: int, end: int) -> bool:
    """Whether a sentence is only the tag of the question that it stands behind: `''Is it?''` `Ruiz asked.`"""
    before = source.text[max(0, start - 5) : start]
    asked = "\n" not in before and before.rstrip(" \"'”’»")[-1:] in {"?", "!"}
    parts = source.between(start, min(end, start + _TAG))[:_TAG_WORDS] if asked else []
    return any(token.low in CUES for token in parts)


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
        signed = _SIGNED.match(text, quote[1])
        if signed:
            yield Said(*quote, signed.span(1), mark("-", quote[1]))
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
