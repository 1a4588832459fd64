"""Strings from outside: made safe to display, folded for comparison, shortened for a column."""

import re
import unicodedata

_REPLACEMENT = 0xFFFD

# C0 controls have pictures of their own (U+2400 block), so that a person sees what is there;
# C1 controls, bidi controls, line separators, BOM and lone surrogates have none.
_SHOWN: dict[int, int] = {code: 0x2400 + code for code in range(0x20)}
_SHOWN[0x7F] = 0x2421
_SHOWN.update(
    (code, _REPLACEMENT)
    for block in (
        range(0x80, 0xA0),  # C1 controls
        range(0x200E, 0x2010),  # left-to-right and right-to-left mark
        range(0x2028, 0x202F),  # line and paragraph separator, bidi embeddings and overrides
        range(0x2066, 0x206A),  # bidi isolates
        range(0x206A, 0x2070),  # deprecated format characters
        range(0xD800, 0xE000),  # lone surrogates
        range(0xFFF9, 0xFFFC),  # interlinear annotation
        range(0xE0000, 0xE0080),  # tag characters
        (0x061C, 0xFEFF),
    )
    for code in block
)
_SHOWN_LINES = {code: to for code, to in _SHOWN.items() if code not in (0x09, 0x0A)}

_SPACES = re.compile(r"\s+")


def shown(text: str, *, lines: bool = False) -> str:
    """Make any string safe to display: one character in, one character out, so offsets hold.

    Control characters become visible pictures, bidi controls and lone surrogates U+FFFD. Nothing is
    removed and nothing is added. With `lines`, newline and tab are kept, for text shown as a block.
    """
    return text.translate(_SHOWN_LINES if lines else _SHOWN)


def one_line(text: str) -> str:
    """The text on one line, runs of white space (any kind) as one space, safe to display."""
    return shown(_SPACES.sub(" ", text).strip())


def shorten(text: str, width: int) -> str:
    """The text in at most `width` characters, cut at a word where that costs little, with an ellipsis."""
    if len(text) <= width:
        return text
    if width <= 1:
        return "…"[:width]
    cut = text[: width - 1]
    space = cut.rfind(" ")
    if space > width * 0.6:
        cut = cut[:space]
    return cut.rstrip(" ,;:") + "…"


def folded(text: str) -> str:
    """Case, accents, width and typographic punctuation folded away, for comparing what people typed."""
    plain = text.translate(_PLAIN)
    if not plain.isascii():
        marked = unicodedata.normalize("NFKD", plain).translate(_PLAIN)
        plain = "".join(c for c in marked if not unicodedata.combining(c))
    return _SPACES.sub(" ", plain).strip().casefold()


_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00ad": None}
)


def source_name(outlet: str, url: str, origin: str) -> str:
    """Who published something, as a list shows it: the outlet, else the URL's host, else the file's name."""
    if outlet:
        return outlet
    address = url or (origin if "://" in origin else "")
    if address:
        return address.split("://", 1)[-1].split("/", 1)[0].rsplit("@", 1)[-1].removeprefix("www.") or address
    return "stdin" if origin == "-" else re.split(r"[/\\]", origin)[-1]
