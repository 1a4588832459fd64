"""Organisations by their full names: "the board" is the Drug Safety Board, "WHO" what was spelt out before."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from workbench.spotting.tokens import words

BODIES = words(
    "agency assembly association authority bank board bureau chamber charity church club college commission committee "
    "company corporation council court department federation foundation fund gazette group hospital institute "
    "institution league ministry museum observatory office organisation organization panel parliament party school "
    "senate service society study survey trust union university"
)
_LEFT = re.compile(r"(?:[A-Z][\w’'&.-]* (?:(?:of|for|and|the|on) )?){1,5}$")
_RIGHT = re.compile(r" (?:of|for|on)(?: the)?(?: [A-Z][\w’'-]+)+")
_SPELT = re.compile(r"(?:[A-Z][\w’'&-]* (?:(?:of|for|and|the|on|in) ){0,2}){1,8}$")
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,8})\)")
_SHORT_THEN_LONG = re.compile(r"\b([A-Z]{2,8}) \(([A-Z][^()\n]{3,60})\)")
_REACH = 90  # characters that a name may have
_MOST = 4  # places of a noun that are looked at


class Organisations:
    """The names of organisations in one text, looked for when they are asked for, and once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._places: dict[str, list[int]] = {}
        self._spelt: dict[str, str] | None = None

    def named_as(self, noun: str, place: int) -> str:
        """The last name before a place that holds the noun: "Drug Safety Board" for "board"; "" if there is none."""
        capital = noun.capitalize()
        places = self._places.get(noun)
        if places is None:
            places = [match.start() for match in re.finditer(rf"\b{re.escape(capital)}\b", self._text)]
            self._places[noun] = places
        last = bisect_left(places, place)
        names = (self._around(at, at + len(capital)) for at in reversed(places[max(0, last - _MOST) : last]))
        return next((name for name in names if " " in name), "")

    def _around(self, start: int, end: int) -> str:
        """The words with capitals around a noun."""
        left = _LEFT.search(self._text, max(0, start - _REACH), start)
        right = _RIGHT.match(self._text, end, end + _REACH)
        return self._text[left.start() if left else start : right.end() if right else end].removeprefix(
            "The "
        )

    def spelt_out(self, acronym: str) -> str:
        """What an acronym stands for, where the text says so: "World Health Organization (WHO)"; else itself."""
        if self._spelt is None:
            self._spelt = dict(self._acronyms())
        return self._spelt.get(acronym, acronym)

    def _acronyms(self) -> Iterator[tuple[str, str]]:
        for match in _SHORT_THEN_LONG.finditer(self._text):
            yield match[1], match[2]
        for match in _IN_BRACKETS.finditer(self._text):
            spelt = _SPELT.search(self._text, max(0, match.start() - _REACH), match.start())
            name = spelt.group().strip().removeprefix("The ") if spelt else ""
            if name[:1] == match[1][0]:
                yield match[1], name
