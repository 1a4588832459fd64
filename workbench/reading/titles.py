"""The headline among the titles that a page gives itself, without the name of the site."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from workbench.text import folded

_BETWEEN = re.compile(r"\s(?:[|•·»«›‹~]|[-–—]{1,2}|::)\s|\s?[|]\s?")
_BARS = frozenset("|•·»«›‹")
_FEW = 4  # words; a tail with no more, after a bar, is a site's name


def headline(titles: Sequence[str], tops: Sequence[str], outlet: str, url: str) -> str:
    """The title that a reader sees: `tops` (the `h1` of the page) where one says what a title says, else that.

    `titles` come in order of trust; `outlet` and `url` tell what in them is the site's name.
    """
    bare = [
        one for title in titles if (one := without_site(title, outlet, url)) and folded(one) != folded(outlet)
    ]
    words = [set(folded(one).split()) for one in bare]
    for top in tops:
        own = set(folded(top).split())
        if any(2 * len(own & other) > max(len(own), len(other)) for other in words):
            return top
    whole = next((top for top in tops if len(top.split()) >= 3 or len(tops) == 1), "")
    if bare and (len(bare[0].split()) >= 2 or len(bare[0]) >= len(whole)):
        return bare[0]
    return whole or next(iter(bare), "")


def without_site(title: str, outlet: str, url: str) -> str:
    """The title without " | Site name" at its end, or "Site name | " at its start."""
    cuts = list(_BETWEEN.finditer(title))
    if not cuts:
        return title
    if _is_site(title[: cuts[0].start()], outlet, url):
        return title[cuts[0].end() :].strip()
    for cut in cuts:
        head, tail = title[: cut.start()].strip(), title[cut.end() :].strip()
        if not head:
            continue
        bar = cut[0].strip() in _BARS
        if _is_site(tail, outlet, url) or any(
            _is_site(one, outlet, url) for one in _BETWEEN.split(tail)[-1:]
        ):
            return head
        if bar and len(tail.split()) <= _FEW < len(head.split()):
            return head
    return title


def is_same(line: str, title: str) -> bool:
    """Whether a line says the title and no more."""
    return 4 * abs(len(line) - len(title)) <= len(title) and folded(line) == folded(title)


def first_part(name: str) -> str:
    """A site's name without the motto that follows it."""
    return _BETWEEN.split(name)[0].strip() or name


def site_in(title: str, url: str) -> str:
    """The name of the site at the end of a title, where the address bears it out; "" where none is."""
    last = _BETWEEN.split(title)[-1].strip()
    return last if last != title and _is_site(last, "", url) else ""


def _is_site(name: str, outlet: str, url: str) -> bool:
    bare = _letters(name)
    if not bare or len(name.split()) > 6:
        return False
    try:
        host = _letters((urlsplit(url).hostname or "").removeprefix("www."))
    except ValueError:
        host = ""
    known = _letters(outlet)
    return (
        bare == known
        or (len(bare) >= 3 and host.startswith(bare.removeprefix("the")) and len(bare) > 3)
        or (len(known) > 3 and (known in bare or (len(bare) > 3 and bare in known)))
    )


def _letters(name: str) -> str:
    return re.sub(r"[^\w]", "", folded(name))
