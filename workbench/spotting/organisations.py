"""Organisations by their full names: "the board" is the Drug Safety Board, "WHO" what was spelt out before."""

import re

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
_REACH = 90  # characters that a name may have
_MOST = 4  # places of a noun that are looked at


def named_as(text: str, noun: str, place: int) -> str:
    """The last name before a place that holds the noun: "Drug Safety Board" for "board"; "" if there is none."""
    capital = noun.capitalize()
    at = place
    for _ in range(_MOST):
        at = text.rfind(capital, 0, at)
        if at < 0:
            return ""
        end = at + len(capital)
        if not text[end : end + 1].isalnum():
            left = _LEFT.search(text, max(0, at - _REACH), at)
            right = _RIGHT.match(text, end, end + _REACH)
            name = text[left.start() if left else at : right.end() if right else end].removeprefix("The ")
            if " " in name:
                return name
    return ""


def spelt_out(text: str, acronym: str) -> str:
    """What an acronym stands for, where the text says so: "World Health Organization (WHO)"; else itself."""
    at = text.find(f"({acronym})")
    spelt = _SPELT.search(text, max(0, at - _REACH), at) if at > 0 else None
    if spelt:
        name = spelt.group().strip().removeprefix("The ")
        if name[:1] == acronym[0]:
            return name
    at = text.find(f"{acronym} (")
    inside = re.match(r"\(([A-Z][^()]{3,60})\)", text[at + len(acronym) + 1 :][:70]) if at >= 0 else None
    return inside[1] if inside else acronym
