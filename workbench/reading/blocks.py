"""What each line of an article is: headline, dateline, paragraph, menu. Nothing is cut; blocks lie over the
text.

A line is first looked at for itself, then for where it stands: before the first paragraph that is surely
one (the head), after the last (the foot), or between. Only lines that look like what they are not are taken
from the body: a paragraph that ends without a full stop stays one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from workbench.reading import boilerplate, datelines
from workbench.reading.lines import Unit, units
from workbench.reading.regions import stretches
from workbench.records import Block, BlockKind
from workbench.text import folded

_STOPS = ".!?…:;。！？؟।։።"
_CLOSING = "\"'”’»)]*_› "
_SMALL = frozenset(
    {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "is", "nor", "of", "off"}
    | {"on", "or", "out", "over", "per", "than", "the", "to", "up", "via", "vs", "vs.", "with"}
)
_ITEM = ("- ", "* ", "+ ", "• ", "‣ ", "▪ ", "◦ ", "· ", "● ", "– ")
_LISTS = frozenset({BlockKind.ITEM, BlockKind.QUOTE})
_FURNITURE = 40  # lines of menus; with fewer, or with fewer than two for each paragraph, it is no whole page
_BEFORE = 12  # lines before the text, among which the headline is
_NEAR = 40  # lines around a line that the rules for the head look at
_LONG = 2000  # characters; nobody says as much again in a slightly different way
_LIST_WORDS = 8  # a shorter item of a list may come again
_PARAGRAPH_WORDS = 26  # a line this long is a paragraph, also without a stop


def same(text: str) -> str:
    """The text as it is."""
    return text


@dataclass(slots=True)
class _Line:
    """One unit with what the rules ask of it. `kind` is None as long as nothing is known."""

    text: str
    kind: BlockKind | None
    words: int = field(init=False)
    stopped: bool = field(init=False)  # ends as a sentence does
    titled: bool = field(init=False)  # Written Like a Title

    def __post_init__(self) -> None:
        words = self.text[:_LONG].split()
        self.words = max(len(words), len(self.text) // 12)  # scripts without spaces
        self.stopped = self.text.rstrip(_CLOSING)[-1:] in _STOPS
        lower = sum(word[0].islower() and word not in _SMALL for word in words)
        self.titled = not self.stopped and lower <= len(words) // 8

    @property
    def paragraph(self) -> bool:
        """Surely a paragraph, whatever stands around it."""
        return self.kind is None and (self.words >= _PARAGRAPH_WORDS or (self.stopped and self.words >= 5))


def blocks(
    text: str,
    found: Sequence[Unit] | None = None,
    *,
    title: str = "",
    plain: Callable[[str], str] = same,
) -> tuple[Block, ...]:
    """Blocks over `text`, sorted and disjoint; each line that is not blank lies in exactly one, but that
    a dateline which opens the first paragraph is a block of its own.

    `found` are its units, where a format has told them (and perhaps what they are) already; `title` is the
    headline, where it is known from elsewhere; `plain` takes the marks of a format away before a line is
    looked at.
    """
    whole = found is None
    found = units(text) if found is None else found
    known = [_Line(plain(text[unit.start : unit.end]), unit.kind) for unit in found]
    for line in known:
        line.kind = line.kind or _alone(line)
    if whole:
        _page(known)
    _foot(known)
    _menus(known)
    head = next((at for at, line in enumerate(known) if line.paragraph), None)
    if head is not None:
        _head(known, _with_headline(known, head), title)
        _middle(known, head)
    _repeats(known, title)
    made = (
        Block(start=unit.start, end=unit.end, kind=line.kind or BlockKind.BODY)
        for unit, line in zip(found, known, strict=True)
    )
    return tuple(_opened(text, list(made)))


def _opened(text: str, made: list[Block]) -> list[Block]:
    """The blocks, with the dateline that opens the first paragraph as one of its own: it is in no sentence."""
    first = next((at for at, block in enumerate(made) if block.kind is BlockKind.BODY), None)
    if first is None:
        return made
    block = made[first]
    dated, goes_on = datelines.opens(text[block.start : min(block.end, block.start + datelines.LOOK)])
    if not dated or not text[block.start + goes_on : block.start + goes_on + 1].strip():
        return made
    if block.start + goes_on >= block.end:
        return made
    opening = Block(start=block.start, end=block.start + dated, kind=BlockKind.DATELINE)
    return [
        *made[:first],
        opening,
        block.model_copy(update={"start": block.start + goes_on}),
        *made[first + 1 :],
    ]


def _alone(line: _Line) -> BlockKind | None:
    """What a line is by itself, where that can be told."""
    text = line.text
    if datelines.is_dateline(text):
        return BlockKind.DATELINE
    if boilerplate.is_boilerplate(text):
        return BlockKind.BOILERPLATE
    if datelines.is_byline(text):
        return BlockKind.BYLINE
    if boilerplate.is_caption(text):
        return BlockKind.CAPTION
    if text.startswith(_ITEM) or _numbered(text):
        return BlockKind.ITEM
    return None


def _numbered(text: str) -> bool:
    number, _, rest = text[:6].partition(" ")
    return bool(rest) and number[:-1].isdigit() and len(number) <= 3 and number[-1:] in ".)"


def _page(known: list[_Line]) -> None:
    """In a whole page, pasted with its menus, all that stands apart from the running text belongs to the page."""
    if sum(map(_is_furniture, known)) < max(_FURNITURE, 2 * sum(line.paragraph for line in known)):
        return
    article: set[int] = set()
    for start, end in stretches([_weight(line) for line in known]):
        article.update(range(start - _BEFORE, end))
    for at, line in enumerate(known):
        if at not in article:
            line.kind = BlockKind.BOILERPLATE


def _is_furniture(line: _Line) -> bool:
    return line.kind is BlockKind.BOILERPLATE or (line.kind is None and line.words <= 3 and not line.stopped)


def _weight(line: _Line) -> float:
    """How much a line speaks for an article where it stands, or against it, in words. Tuned on 90 pages."""
    if line.paragraph:
        return line.words if line.words >= 10 else line.words * 0.3
    return 0.0 if line.kind in _LISTS else -(3 + 0.3 * min(line.words, 20))


def _foot(known: list[_Line]) -> None:
    """After "About the author" or "3 comments" nothing of the article follows, unless most of it does."""
    for at, line in enumerate(known):
        if line.kind is BlockKind.BOILERPLATE and boilerplate.is_footer(line.text):
            before = sum(other.words for other in known[:at] if other.paragraph)
            after = sum(other.words for other in known[at:] if other.paragraph)
            if before > after:
                for other in known[at:]:
                    other.kind = BlockKind.BOILERPLATE
                return


def _menus(known: list[_Line]) -> None:
    """Three or more very short lines in a row, known or not, are a menu."""
    run: list[_Line] = []
    for line in (*known, _Line(".", BlockKind.BODY)):
        if line.words <= 3 and not line.stopped and line.kind in {None, BlockKind.BOILERPLATE}:
            run.append(line)
            continue
        if len(run) >= 3:
            for short in run:
                short.kind = BlockKind.BOILERPLATE
        run = []


def _with_headline(known: list[_Line], head: int) -> int:
    """Where the body begins: a title that ends with a stop is none of it."""
    first = known[head]
    others = any(line.kind is None for line in known[:head])
    rest = any(line.paragraph for line in known[head + 1 :])
    title = _Line(first.text.rstrip(_STOPS), None)
    return head + 1 if rest and not others and title.titled and title.words <= 15 else head


def _head(known: list[_Line], end: int, title: str) -> None:
    """Headline and what says it again, before the first paragraph."""
    open_lines = [line for line in known[:end] if line.kind is None]
    if not open_lines:
        return
    given = [line for line in known[:end] if line.kind is BlockKind.HEADLINE]
    headline = given[0] if given else _headline(open_lines, title)
    if headline.kind is None:
        headline.kind = BlockKind.HEADLINE
    words = _words(headline.text)
    for at, line in enumerate(known[:end]):
        if line.kind is not None:
            continue
        if line.words <= 3:
            line.kind = BlockKind.BOILERPLATE
        elif line.titled or _says_again(line, words, known[at + 1 : at + _NEAR]):
            line.kind = BlockKind.ECHO


def _headline(lines: Sequence[_Line], title: str) -> _Line:
    same = [line for line in lines if title and folded(line.text) == folded(title)]
    long = [line for line in lines if line.words >= 4]
    return (same or long or list(lines))[0]


def _says_again(line: _Line, headline: set[str], after: Sequence[_Line]) -> bool:
    """Whether a line in the head repeats the headline or the body, or a dateline or byline still follows."""
    words = _words(line.text)
    if words and len(words & headline) >= len(words) / 2:
        return True
    for other in after:
        if other.kind in {BlockKind.DATELINE, BlockKind.BYLINE}:
            return True
        if other.paragraph:
            break
    start = folded(line.text).rstrip(_STOPS + _CLOSING + ",")
    return any(start in folded(other.text[:_LONG]) for other in after[:8])


def _middle(known: list[_Line], head: int) -> None:
    """Between and after the paragraphs: headings, and the titles of other stories."""
    last = max(at for at, line in enumerate(known) if line.paragraph or at == head)
    links = 0 if _careless(known[head:]) else _tail(known[last + 1 :])
    for at, line in enumerate(known[head:], head):
        if line.kind is not None or line.stopped or line.words >= _PARAGRAPH_WORDS:
            continue
        heads_body = (
            at < last and at + 1 < len(known) and (known[at + 1].paragraph or known[at + 1].kind in _LISTS)
        )
        if line.titled or line.words <= 3:
            line.kind = BlockKind.BODY if heads_body else BlockKind.BOILERPLATE
        elif at > last and links >= 3 and line.words < 15:
            line.kind = BlockKind.BOILERPLATE


def _careless(lines: Sequence[_Line]) -> bool:
    """Whether this writer leaves full stops out, so that a line without one says nothing."""
    without = sum(line.kind is None and not line.paragraph and not line.titled for line in lines)
    return without > sum(line.paragraph for line in lines)


def _tail(lines: Sequence[_Line]) -> int:
    """How many short lines without a stop stand after the last paragraph."""
    return sum(
        line.kind in {None, BlockKind.BOILERPLATE} and not line.stopped and line.words < 15 for line in lines
    )


def _repeats(known: list[_Line], title: str) -> None:
    """The headline further down, and any line of some length that stood before, are echoes."""
    seen = {folded(title)} if title and not any(line.kind is BlockKind.HEADLINE for line in known) else set()
    for line in known:
        if line.kind not in {None, *_LISTS, BlockKind.HEADLINE, BlockKind.BODY} or line.words < (
            _LIST_WORDS if line.kind in _LISTS else 4
        ):
            continue
        said = folded(line.text) if len(line.text) < _LONG else line.text
        if said in seen:
            line.kind = BlockKind.ECHO
        seen.add(said)


def _words(text: str) -> set[str]:
    """The words that carry a line's meaning."""
    return {
        word.strip(_STOPS + _CLOSING + ",“‘«(") for word in folded(text).split() if word not in _SMALL
    } - {""}
