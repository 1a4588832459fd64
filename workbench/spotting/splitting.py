"""Sentences with exact spans, from news as it is found: pasted, hard-wrapped, with stops missing.

The Rust splitter `sentencex` (MIT, Wikimedia) does the bulk. Around it stand four rules of our own: lines
are joined or parted first; stops that it overlooks inside quotation marks and brackets are cut; a missing
space after a stop is cut; a question that is only the front of "…?" she asked is put together again.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from workbench.records import Span
from workbench.spotting.tokens import words

# Replaced one character for one, so that offsets hold: odd spaces would hide a boundary, and lone
# surrogates cannot leave Python.
_ODD_SPACE = re.compile("[\t\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_NEWLINE = re.compile("[\r\n\u2028\u2029]")

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_BULLET = re.compile(r"[ ]*(?:[-*•‣▪◦–—·►]|\(?\d{1,2}[.)]|\(?[a-z]\))[ ]+\S")
_TIMESTAMP_END = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?[ ]?(?:[AaPp]\.?[Mm]\.?)?[ ]*$")
_WRAP = 55  # a line shorter than this was not broken because it was full

_PIECE = 8_192  # characters

_STOP = re.compile(
    r"""(?<=[\w’'\])%])(?P<stop>[.!?…]{1,4})
        (?:["”’')\]]|\[\d{1,3}\])*           # closing marks, also those set after the stop
        (?:[ ]\[\d{1,3}\])*                  # footnote marks
        (?P<gap>[ ]+|(?=[A-Z][a-z]))
        (?=["“‘'(]*(?P<next>[A-Z0-9]))""",
    re.X,
)
_ABBREVIATIONS = words(
    """mr mrs ms dr prof sen rep gov gen lt col sgt capt maj cmdr adm hon rev fr sr jr st ave blvd rd mt ft no nos
    vol pp fig figs eq ed eds al inc ltd co corp bros llc plc dept univ assn est approx cf vs etc viz ie eg
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun calif fla tex
    mass mich wis conn ariz ala ark colo ill ind kan ky minn miss mo mont neb nev okla ore penn tenn va vt wash
    msgr supt insp det cpl pvt spc amb atty cllr pres messrs mme mlle art sec sgd tel ext min max dist"""
)
_TITLE = re.compile(
    r"\b(?:Ms|Mrs|Mr|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|Adm|Maj|Cmdr)\.[ ]*$"
)  # "said Ms. Ruiz"
_ASKED = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|he|she|they|it|one|the|a|an|[a-z]{4,12}) ){1,4}"
    r"(?:said|says|asked|asks|added|told|wrote|replied|demanded|warned|shouted|tweeted|wondered)\b"
    r"|(?:said|says|asked|asks|added|wrote|replied) "
)


def sentences(text: str) -> list[Span]:
    """The sentences of any text: sorted, disjoint spans that together hold every non-space character.

    No span starts or ends with white space. Headings, list items and bare lines count as sentences.
    """
    return [Span(start=start, end=end) for start, end in bounds(text)]


def bounds(text: str) -> list[tuple[int, int]]:
    """`sentences` as bare pairs, for the other modules here."""
    plain = _SURROGATE.sub("\ufffd", _ODD_SPACE.sub(" ", text))
    found = []
    for start, end in _paragraphs(plain):
        cuts = sorted({start, end, *_cuts(plain, start, end)})
        found += [trimmed for pair in pairwise(cuts) if (trimmed := _trim(text, *pair))]
    return _rejoin(plain, found)


def flattened(text: str, sentences: list[tuple[int, int]]) -> str:
    """The text with plain spaces, also where a line is wrapped inside a sentence; offsets are the same."""
    plain = _ODD_SPACE.sub(" ", text)
    parts, at = [], 0
    for start, end in sentences:
        parts += [plain[at:start], _NEWLINE.sub(" ", plain[start:end])]
        at = end
    return "".join([*parts, plain[at:]])


def _paragraphs(plain: str) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence leaves: lines, joined where a line was only wrapped."""
    start = end = -1
    for match in _LINE.finditer(plain):
        if not match.group().strip():
            continue
        if start >= 0 and _breaks(plain, start, end, match):
            yield start, end
            start = -1
        if start < 0:
            start = match.start()
        end = match.end()
    if start >= 0:
        yield start, end


def _breaks(plain: str, start: int, end: int, line: re.Match[str]) -> bool:
    """Whether a new paragraph begins at `line`, after one that runs from `start` to `end`."""
    gap = plain[end : line.start()]
    if gap.count("\n") > 1 or gap.count("\r") > 1 or "\u2029" in gap or gap.strip("\r\n\u2028\u2029"):
        return True  # a blank line
    last = plain[max(start, end - 400) : end].rstrip()
    last_line = _NEWLINE.split(last)[-1]
    return (
        len(last_line) < _WRAP
        or last[-1] in '.!?:”"’…'
        or _BULLET.match(line.group()) is not None
        or line.group().lstrip()[0] in '“"'
        or _TIMESTAMP_END.search(last_line) is not None
    )


def _cuts(plain: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin inside a paragraph."""
    from sentencex import get_sentence_boundaries

    flat = _NEWLINE.sub(" ", plain[start:end])
    known: set[int] = set()
    for first, last in _pieces(flat):
        found = get_sentence_boundaries("en", flat[first:last])
        places = [first + int(boundary["start_index"]) for boundary in found[1:]]
        known.update(place for place in places if not _TITLE.search(flat, max(0, place - 9), place))
    for match in _STOP.finditer(flat):
        if match.end() not in known and _ends_sentence(match, flat):
            known.add(match.end())
    for place in known:
        yield start + place


def _pieces(flat: str) -> Iterator[tuple[int, int]]:
    """The paragraph in lengths that bound the splitter's search for pairs of marks, which is quadratic."""
    first = 0
    while first < len(flat):
        last = len(flat) if len(flat) - first <= _PIECE else flat.rfind(" ", first, first + _PIECE) + 1
        last = last if last > first else first + _PIECE
        yield first, last
        first = last


def _ends_sentence(match: re.Match[str], flat: str) -> bool:
    """Whether a stop that the splitter overlooked really ends a sentence."""
    stop = match["stop"]
    if stop.startswith(("..", "…")):
        return False
    if stop != ".":
        return bool(match["gap"])
    if match["next"].isdigit():
        return False
    word = flat[max(0, match.start() - 25) : match.start()].rpartition(" ")[2]
    if not match["gap"]:  # "…the deal.The US": but not "Node.Js", "U.S.Army", "Oct.Eighteen"
        return len(word) > 3 and word.islower() and word.isalpha()
    return len(word) > 1 and not word[0].isupper() and word.lower() not in _ABBREVIATIONS


def _rejoin(plain: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put `"Really?"` and `she asked.` together again."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined:
            before = joined[-1]
            tail = plain[before[0] : before[1]][-2:]
            if (
                tail[-1:] in '"”’'
                and tail[:1] in "?!"
                and "\n" not in plain[before[1] : start]
                and _ASKED.match(plain, start, end)
            ):
                joined[-1] = (before[0], end)
                continue
        joined.append((start, end))
    return joined


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without white space at its ends; None if nothing is left."""
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    return (left, right) if left < right else None
