"""Which news agency an article says it comes from."""

import re

# As articles name them, and as they are shown.
_AGENCIES = {
    "associated press": "AP",
    "ap": "AP",
    "reuters": "Reuters",
    "thomson reuters": "Reuters",
    "afp": "AFP",
    "agence france-presse": "AFP",
    "agence france presse": "AFP",
    "dpa": "dpa",
    "deutsche presse-agentur": "dpa",
    "upi": "UPI",
    "united press international": "UPI",
    "pa": "PA",
    "pa media": "PA",
    "press association": "PA",
    "efe": "EFE",
    "ansa": "ANSA",
    "apa": "APA",
    "aap": "AAP",
    "australian associated press": "AAP",
    "canadian press": "The Canadian Press",
    "the canadian press": "The Canadian Press",
    "bloomberg": "Bloomberg",
    "xinhua": "Xinhua",
    "tass": "TASS",
    "interfax": "Interfax",
    "ria novosti": "RIA Novosti",
    "kyodo": "Kyodo",
    "kyodo news": "Kyodo",
    "yonhap": "Yonhap",
    "anadolu": "Anadolu",
    "anadolu agency": "Anadolu",
    "pti": "PTI",
    "press trust of india": "PTI",
    "ani": "ANI",
    "ians": "IANS",
    "irna": "IRNA",
    "belga": "Belga",
    "ukrinform": "Ukrinform",
}
_HEAD, _TAIL = 1_500, 800  # characters in which a credit stands
_NAME = r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3}"
# "LUND, March 3 (Name) - …" or "(Name) — …" at the start of a line: whatever stands there is the origin.
_DATELINE = re.compile(rf"^[^\n(]{{0,60}}\((?P<name>{_NAME}|dpa)\)\s*[-–—:]", re.MULTILINE)
_KNOWN = "|".join(sorted(map(re.escape, _AGENCIES), key=len, reverse=True))
_CREDITS = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:\d{{4}}\s*)?(?:the\s+)?(?P<owner>{_KNOWN})\b"
    rf"|\b(?:with|by|from|source:)\s+(?:the\s+)?(?P<by>{_KNOWN})\s*(?=[.,)\n]|$)"
    rf"|\b(?:the\s+)?(?P<gave>{_KNOWN})\s+(?:has\s+)?contributed\b"
    rf"|^[-–—(\s]*(?P<alone>{_KNOWN})[)\s.]*$",
    re.IGNORECASE | re.MULTILINE,
)


def credit(text: str, byline: str = "") -> str:
    """The agency that an article credits in its dateline, byline or last lines; "" is none."""
    dateline = _DATELINE.search(text, 0, _HEAD)
    if dateline:
        return known(dateline["name"])
    words = byline.removeprefix("By ").strip()
    if words.casefold() in _AGENCIES:
        return known(words)
    for part in (text[:_HEAD], text[-_TAIL:]):
        found = _CREDITS.search(part)
        if found:
            return known(next(filter(None, found.groups())))
    return ""


def known(name: str) -> str:
    """An agency's name as it is shown."""
    return _AGENCIES.get(name.casefold().strip(), name.strip())
