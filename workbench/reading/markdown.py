"""Markdown, kept verbatim: its marks and its front matter are seen, and stay where they are."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from workbench.reading.lines import Unit, lines, stripped
from workbench.records import BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_LINES = 200  # a front matter longer than this is none
_PAIR = re.compile(r"([A-Za-z][\w-]{0,40})\s*:\s*(.*)")
_MARKS = re.compile(r"[\s>]*(?:(?:[-*+•]|\d{1,9}[.)])\s+)*(?:\[[ xX]\]\s+)?(?:#{1,6}(?:\s+|$))?")
_END_MARKS = re.compile(r"\s+#+\s*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"[*_`~]+")
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)\W*$")


def front_matter(text: str) -> dict[str, str]:
    """The `key: value` lines between two `---` at the start, keys in lower case; empty where there are none."""
    found = list(islice(lines(text), _FRONT_LINES))
    size = _front_size(text, found)
    pairs = (_PAIR.fullmatch(text[line.start : line.end]) for line in found[:size])
    return {pair[1].lower(): pair[2].strip().strip("\"'") for pair in pairs if pair}


def units(text: str) -> list[Unit]:
    """The blocks of a Markdown text, without their marks: headings, paragraphs, list items, quotes, table rows.

    Front matter, code, rules and link definitions are boilerplate. Other paragraphs are still to be judged.
    """
    found = list(lines(text))
    front = _front_size(text, found[:_FRONT_LINES])
    taken: dict[int, tuple[int, BlockKind | None]] = {}
    for first, end, kind in _parsed(text, found, front):
        taken.setdefault(first, (end, kind))
    return list(_laid_out(text, found, taken))


def plain(text: str) -> str:
    """A line as its reader sees it: links by their words, no emphasis."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", text))


def _front_size(text: str, found: Sequence[Unit]) -> int:
    """How many lines the front matter takes, its fences included."""
    words = [text[line.start : min(line.end, line.start + 4)] for line in found]
    if not words or words[0] != "---":
        return 0
    end = next((at for at, word in enumerate(words[1:], 1) if word in {"---", "..."}), 0)
    pairs = sum(bool(_PAIR.match(text[line.start : line.end])) for line in found[1:end])
    return end + 1 if pairs else 0


def _parsed(text: str, found: Sequence[Unit], front: int) -> Iterator[tuple[int, int, BlockKind | None]]:
    """First line, line after the last, and kind, of all that holds words."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table").disable("inline")
    start = found[front].start if front < len(found) else len(text)
    around: list[str] = []
    for token in parser.parse(text[start:]):
        if token.nesting > 0:
            around.append(token.type)
        elif token.nesting < 0:
            around.pop()
        kind = _kind(token, around)
        if token.map and kind is not BlockKind.BOILERPLATE:
            yield token.map[0] + front, token.map[1] + front, kind


def _kind(token: "Token", around: Sequence[str]) -> BlockKind | None:
    """What a token holds; boilerplate is what holds no words of the article."""
    if token.type == "tr_open":
        return BlockKind.ITEM
    if token.type == "html_block":
        return None
    if token.type != "inline" or "table_open" in around:
        return BlockKind.BOILERPLATE
    if "heading_open" in around:
        return BlockKind.HEADLINE
    if _IMAGE.match(token.content):
        return BlockKind.CAPTION
    if "list_item_open" in around:
        return BlockKind.ITEM
    return BlockKind.QUOTE if "blockquote_open" in around else None


def _laid_out(
    text: str, found: Sequence[Unit], taken: dict[int, tuple[int, BlockKind | None]]
) -> Iterator[Unit]:
    """Units in order; a line that no block took is boilerplate."""
    at = 0
    while at < len(found):
        end, kind = taken.get(at, (at + 1, BlockKind.BOILERPLATE))
        run = [line for line in found[at:end] if line.start < line.end]
        if run and kind is BlockKind.HEADLINE:
            yield from _heading(text, run)
        elif run:
            yield _bare(text, run[0].start, run[-1].end, kind)
        at = end


def _heading(text: str, run: Sequence[Unit]) -> Iterator[Unit]:
    """A heading, and apart from it the line that underlines it."""
    underlined = len(run) > 1 and not text[run[-1].start : run[-1].end].strip("=-")
    words = run[:-1] if underlined else run
    yield _bare(text, words[0].start, words[-1].end, BlockKind.HEADLINE)
    if underlined:
        yield run[-1]._replace(kind=BlockKind.BOILERPLATE)


def _bare(text: str, start: int, end: int, kind: BlockKind | None) -> Unit:
    """`start:end` without the marks at its ends, unless there is nothing else."""
    marks = _MARKS.match(text, start, end)
    inner = marks.end() if marks and kind is not BlockKind.BOILERPLATE else start
    if kind is BlockKind.HEADLINE and (tail := _END_MARKS.search(text[inner:end])):
        end = inner + tail.start()
    unit = stripped(text, inner, end, kind)
    return unit if unit.start < unit.end else Unit(start, end, BlockKind.BOILERPLATE)
