"""Writing CommonMark in which text from outside is only text.

After the rules of CommonMark 0.31 and what GitHub adds to it: tables, strikethrough, math, bare links.
"""

import re
import string

from workbench.reporting.words import legible, link_target

_ACTIVE = re.compile(
    r"[\\`*\[\]<~|$#@]"  # code, emphasis, links, HTML, strikethrough, tables, math, headings, addresses
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # emphasis, but not within a word
    r"|&(?=[#\w])"  # character references
    r"|:(?=//)|(?<=/)/|(?<=www)\.|(?<=\w)\.(?=[^\W\d_]{2})"  # what becomes a link by itself
)
_AT_START = re.compile(r"^(?:(?=[-+=:>])|([0-9]+)(?=[.)]))", re.MULTILINE)
_INNER_LINE = re.compile(r"(?<=\n)(?!\n)")
_SPACES = re.compile(r"\s+")


def text(outside: str) -> str:
    """Text from outside as inline text that shows what it says; its lines stay lines."""
    return _escaped(legible(outside).strip())


def line(outside: str) -> str:
    """Text from outside on one line."""
    return text(_SPACES.sub(" ", legible(outside)))


def link(url: str) -> str:
    """A link where a reader may follow it, else its text."""
    return f"<{url}>" if link_target(url) else line(url)


def passage(before: str, core: str, after: str) -> str:
    """Text with its core in bold, wherever in a word or a sentence that begins and ends."""
    before, core, after = legible(before), legible(core), legible(after)
    inner = core.strip()
    if not inner:
        return text(before + core + after)
    lead, _, trail = core.partition(inner)
    left, right = (before + lead).lstrip(), (trail + after).rstrip()
    # "**" next to a letter on one side and a mark on the other is no emphasis; next to a reference it is
    if left and not _parts(left[-1]) and not inner[0].isalnum():
        left = f"{_escaped(left[:-1])}&#{ord(left[-1])};"
    else:
        left = _escaped(left)
    if right and not _parts(right[0]) and not inner[-1].isalnum():
        right = f"&#{ord(right[0])};{_escaped(right[1:])}"
    else:
        right = _escaped(right)
    return f"{left}**{_escaped(inner)}**{right}"


def quote(lines: str) -> str:
    """A block quote of lines written here."""
    return "\n".join(f"> {one}" for one in lines.split("\n"))


def bullet(*blocks: str) -> str:
    """A list item made of blocks written here; empty ones are left out."""
    return "- " + _INNER_LINE.sub("  ", "\n\n".join(filter(None, blocks)))


def _escaped(legible_text: str) -> str:
    lines = _SPACES.sub(lambda run: "\n" if "\n" in run[0] else run[0].replace("\t", " "), legible_text)
    return _AT_START.sub(r"\1\\", _ACTIVE.sub(r"\\\g<0>", lines)).replace("\n", "\\\n")


def _parts(char: str) -> bool:
    """Whether a character keeps emphasis apart from what comes before or after."""
    return char.isspace() or char in string.punctuation
