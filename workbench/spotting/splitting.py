"""Sentences with exact spans, from news as it is found: pasted, hard-wrapped, with stops missing.

One pass: a pattern finds every place where a sentence might end (a stop with the marks that close it, the
end of a line), and the words on either side decide. Every look back or ahead is bounded, so the time is
linear in the text, whatever the text.
"""

import re

from workbench.records import Span
from workbench.spotting.abbreviations import (
    ABBREVIATIONS,
    AFTER_TIME,
    BEFORE_NUMBER,
    OPENING,
    TITLES,
)

# It begins with one plain set of characters, so that the search for the next place runs at full speed.
_PLACE = re.compile(
    r"""[.!?…\r\n\u2028\u2029。！？:;=_*-](?:
        (?<=[a-z]{5}[.?!])(?<!Calif.|pprox.|essrs.|Thurs.|Assoc.)
            (?:(?<=\.)["”’')]?|)[ ](?=["“‘'(]?[A-Z])                 # most stops; nothing to ask
      | (?<=[.!?…])(?<![.!?…][.!?…])(?P<more>[.!?…]*+)
            (?P<marks>(?:["”’'»)\]]|\[\d{1,3}\])*+)                # what closes with it; footnotes
            (?:[ ]\[\d{1,3}\]|[ ]\d{1,2}(?=[ ][A-Z][a-z])|[ ]?[:;]-?[)(DP]++(?!\w))*+    # footnotes, smileys
            (?:(?P<gap>[^\S\r\n\u2028\u2029]++)|(?=[“A-Z][a-z’]))
            (?=[“"‘'(\[«]{0,3}+(?P<next>\w{1,12}+|[^\w\s,;:)\]}.!?…]))
      | (?P<line>(?<=[\r\n\u2028\u2029])\s*+)
      | (?<=[。！？])[。！？”’」』）]*+\s*+
      | (?: (?<=[ ][:;])-?[)(DP]++ | (?<=[ ][=_*-])(?:[=_*]{2,}+|-{4,}+) )[ ](?=[“"‘'(]?[A-Z])    # :-) ====
      | (?<=(?:http|ttps):)//\S{1,300}+[ ](?=[A-Z]|https?:)
    )""",
    re.X,
)
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_QUOTES = ('"', "“", "”", "’")
_SHORT = ABBREVIATIONS | BEFORE_NUMBER | TITLES | {"etc"}
_HOURS = {"a.m", "p.m"}
_NEWLINE = re.compile("[\r\n\u2028\u2029]")
_ODD_SPACE = re.compile("[\t\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BULLET = re.compile(r"(?:[-*•‣▪◦–—·►]|\(?\d{1,2}[.)]|\(?[a-z]\))[ ]")
_ASKED = re.compile(
    r"(?:(?:[A-Z][\w.’'-]*|he|she|they|it|one|the|a|an|[a-z]{4,12}) ){1,4}"
    r"(?:said|says|asked|asks|added|told|wrote|replied|demanded|warned|shouted|tweeted|wondered)\b"
    r"|(?:said|says|asked|asks|added|wrote|replied) "
)
_WRAP = 55  # characters; a line shorter than this was not broken because it was full
_FULL = 0.8  # of the next line; one shorter than that, even with the next word, was not broken because it was full


def sentences(text: str) -> list[Span]:
    """The sentences of any text: sorted, disjoint spans that together hold every non-space character.

    No span starts or ends with white space. Headings, list items and bare lines count as sentences.
    """
    return [Span(start=start, end=end) for start, end in bounds(text)]


def bounds(text: str) -> list[tuple[int, int]]:
    """`sentences` as bare pairs, for the other modules here."""
    found = []
    start = len(text) - len(text.lstrip())
    for place in _PLACE.finditer(text, start):
        kind = place.lastgroup
        if kind is None or (_line_ends if kind == "line" else _stop_ends)(text, start, place):
            end = place.start() if kind == "line" else place.end()
            while text[end - 1].isspace():
                end -= 1
            if start < end:
                found.append((start, end))
                start = place.end()
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return found


def flattened(text: str, sentences: list[tuple[int, int]]) -> str:
    """The text with plain spaces, also where a line is wrapped inside a sentence; offsets are the same."""
    plain = _ODD_SPACE.sub(" ", text)
    parts, at = [], 0
    for start, end in sentences:
        parts += [plain[at:start], _NEWLINE.sub(" ", plain[start:end])]
        at = end
    return "".join([*parts, plain[at:]])


def _stop_ends(text: str, start: int, place: re.Match[str]) -> bool:
    """Whether the stop at `place` ends the sentence that begins at `start`."""
    at = place.start()
    more, marks, gap, after = place.group("more", "marks", "gap", "next")
    stop = text[at] + more
    if not gap:  # "the deal.The port", but not "Node.Js", "U.S.Army", "Oct.Eighteen"
        word = _word_before(text, start, at)
        return len(word) > 3 and word.isalpha() and word.islower()
    if stop == ".":
        return _dot_ends(text, start, at, after, marks)
    if "?" not in stop and "!" not in stop:
        slow = after == "I" and text[at - 1 : at].isspace()  # "Well … I"
        return not after[0].islower() and not slow
    if not marks:
        return True
    return not after[0].islower() and not (marks[-1] in _QUOTES and _ASKED.match(text, place.end()))


def _dot_ends(text: str, start: int, at: int, after: str, marks: str = "") -> bool:
    """Whether a single full stop ends a sentence before the word `after`."""
    word = _word_before(text, start, at)
    if after[0].islower():
        return not marks and len(word) > 2 and word.isalpha() and word.islower() and word not in _SHORT
    return marks != "" or _word_ends(word, after, first=at - len(word) == start)


def _word_before(text: str, start: int, at: int) -> str:
    near = text[max(start, at - 15) : at].split()
    return near[-1].lstrip("\"“‘'([") if near else ""


def _word_ends(word: str, after: str, *, first: bool) -> bool:
    """Whether a stop after `word` ends a sentence, where `after` comes next and begins no small letter."""
    if word in TITLES or word.capitalize() in TITLES or (first and (word.isdigit() or len(word) < 2)):
        return False  # "Mr. Ode"; "1. Begin here"
    single = len(word) == 1 and word.isalpha()
    if after[0].isdigit():
        return not (single or word in ABBREVIATIONS or word in BEFORE_NUMBER)
    if _ACRONYM.fullmatch(word):
        return after not in AFTER_TIME if word.lower() in _HOURS else after in OPENING
    if word in ABBREVIATIONS or (single and word.isupper()):
        return after in OPENING
    return True


def _line_ends(text: str, start: int, place: re.Match[str]) -> bool:
    """Whether a sentence ends with its line; not where a full line was only wrapped."""
    gap, end = place[0], place.start()
    near = text[max(0, end - 400) : end]  # the whole line, also where the sentence begins within it
    line = _NEWLINE.split(near.rstrip())[-1]
    if gap.count("\n") > 1 or gap.count("\r") > 1 or "\u2029" in gap or len(line) < _WRAP:
        return True
    after = _NEWLINE.split(text[place.end() : place.end() + 400], maxsplit=1)[0]
    if line[-1] in '!?:;”"’…' or after[:1] in _QUOTES or _BULLET.match(after):
        return True
    first = after.partition(" ")[0]
    if line[-1] == "." and first:
        return _dot_ends(text, start, end - len(near) + len(near.rstrip()) - 1, first)
    return not after[:1].islower() and len(line) + len(first) < _FULL * len(after)
