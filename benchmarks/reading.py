"""Main text of web pages, and of the same pages pasted as text: `python benchmarks/reading.py [--data FOLDER]`.

The measure is that of the scrapinghub article extraction benchmark: precision and recall over runs of four words,
averaged over the pages, and the F1 of these two averages. Of a read page, what is scored is all of `Article.text`,
and beside it the blocks that are looked at for claims (body, quote, item); of a pasted page these blocks. Half of
the pages (by a hash of their ids) were never looked at: "held".

readability-lxml stands beside where it is installed; trafilatura always does.
"""

import hashlib
import re
import statistics
import tarfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import NamedTuple

import lxml.html
import trafilatura
from measures import folder, rows, table

from workbench.reading import read
from workbench.records import Article, BlockKind

LOOKED_AT = {BlockKind.BODY, BlockKind.QUOTE, BlockKind.ITEM}
UNSEEN = ("script", "style", "noscript", "template")
BREAKING = (
    *("p", "div", "br", "li", "h1", "h2", "h3", "h4", "tr", "td", "blockquote", "section", "article", "ul"),
    *("option", "figcaption"),
)


class Page(NamedTuple):
    """A page with its true text."""

    url: str
    data: bytes
    markup: str
    body: str
    held: bool


def main() -> None:
    data = folder(__doc__)
    with tarfile.open(data / "html_scrapinghub.tar.xz") as archive:
        files = {
            name.rpartition("/")[2]: _bytes(archive, name)
            for name in archive.getnames()
            if name.endswith(".html")
        }
    pages = []
    for row in rows(data / "html_scrapinghub.jsonl"):
        held = hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 1
        found = files[f"{row['id']}.html"]
        pages.append(Page(row["url"], found, found.decode("utf-8", "replace"), row["body"], held))
    html_pages(pages)
    pasted_pages(pages)


def html_pages(pages: Sequence[Page]) -> None:
    """Each peer in turn, each timed in this process."""
    articles: list[Article] = []
    speed = _timed(pages, lambda page: articles.append(read(page.data, url=page.url)))
    scored("main text: workbench, Article.text", pages, [article.text for article in articles], speed)
    scored("main text: workbench, body quote item", pages, list(map(looked_at, articles)), speed)
    peers: dict[str, Callable[[Page], str]] = {
        "trafilatura": lambda page: _trafilatura(page, fast=False),
        "trafilatura fast": lambda page: _trafilatura(page, fast=True),
    }
    if find_spec("readability"):
        peers["readability-lxml"] = _readability
    peers["all visible text"] = lambda page: visible(page.markup)
    for name, extract in peers.items():
        texts: list[str] = []
        other = _timed(pages, lambda page, extract=extract, texts=texts: texts.append(extract(page)))  # type: ignore[misc]
        scored(f"main text: {name}", pages, texts, other, beside=speed)


def pasted_pages(pages: Sequence[Page]) -> None:
    """The same pages as a person pastes them: every visible line, and no markup."""
    pasted = [page._replace(data=visible(page.markup).encode()) for page in pages]
    articles: list[Article] = []
    speed = _timed(pasted, lambda page: articles.append(read(page.data)))
    scored("pasted page: workbench, body quote item", pages, list(map(looked_at, articles)), speed)
    scored("pasted page: all of it", pages, [page.data.decode() for page in pasted], 0.0)


def scored(
    name: str, pages: Sequence[Page], texts: Sequence[str], speed: float, *, beside: float = 0.0
) -> None:
    """Two lines: all pages, and those held back."""
    for part, wanted in (("", {True, False}), (", held", {True})):
        chosen = [(page, text) for page, text in zip(pages, texts, strict=True) if page.held in wanted]
        found = [shingled(page.body, text) for page, text in chosen]
        precision, recall = (statistics.mean(side) for side in zip(*found, strict=True))
        both = 2 * precision * recall / (precision + recall)
        pace = f"  {speed:.0f}/s" if speed else ""
        ratio = f"  workbench takes {speed / beside:.2f} times as long" if beside else ""
        table(
            f"{name}{part}",
            f"{len(chosen)} pages",
            f"P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}{pace}{ratio}",
        )


def shingled(gold: str, mine: str) -> tuple[float, float]:
    """Precision and recall of the runs of four words, counted."""
    wanted, found = _runs(gold), _runs(mine)
    right = (wanted & found).total()
    return right / found.total(), right / wanted.total()


def looked_at(article: Article) -> str:
    return "\n".join(
        article.text[block.start : block.end] for block in article.blocks if block.kind in LOOKED_AT
    )


def visible(markup: str) -> str:
    """All text that is no script, a line for each tag that breaks the line."""
    tree = lxml.html.fromstring(markup.encode(), parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in [*tree.iter(*UNSEEN)]:
        element.drop_tree()
    for element in tree.iter(*BREAKING):
        element.tail = "\n" + (element.tail or "")
        if element.tag != "br":
            element.text = "\n" + (element.text or "")
    return re.sub(r"[ \t\xa0]+", " ", re.sub(r"[ \t]*\n\s*", "\n", tree.text_content()))


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3)))


def _timed(pages: Sequence[Page], act: Callable[[Page], object]) -> float:
    """Pages per second of CPU time."""
    began = time.process_time()
    for page in pages:
        act(page)
    return len(pages) / (time.process_time() - began)


def _trafilatura(page: Page, *, fast: bool) -> str:
    return trafilatura.extract(page.markup, include_comments=False, fast=fast) or ""


def _readability(page: Page) -> str:
    from readability import Document

    return visible(Document(page.markup).summary())


def _bytes(archive: tarfile.TarFile, name: str) -> bytes:
    opened = archive.extractfile(name)
    return opened.read() if opened else b""


if __name__ == "__main__":
    main()
