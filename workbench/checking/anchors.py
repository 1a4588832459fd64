"""Where a quote stands in a captured text.

Exactly as quoted, or with differences that a copy makes and a reader does not see: white space, typographic
quotes and dashes, soft hyphens, composed accents, and "…" or "[...]" for words left out. A changed letter,
figure or case does not anchor, and neither does a quote that begins or ends within a word or a figure:
"5 billion" is not what "1.5 billion" says.

Linear in text and quote.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from workbench.records import Span

MAX_GAP = 1000  # code points that "…" may stand for; parts further apart are quotes of their own
MAX_PARTS = 20

_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_QUOTES = dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′`´", "'")
_FOLDS = re.compile(
    rf"(?P<space>[\s{_INVISIBLE}]+)"
    rf"|(?P<quote>[{''.join(_QUOTES)}])"
    r"|(?P<dash>[-‐‑‒–—―−]+)"
    r"|(?P<gap>…|\.(?:\s?\.){2,})"
    r"|(?P<accent>\w[\u0300-\u036f]{1,4})"
)
_OMISSION = re.compile(r" ?(?:\[ ?… ?\]|\( ?… ?\)|…) ?")
# "|" is the cut: within 1.5, 1,200, can't
_JOINED = re.compile(r"\d[.,]\|\d|\d\|[.,]\d|n\|['’]t")


class Anchor(Span):
    """Where a quote stands: `start:end` in the text, and whether it stands there letter by letter.

    `hits` is how often it does; the span is the first.
    """

    exact: bool
    hits: int


def anchor(text: str, quote: str) -> Anchor | None:
    """Find a quote in a text. None: it is not there, or not with these words."""
    if not any(map(str.isalnum, quote)):
        return None
    spans = list(_found(text, quote))
    if spans:
        return Anchor(start=spans[0].start, end=spans[0].end, exact=True, hits=len(spans))
    folded = _fold(text)
    wanted = _fold(quote).text.strip()
    spans = list(_found(folded.text, wanted)) or _in_parts(folded.text, wanted)
    if not spans:
        return None
    start, end = folded.source(spans[0])
    return Anchor(start=start, end=end, exact=False, hits=len({span.start for span in spans}))


class _Range(NamedTuple):
    start: int
    end: int


class _Folded(NamedTuple):
    """A text with what does not matter folded away, in pieces: as it was, replaced, as it was, …"""

    text: str
    places: list[int]  # where each piece begins in `text`
    sources: list[int]  # and where in the original

    def source(self, found: _Range) -> _Range:
        """A range of `text`, in the original."""
        first, start = self._piece(found.start)
        last, end = self._piece(found.end - 1)
        return _Range(
            self.sources[first] if first % 2 else start,
            self.sources[last + 1] if last % 2 else end + 1,
        )

    def _piece(self, place: int) -> _Range:
        piece = bisect_right(self.places, place) - 1
        return _Range(piece, self.sources[piece] + place - self.places[piece])


def _fold(text: str) -> _Folded:
    parts: list[str] = []
    places, sources = [0], [0]
    place = source = 0
    for fold in _FOLDS.finditer(text):
        kept, put = text[source : fold.start()], _replacement(fold)
        parts += kept, put
        place += len(kept)
        places += place, place + len(put)
        sources += fold.span()
        place += len(put)
        source = fold.end()
    parts.append(text[source:])
    return _Folded("".join(parts), places, sources)


def _replacement(fold: re.Match[str]) -> str:
    found = fold[0]
    match fold.lastgroup:
        case "space":
            return " " if any(map(str.isspace, found)) else ""
        case "quote":
            return _QUOTES[found]
        case "dash":
            return "-"
        case "gap":
            return "…"
        case _:
            return unicodedata.normalize("NFC", found)


def _found(text: str, quote: str) -> Iterator[_Range]:
    """All places, none overlapping, where whole words of a text say exactly this.

    Only a quote that repeats itself can be found overlapping itself; the budget keeps that linear.
    """
    budget = 4 * len(text)
    start = text.find(quote)
    while start >= 0 and budget >= 0:
        end = start + len(quote)
        if _cuts(text, start) or _cuts(text, end):
            budget -= len(quote)
            start = text.find(quote, start + 1)
        else:
            yield _Range(start, end)
            start = text.find(quote, end)


def _in_parts(text: str, quote: str) -> list[_Range]:
    """All places where the parts of a quote with omissions stand in order, each close to the next."""
    parts = [part for part in _OMISSION.split(quote) if any(map(str.isalnum, part))]
    if not 0 < len(parts) <= MAX_PARTS:
        return []
    chains = list(_found(text, parts[0]))
    for part in parts[1:]:
        chains = list(_continued(chains, _found(text, part)))
    return chains


def _continued(chains: list[_Range], hits: Iterator[_Range]) -> Iterator[_Range]:
    """Each hit joined to the last chain before it, where that is close enough."""
    before = -1
    for hit in hits:
        while before + 1 < len(chains) and chains[before + 1].end <= hit.start:
            before += 1
        if before >= 0 and hit.start - chains[before].end <= MAX_GAP:
            yield _Range(chains[before].start, hit.end)


def _cuts(text: str, at: int) -> bool:
    """Whether a cut at this place goes through a word, a figure or an accented letter."""
    left = text[max(0, at - 8) : at].rstrip(_INVISIBLE)[-2:]
    right = text[at : at + 8].lstrip(_INVISIBLE)[:2]
    if not left or not right:
        return False
    if (_in_word(left[-1]) and _in_word(right[0])) or unicodedata.combining(right[0]):
        return True
    return _JOINED.search(f"{left}|{right}") is not None


def _in_word(char: str) -> bool:
    """Digits, and letters of the scripts that have case: those part their words with spaces."""
    return char.isdigit() or char.lower() != char.upper()
