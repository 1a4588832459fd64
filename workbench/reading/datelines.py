"""The lines that say when, where and by whom: datelines, bylines, and the agency that a wire story names."""

import re

from workbench.reading.dates import MONTH, WEEKDAY
from workbench.records import BlockKind

_DATE = re.compile(
    rf"\b(?:{MONTH} {{0,2}}\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? {{1,2}}\d{{4}}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {{1,2}}{MONTH}(?:,? {{0,2}}\d{{4}}\b)?|{MONTH} {{1,2}}\d{{4}}\b"
    r"|\d{4}年 ?\d{1,2}月 ?\d{1,2}日|\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|(?:\d+|an?|one|two|few|several) (?:minutes?|hours?|days?|weeks?|months?) ago|yesterday|today)",
    re.IGNORECASE,
)
_AROUND = re.compile(
    rf"\b(?:{WEEKDAY}|published|updated|posted|modified|created|last|first|date|time|on|at|in|a\.?m|p\.?m|[ECMP][SD]?T|GMT|UTC|BST"
    r"|C?EST|ist|local|\d{1,2}[:.h]\d\d(?:[:.]\d\d)?)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[^\W\d_][\w.'’-]*")
LOOK = 300  # characters
_BYLINE = re.compile(r"[*_]{0,2}by:? ", re.IGNORECASE)
_CREDITS = re.compile(
    r"[(\[]?(?:(?:additional |with )?(?:reporting|writing|editing|research)|written|compiled|edited|translated) by\b"
    r"|(?:author|reporter|correspondent) ?: ",
    re.IGNORECASE,
)
_SPECIAL = re.compile(r"special (?:to|for) (?:the )?(?=\w)", re.IGNORECASE)
_CHANGE = re.compile(
    r"\W{0,3}(?:last |most recently )?(?:updated?|modified|edited|changed|revised)\b", re.IGNORECASE
)
# What follows a writer's name: "Courier staff writer", "Associated Press".
_OFFICE = re.compile(
    r"(?:,| [-–—|/])? *(?:(?:for|of|the|[A-Z][\w.&’'-]*) ){0,5}"
    r"(?:(?:[Ss]enior |[Ss]taff |[Cc]hief )*(?:[Ss]taff|[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Ee]ditors?|[Bb]ureau))$"
    r"|(?:,| [-–—|/])? +(?:[Tt]he )?(?:Associated Press|AP|AFP|Reuters|Bloomberg(?: News)?)$"
)
_OF_BYLINES = frozenset(
    {"and", "with", "for", "in", "the", "of", "at", "our", "special", "senior", "staff", "desk", "editor"}
    | {"writer", "writers", "reporter", "reporters", "correspondent"}
)
_COPYRIGHT = re.compile(
    r"(?:copyright )?(?:©|\(c\)) ?(?:\d{4}(?:[-–]\d{2,4})?,? )?(?P<name>[^\W\d_][^.,|©]{1,50}?) ?(?:[.,|]|all rights|$)",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\((?P<agency>[A-Z][\w&'’. -]{1,40})\)(?: ?(?:[-–—]{1,2}|:)|$)")
_DASH = re.compile(r"\s*[-–—:]{1,2}\s*")
_SPACE = re.compile(r"\s")
_START = 80  # characters within which the date of a dateline ends
_NOT_AGENCIES = re.compile(
    r"updated?|corrected|file|photo|opinion|analysis|video|live|exclusive|[A-Z]-[A-Z]{2}$", re.IGNORECASE
)


def kind(line: str) -> BlockKind | None:
    """Dateline or byline, where a line is no more than that."""
    if is_dateline(line):
        return BlockKind.DATELINE
    return BlockKind.BYLINE if is_byline(line) else None


def is_dateline(line: str) -> bool:
    """Whether a line says no more than when, and perhaps where or for whom."""
    if len(line) > 100 or not _DATE.search(line):
        return False
    rest = _NAMES.findall(_AROUND.sub(" ", _DATE.sub(" ", line)))
    return len(rest) <= 5 and all(not name[0].islower() for name in rest)


def is_byline(line: str) -> bool:
    """Whether a line says no more than who wrote it."""
    if len(line) > 160:
        return False
    if _CREDITS.match(line):
        return True
    if special := _SPECIAL.match(line):
        return len(line) < 80 and all(word[0].isupper() for word in _NAMES.findall(line, special.end()))
    if not _BYLINE.match(line) or _DATE.match(line, 3) or _AROUND.match(line, 3):
        return False
    names = [name for name in _NAMES.findall(line) if name.lower() not in _OF_BYLINES]
    return 2 <= len(names) <= 14 and all(not name[0].islower() for name in names)


def writer(line: str) -> str:
    """Who a byline names, without "By" and without the date that may follow; "" where it credits others too."""
    by = _BYLINE.match(line)
    if by is None:
        return ""
    name = re.split(r" ?[|•·]| [-–—] |, ?(?=\d)", line[by.end() :], maxsplit=1)[0]
    return without_office(_DATE.sub("", name).strip(" ,.*_"))


def without_office(name: str) -> str:
    """A writer's name without the post or the agency that follows a comma, or the agency at its end."""
    cut = _OFFICE.search(name[:LOOK])
    return name[: cut.start()].strip(" ,") if cut and cut.start() > 2 and _named(name, cut.start()) else name


def _named(name: str, end: int) -> bool:
    return len(name[:end].split()) >= 2


def is_change(line: str) -> bool:
    """Whether a line says when something was changed, and not when it was published."""
    return _CHANGE.match(line) is not None


def publisher(line: str) -> str:
    """Who claims the copyright: "© 2020 Sable Coast Courier. All rights reserved."; "" where nobody does."""
    match = _COPYRIGHT.match(line)
    return match["name"].strip() if match else ""


def agency(line: str) -> str:
    """The agency in the dateline that opens a line: "MOSCOW, Oct 3 (Meridian Wire) - …"; "" where there is none."""
    match = _AGENCY.search(line[:120])
    if match is None or _NOT_AGENCIES.match(match["agency"]):
        return ""
    before = _NAMES.findall(_AROUND.sub(" ", _DATE.sub(" ", line[: match.start()])))
    return match["agency"] if all(not name[0].islower() for name in before) else ""


def opening(line: str) -> str:
    """What stands of a dateline at the start of a paragraph, "" where it starts with none."""
    name = agency(line)
    if not name:
        dated = _DATE.search(line[:_START])
        return line[: dated.end()] if dated and _opens(line, dated) else ""
    end = line.index(f"({name})") + len(name) + 2
    after = _DASH.match(line, end)
    dated = _DATE.match(line, after.end()) if after else None
    return line[: dated.end() if dated else end]


def opens(start: str) -> tuple[int, int]:
    """Where the dateline ends with which a paragraph starts, its dash too, and where the paragraph goes on.

    0, 0 where it starts with none.
    """
    line = _SPACE.sub(" ", start)  # one for one: the places stay
    dated = len(opening(line))
    dash = _DASH.match(line, dated) if dated else None
    return (len(line[: dash.end()].rstrip()), dash.end()) if dash else (0, 0)


def _opens(line: str, dated: re.Match[str]) -> bool:
    """Whether a place at most stands before a date, and a dash behind it: "VELMAR, March 4, 2024 - The port …"."""
    before = _NAMES.findall(_AROUND.sub(" ", line[: dated.start()]))
    named = len(before) <= 5 and all(not name[0].islower() for name in before)
    return named and _DASH.match(line, dated.end()) is not None
