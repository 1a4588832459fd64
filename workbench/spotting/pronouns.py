"""Who "he" and "she" are: the person last spoken of who can be meant, by a few weighed signs."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from workbench.spotting.names import Mention, People

_WINDOW = 1500  # characters back in which a pronoun finds its name
_SENTENCE = 150  # characters: the usual length of one

# What speaks for a mention; a sentence further back costs 1. Set by hand.
_SUBJECT = 1.5
_FITS = 1.0  # the given name or title says "he", or "she"
_SPOKE = 2.5  # who was speaking goes on speaking
_OPENS = 1.0  # the first words of their sentence
_QUOTED = -3.0  # named in somebody's very words, which the pronoun stands outside of
_BREAK = -0.5  # for each paragraph in between

_STOP = re.compile(r"[.?!][\"”’']? |\n")


def person_meant(
    people: People,
    place: int,
    pronoun: str,
    quoted: Sequence[tuple[int, int]] = (),
    said: tuple[int, int] = (0, 0),
    spoke: Mention | None = None,
) -> str:
    """The person that "he" or "she" at `place` most likely is; "" if there is nobody to be.

    `quoted` are the quotations of the text, `said` what the pronoun's owner is saying (who is named there
    is somebody else), `spoke` who spoke last, where. Nobody, where the same sentence names someone
    else before it who may be meant: a wrong name is worse than none.
    """
    others = {m.name for m in people.between(*said)}  # "he" says nothing of himself by name
    mentions = [m for m in people.between(place - _WINDOW, place) if m.name not in others]
    if spoke and spoke.name not in others and spoke.start > place - _WINDOW:
        mentions.append(spoke)
    fitting = [m for m in mentions if people.gender(m.name) in {"", pronoun}]
    if not fitting:
        return ""
    here = _quotation(quoted, place)
    breaks = {m: people.text.count("\n", m.start, place) for m in fitting}

    def weight(m: Mention) -> float:
        signs = (
            _SUBJECT * m.subject
            + _OPENS * _opens(people.text, m.start)
            + _FITS * bool(people.gender(m.name))
            + _BREAK * min(4, breaks[m])
        )
        outside = _quotation(quoted, m.start) not in {None, here}
        return signs + _QUOTED * outside + _SPOKE * (m is spoke) - (place - m.start) / _SENTENCE

    likely = max(fitting, key=weight)
    return _unless_stranger(people, likely, place if said[0] < likely.end else min(place, said[0]))


def _unless_stranger(people: People, likely: Mention, place: int) -> str:
    """The likely one, or who is named by surname only in the same sentence as the pronoun."""
    stops = (stop.end() for stop in _STOP.finditer(people.text, likely.end, place))
    stranger = people.stranger_between(max(stops, default=likely.end), place)
    return stranger.name if stranger else likely.name


def _opens(text: str, place: int) -> bool:
    """Whether a sentence begins at a place."""
    before = text[max(0, place - 3) : place].rstrip(" “\"'‘(”’")
    return place < 3 or before[-1:] in {"", ".", "!", "?", "\n", ":"}


def _quotation(quoted: Sequence[tuple[int, int]], place: int) -> int | None:
    """Which quotation a place lies in."""
    at = bisect_right(quoted, (place, place)) - 1
    return at if at >= 0 and quoted[at][0] <= place < quoted[at][1] else None
